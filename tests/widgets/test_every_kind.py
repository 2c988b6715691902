"""What holds for every kind of exercise, found by itself: whatever authors can import."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declic.domain.verdict import Verdict
from declic.errors import InvalidResponse
from tests.widgets import vectors
from tests.widgets.test_hostile_pages import JSON, attempt
from tests.widgets.vectors import FIRST, WRONG

TELLING = {"answer", "answers", "correct", "right", "wrong", "solution", "expected", "accepted"}
"""Names under which a key could lie in what a page is sent."""
SYNCED = ("exercise", "content", "progress", "author_key")


def parts(value: Any) -> list[Any]:
    """Return everything inside a JSON value, itself included."""
    inner = [*value.values(), *value] if isinstance(value, dict) else value
    return [value, *(part for one in inner for part in parts(one))] if _holds(value) else [value]


def _holds(value: Any) -> bool:
    return isinstance(value, (dict, list))


def names(value: Any) -> set[str]:
    """Return the names of all objects inside a JSON value."""
    return {name for part in parts(value) if isinstance(part, dict) for name in part}


def words(markup: str) -> set[str]:
    """Return the words of four letters and more in HTML."""
    text = html.unescape(re.sub(r"<[^>]*>", " ", markup))
    return {word.casefold() for word in re.findall(r"\w{4,}", text)}


def responses(kind: str) -> st.SearchStrategy[Any]:
    """Return responses that look like this kind's: made of pieces of its vectors."""
    known = [part for vector in vectors.of(kind) for part in parts(vector.response)]
    pieces = st.sampled_from(known) | JSON
    keys = st.sampled_from(sorted({part for part in known if isinstance(part, str)} | {"x"}))
    nested = st.recursive(
        pieces,
        lambda inner: st.lists(inner, max_size=5) | st.dictionaries(keys, inner, max_size=4),
        max_leaves=8,
    )
    return nested | st.dictionaries(keys, nested, max_size=4)


@pytest.mark.parametrize("kind", FIRST)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_any_json_is_judged_or_refused(kind, data):
    exercise = FIRST[kind].make(id=f"total-{kind}", confidence=True, ask_why=True)
    response = data.draw(responses(kind))
    try:
        verdict = exercise.judge(response)
    except InvalidResponse:
        return
    assert isinstance(verdict, Verdict)
    json.dumps(verdict.to_json())
    assert exercise.judge(response) == verdict


@pytest.mark.parametrize("kind", FIRST)
def test_a_page_can_set_no_trait(kind):
    exercise = FIRST[kind].make()
    before = json.dumps(exercise.get_state(), default=str)
    forged = {key: {"status": "first-try"} for key in exercise.keys} | {"_esm": "alert(1)"}
    exercise.set_state(forged)
    exercise._handle_msg({"content": {"data": {"method": "update", "state": forged}}})
    assert json.dumps(exercise.get_state(), default=str) == before


@pytest.mark.parametrize("kind", FIRST)
def test_the_key_is_not_sent(kind, in_a_room):
    exercise = FIRST[kind].make()
    state = {name: exercise.get_state()[name] for name in SYNCED}
    assert names(state["content"]) & TELLING == set()
    assert (state["author_key"], state["progress"]["solution"]) == ("", "")
    public = words(exercise.static_html()) | words(json.dumps(exercise.words, ensure_ascii=False))
    secret = words(exercise.key_html()) - public
    assert secret & words(json.dumps(state, ensure_ascii=False)) == set()


@pytest.mark.parametrize("kind", FIRST)
def test_feedback_that_waits_for_the_end_of_a_part_is_not_sent_before(kind, said):
    exercise = FIRST[kind].make(feedback_when="section")
    exercise._receive(exercise, attempt(FIRST[kind].response), [])
    held = exercise.progress
    assert (held["held"], held["status"], held["solution"]) == (True, "answered", "")
    assert (held["verdict"]["score"], held["verdict"]["correct"]) == (None, None)
    assert held["verdict"]["details"] == {"notes": []}
    exercise._receive(exercise, {"type": "reveal"}, [])
    human = exercise.judge(FIRST[kind].response).correct is None
    told = exercise.progress
    assert (told["held"], told["status"]) == (False, "answered" if human else "first-try")


@pytest.mark.parametrize("kind", FIRST)
def test_a_picture_tells_an_answer_from_none_and_runs_nothing(kind):
    exercise = FIRST[kind].make()
    blank, answered = exercise.static_html(), exercise.static_html(FIRST[kind].response)
    assert "Pas de réponse" in blank
    assert "Pas de réponse" not in answered
    for picture in (blank, answered, exercise.static_html(FIRST[kind].response, show_key=True)):
        assert not re.search(r"<script|<link|\son\w+=|javascript:|url\(\s*['\"]?http", picture)


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_answer_says_how_to_go_on(kind):
    assert WRONG[kind].make().judge(WRONG[kind].response).feedback


@pytest.mark.parametrize("kind", FIRST)
def test_who_comes_back_finds_the_answer_again(kind, said, in_a_room, kept):
    first = FIRST[kind]
    exercise = first.make(confidence=True)
    exercise._receive(exercise, attempt(first.response | {"confidence": 2}), [])
    again = first.make(confidence=True)
    assert again.progress["response"] == first.response | {"confidence": 2}
    assert again.progress["attempts"] == 1
