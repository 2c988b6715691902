"""What learners' pages do when a step of the plan begins, or ends."""

from __future__ import annotations

from datetime import datetime

from declic.domain.plan import Lead, Step
from declic.domain.steering import Mode, Steering
from declic.store import Transaction, steering
from declic.store.plans import KeptPlan


def lead(tx: Transaction, before: KeptPlan, after: KeptPlan, at: datetime) -> None:
    """Steer the session as the step asks that goes on now; a plan without session leads nobody."""
    if after.session is None:
        return
    left, entered = _current(before), _current(after)
    asks = {step.lead for step in (left, entered) if step is not None}
    if asks - {Lead.NOTHING}:
        steering.change(tx, after.session, lambda known: steered(known, left, entered), at)


def steered(known: Steering, left: Step | None, entered: Step | None) -> Steering:
    """Return how a session is steered after one step was left and another entered.

    Where the step that is left held the group, the group goes on at its own pace; what the adviser
    has changed by hand since then stays.
    """
    if left is not None and _held_by(known, left):
        known = known.at_own_pace()
    if entered is None:
        return known
    if entered.lead in (Lead.OPEN, Lead.GROUP):
        for title in entered.parts:
            known = known.with_part(title, is_open=True)
    if entered.lead is Lead.GROUP and entered.parts:
        known = known.on_part(entered.parts[0])
    if entered.lead is Lead.PAUSE:
        known = known.paused()
    return known


def _held_by(known: Steering, step: Step) -> bool:
    if step.lead is Lead.GROUP:
        return known.mode is Mode.PART and known.part in step.parts
    return step.lead is Lead.PAUSE and known.mode is Mode.PAUSE


def _current(kept: KeptPlan) -> Step | None:
    return None if kept.run is None else kept.now.step(kept.run.current)
