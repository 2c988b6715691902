"""What a page may ask of its kernel: a websocket without delay, and whether it still lives."""

from __future__ import annotations

import json
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from declic.room.pages import PageHandler

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


class OwnKernel(PageHandler):
    """What is told about a kernel to its owner."""

    def mine(self, kernel_id: str) -> bool:
        """Return whether a kernel lives and belongs to whoever asks."""
        self.set_header("Cache-Control", "no-store")
        owner = self.room.kernels.owner(kernel_id)
        alive = owner is not None and kernel_id in self.room.kernel_manager
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
        model = self.room.kernel_manager.kernel_model(kernel_id)
        self.finish(json.dumps(model, default=str))


class KernelKept(PageHandler):
    """Voilà's full page asks to stop its kernel when it closes; here kernels outlive pages."""

    def check_xsrf_cookie(self) -> None:
        """Do without: nothing is done."""

    @allow_unauthenticated
    def post(self, _kernel_id: str) -> None:
        self.set_status(204)
        self.finish()
