"""The adviser's help in the store: whom she has seen, whom she has helped, and what helped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from declic.store import hands, people
from declic.store.tables import helps

SEEN = "seen"
HELPED = "helped"
NOTE_LENGTH = 500
EXERCISE_LENGTH = 120


@dataclass(frozen=True)
class Help:
    """What the adviser did for somebody: ``kind`` is ``seen`` or ``helped``."""

    session: int
    learner: int
    exercise: str
    kind: str
    note: str
    at: datetime


def seen(tx: Connection, session: int, learner: int, exercise: str, at: datetime) -> None:
    """Note that the adviser has seen that somebody needs help; the hand stays up."""
    _write(tx, Help(session, learner, exercise, SEEN, "", at))


def helped(
    tx: Connection, session: int, learner: int, exercise: str, note: str, at: datetime
) -> None:
    """Note that somebody was helped, and what helped; the hand goes down.

    Both people of a pair were helped.

    Parameters
    ----------
    exercise
        Id of the exercise in question; empty where it is none in particular.
    note
        What helped, in the adviser's words; may be empty.
    """
    _write(tx, Help(session, learner, exercise, HELPED, note[:NOTE_LENGTH], at))
    hands.take_down(tx, session, learner)


def of_session(tx: Connection, session: int) -> list[Help]:
    """Return what was done for the people of a session, the oldest first."""
    wanted = select(helps).where(helps.c.session_id == session).order_by(helps.c.id)
    return [
        Help(row.session_id, row.learner_id, row.exercise, row.kind, row.note, row.at)
        for row in tx.execute(wanted)
    ]


def _write(tx: Connection, given: Help) -> None:
    """Write what was done for somebody, and for who sits with them."""
    for learner in people.together(tx, given.session, given.learner):
        tx.execute(
            insert(helps).values(
                session_id=given.session,
                learner_id=learner,
                exercise=given.exercise[:EXERCISE_LENGTH],
                kind=given.kind,
                note=given.note,
                at=given.at,
            )
        )
