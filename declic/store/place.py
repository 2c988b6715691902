"""Where something is recorded, and asking for what was recorded there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from sqlalchemy import ColumnElement, Connection, Row, Table, func, select

from declic.store.tables import learners, participations


@dataclass(frozen=True)
class Place:
    """Where attempts and notes are recorded: a learner, in a session, at its workshop."""

    session: int
    learner: int
    workshop: str


class Which(TypedDict, total=False):
    """Which attempts or notes are asked for; what is left out restricts nothing.

    Attributes
    ----------
    session, learner
        Ids.
    learners
        Ids of several learners.
    workshop
        Name of its folder.
    after
        Only what was recorded after the one that has this ``seq``.
    """

    session: int
    learner: int
    learners: Sequence[int]
    workshop: str
    after: int


@dataclass(frozen=True)
class Extent:
    """How many rows there are, with sums that tell them from as many others.

    Somebody who knows the rows up to one can tell by it whether those after it are all that is
    new, or whether something was erased, merged, or committed late.

    Attributes
    ----------
    seqs
        Sum of the ``seq``.
    numbers
        Sum of the ``number`` of attempts, which a merging changes; 0 of notes.
    """

    count: int
    seqs: int
    numbers: int


def sharing(tx: Connection, place: Place) -> list[int]:
    """Return whose everything is that is done at a place: the learner's, and their companion's.

    An entry that was merged into another stands for that one.
    """
    into = select(learners.c.merged_into).where(learners.c.id == place.learner)
    owner = tx.execute(into).scalar() or place.learner
    beside = select(participations.c.learner_id).where(
        participations.c.session_id == place.session,
        participations.c.companion_of == owner,
        participations.c.removed_at.is_(None),
    )
    return [owner, *tx.execute(beside).scalars()]


def rows(tx: Connection, table: Table, which: Which) -> Iterator[Row[Any]]:
    """Yield the rows of attempts or notes in the order in which they were recorded."""
    yield from tx.execute(select(table).where(*_meant(table, which)).order_by(table.c.seq))


def extent_of(tx: Connection, table: Table, which: Which) -> Extent:
    """Return the extent of rows of attempts or notes."""
    summed = [table.c[name] for name in ("seq", "number") if name in table.c]
    wanted = select(func.count(), *(func.coalesce(func.sum(one), 0) for one in summed))
    count, seqs, *numbers = tx.execute(wanted.where(*_meant(table, which))).one()
    return Extent(count, int(seqs), sum(map(int, numbers)))


def _meant(table: Table, which: Which) -> Iterator[ColumnElement[bool]]:
    if "session" in which:
        yield table.c.session_id == which["session"]
    if "learner" in which:
        yield table.c.learner_id == which["learner"]
    if "learners" in which:
        yield table.c.learner_id.in_(which["learners"])
    if "workshop" in which:
        yield table.c.workshop == which["workshop"]
    if "after" in which:
        yield table.c.seq > which["after"]
