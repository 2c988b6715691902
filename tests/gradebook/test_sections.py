"""An exercise belongs to the heading above it, typed or shown by a ``Section``."""

from declic.domain.exercise import Part, WorkshopCard
from declic.gradebook.catalogue import catalogue

from .conftest import make_course

CELLS = (
    "# L'atelier",
    "from widgets import Section, TrueFalse",
    'TrueFalse("Avant tout ?", answer=True, id="avant")',
    "## Une partie *typée*",
    'TrueFalse("Un ?", answer=True, id="un")',
    'Section("Une partie **montrée**", priority="should", minutes=10)',
    'TrueFalse("Deux ?", answer=True, id="deux")',
    ("adviser", "## Pour moi seul"),
    'TrueFalse("Trois ?", answer=True, id="trois")',
    "## La fin",
    'TrueFalse("Quatre ?", answer=True, id="quatre")',
)


def test_sections_and_headings_name_what_follows(tmp_path):
    path = make_course(tmp_path).write("parties", CELLS)
    found = catalogue(path, "parties")
    assert found.faults == ()
    assert [card.section for card in found.workshop.exercises] == [
        "",
        "Une partie typée",
        "Une partie montrée",
        "Une partie montrée",
        "La fin",
    ]


def test_parts_have_their_exercises_priority_and_minutes(tmp_path):
    path = make_course(tmp_path).write("parties", CELLS)
    assert catalogue(path, "parties").workshop.parts == (
        Part("Une partie typée", None, None, ("un",)),
        Part("Une partie montrée", "should", 10, ("deux", "trois")),
        Part("La fin", None, None, ("quatre",)),
    )


def test_a_card_without_parts_is_written_as_it_always_was():
    card = WorkshopCard("liens", "Les liens")
    assert "parts" not in card.to_json()
    told = WorkshopCard("liens", "Les liens", parts=(Part("Un", "must", 5, ("a",)),))
    assert WorkshopCard.from_json(told.to_json()) == told
