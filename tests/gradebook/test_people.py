"""What two people at one computer did, and what two entries of one person did, is handed in."""

from __future__ import annotations

import pytest

from declic.domain.verdict import Verdict
from declic.gradebook import forgetting
from declic.gradebook.students import student_id
from declic.store import merging, people
from tests.gradebook.classroom import Class

QUESTION = """MultipleChoice("Lesquels ?", choices=["a", "b", "c", "d"], answer=[0, 1],
    id="plusieurs", points=2)"""
TRUE = 'TrueFalse("La banque le demande.", answer=False, id="banque")'
TEXT = 'FreeText("Et vous ?", id="texte", points=3)'
RIGHT = {"plusieurs": {"chosen": ["0", "1"]}, "banque": {"value": False}}


@pytest.fixture
def group(tmp_path):
    return Class(tmp_path, ("# Mots", "from widgets import *", QUESTION, TRUE, TEXT))


def does(group, learner, exercise):
    group.answers(learner, exercise, RIGHT[exercise], Verdict(1.0, True))


def earned(group, learner):
    """Return what each exercise brought a person, by its name."""
    marks = group.course.grades(learner)
    return {name: auto for name, (auto, _manual, _waits) in marks.items() if auto is not None}


def test_each_of_a_pair_hands_in_what_both_did(group):
    marie, jean = group.joins("Marie"), group.joins("Jean")
    with group.writing() as tx:
        people.pair(tx, group.session.id, marie.id, jean.id)
    does(group, marie, "banque")
    with group.writing() as tx:
        people.part(tx, group.session.id, jean.id)
    does(group, jean, "plusieurs")
    group.grade()
    assert earned(group, marie)["banque"] == earned(group, jean)["banque"] == 1
    assert earned(group, marie)["plusieurs"] == 0
    assert earned(group, jean)["plusieurs"] == 2


@pytest.mark.parametrize("plainly", [False, True], ids=["declic", "nbgrader"])
def test_older_answers_of_an_entry_that_was_merged_are_handed_in(group, plainly):
    twice, marie = group.joins("Marie"), group.joins("Marie")
    does(group, twice, "plusieurs")
    does(group, marie, "banque")
    group.answers(marie, "texte", {"text": "Dans un carnet."}, Verdict(None, None))
    group.grade()
    assert earned(group, marie)["plusieurs"] == 0
    reviewed(group, marie, 2.5)
    with group.writing() as tx:
        merging.merge(tx, marie.id, twice.id)
    forgetting.merged(group.course.settings, marie.id, twice.id)
    if plainly:
        group.plainly()
    else:
        group.grade()
    assert earned(group, marie) == {"banque": 1, "plusieurs": 2}
    assert group.course.grades(marie)["texte"][1] == 2.5
    with group.course.gradebook() as gradebook:
        assert [one.id for one in gradebook.students] == [student_id(marie.id)]


def reviewed(group, learner, score):
    """Give a mark for a text, as an adviser does in formgrader."""
    with group.course.gradebook() as gradebook:
        mark = gradebook.find_grade("texte", "mots", "mots", student_id(learner.id))
        mark.manual_score, mark.needs_manual_grade = score, False
        gradebook.db.commit()
