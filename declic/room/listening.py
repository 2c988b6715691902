"""The port of the room: how many may be connected, how slow they may be, with TLS or without.

With TLS both arrive at one port: what begins as TLS does goes to the room, and whoever comes
without it, as when an address is typed, gets the page that explains the browser's warning.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import ssl
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.iostream import IOStream, SSLIOStream
from tornado.netutil import add_accept_handler, ssl_wrap_socket
from tornado.web import Application

LARGEST_BODY = 100_000
"""Bytes that a form may send."""
LARGEST_HEADER = 32_000
IDLE_SECONDS = 75.0
"""How long a request's first lines may take, and a connection may be of no use."""
BODY_SECONDS = 20.0
GREETING_SECONDS = 20.0
"""How long a connection may say nothing."""
UNREAD_BYTES = 16_000_000
"""How much may wait for one who doesn't read."""
MOST_CONNECTIONS = 4000
MOST_FROM_ONE = 1000
"""From one address; a whole room can stand behind one."""
OPEN_FILES = 16_384
TLS_BEGINS = b"\x16"
"""First byte of a TLS handshake (RFC 8446, 5.1)."""


class _Stream(IOStream):
    """A connection that says when it is gone."""

    gone: Callable[[], None] | None = None

    def close_fd(self) -> None:
        super().close_fd()
        if self.gone is not None:
            gone, self.gone = self.gone, None
            gone()


class _TLSStream(_Stream, SSLIOStream):
    """The same, with TLS."""


class Listener:
    """Takes connections and hands them to a server.

    Parameters
    ----------
    room
        What answers.
    tls
        With what to encrypt; None for not at all.
    explaining
        What answers those who come without TLS where there is some.
    proxied
        Whether a proxy on this computer says for whom it asks; nobody else is believed that.
    """

    def __init__(
        self,
        room: Application,
        *,
        tls: ssl.SSLContext | None = None,
        explaining: Application | None = None,
        proxied: bool = False,
    ) -> None:
        self._tls = tls
        self._room = _server(room)
        self._proxied = _server(room, xheaders=True) if proxied else self._room
        self._plain = self._room if explaining is None else _server(explaining)
        self._sockets: Sequence[socket.socket] = ()
        self._removers: list[Callable[[], None]] = []
        self._connected: Counter[str] = Counter()
        self._most = _allow_many_files()

    def listen(self, sockets: Sequence[socket.socket]) -> None:
        """Begin to take connections."""
        self._sockets = sockets
        self._removers = [add_accept_handler(one, self._accept) for one in sockets]

    def stop(self) -> None:
        """Take no more connections."""
        for remove in self._removers:
            remove()
        for one in self._sockets:
            one.close()

    def _accept(self, connection: socket.socket, address: Any) -> None:
        whose = str(address[0])
        enough = MOST_FROM_ONE if not _is_here(whose) else self._most
        if self._connected.total() >= self._most or self._connected[whose] >= enough:
            connection.close()
            return
        self._connected[whose] += 1
        connection.setblocking(False)
        if self._tls is None:
            self._serve(connection, address, secure=False)
        else:
            self._greet(connection, address)

    def _greet(self, connection: socket.socket, address: Any) -> None:
        """Wait for the first byte, and see whether it is TLS."""
        loop = IOLoop.current()

        def spoke(_socket: socket.socket, _events: int) -> None:
            loop.remove_timeout(timeout)
            loop.remove_handler(connection)
            first = b""
            with contextlib.suppress(OSError):
                first = connection.recv(1, socket.MSG_PEEK)
            if first:
                self._serve(connection, address, secure=first == TLS_BEGINS)
            else:
                give_up()

        def give_up() -> None:
            with contextlib.suppress(OSError, ValueError, KeyError):
                loop.remove_handler(connection)
            connection.close()
            self._gone(str(address[0]))

        timeout = loop.call_later(GREETING_SECONDS, give_up)
        loop.add_handler(connection, spoke, IOLoop.READ)

    def _serve(self, connection: socket.socket, address: Any, *, secure: bool) -> None:
        stream: _Stream
        server = self._plain
        if secure and self._tls is not None:
            server = self._room
            try:
                wrapped = ssl_wrap_socket(
                    connection, self._tls, server_side=True, do_handshake_on_connect=False
                )
            except OSError:  # gone already
                connection.close()
                self._gone(str(address[0]))
                return
            stream = _TLSStream(wrapped, max_write_buffer_size=UNREAD_BYTES)
        else:
            stream = _Stream(connection, max_write_buffer_size=UNREAD_BYTES)
        stream.gone = lambda: self._gone(str(address[0]))
        if server is self._room and _is_here(str(address[0])):
            server = self._proxied
        server.handle_stream(stream, address)

    def _gone(self, whose: str) -> None:
        self._connected[whose] -= 1
        if self._connected[whose] <= 0:
            del self._connected[whose]


def _server(application: Application, *, xheaders: bool = False) -> HTTPServer:
    return HTTPServer(
        application,
        xheaders=xheaders,
        max_body_size=LARGEST_BODY,
        max_header_size=LARGEST_HEADER,
        idle_connection_timeout=IDLE_SECONDS,
        body_timeout=BODY_SECONDS,
    )


def _is_here(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _allow_many_files() -> int:
    """Let this process have as many connections as the system lets it; return how many."""
    if sys.platform == "win32":
        return MOST_CONNECTIONS
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        soft = most
    return MOST_CONNECTIONS if soft == resource.RLIM_INFINITY else min(MOST_CONNECTIONS, soft // 2)
