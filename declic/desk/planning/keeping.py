"""Making plans, taking changes back, the note after the session, the plan for the next time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from declic.desk.actions import Action, Doing, Outcome, misunderstood, number_in, text_in
from declic.desk.planning import making
from declic.desk.planning.changing import minutes_in
from declic.desk.planning.editing import LONGEST_NOTE
from declic.desk.planning.notes import notes
from declic.domain.exercise import WorkshopCard
from declic.domain.plan import Plan
from declic.domain.run import next_plan
from declic.i18n import Words
from declic.store import Transaction, plans, sessions

_ = Words("desk")


def _make(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    """Make a plan, for the session that is shown if ``session`` says so."""
    session = doing.session if message.get("session") is True else None
    with doing.store.transaction() as tx:
        made = _made(tx, doing, message, session)
        if made is None:
            return misunderstood()
        plan, workshop, based_on = made
        plan = making.lasting(plan, minutes_in(message, "minutes"))
        plans.add(tx, plan, doing.now, workshop=workshop, session=session, based_on=based_on)
    return Outcome(_("The plan is ready: look at it, and change what you like."))


def _made(
    tx: Transaction, doing: Doing, message: Mapping[str, Any], session: int | None
) -> tuple[Plan, str, int | None] | None:
    """Return a plan, the name of its workshop, and what it is based on."""
    match message.get("from"):
        case "workshop":
            card = _workshop(tx, doing, message, session)
            if card is None:
                return None
            said = notes(doing.released.source(card.name))
            wanted = minutes_in(message, "minutes")
            return making.from_workshop(card, said, wanted), card.name, None
        case "plan":
            number = number_in(message, "plan")
            other = plans.by_id(tx, number) if number is not None else None
            if other is None:
                return None
            plan = other.plan if other.run is None else next_plan(other.run)
            return plan, other.workshop, other.id
        case "form":
            return making.forty_minutes(), "", None
        case "nothing":
            return making.blank(), "", None
    return None


def _workshop(
    tx: Transaction, doing: Doing, message: Mapping[str, Any], session: int | None
) -> WorkshopCard | None:
    """Return the workshop that a message names; the session's own if it names none."""
    name = message.get("workshop")
    known = sessions.session(tx, session) if session is not None else None
    if known is not None and name in (None, "", known.workshop.name):
        return known.workshop
    return next((card for card in doing.released.refresh() if card.name == name), None)


def _again(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    number = number_in(message, "plan")
    if number is None:
        return misunderstood()
    with doing.store.transaction() as tx:
        if plans.use_again(tx, number, doing.now) is None:
            return Outcome(_("This plan is no longer there."))
    return Outcome(_("The plan for the next time is ready, with the time that each step took."))


def _undo(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    number = number_in(message, "plan")
    if number is None:
        return misunderstood()
    with doing.store.transaction() as tx:
        said = plans.undo(tx, number, doing.now)
    if not said:
        return Outcome(_("There is nothing to take back."))
    return Outcome(_("Taken back: {said}").format(said=said))


def _note(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    number, text = number_in(message, "plan"), text_in(message, "text", LONGEST_NOTE)
    if number is None or text is None:
        return misunderstood()
    with doing.store.transaction() as tx:
        plans.note(tx, number, text, doing.now)
    return Outcome(_("Your note is kept."))


def _choose(_doing: Doing, _message: Mapping[str, Any]) -> Outcome:
    return Outcome("")  # the panel has noted what is to be shown


ACTIONS: Mapping[str, Action] = {
    "make": _make,
    "again": _again,
    "undo": _undo,
    "note": _note,
    "choose": _choose,
}
"""By the type of their message."""
