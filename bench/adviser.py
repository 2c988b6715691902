"""An adviser without a browser: logs in, opens the desk, and hears what its panels show."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from typing import Any

from bench.servers import Server
from bench.visitor import PATIENCE_SECONDS, Visitor

GRID = "rows"
"""What the state of the grid has, and that of no other panel."""
WAITING_PAGE_SECONDS = 1.0


class Adviser(Visitor):
    """Somebody with the desk's password."""

    def __init__(self, server: Server, password: str) -> None:
        super().__init__(server)
        self._password = password
        self.grid: dict[str, Any] = {}
        self._changed = asyncio.Event()
        self._listening: asyncio.Task[None] | None = None

    async def open_desk(self) -> None:
        """Log in, and wait until the desk is shown."""
        await self.fetch("login")
        await self.fetch("login", password=self._password)
        while "declic-page" not in (html := (await self.fetch("desk/")).body.decode()):  # noqa: ASYNC110
            await asyncio.sleep(WAITING_PAGE_SECONDS)
        kernel = re.search(r'"kernel":\s*"([0-9a-f-]{36})"', html)
        if kernel is None:
            raise RuntimeError("the desk names no kernel")
        await self.connect(kernel[1])
        for state in (await self.states()).values():
            self._take(state)
        self._listening = asyncio.create_task(self._listen())

    async def until(self, condition: Callable[[dict[str, Any]], bool]) -> None:
        """Wait until the grid shows something."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not condition(self.grid):
                self._changed.clear()
                await self._changed.wait()

    async def leave(self) -> None:
        """Close the desk; its kernel goes on."""
        if self._listening is not None:
            self._listening.cancel()
        self._kernel = ""
        await super().leave()

    async def _listen(self) -> None:
        while True:
            data = (await self.content("comm_msg"))["data"]
            if data.get("method") == "update":
                self._take(data["state"])

    def _take(self, traits: dict[str, Any]) -> None:
        state = traits.get("state", {})
        if GRID in state and "exercises" in state:
            self.grid = json.loads(json.dumps(state))
            self._changed.set()
