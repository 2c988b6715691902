"""How a learner enters: the code, a first name or a return card, the card shown once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated

from declic import returned
from declic.domain.nicknames import new_nickname
from declic.domain.session import Learner, Session, spaced_code
from declic.errors import ClosedSession, JoinError, UnknownCard, UnknownCode
from declic.i18n import Words
from declic.room.access import Access
from declic.room.identity import Participant
from declic.room.pages import PageHandler
from declic.store import learners, people, sessions

_ = Words("room")


def too_many(minutes: int) -> str:
    """Return what is said to whoever has to pause for so many minutes."""
    return _.n(
        "There were too many tries from here. Wait a minute, then try again.",
        "There were too many tries from here. Wait {minutes} minutes, then try again.",
        max(1, minutes),
    ).format(minutes=minutes)


class Entering(PageHandler):
    """What the pages of entering share."""

    access = Access.ANYONE

    def may_try(self) -> bool:
        """Return whether this address may try once more."""
        return self.room.tries.allowed("join", self.address)

    @property
    def too_many(self) -> str:
        return too_many(self.room.tries.pause("join", self.address))

    def find(self, typed: str) -> Session:
        """Return the open session of a code, counting wrong ones.

        Raises
        ------
        UnknownCode, ClosedSession
            If there is none.
        """
        try:
            with self.room.store.reading() as tx:
                return sessions.by_code(tx, typed)
        except UnknownCode:
            self.room.tries.wrong("join", self.address)
            raise

    async def come_back(self, typed: str, session: Session | None) -> None:
        """Let somebody in with a card, into *session* or the last one that is still open."""

        def take_part(tx: Any) -> tuple[Learner, int]:
            learner = learners.by_card(tx, typed)
            wanted = session.id if session else learners.last_open_session(tx, learner.id)
            if wanted is None:
                raise ClosedSession(
                    _("Your session has ended. Type today's code first, then your words.")
                )
            if learners.was_taken_out(tx, wanted, learner.id):
                raise JoinError(_("Your place in this session was closed. Ask your adviser."))
            learners.take_part(tx, wanted, learner.id, datetime.now(UTC))
            people.leave_pair(tx, wanted, learner.id)
            return learner, wanted

        try:
            learner, wanted = await self.room.writer.write(take_part)
        except UnknownCard:
            self.room.tries.wrong("join", self.address)
            raise
        self._enter(learner, wanted)
        self.redirect(f"{self.base_url}workshop/")

    async def join(self, typed: str, session: Session, second: str = "") -> None:
        """Let a new person in; with a *second* name, two people at one computer."""
        names = [typed, second] if second.strip() else [typed]

        def enter(tx: Any) -> Learner:
            most = self.room.settings.learners_per_session
            if learners.count(tx, session.id) + len(names) > most:
                raise JoinError(_("This session is full. Ask your adviser."))
            now = datetime.now(UTC)
            here = [learners.join(tx, session, name, now) for name in names]
            for beside in here[1:]:
                people.pair(tx, session.id, here[0].id, beside.id)
            return here[0]

        if not self.room.tries.may_be_new(self.address):
            raise JoinError(_("Many people have just entered from here. Ask your adviser."))
        learner = await self.room.writer.write(enter)
        self._enter(learner, session.id)
        self.redirect(f"{self.base_url}card")

    def _enter(self, learner: Learner, session: int) -> None:
        who = Participant(learner=learner.id, session=session)
        self.room.identity.remember(self, who, self.base_url)

    def known(self) -> tuple[Learner, Session] | None:
        """Return the learner of the cookie and the session, while it is open."""
        who = self.room.identity.participant(self)
        if who is None:
            return None
        with self.room.store.reading() as tx:
            learner = learners.learner(tx, who.learner)
            session = sessions.session(tx, who.session)
            out = learners.was_taken_out(tx, who.session, who.learner)
        if learner is not None and learner.id != who.learner:  # two entries that are one now
            self._enter(learner, who.session)
        there = learner and session and session.is_open and not out
        return (learner, session) if learner and session and there else None


class CodePage(Entering):
    """The first page: the code."""

    @allow_unauthenticated
    def get(self) -> None:
        known = self.known()
        self.page("code.html", known=known and known[0], code="", error="")

    @allow_unauthenticated
    def post(self) -> None:
        typed = self.get_body_argument("code", "")
        error = ""
        if not typed.strip():
            error = _("Type the code that is on the board.")
        elif not self.may_try():
            error = self.too_many
        else:
            try:
                session = self.find(typed)
            except JoinError as fault:
                error = str(fault)
            else:
                self.redirect(f"{self.base_url}j/{session.code}")
                return
        self.page("code.html", known=None, code=typed[:20], error=error)


class NamePage(Entering):
    """The second page: a first name, or the words of a card."""

    @allow_unauthenticated
    def get(self, code: str) -> None:
        self._show(code)

    @allow_unauthenticated
    async def post(self, code: str) -> None:
        name, card = self.get_body_argument("name", ""), self.get_body_argument("card", "")
        second = self.get_body_argument("second", "")
        name = self.get_body_argument("nickname", "") or name
        if not self.may_try():
            self._show(code, name=name, second=second, card=card, error=self.too_many)
            return
        try:
            session = self.find(code)
            if card.strip():
                await self.come_back(card, session)
            else:
                await self.join(name, session, second)
        except (UnknownCode, ClosedSession) as fault:
            self.page("code.html", known=None, code=spaced_code(code[:6]), error=str(fault))
        except JoinError as fault:
            self._show(code, name=name, second=second, card=card, error=str(fault))

    def _show(
        self, code: str, name: str = "", second: str = "", card: str = "", error: str = ""
    ) -> None:
        try:
            session = self.find(code) if self.may_try() else None
            taken = [] if session is None else self._names(session)
        except JoinError as fault:
            self.page("code.html", known=None, code=code[:20], error=str(fault))
            return
        if session is None:
            self.page("code.html", known=None, code=code[:20], error=self.too_many)
            return
        self.page(
            "name.html",
            session=session,
            name=name[:60],
            second=second[:60],
            card=card[:60],
            error=error,
            card_first=bool(card),
            nickname=new_nickname(taken),
        )

    def _names(self, session: Session) -> list[str]:
        with self.room.store.reading() as tx:
            return [one.name for one in learners.of_session(tx, session.id)]


class ComeBackPage(Entering):
    """For somebody who has a card and no code: back into the session that still goes on."""

    @allow_unauthenticated
    def get(self) -> None:
        self.page("back.html", card="", error="")

    @allow_unauthenticated
    async def post(self) -> None:
        card = self.get_body_argument("card", "")
        error = ""
        if not self.may_try():
            error = self.too_many
        else:
            try:
                await self.come_back(card, None)
            except JoinError as fault:
                error = str(fault)
            else:
                return
        self.page("back.html", card=card[:60], error=error)


class CardPage(Entering):
    """The learner's return card, shown after joining and whenever they ask."""

    access = Access.LEARNER

    @allow_unauthenticated
    async def get(self) -> None:
        known = self.known()
        if known is None:
            self.redirect(self.base_url)
            return
        learner, session = known
        with self.room.store.reading() as tx:
            beside = people.beside(tx, session.id, learner.id)
        self.page(
            "card.html",
            learner=learner,
            beside=beside,
            session=session,
            handed_back=returned.any_for(self.room.settings.data_folder, learner.id),
        )
        if self.room.has_room(learner, session, self.address):
            await self.room.workshop_page(learner, session, patience=0)  # while they read it
