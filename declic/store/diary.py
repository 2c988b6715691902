"""The diary in the store: what was entered, and the sessions that were held."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from declic.domain.diary import (
    LONGEST_LINE,
    LONGEST_MINUTES,
    LONGEST_NOTE,
    Entry,
    Kind,
)
from declic.errors import TextRefused
from declic.i18n import Words
from declic.store.tables import diary, groups, plans, sessions
from declic.store.texts import clean

_ = Words("declic")

LONGEST_SESSION = timedelta(hours=4)
"""A session that was open for longer was left open; its entry lasts so long until it is changed."""


@dataclass(frozen=True)
class KeptEntry:
    """An entry of the diary.

    Attributes
    ----------
    id
        None for a session that was held, and of which nothing else was entered.
    uid
        Names the entry for good, in calendars too.
    """

    id: int | None
    uid: str
    entry: Entry
    changed_at: datetime


def add(tx: Connection, entry: Entry, at: datetime) -> int:
    """Enter something; return its id.

    Raises
    ------
    TextRefused
        If it lasts no time or longer than a day, or if a text is too long.
    """
    values = _values(tx, entry)
    uid = secrets.token_hex(16)
    if entry.session is not None:
        held = tx.execute(select(sessions).where(sessions.c.id == values["session_id"])).first()
        taken = select(diary.c.id).where(diary.c.session_id == entry.session)
        if held is not None and tx.execute(taken).first() is None:
            uid = _uid(held)
    key = tx.execute(insert(diary).values(uid=uid, changed_at=at, **values)).inserted_primary_key
    assert key is not None
    number: int = key[0]
    return number


def change(tx: Connection, number: int, entry: Entry, at: datetime) -> None:
    """Write an entry anew; it stays the same one in calendars.

    Raises
    ------
    TextRefused
        As :func:`add`.
    """
    values = _values(tx, entry)
    tx.execute(update(diary).where(diary.c.id == number).values(changed_at=at, **values))


def remove(tx: Connection, number: int) -> None:
    """Take an entry out; a session that was held stays in the diary."""
    tx.execute(delete(diary).where(diary.c.id == number))


def by_id(tx: Connection, number: int) -> KeptEntry | None:
    """Return what was entered under an id."""
    row = tx.execute(select(diary).where(diary.c.id == number)).first()
    return None if row is None else _kept(row)


def since(tx: Connection, begin: datetime, now: datetime) -> list[KeptEntry]:
    """Return the entries that start at a time or later, the newest first."""
    rows = tx.execute(select(diary).where(diary.c.starts_at >= begin)).all()
    entered = select(diary.c.session_id).where(diary.c.session_id.is_not(None))
    held = tx.execute(
        select(sessions).where(sessions.c.opened_at >= begin, sessions.c.id.not_in(entered))
    ).all()
    found = [_kept(row) for row in rows] + [_held(row, now) for row in held]
    return sorted(found, key=lambda one: (one.entry.starts_at, one.uid), reverse=True)


def _kept(row: Row[Any]) -> KeptEntry:
    entry = Entry(
        kind=Kind(row.kind),
        starts_at=row.starts_at,
        minutes=row.minutes,
        title=row.title,
        topic=row.topic,
        place=row.place,
        note=row.note,
        session=row.session_id,
        plan=row.plan_id,
        group=row.group_id,
    )
    return KeptEntry(row.id, row.uid, entry, row.changed_at)


def _held(row: Row[Any], now: datetime) -> KeptEntry:
    lasted = min((row.closed_at or now) - row.opened_at, LONGEST_SESSION)
    entry = Entry(
        kind=Kind.SESSION,
        starts_at=row.opened_at,
        minutes=max(1, round(lasted / timedelta(minutes=1))),
        title=row.workshop_card["title"][:LONGEST_LINE],
        session=row.id,
    )
    return KeptEntry(None, _uid(row), entry, row.closed_at or row.opened_at)


def _uid(session: Row[Any]) -> str:
    return f"session-{session.id}-{session.code.lower()}"


def _values(tx: Connection, entry: Entry) -> dict[str, Any]:
    if not 1 <= entry.minutes <= LONGEST_MINUTES:
        raise TextRefused(_("Say how long it takes: 1 to 1440 minutes."))
    lines = {
        name: " ".join(clean(getattr(entry, name)).split()) for name in ("title", "topic", "place")
    }
    note = clean(entry.note)
    if len(note) > LONGEST_NOTE or any(len(text) > LONGEST_LINE for text in lines.values()):
        raise TextRefused(_("One of these texts is too long. Make it shorter."))
    return {
        "kind": entry.kind.value,
        "starts_at": entry.starts_at,
        "minutes": entry.minutes,
        "note": note,
        "session_id": _there(tx, sessions, entry.session),
        "plan_id": _there(tx, plans, entry.plan),
        "group_id": _there(tx, groups, entry.group),
        **lines,
    }


def _there(tx: Connection, table: Any, number: int | None) -> int | None:
    """Return an id, if there is something under it."""
    if number is None:
        return None
    found: int | None = tx.execute(select(table.c.id).where(table.c.id == number)).scalar()
    return found
