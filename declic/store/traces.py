"""What one person left in a store, or in a backup of one: found, read out, erased.

A backup may have the tables of an earlier version: what it doesn't have is passed over.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, delete, exc, insert, inspect, select, update
from sqlalchemy.engine import make_url

from declic.errors import StoreUnavailable
from declic.i18n import Words
from declic.store.tables import (
    attempts,
    erased,
    helps,
    learners,
    memberships,
    messages,
    notes,
    participations,
    placements,
    questions,
    sessions,
)

_ = Words("declic")

LEFT = (
    participations,
    attempts,
    notes,
    questions,
    messages,
    helps,
    memberships,
    placements,
)
"""Tables of what people left, each with a ``learner_id``."""
LOCK_SECONDS = 10.0


def reference(key: str) -> str:
    """Return what stands for a person where their name may not: made of their card's key."""
    return hashlib.sha256(f"declic {key}".encode()).hexdigest()[:16]


def entries(tx: Connection, learner: int) -> list[int]:
    """Return the ids of all entries of the person who has this one: merged ones too."""
    into = {
        row.id: row.merged_into for row in tx.execute(select(learners.c.id, learners.c.merged_into))
    }

    def first(one: int) -> int:
        seen = {one}
        while (after := into.get(one)) is not None and after not in seen:
            seen.add(after)
            one = after
        return one

    return sorted(one for one in into if first(one) == first(learner))


def references(tx: Connection, ids: Collection[int]) -> list[str]:
    """Return the references of entries."""
    keys = tx.execute(select(learners.c.card_key).where(learners.c.id.in_(ids))).scalars()
    return sorted(reference(key) for key in keys)


def referred(tx: Connection, wanted: Collection[str]) -> list[int]:
    """Return the ids of the entries that have these references."""
    rows = tx.execute(select(learners.c.id, learners.c.card_key))
    return [row.id for row in rows if reference(row.card_key) in wanted]


def read(tx: Connection, ids: Collection[int]) -> dict[str, list[dict[str, Any]]]:
    """Return all rows about entries as plain values, by table; times in ISO 8601, UTC."""
    found = {"learners": _rows(tx, select(learners).where(learners.c.id.in_(ids)))}
    for table in LEFT:
        wanted = select(table).where(table.c.learner_id.in_(ids))
        found[table.name] = _rows(tx, wanted)
    visited = {
        row["session_id"] for rows in found.values() for row in rows if row.get("session_id")
    }
    known = select(
        sessions.c.id, sessions.c.workshop, sessions.c.opened_at, sessions.c.closed_at
    ).where(sessions.c.id.in_(visited))
    found["sessions"] = _rows(tx, known)
    return found


def erase(tx: Connection, ids: Collection[int], at: datetime) -> dict[str, int]:
    """Delete entries and all that hangs on them; return how many rows went, by table."""
    there = set(inspect(tx).get_table_names())
    gone = {}
    for table in LEFT:
        if table.name in there:
            done = tx.execute(delete(table).where(table.c.learner_id.in_(ids)))
            gone[table.name] = done.rowcount
    if "messages" in there:  # tables of the second version
        sat = participations.c.companion_of
        tx.execute(update(participations).where(sat.in_(ids)).values(companion_of=None))
    gone["learners"] = tx.execute(delete(learners).where(learners.c.id.in_(ids))).rowcount
    if "erased" in there:
        known = set(tx.execute(select(erased.c.learner_id)).scalars())
        for one in sorted(set(ids) - known):
            tx.execute(insert(erased).values(learner_id=one, at=at))
    return {name: count for name, count in gone.items() if count}


@contextmanager
def backup(file: Path) -> Iterator[Connection]:
    """Give a transaction in a backup, of whatever version, which stays of that version.

    Raises
    ------
    StoreUnavailable
        If it can't be read or written.
    """
    engine = create_engine(f"sqlite:///{file}", hide_parameters=True)
    try:
        with engine.begin() as tx:
            yield tx
    except exc.DBAPIError as fault:
        raise StoreUnavailable(
            _("{file} can't be read or written ({reason}).").format(file=file, reason=fault.orig)
        ) from fault
    finally:
        engine.dispose()


def overwrite(file: Path) -> bool:
    """Write an SQLite file anew, so that nothing of what was deleted stays in its bytes.

    Returns
    -------
    bool
        False if another program reads it at this moment: the last of what it wrote ahead is then
        overwritten when that program lets go.

    Raises
    ------
    StoreUnavailable
        If the file can't be written now.
    """
    try:
        with closing(sqlite3.connect(file, timeout=LOCK_SECONDS, isolation_level=None)) as alone:
            alone.execute("PRAGMA secure_delete=ON")
            alone.execute("VACUUM")
            busy: int = alone.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            return not busy
    except sqlite3.Error as fault:
        raise StoreUnavailable(
            _("{file} can't be read or written ({reason}).").format(file=file, reason=fault)
        ) from fault


def file_of(url: str) -> Path | None:
    """Return the file of a store; None if it is no file of SQLite's."""
    target = make_url(url)
    is_file = target.get_backend_name() == "sqlite" and target.database
    return Path(str(target.database)) if is_file else None


def _rows(tx: Connection, wanted: Any) -> list[dict[str, Any]]:
    return [
        {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in row._mapping.items()
        }
        for row in tx.execute(wanted)
    ]
