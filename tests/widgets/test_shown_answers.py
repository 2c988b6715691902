"""An answer is shown when the adviser shows it to all, and never because a page asks for it."""

from __future__ import annotations

import pytest

from declic.errors import NotRecorded
from tests.widgets import samples
from tests.widgets.samples import SAMPLES
from tests.widgets.test_hostile_pages import attempt

ANSWERABLE = [name for name in SAMPLES if not SAMPLES[name].make().opinion]


def receive(exercise, message):
    exercise._receive(exercise, message, [])


@pytest.fixture
def shown(kept, monkeypatch):
    """The exercises whose answer the adviser shows; the room is asked each time."""
    ids = set()
    monkeypatch.setattr(kept, "shown", lambda exercise, *, again=False: exercise in ids)
    return ids


@pytest.mark.parametrize(
    "forged",
    [
        {"type": "solution"},
        {"type": "solution", "shown": True},
        {"type": "solution", "id": "cheval", "exercise": "cheval", "again": False},
        {"type": "shown"},
        {"type": ["solution"]},
    ],
)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_that_asks_by_itself_is_shown_nothing(name, forged, said):
    exercise = SAMPLES[name].make()
    receive(exercise, forged)
    assert (exercise.progress["solution"], exercise.progress["shown"]) == ("", False)


@pytest.mark.parametrize("name", ANSWERABLE)
def test_what_the_adviser_shows_is_seen_and_no_answer_is_taken_any_more(name, said, kept, shown):
    exercise = SAMPLES[name].make()
    shown.add(exercise.id)
    receive(exercise, {"type": "solution"})
    assert exercise.progress["shown"]
    assert exercise.progress["solution"] == exercise.key_html()
    receive(exercise, attempt(SAMPLES[name].right))
    assert said[-1]["type"] == "invalid"
    assert "montrée à tous" in said[-1]["message"]
    assert kept.earlier(exercise.id) == []


def test_what_is_shown_is_there_when_somebody_comes_back(said, kept, shown, in_a_room):
    receive(samples.single(), attempt({"chosen": ["0"]}))
    shown.add("cheval")
    again = samples.single()
    assert "Blanc" in again.progress["solution"]
    assert again.progress["attempts"] == 1


def test_what_is_hidden_again_can_be_answered(said, kept, shown):
    exercise = samples.single()
    shown.add("cheval")
    receive(exercise, {"type": "solution"})
    shown.clear()
    receive(exercise, {"type": "solution"})
    assert (exercise.progress["solution"], exercise.progress["shown"]) == ("", False)
    receive(exercise, attempt({"chosen": ["1"]}))
    assert len(kept.earlier("cheval")) == 1


def test_an_answer_that_waits_for_the_end_of_its_part_does_not_wait_when_it_is_shown(
    said, kept, shown
):
    exercise = samples.single(feedback_when="section")
    receive(exercise, attempt({"chosen": ["0"]}))
    assert exercise.progress["held"]
    shown.add("cheval")
    receive(exercise, {"type": "solution"})
    assert not exercise.progress["held"]
    assert "Blanc" in exercise.progress["solution"]


def test_a_room_that_is_away_changes_nothing(said, kept, monkeypatch):
    exercise = samples.single()

    def away(exercise, *, again=False):
        raise NotRecorded("away")

    monkeypatch.setattr(kept, "shown", away)
    before = exercise.progress
    receive(exercise, {"type": "solution"})
    assert exercise.progress == before
