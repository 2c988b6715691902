"""How an exercise shows itself in each place: an author's preview, a picture, under nbgrader."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from declic import recorder
from declic.domain.verdict import Verdict
from declic.errors import InvalidResponse
from widgets import _assets, _graded, _picture
from widgets._beside import Beside

if TYPE_CHECKING:
    from widgets._base import Exercise


def previewing() -> bool:
    """Return whether an author tries the exercise: no room, no Voilà, no nbgrader.

    Voilà tells its kernels so by the CGI variable ``SERVER_SOFTWARE``.
    """
    voila = os.environ.get("SERVER_SOFTWARE", "").startswith("voila")
    room = recorder.CHANNEL_VARIABLE in os.environ or _assets.KIT_VARIABLE in os.environ
    return not (voila or room or _graded.grading())


def picture(
    exercise: Exercise,
    response: Any,
    show_key: bool,
    attempts: int | None,
    hints: int | None,
    seconds: float | None,
) -> str:
    """Return a picture of an exercise, see :meth:`widgets._base.Exercise.static_html`."""
    said, verdict, beside = _said(exercise, response)
    return _picture.frame(
        prompt=exercise._picture_prompt(said, verdict),
        instruction=exercise.instruction,
        body=exercise._picture_body(said, verdict) + beside.picture(),
        verdict=verdict,
        points=exercise.options.points,
        key=exercise.key_html() if show_key else "",
        attempts=attempts,
        hints=hints,
        seconds=seconds,
    )


def graded_bundle(exercise: Exercise) -> dict[str, Any]:
    """Return what nbgrader reads: the points earned, and a picture of the answer."""
    if exercise.manual:
        return {"text/plain": repr(exercise), "text/html": _question(exercise)}
    given = _graded.given(exercise.id)
    response = given.response if given else None
    verdict = _said(exercise, response)[1]
    score = 1.0 if verdict and exercise.opinion else (verdict and verdict.score) or 0.0
    earned = round(score * exercise.options.points, 2)
    counts = (given.attempts, given.hints, given.seconds) if given else (None, None, None)
    return {
        "text/plain": str(earned),
        "text/html": picture(exercise, response, True, *counts),
    }


def _question(exercise: Exercise) -> str:
    """Return a picture that says nothing of an answer: nbgrader shows the text beside it."""
    return _picture.frame(
        prompt=exercise._picture_prompt(None, None),
        instruction=exercise.instruction,
        body=exercise._picture_body(None, None),
        verdict=Verdict(None, None),
        points=exercise.options.points,
        key="",
        attempts=None,
        hints=None,
        seconds=None,
    )


def _said(exercise: Exercise, response: Any) -> tuple[Any, Verdict | None, Beside]:
    if response is None:
        return None, None, Beside()
    try:
        said, beside = exercise.read(response), exercise.beside(response)
    except InvalidResponse:
        return None, None, Beside()
    return said, exercise.assess(said), beside
