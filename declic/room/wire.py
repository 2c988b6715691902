"""The line from the room to one forked kernel: two sockets, signed messages, and nothing else.

Messages: https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import zmq
from zmq.eventloop.zmqstream import ZMQStream

from declic.room.forks import Fork

DELIMITER = b"<IDS|MSG>"
SOCKETS = 20_000
"""The most at once; zmq's own limit is 1023, a learner at work has two."""
GREETING_SECONDS = 10.0
NUDGE_SECONDS = 0.25
"""After so long without a word a kernel is asked something."""
WELCOME = "iopub_welcome"
"""What a kernel says once it knows that somebody listens; nothing is lost from then on."""

Receive = Callable[[str, list[bytes]], None]
"""Takes a channel, and a message's header, parent header, metadata, content and buffers."""


def context() -> zmq.Context[Any]:
    """Return what the sockets of all wires are made from."""
    made: zmq.Context[Any] = zmq.Context()
    made.max_sockets = SOCKETS
    return made


class Wire:
    """Two sockets of a kernel.

    Parameters
    ----------
    receive
        Called with each message of the kernel.
    """

    def __init__(self, sockets: zmq.Context[Any], fork: Fork, receive: Receive) -> None:
        self.fork = fork
        self._key = fork.connection["key"].encode()
        self._receive = receive
        self._waiting: set[str] = set()
        self._nudges: set[str] = set()
        self._welcome: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._shell = self._stream(sockets, zmq.DEALER, "shell")
        self._iopub = self._stream(sockets, zmq.SUB, "iopub")
        self._iopub.socket.subscribe(b"")

    async def ready(self) -> None:
        """Wait until the kernel knows that this end listens.

        Its welcome goes missing now and then: it may send something at the moment when it is told
        that somebody listens, and then zmq does not tell it again. So it is nudged, as Jupyter's
        server does with all kernels: what it says of that shows as well that it knows.

        Raises
        ------
        TimeoutError
            If it never says so.
        """
        async with asyncio.timeout(GREETING_SECONDS):
            while not (await asyncio.wait({self._welcome}, timeout=NUDGE_SECONDS))[0]:
                self._nudge()

    @property
    def idle(self) -> bool:
        """Return whether the kernel has dealt with all that it was sent."""
        return not self._waiting

    def send(self, message_id: str, parts: list[bytes]) -> None:
        """Send a message of a page: header, parent header, metadata, content, buffers."""
        self._waiting.add(message_id)
        signature = hmac.new(self._key, b"".join(parts[:4]), hashlib.sha256).hexdigest()
        self._shell.send_multipart([DELIMITER, signature.encode(), *parts])

    def close(self) -> None:
        """Close both sockets; the kernel goes on."""
        for stream in (self._shell, self._iopub):
            if not stream.closed():
                stream.close(linger=0)

    def _nudge(self) -> None:
        nudge = uuid.uuid4().hex
        self._nudges.add(nudge)
        header = {"msg_id": nudge, "msg_type": "kernel_info_request", "version": "5.4"}
        header |= {"username": "", "session": nudge, "date": datetime.now(UTC).isoformat()}
        self.send(nudge, [json.dumps(header).encode(), b"{}", b"{}", b"{}"])

    def _stream(self, sockets: zmq.Context[Any], kind: int, channel: str) -> ZMQStream:
        stream = ZMQStream(sockets.socket(kind))
        stream.socket.linger = 0
        stream.socket.connect(self.fork.address(channel))
        stream.on_recv(lambda frames: self._take(channel, frames))
        return stream

    def _take(self, channel: str, frames: list[bytes]) -> None:
        parts = frames[frames.index(DELIMITER) + 2 :]
        kind = json.loads(parts[0])["msg_type"]
        parent = json.loads(parts[1]).get("msg_id", "")
        if channel == "iopub" and not self._welcome.done():
            self._welcome.set_result(None)
        if kind == "status" and json.loads(parts[3])["execution_state"] == "idle":
            self._waiting.discard(parent)
        if kind != WELCOME and parent not in self._nudges:
            self._receive(channel, parts)
