"""Two entries of one person become one: all that the other has goes to the one that stays."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Table, delete, exists, select, update

from declic.errors import JoinError
from declic.i18n import Words
from declic.store.tables import (
    attempts,
    helps,
    learners,
    memberships,
    messages,
    notes,
    participations,
    placements,
    questions,
)

_ = Words("declic")


def merge(tx: Connection, kept: int, gone: int) -> None:
    """Give all that *gone* did to *kept*; both return cards then open the one entry.

    Answers are numbered again, by time. What both have, because they sat together, counts once.

    Raises
    ------
    JoinError
        If they are not two entries of the store.
    """
    known = set(
        tx.execute(
            select(learners.c.id).where(
                learners.c.id.in_([kept, gone]), learners.c.merged_into.is_(None)
            )
        ).scalars()
    )
    if kept == gone or known != {kept, gone}:
        raise JoinError(_("Choose two entries of the same person."))
    _move_attempts(tx, kept, gone)
    for table in (notes, helps):
        _leave_out_what_both_have(tx, table, kept, gone)
    for table in (notes, helps, questions, messages):
        tx.execute(update(table).where(table.c.learner_id == gone).values(learner_id=kept))
    _move_participations(tx, kept, gone)
    _move_apart(tx, memberships, "group_id", kept, gone)
    _move_apart(tx, placements, "session_id", kept, gone)
    entry = (learners.c.id == gone) | (learners.c.merged_into == gone)
    tx.execute(update(learners).where(entry).values(merged_into=kept))


def _leave_out_what_both_have(tx: Connection, table: Table, kept: int, gone: int) -> None:
    own = table.alias()
    whose = {column.name for column in table.primary_key} | {"learner_id"}
    same = [own.c[one.name] == one for one in table.columns if one.name not in whose]
    there = exists().where(own.c.learner_id == kept, *same)
    tx.execute(delete(table).where(table.c.learner_id == gone, there))


def _move_attempts(tx: Connection, kept: int, gone: int) -> None:
    own = select(attempts.c.id).where(attempts.c.learner_id == kept)
    tx.execute(delete(attempts).where(attempts.c.learner_id == gone, attempts.c.id.in_(own)))
    moved = tx.execute(
        select(attempts.c.workshop, attempts.c.exercise)
        .where(attempts.c.learner_id == gone)
        .distinct()
    ).all()
    for workshop, exercise in moved:
        there = (attempts.c.workshop == workshop) & (attempts.c.exercise == exercise)
        both = there & attempts.c.learner_id.in_([kept, gone])
        by_time = select(attempts.c.seq).where(both).order_by(attempts.c.at, attempts.c.seq)
        numbered = list(tx.execute(by_time).scalars())
        for sign in (-1, 1):  # below zero first: no two rows may ever have one number
            for number, seq in enumerate(numbered, start=1):
                tx.execute(
                    update(attempts)
                    .where(attempts.c.seq == seq)
                    .values(learner_id=kept, number=sign * number)
                )


def _move_participations(tx: Connection, kept: int, gone: int) -> None:
    mine = {row.session_id: row for row in _rows(tx, participations, kept)}
    for other in _rows(tx, participations, gone):
        at_gone = (participations.c.session_id == other.session_id) & (
            participations.c.learner_id == gone
        )
        own = mine.get(other.session_id)
        if own is None:
            tx.execute(update(participations).where(at_gone).values(learner_id=kept))
            continue
        tx.execute(delete(participations).where(at_gone))
        hands = [at for at in (own.hand_at, other.hand_at) if at is not None]
        out = None not in (own.removed_at, other.removed_at)
        tx.execute(
            update(participations)
            .where(
                participations.c.session_id == other.session_id,
                participations.c.learner_id == kept,
            )
            .values(
                joined_at=min(own.joined_at, other.joined_at),
                hand_at=min(hands, default=None),
                removed_at=own.removed_at if out else None,
                companion_of=own.companion_of or other.companion_of,
            )
        )
    with_gone = participations.c.companion_of == gone
    tx.execute(update(participations).where(with_gone).values(companion_of=kept))
    with_oneself = participations.c.companion_of == participations.c.learner_id
    tx.execute(update(participations).where(with_oneself).values(companion_of=None))


def _move_apart(tx: Connection, table: Table, of: str, kept: int, gone: int) -> None:
    """Move what a person has once for each group or session; what *kept* has there stays."""
    at_gone = table.c.learner_id == gone
    known = list(tx.execute(select(table.c[of]).where(table.c.learner_id == kept)).scalars())
    tx.execute(delete(table).where(at_gone, table.c[of].in_(known)))
    tx.execute(update(table).where(at_gone).values(learner_id=kept))


def _rows(tx: Connection, table: Table, learner: int) -> list[Row[Any]]:
    return list(tx.execute(select(table).where(table.c.learner_id == learner)))
