"""The plan of a session (*trame*): its steps, and what really happens beside what was planned."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Any

LONGEST = 600
"""Minutes that a step, a margin or a session takes at most."""


class Kind(StrEnum):
    """What a step is."""

    INTRODUCTION = "introduction"
    DEMONSTRATION = "demonstration"
    PRACTICE = "practice"
    DISCUSSION = "discussion"
    BREAK = "break"
    SUMMARY = "summary"
    OTHER = "other"


class Priority(StrEnum):
    """What is lost if a step is not done."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"


class Lead(StrEnum):
    """What happens on learners' pages when a step begins."""

    NOTHING = "nothing"
    OPEN = "open"  # its parts open
    GROUP = "group"  # its parts open, and everybody is on the first
    PAUSE = "pause"  # everybody looks up


@dataclass(frozen=True)
class Step:
    """A step of a plan.

    Attributes
    ----------
    id
        Unique in its plan.
    minutes
        How long it is to take, from 1 to :data:`LONGEST`.
    parts
        Titles of the parts of the workshop that it is about.
    note
        What to say and to watch, for the adviser alone; plain text.
    lead
        What happens on learners' pages when it begins.
    dropped
        Whether it was given up, to end on time.
    """

    id: str
    title: str
    kind: Kind = Kind.OTHER
    minutes: int = 5
    priority: Priority = Priority.SHOULD
    parts: tuple[str, ...] = ()
    note: str = ""
    lead: Lead = Lead.NOTHING
    dropped: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return a plain JSON object."""
        return asdict(self) | {"parts": list(self.parts)}

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Step:
        """Read what :meth:`to_json` wrote."""
        known = {name: record[name] for name in cls.__dataclass_fields__ if name in record}
        read = {
            "kind": Kind(record.get("kind", Kind.OTHER)),
            "priority": Priority(record.get("priority", Priority.SHOULD)),
            "parts": tuple(record.get("parts", ())),
            "lead": Lead(record.get("lead", Lead.NOTHING)),
        }
        return cls(**known | read)


@dataclass(frozen=True)
class Plan:
    """Timed steps, in order.

    Attributes
    ----------
    minutes
        How long the session is to last, its margin included.
    margin
        Minutes kept free at the end: time passes faster than planned.
    """

    title: str
    minutes: int = 60
    margin: int = 5
    steps: tuple[Step, ...] = ()

    @property
    def kept(self) -> tuple[Step, ...]:
        """Return the steps that were not dropped."""
        return tuple(step for step in self.steps if not step.dropped)

    @property
    def busy(self) -> int:
        """Return how many minutes the steps take together."""
        return sum(step.minutes for step in self.kept)

    def step(self, name: str) -> Step | None:
        """Return a step by its id."""
        return next((step for step in self.steps if step.id == name), None)

    def after(self, name: str) -> Step | None:
        """Return the step that comes after another one, of those that were not dropped."""
        ids = [step.id for step in self.steps]
        later = self.steps[ids.index(name) + 1 :] if name in ids else self.steps
        return next((step for step in later if not step.dropped), None)

    def before(self, name: str) -> Step | None:
        """Return the step that comes before another one, of those that were not dropped."""
        return replace(self, steps=self.steps[::-1]).after(name) if self.step(name) else None

    def changed(self, name: str, **values: Any) -> Plan:
        """Return the plan after a step was changed; values are attributes of :class:`Step`."""
        steps = (replace(step, **values) if step.id == name else step for step in self.steps)
        return replace(self, steps=tuple(steps))

    def moved(self, name: str, to: int) -> Plan:
        """Return the plan after a step went to a place, from 0."""
        step = self.step(name)
        if step is None:
            return self
        others = [one for one in self.steps if one is not step]
        others.insert(max(0, to), step)
        return replace(self, steps=tuple(others))

    def inserted(self, step: Step, after: str = "") -> Plan:
        """Return the plan with one more step, after another one, or else at the end."""
        ids = [one.id for one in self.steps]
        place = ids.index(after) + 1 if after in ids else len(ids)
        return replace(self, steps=(*self.steps[:place], step, *self.steps[place:]))

    def without(self, name: str) -> Plan:
        """Return the plan without a step."""
        return replace(self, steps=tuple(step for step in self.steps if step.id != name))

    def to_json(self) -> dict[str, Any]:
        """Return a plain JSON object."""
        return asdict(self) | {"steps": [step.to_json() for step in self.steps]}

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Plan:
        """Read what :meth:`to_json` wrote."""
        return cls(
            title=record["title"],
            minutes=record["minutes"],
            margin=record["margin"],
            steps=tuple(Step.from_json(step) for step in record["steps"]),
        )


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


def new_id(taken: Sequence[str] = ()) -> str:
    """Return an id for a step, which none of those taken is."""
    name = secrets.token_hex(4)
    return name if name not in taken else new_id(taken)


def borrowed(step: Step) -> Step:
    """Return a step as another plan takes it over."""
    return replace(step, id=new_id(), dropped=False)


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
