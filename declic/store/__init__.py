"""Sessions, learners and answers, durable: the only place that imports SQLAlchemy.

Functions of :mod:`sessions`, :mod:`learners`, :mod:`attempts` and :mod:`notes` take a connection
that :meth:`Store.transaction` or :meth:`Store.reading` gives::

    store = Store.open(url)
    with store.transaction() as tx:
        session = sessions.open_session(tx, workshop, at=now)
"""

from sqlalchemy import Connection as Transaction

from declic.store import (
    attempts,
    backups,
    hands,
    learners,
    messages,
    notes,
    questions,
    sessions,
    steering,
)
from declic.store.engine import Store

__all__ = [
    "Store",
    "Transaction",
    "attempts",
    "backups",
    "hands",
    "learners",
    "messages",
    "notes",
    "questions",
    "sessions",
    "steering",
]
