"""The scoring rules: their table is in ``declic/domain/rules.py``."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.domain import rules


@pytest.mark.parametrize(
    ("given", "right", "choices", "score"),
    [
        ("a", "ab", 4, 0.5),
        ("ab", "ab", 4, 1),
        ("abc", "ab", 4, 0.5),
        ("abcd", "ab", 4, 0),
        ("", "", 3, 1),
        ("a", "", 2, 0.5),
        ("ab", "ab", 2, 1),
    ],
)
def test_what_is_chosen_in_vain_takes_away_what_right_ones_earned(given, right, choices, score):
    assert rules.chosen(given, set(right), choices).score == score


@pytest.mark.parametrize(
    ("given", "score"),
    [("ab", 1), ("a", 0.5), ("abc", 0.5), ("ac", 0), ("acd", 0), ("", 0)],
)
def test_a_word_marked_in_vain_takes_away_what_a_right_one_earned(given, score):
    found = rules.marked(given, {"a", "b"})
    assert (found.score, found.correct) == (score, score == 1)


@pytest.mark.parametrize(
    ("order", "score", "right"),
    [("abcd", 1, "abcd"), ("bacd", 2 / 3, "bcd"), ("dabc", 2 / 3, "abc"), ("dcba", 0, "")],
)
def test_an_order_is_worth_its_longest_series(order, score, right):
    found = rules.sequence(order, "abcd")
    assert found.score == pytest.approx(score)
    assert "".join(found.right) == right
    assert found.correct is (score == 1)


def test_a_pair_that_is_missing_is_neither_right_nor_wrong():
    found = rules.pairs({"a": 1, "b": 7}, {"a": (1).__eq__, "b": (2).__eq__, "c": (3).__eq__})
    assert (found.right, found.wrong, found.correct) == (("a",), ("b",), False)
    assert found.score == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("typed", "pattern", "slip", "met"),
    [
        ("Bonjour à tous", "bonjour*", False, True),
        ("un grand bonjour", "*bonjour", False, True),
        ("bonjour", "*bon*jour*", False, True),
        ("bonsoir", "*bonjour*", False, False),
        ("aXbXc", "a*b*c", False, True),
        ("abab", "*ab*ab", False, True),
        ("ab", "ab*b", False, False),
        ("2 * 3", r"2 \* 3", False, True),
        ("2 x 3", r"2 \* 3", False, False),
        ("adrese", "adresse", False, False),
        ("adrese", "adresse", True, True),
        ("adressse", "adresse", True, True),
        ("adreses", "adresse", True, True),
        ("asresse", "adresse", True, True),
        ("adresses", "adresse", True, True),
        ("darese", "adresse", True, False),
        ("mai", "mais", True, True),
        ("mis", "mai", True, False),
        ("33701", "33700", True, False),
        ("a+b", "a.b", False, False),
    ],
)
def test_a_typed_text_meets_a_pattern(typed, pattern, slip, met):
    assert rules.text(typed, ["…", pattern], slip).correct is met


def test_a_pattern_with_many_stars_takes_no_time():
    assert not rules.meets("a" * 200, "*a*a*a*a*a*a*a*a*b")


@pytest.mark.parametrize(
    ("value", "tolerance", "near"),
    [(10, 0, True), (10.1, 0.1, True), (9.9, 0.1, True), (10.11, 0.1, False), (math.nan, 5, False)],
)
def test_a_number_may_be_as_far_as_its_tolerance(value, tolerance, near):
    assert rules.number(value, 10, tolerance).correct is near


def test_sums_of_fractions_are_the_number_they_should_be():
    assert rules.number(0.1 + 0.2, 0.3).correct


@pytest.mark.parametrize(
    ("reached", "score"), [(0, 0), (5, 0.5), (10, 1), (12, 1), (-3, 0), (math.nan, 0)]
)
def test_a_target_is_reached_by_degrees(reached, score):
    assert rules.threshold(reached, 10).score == score
    assert rules.path(reached, 10).correct is (score == 1)


@given(st.text(), st.text(), st.booleans())
def test_any_texts_can_be_compared(typed, pattern, slip):
    assert rules.meets(typed, pattern, slip) in (True, False)
    assert rules.same(typed, typed, slip)


@given(st.permutations(range(6)))
def test_any_order_has_a_score(order):
    found = rules.sequence(order, range(6))
    assert 0 <= found.score <= 1
    assert found.correct is (list(order) == sorted(order))
    assert {*found.right} | {*found.wrong} == {*order}
