"""The panels follow the store within a second, do what the adviser asks, and heed nothing else."""

from __future__ import annotations

import threading
import time

import nbformat
import pytest

from declic.desk import Desk, readable
from declic.domain.progress import Status
from declic.store import sessions
from tests.desk.conftest import WORKSHOP, Story
from widgets import FillIn, FreeText, InspectMessage, MultipleChoice, Ordering, TrueFalse

WITHIN_SECONDS = 10.0
"""What happens shows by itself; ``bench/desk.py`` measures how soon: here others are at work."""
PATIENCE_SECONDS = 15.0
"""What reads notebooks has to be imported first."""


@pytest.fixture
def root(tmp_path):
    """A project with one released workshop."""
    notebook = nbformat.v4.new_notebook(metadata={"declic": WORKSHOP.to_json()})
    folder = tmp_path / "project" / "release" / WORKSHOP.name
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{WORKSHOP.name}.ipynb")
    return tmp_path / "project"


@pytest.fixture
def following(store, root, monkeypatch):
    """A desk on an empty store, in a room."""
    monkeypatch.setenv("DECLIC_JOIN", "http://192.168.1.20:8000/")
    opened = Desk(store.engine.url.render_as_string(), root)
    yield opened
    opened.stop()


def until(condition, seconds=WITHIN_SECONDS):
    """Wait for a condition, and fail when it does not come true in time."""
    pause = threading.Event()
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "too late"
        pause.wait(0.01)


def ask(panel, **message):
    """Send what a page sends, and return what the page is told."""
    answers = []
    panel.send = answers.append
    panel._handle_custom_msg(message, [])
    return [answer["message"] for answer in answers]


def test_an_answer_shows_in_the_grid_and_in_the_story(following, store):
    grid = following.grid()
    story = Story(store)
    marie = story.joins("Marie")
    until(lambda: [row["name"] for row in grid.state["rows"]] == ["Marie"])
    ask(grid, type="story", learner=marie)
    story.does(marie, "vrai", "right", 1, {"value": True})
    until(lambda: grid.state["rows"][0]["cells"][1] == Status.FIRST_TRY)
    assert grid.state["exercises"][1]["managed"] == 1
    until(lambda: grid.story["exercises"][1]["attempts"])
    (attempt,) = grid.story["exercises"][1]["attempts"]
    assert (attempt["level"], attempt["said"]) == ("right", ["Vrai"])


def test_a_new_need_shows(store, root):
    story = Story(store)
    marie = story.joins("Marie", 8)
    opened = Desk(store.engine.url.render_as_string(), root, clock=lambda: story.at(10))
    panel = opened.help()
    assert panel.state["needs"] == []
    for minute in (8.5, 9, 9.5):
        story.does(marie, "lien", "wrong", minute)
    until(lambda: [need["name"] for need in panel.state["needs"]] == ["Marie"])
    opened.stop()


def test_time_alone_makes_a_need(store, root, monkeypatch):
    monkeypatch.setattr("declic.desk.follow.TICK_SECONDS", 0.2)
    story = Story(store)
    story.does(story.joins("Marie"), "lien", "begin", 1)
    minute = [2]
    opened = Desk(store.engine.url.render_as_string(), root, clock=lambda: story.at(minute[0]))
    assert opened.help().state["needs"] == []
    minute[0] = 8
    until(lambda: opened.help().state["needs"])
    opened.stop()


def test_an_empty_store_says_what_to_do(following):
    assert "ouvrez la séance" in following.grid().state["notice"]
    assert following.hardest().empty
    assert following.attempts().empty
    assert following.statuses().empty


def test_a_session_without_learners_says_to_show_the_code(following):
    ask(following.sessions(), type="open", workshop=WORKSHOP.name)
    assert "Montrez le code" in following.help().state["notice"]


def test_a_session_is_opened_closed_and_reopened(following, store):
    panel = following.sessions()
    until(lambda: panel.state["workshops"], PATIENCE_SECONDS)
    assert panel.state["workshops"] == [{"name": "liens", "title": "Reconnaître un lien"}]
    (said,) = ask(panel, type="open", workshop="liens")
    current = panel.state["current"]
    assert current["code"] in said
    assert current["open"]
    assert current["url"] == f"http://192.168.1.20:8000/j/{current['code'].replace(' ', '')}"
    assert current["projector"] == f"/projector/{current['id']}"
    assert "gardées" in ask(panel, type="close", session=current["id"])[0]
    assert not panel.state["current"]["open"]
    assert current["code"] in ask(panel, type="reopen", session=current["id"])[0]
    with store.reading() as tx:
        assert sessions.session(tx, current["id"]).is_open


def test_the_newest_open_session_is_shown_until_another_is_chosen(following, store):
    first, second = Story(store).session, Story(store).session
    panel, grid = following.sessions(), following.grid()
    until(lambda: (panel.state["current"] or {}).get("id") == second.id)
    ask(panel, type="select", session=first.id)
    assert panel.state["current"]["id"] == first.id
    third = Story(store)
    third.joins("Marie")
    until(lambda: len(panel.state["sessions"]) == 3)
    assert panel.state["current"]["id"] == first.id
    assert grid.state["rows"] == []


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"type": "destroy", "session": 1},
        {"type": "open"},
        {"type": "open", "workshop": "../../etc"},
        {"type": "open", "workshop": {"name": "liens"}},
        {"type": "close"},
        {"type": "close", "session": 99},
        {"type": "close", "session": "1"},
        {"type": "close", "session": True},
        {"type": "close", "session": 10**30},
        {"type": "select", "session": -1},
        {"type": ["close"], "session": 1},
    ],
)
def test_a_forged_message_changes_nothing_and_is_answered(following, store, message):
    Story(store)
    panel = following.sessions()
    until(lambda: panel.state["current"] and panel.state["workshops"], PATIENCE_SECONDS)
    before = panel.state
    (said,) = ask(panel, **message)
    assert said
    assert panel.state == before


@pytest.mark.parametrize("learner", [None, "1", True, 99, [1], 1.0])
def test_a_story_of_nobody_is_empty(following, store, learner):
    Story(store).joins("Marie")
    grid = following.grid()
    until(lambda: grid.state["rows"])
    ask(grid, type="story", learner=learner)
    assert grid.story == {}


def test_a_page_cannot_set_what_the_desk_shows(following):
    grid = following.grid()
    before = grid.state
    grid.set_state({"state": {"rows": "forged"}, "story": {"name": "forged"}})
    assert grid.state == before
    assert grid.story == {}


def test_a_store_that_is_away_is_said_calmly_and_found_again(tmp_path, root, monkeypatch):
    monkeypatch.setattr("declic.desk.follow.RETRY_SECONDS", 0.05)
    barrier = tmp_path / "data"
    barrier.write_text("a file where the folder should be")
    opened = Desk(f"sqlite:///{barrier}/declic.db", root)
    panel = opened.sessions()
    assert "réessaie" in panel.state["notice"]
    assert "réessaie" in ask(panel, type="open", workshop="liens")[0]
    barrier.unlink()
    until(lambda: "ouvrez la séance" in panel.state["notice"], 10)
    opened.stop()


def test_without_a_room_the_code_is_shown_without_an_address(store, root, monkeypatch):
    monkeypatch.delenv("DECLIC_JOIN", raising=False)
    Story(store)
    opened = Desk(store.engine.url.render_as_string(), root)
    current = opened.sessions().state["current"]
    assert (current["url"], current["qr"], current["projector"]) == ("", None, "")
    opened.stop()


def test_the_desk_finds_store_and_workshops_by_the_environment(store, root, monkeypatch):
    monkeypatch.setenv("DECLIC_STORE", store.engine.url.render_as_string())
    monkeypatch.setenv("DECLIC_ROOT", str(root))
    Story(store)
    opened = Desk()
    assert opened.sessions().state["current"]["title"] == "Reconnaître un lien"
    until(lambda: opened.sessions().state["workshops"], PATIENCE_SECONDS)
    opened.stop()


def test_stopping_ends_the_thread_and_lets_go_of_the_store(following, store):
    following.stop()
    story = Story(store)
    story.joins("Marie")
    assert following.grid().state["rows"] == []


def test_running_the_first_cell_again_leaves_one_desk_at_work(following, store, root):
    again = Desk(store.engine.url.render_as_string(), root)
    names = [thread.name for thread in threading.enumerate()]
    assert names.count("declic-desk") == 1
    Story(store).joins("Marie")
    until(lambda: again.grid().state["rows"])
    assert following.grid().state["rows"] == []
    again.stop()


def test_figures_name_exercises_and_people(following, store):
    story = Story(store)
    marie = story.joins("Marie")
    story.does(marie, "lien", "wrong", 1)
    story.does(marie, "lien", "right", 2)
    until(lambda: len(following.attempts()) == 2)
    assert following.attempts()["title"].tolist() == ["Où mène ce lien ?"] * 2
    assert following.hardest().iloc[0].tolist() == ["Où mène ce lien ?", 1, 1, 2.0]
    assert following.statuses().loc["Marie", "Où mène ce lien ?"] == "acquis"


def test_a_figure_of_the_advisers_own_follows_the_answers(following, store, monkeypatch):
    monkeypatch.setattr("declic.desk.follow.TICK_SECONDS", 0.2)
    panel = following.figure("Difficiles", lambda: following.hardest(1))
    assert "premières réponses" in panel.state["notice"]
    story = Story(store)
    story.does(story.joins("Marie"), "lien", "wrong", 1)
    until(lambda: panel.state["rows"], PATIENCE_SECONDS)
    assert panel.state["rows"] == [["Où mène ce lien ?", "1", "0", "1"]]
    assert panel.state["columns"] == ["Exercice", "Ont essayé", "Ont réussi", "Essais par personne"]


def test_a_figure_that_breaks_says_so_and_the_desk_goes_on(following, store, monkeypatch):
    monkeypatch.setattr("declic.desk.follow.TICK_SECONDS", 0.2)
    frames = iter([following.hardest()])
    panel = following.figure("Une fois", lambda: next(frames))
    until(lambda: "StopIteration" in panel.state["notice"], PATIENCE_SECONDS)
    Story(store).joins("Marie")
    until(lambda: following.grid().state["rows"])


@pytest.mark.parametrize(
    ("response", "details", "expected"),
    [
        ({"value": False}, {}, ["Faux"]),
        ({"chosen": ["0"]}, {"said": ["Le lien bleu"]}, ["Le lien bleu"]),
        ({"gaps": {"1": "adresse", "2": " "}}, {}, ["adresse"]),
        (2, {}, ["choix 3"]),
        ({"text": "Deux\nlignes"}, {"said": "not a list"}, ["Deux\nlignes"]),
        ({"version": 1, "chosen": []}, {}, ["(rien)"]),
        (None, {"said": [1, 2]}, ["(rien)"]),
    ],
)
def test_a_response_is_readable(response, details, expected):
    assert readable.answered(response, details) == expected


@pytest.mark.parametrize(
    ("exercise", "response", "expected"),
    [
        (lambda: MultipleChoice("Q", ["*Noir*", "Blanc"], 1, id="q"), {"chosen": ["0"]}, ["Noir"]),
        (lambda: TrueFalse("Q", True, id="v"), {"value": True}, ["Vrai"]),
        (lambda: FillIn("Le {1}.", {1: "lien"}, id="t"), {"gaps": {"1": " site "}}, [" site "]),
        (lambda: FreeText("Q", id="l"), {"text": "Bonjour"}, ["Bonjour"]),
        (
            lambda: InspectMessage(
                "Q", {"kind": "sms", "sender": "0600000000", "body": "Bonjour"}, {}, id="m"
            ),
            {"parts": []},
            ["Rien n'est suspect dans ce message."],
        ),
    ],
    ids=["multiple choice", "true or false", "fill in", "free text", "inspect message"],
)
def test_what_was_answered_is_readable_for_each_kind(exercise, response, expected):
    verdict = exercise().judge(response)
    assert readable.answered(response, verdict.details) == expected


def test_an_order_is_told_as_it_was_made():
    exercise = Ordering("Q", ["Lire", "Réfléchir", "Cliquer"], id="o")
    order = [item["key"] for item in exercise.content["items"]]
    verdict = exercise.judge({"order": order})
    lines = readable.answered({"order": order}, verdict.details)
    assert [line[:3] for line in lines] == ["1. ", "2. ", "3. "]
    assert sorted(line[3:] for line in lines) == ["Cliquer", "Lire", "Réfléchir"]


def test_a_very_long_response_is_cut():
    lines = readable.answered({"chosen": ["x" * 9999] * 99}, {})
    assert len(lines) == readable.MOST_LINES
    assert len(lines[0]) == readable.MOST_LETTERS
