"""Sessions in the store: opened with a workshop, found by code, closed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from declic.domain.exercise import WorkshopCard
from declic.domain.session import Session, new_code, normalise_code
from declic.errors import ClosedSession, UnknownCode
from declic.i18n import Words
from declic.store.tables import sessions
from declic.store.typed import owner_of

_ = Words("declic")

_SESSION = select(sessions).where(sessions.c.id == bindparam("session"))
"""Every page asks it: put together once, it costs a third."""


def open_session(tx: Connection, workshop: WorkshopCard, at: datetime) -> Session:
    """Open a session of a workshop, under a code that no session ever had."""
    code = new_code()
    while tx.execute(select(sessions.c.id).where(sessions.c.code == code)).first():
        code = new_code()
    key = tx.execute(
        insert(sessions).values(
            code=code, workshop=workshop.name, workshop_card=workshop.to_json(), opened_at=at
        )
    ).inserted_primary_key
    assert key is not None
    return Session(id=key[0], code=code, workshop=workshop, opened_at=at)


def close_session(tx: Connection, session: int, at: datetime) -> None:
    """Close a session; one that is closed already keeps its time."""
    tx.execute(
        update(sessions)
        .where(sessions.c.id == session, sessions.c.closed_at.is_(None))
        .values(closed_at=at)
    )


def reopen_session(tx: Connection, session: int) -> None:
    """Let people join a closed session again, under the same code."""
    tx.execute(update(sessions).where(sessions.c.id == session).values(closed_at=None))


def session(tx: Connection, session: int) -> Session | None:
    """Return a session by its id."""
    row = tx.execute(_SESSION, {"session": session}).first()
    return None if row is None else _session(row)


def by_code(tx: Connection, typed: str) -> Session:
    """Return the open session whose code somebody typed.

    Raises
    ------
    UnknownCode
        If there is none.
    ClosedSession
        If it has ended.
    """
    found = owner_of(tx, sessions.c.code, normalise_code(typed))
    if found is None:
        raise UnknownCode(
            _("This code is not known here. Look at the board again, and type its 6 letters.")
        )
    row = tx.execute(_SESSION, {"session": found}).one()
    if row.closed_at is not None:
        raise ClosedSession(_("This session has ended. Ask your adviser for today's code."))
    return _session(row)


def with_code(tx: Connection, typed: str) -> Session | None:
    """Return the session, open or closed, that has a code; for the adviser, who knows them all."""
    row = tx.execute(select(sessions).where(sessions.c.code == normalise_code(typed))).first()
    return None if row is None else _session(row)


def all_sessions(tx: Connection, open_only: bool = False) -> list[Session]:
    """Return the sessions, the newest first."""
    wanted = select(sessions).order_by(sessions.c.id.desc())
    if open_only:
        wanted = wanted.where(sessions.c.closed_at.is_(None))
    return [_session(row) for row in tx.execute(wanted)]


def _session(row: Row[Any]) -> Session:
    return Session(
        id=row.id,
        code=row.code,
        workshop=WorkshopCard.from_json(row.workshop_card),
        opened_at=row.opened_at,
        closed_at=row.closed_at,
    )
