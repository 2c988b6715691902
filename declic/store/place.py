"""Where something is recorded, and asking for what was recorded there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from sqlalchemy import Connection, Row, Table, select

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
    """

    session: int
    learner: int
    learners: Sequence[int]
    workshop: str


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
    wanted = select(table).order_by(table.c.seq)
    if "session" in which:
        wanted = wanted.where(table.c.session_id == which["session"])
    if "learner" in which:
        wanted = wanted.where(table.c.learner_id == which["learner"])
    if "learners" in which:
        wanted = wanted.where(table.c.learner_id.in_(which["learners"]))
    if "workshop" in which:
        wanted = wanted.where(table.c.workshop == which["workshop"])
    yield from tx.execute(wanted)
