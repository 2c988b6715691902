"""Feedback that is released reaches the learner's own page, by our command and by nbgrader's."""

import pytest

from declic import returned
from declic.cli.main import main
from declic.gradebook.feedback import hand_back
from declic.gradebook.forgetting import forget, forget_work
from declic.gradebook.students import student_id

from .conftest import copied

pytestmark = pytest.mark.contract
KIND = "Bravo, c'est bien dit. <script>alert(1)</script>"


@pytest.fixture
def held(graded, tmp_path):
    return copied(graded, tmp_path)


def page(held, learner):
    return returned.handed_back(held.course.data, learner.id, "mots")


def comments(held, words):
    with held.course.gradebook() as gradebook:
        mark = gradebook.find_grade("texte", "mots", "mots", student_id(held.marie.id))
        mark.manual_score, mark.needs_manual_grade = 2.0, False
        said = gradebook.find_comment("texte", "mots", "mots", student_id(held.marie.id))
        said.manual_comment = words
        gradebook.db.commit()


def test_what_the_adviser_wrote_comes_back_to_each_who_answered(held):
    comments(held, KIND)
    assert sorted(hand_back(held.course.settings, "mots")) == sorted(
        student_id(one.id) for one in (held.marie, held.leo)
    )
    assert "c'est bien dit" in page(held, held.marie).replace("&#39;", "'").replace("’", "'")
    assert "<script>alert(1)" not in page(held, held.marie)
    assert "bien dit" not in page(held, held.leo)
    assert page(held, held.vide) is None


def test_a_comment_that_came_later_is_in_the_next_feedback(held):
    hand_back(held.course.settings, "mots")
    comments(held, "Encore un mot.")
    hand_back(held.course.settings, "mots")
    assert "Encore un mot." in page(held, held.marie)


def test_nbgrader_s_own_commands_do_the_same(held):
    for command in ("generate_feedback", "release_feedback"):
        done = held.course.nbgrader(command, "mots")
        assert done.returncode == 0, done.stderr
    assert "Les mots de passe" in page(held, held.marie)
    assert page(held, held.leo)


def test_the_command_says_how_many_find_it(held, monkeypatch, capsys):
    monkeypatch.chdir(held.course.root)
    assert main(["feedback", "mots", "--data", str(held.course.data)]) == 0
    assert "2 personnes" in capsys.readouterr().out


def test_who_is_erased_finds_nothing_any_more(held):
    hand_back(held.course.settings, "mots")
    forget(held.course.settings, [held.marie.id])
    forget_work(held.course.settings, [(held.leo.id, "mots")])
    assert page(held, held.marie) is None
    assert page(held, held.leo) is None
