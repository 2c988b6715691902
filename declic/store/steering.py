"""Steering in the store: one record a session, changed as a whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from declic.domain.steering import Steering
from declic.store.tables import steering


def of_session(tx: Connection, session: int) -> Steering:
    """Return how a session is steered; as at the beginning, where nobody has steered it."""
    row = tx.execute(select(steering.c.state).where(steering.c.session_id == session)).first()
    return Steering() if row is None else Steering.from_json(row.state)


def change(
    tx: Connection, session: int, how: Callable[[Steering], Steering], at: datetime
) -> Steering:
    """Change how a session is steered, by what was there in this transaction.

    Two desks that change different things at once both have their way.
    """
    known = tx.execute(select(steering).where(steering.c.session_id == session)).first()
    before = Steering() if known is None else Steering.from_json(known.state)
    after = how(before)
    values = {"state": after.to_json(), "changed_at": at}
    if known is None:
        tx.execute(insert(steering).values(session_id=session, **values))
    else:
        tx.execute(update(steering).where(steering.c.session_id == session).values(**values))
    return after
