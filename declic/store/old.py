"""What is old in the store: sessions that closed long ago, and who has nothing since."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, exists, func, select

from declic.domain.session import Session
from declic.store import figures, sessions, traces
from declic.store.tables import (
    attempts,
    learners,
    memberships,
    participations,
    questions,
    steering,
)
from declic.store.tables import sessions as sessions_table


@dataclass(frozen=True)
class Old:
    """What a purge takes out.

    Attributes
    ----------
    sessions
        Closed before the limit, with anything of people still in them.
    learners
        Ids of those who have nothing since.
    work
        Learners (ids) and workshops of which nothing remains.
    """

    sessions: list[Session]
    learners: list[int]
    work: list[tuple[int, str]]

    def __bool__(self) -> bool:
        return bool(self.sessions or self.learners)


def find(tx: Connection, before: datetime) -> Old:
    """Return what is older than a limit."""
    closed = [
        session
        for session in sessions.all_sessions(tx)
        if session.closed_at is not None and session.closed_at < before
    ]
    old = [session for session in closed if _has_people(tx, session.id)]
    ids = {session.id for session in old}
    return Old(old, _nothing_since(tx, ids, before), _nothing_left(tx, ids))


def erase(tx: Connection, old: Old, at: datetime) -> dict[str, int]:
    """Keep the figures of old sessions, delete their people's traces; return rows by table."""
    gone: dict[str, int] = {}
    for session in old.sessions:
        figures.keep(tx, session, at)
        for table in (*traces.LEFT, steering):
            if table is memberships:
                continue
            done = tx.execute(delete(table).where(table.c.session_id == session.id))
            gone[table.name] = gone.get(table.name, 0) + done.rowcount
    for name, count in traces.erase(tx, old.learners, at).items():
        gone[name] = gone.get(name, 0) + count
    return {name: count for name, count in gone.items() if count}


def was_busy(tx: Connection, since: datetime, now: datetime) -> bool:
    """Return whether a session was opened between a time and yesterday.

    If none was, the clock may have jumped, and nothing should be erased unasked.
    """
    opened = sessions_table.c.opened_at
    wanted = select(func.count()).where(opened > since, opened < now - timedelta(days=1))
    return tx.execute(wanted).scalar_one() > 0


def left_open(tx: Connection, before: datetime) -> list[Session]:
    """Return sessions opened before a limit that nobody has closed."""
    return [one for one in sessions.all_sessions(tx, open_only=True) if one.opened_at < before]


def _has_people(tx: Connection, session: int) -> bool:
    return any(
        tx.execute(select(exists().where(table.c.session_id == session))).scalar()
        for table in (participations, attempts, questions)
    )


def _nothing_since(tx: Connection, old: Collection[int], before: datetime) -> list[int]:
    rows = tx.execute(select(learners.c.id, learners.c.joined_at, learners.c.merged_into)).all()
    there = {
        learner
        for table in traces.LEFT
        if table is not memberships
        for session, learner in tx.execute(select(table.c.session_id, table.c.learner_id))
        if session not in old
    }
    kept = there | {row.id for row in rows if row.joined_at >= before}
    return [row.id for row in rows if row.id not in kept and row.merged_into not in kept]


def _nothing_left(tx: Connection, old: Collection[int]) -> list[tuple[int, str]]:
    pairs: dict[bool, set[tuple[int, str]]] = {True: set(), False: set()}
    wanted = select(attempts.c.learner_id, attempts.c.workshop, attempts.c.session_id).distinct()
    for row in tx.execute(wanted):
        pairs[row.session_id in old].add((row.learner_id, row.workshop))
    return sorted(pairs[True] - pairs[False])
