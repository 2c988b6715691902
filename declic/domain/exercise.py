"""What is known of exercises and workshops without running them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class ExerciseCard:
    """An exercise as listed on the desk, in nbgrader and in checks.

    Attributes
    ----------
    id
        Unique in its workshop; ASCII letters, digits, ``-`` and ``_``.
    kind
        Name of its class, as ``MultipleChoice``.
    title
        A few words of the prompt, plain text.
    points
        Points that a complete answer earns; may be fractional.
    manual
        Whether a human judges it.
    section
        Heading under which it stands in the workshop; may be empty.
    skills
        Names in DigComp 2.2 or Pix, as ``DigComp 4.2``.
    hints
        Number of hints that a learner can open.
    difficulty
        1 (easy) to 3 (hard); None where the author says nothing.
    """

    id: str
    kind: str
    title: str
    points: float = 1.0
    manual: bool = False
    section: str = ""
    skills: tuple[str, ...] = ()
    hints: int = 0
    difficulty: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Return a plain JSON object."""
        return asdict(self) | {"skills": list(self.skills)}

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> ExerciseCard:
        """Read what :meth:`to_json` wrote."""
        known = {name: record[name] for name in cls.__dataclass_fields__ if name in record}
        return cls(**known | {"skills": tuple(record.get("skills", ()))})


@dataclass(frozen=True)
class Part:
    """A part of a workshop: what follows a heading of level 2, up to the next.

    Attributes
    ----------
    title
        The heading's words, plain text.
    priority
        ``"must"``, ``"should"`` or ``"could"``; None where the author says nothing.
    minutes
        How long it is planned to take; None where the author says nothing.
    exercises
        Ids of its exercises, in order; may be empty.
    """

    title: str
    priority: str | None = None
    minutes: int | None = None
    exercises: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return a plain JSON object."""
        return asdict(self) | {"exercises": list(self.exercises)}

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Part:
        """Read what :meth:`to_json` wrote."""
        return cls(
            title=record["title"],
            priority=record.get("priority"),
            minutes=record.get("minutes"),
            exercises=tuple(record.get("exercises", ())),
        )


@dataclass(frozen=True)
class WorkshopCard:
    """A released workshop: its folder's name, its title, its exercises and parts in order.

    It stands in the released notebook's metadata under ``declic``, and in each session that
    was opened with it, so that a session keeps the exercises that it was held with.
    """

    name: str
    title: str
    exercises: tuple[ExerciseCard, ...] = ()
    language: str = "fr"
    parts: tuple[Part, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return a plain JSON object; without parts where there are none, as cards once were."""
        record: dict[str, Any] = {
            "name": self.name,
            "title": self.title,
            "language": self.language,
            "exercises": [exercise.to_json() for exercise in self.exercises],
        }
        if self.parts:
            record["parts"] = [part.to_json() for part in self.parts]
        return record

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> WorkshopCard:
        """Read what :meth:`to_json` wrote."""
        return cls(
            name=record["name"],
            title=record["title"],
            language=record.get("language", "fr"),
            exercises=tuple(ExerciseCard.from_json(card) for card in record["exercises"]),
            parts=tuple(Part.from_json(part) for part in record.get("parts", ())),
        )

    def part_of(self, exercise: str) -> Part | None:
        """Return the part in which an exercise stands; None where it stands in none."""
        return next((part for part in self.parts if exercise in part.exercises), None)
