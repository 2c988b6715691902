"""What a page may ask of its kernel: a websocket without delay, and whether it still lives."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado import web
from tornado.websocket import WebSocketClosedError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from declic.room.pages import PageHandler
from declic.room.seats import Seat

PAGE_MESSAGES = (
    "comm_open",
    "comm_close",
    "comm_msg",
    "comm_info_request",
    "kernel_info_request",
)
"""What a page may say to its kernel; ``shutdown_request`` is not among it."""


MESSAGE_PARTS = 4
"""Header, parent header, metadata, content; buffers follow."""
PROTOCOL = "v1.kernel.websocket.jupyter.org"
"""The one way in which pages talk to a seat; Voilà's page and ours both speak it."""


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
        """Take a message of the page; what no page may say is ignored, nonsense ends the line."""
        try:
            channel, parts = deserialize_msg_from_ws_v1(frame)
            kind = json.loads(parts[0])["msg_type"]
            if channel == "shell" and kind in PAGE_MESSAGES and len(parts) >= MESSAGE_PARTS:
                self._seat.receive(self, parts)
        except (ValueError, KeyError, TypeError, IndexError, AttributeError) as fault:
            self._handler.log.warning("a page said nonsense to its kernel: %s", fault)
            self.hang_up()

    def tell(self, channel: str, parts: list[bytes]) -> None:
        """Send a message to the page."""
        with contextlib.suppress(WebSocketClosedError):
            self._handler.write_message(serialize_msg_to_ws_v1(parts, channel), binary=True)

    def hang_up(self) -> None:
        """Close the websocket."""
        self._handler.close()


class KernelWebsocket(VoilaKernelWebsocketHandler):
    """Joins a page and its kernel; :class:`~declic.room.identity.OwnKernelOnly` says whose."""

    def initialize(self, room: Any) -> None:
        self.room = room

    async def pre_get(self) -> None:
        """Refuse kernels that are gone, and other people's."""
        if self.room.kernels.owner(self.kernel_id) is None:
            raise web.HTTPError(404)
        seat = self.room.kernels.seat(self.kernel_id)
        if seat is None:
            await super().pre_get()
            return
        user = self.current_user
        if not self.authorizer.is_authorized(self, user, "execute", self.auth_resource):
            raise web.HTTPError(403)
        if PROTOCOL not in self.request.headers.get("Sec-WebSocket-Protocol", ""):
            raise web.HTTPError(400)
        self.connection = SeatLine(seat, self)

    async def open(self, kernel_id: str) -> None:
        """Send small answers at once (TCP_NODELAY): Nagle's delay is 40 ms an answer."""
        self.set_nodelay(True)
        await super().open(kernel_id)

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

    @allow_unauthenticated
    def get(self, kernel_id: str) -> None:
        self.finish({"alive": self.mine(kernel_id)})


class KernelModel(OwnKernel):
    """Jupyter's description of a kernel, for which Voilà's full page asks."""

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

    def check_xsrf_cookie(self) -> None:
        """Do without: nothing is done."""

    @allow_unauthenticated
    def post(self, _kernel_id: str) -> None:
        self.set_status(204)
        self.finish()
