"""The scoring vectors of ``tests/vectors/``, and the kinds of exercise that they belong to."""

from __future__ import annotations

import inspect
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import widgets
from widgets._base import Exercise

FOLDER = Path(__file__).parent.parent / "vectors"
KINDS: dict[str, type[Exercise]] = {
    thing.kind: thing
    for thing in map(widgets.__dict__.get, widgets.__all__)
    if inspect.isclass(thing) and issubclass(thing, Exercise)
}
"""Every kind of exercise that authors can import, by the name of its folder."""


@dataclass(frozen=True)
class Vector:
    """A response to an exercise, and the verdict that is expected."""

    kind: str
    exercise: dict[str, Any]
    response: Any
    expected: Any

    def make(self, **options: Any) -> Exercise:
        return KINDS[self.kind](**self.exercise | options)

    def source(self, name: str) -> str:
        """Return the Python of the exercise under another id, as an author writes it."""
        given = self.exercise | {"id": name}
        arguments = ", ".join(f"{option}={value!r}" for option, value in given.items())
        return f"{KINDS[self.kind].__name__}({arguments})"

    @property
    def is_complete(self) -> bool:
        return self.expected != "invalid" and self.expected["correct"] in (True, None)

    @property
    def is_wrong(self) -> bool:
        return self.expected != "invalid" and self.expected["score"] == 0


def of(kind: str) -> list[Vector]:
    """Return the vectors of a kind; none if it has no file."""
    path = FOLDER / f"{kind}.json"
    if not path.is_file():
        return []
    return [Vector(kind, **one) for one in json.loads(path.read_text(encoding="utf-8"))]


FILES = sorted(path.stem for path in FOLDER.glob("*.json"))
ALL = [vector for kind in FILES if kind in KINDS for vector in of(kind)]
FIRST = {kind: of(kind)[0] for kind in FILES if kind in KINDS}
"""A complete answer to a typical exercise of each kind."""
WRONG = {vector.kind: vector for vector in reversed(ALL) if vector.is_wrong}
"""A wrong answer of each kind that has one."""
