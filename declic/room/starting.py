"""How a kernel is started for somebody's notebook, and its page made."""

from __future__ import annotations

import asyncio
import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voila.utils import ENV_VARIABLE, get_page_config

from declic import i18n
from declic.domain.session import Learner, Session
from declic.errors import WorkshopError
from declic.i18n import LANGUAGE_VARIABLE, Words
from declic.recorder import CHANNEL_VARIABLE, TOKEN_VARIABLE
from declic.room import assets, wire
from declic.room.kernels import STARTING_AT_ONCE, LivePage
from declic.room.rendering import PageRenderer
from declic.room.seats import Seat, Sitting
from declic.room.sheet import first_states, json_for_script
from declic.room.stages import Stage
from declic.settings import JOIN_VARIABLE, STORE_VARIABLE
from declic.store import sessions
from declic.store.place import Place
from declic.workshops import load_release, release_path

if TYPE_CHECKING:
    from declic.room.app import Room

_ = Words("room")

READY_SECONDS = 3.0
"""How long after a session was opened its workshop begins to be made ready, at most."""
DESK = Path("notebooks") / "bureau.ipynb"
GALLERY = Path("notebooks") / "galerie.ipynb"
KIT_VARIABLE = "DECLIC_KIT_URL"
ROOT_VARIABLE = "DECLIC_ROOT"
DATA_VARIABLE = "DECLIC_DATA"
FOR_ADVISERS = (STORE_VARIABLE, ROOT_VARIABLE, DATA_VARIABLE, JOIN_VARIABLE)


class Starter:
    """Starts kernels for learners and advisers."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._sockets = wire.context()
        self._turn = asyncio.Semaphore(STARTING_AT_ONCE)

    async def workshop(self, learner: Learner, session: Session) -> LivePage | Seat:
        """Find a learner a kernel and the page of the session's workshop.

        A seat in front of the workshop's template, where there is one, else a kernel of its own.

        Raises
        ------
        WorkshopError
            If the workshop can't be used.
        """
        room = self._room
        stage = await self.stage(session)
        place = Place(session.id, learner.id, session.workshop.name)
        channel = room.channel.admit(place)
        page: LivePage | Seat
        if stage is not None:
            sitting = Sitting(
                learner.display_name, learner.id, channel, lambda: room.channel.is_new(place)
            )
            page = Seat(stage, self._sockets, sitting, room.log)
        else:
            notebook, _card = load_release(room.settings.root_folder, session.workshop.name)
            page = await self._start(
                notebook.relative_to(room.settings.root_folder),
                channel,
                who=learner.display_name,
                **_shown(session),
            )
        page.release = lambda: room.channel.dismiss(channel)
        return page

    async def stage(self, session: Session) -> Stage | None:
        """Return what is ready of a session's workshop; None where ordinary kernels serve.

        Raises
        ------
        WorkshopError
            If the workshop can't be used.
        """
        root = self._room.settings.root_folder
        workshop = session.workshop.name
        name = release_path(root, workshop).relative_to(root).as_posix()
        return await self._room.stages.get(
            load=lambda: load_release(root, workshop)[0],
            notebook=release_path(root, workshop),
            renderer=lambda: self._renderer(name),
            env=self._environment(),
            context={"asset": self._assets(), **_shown(session)},
        )

    async def keep_ready(self) -> None:
        """Have a stage ready for each session that is open, from its opening on; for ever."""
        while True:
            with self._room.store.reading() as tx:
                opened = sessions.all_sessions(tx, open_only=True)
            for session in opened:
                with contextlib.suppress(WorkshopError):  # whoever wants it is told
                    await self.stage(session)
            root = self._room.settings.root_folder
            await self._room.stages.keep({release_path(root, s.workshop.name) for s in opened})
            await asyncio.sleep(READY_SECONDS)

    async def desk(self) -> LivePage:
        """Start an adviser's kernel and make the page of the desk."""
        room = self._room
        environment = {
            STORE_VARIABLE: room.settings.store,
            ROOT_VARIABLE: str(room.settings.root_folder),
            DATA_VARIABLE: str(room.settings.data_folder),
            JOIN_VARIABLE: room.join_address,
        }
        page = await self._start(
            DESK,
            environment,
            role="adviser",
            title=_("The desk"),
            language=i18n.language(),
            who="",
        )
        page.first_html = None  # what it shows may be old by the time somebody logs in
        return page

    async def gallery(self) -> LivePage:
        """Start a kernel for the gallery, where nothing is recorded, and make its page."""
        return await self._start(
            GALLERY,
            {},
            role="author",
            title=_("The gallery"),
            language=i18n.language(),
            who="",
        )

    async def _start(
        self, notebook: Path, environment: dict[str, str], who: str, **context: Any
    ) -> LivePage:
        room = self._room
        async with self._turn:
            renderer = self._renderer(notebook.as_posix())
            await renderer.initialize()
            kernel_id = await room.kernel_manager.start_kernel(
                kernel_name=renderer.notebook.metadata.kernelspec.name,
                path=notebook.parent.as_posix(),
                env=self._environment() | environment,
            )
            try:
                await renderer.run(room.kernel_manager.get_kernel(kernel_id))
                sheet = await renderer.sheet(asset=self._assets(), **context)
            except BaseException:
                await room.kernel_manager.shutdown_kernel(kernel_id, now=True)
                raise
        return LivePage(
            kernel_id,
            sheet.filled(kernel_id, who),
            light=sheet.light,
            first_html=sheet.filled(
                kernel_id, who, json_for_script(first_states(renderer.widget_states))
            )
            if sheet.light
            else None,
            styles=sheet.styles,
        )

    def _renderer(self, notebook: str) -> PageRenderer:
        room = self._room
        return PageRenderer(
            voila_configuration=room.voila_configuration,
            traitlet_config=room.config,
            notebook_path=notebook,
            template_paths=room.template_paths,
            config_manager=room.config_manager,
            contents_manager=room.contents_manager,
            base_url=room.base_url,
            kernel_spec_manager=room.kernel_spec_manager,
            page_config=get_page_config(
                base_url=room.base_url,
                settings=room.app.settings,
                log=room.log,
                voila_configuration=room.voila_configuration,
            ),
        )

    def _environment(self) -> dict[str, str]:
        """Return what every kernel gets: this process's, less what is for others."""
        kept = dict(os.environ)
        for name in (CHANNEL_VARIABLE, TOKEN_VARIABLE, *FOR_ADVISERS):
            kept.pop(name, None)
        return kept | {
            LANGUAGE_VARIABLE: i18n.language(),
            KIT_VARIABLE: f"{self._room.base_url}kit/",
            ENV_VARIABLE.VOILA_BASE_URL: self._room.base_url,
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        }

    def _assets(self) -> dict[str, str]:
        names = ("room.css", "page.js", "full.js", "atkinson-400.woff2")
        return {name: self._room.base_url + assets.address(name) for name in names}


def _shown(session: Session) -> dict[str, str]:
    """Return what a session's page says of itself."""
    return {
        "role": "learner",
        "title": session.workshop.title,
        "language": session.workshop.language,
    }
