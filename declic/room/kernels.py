"""People's kernels: the one place that starts them, finds them again and gives them up.

One live kernel a person: a reload or a second tab meets the same one. A kernel that died, or
was stopped because it was idle, is replaced at the next request; what its learner answered
comes back from the store. A learner's kernel may be a seat (:mod:`seats`), whose kernel sleeps
when there is nothing to do.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from declic.room.forks import TemplateRefused

if TYPE_CHECKING:
    from declic.room.seats import Seat

STARTING_AT_ONCE = 3
"""Ordinary kernels take more than a second of a core each: the first come are served first."""
ROUND_SECONDS = 1.0
"""How often it is looked for kernels that may sleep."""

Start = Callable[[], Awaitable["LivePage | Seat"]]
"""Finds a kernel for a page, and makes the page."""


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
    styles
        Hashes of the styles that stand in the notebook, for the page's policy.
    release
        Called once when the kernel is gone.
    """

    kernel_id: str
    html: str
    light: bool = True
    first_html: str | None = None
    styles: tuple[str, ...] = ()
    release: Callable[[], None] = field(default=lambda: None)

    def take(self) -> str:
        """Return the HTML to send."""
        html, self.first_html = self.first_html or self.html, None
        return html


class Kernels:
    """Which kernel is whose.

    Parameters
    ----------
    sleep_seconds
        After how long a kernel that may sleep does.
    idle_seconds
        After how long a seat without a page is given up.
    """

    def __init__(
        self, manager: Any, log: logging.Logger, sleep_seconds: float, idle_seconds: float
    ) -> None:
        self._manager = manager
        self._log = log
        self._sleep_seconds = sleep_seconds
        self._idle_seconds = idle_seconds
        self._pages: dict[str, LivePage | Seat] = {}
        self._owners: dict[str, str] = {}
        self._starts: dict[str, asyncio.Task[LivePage | Seat]] = {}
        self._rounds: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        """Return how many kernels there are or are waited for; those that sleep don't count."""
        return len(self.awake())

    def awake(self) -> set[str]:
        """Return whose kernels are at work, or waited for."""
        busy = {
            owner for owner, page in self._pages.items() if isinstance(page, LivePage) or page.awake
        }
        return busy | set(self._starts)

    def has(self, owner: str) -> bool:
        """Return whether a person has a page with a kernel that lives, or sleeps."""
        page = self._pages.get(owner)
        return page is not None and self.is_alive(page.kernel_id)

    def owner(self, kernel_id: str) -> str | None:
        """Return whose a kernel is."""
        return self._owners.get(kernel_id)

    def seat(self, kernel_id: str) -> Seat | None:
        """Return the seat that pages know by this id."""
        page = self._pages.get(self._owners.get(kernel_id, ""))
        return None if page is None or isinstance(page, LivePage) else page

    def is_alive(self, kernel_id: str) -> bool:
        """Return whether a kernel lives, or sleeps."""
        page = self._pages.get(self._owners.get(kernel_id, ""))
        if page is None:
            return False
        return kernel_id in self._manager if isinstance(page, LivePage) else True

    async def page(self, owner: str, start: Start, patience: float) -> LivePage | None:
        """Return a person's page; None if it takes longer than *patience* seconds.

        It goes on being made meanwhile, so that the next call finds it. Without patience it is
        only begun.
        """
        if not patience and self.has(owner):
            return None
        found = await self._found(owner)
        if found is not None:
            return found
        task = self._starts.get(owner)
        if task is None:
            task = self._starts[owner] = asyncio.create_task(self._start(owner, start))
        done, _pending = await asyncio.wait({task}, timeout=patience)
        if not done or not patience:
            return None
        page = task.result()
        if isinstance(page, LivePage):
            return page
        return await self._found(owner)

    async def retire(self, owner: str) -> None:
        """Stop a person's kernel."""
        page = self._pages.get(owner)
        if page is not None:
            self._forget(owner, page)
            if isinstance(page, LivePage):
                await self._shut_down(page.kernel_id)

    async def close(self) -> None:
        """Give up kernels that are still starting, and stop all others."""
        starts: list[asyncio.Task[Any]] = list(self._starts.values())
        if self._rounds is not None:
            starts.append(self._rounds)
        for start in starts:
            start.cancel()
        await asyncio.gather(*starts, return_exceptions=True)
        for page in list(self._pages.values()):
            if not isinstance(page, LivePage):
                page.close()
        await self._manager.shutdown_all(now=True)

    async def _found(self, owner: str) -> LivePage | None:
        page = self._pages.get(owner)
        if page is None:
            return None
        if isinstance(page, LivePage):
            if self.is_alive(page.kernel_id):
                return page
        else:
            with contextlib.suppress(TemplateRefused):
                return await page.page()
        self._forget(owner, page)
        return None

    async def _start(self, owner: str, start: Start) -> LivePage | Seat:
        try:
            page = await start()
            self._pages[owner] = page
            self._owners[page.kernel_id] = owner
            if isinstance(page, LivePage):
                for event in ("restart", "dead"):
                    self._manager.add_restart_callback(
                        page.kernel_id, lambda: self._kernel_died(owner, page), event
                    )
            else:
                page.lost = lambda: self._forget(owner, page)
                self._rounds = self._rounds or asyncio.create_task(self._go_round())
            return page
        finally:
            self._starts.pop(owner, None)

    async def _go_round(self) -> None:
        """Let kernels sleep that are idle, and give up the seats of those who left."""
        while True:
            await asyncio.sleep(ROUND_SECONDS)
            for owner, page in list(self._pages.items()):
                if isinstance(page, LivePage):
                    continue
                idle = page.idle_for()
                if not page.lines and idle > self._idle_seconds:
                    self._forget(owner, page)
                elif page.awake and page.may_sleep and idle > self._sleep_seconds:
                    page.sleep()

    def _kernel_died(self, owner: str, page: LivePage) -> None:
        """Give up a kernel that Jupyter restarted: it has lost its widgets."""
        self._log.warning("a kernel died; the next request of %s starts another", owner)
        self._forget(owner, page)
        self._stopping = asyncio.ensure_future(self._shut_down(page.kernel_id))

    def _forget(self, owner: str, page: LivePage | Seat) -> None:
        if self._pages.get(owner) is page:
            del self._pages[owner]
            self._owners.pop(page.kernel_id, None)
            page.release()
            if not isinstance(page, LivePage):
                page.close()

    async def _shut_down(self, kernel_id: str) -> None:
        with contextlib.suppress(KeyError):
            await self._manager.shutdown_kernel(kernel_id, now=True)
