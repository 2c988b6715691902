"""The options that every exercise understands, and the mistakes that authors are told of."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from declic.errors import AuthorError
from declic.i18n import Words
from widgets._text import slug

_ = Words("widgets")

ID = re.compile(r"[A-Za-z0-9_-]{1,50}")
MAX_POINTS = 1000


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
        Names in DigComp 2.2 or Pix, as ``"DigComp 4.2"``.
    attempts
        How many times it may be answered. Default: without limit.
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


@dataclass(frozen=True)
class Author:
    """Who is told of a mistake, and where: reads options and refuses what is wrong in them.

    Attributes
    ----------
    kind
        Name of the class of the exercise.
    id
        Id of the exercise; empty as long as it isn't known.
    """

    kind: str
    id: str = ""

    @property
    def name(self) -> str:
        return f"{self.kind} “{self.id}”" if self.id else self.kind

    def refuse(self, option: str, value: object, remedy: str) -> AuthorError:
        """Return the error that says that an option can't have this value."""
        shown = repr(value)
        if len(shown) > 80:
            shown = shown[:79] + "…"
        return AuthorError(
            _("{exercise}: {option} can't be {value}. {remedy}").format(
                exercise=self.name, option=option, value=shown, remedy=remedy
            )
        )

    def missing(self, option: str, remedy: str) -> AuthorError:
        """Return the error that says that an option is missing."""
        return AuthorError(
            _("{exercise}: {option} is missing. {remedy}").format(
                exercise=self.name, option=option, remedy=remedy
            )
        )

    def text(self, option: str, value: object, example: str = "…") -> str:
        """Return a text that is not empty.

        Raises
        ------
        AuthorError
            If it is no text, or empty.
        """
        if value is None:
            raise self.missing(
                option, _("Write {example}.").format(example=f'{option}="{example}"')
            )
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(option, value, _("Write a text between quotation marks."))
        return value.strip()

    def texts(self, option: str, value: object, at_least: int = 0) -> tuple[str, ...]:
        """Return a list of different texts.

        Raises
        ------
        AuthorError
            If it is no list of texts, is too short, or has the same text twice.
        """
        if value is None and at_least:
            raise self.missing(
                option, _("Write {example}.").format(example=f'{option}=["…", "…", "…"]')
            )
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise self.refuse(option, value, _('Write a list of texts: ["…", "…"].'))
        texts = tuple(self.text(f"{option}[{i}]", text) for i, text in enumerate(value))
        if len(texts) < at_least:
            raise self.refuse(
                option, value, _("Write at least {number} of them.").format(number=at_least)
            )
        twice = [text for text in texts if texts.count(text) > 1]
        if twice:
            raise self.refuse(option, twice[0], _("It is there twice: change one of the two."))
        return texts

    def yes_or_no(self, option: str, value: object) -> bool:
        """Return ``True`` or ``False``.

        Raises
        ------
        AuthorError
            If it is neither.
        """
        if not isinstance(value, bool):
            raise self.refuse(option, value, _("Write {example}.").format(example=f"{option}=True"))
        return value

    def known(self, given: Iterable[str], names: Sequence[str], what: str = "") -> None:
        """Refuse names that don't exist, and propose the nearest.

        Raises
        ------
        AuthorError
            For the first name that doesn't exist.
        """
        for name in given:
            if name in names:
                continue
            near = difflib.get_close_matches(str(name), names, 2, 0.6)
            remedy = (_("Did you mean {names}?") if near else _("These exist: {names}.")).format(
                names=", ".join(near or names)
            )
            raise AuthorError(
                _("{exercise}: there is no {option} “{name}”. {remedy}").format(
                    exercise=self.name, option=what or _("option"), name=name, remedy=remedy
                )
            )


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
        skills=_one_or_more(author, "skills", options.get("skills", ())),
        attempts=_attempts(author, options.get("attempts")),
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
