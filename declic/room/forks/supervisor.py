"""Keeps one template: makes it, makes it again when it is old or died, and knows when to stop."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from pathlib import Path

from declic.room.forks.template import Plan, Template, TemplateRefused

LOOK_SECONDS = 2.0
"""How often at most the files are looked at of which a template was made."""
HEALTHY_SECONDS = 60.0
"""A template that lived so long died of something new."""
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
"""Seconds to wait before the next attempt: none at first, then so many, and ever the double."""


class Supervisor:
    """Has a template ready for one notebook.

    Parameters
    ----------
    plan
        Says what the template runs, now.
    folder
        Folder for its sockets, which only this user may enter.
    """

    def __init__(
        self, name: str, plan: Callable[[], Plan], folder: Path, log: logging.Logger
    ) -> None:
        self._name = name
        self._plan = plan
        self._folder = folder
        self._log = log
        self._template: Template | None = None
        self._making: asyncio.Task[Template] | None = None
        self._watching: asyncio.Task[None] | None = None
        self._refused: tuple[str, str] | None = None
        self._failures = 0
        self._not_before = 0.0
        self._looked = 0.0
        self._stopped = False

    async def current(self) -> Template:
        """Return the template, once it is there and up to date.

        Raises
        ------
        TemplateRefused
            If there is none, and none is to be expected soon.
        """
        template = self._template
        if template is not None and template.alive and not self._is_old(template):
            return template
        if self._stopped:
            raise TemplateRefused("it is needed no longer")
        if self._making is None:
            pause = self._not_before - time.monotonic()
            if pause > 0:
                raise TemplateRefused(f"it died {self._failures} times; next try in {pause:.0f} s")
            self._making = asyncio.create_task(self._make())
        return await asyncio.shield(self._making)

    async def stop(self) -> None:
        """End the template, for good; its kernels go on."""
        self._stopped = True
        for task in (self._watching, self._making):
            if task is not None:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
        if self._template is not None:
            await self._template.stop()

    def _is_old(self, template: Template) -> bool:
        if time.monotonic() - self._looked < LOOK_SECONDS:
            return False
        self._looked = time.monotonic()
        return template.is_old()

    async def _make(self) -> Template:
        try:
            plan = self._plan()
            if self._refused is not None and self._refused[0] == plan.digest():
                raise TemplateRefused(self._refused[1])
            before, self._template = self._template, None
            if before is not None and before.alive:
                self._log.info("%s has changed: its template is made again", self._name)
                self._stop_watching()
                await before.stop()
            self._template = await self._started(plan)
            self._watching = asyncio.create_task(self._watch(self._template))
            return self._template
        finally:
            self._making = None

    async def _started(self, plan: Plan) -> Template:
        try:
            return await Template.start(plan, self._folder)
        except TemplateRefused as fault:
            self._refused = (plan.digest(), str(fault))
            self._log.warning("%s can't be forked, ordinary kernels serve: %s", self._name, fault)
            raise
        except OSError as fault:
            self._failed()
            raise TemplateRefused(str(fault)) from fault

    def _stop_watching(self) -> None:
        if self._watching is not None:
            self._watching.cancel()
            self._watching = None

    async def _watch(self, template: Template) -> None:
        """Make another when it dies, after a pause that grows."""
        code = await template.ended()
        self._log.warning("the template of %s died (%s); its kernels go on", self._name, code)
        if template.age > HEALTHY_SECONDS:
            self._failures = 0
        self._failed()
        await template.stop()
        await asyncio.sleep(max(0.0, self._not_before - time.monotonic()))
        if self._making is None and self._template is template:
            self._making = asyncio.create_task(self._make())
            await asyncio.gather(asyncio.shield(self._making), return_exceptions=True)

    def _failed(self) -> None:
        pause = FIRST_PAUSE * 2 ** (self._failures - 1) if self._failures else 0.0
        self._failures += 1
        self._not_before = time.monotonic() + min(pause, LONGEST_PAUSE)
