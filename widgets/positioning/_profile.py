"""What a positioning test says at its end: a profile by skill, and where to begin."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from declic.domain.positioning import LEVELS, Measure
from declic.i18n import Words

_ = Words("widgets")

RATHER = 0.6
"""Probability of its level under which it is said with a « rather »."""
FIRST_STEPS = 3
"""Skills that a path proposes at most: a longer one would discourage."""


@dataclass(frozen=True)
class Row:
    """What is said of one skill.

    Attributes
    ----------
    skill, name
        Its key, and what it is called.
    said
        The level that the learner believes to have, from 1.
    measure
        What the answers say.
    """

    skill: str
    name: str
    said: int
    measure: Measure

    @property
    def level(self) -> int | None:
        """Return the measured level, from 1; None as long as nothing was asked."""
        return self.measure.level if self.measure.questions else None

    @property
    def word(self) -> str:
        """Return the measured level in words."""
        if self.level is None:
            return _("Not measured yet")
        word = level_words()[self.level - 1]
        if self.measure.chance >= RATHER:
            return word
        return _("Rather {level}").format(level=word[0].lower() + word[1:])

    @property
    def remark(self) -> str:
        """Return a kind word where what was said and what was measured differ."""
        if self.level is None or self.level == self.said:
            return ""
        if self.level > self.said:
            return _("You know more than you say!")
        return _("There are good things to learn here.")

    def to_json(self) -> dict[str, Any]:
        """Return what the page and the desk are told, see ``docs/contract.md``."""
        measured = self.level is not None
        return {
            "skill": self.skill,
            "name": self.name,
            "self": self.said,
            "level": self.level,
            "estimate": round(self.measure.estimate, 2) if measured else None,
            "error": round(self.measure.error, 2) if measured else None,
            "questions": self.measure.questions,
            "word": self.word,
            "remark": self.remark,
        }

    def in_words(self) -> str:
        return _("{skill}: {measured} (said: {said})").format(
            skill=self.name, measured=self.word, said=level_words()[self.said - 1]
        )

    def picture(self) -> str:
        """Return the row of a static picture."""
        cells = (
            html.escape(self.name),
            f"{_steps(self.said)} {html.escape(level_words()[self.said - 1])}",
            f"{_steps(self.level or 0)} {html.escape(self.word)}",
        )
        return "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>"


_CELL = "padding:.2em .8em .2em 0;text-align:left"


def level_words() -> tuple[str, str, str]:
    """Return the levels' names, the lowest first."""
    return _("To discover"), _("On the way"), _("At ease")


def to_begin_with(
    rows: Sequence[Row], sections: Mapping[str, Sequence[str]]
) -> list[dict[str, Any]]:
    """Return which skills to begin with, the least known first: ``{skill, name, sections}``.

    Parameters
    ----------
    sections
        For each skill the parts of the workshop that are about it; a skill without any is
        proposed only where there are none at all.
    """
    order = sorted(rows, key=lambda row: row.level or row.said)  # equals stay as they are taught
    weak = [row for row in order if (row.level or row.said) < LEVELS]
    here = [row for row in weak if sections.get(row.skill)] if sections else weak
    return [
        {"skill": row.skill, "name": row.name, "sections": list(sections.get(row.skill, ()))}
        for row in here[:FIRST_STEPS]
    ]


def encouragement(rows: Sequence[Row], path: Sequence[Mapping[str, Any]]) -> str:
    """Return what is said under the profile, Markdown."""
    if not any(row.measure.questions for row in rows):
        return _("What you said is noted. The questions wait for you, whenever you like.")
    said = [_("Now you know where you stand, and where to start from.")]
    if all(row.level == row.said for row in rows):
        said.append(_("You know yourself well."))
    strong = [row.name for row in rows if row.level == LEVELS]
    if strong:
        said.append(_("You can lean on: {skills}.").format(skills=_listed(strong)))
    if path:
        names = [str(step["name"]) for step in path]
        said.append(_("To begin with: {skills}.").format(skills=_listed(names)))
    elif len(strong) == len(rows):
        said.append(_("You are at ease everywhere: choose what you feel like."))
    return " ".join(said)


def picture(rows: Sequence[Row]) -> str:
    """Return the profile as a table with inline style only."""
    titles = (_("Skill"), _("What you said"), _("What your answers show"))
    head = "".join(f'<th style="{_CELL}">{html.escape(title)}</th>' for title in titles)
    body = "".join(row.picture() for row in rows)
    return f'<table style="border-collapse:collapse"><tr>{head}</tr>{body}</table>'


def _steps(level: int) -> str:
    return f'<span aria-hidden="true">{"■" * level}{"□" * (LEVELS - level)}</span>'


def _listed(names: Sequence[str]) -> str:
    """Return names inside a sentence, with commas between them."""
    return ", ".join(name[0].lower() + name[1:] for name in names)
