"""A session in a real store, and a way to tell what its learners did, by minutes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from declic.desk.cells import cells
from declic.desk.frames import read
from declic.desk.needs import needs
from declic.domain.attempt import Attempt
from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.domain.verdict import Verdict
from declic.store import attempts, hands, helps, learners, notes, people, sessions
from declic.store.place import Place

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
WORKSHOP = WorkshopCard(
    name="liens",
    title="Reconnaître un lien",
    exercises=(
        ExerciseCard("lien", "MultipleChoice", "Où mène ce lien ?", hints=1),
        ExerciseCard("vrai", "TrueFalse", "Ce site est sûr"),
        ExerciseCard("texte", "FreeText", "Racontez", manual=True),
    ),
)
VERDICTS = {
    "right": Verdict(1.0, True, "Oui."),
    "nearly": Verdict(0.5, False, "Presque."),
    "wrong": Verdict(0.0, False, "Regardez encore."),
    "text": Verdict(None, None),
}


class Story:
    """What happens in one session; minutes count from its opening at noon."""

    def __init__(self, store, workshop=WORKSHOP, at=NOON):
        self.store = store
        self.opened = at
        self.attempts = 0
        with store.transaction() as tx:
            self.session = sessions.open_session(tx, workshop, at)

    def at(self, minute):
        return self.opened + timedelta(minutes=minute)

    def joins(self, name, minute=0.0):
        with self.store.transaction() as tx:
            return learners.join(tx, self.session, name, self.at(minute)).id

    def comes_back(self, learner, minute=0.0):
        with self.store.transaction() as tx:
            learners.take_part(tx, self.session.id, learner, self.at(minute))

    def does(self, learner, exercise, what, minute, response=None, seconds=0.0, details=None):
        """Let a learner ``begin``, open a ``hint``, or give an answer of :data:`VERDICTS`."""
        place = Place(self.session.id, learner, self.session.workshop.name)
        with self.store.transaction() as tx:
            if what in ("begin", "hint"):
                notes.record(tx, place, exercise, what, self.at(minute))
                return
            self.attempts += 1
            verdict = VERDICTS[what]
            if details is not None:
                verdict = Verdict(verdict.score, verdict.correct, verdict.feedback, details)
            given = {"chosen": [str(self.attempts)]} if response is None else response
            name = f"{self.session.id}-{self.attempts}"
            attempt = Attempt(name, exercise, given, verdict, 0, seconds)
            attempts.record(tx, place, attempt, self.at(minute))

    def raises_hand(self, learner, minute):
        with self.store.transaction() as tx:
            hands.put_up(tx, self.session.id, learner, self.at(minute))

    def pairs(self, first, second):
        with self.store.transaction() as tx:
            people.pair(tx, self.session.id, first, second)

    def is_seen(self, learner, minute, exercise="lien"):
        with self.store.transaction() as tx:
            helps.seen(tx, self.session.id, learner, exercise, self.at(minute))

    def is_helped(self, learner, note, minute, exercise="lien"):
        with self.store.transaction() as tx:
            helps.helped(tx, self.session.id, learner, exercise, note, self.at(minute))

    def closes(self, minute):
        with self.store.transaction() as tx:
            sessions.close_session(tx, self.session.id, self.at(minute))

    def data(self):
        return read(self.store, self.session.id)

    def cells(self, minute):
        return cells(self.data(), self.at(minute))

    def needs(self, minute):
        data = self.data()
        now = self.at(minute)
        return needs(data, cells(data, now), now)


@pytest.fixture
def told(store):
    """A session that has just been opened at noon."""
    return Story(store)
