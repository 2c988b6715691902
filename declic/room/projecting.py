"""The projector: what a whole room looks at. It follows the session; it never shows a name."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from declic.domain import clouds
from declic.domain.pacing import clock
from declic.domain.run import Run
from declic.domain.session import Session
from declic.domain.steering import Mode, Steering
from declic.i18n import Words
from declic.room.advising import AdviserHandler, qr_svg
from declic.store import Transaction, plans, results, sessions, steering

_ = Words("room")

SHOWING = "declic.gradebook.showing"
SHOWING_SECONDS = 60.0
STYLE = re.compile(r"(<[^<>]*?)\sstyle=")
"""A style that stands in a picture: pages of the room have none, so their script sets it."""
NO_PICTURE = ("", "")


@dataclass(frozen=True)
class Activity:
    """What the group is doing.

    Attributes
    ----------
    title
        The step of the plan, or the part on which everybody is; empty where nobody said.
    ends
        When it is to be over, on the clock on the wall; empty where nobody said.
    minutes
        How long it has yet; None where nobody said.
    """

    title: str = ""
    ends: str = ""
    minutes: int | None = None


class Pictures:
    """Pictures of the exercises of released workshops, made by a process of their own, and kept.

    Attributes
    ----------
    _made
        By notebook and when it was written; the task of one that is being made.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[Path, int], asyncio.Task[dict[str, list[str]]]] = {}

    def of(self, notebook: Path, exercise: str) -> tuple[str, str] | None:
        """Return an exercise's picture, and the one with the answer.

        None as long as they are being made; empty ones where there are none.
        """
        try:
            key = (notebook, notebook.stat().st_mtime_ns)
        except OSError:
            return NO_PICTURE
        task = self._made.get(key)
        if task is None:
            for old in [one for one in self._made if one[0] == notebook]:
                self._made.pop(old).cancel()
            task = self._made[key] = asyncio.create_task(_make(notebook))
        if not task.done():
            return None
        asked, solved = task.result().get(exercise, NO_PICTURE)
        return asked, solved


async def _make(notebook: Path) -> dict[str, list[str]]:
    """Return the pictures of a notebook; none where it can't be done."""
    maker = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", SHOWING, str(notebook)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        written, _faults = await asyncio.wait_for(maker.communicate(), SHOWING_SECONDS)
        found: dict[str, list[str]] = json.loads(written)
    except (TimeoutError, ValueError):
        return {}
    finally:
        if maker.returncode is None:
            maker.kill()
            await maker.wait()
    return {
        name: [STYLE.sub(r"\1 data-style=", picture) for picture in both]
        for name, both in found.items()
    }


_pictures = Pictures()


class ProjectorHandler(AdviserHandler):
    """What both addresses of the projector share."""

    def shown(self, number: str) -> dict[str, Any]:
        """Return what the board of a session shows now.

        Raises
        ------
        tornado.web.HTTPError
            404 if there is no such session.
        """
        now = datetime.now(UTC)
        with self.room.store.reading() as tx:
            session = sessions.session(tx, int(number))
            if session is None:
                raise web.HTTPError(404)
            steered = steering.of_session(tx, session.id)
            kept = plans.of_session(tx, session.id)
            parts = [
                part
                for part in steered.ordered(session.workshop.parts)
                if part.title not in steered.closed
            ]
            counted = results.by_part(tx, session.id, parts)
            words = _approved(tx, session, steered)
        address = self.room.join_address
        return {
            "session": session,
            "address": address,
            "qr": qr_svg(f"{address}j/{session.code}"),
            "time": _on_the_wall(now),
            "activity": _activity(steered, None if kept is None else kept.run, now),
            "pause": (steered.words or _("Look at the board"))
            if steered.mode is Mode.PAUSE
            else "",
            "results": [one for one in counted if one.managed is not None],
            "exercise": self._exercise(session, steered),
            "words": words,
        }

    def _exercise(self, session: Session, steered: Steering) -> dict[str, Any] | None:
        folder = self.room.release_folder(session.workshop.name)
        # From the first look at the board: they are there when the adviser shows one.
        both = _pictures.of(folder / f"{session.workshop.name}.ipynb", steered.projected)
        cards = {card.id: card for card in session.workshop.exercises}
        card = cards.get(steered.projected)
        if card is None:
            return None
        picture = None if both is None else both[1 if steered.solved else 0]
        return {"title": card.title, "picture": picture, "solved": steered.solved}


class ProjectorPage(ProjectorHandler):
    """The board, full screen."""

    @allow_unauthenticated
    def get(self, number: str) -> None:
        self.page("projector.html", **self.shown(number))


class ProjectorBoard(ProjectorHandler):
    """What stands on the board now; the page asks for it every second."""

    @allow_unauthenticated
    def get(self, number: str) -> None:
        self.page("projector_board.html", **self.shown(number))


def _approved(tx: Transaction, session: Session, steered: Steering) -> list[dict[str, Any]]:
    """Return the words that the adviser lets the room see, with their sizes, by the alphabet."""
    allowed = set(steered.approved.get(steered.projected, ()))
    if not allowed:
        return []
    said = clouds.cloud(results.texts(tx, session.id, steered.projected))
    shown = [one for one in said if one.key in allowed]
    most = max((one.people for one in shown), default=0)
    return [
        {"text": one.text, "people": one.people, "size": clouds.size(one, most)}
        for one in sorted(shown, key=lambda one: one.key)
    ]


def _activity(steered: Steering, run: Run | None, now: datetime) -> Activity:
    """Return what the group does: what the adviser set for all, or else the plan's step."""
    title, ends = steered.part if steered.mode is Mode.PART else "", steered.until
    step = None if run is None or run.ended_at else run.plan.step(run.current)
    if run is not None and step is not None:
        title = title or step.title
        ends = ends or now + clock(run.plan, run, now).left
    if ends is None or not (title or steered.mode is Mode.PAUSE):
        return Activity(title)
    minutes = max(0, -int(-(ends - now).total_seconds() // 60))
    return Activity(title, _on_the_wall(ends), minutes)


def _on_the_wall(at: datetime) -> str:
    return at.astimezone().strftime("%H:%M")
