"""The people of a session, from the desk: marked, named, paired, taken out, made one; kept."""

from __future__ import annotations

import pytest

from declic.desk import Desk
from declic.store import helps, learners, messages
from tests.desk.conftest import Story
from tests.desk.test_desk import PATIENCE_SECONDS, ask, until


@pytest.fixture
def story(store):
    return Story(store)


@pytest.fixture
def desk(store, story, tmp_path):
    opened = Desk(store.engine.url.render_as_string(), tmp_path, clock=lambda: story.at(10))
    yield opened
    opened.stop()


def has_come(condition):
    """Wait until the desk has read what was told to the store."""
    until(condition, PATIENCE_SECONDS)


def shown(panel):
    return {one["name"]: one["states"] for one in panel.state["people"]}


def test_what_two_desks_mark_is_one_list_and_survives_a_reload(desk, store, story, tmp_path):
    marie = story.joins("Marie")
    for minute in (7, 8, 9):
        story.does(marie, "lien", "wrong", minute)
    panel = desk.help()
    has_come(lambda: panel.state.get("needs"))
    assert panel.state["needs"][0]["seen"] == ""
    ask(panel, type="seen", learner=marie, exercise="lien")
    assert panel.state["needs"][0]["seen"].startswith("Vu à")
    (said,) = ask(panel, type="helped", learner=marie, exercise="lien", note="relu la consigne")
    assert "noté" in said
    other = Desk(store.engine.url.render_as_string(), tmp_path, clock=lambda: story.at(10))
    try:
        opened = other.help()
        has_come(lambda: opened.state.get("needs") == panel.state["needs"])
    finally:
        other.stop()
    with store.reading() as tx:
        assert [one.note for one in helps.of_session(tx, story.session.id)] == [
            "",
            "relu la consigne",
        ]


def test_a_person_gets_another_name_and_a_message(desk, store, story):
    marie = story.joins("Mari")
    panel = desk.people()
    has_come(lambda: panel.state.get("people"))
    ask(panel, type="rename", learner=marie, name="Marie")
    assert list(shown(panel)) == ["Marie"]
    ask(panel, type="send", learner=marie, text="Regardez en bas")
    with store.reading() as tx:
        (message,) = messages.of_sessions(tx, [story.session.id])
    assert (message.learner, message.text) == (marie, "Regardez en bas")
    (said,) = ask(panel, type="send", learner=marie, text=" ")
    assert "message" in said


def test_a_pair_is_one_row_of_the_grid_and_two_people(desk, story):
    marie, jean = story.joins("Marie"), story.joins("Jean")
    panel, grid = desk.people(), desk.grid()
    has_come(lambda: panel.state.get("people"))
    ask(panel, type="pair", learner=marie, other=jean)
    assert [row["name"] for row in grid.state["rows"]] == ["Marie et Jean"]
    assert "avec Jean" in shown(panel)["Marie"]
    assert "avec Marie" in shown(panel)["Jean"]
    (said,) = ask(panel, type="pair", learner=jean, other=marie)
    assert "binôme" in said
    ask(panel, type="part", learner=jean)
    assert [row["name"] for row in grid.state["rows"]] == ["Marie", "Jean"]


def test_who_is_taken_out_leaves_the_grid_and_can_be_put_back(desk, story):
    marie, _jean = story.joins("Marie"), story.joins("Jean")
    panel, grid = desk.people(), desk.grid()
    has_come(lambda: panel.state.get("people"))
    ask(panel, type="take-out", learner=marie)
    assert [row["name"] for row in grid.state["rows"]] == ["Jean"]
    assert shown(panel)["Marie"] == ["hors de la séance"]
    ask(panel, type="put-back", learner=marie)
    assert [row["name"] for row in grid.state["rows"]] == ["Marie", "Jean"]


def test_two_entries_become_one_on_the_desk(desk, store, story):
    marie, twice = story.joins("Marie"), story.joins("Marie")
    story.does(twice, "lien", "right", 3)
    panel = desk.people()
    has_come(lambda: panel.state.get("people"))
    (said,) = ask(panel, type="merge", learner=marie, other=twice)
    assert "seule personne" in said
    assert shown(panel) == {"Marie": ["1 sur 3 exercices faits"]}
    with store.reading() as tx:
        learner = learners.learner(tx, twice)
    assert learner is not None
    assert learner.id == marie


@pytest.mark.parametrize(
    "message",
    [
        {"type": "rename", "learner": "1", "name": "Zoé"},
        {"type": "rename", "learner": 1, "name": 5},
        {"type": "merge", "learner": 1, "other": 999},
        {"type": "pair", "learner": 1},
        {"type": "take-out", "learner": 77},
        {"type": "send", "learner": 1, "text": "x" * 501},
    ],
    ids=lambda message: str(message)[:40],
)
def test_nonsense_changes_nothing(desk, story, message):
    story.joins("Marie")
    panel = desk.people()
    has_come(lambda: panel.state.get("people"))
    before = panel.state
    assert ask(panel, **message)
    assert panel.state == before
