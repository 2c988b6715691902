"""A small course, taken through the whole path once: released, answered, collected, graded."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook

from declic.domain.attempt import Attempt
from declic.domain.session import Learner
from declic.domain.verdict import Verdict
from declic.gradebook.collect import collect
from declic.gradebook.release import release
from declic.settings import Declic, load
from declic.store import Store, attempts, learners, sessions
from declic.store.place import Place

HERE = Path(__file__).resolve().parent.parent.parent
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOSTILE = (
    "<script>alert('a')</script><img src=x onerror=alert(1)>\n"
    "# Titre\n```\n~~~\n</pre></code>`${1+1}`{{ 7*7 }}\n"
    "    \n- [clic](javascript:alert(1))\n\u202egauche\u202c مرحبا 😀 "
) + "très long " * 190
IMPORT = "from widgets import FreeText, MultipleChoice, Summary, TrueFalse"
SEVERAL = """MultipleChoice("Lesquels ?", choices=["a", "b", "c", "d"], answer=[0, 1],
    id="plusieurs", points=2)"""
TRUE = 'TrueFalse("La banque le demande.", answer=False, id="banque")'
TEXT = 'FreeText("Et vous ?", id="texte", points=3)'
SOURCE = (
    "# Les mots de passe",
    ("adviser", "## Pour moi\n\nDire bonjour. SECRET-DU-CONSEILLER"),
    ("adviser code", "secret = 'SECRET-DU-CONSEILLER'"),
    IMPORT,
    "## Choisir",
    SEVERAL,
    TRUE,
    "## Raconter",
    TEXT,
    "Summary()",
)


def notebook(cells: Sequence[str | tuple[str, str]]) -> nbformat.NotebookNode:
    """Return a notebook: what begins with # is Markdown, all other is code."""
    made = []
    for given in cells:
        tag, source = given if isinstance(given, tuple) else ("", given)
        is_text = source.startswith("#") and not source.startswith("# ---")
        make = nbformat.v4.new_markdown_cell if is_text else nbformat.v4.new_code_cell
        cell = make(source)
        if tag:
            cell.metadata["tags"] = [tag.split()[0]]
        made.append(cell)
    return nbformat.v4.new_notebook(cells=made)


@dataclass
class Course:
    """A project's folder and its data folder, far from each other as in real life."""

    root: Path
    data: Path

    @property
    def settings(self) -> Declic:
        return load(self.root, data=str(self.data))

    def write(self, name: str, cells: Sequence[str | tuple[str, str]]) -> Path:
        path = self.root / "source" / name / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook(cells), path)
        return path

    def nbgrader(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run plain nbgrader in the project's folder, as an adviser would type it."""
        return subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=self.root,
            env={**os.environ, "DECLIC_DATA": str(self.data), "DECLIC_LANGUAGE": "fr"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def declic(
        self, *arguments: str, before: Sequence[str] = (), **options: Any
    ) -> subprocess.CompletedProcess[str]:
        """Run a command of Déclic, *before* in front of it, as an adviser would type it."""
        return subprocess.run(
            [*before, sys.executable, "-m", "declic", *arguments],
            cwd=self.root,
            env={**os.environ, "DECLIC_DATA": str(self.data), "DECLIC_LANGUAGE": "fr"},
            capture_output=True,
            text=True,
            check=False,
            **options,
        )

    def gradebook(self) -> Gradebook:
        return Gradebook(f"sqlite:///{self.data / 'gradebook.db'}", "declic")

    def grades(self, learner: Learner, workshop: str = "mots") -> dict[str, tuple]:
        """Return (auto score, manual score, needs a human) of each exercise."""
        with self.gradebook() as gradebook:
            submission = gradebook.find_submission(workshop, f"apprenant-{learner.id:04d}")
            return {
                grade.name: (grade.auto_score, grade.manual_score, grade.needs_manual_grade)
                for grade in submission.notebooks[0].grades
            }

    def answer(self, session, learner, exercise, response, score, minutes=0) -> None:
        correct = None if score is None else score == 1
        at = MONDAY + timedelta(minutes=minutes)
        attempt = Attempt(
            f"{exercise}-{minutes}", exercise, response, Verdict(score, correct), hints=1
        )
        store = Store.open(self.settings.store)
        with store.transaction() as tx:
            attempts.record(tx, Place(session.id, learner.id, "mots"), attempt, at)
        store.close()


def make_course(folder: Path) -> Course:
    """Return a course without a workshop."""
    root = folder / "projet"
    (root / "source").mkdir(parents=True)
    for name in ("jupyter_config.py", "nbgrader_config.py"):
        shutil.copy(HERE / name, root / name)
    return Course(root, folder / "données")


@pytest.fixture(autouse=True, scope="session")
def _french():
    before = os.environ.get("DECLIC_LANGUAGE")
    os.environ["DECLIC_LANGUAGE"] = "fr"
    yield
    if before is None:
        del os.environ["DECLIC_LANGUAGE"]
    else:
        os.environ["DECLIC_LANGUAGE"] = before


@pytest.fixture
def empty_course(tmp_path) -> Course:
    return make_course(tmp_path)


@pytest.fixture(scope="session")
def released(tmp_path_factory) -> Course:
    """A course with the workshop ``mots``, released by ``declic release``."""
    course = make_course(tmp_path_factory.mktemp("cours"))
    course.write("mots", SOURCE)
    release(course.settings, "mots")
    return course


@dataclass
class Held:
    """A course after a session: who was there, and what plain nbgrader said."""

    course: Course
    session: object
    marie: Learner
    leo: Learner
    vide: Learner
    autograde: subprocess.CompletedProcess[str]


@pytest.fixture(scope="session")
def graded(released) -> Held:
    """Marie answered everything, Léo one exercise in part, a third learner nothing."""
    from declic.workshops import load_release

    store = Store.open(released.settings.store)
    card = load_release(released.root, "mots")[1]
    with store.transaction() as tx:
        session = sessions.open_session(tx, card, MONDAY)
        marie = learners.join(tx, session, 'Marie <b onx="">&', MONDAY)
        leo = learners.join(tx, session, "Léo", MONDAY)
        vide = learners.join(tx, session, "Vide", MONDAY)
    store.close()
    released.answer(session, marie, "plusieurs", {"chosen": ["0", "1"]}, 1.0, 1)
    released.answer(session, marie, "plusieurs", {"chosen": ["2"]}, 0.0, 2)
    released.answer(session, marie, "banque", {"value": False}, 1.0, 3)
    released.answer(session, marie, "texte", {"text": HOSTILE}, None, 4)
    released.answer(session, leo, "plusieurs", {"chosen": ["1"]}, 0.5, 5)
    collect(released.settings, "mots")
    autograde = released.nbgrader("autograde", "mots")
    return Held(released, session, marie, leo, vide, autograde)


def copied(held: Held, folder: Path) -> Held:
    """Return the course with a data folder of its own, for tests that change what is in it."""
    data = folder / "données"
    shutil.copytree(held.course.data, data)
    return replace(held, course=Course(held.course.root, data))
