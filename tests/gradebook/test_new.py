"""`declic new` begins a workshop that works at once."""

import pytest

from declic.errors import WorkshopInvalid
from declic.gradebook.new import new
from declic.gradebook.release import release
from declic.workshops import release_path


def test_a_new_workshop_can_be_released_as_it_is(released):
    path = new(released.settings, "mots-de-passe")
    assert path == released.root / "source" / "mots-de-passe" / "mots-de-passe.ipynb"
    card = release(released.settings, "mots-de-passe")
    assert card.title == "Mots de passe"
    assert [exercise.kind for exercise in card.exercises] == [
        "MultipleChoice",
        "TrueFalse",
        "FreeText",
    ]
    assert [exercise.section for exercise in card.exercises][-1] == "Et vous\u00a0?"
    text = release_path(released.root, "mots-de-passe").read_text()
    assert "Summary()" in text
    assert "conseiller" not in text


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Mots de passe", "mots-de-passe"),
        ("été", "ete"),
        ("../ailleurs", "ailleurs"),
        ("", "mon-atelier"),
        ("x" * 300, "x" * 80),
        ("😀", "mon-atelier"),
        ("a--b", "a-b"),
    ],
)
def test_a_name_that_can_not_be_is_refused_with_one_that_can(empty_course, name, proposed):
    with pytest.raises(WorkshopInvalid, match=rf"exemple\s: {proposed}$"):
        new(empty_course.settings, name)
    assert list((empty_course.root / "source").iterdir()) == []


def test_what_is_there_is_never_replaced(empty_course):
    new(empty_course.settings, "mots")
    with pytest.raises(WorkshopInvalid, match="existe déjà"):
        new(empty_course.settings, "mots")
