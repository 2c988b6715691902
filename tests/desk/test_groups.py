"""Groups on the desk: people come in by their consent, and their history goes with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from declic.desk import Desk
from declic.desk.history import Step, acquired
from declic.domain.exercise import Part
from declic.store import attempts
from tests.desk.conftest import WORKSHOP, Story
from tests.desk.test_desk import ask

CARD = replace(
    WORKSHOP,
    parts=(
        Part("Lire", exercises=("lien", "vrai")),
        Part("Dire", exercises=("texte",)),
        Part("Fin"),
    ),
)
WEEK = 7 * 24 * 60


@pytest.fixture
def stories(store):
    """Two sessions of Marie and Ali, a week apart."""
    first = Story(store, CARD)
    first.marie, first.ali = first.joins("Marie"), first.joins("Ali")
    first.does(first.marie, "lien", "right", 1)
    first.does(first.marie, "vrai", "wrong", 2)
    second = Story(store, CARD, first.at(WEEK))
    for learner in (first.marie, first.ali):
        second.comes_back(learner)
    second.does(first.marie, "vrai", "right", 1)
    second.does(first.ali, "texte", "text", 2)
    return first, second


@pytest.fixture
def desk(store, tmp_path, stories):
    opened = Desk(store.engine.url.render_as_string(), tmp_path, clock=lambda: stories[1].at(9))
    yield opened
    opened.stop()


@pytest.fixture
def panel(desk, stories):
    """The panel, on a group of both."""
    panel = desk.groups()
    ask(panel, type="make", name="Mardi matin")
    (group,) = panel.state["groups"]
    ask(panel, type="choose", group=group["id"])
    for learner in (stories[0].marie, stories[0].ali):
        ask(panel, type="agree", group=group["id"], learner=learner, agreed=True)
    return panel


def test_a_group_has_its_sessions_and_what_each_one_acquired_in_them(panel):
    chosen = panel.state["chosen"]
    assert [(one["title"], one["came"]) for one in chosen["sessions"]] == [
        ("Reconnaître un lien", 2),
        ("Reconnaître un lien", 2),
    ]
    marie, ali = chosen["members"]
    assert (marie["name"], marie["came"]) == ("Marie", "2 venues")
    assert [step["parts"] for step in marie["steps"]] == [["Lire"]]
    assert [step["parts"] for step in ali["steps"]] == [["Dire"]]
    assert panel.state["groups"][0]["members"] == 2


def test_nobody_is_added_without_consent(panel, stories):
    zoe = stories[1].joins("Zoé")
    group = panel.state["chosen"]["id"]
    for agreed in (None, False, 1, "oui"):
        (said,) = ask(panel, type="agree", group=group, learner=zoe, agreed=agreed)
        assert "pas compris" in said
    assert len(panel.state["chosen"]["members"]) == 2


def test_who_is_taken_out_has_no_history_in_the_group(panel, stories):
    group = panel.state["chosen"]["id"]
    ask(panel, type="take-out", group=group, learner=stories[0].ali)
    chosen = panel.state["chosen"]
    assert [one["name"] for one in chosen["members"]] == ["Marie"]
    assert "Ali" not in str(chosen)
    assert chosen["sessions"] == []


def test_a_group_is_left_and_removed(panel):
    group = panel.state["chosen"]["id"]
    ask(panel, type="choose", group=None)
    assert panel.state["chosen"] is None
    assert "supprimé" in ask(panel, type="remove", group=group)[0]
    assert panel.state["groups"] == []


@pytest.mark.parametrize("number", [99, -1, True, "1", None, 2**70])
def test_what_makes_no_sense_changes_nothing(panel, number):
    group = panel.state["chosen"]["id"]
    ask(panel, type="agree", group=group, learner=number, agreed=True)
    ask(panel, type="agree", group=number, learner=1, agreed=True)
    ask(panel, type="take-out", group=group, learner=number)
    ask(panel, type="remove", group=number)
    ask(panel, type="make", name=number)
    assert len(panel.state["groups"]) == 1 or number == "1"
    assert len(panel.state["chosen"]["members"]) == 2


def test_a_part_is_acquired_once_with_its_last_exercise(store, stories):
    first, second = stories
    second.does(first.marie, "lien", "right", 5)
    with store.reading() as tx:
        recorded = attempts.recorded(tx)
    sessions = [first.session, second.session]
    assert acquired(first.marie, sessions, recorded) == [Step(second.session.id, ("Lire",))]
    assert acquired(first.marie, sessions[:1], recorded) == []
    assert acquired(99, sessions, recorded) == []
