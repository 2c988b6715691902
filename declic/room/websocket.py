"""The websocket between a page and its kernel: for the kernel's owner only, and without delay."""

from __future__ import annotations

from typing import Any

from tornado import web
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

PAGE_MESSAGES = (
    "comm_open",
    "comm_close",
    "comm_msg",
    "comm_info_request",
    "kernel_info_request",
)
"""What a page may say to its kernel; ``shutdown_request`` is not among it."""


class KernelWebsocket(VoilaKernelWebsocketHandler):
    """Joins a page and its kernel; :class:`~declic.room.identity.OwnKernelOnly` says whose."""

    def initialize(self, room: Any) -> None:
        self.room = room

    async def pre_get(self) -> None:
        """Refuse kernels that are gone, and other people's."""
        if self.room.kernels.owner(self.kernel_id) is None:
            raise web.HTTPError(404)
        await super().pre_get()

    async def open(self, kernel_id: str) -> None:
        """Send small answers at once (TCP_NODELAY): Nagle's delay is 40 ms an answer."""
        self.set_nodelay(True)
        await super().open(kernel_id)

    def get_compression_options(self) -> dict[str, Any]:
        """Compress: widgets' states are repetitive JSON."""
        return {"compression_level": 6, "mem_level": 5}
