"""What the adviser does with the people of a session: rename, pair, take out, put back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, select, update

from declic.domain.session import Learner, clean_name, numbered
from declic.errors import JoinError
from declic.i18n import Words
from declic.store.learners import learner as entry
from declic.store.learners import numbers_of
from declic.store.tables import learners, participations

_ = Words("declic")

_BESIDE = select(participations.c.learner_id).where(
    participations.c.session_id == bindparam("session"),
    participations.c.companion_of == bindparam("learner"),
    participations.c.removed_at.is_(None),
)
"""Every return card asks it: put together once, it costs a third."""


@dataclass(frozen=True)
class Presence:
    """How somebody takes part in a session.

    Attributes
    ----------
    hand_at
        Since when their hand is up; None if it is down.
    removed_at
        When the adviser took them out; None if she did not.
    companion_of
        Learner at whose computer they sit; None for their own.
    """

    hand_at: datetime | None
    removed_at: datetime | None
    companion_of: int | None


def presences(tx: Connection, session: int) -> dict[int, Presence]:
    """Return how each learner takes part in a session, by learner."""
    wanted = select(participations).where(participations.c.session_id == session)
    return {
        row.learner_id: Presence(row.hand_at, row.removed_at, row.companion_of)
        for row in tx.execute(wanted)
    }


def beside(tx: Connection, session: int, learner: int) -> list[Learner]:
    """Return who sits at the computer of a learner in a session."""
    others = tx.execute(_BESIDE, {"session": session, "learner": learner}).scalars().all()
    found = [entry(tx, other) for other in others]
    return [one for one in found if one is not None]


def together(tx: Connection, session: int, learner: int) -> list[int]:
    """Return who is at the same computer as a learner, the learner included."""
    there = select(participations.c.companion_of).where(_place(session, learner))
    first = tx.execute(there).scalar() or learner
    beside = tx.execute(_BESIDE, {"session": session, "learner": first}).scalars()
    return [first, *beside]


def rename(tx: Connection, session: int, learner: int, typed_name: str) -> str:
    """Give a learner another name, with a number where somebody else there bears it; return it.

    Raises
    ------
    InvalidName
        If the name can't be used.
    """
    name = clean_name(typed_name)
    numbers = numbers_of(tx, session, name)
    numbers.pop(learner, None)
    number = next(n for n in range(1, len(numbers) + 2) if n not in numbers.values())
    tx.execute(update(learners).where(learners.c.id == learner).values(name=name, number=number))
    return numbered(name, number)


def take_out(tx: Connection, session: int, learner: int, at: datetime) -> None:
    """Take a learner out of a session: their hand goes down, whoever sat with them is alone."""
    _change(
        tx,
        _place(session, learner) & participations.c.removed_at.is_(None),
        removed_at=at,
        hand_at=None,
        companion_of=None,
    )
    _change(
        tx,
        (participations.c.session_id == session) & (participations.c.companion_of == learner),
        companion_of=None,
    )


def put_back(tx: Connection, session: int, learner: int) -> None:
    """Let a learner who was taken out of a session into it again."""
    _change(tx, _place(session, learner), removed_at=None)


def pair(tx: Connection, session: int, first: int, second: int) -> None:
    """Note that *second* sits at the computer of *first*: what is done there is both people's.

    Raises
    ------
    JoinError
        If they are not two people of the session, or one of them sits with somebody else.
    """
    here = presences(tx, session)
    if first == second or first not in here or second not in here:
        raise JoinError(_("Choose two people who are in this session."))
    busy = {one.companion_of for one in here.values() if one.companion_of is not None}
    busy |= {learner for learner, one in here.items() if one.companion_of is not None}
    if first in busy or second in busy:
        raise JoinError(_("One of them is in a pair already. Part that pair first."))
    if here[first].removed_at or here[second].removed_at:
        raise JoinError(_("One of them was taken out. Put them back first."))
    _change(tx, _place(session, second), companion_of=first, hand_at=here[first].hand_at)


def part(tx: Connection, session: int, learner: int) -> None:
    """Part a pair, whichever of the two *learner* is; somebody alone stays alone."""
    both = (participations.c.learner_id == learner) | (participations.c.companion_of == learner)
    _change(tx, (participations.c.session_id == session) & both, companion_of=None)


def leave_pair(tx: Connection, session: int, learner: int) -> None:
    """Let somebody who sat at another's computer have their own: they came with their own card."""
    _change(tx, _place(session, learner), companion_of=None)


def _place(session: int, learner: int) -> ColumnElement[bool]:
    return (participations.c.session_id == session) & (participations.c.learner_id == learner)


def _change(tx: Connection, where: ColumnElement[bool], **values: object) -> None:
    tx.execute(update(participations).where(where).values(**values))
