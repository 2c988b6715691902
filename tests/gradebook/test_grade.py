"""``declic grade`` writes the rows and the files of ``nbgrader autograde``, and says where not."""

import nbformat
import pytest

from declic.domain.verdict import Verdict
from declic.errors import WorkshopNotFound
from declic.gradebook import grade as grading
from declic.gradebook.collect import collect
from declic.gradebook.grade import grade
from tests.widgets.vectors import FIRST, WRONG

from .classroom import Class
from .conftest import HOSTILE, SOURCE

IMPORT = "from widgets import *"
PYTHON = ("## Du code", "def double(n):\n    return 2 * n", "double(21)")


@pytest.fixture
def held(tmp_path):
    """A workshop of three exercises, with a learner who answered two of them."""
    one = Class(tmp_path, SOURCE)
    marie = one.joins("Marie")
    for exercise in one.card.exercises[:2]:
        one.answers(marie, exercise.id, {"chosen": ["0"]}, _verdict(0.5))
    one.marie = marie
    return one


def _verdict(score):
    return Verdict(score, None if score is None else score == 1)


def test_every_kind_of_exercise_is_graded_as_by_nbgrader_field_by_field(tmp_path):
    kinds = sorted(FIRST)
    one = Class(tmp_path, ("# Tout", IMPORT, *(FIRST[kind].source(kind) for kind in kinds)))
    right, wrong, nothing = (one.joins(name) for name in ("Zoé <b>", "Léo", "مريم"))
    for kind in kinds:
        exercise = FIRST[kind].make()
        for learner, vector in ((right, FIRST[kind]), (wrong, WRONG.get(kind))):
            if vector is not None and vector.exercise == FIRST[kind].exercise:
                verdict = exercise.judge(vector.response)
                one.answers(learner, kind, vector.response, verdict)
    one.answers(nothing, kinds[0], {"?": 1}, _verdict(0.0))
    done = one.grade()
    assert (len(done.graded), done.by_nbgrader, done.unchanged) == (3, {}, [])
    ours = one.rows(), one.files()
    one.forget_grades()
    theirs = one.plainly()
    assert ours[0] == theirs[0]
    assert ours[1].keys() == theirs[1].keys()
    for name, (rights, content) in theirs[1].items():
        assert ours[1][name] == (rights, content), name


def test_grading_again_changes_nothing_and_by_force_the_same_comes_out(held):
    first = held.grade()
    assert first.graded == ["apprenant-0001"]
    before = held.rows(), held.files()
    assert held.grade().unchanged == ["apprenant-0001"]
    assert held.grade(force=True).graded == ["apprenant-0001"]
    assert (held.rows(), held.files()) == before


def test_newer_answers_are_graded_and_what_a_human_said_stays(held):
    held.answers(held.marie, "texte", {"text": HOSTILE}, _verdict(None))
    held.grade()
    with held.course.gradebook() as gradebook:
        row = gradebook.find_grade("texte", "mots", "mots", "apprenant-0001")
        row.manual_score, row.needs_manual_grade = 2.5, False
        comment = gradebook.find_comment("texte", "mots", "mots", "apprenant-0001")
        comment.manual_comment = "Bravo"
        gradebook.db.commit()
    held.answers(held.marie, "banque", {"value": False}, _verdict(1.0))
    assert held.grade().graded == ["apprenant-0001"]
    grades = held.course.grades(held.marie)
    assert grades["banque"] == (1.0, None, False)
    assert grades["texte"] == (None, 2.5, True)
    with held.course.gradebook() as gradebook:
        kept = gradebook.find_comment("texte", "mots", "mots", "apprenant-0001")
        assert kept.manual_comment == "Bravo"


def test_whoever_is_stopped_between_rows_and_files_begins_again(held, monkeypatch):
    def stop(*_given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(grading, "_take_place", stop)
        with pytest.raises(KeyboardInterrupt):
            held.grade()
    assert not list((held.course.data / "autograded").rglob("*.ipynb"))
    assert held.grade().graded == ["apprenant-0001"]
    ours = held.rows(), held.files()
    held.forget_grades()
    assert ours == held.plainly()


def test_code_that_a_learner_put_there_is_left_to_nbgrader(held):
    collect(held.course.settings, "mots")
    path = held.course.data / "submitted" / "apprenant-0001" / "mots" / "mots.ipynb"
    notebook = nbformat.read(path, 4)
    cell = next(one for one in notebook.cells if "answer('plusieurs'" in one.source)
    cell.source = "import os\nos.environ['SEEN'] = 'yes'"
    nbformat.write(notebook, path)
    done = grade(held.course.settings, "mots")
    assert done.graded == []
    assert "code" in done.by_nbgrader["apprenant-0001"]
    assert held.course.grades(held.marie)["plusieurs"] == (0.0, None, False)


def test_ordinary_code_beside_the_exercises_is_run_too(tmp_path):
    one = Class(tmp_path, (*SOURCE, *PYTHON))
    one.answers(one.joins("Léo"), "banque", {"value": False}, _verdict(1.0))
    assert one.grade().graded == ["apprenant-0001"]
    ours = one.rows(), one.files()
    one.forget_grades()
    assert ours == one.plainly()


def test_what_only_a_kernel_can_do_is_left_to_nbgrader(tmp_path):
    one = Class(tmp_path, (*SOURCE, "display('bonjour')"))
    one.answers(one.joins("Léo"), "banque", {"value": False}, _verdict(1.0))
    done = one.grade()
    assert "display" in done.by_nbgrader["apprenant-0001"]
    assert one.rows()[0]


def test_a_workshop_that_was_never_released_is_told(held):
    with pytest.raises(WorkshopNotFound, match="declic release"):
        grade(held.course.settings, "jamais")
