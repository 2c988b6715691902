"""What an author decides of a positioning test: its skills, its questions, its length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from declic.domain.positioning import FEWEST
from declic.i18n import Words
from widgets._options import Author
from widgets.positioning._bank import Bank, read_items, skill_names

_ = Words("widgets")

MOST_QUESTIONS = 24
USUAL_QUESTIONS, USUAL_FOR_A_SKILL = 18, 3


@dataclass(frozen=True)
class Plan:
    """A test as its author wants it.

    Attributes
    ----------
    names
        The skills that are asked about, by key, and what they are called, in the bank's order.
    bank
        The questions about them.
    most
        How many are asked at most.
    sections
        For each skill the headings of the parts of the workshop that are about it.
    """

    names: Mapping[str, str]
    bank: Bank
    most: int
    sections: Mapping[str, Sequence[str]]


def read_plan(
    author: Author,
    only: Sequence[str] | None,
    questions: int | None,
    sections: object,
    items: object,
    names: object,
) -> Plan:
    """Return what an author decided, see :class:`widgets.Positioning`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.
    """
    bank = read_items(author, items)
    called = _names(author, bank, names, only)
    bank = {key: one for key, one in bank.items() if one.item.skill in called}
    return Plan(
        called, bank, _most(author, questions, called, bank), _sections(author, sections, called)
    )


def _names(author: Author, bank: Bank, names: object, only: Sequence[str] | None) -> dict[str, str]:
    """Return the skills that are asked about, and what they are called."""
    there = list(dict.fromkeys(question.item.skill for question in bank.values()))
    own = {} if names is None else names
    if not isinstance(own, Mapping):
        raise author.refuse(
            "names", names, _("Write {example}.").format(example='names={"tablet": "La tablette"}')
        )
    author.known(own, there, "names")
    known = skill_names() | {
        skill: author.text(f"names[{skill!r}]", name) for skill, name in own.items()
    }
    asked = there if only is None else list(author.texts("only", only, at_least=1))
    author.known(asked, there, "only")
    for skill in asked:
        if skill not in known:
            raise author.missing(
                "names",
                _("Say what it is called: {example}.").format(example=f'names={{"{skill}": "…"}}'),
            )
    order = {skill: place for place, skill in enumerate(there)}
    return {skill: known[skill] for skill in sorted(asked, key=order.__getitem__)}


def _most(author: Author, questions: int | None, names: Mapping[str, str], bank: Bank) -> int:
    least, most = FEWEST * len(names), min(MOST_QUESTIONS, len(bank))
    for skill in names:
        if sum(question.item.skill == skill for question in bank.values()) < FEWEST:
            raise author.refuse(
                "items",
                skill,
                _("Write {n} questions about it at least.").format(n=FEWEST),
            )
    if least > most:
        raise author.refuse(
            "items",
            list(names),
            _("That is too many skills for one test: {most} questions are asked at most.").format(
                most=MOST_QUESTIONS
            ),
        )
    if questions is None:
        return min(USUAL_QUESTIONS, USUAL_FOR_A_SKILL * len(names), most)
    if type(questions) is not int or not least <= questions <= most:
        raise author.refuse(
            "questions",
            questions,
            _("Write a number from {least} to {most}.").format(least=least, most=most),
        )
    return questions


def _sections(
    author: Author, sections: object, names: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    if sections is None:
        return {}
    if not isinstance(sections, Mapping):
        raise author.refuse(
            "sections",
            sections,
            _("Write {example}.").format(example='sections={"mail": ["Écrire un mail"]}'),
        )
    author.known(sections, list(names), "sections")
    return {
        skill: author.texts(
            f"sections[{skill!r}]", [titles] if isinstance(titles, str) else titles, at_least=1
        )
        for skill, titles in sections.items()
    }
