"""The learner's page: the workshop of the session, with a kernel of the learner's own."""

from __future__ import annotations

import contextlib
import mimetypes
import re
from pathlib import Path

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web
from tornado.iostream import StreamClosedError

from declic import returned
from declic.domain.session import Learner, Session
from declic.i18n import Words
from declic.room import policy
from declic.room.access import Access, Guarded
from declic.room.identity import Participant
from declic.room.pages import PageHandler
from declic.store import Transaction, learners, sessions

_ = Words("room")

PATIENCE_SECONDS = 4.0
"""How long a page may take before a waiting page is shown instead."""
MEDIA = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".mp3", ".ogg", ".mp4", ".webm"}
"""Files beside a workshop's notebook that a page may load."""
CHUNK = 256_000
"""Bytes that are sent at once."""
BYTES = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


class LearnerHandler(PageHandler):
    """What needs a learner's cookie."""

    access = Access.LEARNER

    def who(self) -> tuple[Learner, Session] | None:
        """Return who asks and in which session; None if the cookie is missing or too old."""
        with self.room.store.reading() as tx:
            return self.who_in(tx)

    def who_in(self, tx: Transaction) -> tuple[Learner, Session] | None:
        """Return as :meth:`who`, within a transaction."""
        participant = self.room.identity.participant(self)
        if participant is None:
            return None
        learner = learners.learner(tx, participant.learner)
        session = sessions.session(tx, participant.session)
        if learner is not None and learner.id != participant.learner:  # two entries are one now
            who = Participant(learner=learner.id, session=participant.session)
            self.room.identity.remember(self, who, self.base_url)
        return (learner, session) if learner and session else None

    def was_taken_out(self, learner: Learner, session: Session) -> bool:
        """Return whether the adviser has taken a learner out of a session."""
        with self.room.store.reading() as tx:
            return learners.was_taken_out(tx, session.id, learner.id)


class WorkshopPage(LearnerHandler):
    """The workshop."""

    @allow_unauthenticated
    async def get(self) -> None:
        with self.room.store.reading() as tx:
            who = self.who_in(tx)
            told = who and self.room.live.told(tx, Participant(who[0].id, who[1].id))
        if who is None:
            self.redirect(self.base_url)
            return
        learner, session = who
        if not session.is_open:
            handed_back = returned.any_for(self.room.settings.data_folder, learner.id)
            self.page("closed.html", learner=learner, session=session, handed_back=handed_back)
            return
        if told is None or told["removed"]:
            self.page("removed.html", learner=learner)
            return
        if not self.room.has_room(learner, session, self.address):
            self.page(
                "message.html",
                title=_("The room is full"),
                advice=_("Ask your adviser. Nothing is lost: load this page again in a while."),
            )
            return
        live = await self.room.workshop_page(learner, session, PATIENCE_SECONDS)
        if live is None:
            self.page("waiting.html", title=session.workshop.title, seconds=1)
            return
        self.notebook_page(live, told)


class WorkshopMedia(LearnerHandler):
    """Pictures, sounds and films that lie beside the workshop's notebook."""

    turn_away = Guarded.turn_away

    @property
    def content_security_policy(self) -> str:
        return policy.FILE

    @allow_unauthenticated
    async def get(self, name: str) -> None:
        who = self.who()
        if who is None:
            raise web.HTTPError(403)
        folder = self.room.release_folder(who[1].workshop.name)
        try:
            wanted = (folder / name).resolve()
        except (ValueError, OSError):  # no name of a file
            raise web.HTTPError(404) from None
        if not wanted.is_relative_to(folder) or wanted.suffix.lower() not in MEDIA:
            raise web.HTTPError(404)
        await self.send(wanted)

    async def send(self, path: Path) -> None:
        """Answer with a file, or with the part that is asked for: tablets play films in parts.

        Raises
        ------
        tornado.web.HTTPError
            404 if there is none.
        """
        start, stop = self._asked(path)
        with contextlib.suppress(StreamClosedError):
            for first in range(start, stop, CHUNK):
                self.write(_piece(path, first, min(CHUNK, stop - first)))
                await self.flush()  # no more in memory than a slow tablet has read

    def _asked(self, path: Path) -> tuple[int, int]:
        """Return where the part of a file begins and stops that is asked for, and announce it."""
        if not path.is_file():
            raise web.HTTPError(404)
        self.set_header("Content-Type", mimetypes.guess_type(path.name)[0] or "text/plain")
        self.set_header("Cache-Control", "private, max-age=3600")
        self.set_header("Accept-Ranges", "bytes")
        asked = BYTES.fullmatch(self.request.headers.get("Range", ""))
        size = path.stat().st_size
        start, stop = 0, size
        if asked is not None:
            start, stop = _part(asked, size)
            self.set_header("Content-Range", f"bytes {start}-{stop - 1}/{size}")
            self.set_status(206)
        self.set_header("Content-Length", stop - start)
        return start, stop


def _piece(path: Path, start: int, size: int) -> bytes:
    with path.open("rb") as file:
        file.seek(start)
        return file.read(size)


def _part(asked: re.Match[str], size: int) -> tuple[int, int]:
    """Return where the part of a file begins and stops that a Range header asks for.

    RFC 9110, 14.1.2: ``bytes=0-499``, ``bytes=500-`` or, for the last bytes, ``bytes=-500``.

    Raises
    ------
    tornado.web.HTTPError
        416 if the file has no such part.
    """
    first, last = asked.groups()
    if not first:
        start, stop = max(0, size - int(last)) if last else size, size
    else:
        start, stop = int(first), min(size, int(last) + 1) if last else size
    if start >= stop:
        raise web.HTTPError(416)
    return start, stop
