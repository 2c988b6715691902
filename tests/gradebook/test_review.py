"""A human judges free texts; nbgrader sees what was kept, and keeps it."""

import sqlite3
from contextlib import closing

import pytest

from declic.errors import ReviewStale, StoreUnavailable, WorkshopInvalid, WorkshopNotFound
from declic.gradebook.collect import collect
from declic.gradebook.forgetting import forget
from declic.gradebook.grade import grade
from declic.gradebook.review import Judged, Mark, keep, questions
from declic.gradebook.rubric import Rubric, ready_comments

from .conftest import copied

WAITING = Mark(None, "", True)
KIND = Mark(1.5, "L’idée est là <b>bravo</b>", False)


@pytest.fixture
def held(graded, tmp_path):
    return copied(graded, tmp_path)


def marie(held):
    return f"apprenant-{held.marie.id:04d}"


def the_question(held):
    (found,) = questions(held.course.settings, "mots")
    return found


def judged(held):
    (text,) = the_question(held).texts
    return Judged("mots", "texte", text.student, text.digest)


def kept(held, seen, new, answer=None):
    keep(held.course.settings, "mots", answer or judged(held), seen, new)


def test_who_answered_waits_with_the_text_as_it_was_written(held):
    question = the_question(held)
    assert (question.exercise, question.points, question.reviewed) == ("texte", 3, 0)
    (text,) = question.texts
    assert text.student == marie(held)
    assert text.name.startswith("Marie")
    assert text.text.startswith("<script>alert('a')</script>")
    assert (text.attempts, text.hints, text.mark) == (1, 1, WAITING)


def test_nbgrader_sees_what_was_kept(held):
    kept(held, WAITING, KIND)
    assert held.course.grades(held.marie)["texte"] == (None, 1.5, False)
    with held.course.gradebook() as gradebook:
        comment = gradebook.find_comment("texte", "mots", "mots", marie(held))
        assert comment.comment == KIND.comment
        assert gradebook.find_submission("mots", marie(held)).score == 4.5
    assert the_question(held).reviewed == 1


def test_grading_again_keeps_points_and_words(held):
    kept(held, WAITING, KIND)
    grade(held.course.settings, "mots", force=True)
    (text,) = the_question(held).texts
    assert (text.mark.score, text.mark.comment) == (KIND.score, KIND.comment)


def test_plain_autograde_keeps_points_and_words(held):
    kept(held, WAITING, KIND)
    again = held.course.nbgrader("autograde", "mots", "--force")
    assert again.returncode == 0, again.stderr
    (text,) = the_question(held).texts
    assert (text.mark.score, text.mark.comment) == (KIND.score, KIND.comment)


def test_plain_feedback_has_points_and_words(held):
    kept(held, WAITING, KIND)
    made = held.course.nbgrader("generate_feedback", "mots", "--student", marie(held), "--force")
    assert made.returncode == 0, made.stderr
    page = held.course.data / "feedback" / marie(held) / "mots" / "mots.html"
    html = page.read_text(encoding="utf-8")
    assert "L’idée est là" in html
    assert "<b>bravo</b>" not in html


def test_undo_leaves_it_as_it_was(held):
    kept(held, WAITING, KIND)
    kept(held, KIND, WAITING)
    assert the_question(held).texts[0].mark == WAITING


@pytest.mark.parametrize(
    "other", [Mark(3.0, "", False), Mark(None, "Un mot", True), Mark(None, "", False)]
)
def test_what_another_reviewer_has_kept_is_not_overwritten(held, other):
    kept(held, WAITING, other)
    with pytest.raises(ReviewStale, match="entre-temps"):
        kept(held, WAITING, KIND)
    with held.course.gradebook() as gradebook:
        found = gradebook.find_grade("texte", "mots", "mots", marie(held))
        said = gradebook.find_comment("texte", "mots", "mots", marie(held)).manual_comment
        assert Mark(found.manual_score, said or "", found.needs_manual_grade) == other


def test_a_text_that_the_reviewer_has_not_seen_is_not_judged(held):
    answer = judged(held)
    held.course.answer(held.session, held.marie, "texte", {"text": "Autre chose."}, None, 90)
    collect(held.course.settings)
    grade(held.course.settings, "mots")
    with pytest.raises(ReviewStale, match="a changé entre-temps"):
        kept(held, WAITING, KIND, answer)
    (text,) = the_question(held).texts
    assert (text.text, text.mark) == ("Autre chose.", WAITING)


def test_a_learner_who_was_erased_meanwhile_is_told(held):
    answer = judged(held)
    forget(held.course.settings, [held.marie.id])
    with pytest.raises(ReviewStale, match="Rien n’a été écrit"):
        kept(held, WAITING, KIND, answer)
    assert the_question(held).texts == []


def test_a_gradebook_in_which_another_program_writes_is_named_and_left(held):
    with closing(sqlite3.connect(held.course.data / "gradebook.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="Rien n’a été écrit"):
            kept(held, WAITING, KIND)
        other.rollback()
    assert the_question(held).texts[0].mark == WAITING


def test_a_graded_notebook_that_is_gone_leaves_the_mark(held):
    folder = held.course.data / "autograded" / marie(held) / "mots"
    (folder / "mots.ipynb").unlink()
    (text,) = the_question(held).texts
    assert (text.text, text.mark) == (None, WAITING)


@pytest.mark.parametrize("score", [-0.5, 3.5, float("nan"), float("inf")])
def test_points_that_the_exercise_has_not_are_refused(held, score):
    with pytest.raises(WorkshopInvalid, match="entre 0 et 3"):
        kept(held, WAITING, Mark(score, "", False))


def test_an_unknown_workshop_is_named(held):
    with pytest.raises(WorkshopNotFound, match="inconnu"):
        questions(held.course.settings, "inconnu")


@pytest.mark.parametrize(
    ("rubric", "of", "points"),
    [
        (Rubric.ACQUIRED, 3, 3),
        (Rubric.ON_THE_WAY, 3, 1.5),
        (Rubric.ON_THE_WAY, 0.25, 0.12),
        (Rubric.LOOK_AGAIN, 3, 0),
    ],
)
def test_the_rubric_gives_points(rubric, of, points):
    assert rubric.points(of) == points


def test_each_step_of_the_rubric_has_ready_comments():
    assert [len(ready_comments()[one]) for one in Rubric] == [2, 2, 2]
    assert [one.word for one in Rubric] == ["acquis", "en cours", "à revoir"]
