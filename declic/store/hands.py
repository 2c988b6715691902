"""Hands in the store: since when a learner's hand is up; that of a pair is both people's."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from declic.store import people
from declic.store.tables import participations


def put_up(tx: Connection, session: int, learner: int, at: datetime) -> None:
    """Note that a hand is up; one that is up already keeps its time."""
    tx.execute(
        update(participations)
        .where(
            participations.c.session_id == session,
            participations.c.learner_id.in_(people.together(tx, session, learner)),
            participations.c.hand_at.is_(None),
        )
        .values(hand_at=at)
    )


def take_down(tx: Connection, session: int, learner: int) -> None:
    """Note that a hand is down, by the learner or because the adviser has come."""
    tx.execute(
        update(participations)
        .where(
            participations.c.session_id == session,
            participations.c.learner_id.in_(people.together(tx, session, learner)),
        )
        .values(hand_at=None)
    )


def up(tx: Connection, session: int) -> dict[int, datetime]:
    """Return since when which hands are up, by learner."""
    wanted = select(participations.c.learner_id, participations.c.hand_at).where(
        participations.c.session_id == session, participations.c.hand_at.is_not(None)
    )
    return {row.learner_id: row.hand_at for row in tx.execute(wanted)}
