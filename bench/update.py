"""How long the desk takes for one update: somebody has answered, and all its panels say so.

In this process, with every panel of the desk's notebook, over a store that is filled by code: ten
sessions with their attempts, notes, hands, helps and questions. The desk shows one of them; whoever
answers in another wakes it as well.
"""

from __future__ import annotations

import json
import random
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.visitor import PATIENCE_SECONDS
from declic.desk import panels
from declic.desk.desk import Desk
from declic.domain.attempt import Attempt
from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.domain.session import Session
from declic.domain.verdict import Verdict
from declic.store import (
    Store,
    Transaction,
    attempts,
    hands,
    helps,
    learners,
    notes,
    questions,
    sessions,
)
from declic.store.place import Place

ATTEMPTS = 33
"""Of each person before anything is measured: of 300 people, some 10,000."""
LASTS = timedelta(minutes=40)
PANELS = tuple(getattr(panels, name) for name in panels.__all__ if name not in ("Figure", "Tabs"))
RIGHT = 0.4
"""How many attempts are right."""
HAND, HELPED, ASKING = 0.1, 0.5, 0.3
"""How many have a hand up, were helped, have asked something."""


class TimedDesk(Desk):
    """A desk with all its panels, that notes how long its updates take.

    Attributes
    ----------
    taken
        Seconds of each, from the store's reading to the JSON that pages are sent.
    worked
        Seconds of a processor in each: what is left where others keep the machine busy.
    updated
        Set after each.
    """

    def __init__(self, store: str) -> None:
        self.taken: list[float] = []
        self.worked: list[float] = []
        self.updated = threading.Event()
        super().__init__(store)
        for kind in PANELS:
            self.panel(kind)

    def _changed(self, store: Store) -> None:
        began, worked = time.perf_counter(), time.thread_time()
        super()._changed(store)
        for panel in self._panels.values():
            json.dumps(panel.state)
        self.taken.append(time.perf_counter() - began)
        self.worked.append(time.thread_time() - worked)
        self.updated.set()


class Crowd:
    """People of several sessions, who answer now and then."""

    def __init__(self, store: Store, workshop: WorkshopCard, count: int, people: int) -> None:
        self._store = store
        self._lot = random.Random(people)
        self._tried = 0
        self._people: list[tuple[Session, int]] = []
        began = datetime.now(UTC) - LASTS
        for number in range(count):
            with store.transaction() as tx:
                session = sessions.open_session(tx, workshop, began)
                for _one in range(people // count):
                    self._come(tx, session, f"Personne {number}", began)

    def answer(self) -> None:
        """Let somebody answer, of whatever session."""
        session, learner = self._lot.choice(self._people)
        with self._store.transaction() as tx:
            self._try(tx, session, learner, datetime.now(UTC))

    def _come(self, tx: Transaction, session: Session, name: str, began: datetime) -> None:
        learner, now = learners.join(tx, session, name, began).id, datetime.now(UTC)
        self._people.append((session, learner))
        for number in range(ATTEMPTS):
            self._try(tx, session, learner, began + LASTS * number / ATTEMPTS)
        if self._lot.random() < HAND:
            hands.put_up(tx, session.id, learner, now)
        if self._lot.random() < HELPED:
            helps.helped(tx, session.id, learner, "", "a relu la consigne", now)
        if self._lot.random() < ASKING:
            name = session.workshop.name
            questions.ask(tx, "Et après ?", now, workshop=name, session=session.id, learner=learner)

    def _try(self, tx: Transaction, session: Session, learner: int, at: datetime) -> None:
        self._tried += 1
        card = self._lot.choice(session.workshop.exercises)
        place = Place(session.id, learner, session.workshop.name)
        notes.record(tx, place, card.id, self._lot.choice(("begin", "hint")), at)
        response, verdict = self._said(card)
        attempt = Attempt(str(self._tried), card.id, response, verdict, 0, self._lot.uniform(5, 60))
        attempts.record(tx, place, attempt, at)

    def _said(self, card: ExerciseCard) -> tuple[Any, Verdict]:
        if card.manual:
            return {"text": f"Je me méfie, je regarde l'adresse {self._tried}"}, Verdict(None, None)
        right = self._lot.random() < RIGHT
        rows = [{"id": row, "right": right, "why": "Ce lien mène ailleurs."} for row in "abcd"]
        verdict = Verdict(float(right), right, "Regardez encore le lien.", {"rows": rows})
        return {"chosen": [self._lot.choice("abcd")]}, verdict


@contextmanager
def crowd(workshop: WorkshopCard, count: int, people: int) -> Iterator[tuple[str, Crowd]]:
    """Fill a store with so many people in so many sessions; give its address, and them."""
    with tempfile.TemporaryDirectory(prefix="declic-bench-") as folder:
        url = f"sqlite:///{folder}/declic.db"
        store = Store.open(url)
        try:
            yield url, Crowd(store, workshop, count, people)
        finally:
            store.close()


def updates(
    workshop: WorkshopCard, count: int, people: int, rounds: int
) -> tuple[list[float], list[float]]:
    """Return the seconds of the updates after so many answers, and those of a processor."""
    with crowd(workshop, count, people) as (url, those):
        desk = TimedDesk(url)
        desk.taken.clear()
        desk.worked.clear()
        try:
            for _round in range(rounds):
                desk.updated.clear()
                those.answer()
                if not desk.updated.wait(PATIENCE_SECONDS):
                    raise RuntimeError("the desk follows no more")
            return desk.taken[:rounds], desk.worked[:rounds]
        finally:
            desk.stop()
