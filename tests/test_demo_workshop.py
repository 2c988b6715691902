"""The workshops that Déclic comes with: complete, kind, well set, and safe to practise on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat
import pytest

import widgets
from widgets._base import Exercise

SOURCE = Path(__file__).parent.parent / "source"
NAMES = sorted(folder.name for folder in SOURCE.iterdir() if folder.is_dir())
PUBLIC_SITES = {
    "17cyber.gouv.fr",
    "33700.fr",
    "afnor.org",
    "cnil.fr",
    "comprendredigcomp.com",
    "cybermalveillance.gouv.fr",
    "gouv.fr",
    "help.gnome.org",
    "inrs.fr",
    "moncommissariat.interieur.gouv.fr",
    "service-public.gouv.fr",
    "signal-spam.fr",
    "support.apple.com",
    "support.microsoft.com",
}
"""Sites that a workshop names because people will need them, or as its source."""
WITHOUT_HINT = {"FlashCards", "SelfAssessment"}
"""Kinds that ask what only the learner knows."""
KINDS = {
    "reconnaitre-un-message-frauduleux": {
        "FillIn",
        "FreeText",
        "InspectMessage",
        "MultipleChoice",
        "Ordering",
        "TrueFalse",
    },
    "la-souris-et-le-clavier": {
        "CopyPaste",
        "DoubleClick",
        "DragAndDrop",
        "KeyHunt",
        "PointAndClick",
        "RightClick",
        "Scroll",
        "SelfAssessment",
        "Typing",
    },
    "mes-donnees-mes-cookies": {
        "CookieBanner",
        "Matching",
        "MultipleChoice",
        "Ordering",
        "Password",
        "Scenario",
        "SelfAssessment",
        "Sorting",
    },
    "se-reperer-sur-un-site": {"Matching", "Ordering", "Sorting", "TrueFalse", "Website"},
    "une-demarche-en-ligne": {"FileManager", "OnlineProcedure", "Ordering", "Website"},
}
"""What a workshop practises, and so can't be without."""


@dataclass(frozen=True)
class Workshop:
    """A workshop's source, read."""

    name: str

    @cached_property
    def cells(self) -> list[nbformat.NotebookNode]:
        path = SOURCE / self.name / f"{self.name}.ipynb"
        return list(nbformat.read(path, as_version=4).cells)

    @property
    def exercises(self) -> list[str]:
        """The cells that make an exercise."""
        return [cell.source for cell in self.cells if cell.id.startswith("exercice-")]

    @property
    def notes(self) -> list[str]:
        """What is for the adviser alone."""
        return [c.source for c in self.cells if "adviser" in c.metadata.get("tags", [])]

    @property
    def plan(self) -> dict[str, int]:
        """For each part of the adviser's plan how long it takes, minutes."""
        (plan,) = (note for note in self.notes if "la trame (" in note.partition("\n")[0])
        rows = re.findall(r"^\| (\+ )?(\d+) \| \*?([^|*]+?)\*? \|", plan, re.MULTILINE)
        return {part: int(minutes) for _extra, minutes, part in rows}

    @property
    def parts(self) -> dict[str, int]:
        """For each part that says so to learners how long it takes, minutes."""
        found = {}
        for cell in self.cells:
            typed = re.match(r"## (.+)\n\n\*Environ\s(\d+)\sminutes", cell.source)
            called = re.match(r'Section\("(.+?)".*minutes=(\d+)\)', cell.source)
            if part := typed or called:
                found[part[1]] = int(part[2])
        return found

    def texts(self) -> Iterator[str]:
        """Give what people read: Markdown cells, and the texts in code."""
        for cell in self.cells:
            if cell.cell_type == "markdown":
                yield cell.source
            else:
                constants = (n for n in ast.walk(ast.parse(cell.source)))
                found = (n.value for n in constants if isinstance(n, ast.Constant))
                yield from (value for value in found if isinstance(value, str))

    def __str__(self) -> str:
        return self.name


WORKSHOPS = [Workshop(name) for name in NAMES]
EXERCISES = [
    pytest.param(one, source, id=f"{one}-{source.partition('(')[0]}")
    for one in WORKSHOPS
    for source in one.exercises
]

each_workshop = pytest.mark.parametrize("workshop", WORKSHOPS, ids=str)


def exercise(source: str) -> Exercise:
    """Return the exercise that a cell makes."""
    made = eval(source, {name: getattr(widgets, name) for name in widgets.__all__})
    assert isinstance(made, Exercise)
    return made


@each_workshop
def test_it_has_twelve_exercises_or_more_and_all_that_it_is_about(workshop: Workshop) -> None:
    kinds = [source.partition("(")[0] for source in workshop.exercises]
    assert len(kinds) >= 12
    assert set(kinds) >= KINDS[workshop.name]


@pytest.mark.parametrize(("workshop", "source"), EXERCISES)
def test_every_exercise_has_a_hint_skills_and_a_short_title(
    workshop: Workshop, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SOURCE / workshop.name)
    made = exercise(source)
    assert made.options.hints or type(made).__name__ in WITHOUT_HINT
    assert all(re.fullmatch(r"(DigComp|Pix) [1-5]\.[1-6]", skill) for skill in made.options.skills)
    assert made.options.skills
    assert made.prompt.startswith("**")


@each_workshop
def test_french_signs_are_held_by_spaces_that_do_not_break(workshop: Workshop) -> None:
    wrong = re.compile(r".{0,20}(?:[^\u00a0\s:][ ]?[;!?»](?=\s|$)|« | [:;!?»](?=\s|$)).{0,5}")
    code = re.compile(r"`[^`]*`|https?://\S+|^\|[-:| ]+\|$", re.MULTILINE)
    found = [w[0] for text in workshop.texts() for w in wrong.finditer(code.sub("…", text))]
    assert found == []


@each_workshop
def test_addresses_belong_to_nobody_or_to_a_public_service(workshop: Workshop) -> None:
    address = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:fr|com|net|org|eu|info|example)\b")
    invented = re.compile(r"(^|\.)example\.(com|net|org)$|\.example$")
    named = {found for text in workshop.texts() for found in address.findall(text.lower())}
    assert {site for site in named if not invented.search(site)} <= PUBLIC_SITES


@each_workshop
def test_the_adviser_has_a_plan_and_sources_that_learners_do_not_see(workshop: Workshop) -> None:
    assert any("la trame" in note for note in workshop.notes)
    assert any("le public et le matériel" in note for note in workshop.notes)
    assert any("### Sources" in note for note in workshop.notes)
    assert "adviser" not in workshop.cells[0].metadata.get("tags", [])


@each_workshop
def test_the_plan_and_the_learners_page_give_each_part_the_same_minutes(
    workshop: Workshop,
) -> None:
    assert workshop.plan == workshop.parts
