"""The clock of a plan: how late a session is, and what to shorten or drop to end on time.

The rule, in this order, and no further than needed. Minutes are whole; what is over is rounded up.

1. The margin is used first: as long as the end is not later than wanted, nothing changes. Before
   the session begins, though, the margin is kept.
2. What **could** be done, from the last step to the first: shortened where that is enough and at
   least half of it stays, or else dropped.
3. What **should** be done, from the last to the first, shortened to no less than half: first what
   is not practice, then practice, for a workshop is there to practise.
4. What **should** be done is dropped, from the last; the others get their time back and are
   shortened by 3 again.
5. Last of all, and said plainly, what **must** be done is shortened to no less than half, in the
   order of 3. It is never dropped.

A step that has begun is never dropped, nor made shorter than it has taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import ceil

from declic.domain.plan import Kind, Plan, Priority, Step
from declic.domain.run import Run

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Advice:
    """What to do to end on time.

    Attributes
    ----------
    dropped
        Ids of the steps to leave out, in the plan's order.
    shortened
        Minutes that a step is to have, by id, in the plan's order.
    touches_must
        Whether a step that must be done loses time.
    left_over
        Minutes by which the end is too late even so; 0 where it is not.
    """

    dropped: tuple[str, ...] = ()
    shortened: Mapping[str, int] = field(default_factory=dict)
    touches_must: bool = False
    left_over: int = 0

    def __bool__(self) -> bool:
        return bool(self.dropped or self.shortened)


@dataclass(frozen=True)
class Clock:
    """Where a session is, at one moment.

    Attributes
    ----------
    begins
        When it began; now, where it has not begun.
    wanted_end
        When it is to be over.
    forecast_end
        When it will be over if nothing changes.
    late
        How much later the last step will end than was planned, the margin left free; negative
        if earlier.
    margin_left
        How much of the time wanted is left free at the end; negative if it is not enough.
    spent, left
        How long the group has been with the step that goes on, and how long it has yet; nothing
        where no step goes on.
    """

    begins: datetime
    wanted_end: datetime
    forecast_end: datetime
    late: timedelta
    margin_left: timedelta
    spent: timedelta
    left: timedelta


def clock(plan: Plan, run: Run | None, now: datetime) -> Clock:
    """Return where a session is; a plan that does not run yet as if it began now.

    Parameters
    ----------
    plan
        What was planned; not heeded where there is a run, which has the plan as it now is.
    """
    run = Run(plan, now) if run is None else run
    current = run.plan.step(run.current)
    left = [_left(run, step, now) for step in ahead(run)]
    forecast = run.ended_at or now + sum(left, timedelta())
    return Clock(
        begins=run.started_at,
        wanted_end=run.wanted_end,
        forecast_end=forecast,
        late=forecast - (run.wanted_end - run.plan.margin * MINUTE),
        margin_left=run.wanted_end - forecast,
        spent=timedelta() if current is None else run.spent(current.id, now),
        left=timedelta() if current is None else _left(run, current, now),
    )


def ahead(run: Run) -> list[Step]:
    """Return the steps that take time yet: the one that goes on, then what is to come, in order.

    What comes after the step that goes on is to come, even if the group was there before (then
    for what is left of its minutes), and so is what was jumped over.
    """
    seen = {visit.step for visit in run.visits}
    current, later = [], []
    passed = False
    for step in run.plan.kept:
        if step.id == run.current:
            current.append(step)
            passed = True
        elif step.id not in seen or (passed and run.ended_at is None):
            later.append(step)
    return current + later


def following(run: Run) -> Step | None:
    """Return the step that comes next: after the one that goes on, or else what was jumped over."""
    after = run.plan.after(run.current) if run.current else None
    later = [step for step in ahead(run) if step.id != run.current]
    return after or (later[0] if later else None)


def advice(plan: Plan, run: Run | None, now: datetime) -> Advice:
    """Return what to shorten or drop, by the rule of this module; nothing if nothing need be."""
    if run is not None and run.ended_at is not None:
        return Advice()
    shown = clock(plan, run, now)
    over = ceil((shown.late if run is None else -shown.margin_left) / MINUTE)
    if over <= 0:
        return Advice()
    run = Run(plan, now) if run is None else run
    begun = {visit.step: ceil(run.spent(visit.step, now) / MINUTE) for visit in run.visits}
    return _Savings(ahead(run), begun).advice(over)


def replanned(plan: Plan, what: Advice) -> Plan:
    """Return the plan after an advice was followed."""
    for name in what.dropped:
        plan = plan.changed(name, dropped=True)
    for name, minutes in what.shortened.items():
        plan = plan.changed(name, minutes=minutes)
    return plan


def regained(run: Run, now: datetime) -> Step | None:
    """Return the first step that was dropped and that there is time for now, the margin kept."""
    if run.ended_at is not None:
        return None
    free = -clock(run.plan, run, now).late
    dropped = (step for step in run.plan.steps if step.dropped)
    return next((step for step in dropped if _left(run, step, now) <= free), None)


def _left(run: Run, step: Step, now: datetime) -> timedelta:
    return max(timedelta(), step.minutes * MINUTE - run.spent(step.id, now))


class _Savings:
    """Looks for minutes among steps.

    Parameters
    ----------
    steps
        Those that can still give some, in the plan's order.
    begun
        Minutes that were spent with a step already, by id.
    """

    def __init__(self, steps: list[Step], begun: Mapping[str, int]) -> None:
        self._steps = steps
        self._begun = begun

    def advice(self, over: int) -> Advice:
        """Return how to save this many minutes."""
        could, missing = self._spare_could(over)
        should = self._of(Priority.SHOULD)
        droppable = [step for step in reversed(should) if step.id not in self._begun]
        best = could
        for count in range(len(droppable) + 1):
            gone = droppable[:count]
            short = missing - sum(step.minutes for step in gone)
            rest = [step for step in should if step not in gone]
            shortened, short = self._shorten(rest, short)
            best = _joined(could, Advice(tuple(step.id for step in gone), shortened))
            if short <= 0:
                return self._in_order(best)
        shortened, short = self._shorten(self._of(Priority.MUST), short)
        last = Advice((), shortened, touches_must=bool(shortened), left_over=max(0, short))
        return self._in_order(_joined(best, last))

    def _of(self, priority: Priority) -> list[Step]:
        return [step for step in self._steps if step.priority is priority]

    def _spare_could(self, missing: int) -> tuple[Advice, int]:
        dropped: list[str] = []
        shortened: dict[str, int] = {}
        for step in reversed(self._of(Priority.COULD)):
            if missing <= 0:
                break
            if missing <= self._most(step):
                shortened[step.id] = step.minutes - missing
                return Advice(tuple(dropped), shortened), 0
            if step.id not in self._begun:
                dropped.append(step.id)
                missing -= step.minutes
            elif self._most(step):
                shortened[step.id] = step.minutes - self._most(step)
                missing -= self._most(step)
        return Advice(tuple(dropped), shortened), missing

    def _shorten(self, steps: list[Step], missing: int) -> tuple[dict[str, int], int]:
        """Return the new minutes of steps, and how many minutes are missing even so."""
        shortened: dict[str, int] = {}
        practice = [step for step in reversed(steps) if step.kind is Kind.PRACTICE]
        others = [step for step in reversed(steps) if step.kind is not Kind.PRACTICE]
        for step in others + practice:
            saved = min(missing, self._most(step))
            if saved > 0:
                shortened[step.id] = step.minutes - saved
                missing -= saved
        return shortened, missing

    def _most(self, step: Step) -> int:
        """Return by how many minutes a step may be shortened."""
        floor = max(ceil(step.minutes / 2), self._begun.get(step.id, 1))
        return max(0, step.minutes - floor)

    def _in_order(self, what: Advice) -> Advice:
        ids = [step.id for step in self._steps]
        return replace(
            what,
            dropped=_sorted(what.dropped, ids),
            shortened={name: what.shortened[name] for name in _sorted(what.shortened, ids)},
        )


def _joined(one: Advice, other: Advice) -> Advice:
    return replace(
        other,
        dropped=(*one.dropped, *other.dropped),
        shortened={**one.shortened, **other.shortened},
    )


def _sorted(names: Iterable[str], ids: list[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=ids.index))
