"""Whatever a page sends, nothing is forged, nothing crashes, and the key stays in the kernel."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declic.domain.verdict import Verdict
from declic.errors import InvalidResponse
from tests.widgets.samples import SAMPLES

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
NAMES = st.sampled_from(["chosen", "value", "gaps", "order", "parts", "text", "version", "1", "2"])
KEYS = st.sampled_from(["0", "1", "2", "p1", "p3", "true"])
JSON = st.recursive(
    SCALARS | KEYS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
EXERCISES = {
    name: sample.make(id=f"hostile-{i}") for i, (name, sample) in enumerate(SAMPLES.items())
}


@pytest.mark.parametrize("name", SAMPLES)
@settings(deadline=None, max_examples=60)
@given(response=JSON | st.dictionaries(NAMES, JSON, max_size=3))
def test_any_json_is_judged_or_refused(name, response):
    try:
        verdict = EXERCISES[name].judge(response)
    except InvalidResponse:
        return
    assert isinstance(verdict, Verdict)
    json.dumps(verdict.to_json())


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_response_has_the_same_verdict(name):
    sample = SAMPLES[name]
    assert sample.make().judge(sample.wrong) == sample.make().judge(sample.wrong)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_can_set_no_trait(name):
    exercise = SAMPLES[name].make()
    before = json.dumps(exercise.get_state(), default=str)
    forged = {key: {"status": "first-try"} for key in exercise.keys} | {"_esm": "alert(1)"}
    exercise.set_state(forged)
    exercise._handle_msg({"content": {"data": {"method": "update", "state": forged}}})
    assert json.dumps(exercise.get_state(), default=str) == before


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_is_not_sent_the_key(name, in_a_room):
    state = SAMPLES[name].make().get_state()
    shown = {trait: state[trait] for trait in ("exercise", "content", "progress", "author_key")}
    text = json.dumps(shown, ensure_ascii=False)
    assert [trace for trace in SAMPLES[name].key if trace in text] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_is_not_sent_the_key_after_a_wrong_answer(name, said, in_a_room, monkeypatch):
    monkeypatch.delenv("DECLIC_CHANNEL")
    sample = SAMPLES[name]
    exercise = sample.make()
    exercise._receive(exercise, attempt(sample.wrong), [])
    told = json.dumps(exercise.progress, ensure_ascii=False)
    own = {"DIRE-BONJOUR", "DU-FER", "PARCE-QUE", "right", "answer"}  # said of this very answer
    assert [trace for trace in sample.key if trace in told and trace not in own] == []


@pytest.mark.parametrize("server", ["voila/0.5.13"])
def test_plain_voila_is_not_sent_the_key_either(server, monkeypatch):
    monkeypatch.setenv("SERVER_SOFTWARE", server)
    assert SAMPLES["one choice"].make().author_key == ""


def test_an_author_sees_the_key_in_jupyterlab():
    assert "Blanc" in SAMPLES["one choice"].make().author_key


@pytest.mark.parametrize(
    "message",
    [
        None,
        "attempt",
        [],
        {},
        {"type": "attempt"},
        {"type": ["attempt"]},
        {"type": "attempt", "id": ""},
        {"type": "attempt", "id": 7, "response": {}},
        {"type": "attempt", "id": "x" * 65, "response": {"chosen": ["1"]}, "active_seconds": 1},
        {"type": "attempt", "id": "x", "response": {"chosen": ["9"]}, "active_seconds": 1},
        *(
            {"type": "attempt", "id": "x", "response": {"chosen": ["1"]}, "active_seconds": seconds}
            for seconds in (-1, math.nan, math.inf, "1", None, True)
        ),
    ],
)
def test_a_message_that_is_none_records_nothing(message, said, kept):
    exercise = SAMPLES["one choice"].make()
    exercise._receive(exercise, message, [])
    assert kept.earlier("cheval") == []
    assert all(answer["type"] == "invalid" and answer["message"] for answer in said)


def test_a_learner_gets_an_answer_even_if_judging_breaks(said, monkeypatch, kept):
    exercise = SAMPLES["one choice"].make()
    monkeypatch.setattr(exercise, "assess", lambda said: 1 / 0)
    exercise._receive(exercise, attempt({"chosen": ["1"]}), [])
    assert [answer["type"] for answer in said] == ["invalid"]
    assert kept.earlier("cheval") == []


def attempt(response, name="a1", seconds=3):
    return {"type": "attempt", "id": name, "response": response, "active_seconds": seconds}
