"""The plan of a session (*trame*): its timed steps, in order."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from declic.i18n import Words

_ = Words("declic")

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

    @property
    def word(self) -> str:
        """Return what it is called."""
        return {
            Kind.INTRODUCTION: _("Introduction"),
            Kind.DEMONSTRATION: _("Demonstration"),
            Kind.PRACTICE: _("Practice"),
            Kind.DISCUSSION: _("Discussion"),
            Kind.BREAK: _("Break"),
            Kind.SUMMARY: _("Summary"),
            Kind.OTHER: _("Something else"),
        }[self]


class Priority(StrEnum):
    """What is lost if a step is not done."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"

    @property
    def word(self) -> str:
        """Return what it is called."""
        return {
            Priority.MUST: _("to keep in any case"),
            Priority.SHOULD: _("to do"),
            Priority.COULD: _("if there is time"),
        }[self]


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


def new_id(taken: Sequence[str] = ()) -> str:
    """Return an id for a step, which none of those taken is."""
    name = secrets.token_hex(4)
    return name if name not in taken else new_id(taken)


def borrowed(step: Step) -> Step:
    """Return a step as another plan takes it over."""
    return replace(step, id=new_id(), dropped=False)
