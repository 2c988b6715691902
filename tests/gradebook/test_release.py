"""From the author's notebook to the one for learners: the same every time, never half made."""

import json

import nbformat
import pytest

from declic.errors import WorkshopNotFound
from declic.gradebook.collect import collect
from declic.gradebook.release import kept_release, release
from declic.workshops import load_release, release_path

from .conftest import IMPORT, SOURCE, TEXT, TRUE, copied, make_course


def cells_of(course, name="mots"):
    return nbformat.read(release_path(course.root, name), 4).cells


def grade_ids(course, name="mots"):
    marks = [cell.metadata.get("nbgrader", {}) for cell in cells_of(course, name)]
    return [mark["grade_id"] for mark in marks if mark]


def test_one_cell_of_the_author_becomes_the_cells_of_nbgrader(released):
    assert grade_ids(released) == [
        "plusieurs-reponse",
        "plusieurs",
        "banque-reponse",
        "banque",
        "texte-enonce",
        "texte",
    ]
    locked = [
        cell.metadata.nbgrader.grade_id
        for cell in cells_of(released)
        if cell.metadata.get("nbgrader", {}).get("locked")
    ]
    assert locked == ["plusieurs", "banque", "texte-enonce"]


def test_what_is_for_the_adviser_is_not_released(released):
    assert "SECRET-DU-CONSEILLER" not in release_path(released.root, "mots").read_text()


def test_the_card_lists_the_exercises_with_their_section(released):
    _path, card = load_release(released.root, "mots")
    assert card.title == "Les mots de passe"
    assert [(one.id, one.points, one.manual, one.section) for one in card.exercises] == [
        ("plusieurs", 2, False, "Choisir"),
        ("banque", 1, False, "Choisir"),
        ("texte", 3, True, "Raconter"),
    ]


def test_the_same_source_gives_the_same_bytes_also_through_plain_nbgrader(released, tmp_path):
    other = make_course(tmp_path)
    path = other.write("mots", SOURCE)
    notebook = nbformat.read(path, 4)
    for number, cell in enumerate(notebook.cells):  # what JupyterLab leaves behind
        cell["id"] = f"lot{number}"
        if cell.cell_type == "code":
            cell.execution_count = number
            cell.outputs = [nbformat.v4.new_output("stream", text="vu")]
            cell.metadata["execution"] = {"iopub.execute_input": "2026-11-25T07:00:00Z"}
    notebook.metadata["language_info"] = {"name": "python", "version": "3.99"}
    nbformat.write(notebook, path)

    done = other.nbgrader("generate_assignment", "mots")

    assert done.returncode == 0, done.stderr
    expected = release_path(released.root, "mots").read_bytes()
    assert release_path(other.root, "mots").read_bytes() == expected


def test_a_release_that_is_up_to_date_is_left_as_it_is(released):
    said = []
    before = release_path(released.root, "mots").stat().st_mtime_ns
    release(released.settings, "mots", progress=said.append)
    assert said == ["L'atelier mots est à jour."]
    assert release_path(released.root, "mots").stat().st_mtime_ns == before


def test_what_was_released_is_kept_where_collect_finds_it(released):
    path, card = load_release(released.root, "mots")
    kept = kept_release(released.data, card)
    assert kept is not None
    assert (kept / "mots.ipynb").read_bytes() == path.read_bytes()


def test_a_missing_workshop_is_told_with_those_that_are_there(released):
    with pytest.raises(WorkshopNotFound, match=r"Il y a\s: .*mots"):
        release(released.settings, "autre")


def test_mistakes_leave_what_was_released_before_as_it_was(empty_course):
    good = release_path(empty_course.root, "mots")
    good.parent.mkdir(parents=True)
    good.write_text("ce qui a été publié avant")
    empty_course.write("mots", [IMPORT, 'TrueFalse("Vrai ?", id="vrai")', TRUE, "1 / 0"])

    done = empty_course.nbgrader("generate_assignment", "mots", "--force")

    assert done.returncode != 0
    assert "Cellule 2 (TrueFalse(" in done.stderr
    assert "answer=True" in done.stderr
    assert "Cellule 4 (1 / 0)" in done.stderr
    assert "Traceback" not in done.stderr
    assert good.read_text() == "ce qui a été publié avant"


def test_texts_can_change_once_answers_were_collected(graded, tmp_path):
    held = copied(graded, tmp_path)
    held.course.write(
        "mots", [cell if cell != "## Choisir" else "## Bien choisir" for cell in SOURCE]
    )
    try:
        card = release(held.course.settings, "mots")
        assert card.exercises[0].section == "Bien choisir"
        with held.course.gradebook() as gradebook:
            assert len(gradebook.find_assignment("mots").submissions) == 2
    finally:
        held.course.write("mots", SOURCE)
        release(held.course.settings, "mots")


def test_a_session_can_be_collected_when_its_release_is_gone(graded):
    path = release_path(graded.course.root, "mots")
    aside = path.rename(path.with_suffix(".aside"))
    try:
        collected = collect(graded.course.settings, "mots")[0]
    finally:
        aside.rename(path)
    assert collected.written + collected.unchanged == 2


def test_ordinary_cells_of_nbgrader_stay_the_author_s_own(released):
    path = released.write("a-la-main", [IMPORT, TEXT, "x = 1"])
    notebook = nbformat.read(path, 4)
    notebook.cells[2].metadata["nbgrader"] = {
        "grade": True,
        "grade_id": "a-la-main",
        "locked": False,
        "points": 4,
        "schema_version": 3,
        "solution": True,
        "task": False,
    }
    nbformat.write(notebook, path)
    card = release(released.settings, "a-la-main")
    assert [one.id for one in card.exercises] == ["texte"]
    assert grade_ids(released, "a-la-main") == ["texte-enonce", "texte", "a-la-main"]
    assert json.loads(release_path(released.root, "a-la-main").read_text())["nbformat_minor"] == 5
