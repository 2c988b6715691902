"""Messages of the adviser in the store: to all of a session or to one, withdrawn if need be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from declic.i18n import Words
from declic.store.tables import messages
from declic.store.texts import fitting

_ = Words("declic")

MESSAGE_LENGTH = 500


# Every page that is drawn asks it: put together once, it costs a third.
_STANDING = (
    select(messages)
    .where(
        messages.c.session_id.in_(bindparam("sessions", expanding=True)),
        messages.c.withdrawn_at.is_(None),
    )
    .order_by(messages.c.id)
)


@dataclass(frozen=True)
class Message:
    """What the adviser wrote; ``learner`` is None where it is for all of the session."""

    id: int
    session: int
    learner: int | None
    text: str
    at: datetime


def send(tx: Connection, session: int, text: str, at: datetime, learner: int | None = None) -> int:
    """Write a message to a learner, or to all of a session; return its id.

    Raises
    ------
    TextRefused
        If it is empty or longer than 500 characters.
    """
    text = fitting(
        text.strip(),
        MESSAGE_LENGTH,
        empty=_("Write a message first."),
        too_long=_("This message is too long: {most} characters at most."),
    )
    key = tx.execute(
        insert(messages).values(session_id=session, learner_id=learner, text=text, at=at)
    ).inserted_primary_key
    assert key is not None
    sent: int = key[0]
    return sent


def withdraw(tx: Connection, message: int, at: datetime) -> None:
    """Take a message back: pages don't show it any more."""
    tx.execute(
        update(messages)
        .where(messages.c.id == message, messages.c.withdrawn_at.is_(None))
        .values(withdrawn_at=at)
    )


def of_sessions(tx: Connection, sessions: Iterable[int]) -> list[Message]:
    """Return the messages of some sessions that were not withdrawn, the oldest first."""
    return [
        Message(row.id, row.session_id, row.learner_id, row.text, row.at)
        for row in tx.execute(_STANDING, {"sessions": list(sessions)})
    ]
