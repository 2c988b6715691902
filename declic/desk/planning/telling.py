"""What the desk says of a plan in words: how late a session is, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from declic.domain.pacing import MINUTE, Advice, Clock, advice, clock, regained
from declic.domain.plan import Lead, Plan, Priority
from declic.domain.run import Run
from declic.i18n import Words

_ = Words("desk")

Told = Callable[[datetime], str]
"""Says a time of day."""


@dataclass(frozen=True)
class Report:
    """What the clock says.

    Attributes
    ----------
    tone
        ``calm``, ``margin`` (the margin is being used) or ``late``.
    sentence
        How late the session is.
    todo
        What to do about it, a sentence each; may be empty.
    advice
        What can be done at once; nothing where nothing need be.
    """

    tone: str
    sentence: str
    todo: tuple[str, ...] = ()
    advice: Advice = field(default_factory=Advice)


def report(plan: Plan, run: Run | None, now: datetime, told: Told) -> Report:
    """Return what the clock of a plan says."""
    shown = clock(plan, run, now)
    if run is None:
        return _before(plan, shown, now, told)
    if run.ended_at is not None:
        return Report("calm", _over(shown, told))
    what = advice(plan, run, now)
    if shown.margin_left < timedelta():
        todo = _todo(run.plan, what, shown, told)
        return Report("late", _too_late(_up(shown.late), _up(-shown.margin_left)), todo, what)
    if shown.late >= MINUTE:
        left = _down(shown.margin_left)
        text = _.n(
            "The margin is enough: {n} minute of it is left.",
            "The margin is enough: {n} minutes of it are left.",
            left,
        )
        return Report("margin", f"{_late(_down(shown.late))} {text.format(n=left)}")
    return Report("calm", _in_time(shown), _again(run, now))


def leads() -> dict[str, str]:
    """Return what can happen on learners' pages when a step begins."""
    return {
        Lead.NOTHING: _("nothing changes on their pages"),
        Lead.OPEN: _("its parts open"),
        Lead.GROUP: _("everybody goes to its part"),
        Lead.PAUSE: _("everybody looks at the board"),
    }


def _before(plan: Plan, shown: Clock, now: datetime, told: Told) -> Report:
    end = told(shown.wanted_end)
    text = _.n(
        "{all} minutes, of which {n} is free. If you begin now, you end at {end}.",
        "{all} minutes, of which {n} are free. If you begin now, you end at {end}.",
        plan.minutes - plan.busy,
    )
    what = advice(plan, None, now)
    if not what and not what.left_over:
        return Report("calm", text.format(all=plan.minutes, n=plan.minutes - plan.busy, end=end))
    over = _up(shown.late)
    text = _.n(
        "The steps take {n} minute too much, with the margin.",
        "The steps take {n} minutes too much, with the margin.",
        over,
    )
    return Report("margin", text.format(n=over), _todo(plan, what, shown, told), what)


def _over(shown: Clock, told: Told) -> str:
    end = told(shown.forecast_end)
    minutes = round(shown.margin_left / MINUTE)
    if minutes >= 1:
        text = _.n(
            "Ended at {end}, {n} minute early.", "Ended at {end}, {n} minutes early.", minutes
        )
    elif minutes <= -1:
        text = _.n(
            "Ended at {end}, {n} minute late.", "Ended at {end}, {n} minutes late.", -minutes
        )
    else:
        text = _("Ended at {end}, on time.")
    return text.format(end=end, n=abs(minutes))


def _late(minutes: int) -> str:
    return _.n("{n} minute late.", "{n} minutes late.", minutes).format(n=minutes)


def _too_late(minutes: int, over: int) -> str:
    if minutes <= over:
        return _late(minutes)
    text = _.n(
        "{n} minutes late, {over} minute more than the margin.",
        "{n} minutes late, {over} minutes more than the margin.",
        over,
    )
    return text.format(n=minutes, over=over)


def _in_time(shown: Clock) -> str:
    early = _down(-shown.late)
    if early < 1:
        return _("You are on time.")
    text = _.n("You are on time, {n} minute early.", "You are on time, {n} minutes early.", early)
    return text.format(n=early)


def _again(run: Run, now: datetime) -> tuple[str, ...]:
    step = regained(run, now)
    if step is None:
        return ()
    return (_("There is time for “{title}”, which you left out.").format(title=step.title),)


def _todo(plan: Plan, what: Advice, shown: Clock, told: Told) -> tuple[str, ...]:
    """Say an advice: leave out, shorten, what must be done last, and what is left over."""
    titles = {step.id: step.title for step in plan.steps}
    musts = {step.id for step in plan.steps if step.priority is Priority.MUST}
    told_of = [_("Leave out “{title}”.").format(title=titles[name]) for name in what.dropped]
    for name, minutes in what.shortened.items():
        if name in musts:
            text = _("As a last resort, shorten “{title}” to {n} min.")
        else:
            text = _("Shorten “{title}” to {n} min.")
        told_of.append(text.format(title=titles[name], n=minutes))
    if not what.left_over:
        return tuple(told_of)
    if told_of:
        text = _("Even so, you would end {n} min after {end}: add time, or tell the group.")
    else:
        text = _("Nothing more can be shortened: you will end {n} min after {end}.")
    return (*told_of, text.format(n=what.left_over, end=told(shown.wanted_end)))


def _up(time: timedelta) -> int:
    return ceil(time / MINUTE)


def _down(time: timedelta) -> int:
    return int(time / MINUTE)
