"""What a page may ask of its kernel: a websocket without delay, and whether it still lives."""

from __future__ import annotations

import asyncio
import contextlib
import json
import uuid
from datetime import UTC, datetime
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado import web
from tornado.iostream import StreamBufferFullError
from tornado.websocket import WebSocketClosedError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from declic.i18n import Words
from declic.room.access import Access, Guarded
from declic.room.identity import Participant
from declic.room.pages import PageHandler
from declic.room.seats import Seat
from declic.room.speech import Nonsense, heard
from declic.room.talks import Talk

_ = Words("room")

PROTOCOL = "v1.kernel.websocket.jupyter.org"
"""The one way in which pages talk to kernels; Voilà's page and ours both speak it."""
SILENT_PINGS = 2.25
"""A page that answers none of two pings is gone; it connects again when it is back."""
OLD = "declic_old"
"""Kind of the message that tells a page that what it was drawn with may be old."""
PAUSE = "declic_pause"
"""Kind of the message that tells a page that it has to wait."""


class SeatLine:
    """One page's websocket to a seat: what Jupyter's handler takes for a connection."""

    kernel_ws_protocol = PROTOCOL

    def __init__(self, seat: Seat, handler: KernelWebsocket) -> None:
        self._seat = seat
        self._handler = handler

    async def connect(self) -> None:
        """Begin."""
        self._seat.lines.add(self)

    def disconnect(self) -> None:
        """End."""
        self._seat.lines.discard(self)

    def handle_incoming_message(self, frame: bytes) -> None:
        """Take a message of the page."""
        _channel, parts = deserialize_msg_from_ws_v1(frame)
        self._seat.receive(self, parts)

    def tell(self, channel: str, parts: list[bytes]) -> None:
        """Send a message to the page."""
        with contextlib.suppress(WebSocketClosedError):
            self._handler.write_message(serialize_msg_to_ws_v1(parts, channel), binary=True)

    def hang_up(self) -> None:
        """Close the websocket."""
        self._handler.close()


class KernelWebsocket(Guarded, VoilaKernelWebsocketHandler):
    """Joins a page and its kernel; :class:`~declic.room.identity.OwnKernelOnly` says whose."""

    access = Access.OWNER
    last_ping: float
    last_pong: float

    async def pre_get(self) -> None:
        """Refuse kernels that are gone, and other people's."""
        if PROTOCOL not in self.request.headers.get("Sec-WebSocket-Protocol", ""):
            raise web.HTTPError(400)
        seat = self.room.kernels.seat(self.kernel_id)
        if seat is None:
            await super().pre_get()
            return
        user = self.current_user
        if not self.authorizer.is_authorized(self, user, "execute", self.auth_resource):
            raise web.HTTPError(403)
        self.connection = SeatLine(seat, self)

    async def open(self, kernel_id: str) -> None:
        """Send small answers at once (TCP_NODELAY): Nagle's delay is 40 ms an answer."""
        self.set_nodelay(True)
        self.talk.joined(self)
        await super().open(kernel_id)
        seat, drawn = self.room.kernels.seat(kernel_id), self.get_query_argument("awoken", "")
        # an ordinary kernel may have told more at any time since
        if drawn and (seat is None or drawn != str(seat.awoken)):
            self.say(OLD, {})
        who = Participant.named(self.room.kernels.owner(kernel_id) or "")
        if who is not None:
            self.room.live.joined(self, who)

    def send_ping(self) -> None:
        """Ask whether the page is there.

        Jupyter's own gives up on a page when the first ping is due, before it was sent: every
        websocket ended after twenty seconds.
        """
        now = asyncio.get_running_loop().time()
        if self.ws_connection is None:
            self.ping_callback.stop()
            return
        awake = 1000 * (now - self.last_ping) < 2 * self.ping_interval  # this computer was
        if awake and 1000 * (now - self.last_pong) > SILENT_PINGS * self.ping_interval:
            self.close()
            return
        with contextlib.suppress(WebSocketClosedError):
            self.ping(b"")
        self.last_ping = now

    @property
    def talk(self) -> Talk:
        return self.room.talks[self.kernel_id]

    async def on_message(self, frame: object) -> None:
        """Hand a message to the kernel, as fast as pages may talk: what comes faster waits."""
        wait = self.talk.pace.take(len(frame) if isinstance(frame, str | bytes) else 0)
        if wait and self.talk.pace.is_to_be_told(wait):
            self._tell_to_wait()
        if wait:
            await asyncio.sleep(wait)
        try:
            message = heard(frame, self.talk.comms)
        except Nonsense as fault:
            self.log.warning("a page said nonsense to its kernel: %s", fault)
            self.close()
            return
        if message is not None and self.connection is not None:
            self.connection.handle_incoming_message(message.frame)

    def write_message(self, message: bytes | dict[str, Any], binary: bool = False) -> Any:
        """Send a message to the page; one that doesn't read for so long is gone."""
        if isinstance(message, bytes):
            self.talk.told(deserialize_msg_from_ws_v1(message)[1])
        try:
            return super().write_message(message, binary)
        except StreamBufferFullError:
            self.close()
            raise WebSocketClosedError from None

    def on_close(self) -> None:
        """End."""
        self.talk.left(self)
        self.room.live.left(self)
        if self.connection is not None:
            super().on_close()

    def _tell_to_wait(self) -> None:
        self.say(PAUSE, {"words": _("You send a lot at once. One moment: everything is kept.")})

    def say(self, kind: str, content: dict[str, Any]) -> None:
        """Send a message of the room's own to the page."""
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "version": "5.4"}
        header |= {"username": "", "session": "", "date": datetime.now(UTC).isoformat()}
        parts = [json.dumps(part).encode() for part in (header, {}, {}, content)]
        with contextlib.suppress(WebSocketClosedError):
            self.write_message(serialize_msg_to_ws_v1(parts, "iopub"), binary=True)

    def get_compression_options(self) -> dict[str, Any]:
        """Compress: widgets' states are repetitive JSON."""
        return {"compression_level": 6, "mem_level": 5}


class OwnKernel(PageHandler):
    """What is told about a kernel to its owner."""

    def mine(self, kernel_id: str) -> bool:
        """Return whether a kernel lives and belongs to whoever asks."""
        self.set_header("Cache-Control", "no-store")
        owner = self.room.kernels.owner(kernel_id)
        alive = self.room.kernels.is_alive(kernel_id)
        return alive and owner in self.room.identity.usernames(self)


class KernelAlive(OwnKernel):
    """Tells a page that lost its websocket whether its kernel still lives."""

    access = Access.ANYONE

    @allow_unauthenticated
    def get(self, kernel_id: str) -> None:
        self.finish({"alive": self.mine(kernel_id)})


class KernelModel(OwnKernel):
    """Jupyter's description of a kernel, for which Voilà's full page asks."""

    access = Access.OWNER

    def turn_away(self) -> None:
        """Say of other people's kernels what is said of none."""
        raise web.HTTPError(404)

    @allow_unauthenticated
    def get(self, kernel_id: str) -> None:
        if not self.mine(kernel_id):
            raise web.HTTPError(404)
        seat = self.room.kernels.seat(kernel_id)
        if seat is None:
            model = self.room.kernel_manager.kernel_model(kernel_id)
        else:
            model = {"id": kernel_id, "name": "python3", "connections": len(seat.lines)}
            model |= {"execution_state": "idle", "last_activity": datetime.now(UTC).isoformat()}
        self.finish(json.dumps(model, default=str))


class KernelKept(PageHandler):
    """Voilà's full page asks to stop its kernel when it closes; here kernels outlive pages."""

    access = Access.ANYONE

    def check_xsrf_cookie(self) -> None:
        """Do without: nothing is done."""

    @allow_unauthenticated
    def post(self) -> None:
        self.set_status(204)
        self.finish()
