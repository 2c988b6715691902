"""``ShortAnswer``: a question that a word or two answer."""

from __future__ import annotations

import html
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Unpack

from declic.domain import rules
from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._options import Author, Options
from widgets._response import field, unreadable

_ = Words("widgets")

MAX_TYPED = 200
"""Letters that an answer may have."""
WIDTH = 24
"""Letters that the field shows; the same for all, for a length would be a clue."""


@dataclass(frozen=True)
class _Met:
    """What an answer met: a pattern, its share of the points, whether a slip was forgiven."""

    pattern: str = ""
    share: float = 0.0
    slipped: bool = False


class ShortAnswer(Exercise):
    r"""A question that a word or two answer, typed in one line.

    The first pattern that the answer meets gives its share of the points: those of ``answer`` all
    of them, then those of ``partly`` theirs, as in Moodle's "Short-Answer"
    (https://docs.moodle.org/en/Short-Answer_question_type). In a pattern ``*`` stands for anything
    or nothing, ``\*`` for a star. Case, accents, spaces, apostrophes and a full stop at the end
    make no difference.

    Parameters
    ----------
    prompt
        The question, in Markdown.
    answer
        The text that is right, or several; the first is shown as the expected one.
    partly
        What is worth a part of the points: ``{"text": share}``, more than 0 and less than 1.
    feedback
        What is said of an answer: ``{"text": "what to say"}``, patterns too; the first that is met.
    slip
        Whether one typing slip is forgiven, see :func:`declic.domain.rules.same`; not in what
        ``partly`` or ``feedback`` name to the letter.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"text": "…"}``.
    """

    kind = "short_answer"

    def __init__(
        self,
        prompt: str = "",
        answer: str | Sequence[str] | None = None,
        partly: Mapping[str, float] | None = None,
        feedback: Mapping[str, str] | None = None,
        slip: bool = False,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "answer", "partly", "feedback", "slip")
        self._answers = _read_answers(author, answer)
        self._shares = dict.fromkeys(self._answers, 1.0) | _read_partly(author, partly)
        self._feedback = {
            author.text("feedback", pattern): author.text(f"feedback[{pattern!r}]", text)
            for pattern, text in _read_mapping(author, "feedback", feedback).items()
        }
        self._slip = author.yes_or_no("slip", slip)
        self._finish(author)

    def read(self, response: Any) -> str:
        text = field(response, "text")
        if not isinstance(text, str) or not text.strip() or len(text) > MAX_TYPED:
            raise unreadable()
        return text.strip()

    def assess(self, said: str) -> Verdict:
        met = self._met(said)
        specific = self._said_of(said, met)
        correct = met.share == 1
        if correct and met.slipped and not specific:
            specific = _("Well understood. It is spelt “{word}”.").format(word=_plain(met.pattern))
        result = rules.Score(
            met.share, correct, ("text",) if correct else (), () if met.share else ("text",)
        )
        default = "" if correct else _("Read the question again, then try another word.")
        if 0 < met.share < 1:
            default = _("You are close. Be more precise.")
        return self._scored(result, default, specific)

    def key_html(self) -> str:
        return _picture.rows([(_shown(_plain(text)), False, None) for text in self._answers])

    def _met(self, typed: str) -> _Met:
        for pattern, share in self._shares.items():
            if rules.meets(typed, pattern):
                return _Met(pattern, share)
        named = (pattern for pattern in self._feedback if "*" not in pattern)
        if self._slip and not any(rules.meets(typed, pattern) for pattern in named):
            for pattern, share in self._shares.items():
                if rules.meets(typed, pattern, slip=True):
                    return _Met(pattern, share, slipped=True)
        return _Met()

    def _said_of(self, typed: str, met: _Met) -> str:
        for pattern, text in self._feedback.items():
            if pattern == met.pattern or rules.meets(typed, pattern):
                return text
        return ""

    def _content(self, lot: random.Random) -> dict[str, Any]:
        return {"max_length": MAX_TYPED, "width": WIDTH}

    def _default_instruction(self) -> str:
        return _("Type your answer. Capitals and accents don't matter.")

    def _picture_body(self, said: str | None, verdict: Verdict | None) -> str:
        if said is None or verdict is None:
            return "<p>……</p>"
        details = verdict.details
        right = None if not (details["right"] or details["wrong"]) else bool(details["right"])
        return _picture.rows([(_shown(said), True, right)])

    def _own_words(self) -> dict[str, str]:
        return {"your_answer": _("Your answer"), "first": _("Write an answer first.")}


def _plain(pattern: str) -> str:
    """Return a pattern as people write it: ``…`` for what stands for anything."""
    star = "\ue000"
    return pattern.replace("\\*", star).replace("*", "…").replace(star, "*")


def _shown(text: str) -> str:
    return f"« {html.escape(text)} »"


def _read_answers(author: Author, answer: object) -> tuple[str, ...]:
    if answer is None:
        raise author.missing(
            "answer", _("Write {example}.").format(example='answer=["imprimante", "*imprimante*"]')
        )
    answers = author.texts("answer", [answer] if isinstance(answer, str) else answer, at_least=1)
    for pattern in answers:
        if not pattern.strip("* "):
            raise author.refuse("answer", pattern, _("Any answer would be right. Write a word."))
        if len(pattern) > MAX_TYPED:
            raise author.refuse(
                "answer", pattern, _("{most} letters at most.").format(most=MAX_TYPED)
            )
    return answers


def _read_partly(author: Author, partly: object) -> dict[str, float]:
    shares = _read_mapping(author, "partly", partly)
    for pattern, share in shares.items():
        option = f"partly[{pattern!r}]"
        author.text("partly", pattern)
        number = isinstance(share, (int, float)) and not isinstance(share, bool)
        if not number or not 0 < share < 1:
            raise author.refuse(
                option, share, _("Write a part between 0 and 1, as 0.5 for a half.")
            )
    return {pattern.strip(): float(share) for pattern, share in shares.items()}


def _read_mapping(author: Author, option: str, value: object) -> Mapping[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        example = {"partly": '{"souris": 0.5}', "feedback": '{"souris": "…"}'}[option]
        raise author.refuse(
            option, value, _("Write for example: {example}.").format(example=example)
        )
    return value
