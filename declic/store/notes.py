"""Notes in the store: an exercise was begun, a hint opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Unpack

from sqlalchemy import Connection, insert

from declic.store.place import Extent, Place, Which, extent_of, rows, sharing
from declic.store.tables import notes


@dataclass(frozen=True)
class RecordedNote:
    """Something that a learner did short of answering; ``what`` as in :mod:`declic.recorder`.

    ``seq`` is its position in the store's append-only order.
    """

    seq: int
    learner: int
    exercise: str
    what: str
    at: datetime


def record(tx: Connection, place: Place, exercise: str, what: str, at: datetime) -> None:
    """Append a note, for whoever sits with the learner too."""
    for learner in sharing(tx, place):
        tx.execute(
            insert(notes).values(
                session_id=place.session,
                learner_id=learner,
                workshop=place.workshop,
                exercise=exercise,
                what=what,
                at=at,
            )
        )


def recorded(tx: Connection, **which: Unpack[Which]) -> list[RecordedNote]:
    """Return notes in the order in which they were recorded, restricted as asked."""
    return [
        RecordedNote(row.seq, row.learner_id, row.exercise, row.what, row.at)
        for row in rows(tx, notes, which)
    ]


def extent(tx: Connection, **which: Unpack[Which]) -> Extent:
    """Return how many notes there are, restricted as asked, and which."""
    return extent_of(tx, notes, which)
