"""Notebooks that nobody here wrote: the course of nbgrader's own documentation, and look-alikes."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import nbgrader
import pytest
from nbgrader.api import Comment, Grade, Gradebook

from declic.domain.verdict import Verdict
from declic.gradebook.collect import collect
from declic.gradebook.feedback import hand_back
from declic.gradebook.grade import grade
from declic.gradebook.marks import NO_ANSWER
from declic.gradebook.release import release
from declic.store import Store, learners, sessions
from declic.workshops import load_release

from .classroom import Class
from .conftest import IMPORT, MONDAY, SOURCE, make_course

pytestmark = pytest.mark.contract

GUIDE = Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide"
THEIRS = f"""
c = get_config()
c.CourseDirectory.course_id = "declic"
c.ClearSolutions.code_stub = {{"python": "# {NO_ANSWER}"}}
c.ClearSolutions.text_stub = "*{NO_ANSWER}*"
"""
"""What a project of Déclic says too; all else is as nbgrader has it."""
NAMES = ("Zoë-Ève d'Aÿ", "مريم", "😀", "'); DROP TABLE grade; --")


def with_alembic():
    """Return an environment in which nbgrader finds ``alembic``, which it runs by name."""
    scripts = str(Path(sys.executable).parent)
    return {**os.environ, "PATH": os.pathsep.join([scripts, os.environ["PATH"]])}


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """Their course as nbgrader alone takes it through: released, handed in, graded."""
    root = tmp_path_factory.mktemp("theirs")
    (root / "nbgrader_config.py").write_text(THEIRS)
    for folder in ("source", "submitted"):
        shutil.copytree(GUIDE / folder, root / folder)
    for step in ("generate_assignment", "autograde"):
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", step, "ps1"],
            cwd=root,
            env={
                **os.environ,
                "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def ours(tmp_path):
    """Their course in a project of Déclic."""
    course = make_course(tmp_path)
    shutil.copytree(GUIDE / "source", course.root / "source", dirs_exist_ok=True)
    shutil.copytree(GUIDE / "submitted", course.data / "submitted")
    return course


def cells(folder):
    found = {}
    for path in sorted(folder.glob("*.ipynb")):
        notebook = nbformat.read(path, 4)
        found[path.name] = [
            (cell.cell_type, cell.source, dict(cell.metadata.get("nbgrader", {})))
            for cell in notebook.cells
        ]
    return found


def rows(book):
    with Gradebook(f"sqlite:///{book}", "declic") as gradebook:
        found = [
            (
                *(one.notebook.student.id, one.notebook.name, one.cell.name),
                *(one.auto_score, one.manual_score, one.needs_manual_grade, one.max_score),
            )
            for one in gradebook.db.query(Grade)
        ]
        found += [
            (one.notebook.student.id, one.notebook.name, one.cell.name, one.auto_comment)
            for one in gradebook.db.query(Comment)
        ]
    return sorted(map(repr, found))


def test_the_course_of_nbgrader_s_documentation_is_released_and_graded_as_without_us(plain, ours):
    made = ours.nbgrader("generate_assignment", "ps1")
    assert made.returncode == 0, made.stderr
    assert cells(ours.root / "release" / "ps1") == cells(plain / "release" / "ps1")
    done = grade(ours.settings, "ps1")
    assert sorted(done.by_nbgrader) == ["bitdiddle", "hacker"]
    assert all("plusieurs carnets" in why for why in done.by_nbgrader.values())
    assert rows(ours.data / "gradebook.db") == rows(plain / "gradebook.db")
    assert rows(ours.data / "gradebook.db")


def test_the_command_grades_what_was_handed_in_by_other_ways(ours):
    assert ours.nbgrader("generate_assignment", "ps1").returncode == 0
    done = ours.declic("grade", "ps1")
    assert done.returncode == 0, done.stderr
    assert "ps1\u202f: 2 copies notées" in done.stdout.replace("\xa0", "\u202f")


def test_one_of_their_notebooks_is_a_workshop_for_a_fablab(ours, tmp_path):
    """Problem 1 has code to write and hidden tests; an exercise of ours stands beside them."""
    path = ours.root / "source" / "fablab" / "fablab.ipynb"
    path.parent.mkdir()
    notebook = nbformat.read(GUIDE / "source" / "ps1" / "problem1.ipynb", 4)
    notebook.cells += [
        nbformat.v4.new_code_cell(IMPORT),
        nbformat.v4.new_code_cell('TrueFalse("Prêt ?", answer=True, id="pret", points=2)'),
    ]
    notebook.nbformat_minor = 5  # as JupyterLab saves it
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    nbformat.write(notebook, path)
    card = release(ours.settings, "fablab")
    assert [one.id for one in card.exercises] == ["pret"]
    released = (ours.root / "release" / "fablab" / "fablab.ipynb").read_text("utf-8")
    theirs = {
        cell.metadata["nbgrader"]["grade_id"]
        for cell in notebook.cells
        if cell.metadata.get("nbgrader")
    }
    kept = {
        cell["metadata"]["nbgrader"]["grade_id"]
        for cell in json.loads(released)["cells"]
        if cell["metadata"].get("nbgrader")
    }
    assert theirs < kept
    assert "BEGIN SOLUTION" not in released
    assert ours.nbgrader("validate", "source/fablab/fablab.ipynb").returncode == 0


def test_two_workshops_with_the_same_exercises_are_kept_apart(tmp_path):
    one = Class(tmp_path, SOURCE)
    course = one.course
    course.write("autres", SOURCE)
    release(course.settings, "autres")
    other = load_release(course.root, "autres")[1]
    store = Store.open(course.settings.store)
    with store.transaction() as tx:
        second = sessions.open_session(tx, other, MONDAY)
        marie = learners.join(tx, one.session, "Marie", MONDAY)
        learners.take_part(tx, second.id, marie.id, MONDAY)
    store.close()
    one.answers(marie, "banque", {"value": False}, Verdict(1.0, True))
    one.session, one.name = second, "autres"
    one.answers(marie, "banque", {"value": True}, Verdict(0.0, False))
    collect(course.settings)
    for name, points in (("mots", 1.0), ("autres", 0.0)):
        grade(course.settings, name)
        assert course.grades(marie, name)["banque"][0] == points


def test_names_of_every_sort_come_through_as_they_are(tmp_path):
    one = Class(tmp_path, SOURCE)
    people = [one.joins(name) for name in NAMES]
    for person, name in zip(people, NAMES, strict=True):
        one.answers(person, "texte", {"text": f"{name} <b>écrit</b>"}, Verdict(None, None))
    one.grade()
    assert len(hand_back(one.course.settings, "mots")) == len(NAMES)
    with one.course.gradebook() as gradebook:
        first_names = [student.first_name for student in gradebook.students]
    for person, name, known in zip(people, NAMES, first_names, strict=True):
        folder = one.course.data / "feedback" / f"apprenant-{person.id:04d}" / "mots"
        html = (folder / "mots.html").read_text("utf-8")
        assert "<b>écrit</b>" not in html
        assert "écrit" in html
        assert known == name.replace("'", "’")  # no markup in formgrader's pages
