"""Changes of a plan's steps: what they are, their order, leaving out, adding, borrowing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from declic.desk.actions import Action, Doing, Outcome, misunderstood, number_in, text_in
from declic.desk.planning.changing import Changed, changing, minutes_in
from declic.domain.plan import Kind, Lead, Plan, Priority, Step, borrowed, new_id
from declic.i18n import Words
from declic.store import Transaction, plans
from declic.store.plans import TITLE_LENGTH, KeptPlan

_ = Words("desk")

LONGEST_NOTE = 5000
MOST_STEPS = 60
MOST_PARTS = 40

Change = Callable[[KeptPlan, Step, Mapping[str, Any]], Changed | None]
"""Returns what a plan becomes, and what is said of it; None where that makes no sense."""


def _on_step(change: Change) -> Action:
    """Return an action on the step that a message names."""

    def act(doing: Doing, message: Mapping[str, Any]) -> Outcome:
        def found(_tx: Transaction, kept: KeptPlan) -> Changed:
            step = kept.now.step(str(message.get("step")))
            if step is None:
                return Outcome(_("This step is no longer there."))
            return change(kept, step, message) or misunderstood()

        return changing(doing, message, found)

    return act


def _value(field: str, message: Mapping[str, Any]) -> Any:
    """Return the value that a message gives to a step's attribute; None where it is none."""
    value = message.get("value")
    if field == "title":
        return text_in(message, "value", TITLE_LENGTH) or None
    if field == "note":
        return text_in(message, "value", LONGEST_NOTE)
    if field == "minutes":
        return minutes_in(message, "value")
    if field == "parts":
        if not isinstance(value, list) or len(value) > MOST_PARTS:
            return None
        return tuple(value) if all(isinstance(one, str) for one in value) else None
    known: dict[str, Any] = {"kind": Kind, "priority": Priority, "lead": Lead}
    if field not in known or value not in list(known[field]):
        return None
    return known[field](value)


def _set_step(kept: KeptPlan, step: Step, message: Mapping[str, Any]) -> Changed | None:
    field = str(message.get("field"))
    value = _value(field, message)
    if value is None:
        return None
    after = kept.with_plan(kept.now.changed(step.id, **{field: value}))
    title = value if field == "title" else step.title
    return after, _("“{title}” is changed.").format(title=title)


def _move(kept: KeptPlan, step: Step, message: Mapping[str, Any]) -> Changed | None:
    to = message.get("to")
    if type(to) is not int or not 0 <= to < len(kept.now.steps):
        return None
    text = _("“{title}” is now step {place} of {all}.")
    said = text.format(title=step.title, place=to + 1, all=len(kept.now.steps))
    return kept.with_plan(kept.now.moved(step.id, to)), said


def _drop(kept: KeptPlan, step: Step, message: Mapping[str, Any]) -> Changed | None:
    dropped = message.get("dropped")
    if type(dropped) is not bool or (dropped and kept.run and kept.run.current == step.id):
        return None
    text = _("“{title}” is left out.") if dropped else _("“{title}” is back.")
    return kept.with_plan(kept.now.changed(step.id, dropped=dropped)), text.format(title=step.title)


def _delete(kept: KeptPlan, step: Step, _message: Mapping[str, Any]) -> Changed | None:
    if kept.run is not None and any(visit.step == step.id for visit in kept.run.visits):
        return None
    said = _("“{title}” is deleted.").format(title=step.title)
    return kept.with_plan(kept.now.without(step.id)), said


def _insert(kept: KeptPlan, step: Step) -> Changed:
    """Add a step after the one that goes on, or else at the end."""
    if len(kept.now.steps) >= MOST_STEPS:
        return Outcome(_("This plan has as many steps as it can have."))
    after = kept.run.current if kept.run else ""
    said = _("“{title}” is added.").format(title=step.title)
    return kept.with_plan(kept.now.inserted(step, after)), said


def _add(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    title = text_in(message, "title", TITLE_LENGTH) or _("New step")
    minutes = minutes_in(message, "minutes") or 5
    return changing(
        doing, message, lambda _tx, kept: _insert(kept, Step(new_id(), title, minutes=minutes))
    )


def _borrow(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    lender = number_in(message, "from")

    def change(tx: Transaction, kept: KeptPlan) -> Changed:
        other = plans.by_id(tx, lender) if lender is not None else None
        step = None if other is None else other.now.step(str(message.get("step")))
        if step is None:
            return Outcome(_("This step is no longer there."))
        return _insert(kept, borrowed(step))

    return changing(doing, message, change)


def _set_plan(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    field = message.get("field")
    value: Any = None
    if field == "title":
        value = text_in(message, "value", TITLE_LENGTH) or None
    elif field in ("minutes", "margin"):
        value = minutes_in(message, "value", 1 if field == "minutes" else 0)
    if value is None:
        return misunderstood()

    def change(_tx: Transaction, kept: KeptPlan) -> tuple[KeptPlan, str]:
        plan: Plan = replace(kept.now, **{str(field): value})
        return kept.with_plan(plan), _("“{title}” is changed.").format(title=plan.title)

    return changing(doing, message, change)


ACTIONS: Mapping[str, Action] = {
    "step": _on_step(_set_step),
    "move": _on_step(_move),
    "drop": _on_step(_drop),
    "delete": _on_step(_delete),
    "add": _add,
    "borrow": _borrow,
    "plan": _set_plan,
}
"""By the type of their message; all name the plan, as ``plan``."""
