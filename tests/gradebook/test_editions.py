"""Exercises that change once answers were collected: what was before stays, and is shown."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nbgrader.api import MissingEntry

from declic.domain.attempt import Attempt
from declic.domain.verdict import Verdict
from declic.gradebook.collect import collect
from declic.gradebook.editions import all_editions, editions, holding, since
from declic.gradebook.feedback import hand_back
from declic.gradebook.forgetting import forget, forget_work
from declic.gradebook.grade import collected_workshops, grade
from declic.gradebook.release import release
from declic.gradebook.review import Judged, Mark, keep, questions
from declic.returned import titles
from declic.store import Store, attempts, sessions
from declic.store.place import Place

from .conftest import SOURCE, TRUE, copied

pytestmark = pytest.mark.contract

ADDED = 'TrueFalse("Encore ?", answer=True, id="encore", points=4)'
GONE = "plusieurs"
CHANGED = [
    *(cell for cell in SOURCE[:-1] if GONE not in str(cell) and cell != TRUE),
    TRUE.replace('id="banque"', 'id="banque", points=5'),
    ADDED,
    "Summary()",
]
KIND = Mark(1.5, "L’idée est là", False)


@pytest.fixture
def held(graded, tmp_path):
    """The course after its session with folders of its own, and a text judged by a human."""
    held = copied(graded, tmp_path)
    root = tmp_path / "projet"
    shutil.copytree(held.course.root, root)
    held = replace(held, course=replace(held.course, root=root))
    (question,) = questions(held.course.settings, "mots")
    (text,) = question.texts
    judged = Judged("mots", "texte", text.student, text.digest)
    keep(held.course.settings, "mots", judged, text.mark, KIND)
    return held


def today():
    return f"mots-{datetime.now().astimezone():%Y-%m-%d}"


def change(held, cells=CHANGED):
    held.course.write("mots", cells)
    return release(held.course.settings, "mots")


def answers_now(held, learner, exercise, response, score):
    """Let somebody answer in a session that is held after the change."""
    store = Store.open(held.course.settings.store)
    now = datetime.now(UTC)
    with store.transaction() as tx:
        session = sessions.open_session(tx, held.session.workshop, now)
        given = Attempt(f"{exercise}-new", exercise, response, Verdict(score, score == 1))
        attempts.record(tx, Place(session.id, learner.id, "mots"), given, now)
    store.close()


def students(held, assignment):
    with held.course.gradebook() as gradebook:
        found = gradebook.find_assignment(assignment).submissions
        return sorted(one.student.id for one in found)


def student(learner):
    return f"apprenant-{learner.id:04d}"


def test_what_was_answered_stays_with_its_points_under_a_name_with_the_date(held):
    before = {who: held.course.grades(who) for who in (held.marie, held.leo)}
    card = change(held)
    assert [one.id for one in card.exercises] == ["texte", "banque", "encore"]
    for who in (held.marie, held.leo):
        assert held.course.grades(who, today()) == before[who]
        for step in ("submitted", "autograded"):
            assert (held.course.data / step / student(who) / today() / "mots.ipynb").is_file()
            assert not (held.course.data / step / student(who) / "mots").exists()
    assert students(held, "mots") == []
    with held.course.gradebook() as gradebook:
        new = {c.name: c.max_score for c in gradebook.find_notebook("mots", "mots").grade_cells}
        assert new == {"texte": 3, "banque": 5, "encore": 4}
        old = {c.name: c.max_score for c in gradebook.find_notebook("mots", today()).grade_cells}
        assert old == {"plusieurs": 2, "texte": 3, "banque": 1}
    (text,) = questions(held.course.settings, today())[0].texts
    assert text.mark == KIND


def test_what_is_answered_afterwards_is_collected_into_the_new_edition(held):
    before = held.course.grades(held.marie)
    change(held)
    assert collect(held.course.settings, "mots")[0].written == 0
    answers_now(held, held.marie, "encore", {"value": True}, 1.0)
    collect(held.course.settings, "mots")
    grade(held.course.settings, "mots")
    assert students(held, "mots") == [student(held.marie)]
    assert held.course.grades(held.marie)["encore"] == (4.0, None, False)
    assert held.course.grades(held.marie, today()) == before


def test_answers_that_were_not_collected_yet_are_so_before_it_changes(held):
    held.course.answer(held.session, held.leo, GONE, {"chosen": ["0", "1"]}, 1.0, 90)
    change(held)
    assert held.course.grades(held.leo, today())[GONE][0] == 2.0


def test_plain_nbgrader_does_the_same_and_says_it(held):
    held.course.write("mots", CHANGED)
    made = held.course.nbgrader("generate_assignment", "mots", "--force")
    assert made.returncode == 0, made.stderr
    assert f"sous le nom {today()}" in made.stderr.replace("\u202f", " ")
    assert students(held, today()) == [student(held.marie), student(held.leo)]


def test_grading_all_leaves_what_is_graded(held):
    change(held)
    assert today() in collected_workshops(held.course.settings)
    done = grade(held.course.settings, today())
    assert (done.graded, done.by_nbgrader) == ([], {})
    assert sorted(done.unchanged) == [student(held.marie), student(held.leo)]


def test_what_is_not_graded_yet_nbgrader_grades(held):
    change(held)
    shutil.rmtree(held.course.data / "autograded" / student(held.leo) / today())
    done = grade(held.course.settings, today())
    assert list(done.by_nbgrader) == [student(held.leo)]
    assert held.course.grades(held.leo, today())["banque"][0] is not None


def test_feedback_comes_back_under_both_names(held):
    hand_back(held.course.settings, "mots")
    change(held)
    assert list(titles(held.course.data, held.marie.id)) == [today()]
    assert student(held.marie) in hand_back(held.course.settings, today())


def test_two_changes_on_one_day_have_two_names(held):
    change(held)
    answers_now(held, held.leo, "banque", {"value": False}, 1.0)
    collect(held.course.settings, "mots")
    change(held, SOURCE)
    names = [one.name for one in editions(held.course.data, "mots")]
    assert names == [today(), f"{today()}-2"]
    assert students(held, f"{today()}-2") == [student(held.leo)]
    assert list(all_editions(held.course.data)) == editions(held.course.data, "mots")


def test_a_moment_tells_which_edition_holds_its_answers(held):
    long_ago = datetime(2026, 11, 23, tzinfo=UTC)
    assert since(held.course.data, "mots") is None
    assert holding(held.course.data, "mots", long_ago) == "mots"
    change(held)
    assert holding(held.course.data, "mots", long_ago) == today()
    assert holding(held.course.data, "mots", datetime.now(UTC)) == "mots"


def test_who_is_erased_is_gone_from_earlier_editions_too(held):
    hand_back(held.course.settings, "mots")
    change(held)
    forget(held.course.settings, [held.marie.id])
    assert students(held, today()) == [student(held.leo)]
    forget_work(held.course.settings, [(held.leo.id, "mots")])
    assert students(held, today()) == []
    assert [path for path in held.course.data.rglob("*") if path.name == today()] == []
    assert titles(held.course.data, held.leo.id) == {}


@pytest.mark.parametrize("steps", range(8))
def test_whoever_is_interrupted_is_finished_by_the_next(held, monkeypatch, steps):
    hand_back(held.course.settings, "mots")
    before = held.course.grades(held.marie)
    held.course.write("mots", CHANGED)
    left = [steps]
    whole = Path.rename

    def rename(self, target):
        left[0] -= 1
        if left[0] < 0:
            raise OSError("killed")
        return whole(self, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", rename)
        try:
            release(held.course.settings, "mots")
            done = True
        except OSError:
            done = False
    assert done == (left[0] >= 0)
    release(held.course.settings, "mots")
    assert held.course.grades(held.marie, today()) == before
    assert students(held, "mots") == []
    assert [one.whole for one in editions(held.course.data, "mots")] == [True]
    assert list(titles(held.course.data, held.marie.id)) == [today()]
    with held.course.gradebook() as gradebook, pytest.raises(MissingEntry):
        gradebook.find_assignment(f"{today()}-2")
