"""Positioning on the desk: said beside measured, the adviser's groups, paths on demand."""

from __future__ import annotations

import pytest

from declic.desk import Desk
from declic.domain.exercise import ExerciseCard, Part, WorkshopCard
from declic.store import messages
from tests.desk.conftest import Story
from tests.desk.test_desk import PATIENCE_SECONDS, ask, until

WORKSHOP = WorkshopCard(
    "mails",
    "Les mails",
    (
        ExerciseCard("test", "Positioning", "Où en êtes-vous ?"),
        ExerciseCard("a", "TrueFalse", "A", skills=("DigComp 2.1",)),
    ),
    parts=(Part("Commencer", exercises=("test",)), Part("Écrire un mail", exercises=("a",))),
)


@pytest.fixture
def story(store):
    return Story(store, WORKSHOP)


def new_desk(store, story, tmp_path):
    return Desk(store.engine.url.render_as_string(), tmp_path, clock=lambda: story.at(20))


@pytest.fixture
def desk(store, story, tmp_path):
    opened = new_desk(store, story, tmp_path)
    yield opened
    opened.stop()


def is_positioned(story, learner, mail, safety, minute=1.0):
    rows = [
        {"skill": "mail", "name": "Les mails", "self": 2, "level": mail},
        {"skill": "safety", "name": "La sécurité", "self": 2, "level": safety},
    ]
    story.does(learner, "test", "text", minute, details={"profile": rows, "path": []})


@pytest.fixture
def people(story):
    """Marie and Paul need mails, Zoé and Ali safety; Jean has done nothing yet."""
    ids = {name: story.joins(name) for name in ("Marie", "Zoé", "Paul", "Ali", "Jean")}
    for name in ("Marie", "Paul"):
        is_positioned(story, ids[name], 1, 3)
    for name in ("Zoé", "Ali"):
        is_positioned(story, ids[name], 3, 1)
    return ids


@pytest.fixture
def panel(desk, people):
    opened = desk.positioning()
    until(lambda: len(opened.state.get("people", [])) == 4, PATIENCE_SECONDS)
    return opened


def in_groups(panel):
    return {
        group["name"]: [one["name"] for one in group["people"]] for group in panel.state["groups"]
    }


def names(shown):
    return [one["name"] for one in shown]


def test_said_stands_beside_measured_and_the_newest_test_counts(panel, story, people):
    marie = panel.state["people"][0]
    assert panel.state["skills"] == ["Les mails", "La sécurité"]
    assert [mark["words"] for mark in marie["marks"]] == ["se surestime", "se sous-estime"]
    assert names(panel.state["missing"]) == ["Jean"]
    is_positioned(story, people["Marie"], 2, 3, minute=5)
    until(lambda: panel.state["people"][0]["marks"][0]["level"] == 2, PATIENCE_SECONDS)
    assert panel.state["people"][0]["marks"][0]["words"] == "d'accord avec la mesure"


def test_groups_that_are_kept_stay_whatever_comes(panel, story, people):
    proposed = {"Les mails": ["Marie", "Paul"], "La sécurité": ["Zoé", "Ali"]}
    assert in_groups(panel) == proposed
    assert not panel.state["kept"]
    ask(panel, type="keep")
    assert panel.state["kept"]
    is_positioned(story, people["Marie"], 3, 1, minute=6)
    nadia = story.joins("Nadia", 6)
    is_positioned(story, nadia, 1, 3, minute=7)
    until(lambda: len(panel.state["people"]) == 5, PATIENCE_SECONDS)
    assert in_groups(panel) == proposed
    assert names(panel.state["unplaced"]) == ["Jean", "Nadia"]
    ask(panel, type="forget")
    assert in_groups(panel)["La sécurité"] == ["Marie", "Zoé", "Ali"]


def test_two_desks_agree_on_what_was_moved_and_renamed(panel, store, story, people, tmp_path):
    ask(panel, type="move", learner=people["Paul"], group="La sécurité")
    ask(panel, type="move", learner=people["Jean"], group="")
    ask(panel, type="rename", group="Groupe 1", name="Près de la fenêtre")
    expected = {
        "Les mails": ["Marie"],
        "La sécurité": ["Zoé", "Paul", "Ali"],
        "Près de la fenêtre": ["Jean"],
    }
    assert in_groups(panel) == expected
    other = new_desk(store, story, tmp_path)
    try:
        second = other.positioning()
        until(lambda: second.state.get("groups") == panel.state["groups"], PATIENCE_SECONDS)
        (said,) = ask(second, type="rename", group="Les mails", name="La sécurité")
        assert "porte ce nom" in said
        ask(second, type="move", learner=people["Marie"], group="La sécurité")
        assert list(in_groups(second)) == ["La sécurité", "Près de la fenêtre"]
    finally:
        other.stop()


def test_a_path_is_sent_when_asked_for_and_once(panel, store, story, people):
    def written():
        with store.reading() as tx:
            return [(one.learner, one.text) for one in messages.of_sessions(tx, [story.session.id])]

    assert written() == []
    ask(panel, type="send", learner=people["Marie"])
    ((learner, text),) = written()
    assert learner == people["Marie"]
    assert text.replace("\xa0", " ") == "Pour vous, commencez par : « Écrire un mail »."
    assert panel.state["people"][0]["sent"]
    ask(panel, type="send")
    assert [one for one, _text in written()] == [people["Marie"], people["Paul"]]
    (said,) = ask(panel, type="send")
    assert "Aucun" in said
    assert len(written()) == 2


def test_a_pair_is_one_and_goes_together(panel, story, people):
    story.pairs(people["Marie"], people["Jean"])
    until(lambda: "Marie et Jean" in names(panel.state["people"]), PATIENCE_SECONDS)
    assert panel.state["missing"] == []
    assert in_groups(panel)["Les mails"] == ["Marie et Jean", "Paul"]


@pytest.mark.parametrize(
    "message",
    [
        {"type": "move", "learner": 999, "group": "Les mails"},
        {"type": "move", "learner": 1, "group": None},
        {"type": "move", "learner": "1", "group": "Les mails"},
        {"type": "rename", "group": "", "name": "X"},
        {"type": "rename", "group": "Les mails", "name": 3},
        {"type": "rename", "group": "Les mails", "name": " "},
        {"type": "send", "learner": "1"},
        {"type": "send", "learner": 999},
    ],
    ids=str,
)
def test_nonsense_changes_nothing(panel, message):
    before = panel.state
    assert ask(panel, **message)
    assert panel.state == before


def test_without_session_or_test_the_panel_says_what_to_do(desk, story):
    opened = desk.positioning()
    until(lambda: opened.state.get("session"), PATIENCE_SECONDS)
    assert (opened.state["people"], opened.state["groups"]) == ([], [])
    (said,) = ask(opened, type="keep")
    assert "Personne" in said
