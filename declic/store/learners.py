"""Learners in the store: they join, come back with their card, take part in sessions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from declic.domain.session import Learner, Session, card_key, clean_name, new_card, plain
from declic.errors import UnknownCard
from declic.i18n import Words
from declic.store.tables import erased, learners, participations, sessions
from declic.store.typed import owner_of

_ = Words("declic")

# Every page asks these: put together once, they cost a third.
_LEARNER = select(learners).where(learners.c.id == bindparam("learner"))
_MERGED = select(learners.c.id).where(learners.c.merged_into == bindparam("learner"))
_PLACE = select(participations.c.joined_at, participations.c.removed_at).where(
    participations.c.session_id == bindparam("session"),
    participations.c.learner_id == bindparam("learner"),
)


def join(tx: Connection, session: Session, typed_name: str, at: datetime) -> Learner:
    """Let a new person into a session, and give them a return card.

    A name that somebody in this session bears already gets a number.

    Raises
    ------
    InvalidName
        If the name can't be used.
    """
    name = clean_name(typed_name)
    card = new_card()
    while tx.execute(select(learners.c.id).where(learners.c.card_key == card_key(card))).first():
        card = new_card()
    key = tx.execute(
        insert(learners).values(
            **_never_again(tx),
            name=name,
            number=max(numbers_of(tx, session.id, name).values(), default=0) + 1,
            card=card,
            card_key=card_key(card),
            joined_at=at,
        )
    ).inserted_primary_key
    assert key is not None
    take_part(tx, session.id, key[0], at)
    joined = learner(tx, key[0])
    assert joined is not None
    return joined


def numbers_of(tx: Connection, session: int, name: str) -> dict[int, int]:
    """Return the numbers of those in a session who bear a name, by learner."""
    others = tx.execute(
        select(learners.c.id, learners.c.name, learners.c.number)
        .join(participations, participations.c.learner_id == learners.c.id)
        .where(participations.c.session_id == session)
    )
    return {row.id: row.number for row in others if plain(row.name) == plain(name)}


def take_part(tx: Connection, session: int, learner: int, at: datetime) -> None:
    """Note that a learner is in a session; a second time changes nothing."""
    if tx.execute(_PLACE, {"session": session, "learner": learner}).first() is None:
        tx.execute(
            insert(participations).values(session_id=session, learner_id=learner, joined_at=at)
        )


def was_taken_out(tx: Connection, session: int, learner: int) -> bool:
    """Return whether the adviser has taken a learner out of a session."""
    place = tx.execute(_PLACE, {"session": session, "learner": learner}).first()
    return place is not None and place.removed_at is not None


def by_card(tx: Connection, typed: str) -> Learner:
    """Return the learner whose words somebody typed.

    Raises
    ------
    UnknownCard
        If nobody has them.
    """
    found = owner_of(tx, learners.c.card_key, card_key(typed))
    if found is None:
        raise UnknownCard(
            _("Nobody has these words. Look at your card again, or enter as a new person.")
        )
    owner = learner(tx, found)
    assert owner is not None
    return owner


def learner(tx: Connection, learner: int) -> Learner | None:
    """Return a learner by id; of an entry that was merged into another, that one."""
    row = tx.execute(_LEARNER, {"learner": learner}).first()
    if row is not None and row.merged_into is not None:
        row = tx.execute(_LEARNER, {"learner": row.merged_into}).first()
    return None if row is None else _learner(row)


def merged_into(tx: Connection, learner: int) -> list[int]:
    """Return the ids of entries that were merged into a learner's."""
    return list(tx.execute(_MERGED, {"learner": learner}).scalars())


def of_session(tx: Connection, session: int) -> list[Learner]:
    """Return who takes part in a session, in the order of joining."""
    wanted = (
        select(learners)
        .join(participations, participations.c.learner_id == learners.c.id)
        .where(participations.c.session_id == session)
        .order_by(participations.c.joined_at, learners.c.id)
    )
    return [_learner(row) for row in tx.execute(wanted)]


def count(tx: Connection, session: int) -> int:
    """Return how many people take part in a session."""
    wanted = select(func.count()).where(participations.c.session_id == session)
    return tx.execute(wanted).scalar_one()


def arrivals(tx: Connection, session: int) -> dict[int, datetime]:
    """Return when each learner of a session joined it, by learner."""
    wanted = select(participations.c.learner_id, participations.c.joined_at).where(
        participations.c.session_id == session
    )
    return {row.learner_id: row.joined_at for row in tx.execute(wanted)}


def of_workshop(tx: Connection, workshop: str) -> list[Learner]:
    """Return who took part in any session of a workshop."""
    wanted = (
        select(learners)
        .join(participations, participations.c.learner_id == learners.c.id)
        .join(sessions, sessions.c.id == participations.c.session_id)
        .where(sessions.c.workshop == workshop)
        .distinct()
        .order_by(learners.c.id)
    )
    return [_learner(row) for row in tx.execute(wanted)]


def last_open_session(tx: Connection, learner: int) -> int | None:
    """Return the id of the newest open session that a learner takes part in."""
    return tx.execute(
        select(func.max(sessions.c.id))
        .join(participations, participations.c.session_id == sessions.c.id)
        .where(participations.c.learner_id == learner, sessions.c.closed_at.is_(None))
    ).scalar()


def _learner(row: Row[Any]) -> Learner:
    return Learner(
        id=row.id, name=row.name, number=row.number, card=row.card, joined_at=row.joined_at
    )


def _never_again(tx: Connection) -> dict[str, int]:
    """Return the id of the next learner where SQLite would give that of an erased one again."""
    last = tx.execute(select(func.max(erased.c.learner_id))).scalar()
    if last is None or tx.dialect.name != "sqlite":
        return {}
    newest = tx.execute(select(func.max(learners.c.id))).scalar() or 0
    return {"id": max(last, newest) + 1}
