"""The options that every exercise understands."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from declic import i18n
from declic.domain.skills import SKILLS, nearest
from declic.i18n import Words
from widgets._author import Author
from widgets._text import slug

__all__ = ["Author", "Common", "Options", "read_common", "read_id"]

_ = Words("widgets")

ID = re.compile(r"[A-Za-z0-9_-]{1,50}")
MAX_POINTS = 1000
DIFFICULTIES = (1, 2, 3)
FEEDBACK_TIMES = ("now", "section")


class Options(TypedDict, total=False):
    """Options of every kind of exercise.

    Attributes
    ----------
    id
        Required. Unique in the workshop: ASCII letters, digits, ``-`` and ``_``; 50 at most.
    points
        What a complete answer earns, more than 0, up to 2 decimals. Default: 1.
    instruction
        What to do, in one line. Default: a sentence of the kind.
    hint
        One text, or several that are given one after the other.
    right, nearly, wrong
        What is said of a response that is right, partly right, or not right.
    skills
        Names in DigComp 2.2 or Pix, as ``"DigComp 4.2"``, see :mod:`declic.domain.skills`.
    attempts
        How many times it may be answered. Default: without limit.
    difficulty
        1 (easy) to 3 (hard), for the adviser. Default: nothing is said.
    confidence
        Whether it asks "How sure are you?" with the answer; it never counts.
    ask_why
        Whether it asks "Why?" with the answer; it is shown to the adviser and never counts.
    feedback_when
        ``"now"`` (default), or ``"section"``: what is right is told at the end of the part, where
        the learner asks for it; until then an answer can be changed.
    """

    id: str
    points: float
    instruction: str
    hint: str | Sequence[str]
    right: str
    nearly: str
    wrong: str
    skills: str | Sequence[str]
    attempts: int | None
    difficulty: int | None
    confidence: bool
    ask_why: bool
    feedback_when: str


@dataclass(frozen=True)
class Common:
    """The common options of one exercise, checked."""

    id: str
    points: float
    instruction: str
    hints: tuple[str, ...]
    says: Mapping[str, str]
    skills: tuple[str, ...]
    attempts: int | None
    difficulty: int | None = None
    confidence: bool = False
    ask_why: bool = False
    feedback_when: str = "now"


def read_common(author: Author, prompt: str, options: Mapping[str, Any]) -> Common:
    """Return the common options, checked; *author* bears the id already.

    Raises
    ------
    AuthorError
        For the first mistake.
    """
    return Common(
        id=author.id,
        points=_points(author, options.get("points", 1)),
        instruction=_optional(author, "instruction", options),
        hints=_one_or_more(author, "hint", options.get("hint", ())),
        says={
            name: _optional(author, name, options)
            for name in ("right", "nearly", "wrong")
            if options.get(name) is not None
        },
        skills=_skills(author, _one_or_more(author, "skills", options.get("skills", ()))),
        attempts=_attempts(author, options.get("attempts")),
        difficulty=_difficulty(author, options.get("difficulty")),
        confidence=author.yes_or_no("confidence", options.get("confidence", False)),
        ask_why=author.yes_or_no("ask_why", options.get("ask_why", False)),
        feedback_when=_feedback_when(author, options.get("feedback_when", "now")),
    )


def read_id(author: Author, value: object, prompt: str) -> str:
    """Return the id of an exercise.

    Raises
    ------
    AuthorError
        If it is missing or has other letters; a good one is proposed.
    """
    proposal = f'id="{slug(value if isinstance(value, str) and value else prompt)}"'
    if value is None or value == "":
        raise author.missing("id", _("Write {example}.").format(example=proposal))
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise author.refuse(
            "id",
            value,
            _(
                "Use letters without accents, digits, - and _, 50 at most: for example {example}."
            ).format(example=proposal),
        )
    return value


def _optional(author: Author, name: str, options: Mapping[str, Any]) -> str:
    return "" if options.get(name) is None else author.text(name, options[name])


def _one_or_more(author: Author, name: str, value: object) -> tuple[str, ...]:
    if value is None or isinstance(value, str):
        return (author.text(name, value),) if value else ()
    return author.texts(name, value)


def _points(author: Author, value: object) -> float:
    good = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not good or not math.isfinite(value) or not 0 < value <= MAX_POINTS:  # type: ignore[arg-type, operator]
        raise author.refuse(
            "points",
            value,
            _("Write a number more than 0 and up to {most}.").format(most=MAX_POINTS),
        )
    number = float(value)  # type: ignore[arg-type]
    if round(number, 2) != number:
        raise author.refuse("points", value, _("Write two decimals at most, as 1.5."))
    return number


def _attempts(author: Author, value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 1):
        return value
    raise author.refuse(
        "attempts", value, _("Write 1 or more, or leave it out: there is no limit then.")
    )


def _difficulty(author: Author, value: object) -> int | None:
    if value is None or (type(value) is int and value in DIFFICULTIES):
        return value
    raise author.refuse("difficulty", value, _("Write 1 (easy), 2 or 3 (hard)."))


def _feedback_when(author: Author, value: object) -> str:
    if isinstance(value, str) and value in FEEDBACK_TIMES:
        return value
    raise author.refuse("feedback_when", value, _('Write "now" or "section".'))


def _skills(author: Author, names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name in SKILLS:
            continue
        near = nearest(name)
        if not near:
            raise author.refuse("skills", name, _('Write for example: "DigComp 4.2" or "Pix 4.2".'))
        labels = ", ".join(skill.label(i18n.language()) for skill in near)
        raise author.refuse("skills", name, _("Did you mean {names}?").format(names=labels))
    return names
