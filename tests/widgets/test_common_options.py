"""Options that all exercises share: how sure, why, feedback at the end, difficulty, skills."""

from __future__ import annotations

import json

import pytest

from declic.errors import AuthorError, InvalidResponse
from tests.widgets import samples
from tests.widgets.test_hostile_pages import attempt
from widgets import answer

WHITE = {"chosen": ["1"]}


@pytest.mark.parametrize("beside", [{}, {"confidence": 1}, {"confidence": 3, "why": "Je vois."}])
def test_what_is_said_beside_an_answer_never_counts(beside):
    exercise = samples.single(confidence=True, ask_why=True)
    assert exercise.judge(WHITE | beside).score == 1
    assert exercise.judge({"chosen": ["0"]} | beside).score == 0


def test_the_adviser_reads_how_sure_and_why():
    exercise = samples.single(confidence=True, ask_why=True)
    verdict = exercise.judge(WHITE | {"confidence": 2, "why": " Il est <b>blanc</b>. "})
    lines = ["Certitude\xa0: Je pense savoir", "Pourquoi\xa0? Il est <b>blanc</b>."]
    assert verdict.details["beside"] == lines
    picture = exercise.static_html(WHITE | {"confidence": 2, "why": "Il est <b>blanc</b>."})
    assert "Je pense savoir" in picture
    assert "Il est &lt;b&gt;blanc&lt;/b&gt;." in picture


@pytest.mark.parametrize(
    "beside",
    [
        {"confidence": 0},
        {"confidence": 4},
        {"confidence": True},
        {"confidence": "1"},
        {"confidence": [1]},
        {"why": 3},
        {"why": "x" * 501},
    ],
)
def test_what_is_no_confidence_and_no_reason_is_refused(beside):
    with pytest.raises(InvalidResponse):
        samples.single(confidence=True, ask_why=True).judge(WHITE | beside)


def test_what_was_not_asked_is_not_read():
    verdict = samples.single().judge(WHITE | {"confidence": 99, "why": ["x"]})
    assert verdict.score == 1
    assert "beside" not in verdict.details


def receive(exercise, message):
    exercise._receive(exercise, message, [])


def test_feedback_at_the_end_of_a_part_comes_when_it_is_asked_for_and_stays(said, in_a_room):
    exercise = samples.single(feedback_when="section", attempts=2)
    receive(exercise, {"type": "reveal"})
    assert exercise.progress["held"]
    receive(exercise, attempt({"chosen": ["0"]}, "a1"))
    receive(exercise, attempt({"chosen": ["2"]}, "a2"))
    assert exercise.progress["status"] == "answered"
    assert "BLANC" not in json.dumps(exercise.progress)
    again = samples.single(feedback_when="section", attempts=2)
    assert (again.progress["held"], again.progress["solution"]) == (True, "")
    receive(again, {"type": "reveal"})
    assert again.progress["verdict"]["correct"] is False
    assert "Blanc" in again.progress["solution"]
    later = samples.single(feedback_when="section", attempts=2)
    assert later.progress["verdict"]["correct"] is False


def test_an_answer_that_was_not_given_is_no_wrong_one(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    blank = samples.single()._repr_mimebundle_()["text/html"]
    assert "Pas de réponse" in blank
    assert "Regardez encore" not in blank
    answer("cheval", '{"chosen": ["0"]}')
    wrong = samples.single()._repr_mimebundle_()["text/html"]
    assert "Regardez encore" in wrong


def test_a_gap_that_was_left_empty_is_missing_and_not_wrong():
    verdict = samples.fill_in().judge({"gaps": {"1": "url"}})
    assert (verdict.details["right"], verdict.details["wrong"]) == (["1"], [])
    assert not verdict.correct


def test_lists_are_mixed_where_the_author_asks_for_it(in_a_room, monkeypatch):
    def gaps(seed):
        monkeypatch.setattr("declic.recorder._current.seed", seed)
        return samples.fill_in(shuffle=True).content["gaps"]["2"]

    assert gaps(1) == gaps(1)
    assert {tuple(gaps(seed)) for seed in range(20)} == {
        ("adresse", "outils"),
        ("outils", "adresse"),
    }


def test_the_card_says_how_hard_it_is():
    assert samples.single(difficulty=2).card().to_json()["difficulty"] == 2
    assert samples.single().card().difficulty is None


@pytest.mark.parametrize(
    ("options", "remedy"),
    [
        ({"difficulty": 4}, "1 (facile), 2 ou 3"),
        ({"difficulty": True}, "difficulty"),
        ({"confidence": "oui"}, "confidence=True"),
        ({"ask_why": 1}, "ask_why=True"),
        ({"feedback_when": "later"}, '"now" ou "section"'),
        ({"skills": "DigComp 4.7"}, "DigComp 4."),
        ({"skills": ["DigComp 4.2", "digcomp 2.5"]}, "DigComp 2.5 · Nétiquette"),
        ({"skills": "Lecture"}, '"Pix 4.2"'),
    ],
)
def test_a_mistake_in_a_common_option_is_told_with_its_remedy(options, remedy):
    with pytest.raises(AuthorError) as raised:
        samples.single(**options)
    assert remedy in str(raised.value)
