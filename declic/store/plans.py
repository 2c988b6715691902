"""Plans of sessions in the store: made, changed, run, and what they were before.

A plan without session is one to take for a session; a session has a plan of its own, based on it,
so that what happened in one session is not what was planned for the next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Update, insert, select, update

from declic.domain.plan import Plan
from declic.domain.run import Run, next_plan
from declic.store.tables import plans

UNDO_STEPS = 20
"""Changes that can be taken back, the newest."""
TITLE_LENGTH = 200
"""Characters of a plan's title."""


@dataclass(frozen=True)
class KeptPlan:
    """A plan as it is kept.

    Attributes
    ----------
    workshop
        Folder's name of the workshop that it is about; empty for none.
    session
        The session that it is the plan of; None for one that can be taken for any.
    based_on
        The plan that it was made from; None for none.
    plan
        What was planned; while it runs it stays as it was.
    run
        What really happened; None as long as it has not begun.
    note
        What the adviser wrote after the session.
    undo
        Says what can be taken back, in the words of the one who did it; empty for nothing.
    """

    id: int
    workshop: str
    session: int | None
    based_on: int | None
    plan: Plan
    run: Run | None
    note: str
    undo: str
    created_at: datetime
    changed_at: datetime

    @property
    def now(self) -> Plan:
        """Return the plan as it is to be gone on with: changed while it ran, or as it was made."""
        return self.plan if self.run is None else self.run.plan

    def with_plan(self, plan: Plan) -> KeptPlan:
        """Return it after the plan that is to be gone on with was changed."""
        if self.run is None:
            return replace(self, plan=plan)
        return replace(self, run=replace(self.run, plan=plan))


def add(
    tx: Connection,
    plan: Plan,
    at: datetime,
    *,
    workshop: str = "",
    session: int | None = None,
    based_on: int | None = None,
) -> KeptPlan:
    """Keep a new plan."""
    key = tx.execute(
        insert(plans).values(
            title=plan.title[:TITLE_LENGTH],
            workshop=workshop,
            session_id=session,
            based_on=based_on,
            plan=plan.to_json(),
            ran=None,
            undo=[],
            note="",
            created_at=at,
            changed_at=at,
        )
    ).inserted_primary_key
    assert key is not None
    return KeptPlan(key[0], workshop, session, based_on, plan, None, "", "", at, at)


def by_id(tx: Connection, plan: int) -> KeptPlan | None:
    """Return a plan by its id."""
    row = tx.execute(select(plans).where(plans.c.id == plan)).first()
    return None if row is None else _kept(row)


def of_session(tx: Connection, session: int) -> KeptPlan | None:
    """Return the plan of a session: the newest, if it was given several."""
    wanted = select(plans).where(plans.c.session_id == session).order_by(plans.c.id.desc())
    row = tx.execute(wanted).first()
    return None if row is None else _kept(row)


def newest(tx: Connection, most: int) -> list[KeptPlan]:
    """Return plans, the newest first."""
    wanted = select(plans).order_by(plans.c.id.desc()).limit(most)
    return [_kept(row) for row in tx.execute(wanted)]


def change(
    tx: Connection, plan: int, how: Callable[[KeptPlan], KeptPlan], said: str, at: datetime
) -> KeptPlan | None:
    """Change a plan or its run, by what was there in this transaction; None if there is no plan.

    Parameters
    ----------
    said
        What :attr:`KeptPlan.undo` says of it.
    """
    row = tx.execute(select(plans).where(plans.c.id == plan)).first()
    if row is None:
        return None
    before = _kept(row)
    after = how(before)
    if (after.plan, after.run) == (before.plan, before.run):
        return before
    past = [*row.undo, {"said": said, "plan": row.plan, "ran": row.ran}][-UNDO_STEPS:]
    run = None if after.run is None else after.run.to_json()
    tx.execute(_changed(plan, at, plan=after.plan.to_json(), ran=run, undo=past))
    return replace(after, undo=said, changed_at=at)


def undo(tx: Connection, plan: int, at: datetime) -> str:
    """Take the last change back, and return what it was; empty if there is none."""
    row = tx.execute(select(plans).where(plans.c.id == plan)).first()
    if row is None or not row.undo:
        return ""
    *past, last = row.undo
    tx.execute(_changed(plan, at, plan=last["plan"], ran=last["ran"], undo=past))
    return str(last["said"])


def note(tx: Connection, plan: int, text: str, at: datetime) -> None:
    """Keep what the adviser wrote after the session."""
    tx.execute(_of(plan, note=text, changed_at=at))


def give(tx: Connection, plan: int, session: int, at: datetime) -> KeptPlan | None:
    """Give a session a plan that was prepared; None if there is no plan.

    One that is another session's stays so: this one has what is to be used again of it.
    """
    kept = by_id(tx, plan)
    if kept is None or kept.session is not None or kept.run is not None:
        return use_again(tx, plan, at, session)
    tx.execute(_of(plan, session_id=session, changed_at=at))
    return replace(kept, session=session, changed_at=at)


def use_again(
    tx: Connection, plan: int, at: datetime, session: int | None = None
) -> KeptPlan | None:
    """Make the plan for the next time out of what really happened; None if there is no plan.

    Steps have the time that they took (:func:`declic.domain.run.next_plan`), and their notes; the
    note on the session stays with the session, and is found by :attr:`KeptPlan.based_on`.
    """
    kept = by_id(tx, plan)
    if kept is None:
        return None
    made = kept.plan if kept.run is None else next_plan(kept.run)
    return add(tx, made, at, workshop=kept.workshop, session=session, based_on=plan)


def _of(number: int, **values: Any) -> Update:
    return update(plans).where(plans.c.id == number).values(**values)


def _changed(number: int, at: datetime, **values: Any) -> Update:
    shown = values["plan"] if values["ran"] is None else values["ran"]["plan"]
    return _of(number, title=shown["title"][:TITLE_LENGTH], changed_at=at, **values)


def _kept(row: Row[Any]) -> KeptPlan:
    return KeptPlan(
        id=row.id,
        workshop=row.workshop,
        session=row.session_id,
        based_on=row.based_on,
        plan=Plan.from_json(row.plan),
        run=None if row.ran is None else Run.from_json(row.ran),
        note=row.note,
        undo=row.undo[-1]["said"] if row.undo else "",
        created_at=row.created_at,
        changed_at=row.changed_at,
    )
