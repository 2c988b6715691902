"""People's kernels: the one place that starts them, finds them again and gives them up.

One live kernel a person: a reload or a second tab meets the same one. A kernel that died, or
was stopped because it was idle, is replaced at the next request; what its learner answered
comes back from the store.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

STARTING_AT_ONCE = 3
"""Ordinary kernels take more than a second of a core each: the first come are served first."""

Start = Callable[[], Awaitable["LivePage"]]
"""Starts a kernel for a page and renders the page."""


@dataclass
class LivePage:
    """A page and the kernel behind it.

    Attributes
    ----------
    html
        The page without its widgets' states.
    light
        Whether it is our own page rather than Voilà's.
    first_html
        The page with them, so that it is drawn before it reaches the kernel; they are true
        only until somebody answers, so that it is given once.
    release
        Called once when the kernel is gone.
    """

    kernel_id: str
    html: str
    light: bool = True
    first_html: str | None = None
    release: Callable[[], None] = field(default=lambda: None)

    def take(self) -> str:
        """Return the HTML to send."""
        html, self.first_html = self.first_html or self.html, None
        return html


class Kernels:
    """Which kernel is whose."""

    def __init__(self, manager: Any, log: logging.Logger) -> None:
        self._manager = manager
        self._log = log
        self._pages: dict[str, LivePage] = {}
        self._starts: dict[str, asyncio.Task[LivePage]] = {}
        self._turn = asyncio.Semaphore(STARTING_AT_ONCE)

    def __len__(self) -> int:
        """Return how many pages have a kernel or wait for one."""
        return len(self._pages) + len(self._starts)

    def live(self, owner: str) -> LivePage | None:
        """Return a person's page if its kernel is alive."""
        page = self._pages.get(owner)
        if page is not None and page.kernel_id not in self._manager:
            self._forget(owner, page)
            return None
        return page

    def owner(self, kernel_id: str) -> str | None:
        """Return whose a kernel is."""
        for owner, page in self._pages.items():
            if page.kernel_id == kernel_id:
                return owner
        return None

    async def page(self, owner: str, start: Start, patience: float) -> LivePage | None:
        """Return a person's page; None if it takes longer than *patience* seconds.

        It goes on being made meanwhile, so that the next call finds it.
        """
        page = self.live(owner)
        if page is not None:
            return page
        task = self._starts.get(owner)
        if task is None:
            task = self._starts[owner] = asyncio.create_task(self._start(owner, start))
        done, _pending = await asyncio.wait({task}, timeout=patience)
        return task.result() if done else None

    async def retire(self, owner: str) -> None:
        """Stop a person's kernel."""
        page = self._pages.get(owner)
        if page is not None:
            self._forget(owner, page)
            await self._shut_down(page.kernel_id)

    async def close(self) -> None:
        """Give up kernels that are still starting, and stop all others."""
        starts = list(self._starts.values())
        for start in starts:
            start.cancel()
        await asyncio.gather(*starts, return_exceptions=True)
        await self._manager.shutdown_all(now=True)

    async def _start(self, owner: str, start: Start) -> LivePage:
        try:
            async with self._turn:
                page = await start()
            self._pages[owner] = page
            self._manager.add_restart_callback(
                page.kernel_id, lambda: self._kernel_died(owner, page), "restart"
            )
            self._manager.add_restart_callback(
                page.kernel_id, lambda: self._kernel_died(owner, page), "dead"
            )
            return page
        finally:
            self._starts.pop(owner, None)

    def _kernel_died(self, owner: str, page: LivePage) -> None:
        """Give up a kernel that Jupyter restarted: it has lost its widgets."""
        self._log.warning("a kernel died; the next request of %s starts another", owner)
        self._forget(owner, page)
        self._stopping = asyncio.ensure_future(self._shut_down(page.kernel_id))

    def _forget(self, owner: str, page: LivePage) -> None:
        if self._pages.get(owner) is page:
            del self._pages[owner]
            page.release()

    async def _shut_down(self, kernel_id: str) -> None:
        with contextlib.suppress(KeyError):
            await self._manager.shutdown_kernel(kernel_id, now=True)
