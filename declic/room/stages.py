"""The workshops that are ready to begin: a template to fork from, and the page made of it."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import widgets
from declic.room.forks import Plan, Supervisor, Template, TemplateRefused, supported
from declic.room.rendering import CELL_SECONDS, NotReplayed, PageRenderer, code_cells
from declic.room.sheet import Sheet
from declic.workshops import read_notebook

if TYPE_CHECKING:
    from declic.room.app import Room

HOOK = "declic.room.resuming"
OURS = "python3"
"""The one kernel of which there are forks."""


@dataclass(frozen=True)
class Stage:
    """A workshop that is ready."""

    sheet: Sheet
    kernel_info: dict[str, Any]
    digest: str
    supervisor: Supervisor

    async def template(self) -> Template:
        """Return the template that the page was made of, or its equal.

        Raises
        ------
        TemplateRefused
            If there is none any more: the workshop has changed.
        """
        template = await self.supervisor.current()
        if template.digest != self.digest:
            raise TemplateRefused("the workshop has changed, its pages must be loaded again")
        return template


class Stages:
    """Makes stages, and keeps them."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._supervisors: dict[Path, Supervisor] = {}
        self._stages: dict[tuple[Path, str], Stage] = {}
        self._making: dict[tuple[Path, str], asyncio.Task[Stage]] = {}
        self._without: dict[Path, str] = {}
        self._folder: Path | None = None
        self._on = room.settings.fork_kernels and supported()

    async def get(
        self,
        load: Callable[[], Path],
        notebook: Path,
        renderer: Callable[[], PageRenderer],
        env: dict[str, str],
        context: dict[str, Any],
    ) -> Stage | None:
        """Return a notebook's stage; None where ordinary kernels serve.

        Parameters
        ----------
        load
            Looks whether the notebook can be used, and returns it.
        renderer
            Makes a renderer of the notebook.
        env
            Environment of its kernels, nothing of a learner's in it.
        context
            What the page's template needs.

        Raises
        ------
        WorkshopError
            If the notebook can't be used.
        """
        if not self._on:
            return None
        supervisor = self._supervisors.get(notebook)
        if supervisor is None:
            supervisor = self._supervisors[notebook] = self._supervisor(load, notebook, env)
        try:
            template = await supervisor.current()
            if self._without.get(notebook) == template.digest:
                return None
            key = (notebook, repr(sorted(context.items())))
            stage = self._stages.get(key)
            if stage is not None and stage.digest == template.digest:
                return stage
            task = self._making.get(key)
            if task is None:
                task = self._making[key] = asyncio.create_task(
                    self._make(template, supervisor, renderer(), context)
                )
                task.add_done_callback(lambda _done: self._making.pop(key))
            stage = self._stages[key] = await asyncio.shield(task)
        except NotReplayed as fault:
            self._without[notebook] = template.digest
            self._room.log.warning(
                "%s can't be forked, ordinary kernels serve: %s", notebook, fault
            )
            return None
        except TemplateRefused:
            return None
        return stage

    async def keep(self, notebooks: set[Path]) -> None:
        """End the templates of all other notebooks."""
        for notebook in self._supervisors.keys() - notebooks:
            await self._supervisors.pop(notebook).stop()
            for key in [key for key in self._stages if key[0] == notebook]:
                del self._stages[key]

    async def close(self) -> None:
        """End all templates."""
        await self.keep(set())
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    async def _make(
        self,
        template: Template,
        supervisor: Supervisor,
        renderer: PageRenderer,
        context: dict[str, Any],
    ) -> Stage:
        await renderer.initialize()
        renderer.replay(template.ran)
        sheet = await renderer.sheet(**context)
        return Stage(sheet, template.kernel_info, template.digest, supervisor)

    def _supervisor(
        self, load: Callable[[], Path], notebook: Path, env: dict[str, str]
    ) -> Supervisor:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="declic-"))

        def plan() -> Plan:
            wanted = read_notebook(load()).metadata.get("kernelspec", {}).get("name", OURS)
            if wanted != OURS:
                raise TemplateRefused(f"it wants the kernel {wanted}")
            return Plan(
                sources=code_cells(notebook),
                cwd=notebook.parent,
                env=env,
                hook=HOOK,
                files=(notebook.parent, *kit_folders()),
                cell_seconds=CELL_SECONDS,
            )

        return Supervisor(notebook.stem, plan, self._folder, self._room.log)


def kit_folders() -> list[Path]:
    """Return the folders of the exercise kit, modules and styles in them too."""
    home = Path(widgets.__path__[0])
    return [home, *sorted(folder for folder in home.iterdir() if folder.is_dir())]
