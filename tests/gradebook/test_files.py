"""Exercises with files beside the notebook, and opinions, go the whole path to nbgrader's marks."""

import shutil

import nbformat

from declic.gradebook.collect import collect
from declic.gradebook.release import release
from declic.store import Store, learners, sessions
from declic.workshops import load_release

from .conftest import HERE, MONDAY, make_course

CELLS = (
    "# Des images",
    "from widgets import Hotspot, Lesson, Section, SelfAssessment",
    'Section("Regarder", minutes=5)',
    'Lesson("Voici une fenêtre.", picture="images/fenetre.svg", alt="Une fenêtre")',
    """Hotspot("Où est la croix ?", picture="images/fenetre.svg", alt="Une fenêtre",
    zones={"la croix": {"rect": (82, 12, 6, 9)}}, answer="la croix", id="croix", points=2)""",
    'SelfAssessment("À l\'aise ?", about="web", moment="after", id="aise")',
)


def test_a_place_on_a_picture_and_an_opinion_earn_their_points(tmp_path):
    course = make_course(tmp_path)
    source = course.write("mots", CELLS)
    (source.parent / "images").mkdir()
    shutil.copy(HERE / "docs" / "exemples" / "fenetre.svg", source.parent / "images")
    release(course.settings, "mots")
    path, card = load_release(course.root, "mots")
    assert (path.parent / "images" / "fenetre.svg").is_file()

    store = Store.open(course.settings.store)
    with store.transaction() as tx:
        session = sessions.open_session(tx, card, MONDAY)
        learner = learners.join(tx, session, "Marie", MONDAY)
    store.close()
    course.answer(session, learner, "croix", {"marks": [{"x": 85, "y": 16}]}, 1.0, 1)
    course.answer(session, learner, "aise", {"level": 0}, None, 2)
    collect(course.settings, "mots")
    graded = course.nbgrader("autograde", "mots")
    assert graded.returncode == 0, graded.stderr

    grades = course.grades(learner)
    assert grades["croix"] == (2.0, None, False)
    assert grades["aise"] == (1.0, None, False)
    folder = course.data / "autograded" / f"apprenant-{learner.id:04d}" / "mots"
    shown = nbformat.writes(nbformat.read(folder / "mots.ipynb", 4))
    assert shown.count("data:image/svg+xml;base64,") >= 3
