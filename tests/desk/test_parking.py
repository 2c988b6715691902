"""The parking lot on the desk: questions answered, kept for later, made lessons."""

from __future__ import annotations

import nbformat
import pytest

from declic.desk import Desk
from declic.room.told import Telling
from declic.store import questions, scenes
from tests.desk.conftest import WORKSHOP, Story
from tests.desk.test_desk import ask


@pytest.fixture
def story(store):
    told = Story(store)
    told.marie = told.joins("Marie")
    with store.transaction() as tx:
        own = {"workshop": WORKSHOP.name, "session": told.session.id}
        told.named = questions.ask(
            tx, "C'est quoi ?", told.at(1), learner=told.marie, exercise="lien", **own
        )
        told.nameless = questions.ask(tx, "Et ça ?", told.at(2), **own)
    return told


@pytest.fixture
def desk(store, story, tmp_path):
    opened = Desk(store.engine.url.render_as_string(), tmp_path, clock=lambda: story.at(5))
    yield opened
    opened.stop()


@pytest.fixture
def panel(desk):
    return desk.questions()


def shown(panel, *names):
    return [tuple(one[name] for name in names) for one in panel.state["questions"]]


def test_questions_say_from_whom_and_on_what_as_they_were_asked(panel):
    assert shown(panel, "text", "who", "where", "status") == [
        ("C'est quoi ?", "Marie", "Où mène ce lien ?", "open"),
        ("Et ça ?", "sans nom", "", "open"),
    ]


def page_of(store, session, learner):
    with store.reading() as tx:
        return Telling(scenes.of_sessions(tx, [session])[session]).to(learner)["questions"]


def test_an_answer_goes_to_the_person_now_and_next_time(panel, store, story):
    (said,) = ask(panel, type="answer", question=story.named, text="Un lien.", to_all=False)
    assert "Marie" in said
    assert shown(panel, "status") == [("open",), ("answered",)]
    assert page_of(store, story.session.id, story.marie)[0]["answer"] == "Un lien."
    again = Story(store, at=story.at(10_000))
    again.comes_back(story.marie)
    other = again.joins("Ali")
    assert page_of(store, again.session.id, story.marie)[0]["answer"] == "Un lien."
    assert page_of(store, again.session.id, other) == []


def test_an_answer_to_all_reaches_who_gave_no_name_and_people_who_come_later(panel, store, story):
    (said,) = ask(panel, type="answer", question=story.nameless, text="Oui.", to_all=False)
    assert "sans nom" in said
    assert shown(panel, "status") == [("open",), ("open",)]
    ask(panel, type="answer", question=story.nameless, text="Oui.", to_all=True)
    again = Story(store, at=story.at(10_000))
    assert page_of(store, again.session.id, again.joins("Ali"))[0]["answer"] == "Oui."


def test_questions_are_kept_for_later_dropped_and_opened_again(panel, store, story):
    ask(panel, type="later", question=story.named)
    assert shown(panel, "id", "status") == [(story.nameless, "open"), (story.named, "later")]
    Story(store, at=story.at(10_000))
    assert len(panel.state["questions"]) == 2
    ask(panel, type="reopen", question=story.named)
    ask(panel, type="drop", question=story.nameless)
    assert shown(panel, "id", "status") == [(story.named, "open")]


def test_the_adviser_asks_too(panel):
    assert "liste" in ask(panel, type="ask", text="À vérifier ?", exercise="vrai")[0]
    assert shown(panel, "who", "mine", "where")[-1] == ("vous", True, "Ce site est sûr")
    assert "Écrivez" in ask(panel, type="ask", text="  ", exercise="")[0]
    number = panel.state["questions"][-1]["id"]
    assert "vous" in ask(panel, type="answer", question=number, text="Vu.", to_all=False)[0]


def test_an_answered_question_becomes_a_lesson(panel, story, tmp_path):
    path = tmp_path / "source" / WORKSHOP.name / f"{WORKSHOP.name}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(nbformat.v4.new_notebook(), path)
    assert "d'abord" in ask(panel, type="lesson", question=story.named)[0]
    ask(panel, type="answer", question=story.named, text="Un lien.", to_all=False)
    (said,) = ask(panel, type="lesson", question=story.named)
    assert "declic release liens" in said
    assert [cell.source for cell in nbformat.read(path, 4).cells] == [
        "## Vos questions",
        "### C'est quoi ?\n\nUn lien.",
    ]
    path.unlink()
    assert "n'est pas ici" in ask(panel, type="lesson", question=story.named)[0]


@pytest.mark.parametrize("number", [99, -1, True, "1", None, 2**70])
@pytest.mark.parametrize("asked", ["answer", "later", "drop", "reopen", "lesson"])
def test_what_makes_no_sense_changes_nothing(panel, asked, number):
    (said,) = ask(panel, type=asked, question=number, text="Oui.", to_all=True)
    assert "pas compris" in said or "n'existe plus" in said
    assert shown(panel, "status") == [("open",), ("open",)]


@pytest.mark.parametrize(
    "wrong", [{"text": 3}, {"text": None}, {"to_all": 1}, {"text": ""}, {"text": "x" * 4001}]
)
def test_an_answer_that_makes_no_sense_is_not_kept(panel, story, wrong):
    answer = {"text": "Oui.", "to_all": True} | wrong
    assert ask(panel, type="answer", question=story.named, **answer)
    assert shown(panel, "status") == [("open",), ("open",)]


def test_two_desks_agree(panel, store, story, tmp_path):
    other = Desk(store.engine.url.render_as_string(), tmp_path, clock=lambda: story.at(5))
    ask(other.questions(), type="answer", question=story.named, text="Un lien.", to_all=True)
    other.stop()
    with store.reading() as tx:
        assert questions.question(tx, story.named).to_all
