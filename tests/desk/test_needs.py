"""Who is named first, for which reasons, in which words; and who is left in peace."""

from __future__ import annotations

from datetime import timedelta

import pytest

from declic.desk import sentences
from declic.desk.frames import titles
from declic.desk.needs import Why, common
from tests.desk.conftest import NOON, Story


def names(story, minute):
    shown = story.data().learners["name"]
    return [shown[need.learner] for need in story.needs(minute)]


def said(story, minute):
    named = titles(story.session)
    return [sentences.why(need, named) for need in story.needs(minute)]


def works_on(story, name, exercise="vrai", until=10):
    """Let somebody get on well until a minute."""
    learner = story.joins(name)
    story.does(learner, "lien", "right", until - 2, seconds=60)
    story.does(learner, exercise, "begin", until - 0.5)
    return learner


def test_nobody_is_named_where_all_get_on(told):
    for name in ("Marie", "Ahmed", "Josiane"):
        works_on(told, name)
    assert names(told, 10) == []


def test_who_tries_without_success_is_named_with_the_reasons(told):
    works_on(told, "Ahmed")
    marie = told.joins("Marie")
    told.does(marie, "lien", "begin", 6)
    for minute in (7, 8, 9):
        told.does(marie, "lien", "wrong", minute)
    (need,) = told.needs(10)
    assert need.learner == marie
    assert [why for why, _number in need.reasons] == [
        Why.NO_SUCCESS,
        Why.ATTEMPTS,
        Why.HINT_CLOSED,
    ]
    assert said(told, 10) == [
        "sans succès depuis 4\u00a0min sur «\u00a0Où mène ce lien\u00a0?\u00a0»,"
        " 3 essais, n'a pas ouvert l'indice"
    ]


def test_an_opened_hint_is_not_held_against_anybody(told):
    marie = told.joins("Marie")
    told.does(marie, "lien", "hint", 6)
    for minute in (7, 8, 9):
        told.does(marie, "lien", "wrong", minute)
    assert "indice" not in said(told, 10)[0]


def test_the_same_mistake_twice_is_a_reason_before_three_attempts(told):
    marie = told.joins("Marie")
    told.does(marie, "lien", "wrong", 8, {"chosen": ["2"]})
    told.does(marie, "lien", "wrong", 9, {"chosen": ["2"]})
    assert "la même réponse 2 fois de suite" in said(told, 9.5)[0]


def test_two_different_answers_are_no_reason(told):
    marie = told.joins("Marie")
    told.does(marie, "lien", "wrong", 8)
    told.does(marie, "lien", "wrong", 9)
    assert names(told, 9.5) == []


def test_who_needs_more_comes_first(told):
    works_on(told, "Ahmed")
    josiane, marie = told.joins("Josiane"), told.joins("Marie")
    told.does(josiane, "lien", "begin", 8)
    for minute in (8.5, 9, 9.5):
        told.does(josiane, "lien", "wrong", minute)
    told.does(marie, "lien", "begin", 2)
    for minute in (4, 6, 7, 8, 9):
        told.does(marie, "lien", "wrong", minute)
    assert names(told, 10) == ["Marie", "Josiane"]


def test_success_takes_a_name_off_the_list(told):
    marie = told.joins("Marie")
    for minute in (7, 8, 9):
        told.does(marie, "lien", "wrong", minute)
    assert names(told, 9.5) == ["Marie"]
    told.does(marie, "lien", "right", 9.6)
    assert names(told, 10) == []


def test_silence_of_four_minutes_is_a_reason_for_a_short_exercise(told):
    for name in ("Ahmed", "Josiane", "Paul"):
        works_on(told, name)
    marie = told.joins("Marie")
    told.does(marie, "lien", "begin", 5)
    assert names(told, 8.9) == []
    assert said(told, 9.5) == [
        "rien depuis 4\u00a0min sur «\u00a0Où mène ce lien\u00a0?\u00a0», n'a pas ouvert l'indice"
    ]


def test_a_text_may_take_its_time(told):
    works_on(told, "Ahmed")
    marie = told.joins("Marie")
    told.does(marie, "texte", "begin", 4)
    assert names(told, 10) == []
    assert names(told, 12.5) == ["Marie"]


def test_the_slow_and_careful_are_left_in_peace_where_the_others_took_as_long(told):
    for name in ("Ahmed", "Josiane", "Paul"):
        learner = told.joins(name)
        told.does(learner, "lien", "right", 8, seconds=300)
        told.does(learner, "vrai", "begin", 9)
    marie = told.joins("Marie")
    told.does(marie, "lien", "begin", 2)
    assert names(told, 10) == []
    assert names(told, 12.5) == ["Marie"]


def test_nobody_is_named_while_the_adviser_speaks_to_all(told):
    for name in ("Ahmed", "Josiane", "Paul", "Marie"):
        told.does(told.joins(name), "lien", "begin", 1)
    assert names(told, 9) == []


def test_who_has_begun_nothing_is_named_while_the_others_work(told):
    works_on(told, "Ahmed")
    told.joins("Yvonne", 2)
    assert names(told, 6) == []
    assert said(told, 10) == ["n'a rien commencé, 8\u00a0min après son arrivée"]


def test_who_pauses_after_a_success_is_named_after_a_while(told):
    works_on(told, "Ahmed", until=15)
    marie = told.joins("Marie")
    told.does(marie, "lien", "right", 5)
    assert names(told, 10) == []
    assert names(told, 14) == ["Marie"]


def test_who_has_done_all_is_left_in_peace(told):
    works_on(told, "Ahmed", until=30)
    marie = told.joins("Marie")
    for exercise, what in (("lien", "right"), ("vrai", "right"), ("texte", "text")):
        told.does(marie, exercise, what, 5)
    assert names(told, 30) == []


def test_who_left_an_exercise_and_then_succeeds_is_left_in_peace(told):
    marie = told.joins("Marie")
    for minute in (5, 6, 7):
        told.does(marie, "lien", "wrong", minute)
    told.does(marie, "vrai", "begin", 7.5)
    assert "travaille maintenant sur un autre exercice" in said(told, 8)[0]
    told.does(marie, "vrai", "right", 8.5)
    assert names(told, 9) == []


def test_last_week_is_no_reason_today(told):
    marie = told.joins("Marie")
    told.does(marie, "lien", "wrong", 5)
    later = Story(told.store, at=NOON + timedelta(days=7))
    later.comes_back(marie)
    assert names(later, 2) == []


def test_a_closed_session_has_no_needs(told):
    marie = told.joins("Marie")
    for minute in (7, 8, 9):
        told.does(marie, "lien", "wrong", minute)
    told.closes(10)
    assert names(told, 11) == []


def test_what_stops_several_people_is_worth_doing_together(told):
    for name in ("Ahmed", "Josiane", "Paul"):
        learner = told.joins(name)
        for minute in (7, 8, 9):
            told.does(learner, "lien", "wrong", minute)
    assert common(told.needs(10)) == [("lien", 3)]
    assert sentences.together("Où mène ce lien ?", 3).startswith("«\u00a0Où mène ce lien ?")


@pytest.mark.parametrize(
    ("days", "expected"), [(0, "13:05"), (-7, "18/11 à 13:05")], ids=["today", "last week"]
)
def test_a_time_says_its_day_only_where_it_is_another(days, expected):
    at = NOON + timedelta(days=days, hours=1, minutes=5)
    assert sentences.clock(at, NOON, NOON.tzinfo) == expected
