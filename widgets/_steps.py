"""The path that a learner took through an imitation, as a page sends it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from declic.errors import InvalidResponse
from declic.i18n import Words
from widgets._response import field, unreadable

_ = Words("widgets")

MOST_STEPS = 2000
"""An hour of pressing without a pause; nobody walks so far for one exercise."""
LONGEST_VALUE = 500
"""Letters that a step may hold: what is typed into a field."""


@dataclass(frozen=True)
class Step:
    """One thing that was done.

    Attributes
    ----------
    verb
        What was done: ``press``, ``fill`` …, a word of the kind of imitation.
    key
        What it was done to, as the page calls it.
    value
        What was typed or chosen there; empty elsewhere.
    """

    verb: str
    key: str
    value: str = ""


def read_steps(response: Any, known: Mapping[str, Collection[str]]) -> tuple[Step, ...]:
    """Return the steps of a response, ``{"steps": [[verb, key], [verb, key, value], …]}``.

    Parameters
    ----------
    known
        For each verb the keys that it may go with.

    Raises
    ------
    InvalidResponse
        If it has not this form, names what isn't there, or is longer than :data:`MOST_STEPS`.
    """
    steps = field(response, "steps")
    if not isinstance(steps, list):
        raise unreadable()
    if len(steps) > MOST_STEPS:
        raise InvalidResponse(
            _("You have explored a lot! To be able to check, start again from the beginning.")
        )
    return tuple(_step(step, known) for step in steps)


def _step(step: Any, known: Mapping[str, Collection[str]]) -> Step:
    if not isinstance(step, list) or len(step) not in (2, 3):
        raise unreadable()
    if not all(isinstance(part, str) and len(part) <= LONGEST_VALUE for part in step):
        raise unreadable()
    read = Step(*step)
    if read.key not in known.get(read.verb, ()):
        raise unreadable()
    return read
