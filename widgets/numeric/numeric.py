"""``Numeric``: a question that a number answers."""

from __future__ import annotations

import html
import random
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from declic.domain import rules
from declic.domain.verdict import Verdict
from declic.errors import InvalidResponse
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._options import Author, Options
from widgets._response import field, unreadable
from widgets.numeric._quantity import Quantity, read_quantity, written
from widgets.numeric._units import read_number, read_tolerance, read_units

_ = Words("widgets")

MAX_TYPED = 60
"""Letters that an answer may have."""
WIDTH = 12
"""Letters that the field shows."""


class Numeric(Exercise):
    """A question that a number answers, with its unit or without.

    A number within the tolerance is right. If it is right and its unit is wrong, or missing where
    one is required, it loses ``unit_penalty`` of the points, as in Moodle's Numerical question
    (https://docs.moodle.org/en/Numerical_question_type: "as a fraction of the response grade",
    0.1 where nothing is said).

    A decimal comma or point, spaces in thousands and the unit's side make no difference. What is no
    number is no attempt: the learner is asked to write one.

    Parameters
    ----------
    prompt
        The question, in Markdown.
    answer
        The number, in the first unit.
    tolerance
        By how much an answer may differ: a number in the same unit, or a text as ``"5 %"``.
    unit
        The unit; or several names of one, ``["€", "euros"]``; or several units with how many of
        each make one of the first: ``{"km": 1, "m": 1000}``. Shown beside the field, unless it is
        required.
    unit_required
        Whether the unit has to be typed.
    unit_penalty
        Part of the points that a wrong or missing unit takes away, from 0 to 1.
    feedback
        What is said of a number: ``{number: "what to say"}``.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"text": "12,5 €"}``.
    """

    kind = "numeric"

    def __init__(
        self,
        prompt: str = "",
        answer: float | str | None = None,
        tolerance: float | str = 0,
        unit: str | Sequence[str] | Mapping[str, float] | None = None,
        unit_required: bool = False,
        unit_penalty: float = 0.1,
        feedback: Mapping[float | str, str] | None = None,
        **options: Unpack[Options],
    ) -> None:
        names = ("answer", "tolerance", "unit", "unit_required", "unit_penalty", "feedback")
        author = self._begin(prompt, options, *names)
        if answer is None:
            raise author.missing("answer", _("Write {example}.").format(example="answer=12.5"))
        self._answer = read_number(author, "answer", answer)
        self._tolerance = read_tolerance(author, tolerance, self._answer)
        required = author.yes_or_no("unit_required", unit_required)
        self._units = read_units(author, unit, required, unit_penalty)
        self._feedback = _read_feedback(author, feedback)
        self._finish(author)

    def read(self, response: Any) -> Quantity:
        text = field(response, "text")
        if not isinstance(text, str) or len(text) > MAX_TYPED:
            raise unreadable()
        typed = read_quantity(text)
        if typed is None:
            raise InvalidResponse(_("Write one number, with digits: 12 for example."))
        if typed.unit and not self._units.name:
            raise InvalidResponse(_("Write the number alone, with nothing beside it."))
        return typed

    def in_words(self, said: Quantity) -> list[str]:
        return [f"{written(said.number)} {said.unit}".strip()]

    def assess(self, said: Quantity) -> Verdict:
        factor = self._units.factor(said.unit)
        in_unit = said.number / factor if factor else said.number
        complete = self._near(in_unit) and self._units.good(said.unit)
        if complete:
            return self._judged(1.0, "", said)
        if self._near(in_unit) or self._near(said.number):
            remark = (
                _("The number is right. Look again at the unit.")
                if said.unit
                else _("The number is right. Add the unit.")
            )
            return self._judged(1 - self._units.penalty, remark, said)
        return self._judged(0.0, _("Read the question again, then count once more."), said)

    def key_html(self) -> str:
        unit = f" {html.escape(self._units.name)}" if self._units.name else ""
        around = f" (± {written(self._tolerance)})" if self._tolerance else ""
        return f"<p>{written(self._answer)}{unit}{around}</p>"

    def _near(self, number: float) -> bool:
        return rules.number(number, self._answer, self._tolerance).correct

    def _judged(self, score: float, default: str, said: Quantity) -> Verdict:
        correct = score == 1 and not default
        result = rules.Score(
            score, correct, ("text",) if correct else (), () if correct else ("text",)
        )
        return self._scored(result, default, self._feedback.get(said.number, ""))

    def _content(self, lot: random.Random) -> dict[str, Any]:
        unit = "" if self._units.required else self._units.name
        digits = not self._units.required
        return {"max_length": MAX_TYPED, "width": WIDTH, "unit": unit, "digits": digits}

    def _default_instruction(self) -> str:
        if self._units.required:
            return _("Write a number and its unit.")
        return _("Write a number.")

    def _picture_body(self, said: Quantity | None, verdict: Verdict | None) -> str:
        unit = html.escape("" if self._units.required else self._units.name)
        if said is None or verdict is None:
            return f"<p>…… {unit}</p>"
        shown = html.escape(self.in_words(said)[0])
        return _picture.rows([(shown, True, bool(verdict.details["right"]))])

    def _own_words(self) -> dict[str, str]:
        return {"your_answer": _("Your answer"), "first": _("Write a number first.")}


def _read_feedback(author: Author, feedback: object) -> dict[float, str]:
    if feedback is None:
        return {}
    if not isinstance(feedback, Mapping):
        example = _("Write for example: {example}.").format(example='feedback={24: "…"}')
        raise author.refuse("feedback", feedback, example)
    return {
        read_number(author, "feedback", number): author.text(f"feedback[{number!r}]", text)
        for number, text in feedback.items()
    }
