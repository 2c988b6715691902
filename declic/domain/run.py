"""What really happens in a session, beside its plan: which steps, and how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from declic.domain.plan import LONGEST, Plan


@dataclass(frozen=True)
class Visit:
    """A time that was spent with a step; ``ended`` is None as long as it goes on."""

    step: str
    began: datetime
    ended: datetime | None = None


@dataclass(frozen=True)
class Run:
    """What really happens, beside the plan that was made.

    Attributes
    ----------
    plan
        The plan as it now is: what was reordered, shortened, dropped, added while it ran.
    ended_at
        When it was over; None as long as it goes on.
    extra
        Minutes more than planned; less, if negative.
    visits
        Steps in the order in which the group was with them; a step may come back.
    """

    plan: Plan
    started_at: datetime
    ended_at: datetime | None = None
    extra: int = 0
    visits: tuple[Visit, ...] = ()

    @property
    def current(self) -> str:
        """Return the id of the step that goes on; empty for none."""
        last = self.visits[-1] if self.visits else None
        return last.step if last is not None and last.ended is None else ""

    @property
    def wanted_end(self) -> datetime:
        """Return when the session is to be over."""
        return self.started_at + timedelta(minutes=self.plan.minutes + self.extra)

    def took(self, step: str, now: datetime) -> timedelta | None:
        """Return how long the group was with a step, until now; None if it never was."""
        known = any(one.step == step for one in self.visits)
        return self.spent(step, now) if known else None

    def spent(self, step: str, now: datetime) -> timedelta:
        """Return how long the group was with a step, until now; nothing if it never was."""
        times = ((one.ended or now) - one.began for one in self.visits if one.step == step)
        return sum(times, timedelta())

    def gone_to(self, step: str, at: datetime) -> Run:
        """Return the run after a step began; the one before has ended."""
        return replace(self.stopped(at), visits=(*self._ended(at), Visit(step, at)), ended_at=None)

    def stopped(self, at: datetime) -> Run:
        """Return the run after it was over."""
        return replace(self, visits=self._ended(at), ended_at=at)

    def _ended(self, at: datetime) -> tuple[Visit, ...]:
        return tuple(one if one.ended else replace(one, ended=at) for one in self.visits)

    def to_json(self) -> dict[str, Any]:
        """Return a plain JSON object; times in ISO 8601."""
        return {
            "plan": self.plan.to_json(),
            "started_at": self.started_at.isoformat(),
            "ended_at": _written(self.ended_at),
            "extra": self.extra,
            "visits": [
                [one.step, one.began.isoformat(), _written(one.ended)] for one in self.visits
            ],
        }

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Run:
        """Read what :meth:`to_json` wrote."""
        return cls(
            plan=Plan.from_json(record["plan"]),
            started_at=datetime.fromisoformat(record["started_at"]),
            ended_at=_read(record.get("ended_at")),
            extra=record.get("extra", 0),
            visits=tuple(
                Visit(step, datetime.fromisoformat(began), _read(ended))
                for step, began, ended in record.get("visits", ())
            ),
        )


def begun(plan: Plan, at: datetime) -> Run:
    """Return the run of a plan that begins, with its first step."""
    run = Run(plan, at)
    first = plan.kept[0] if plan.kept else None
    return run if first is None else run.gone_to(first.id, at)


def next_plan(run: Run) -> Plan:
    """Return the plan for the next time: steps in the order and with the time they really took.

    A step that never came keeps its minutes, and its place; what was dropped is there again, for
    the next group may have the time. Minutes are rounded up.
    """
    end = run.ended_at or run.started_at
    steps = []
    for step in run.plan.steps:
        took = run.took(step.id, end)
        minutes = step.minutes if took is None else _minutes(took)
        steps.append(replace(step, minutes=minutes, dropped=False))
    return replace(run.plan, steps=tuple(steps))


def _minutes(took: timedelta) -> int:
    return min(LONGEST, max(1, ceil(took / timedelta(minutes=1))))


def _written(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _read(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
