"""Attempts in the store: appended exactly once, never changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Unpack

from sqlalchemy import Connection, Row, func, insert, select

from declic.domain.attempt import Attempt, RecordedAttempt
from declic.domain.verdict import Verdict
from declic.store.place import Extent, Place, Which, extent_of, rows, sharing
from declic.store.tables import attempts


def record(tx: Connection, place: Place, attempt: Attempt, at: datetime) -> RecordedAttempt:
    """Append an attempt, unless this learner's page sent the same id before; return it.

    The number is one more than that of the learner's last attempt at the same exercise of the
    workshop, in whatever session that was. Who sits with the learner has it too, under the same
    id, with a number of their own.
    """
    everybody = [
        _append(tx, replace(place, learner=learner), attempt, at) for learner in sharing(tx, place)
    ]
    return everybody[0]


def recorded(tx: Connection, **which: Unpack[Which]) -> list[RecordedAttempt]:
    """Return attempts in the order in which they were recorded, restricted as asked."""
    return [_recorded(row) for row in rows(tx, attempts, which)]


def extent(tx: Connection, **which: Unpack[Which]) -> Extent:
    """Return how many attempts there are, restricted as asked, and which."""
    return extent_of(tx, attempts, which)


def _append(tx: Connection, place: Place, attempt: Attempt, at: datetime) -> RecordedAttempt:
    known = tx.execute(
        select(attempts).where(attempts.c.learner_id == place.learner, attempts.c.id == attempt.id)
    ).first()
    if known is not None:
        return _recorded(known)
    last = tx.execute(
        select(func.max(attempts.c.number)).where(
            attempts.c.learner_id == place.learner,
            attempts.c.workshop == place.workshop,
            attempts.c.exercise == attempt.exercise,
        )
    ).scalar()
    number = (last or 0) + 1
    key = tx.execute(
        insert(attempts).values(
            id=attempt.id,
            session_id=place.session,
            learner_id=place.learner,
            workshop=place.workshop,
            exercise=attempt.exercise,
            number=number,
            response=attempt.response,
            verdict=attempt.verdict.to_json(),
            hints=attempt.hints,
            active_seconds=attempt.active_seconds,
            at=at,
        )
    ).inserted_primary_key
    assert key is not None
    return RecordedAttempt(
        seq=key[0],
        session=place.session,
        learner=place.learner,
        workshop=place.workshop,
        number=number,
        at=at,
        attempt=attempt,
    )


def _recorded(row: Row[Any]) -> RecordedAttempt:
    return RecordedAttempt(
        seq=row.seq,
        session=row.session_id,
        learner=row.learner_id,
        workshop=row.workshop,
        number=row.number,
        at=row.at,
        attempt=Attempt(
            id=row.id,
            exercise=row.exercise,
            response=row.response,
            verdict=Verdict.from_json(row.verdict),
            hints=row.hints,
            active_seconds=row.active_seconds,
        ),
    )
