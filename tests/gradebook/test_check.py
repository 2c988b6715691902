"""`declic check` tells each mistake with its cell and what to do."""

import re

import pytest

from declic.gradebook.calls import exercise_calls
from declic.gradebook.catalogue import check

from .conftest import IMPORT, SEVERAL, TEXT, TRUE

MISTAKES = [
    ('TrueFalse("Vrai ?", id="a")', r"TrueFalse .*a.*answer=True"),
    ('MultipleChoice("Où ?", choices=["x", "y"], answer=7, id="b")', r"MultipleChoice .*b.*0 .* 1"),
    ("1 / 0", r"ZeroDivisionError.*Corrigez cette ligne : 1 / 0"),
    ("si vrai:", r"SyntaxError: invalid syntax »"),
    ('vrai = TrueFalse("Vrai ?", answer=True, id="c")', r"ne se termine pas.*Terminez la cellule"),
    ('TrueFalse("Vrai ?", answer=True, id="d");', r"ne se termine pas"),
    ('display(TrueFalse("Vrai ?", answer=True, id="e"))', r"ne se termine pas"),
    (
        'TrueFalse("Vrai ?", answer=True, id="f")\nTrueFalse("Faux ?", answer=True, id="g")',
        r"plusieurs exercices.*sa propre cellule",
    ),
    (
        'for n in "hi":\n    display(TrueFalse("Vrai ?", answer=True, id=n))',
        r"plusieurs exercices",
    ),
    (
        'import sys; print("attention", file=sys.stderr)\nTrueFalse("Vrai ?", answer=True, id="j")',
        r"0 point.*attention",
    ),
    (TEXT.replace("texte", "deux"), r""),
    (TEXT.replace("texte", "deux"), r"« deux » sert déjà dans la cellule 12"),
    ('# --- après\nTrueFalse("Vrai ?", answer=True, id="deux")', r"TrueFalse .*deux"),
    ("from widgets import Nimporte", r"ImportError"),
]


@pytest.fixture(scope="module")
def faults(tmp_path_factory):
    from .conftest import make_course

    course = make_course(tmp_path_factory.mktemp("fautes"))
    course.write("fautes", [IMPORT, *(source for source, _told in MISTAKES)])
    return {fault.cell: str(fault).replace("\u00a0", " ") for fault in check(course.root, "fautes")}


@pytest.mark.parametrize("number", range(len(MISTAKES)), ids=lambda n: MISTAKES[n][0][:40])
def test_a_mistake_is_told_with_its_cell_and_the_remedy(faults, number):
    told = MISTAKES[number][1]
    cell = number + 2
    if not told:
        assert cell not in faults
    else:
        assert f"Cellule {cell} (" in faults[cell]
        assert re.search(told, faults[cell], re.DOTALL), faults[cell]


def test_a_notebook_without_mistakes_has_none(released):
    assert check(released.root, "mots") == []


def test_a_notebook_without_an_exercise_is_told_what_to_add(empty_course):
    empty_course.write("vide", ["# Rien", "1 + 1"])
    (fault,) = check(empty_course.root, "vide")
    assert fault.cell is None
    assert "aucun exercice" in str(fault)
    assert "TrueFalse(" in str(fault)


@pytest.mark.parametrize(
    ("text", "told"),
    [("{", "pas du JSON"), ("[]", "pas un carnet"), ("", "pas du JSON")],
)
def test_a_file_that_is_no_notebook_is_told(empty_course, text, told):
    path = empty_course.write("mots", [])
    path.write_text(text)
    (fault,) = check(empty_course.root, "mots")
    assert told in str(fault)


def test_a_missing_notebook_is_told(empty_course):
    (fault,) = check(empty_course.root, "nulle-part")
    assert "nulle-part.ipynb" in str(fault)


@pytest.mark.parametrize(
    ("source", "count"),
    [
        (SEVERAL, 1),
        (TRUE + "\n" + TRUE, 2),
        ("import widgets\nwidgets.TrueFalse('x')", 1),
        ("%matplotlib inline\nTrueFalse('x')", 1),
        ("def make():\n    return TrueFalse('x')", 0),
        ("[TrueFalse(t) for t in texts]", 1),
        ("TrueFalse", 0),
        ("si vrai:", 0),
        ("\0", 0),
    ],
)
def test_exercises_are_counted_where_the_code_makes_them(source, count):
    assert exercise_calls(source, ["TrueFalse", "MultipleChoice"]) == count
