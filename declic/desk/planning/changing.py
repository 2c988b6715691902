"""How a plan is changed by what it is in the moment, so that two desks both have their way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from declic.desk.actions import Doing, Outcome, misunderstood, number_in, whole_in
from declic.domain.plan import LONGEST
from declic.i18n import Words
from declic.store import Transaction, plans
from declic.store.plans import KeptPlan

_ = Words("desk")

Changed = tuple[KeptPlan, str] | Outcome
"""What a plan becomes, and what is said of it; or why it is not changed."""


def changing(
    doing: Doing,
    message: Mapping[str, Any],
    change: Callable[[Transaction, KeptPlan], Changed],
) -> Outcome:
    """Change the plan that a message names as ``plan``, by what it is now.

    Parameters
    ----------
    change
        Gets the transaction and the plan; what it says is said, and said again when it is undone.
    """
    number = number_in(message, "plan")
    if number is None:
        return misunderstood()
    with doing.store.transaction() as tx:
        kept = plans.by_id(tx, number)
        if kept is None:
            return Outcome(_("This plan is no longer there."))
        changed = change(tx, kept)
        if isinstance(changed, Outcome):
            return changed
        after, said = changed
        plans.change(tx, number, lambda _kept: after, said, doing.now)
    return Outcome(said)


def minutes_in(message: Mapping[str, Any], name: str, least: int = 1) -> int | None:
    """Return the minutes that a message gives; None where it gives none."""
    return whole_in(message, name, least, LONGEST)
