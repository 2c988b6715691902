"""The questions of a positioning test: those that Déclic ships (``bank.json``), or an author's own.

The shipped ones are in French, as a workshop is. Their difficulty is a judgement, made before
anybody answered them: -2 is what a first workshop teaches in its first half hour, 0 what somebody
who manages alone knows, 2 what one is asked for advice about.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from declic.domain.positioning import Item
from declic.domain.skills import SKILLS
from declic.i18n import Words
from widgets._options import ID, Author

_ = Words("widgets")

SHIPPED = Path(__file__).parent / "bank.json"
FIELDS = ["id", "skill", "difficulty", "text", "choices", "answer", "frameworks"]
FEWEST_CHOICES, MOST_CHOICES = 2, 6
HARDEST = 3.0
"""Logits; further out nobody, or everybody, would know."""
EXAMPLE = (
    'items=[{"id": "m1", "skill": "mail", "difficulty": 0, "text": "…",'
    ' "choices": ["…", "…", "…"], "answer": 0}]'
)


@dataclass(frozen=True)
class Question:
    """A question with one right choice.

    Attributes
    ----------
    item
        As the rule sees it.
    text, choices
        Markdown, one line each.
    answer
        The right choice's place, from 0.
    frameworks
        Names of :data:`declic.domain.skills.SKILLS` that it belongs to.
    """

    item: Item
    text: str
    choices: tuple[str, ...]
    answer: int
    frameworks: tuple[str, ...] = ()


Bank = Mapping[str, Question]
"""Questions by their id."""


def skill_names() -> dict[str, str]:
    """Return what the skills of the shipped questions are called, the first ones to learn first."""
    return {
        "mouse": _("Mouse and keyboard"),
        "finding": _("Finding one's way"),
        "mail": _("Mails"),
        "safety": _("Online safety"),
        "data": _("Personal data"),
        "procedures": _("Online procedures"),
    }


@cache
def shipped() -> Bank:
    """Return the questions that Déclic ships."""
    return _bank(Author("bank.json"), json.loads(SHIPPED.read_text(encoding="utf-8")))


def read_items(author: Author, items: object) -> Bank:
    """Return the questions that an author wrote; the shipped ones where there are none.

    Raises
    ------
    AuthorError
        For whatever is missing or wrong in one of them.
    """
    return shipped() if items is None else _bank(author, items)


def _bank(author: Author, items: object) -> Bank:
    if isinstance(items, (str, Mapping)) or not isinstance(items, Sequence) or not items:
        raise author.refuse("items", items, _("Write {example}.").format(example=EXAMPLE))
    bank: dict[str, Question] = {}
    texts: set[str] = set()
    for place, written in enumerate(items):
        question = _question(author, f"items[{place}]", written)
        if question.item.id in bank:
            raise author.refuse(
                f"items[{place}]['id']",
                question.item.id,
                _("It is there twice: change one of the two."),
            )
        if question.text in texts:
            raise author.refuse(
                f"items[{place}]['text']",
                question.text,
                _("It is there twice: change one of the two."),
            )
        texts.add(question.text)
        bank[question.item.id] = question
    return bank


def _question(author: Author, option: str, written: object) -> Question:
    if not isinstance(written, Mapping):
        raise author.refuse(option, written, _("Write {example}.").format(example=EXAMPLE))
    author.known(written, FIELDS, option)
    name = author.text(f"{option}['id']", written.get("id"))
    if not ID.fullmatch(name):
        raise author.refuse(
            f"{option}['id']",
            name,
            _("Use letters without accents, digits, - and _, 50 at most."),
        )
    choices = author.texts(f"{option}['choices']", written.get("choices"), FEWEST_CHOICES)
    if len(choices) > MOST_CHOICES:
        raise author.refuse(
            f"{option}['choices']",
            list(choices),
            _("Write {most} of them at most.").format(most=MOST_CHOICES),
        )
    item = Item(
        name,
        author.text(f"{option}['skill']", written.get("skill")),
        _difficulty(author, f"{option}['difficulty']", written.get("difficulty")),
        len(choices),
    )
    frameworks = author.texts(f"{option}['frameworks']", written.get("frameworks", ()))
    author.known(frameworks, list(SKILLS), "frameworks")
    return Question(
        item,
        author.text(f"{option}['text']", written.get("text")),
        choices,
        _answer(author, f"{option}['answer']", written.get("answer"), choices),
        frameworks,
    )


def _difficulty(author: Author, option: str, value: object) -> float:
    good = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not good or not math.isfinite(value) or abs(value) > HARDEST:  # type: ignore[arg-type]
        raise author.refuse(
            option,
            value,
            _("Write a number from -3 (nearly everybody knows) to 3, as 0 or -1.5."),
        )
    return float(value)  # type: ignore[arg-type]


def _answer(author: Author, option: str, value: object, choices: tuple[str, ...]) -> int:
    if isinstance(value, str) and value.strip() in choices:
        return choices.index(value.strip())
    if type(value) is int and 0 <= value < len(choices):
        return value
    raise author.refuse(option, value, _("Write one of the choices, or its place, from 0."))
