"""An answer counts once it is durable, once; who comes back finds everything again."""

from __future__ import annotations

import pytest

from declic import recorder
from declic.errors import NotRecorded
from declic.recorder import MemoryRecorder
from tests.widgets import samples
from tests.widgets.samples import SAMPLES
from tests.widgets.test_hostile_pages import attempt
from widgets import live_exercises


def receive(exercise, message):
    exercise._receive(exercise, message, [])


@pytest.mark.parametrize("name", SAMPLES)
def test_an_answer_is_recorded_and_acknowledged(name, said, kept):
    exercise = SAMPLES[name].make()
    receive(exercise, attempt(SAMPLES[name].right, seconds=12.5))
    (recorded,) = kept.earlier(exercise.id)
    assert recorded.attempt.response == SAMPLES[name].right
    assert recorded.attempt.active_seconds == 12.5
    assert said == [{"type": "recorded", "id": "a1"}]
    assert exercise.progress["status"] in ("first-try", "answered")


def test_the_page_knows_the_verdict_when_it_is_told_that_the_answer_counts(monkeypatch):
    exercise = samples.single()
    seen = []
    monkeypatch.setattr(exercise, "send", lambda content: seen.append(dict(exercise.progress)))
    receive(exercise, attempt({"chosen": ["1"]}))
    assert seen[0]["verdict"]["correct"]
    assert seen[0]["verdict"]["feedback"] == "<p>BLANC-EVIDENT</p>\n"


def test_a_repeated_answer_counts_once_and_is_acknowledged_again(said, kept):
    exercise = samples.single()
    for _repeat in range(3):
        receive(exercise, attempt({"chosen": ["0"]}))
    assert len(kept.earlier("cheval")) == 1
    assert said == [{"type": "recorded", "id": "a1"}] * 3
    assert exercise.progress["attempts"] == 1


def test_an_answer_that_is_not_durable_does_not_count_and_can_be_sent_again(
    said, kept, monkeypatch
):
    exercise = samples.single()
    before = exercise.progress
    with monkeypatch.context() as broken:
        broken.setattr(kept, "record", refuse)
        receive(exercise, attempt({"chosen": ["1"]}))
    assert [answer["type"] for answer in said] == ["not-recorded"]
    assert said[0]["message"]
    assert exercise.progress == before
    receive(exercise, attempt({"chosen": ["1"]}))
    assert said[-1] == {"type": "recorded", "id": "a1"}


def refuse(attempt):
    raise NotRecorded("disk full")


@pytest.mark.parametrize("name", SAMPLES)
def test_who_comes_back_finds_the_last_answer_again(name, said, in_a_room):
    sample = SAMPLES[name]
    receive(sample.make(), attempt(sample.wrong, "a1"))
    receive(sample.make(), attempt(sample.right, "a2"))
    again = sample.make()
    assert again.progress["response"] == sample.right
    assert again.progress["attempts"] == 2
    assert again.progress["verdict"] is not None


def test_a_kernel_that_was_forked_after_the_cells_ran_becomes_its_learners(monkeypatch, said):
    exercise = samples.several(shuffle=True)
    learner = MemoryRecorder(seed=12345)
    monkeypatch.setattr(recorder, "_current", learner)
    other = samples.several(id="autre")
    receive(other, attempt({"chosen": ["0"]}))
    assert exercise in live_exercises()
    receive(exercise, attempt({"chosen": ["0"]}, "b1"))
    for live in live_exercises():
        live.resume()
    assert exercise.progress["attempts"] == 1
    assert exercise.exercise["scope"] == "3039"


def test_an_exercise_that_was_changed_since_drops_the_answer_but_not_the_count(said, in_a_room):
    receive(samples.several(), attempt({"chosen": ["0", "2"]}))
    changed = samples.single(id="fruits")
    assert changed.progress["response"] is None
    assert changed.progress["attempts"] == 1


def test_a_room_that_can_not_be_reached_leaves_the_exercise_usable(monkeypatch, said, in_a_room):
    monkeypatch.setattr(recorder, "_current", None)
    exercise = samples.single()
    assert exercise.progress["status"] == "not-begun"
    receive(exercise, attempt({"chosen": ["1"]}))
    assert [answer["type"] for answer in said] == ["not-recorded"]


def test_hints_come_one_after_the_other_and_are_noted(kept, said):
    exercise = samples.single(hint=["Relisez.", "Quelle **couleur** ?"])
    for _press in range(3):
        receive(exercise, {"type": "hint"})
    assert exercise.progress["hints"] == [
        "<p>Relisez.</p>\n",
        "<p>Quelle <strong>couleur</strong> ?</p>\n",
    ]
    assert kept.noted("cheval", "hint") == 2
    receive(exercise, attempt({"chosen": ["1"]}))
    assert kept.earlier("cheval")[0].attempt.hints == 2


def test_touching_an_exercise_begins_it(said):
    exercise = samples.single()
    receive(exercise, {"type": "begin"})
    assert exercise.progress["status"] == "in-progress"


def test_the_expected_answer_is_shown_only_once_no_try_is_left(said, kept):
    exercise = samples.single(attempts=2)
    receive(exercise, attempt({"chosen": ["0"]}, "a1"))
    assert exercise.progress["solution"] == ""
    receive(exercise, attempt({"chosen": ["2"]}, "a2"))
    assert "Blanc" in exercise.progress["solution"]
    receive(exercise, attempt({"chosen": ["1"]}, "a3"))
    assert said[-1]["type"] == "invalid"
    assert len(kept.earlier("cheval")) == 2


@pytest.mark.parametrize("make", [samples.ordering, lambda: samples.several(shuffle=True)])
def test_a_learner_meets_the_same_order_each_time_and_not_all_the_same(
    make, monkeypatch, in_a_room
):
    def content(seed):
        monkeypatch.setattr(recorder, "_current", MemoryRecorder(seed))
        return str(make().content)

    assert content(1) == content(1)
    assert len({content(seed) for seed in range(20)}) > 3


def test_an_order_is_never_shown_solved(monkeypatch, in_a_room):
    for seed in range(100):
        monkeypatch.setattr(recorder, "_current", MemoryRecorder(seed))
        exercise = samples.ordering()
        shown = {"order": [item["key"] for item in exercise.content["items"]]}
        assert not exercise.judge(shown).correct
