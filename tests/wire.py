"""A wire between a browser and a room, which can be cut, or be as slow as a weak Wi-Fi.

Playwright's ``set_offline`` leaves open websockets alone, and the browser's own throttling does not
slow them: only a wire of one's own does both.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

CHUNK = 16_384


@dataclass(frozen=True)
class Pace:
    """How slow a wire is.

    Attributes
    ----------
    bits_per_second
        In each direction, shared by all connections.
    delay_seconds
        One way.
    """

    bits_per_second: float
    delay_seconds: float


class Wire:
    """Carries what comes to :attr:`port` on 127.0.0.1 to another port there, and back.

    Parameters
    ----------
    target
        Port of the server.
    pace
        How slow; None for as quick as the computer.
    """

    def __init__(self, target: int, pace: Pace | None = None) -> None:
        self.target = target
        self.port = 0
        self.bytes_down = 0
        self._pace = pace
        self._free_at = {"up": 0.0, "down": 0.0}
        self._server: asyncio.Server | None = None
        self._carrying: set[asyncio.Task[Any]] = set()
        self._dead: set[asyncio.Task[Any]] = set()
        self._silent = False
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.restore()

    def cut(self) -> None:
        """Break all connections and refuse new ones."""
        self._run(self._cut())

    def restore(self) -> None:
        """Take connections again, on the same port."""
        self._run(self._listen())

    def silence(self) -> None:
        """Let nothing through and tell nobody, as a Wi-Fi that is out of reach.

        Connections that there are never speak again.
        """
        self._silent = True
        self._run(self._mark_dead())

    def speak(self) -> None:
        """Let new connections through again."""
        self._silent = False

    def close(self) -> None:
        """Cut it for good."""
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _mark_dead(self) -> None:
        self._dead |= self._carrying

    async def _cut(self) -> None:
        if self._server is not None:
            self._server.close()
        for task in self._carrying:
            task.cancel()
        await asyncio.gather(*self._carrying, return_exceptions=True)

    async def _carry(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._carrying.add(task)
        if self._silent:
            self._dead.add(task)
        writers = [back]
        try:
            far, forth = await asyncio.open_connection("127.0.0.1", self.target)
            writers.append(forth)
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pump(task, near, forth, "up"))
                both.create_task(self._pump(task, far, back, "down"))
            for writer in writers:
                writer.close()
        except (OSError, asyncio.CancelledError, ExceptionGroup):
            for writer in writers:  # cut, or one side went away: the other learns it at once
                writer.transport.abort()
        finally:
            self._carrying.discard(task)
            self._dead.discard(task)

    async def _pump(
        self,
        connection: asyncio.Task[Any],
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        way: str,
    ) -> None:
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        async with asyncio.TaskGroup() as both:
            both.create_task(self._take(source, queue, way))
            both.create_task(self._give(connection, queue, target))

    async def _take(
        self, source: asyncio.StreamReader, queue: asyncio.Queue[tuple[float, bytes]], way: str
    ) -> None:
        while True:
            chunk = await source.read(CHUNK)
            if way == "down":
                self.bytes_down += len(chunk)
            queue.put_nowait((self._due(len(chunk), way), chunk))
            if not chunk:
                return

    async def _give(
        self,
        connection: asyncio.Task[Any],
        queue: asyncio.Queue[tuple[float, bytes]],
        target: asyncio.StreamWriter,
    ) -> None:
        while True:
            due, chunk = await queue.get()
            await asyncio.sleep(max(0.0, due - self._loop.time()))
            if connection in self._dead:
                if not chunk:
                    return
                continue
            if not chunk:
                with contextlib.suppress(OSError):
                    target.write_eof()
                return
            target.write(chunk)
            await target.drain()

    def _due(self, size: int, way: str) -> float:
        """Return when a chunk has arrived on the other side: the wire carries one at a time."""
        now = self._loop.time()
        if self._pace is None:
            return now
        sent = max(now, self._free_at[way]) + 8 * size / self._pace.bits_per_second
        self._free_at[way] = sent
        return sent + self._pace.delay_seconds
