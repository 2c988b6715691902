"""An exercise belongs to the heading above it, typed or shown by a ``Section``."""

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
