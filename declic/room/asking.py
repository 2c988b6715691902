"""What learners ask for besides exercises: a hand up, a question. It takes no kernel.

A page that was cut off sends again what it doesn't know to have arrived, with the same id.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated

from declic.errors import StoreError, TextRefused
from declic.i18n import Words
from declic.room.identity import Participant
from declic.room.learning import LearnerHandler
from declic.store import hands, questions

_ = Words("room")

IDENTIFIER = re.compile(r"[\w.-]{1,64}", re.ASCII)
ARRIVED_KEPT = 2000


class Arrived:
    """What has arrived lately, so that nothing is taken twice."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[Participant, str], None] = OrderedDict()

    def __contains__(self, what: tuple[Participant, str]) -> bool:
        return what in self._known

    def add(self, who: Participant, name: str) -> None:
        """Note what has arrived; what came long before is forgotten."""
        self._known[who, name] = None
        while len(self._known) > ARRIVED_KEPT:
            self._known.popitem(last=False)


class AskingHandler(LearnerHandler):
    """What a learner asks for, in the session of the cookie."""

    async def take(self, what: str, write: Callable[[Any, Participant, str], Any]) -> None:
        """Do what is asked for, if it may be asked for so often, and answer.

        Parameters
        ----------
        what
            Name under which it is counted.
        write
            Does it, in a transaction of the store, with who asks and the session's workshop.
        """
        self.set_header("Cache-Control", "no-store")
        found = self.who()
        name = self.get_body_argument("id", "")
        if found is None or not found[1].is_open or self.was_taken_out(*found):
            self.refuse(403, _("Your place in this session was closed. Ask your adviser."))
            return
        learner, session = found
        who = Participant(learner.id, session.id)
        if not IDENTIFIER.fullmatch(name):
            self.refuse(400, _("This could not be read."))
        elif (who, name) in self.room.arrived:
            self.finish({"done": True})
        elif not self.room.requests.allowed(what, who.username):
            self.refuse(429, _("That was a lot at once. Wait a minute, then try again."))
        else:
            try:
                await self.room.writer.write(lambda tx: write(tx, who, session.workshop.name))
            except TextRefused as fault:
                self.refuse(400, str(fault))
            except StoreError as fault:
                self.room.log.error("%s", fault)
                self.refuse(503, _("It is sent again in a moment."))
            else:
                self.room.arrived.add(who, name)
                self.finish({"done": True})

    def refuse(self, status: int, words: str) -> None:
        """Answer that it was not done, and why."""
        self.set_status(status)
        self.finish({"words": words})


class Hand(AskingHandler):
    """A learner's hand goes up or down."""

    @allow_unauthenticated
    async def post(self) -> None:
        up = self.get_body_argument("up", "") == "1"

        def write(tx: Any, who: Participant, _workshop: str) -> None:
            if up:
                hands.put_up(tx, who.session, who.learner, datetime.now(UTC))
            else:
                hands.take_down(tx, who.session, who.learner)

        await self.take("hand", write)


class Question(AskingHandler):
    """A learner asks a question, with a name or without."""

    @allow_unauthenticated
    async def post(self) -> None:
        text = self.get_body_argument("text", "", strip=False)
        exercise = self.get_body_argument("exercise", "")
        anonymous = self.get_body_argument("anonymous", "") == "1"

        def write(tx: Any, who: Participant, workshop: str) -> None:
            questions.ask(
                tx,
                text,
                datetime.now(UTC),
                workshop=workshop,
                session=who.session,
                learner=None if anonymous else who.learner,
                exercise=exercise if IDENTIFIER.fullmatch(exercise) else "",
            )

        await self.take("question", write)
