"""Who is named first, for which reasons, in which words; and who is left in peace."""

from __future__ import annotations

from datetime import timedelta

import pytest

from declic.desk import sentences
from declic.desk.frames import titles
from declic.desk.needs import Why, common
from declic.desk.story import story
from declic.store import people
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


def struggles(story, name, minutes=(7, 8, 9)):
    """Let somebody fail at the first exercise, differently each time."""
    learner = story.joins(name)
    for minute in minutes:
        story.does(learner, "lien", "wrong", minute)
    return learner


def test_a_hand_comes_first_and_the_longest_hand_first_of_all(told):
    struggles(told, "Paul", (2, 4, 6, 7, 8, 9))
    for name, minute in (("Yvonne", 9), ("Marie", 6)):
        told.raises_hand(works_on(told, name), minute)
    assert names(told, 10) == ["Marie", "Yvonne", "Paul"]
    assert said(told, 10)[0] == "main levée depuis 4\u00a0min, sur «\u00a0Ce site est sûr\u00a0»"


def test_a_hand_is_said_with_what_else_there_is(told):
    marie = struggles(told, "Marie")
    told.raises_hand(marie, 9.5)
    assert said(told, 10) == [
        "vient de lever la main, sur «\u00a0Où mène ce lien\u00a0?\u00a0», sans succès depuis"
        " 3\u00a0min, 3 essais, n'a pas ouvert l'indice"
    ]


def test_a_hand_of_somebody_who_has_begun_nothing_is_said(told):
    told.raises_hand(told.joins("Marie"), 1)
    assert said(told, 4) == ["main levée depuis 3\u00a0min"]


def test_who_was_seen_goes_to_the_end_for_three_minutes(told):
    marie, _paul = struggles(told, "Marie", (5, 6, 7, 8)), struggles(told, "Paul")
    assert names(told, 10) == ["Marie", "Paul"]
    told.is_seen(marie, 10)
    assert names(told, 11) == ["Paul", "Marie"]
    assert told.needs(11)[1].seen == ("seen", told.at(10))
    assert names(told, 13.5) == ["Marie", "Paul"]


def test_something_new_brings_whom_was_seen_back(told):
    marie, paul = struggles(told, "Marie", (5, 6, 7, 8)), struggles(told, "Paul")
    for learner in (marie, paul):
        told.is_seen(learner, 10)
    told.does(paul, "lien", "wrong", 10.5)
    assert names(told, 11) == ["Paul", "Marie"]
    told.raises_hand(marie, 11.5)
    assert names(told, 12) == ["Marie", "Paul"]


def test_help_takes_the_hand_down_and_is_in_the_story(told):
    marie = works_on(told, "Marie")
    told.raises_hand(marie, 9)
    told.is_helped(marie, "montré le geste", 10)
    assert names(told, 10.5) == []
    data, now = told.data(), told.at(12)
    (helped,) = story(data, told.cells(12), marie, now)["helps"]
    assert helped.endswith("montré le geste")


def profile(*levels):
    return {"profile": [{"skill": str(n), "level": level} for n, level in enumerate(levels)]}


def test_a_low_measured_level_counts_but_lists_nobody(told):
    marie, paul, zoe = (told.joins(name) for name in ("Marie", "Paul", "Zoé"))
    told.does(marie, "texte", "text", 2, details=profile(3, 2))
    told.does(paul, "texte", "text", 2, details=profile(1, 1, None))
    told.does(zoe, "texte", "text", 2, details=profile(1, 1))
    assert names(told, 3) == []
    for minute in (4, 5, 6):
        told.does(marie, "lien", "wrong", minute)
        told.does(paul, "lien", "wrong", minute)
    assert names(told, 7) == ["Paul", "Marie"]
    assert "débute" in said(told, 7)[0]
    assert "débute" not in said(told, 7)[1]


def test_a_pair_is_one_and_who_is_out_is_not_listed(told):
    marie, jean, paul = told.joins("Marie"), told.joins("Jean"), told.joins("Paul")
    told.pairs(marie, jean)
    for minute in (7, 8, 9):
        told.does(marie, "lien", "wrong", minute)
        told.does(paul, "lien", "wrong", minute)
    with told.store.transaction() as tx:
        people.take_out(tx, told.session.id, paul, told.at(9.5))
    assert [need.learner for need in told.needs(10)] == [marie]
    assert told.data().row_names[marie] == "Marie et Jean"


def test_the_quick_who_guesses_is_named_and_who_reads_long_is_not(told):
    for name in ("Ahmed", "Josiane", "Paul"):
        learner = told.joins(name)
        told.does(learner, "lien", "right", 7, seconds=200)
        told.does(learner, "vrai", "begin", 9)
    reader, guesser = told.joins("Yvonne"), told.joins("Kevin")
    told.does(reader, "lien", "begin", 4)
    for minute in (8, 8.2, 8.4):
        told.does(guesser, "lien", "wrong", minute)
    assert names(told, 10) == ["Kevin"]


def test_who_comes_back_is_not_held_to_the_time_away(told):
    marie = struggles(told, "Marie", (2, 3))
    later = Story(told.store, at=NOON + timedelta(days=7))
    works_on(later, "Ahmed", until=20)
    later.comes_back(marie, 18)
    assert names(later, 20) == []
