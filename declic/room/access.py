"""Who may go where: each address says whom it is open to, and one that says nothing is closed.

Method of the checks on where a request comes from: https://web.dev/articles/fetch-metadata
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Awaitable
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, cast
from urllib.parse import urlsplit

from tornado import web
from tornado.httputil import HTTPServerRequest

from declic.room import policy

if TYPE_CHECKING:
    from declic.room.app import Room

ELSEWHERE = {"cross-site", "same-site"}
"""Values of ``Sec-Fetch-Site``: another site, or another name or port of this one."""
READING = {"GET", "HEAD"}


class Access(Enum):
    """Whom an address is open to."""

    ANYONE = "anyone"
    """Whoever can reach the room."""
    KNOWN = "known"
    """Learners and the adviser."""
    LEARNER = "learner"
    """Whoever joined a session, for what is theirs."""
    OWNER = "owner"
    """Whoever a kernel was started for."""
    ADVISER = "adviser"
    """Whoever gave the desk's password."""
    HERE = "here"
    """Whoever gave the desk's password, and sits at this computer."""
    KEY = "key"
    """Whoever sits at this computer and has the key that was shown when the room began."""


class Guarded:
    """Stands before a handler: who may not pass is turned away before anything else happens.

    A handler that does not say in :attr:`access` whom it is open to is open to nobody.
    """

    access: ClassVar[Access]

    @property
    def room(self) -> Room:
        return cast("Room", self._handler.application.settings["room"])

    @property
    def _handler(self) -> web.RequestHandler:
        return cast(web.RequestHandler, self)

    async def prepare(self, **options: Any) -> None:
        """Let in whoever may come in."""
        handler = self._handler
        if not comes_from_here(handler.request):
            raise web.HTTPError(403)
        prepared = super().prepare(**options)  # type: ignore[misc]
        if isinstance(prepared, Awaitable):
            await prepared
        if not handler._finished and not admits(self.access, self.room, handler):
            self.turn_away()

    def turn_away(self) -> None:
        """Answer whoever may not pass.

        Raises
        ------
        tornado.web.HTTPError
            403.
        """
        raise web.HTTPError(403)

    def set_default_headers(self) -> None:
        """Say what a browser may do with an answer."""
        handler = self._handler
        super().set_default_headers()  # type: ignore[misc]
        handler.clear_header("Server")
        for name, value in policy.headers(secure=handler.request.protocol == "https"):
            handler.set_header(name, value)

    def write_error(self, status_code: int, **_fault: Any) -> None:
        """Say the status, and nothing of what is behind it."""
        self._handler.set_header("Content-Type", "text/plain; charset=utf-8")
        self._handler.finish(str(status_code))

    def log_exception(self, kind: Any, fault: Any, trace: Any) -> None:
        """Log what is a fault of ours; no address, for there are codes in some."""
        if not isinstance(fault, web.HTTPError):
            self.room.log.error(
                "%s could not answer", type(self).__name__, exc_info=(kind, fault, trace)
            )


def admits(access: Access, room: Room, handler: web.RequestHandler) -> bool:
    """Return whether whoever makes a request may pass."""
    identity = room.identity
    match access:
        case Access.ANYONE:
            return True
        case Access.KNOWN:
            return bool(identity.usernames(handler))
        case Access.LEARNER:
            return identity.participant(handler) is not None
        case Access.OWNER:
            owner = room.kernels.owner(handler.path_kwargs["kernel_id"])
            return owner is not None and owner in identity.usernames(handler)
        case Access.ADVISER:
            return identity.adviser(handler) is not None
        case Access.HERE:
            return _is_here(handler) and identity.adviser(handler) is not None
        case Access.KEY:
            key = handler.get_query_argument("key", "")
            return _is_here(handler) and hmac.compare_digest(key.encode(), room.start_key.encode())


def _is_here(handler: web.RequestHandler) -> bool:
    return ipaddress.ip_address(str(handler.request.remote_ip)).is_loopback


def comes_from_here(request: HTTPServerRequest) -> bool:
    """Return whether a request comes from our own pages, from a link, or from no page at all.

    Links of other sites may lead here; their forms, scripts, pictures and frames may not. A
    browser says where a request comes from in ``Sec-Fetch-Site`` where the line is secure, and in
    ``Origin`` for forms and websockets.
    """
    headers = request.headers
    site, mode = headers.get("Sec-Fetch-Site", ""), headers.get("Sec-Fetch-Mode", "")
    if site in ELSEWHERE and not (mode == "navigate" and request.method in READING):
        return False
    if site in ELSEWHERE and headers.get("Sec-Fetch-Dest", "document") != "document":
        return False
    origin = headers.get("Origin")
    return origin is None or urlsplit(origin.lower()).netloc == request.host.lower()
