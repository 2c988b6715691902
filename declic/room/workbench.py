"""The workbench that the desk opens with one press: beside the room, on this computer only."""

from __future__ import annotations

import asyncio
import secrets
import subprocess
import time
from http import HTTPStatus

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.serverapp import list_running_servers
from tornado import web
from tornado.httputil import url_concat

from declic.errors import WorkbenchUnavailable
from declic.gradebook.workbench import workbench
from declic.i18n import Words
from declic.room.access import Access
from declic.room.advising import AdviserHandler
from declic.settings import Declic
from declic.store import sessions

_ = Words("room")

BEGIN_SECONDS = 60.0
STOP_SECONDS = 8.0
LOOK_SECONDS = 0.2


class Workbench:
    """Begins when it is first asked for, and ends with the room."""

    def __init__(self, settings: Declic) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._token = ""
        self._asking = asyncio.Lock()

    async def address(self, path: str) -> str:
        """Return the address of a page of the workbench, with what opens it.

        Raises
        ------
        WorkbenchUnavailable
            If it does not begin.
        """
        async with self._asking:
            if self._process is None or self._process.poll() is not None:
                self._begin()
            url = await self._listening()
        # by the login page: a cookie that another page gives is for the addresses beside it only
        return url_concat(f"{url}login", {"next": f"/{path}", "token": self._token})

    async def close(self) -> None:
        """End it, if it was begun."""
        process = self._process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            await asyncio.to_thread(process.wait, STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()

    def _begin(self) -> None:
        self._token = secrets.token_hex(24)
        argv, environment = workbench(self._settings, browser=False)
        self._process = subprocess.Popen(
            argv,
            env={**environment, "JUPYTER_TOKEN": self._token},  # not for whoever lists processes
            cwd=self._settings.root_folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the room, which ends it
        )

    async def _listening(self) -> str:
        """Return where it listens, as Jupyter notes it once it does."""
        assert self._process is not None
        deadline = time.monotonic() + BEGIN_SECONDS
        while self._process.poll() is None and time.monotonic() < deadline:
            for one in await asyncio.to_thread(lambda: list(list_running_servers())):
                if one.get("token") == self._token:
                    return str(one["url"])
            await asyncio.sleep(LOOK_SECONDS)
        raise WorkbenchUnavailable(
            _("The workbench does not begin. Type in a command window: declic lab")
        )


class OpenWorkbench(AdviserHandler):
    """Leads to formgrader, at the workshop of a session."""

    access = Access.HERE

    @allow_unauthenticated
    async def get(self, number: str) -> None:
        with self.room.store.reading() as tx:
            session = sessions.session(tx, int(number))
        if session is None:
            raise web.HTTPError(HTTPStatus.NOT_FOUND)
        try:
            address = await self.room.workbench.address(
                f"formgrader/gradebook/{session.workshop.name}"
            )
        except WorkbenchUnavailable as fault:
            self.page("message.html", title=_("Formgrader"), advice=str(fault))
            return
        self.set_header("Referrer-Policy", "no-referrer")
        self.redirect(address)
