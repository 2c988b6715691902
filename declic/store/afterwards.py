"""What a session leaves to those who took part: who they are, and when the group meets again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from declic.domain.diary import Kind
from declic.domain.session import Learner
from declic.store import learners as stored_learners
from declic.store import people
from declic.store.tables import attempts, diary, memberships, participations


def present(tx: Connection, session: int) -> list[Learner]:
    """Return who took part and was not taken out, by name."""
    there = people.presences(tx, session)
    found = [
        learner
        for learner in stored_learners.of_session(tx, session)
        if there[learner.id].removed_at is None
    ]
    return sorted(found, key=lambda one: (one.name.casefold(), one.number))


def been_before(tx: Connection, session: int, opened_at: datetime) -> int:
    """Return how many of a session's people took part in another one before it opened."""
    here = select(participations.c.learner_id).where(
        participations.c.session_id == session, participations.c.removed_at.is_(None)
    )
    earlier = select(func.count(participations.c.learner_id.distinct())).where(
        participations.c.learner_id.in_(here),
        participations.c.session_id != session,
        participations.c.joined_at < opened_at,
    )
    return tx.execute(earlier).scalar_one()


def minutes(tx: Connection, session: int, opened_at: datetime) -> int:
    """Return how long a session lasted: as the diary says, or until its last answer."""
    entered = tx.execute(select(diary.c.minutes).where(diary.c.session_id == session)).scalar()
    if entered is not None:
        return int(entered)
    last = tx.execute(
        select(func.max(attempts.c.at)).where(attempts.c.session_id == session)
    ).scalar()
    end = last or opened_at
    return max(0, round((end - opened_at).total_seconds() / 60))


def next_date(tx: Connection, session: int, learner: int | None, now: datetime) -> datetime | None:
    """Return when the group of a session, or of a learner, meets again; None if nobody knows."""
    groups = select(diary.c.group_id).where(
        diary.c.session_id == session, diary.c.group_id.is_not(None)
    )
    own = select(memberships.c.group_id).where(memberships.c.learner_id == learner)
    found: datetime | None = tx.execute(
        select(func.min(diary.c.starts_at)).where(
            diary.c.kind == Kind.SESSION.value,
            diary.c.starts_at > now,
            or_(diary.c.group_id.in_(groups), diary.c.group_id.in_(own)),
        )
    ).scalar()
    return found
