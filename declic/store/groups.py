"""Groups that come back, in the store: who agreed to be in one, and the sessions that it had.

Nothing is kept of a group's history besides who is in it: it is read from what each person did,
and who is taken out has none any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from declic.domain.session import Learner
from declic.i18n import Words
from declic.store.tables import diary, groups, learners, memberships, participations
from declic.store.texts import clean, fitting

_ = Words("declic")

NAME_LENGTH = 120
TOGETHER = 2
"""People of a group who make a session one of the group's."""


@dataclass(frozen=True)
class Group:
    """A group that comes back; ``members`` is how many people are in it."""

    id: int
    name: str
    created_at: datetime
    members: int


@dataclass(frozen=True)
class Member:
    """Somebody who agreed to be in a group, and when."""

    learner: Learner
    consented_at: datetime


def make(tx: Connection, name: str, at: datetime) -> int:
    """Make a group; return its id.

    Raises
    ------
    TextRefused
        If its name is empty or longer than 120 characters.
    """
    name = fitting(
        " ".join(clean(name).split()),
        NAME_LENGTH,
        empty=_("Give the group a name, as: Tuesday morning."),
        too_long=_("This name is too long: {most} characters at most."),
    )
    key = tx.execute(insert(groups).values(name=name, note="", created_at=at)).inserted_primary_key
    assert key is not None
    number: int = key[0]
    return number


def remove(tx: Connection, group: int) -> None:
    """Take a group away, with who was in it; what people did stays theirs."""
    tx.execute(delete(memberships).where(memberships.c.group_id == group))
    tx.execute(update(diary).where(diary.c.group_id == group).values(group_id=None))
    tx.execute(delete(groups).where(groups.c.id == group))


def agree(tx: Connection, group: int, learner: int, at: datetime) -> None:
    """Note that somebody agrees to be in a group; who agreed before keeps that date."""
    known = select(memberships.c.learner_id).where(
        memberships.c.group_id == group, memberships.c.learner_id == learner
    )
    if tx.execute(known).first() is None:
        tx.execute(insert(memberships).values(group_id=group, learner_id=learner, consented_at=at))


def take_out(tx: Connection, group: int, learner: int) -> None:
    """Take somebody out of a group: it has no history of theirs any more."""
    tx.execute(
        delete(memberships).where(
            memberships.c.group_id == group, memberships.c.learner_id == learner
        )
    )


def all_groups(tx: Connection) -> list[Group]:
    """Return the groups, by name."""
    count = func.count(memberships.c.learner_id)
    wanted = (
        select(groups, count.label("members"))
        .outerjoin(memberships, memberships.c.group_id == groups.c.id)
        .group_by(groups.c.id, groups.c.name, groups.c.note, groups.c.created_at)
    )
    found = [Group(row.id, row.name, row.created_at, row.members) for row in tx.execute(wanted)]
    return sorted(found, key=lambda group: (group.name.casefold(), group.id))


def members(tx: Connection, group: int) -> list[Member]:
    """Return who is in a group, in the order in which they agreed."""
    wanted = (
        select(learners, memberships.c.consented_at)
        .join(memberships, memberships.c.learner_id == learners.c.id)
        .where(memberships.c.group_id == group)
        .order_by(memberships.c.consented_at, learners.c.id)
    )
    return [_member(row) for row in tx.execute(wanted)]


def session_ids(tx: Connection, group: int) -> list[int]:
    """Return the sessions of a group, the oldest first.

    They are those that the diary says are its own, and those to which two of its people came.
    """
    entered = select(diary.c.session_id).where(
        diary.c.group_id == group, diary.c.session_id.is_not(None)
    )
    together = (
        select(participations.c.session_id)
        .join(memberships, memberships.c.learner_id == participations.c.learner_id)
        .where(memberships.c.group_id == group)
        .group_by(participations.c.session_id)
        .having(func.count() >= TOGETHER)
    )
    came = participations.c.session_id
    wanted = select(came).where(or_(came.in_(entered), came.in_(together))).distinct()
    return sorted(tx.execute(wanted).scalars())


def who_came(tx: Connection, group: int) -> set[tuple[int, int]]:
    """Return (session, learner) for each session to which somebody of a group came."""
    wanted = (
        select(participations.c.session_id, participations.c.learner_id)
        .join(memberships, memberships.c.learner_id == participations.c.learner_id)
        .where(memberships.c.group_id == group, participations.c.removed_at.is_(None))
    )
    return {(row.session_id, row.learner_id) for row in tx.execute(wanted)}


def _member(row: Row[Any]) -> Member:
    learner = Learner(
        id=row.id, name=row.name, number=row.number, card=row.card, joined_at=row.joined_at
    )
    return Member(learner, row.consented_at)
