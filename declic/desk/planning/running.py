"""What is asked while a session runs by a plan: beginning, going on, more time, another plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from declic.desk.actions import Action, Doing, Outcome, misunderstood
from declic.desk.planning.changing import Changed, changing
from declic.desk.planning.leading import lead
from declic.domain.pacing import advice, replanned
from declic.domain.run import begun
from declic.i18n import Words
from declic.store import Transaction
from declic.store.plans import KeptPlan

_ = Words("desk")

MOST_EXTRA = 120
"""Minutes."""


def _start(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    def change(tx: Transaction, kept: KeptPlan) -> Changed:
        if kept.run is not None:
            return Outcome("")  # the other desk was quicker
        if not kept.plan.kept:
            return Outcome(_("Add a step first."))
        after = replace(kept, run=begun(kept.plan, doing.now))
        lead(tx, kept, after, doing.now)
        return after, _("The session has begun: “{title}”.").format(title=kept.plan.kept[0].title)

    return changing(doing, message, change)


def _go(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    """Begin a step; the page names it, so that two desks that go on at once go on by one step."""

    def change(tx: Transaction, kept: KeptPlan) -> Changed:
        step = kept.now.step(str(message.get("step")))
        if step is None or kept.run is None:
            return Outcome(_("This step is no longer there."))
        if kept.run.current == step.id:
            return Outcome("")
        run = replace(kept.run, plan=kept.run.plan.changed(step.id, dropped=False))
        after = replace(kept, run=run.gone_to(step.id, doing.now))
        lead(tx, kept, after, doing.now)
        return after, _("Now: “{title}”.").format(title=step.title)

    return changing(doing, message, change)


def _end(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    def change(tx: Transaction, kept: KeptPlan) -> Changed:
        if kept.run is None or kept.run.ended_at is not None:
            return Outcome("")
        after = replace(kept, run=kept.run.stopped(doing.now))
        lead(tx, kept, after, doing.now)
        return after, _("The session is over.")

    return changing(doing, message, change)


def _extra(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    minutes = message.get("minutes")
    if type(minutes) is not int or abs(minutes) > MOST_EXTRA:
        return misunderstood()

    def change(_tx: Transaction, kept: KeptPlan) -> Changed:
        if kept.run is None:
            return misunderstood()
        extra = kept.run.extra + minutes
        if abs(extra) > MOST_EXTRA:
            return Outcome(_("That is too much. Change how long the plan lasts."))
        after = replace(kept, run=replace(kept.run, extra=extra))
        text = _("{n} min more.") if minutes > 0 else _("{n} min less.")
        return after, text.format(n=abs(minutes))

    return changing(doing, message, change)


def _replan(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    def change(_tx: Transaction, kept: KeptPlan) -> Changed:
        what = advice(kept.plan, kept.run, doing.now)
        if not what:
            return Outcome(_("Nothing has to change: you end on time."))
        after = kept.with_plan(replanned(kept.now, what))
        return after, _("The plan is adjusted.")

    return changing(doing, message, change)


ACTIONS: Mapping[str, Action] = {
    "start": _start,
    "go": _go,
    "end": _end,
    "extra": _extra,
    "replan": _replan,
}
"""By the type of their message; all name the plan, as ``plan``."""
