"""Exercises under nbgrader: the learner's answers, as a collected notebook gives them."""

from __future__ import annotations

import html
import json
import os
from dataclasses import dataclass
from typing import Any

from declic.i18n import Words

_ = Words("widgets")

EXECUTION_VARIABLE = "NBGRADER_EXECUTION"


@dataclass(frozen=True)
class Given:
    """A learner's answer to one exercise.

    Attributes
    ----------
    response
        Plain JSON; None where it can't be read.
    attempts, hints
        How many there were; None where it is not known.
    seconds
        Time spent on the exercise; None where it is not known.
    """

    exercise: str
    response: Any
    attempts: int | None = None
    hints: int | None = None
    seconds: float | None = None

    def __repr__(self) -> str:
        if self.response is None:
            return _("The answer to “{id}” can't be read.").format(id=self.exercise)
        return _("Answer to “{id}”: see the exercise below.").format(id=self.exercise)

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(repr(self))}</p>"


_given: dict[str, Given] = {}


def answer(
    id: str,
    response: str,
    attempts: int | None = None,
    hints: int | None = None,
    seconds: float | None = None,
) -> Given:
    """Give a learner's answer to the exercise that comes after this cell.

    Parameters
    ----------
    id
        Id of the exercise.
    response
        The response as JSON.
    attempts, hints
        How many attempts were made and hints opened, where it is known.
    seconds
        Time spent on the exercise, where it is known.
    """
    try:
        read = json.loads(response)
    except (TypeError, ValueError, RecursionError):
        read = None
    _given[id] = Given(id, read, attempts, hints, seconds)
    return _given[id]


def given(id: str) -> Given | None:
    """Return the answer that was given to an exercise in this notebook."""
    return _given.get(id)


def grading() -> bool:
    """Return whether nbgrader is grading this notebook."""
    return os.environ.get(EXECUTION_VARIABLE) == "autograde"


def forget_answers() -> None:
    """Forget all answers: the next notebook that runs here is another learner's."""
    _given.clear()
