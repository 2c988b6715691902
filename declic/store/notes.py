"""Notes in the store: an exercise was begun, a hint opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from declic.store.attempts import Place
from declic.store.tables import notes


@dataclass(frozen=True)
class RecordedNote:
    """Something that a learner did short of answering; ``what`` as in :mod:`declic.recorder`."""

    learner: int
    exercise: str
    what: str
    at: datetime


def record(tx: Connection, place: Place, exercise: str, what: str, at: datetime) -> None:
    """Append a note."""
    tx.execute(
        insert(notes).values(
            session_id=place.session,
            learner_id=place.learner,
            workshop=place.workshop,
            exercise=exercise,
            what=what,
            at=at,
        )
    )


def recorded(
    tx: Connection,
    *,
    session: int | None = None,
    learner: int | None = None,
    workshop: str | None = None,
    learners: Sequence[int] | None = None,
) -> list[RecordedNote]:
    """Return notes in the order in which they were recorded, restricted as asked."""
    wanted = select(notes).order_by(notes.c.seq)
    if session is not None:
        wanted = wanted.where(notes.c.session_id == session)
    if learner is not None:
        wanted = wanted.where(notes.c.learner_id == learner)
    if workshop is not None:
        wanted = wanted.where(notes.c.workshop == workshop)
    if learners is not None:
        wanted = wanted.where(notes.c.learner_id.in_(learners))
    return [
        RecordedNote(learner=row.learner_id, exercise=row.exercise, what=row.what, at=row.at)
        for row in tx.execute(wanted)
    ]
