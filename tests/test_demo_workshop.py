"""The workshop that Déclic comes with: complete, kind, well set, and safe to practise on."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest

import widgets
from widgets._base import Exercise

NAME = "reconnaitre-un-message-frauduleux"
ROOT = Path(__file__).parent.parent
NOTEBOOK = nbformat.read(ROOT / "source" / NAME / f"{NAME}.ipynb", as_version=4)
EXERCISES = [
    cell.source
    for cell in NOTEBOOK.cells
    if cell.cell_type == "code" and cell.id.startswith("exercice-")
]
PUBLIC_SITES = {
    "17cyber.gouv.fr",
    "33700.fr",
    "cnil.fr",
    "comprendredigcomp.com",
    "cybermalveillance.gouv.fr",
    "gouv.fr",
    "moncommissariat.interieur.gouv.fr",
    "service-public.gouv.fr",
    "signal-spam.fr",
}
"""Sites that the workshop names because people will need them."""


def exercise(source: str) -> Exercise:
    """Return the exercise that a cell makes."""
    made = eval(source, {name: getattr(widgets, name) for name in widgets.__all__})
    assert isinstance(made, Exercise)
    return made


def texts() -> list[str]:
    """Return what people read: Markdown cells, and the texts in the exercises."""
    found = [cell.source for cell in NOTEBOOK.cells if cell.cell_type == "markdown"]
    for source in EXERCISES:
        constants = [n.value for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Constant)]
        found += [value for value in constants if isinstance(value, str)]
    return found


def test_it_has_twelve_exercises_or_more_of_every_kind() -> None:
    made = [exercise(source) for source in EXERCISES]
    assert len(made) >= 12
    assert {type(one).__name__ for one in made} >= {
        "FillIn",
        "FreeText",
        "InspectMessage",
        "MultipleChoice",
        "Ordering",
        "TrueFalse",
    }


@pytest.mark.parametrize("source", EXERCISES, ids=lambda source: source.partition("(")[0])
def test_every_exercise_has_a_hint_skills_and_a_short_title(source: str) -> None:
    made = exercise(source)
    assert made.options.hints
    assert all(re.fullmatch(r"DigComp [1-5]\.[1-6]", skill) for skill in made.options.skills)
    assert made.options.skills
    assert made.prompt.startswith("**")


def test_french_signs_are_held_by_spaces_that_do_not_break() -> None:
    wrong = re.compile(r".{0,20}(?:[^\u00a0\s:][ ]?[;!?»](?=\s|$)|« | [:;!?»](?=\s|$)).{0,5}")
    code = re.compile(r"`[^`]*`|https?://\S+|^\|[-:| ]+\|$", re.MULTILINE)
    assert [found[0] for text in texts() for found in wrong.finditer(code.sub("…", text))] == []


def test_addresses_belong_to_nobody_or_to_a_public_service() -> None:
    address = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:fr|com|net|org|eu|info|example)\b")
    invented = re.compile(r"(^|\.)example\.(com|net|org)$|\.example$")
    named = {found for text in texts() for found in address.findall(text.lower())}
    assert {site for site in named if not invented.search(site)} <= PUBLIC_SITES


def test_the_adviser_has_a_plan_and_sources_that_learners_do_not_see() -> None:
    notes = [c.source for c in NOTEBOOK.cells if "adviser" in c.metadata.get("tags", [])]
    assert any("la trame" in note for note in notes)
    assert any("### Sources" in note for note in notes)
    assert all("adviser" not in c.metadata.get("tags", []) for c in NOTEBOOK.cells[:1])
