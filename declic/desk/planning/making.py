"""How plans are made: from a workshop, for forty minutes, from an earlier plan, from nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from math import ceil

from declic.domain.exercise import Part, WorkshopCard
from declic.domain.pacing import advice, replanned
from declic.domain.plan import Kind, Lead, Plan, Priority, Step, new_id
from declic.i18n import Words

_ = Words("desk")

FORM_MINUTES = 40
WELCOME_MINUTES = 3
GOODBYE_MINUTES = 3
LEAST_PART_MINUTES = 3
EXERCISE_MINUTES = 2
LEAST_MARGIN, MOST_MARGIN = 3, 10
"""Minutes."""


def margin(minutes: int) -> int:
    """Return the minutes to keep free of a session that takes so many: a tenth, from 3 to 10."""
    return min(MOST_MARGIN, max(LEAST_MARGIN, ceil(minutes / 10)))


def minutes_of(part: Part) -> int:
    """Return how long a part takes: what its author says, or else 2 minutes an exercise and 1."""
    estimate = max(LEAST_PART_MINUTES, 1 + EXERCISE_MINUTES * len(part.exercises))
    return part.minutes or estimate


def from_workshop(card: WorkshopCard, notes: Mapping[str, str], minutes: int | None = None) -> Plan:
    """Return a plan with a step for each part of a workshop, a welcome and an end.

    Parts with exercises are practised, the others are shown; the last is the summary if it has no
    more than one exercise. What the author says nothing about should be done.

    Parameters
    ----------
    notes
        What :func:`declic.desk.planning.notes.notes` returns of the author's notebook.
    minutes
        How long the session is; steps are shortened and dropped to fit. None: as long as it takes.
    """
    welcome = _step(
        _("Welcome"), Kind.INTRODUCTION, WELCOME_MINUTES, Priority.MUST, note=notes.get("", "")
    )
    steps = [welcome]
    for part in card.parts:
        ends = part is card.parts[-1] and len(part.exercises) <= 1
        step = _step(
            part.title,
            Kind.SUMMARY if ends else _kind(part),
            minutes_of(part),
            Priority.MUST if ends else Priority(part.priority or Priority.SHOULD),
            (part.title,),
            notes.get(part.title, ""),
        )
        steps.append(step)
    if steps[-1].kind is not Kind.SUMMARY:
        steps.append(_step(_("What we keep"), Kind.SUMMARY, GOODBYE_MINUTES, Priority.MUST))
    busy = sum(step.minutes for step in steps)
    spare = margin(minutes or busy)
    plan = Plan(card.title, minutes or busy + spare, spare, tuple(steps))
    return fitted(plan)


def fitted(plan: Plan) -> Plan:
    """Return a plan whose steps leave its margin free, shortened and dropped by the usual rule."""
    return replanned(plan, advice(plan, None, datetime.now(UTC)))


def forty_minutes() -> Plan:
    """Return the usual form of a session of forty minutes, five of which are free."""
    return Plan(
        _("Session of 40 minutes"),
        FORM_MINUTES,
        5,
        (
            _step(_("Welcome"), Kind.INTRODUCTION, 3, Priority.MUST),
            _step(_("Demonstration"), Kind.DEMONSTRATION, 5, Priority.MUST),
            _step(_("Practice"), Kind.PRACTICE, 14, Priority.MUST),
            _step(_("Questions and discussion"), Kind.DISCUSSION, 5, Priority.SHOULD),
            _step(_("Practice again"), Kind.PRACTICE, 5, Priority.COULD),
            _step(_("What we keep"), Kind.SUMMARY, 3, Priority.MUST),
        ),
    )


def blank() -> Plan:
    """Return a plan with nothing but a welcome."""
    welcome = _step(_("Welcome"), Kind.INTRODUCTION, WELCOME_MINUTES, Priority.MUST)
    return Plan(_("New plan"), 60, margin(60), (welcome,))


def lasting(plan: Plan, minutes: int | None) -> Plan:
    """Return a plan that is to last so many minutes; as it is for None."""
    if minutes is None or minutes == plan.minutes:
        return plan
    return fitted(replace(plan, minutes=minutes, margin=margin(minutes)))


def _kind(part: Part) -> Kind:
    if part.exercises:
        return Kind.PRACTICE
    return Kind.BREAK if _("break") in part.title.casefold() else Kind.DEMONSTRATION


def _step(
    title: str,
    kind: Kind,
    minutes: int,
    priority: Priority,
    parts: tuple[str, ...] = (),
    note: str = "",
) -> Step:
    lead = Lead.OPEN if parts else Lead.NOTHING
    return Step(new_id(), title, kind, minutes, priority, parts, note, lead)
