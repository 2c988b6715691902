"""A person who is erased leaves nbgrader's real gradebook and folders, and doesn't come back."""

import pytest
from nbgrader.api import Comment, Grade, Student

from declic.gradebook.collect import collect
from declic.gradebook.forgetting import forget, forget_work
from declic.gradebook.students import student_id
from declic.privacy.erase import erase
from declic.privacy.person import by_number
from declic.store import Store

from .conftest import MONDAY, copied

pytestmark = pytest.mark.contract

NOBODY_ELSE = "Persephone"
"""Workshops of other tests, which this gradebook knows too, have people's names in their texts."""


@pytest.fixture
def after(graded, tmp_path):
    """The course after its session, in a data folder of its own."""
    return copied(graded, tmp_path).course


def with_name(folder, student):
    return [path for path in folder.rglob("*") if student in path.name]


def students(course):
    with course.gradebook() as gradebook:
        return {student.id for student in gradebook.students}


def test_nothing_is_left_and_collecting_brings_nobody_back(after, graded):
    marie, leo = student_id(graded.marie.id), student_id(graded.leo.id)
    with after.gradebook() as gradebook:
        gradebook.update_or_create_student(marie, first_name=NOBODY_ELSE)
        before = gradebook.db.query(Grade).count(), gradebook.db.query(Comment).count()
        of_leo = gradebook.find_submission("mots", leo)
        kept = [sum(len(n.grades) for n in of_leo.notebooks)]
        kept.append(sum(len(n.comments) for n in of_leo.notebooks))
    assert NOBODY_ELSE.encode() in (after.data / "gradebook.db").read_bytes()
    store = Store.open(after.settings.store)
    receipt = erase(after.settings, store, by_number(store, graded.marie.id), MONDAY)
    store.close()
    assert (receipt.folders, receipt.entries) == (2, 1)
    for _time in range(2):
        assert with_name(after.data, marie) == []
        assert students(after) == {leo}
        collect(after.settings, "mots")
    assert NOBODY_ELSE.encode() not in (after.data / "gradebook.db").read_bytes()
    with after.gradebook() as gradebook:
        now = [gradebook.db.query(Grade).count(), gradebook.db.query(Comment).count()]
    assert now == kept != list(before)


def test_work_that_is_old_goes_and_the_name_stays(after, graded):
    leo = student_id(graded.leo.id)
    done = forget_work(after.settings, [(graded.leo.id, "mots")])
    assert (done.folders, done.entries) == (2, 1)
    assert [p.name for p in with_name(after.data / "submitted", "mots.ipynb")] == ["mots.ipynb"]
    with after.gradebook() as gradebook:
        assert gradebook.db.get(Student, leo) is not None
        assert gradebook.student_submissions(leo) == []


def test_to_forget_again_is_no_fault(after, graded):
    forget(after.settings, [graded.leo.id])
    again = forget(after.settings, [graded.leo.id])
    assert (again.folders, again.entries) == (0, 0)
