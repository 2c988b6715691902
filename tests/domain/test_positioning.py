"""The rule of the positioning test: what is asked, when it ends, how near it comes to the truth."""

from __future__ import annotations

import math

import pytest

from bench.positioning import SKILLS, Case, Errors, adaptive, fixed, learners
from declic.domain.positioning import (
    CUTS,
    FEWEST,
    Item,
    guesses,
    measure,
    next_item,
    probability,
)

BANK = [Item(f"{skill}-{place}", skill, -2 + place / 2, 4) for skill in "abc" for place in range(9)]
MOST = 9


def taken(decide, *, most=MOST, said=None, seed=0, bank=BANK):
    """Return the answers of somebody who answers as *decide* says."""
    answers = []
    while item := next_item(bank, answers, most, said, seed):
        answers.append((item, decide(item)))
    return answers


def hardness(answers):
    return sum(item.difficulty for item, _right in answers) / len(answers)


def test_who_knows_is_asked_harder_questions():
    able, lost = taken(lambda item: True), taken(lambda item: None)
    assert hardness(able) > 0.5 > -0.5 > hardness(lost)


@pytest.mark.parametrize(("right", "level"), [(True, 3), (False, 1), (None, 1)])
def test_answers_that_are_all_alike_end_well(right, level):
    answers = taken(lambda item: right, most=24)
    found = measure("abc", answers)
    assert {one.level for one in found.values()} == {level}
    assert all(math.isfinite(one.estimate) and 0 < one.error < 1.4 for one in found.values())
    assert len(answers) < 24, "it goes on although the levels are sure"


def test_a_question_is_asked_once_and_no_more_than_allowed():
    answers = taken(lambda item: item.difficulty < 0)
    assert len({item.id for item, _right in answers}) == len(answers) <= MOST


def test_each_skill_is_asked_about():
    answers = taken(lambda item: item.difficulty < 0.2)
    asked = [item.skill for item, _right in answers]
    assert all(asked.count(skill) >= FEWEST for skill in "abc")


def test_it_ends_where_no_question_is_left():
    few = BANK[:4]
    assert len(taken(lambda item: item.difficulty < -1, bank=few)) <= len(few)


def test_the_same_seed_and_answers_lead_to_the_same_questions():
    paths = [taken(lambda item: item.difficulty < 0, seed=3) for _time in range(2)]
    assert paths[0] == paths[1]


def test_neighbours_are_not_all_asked_the_same_first_question():
    assert len({next_item(BANK, [], MOST, None, seed).id for seed in range(20)}) > 1


def test_who_feels_lost_begins_with_an_easier_question():
    first = {
        level: next_item(BANK, [], MOST, dict.fromkeys("abc", level)).difficulty
        for level in (1, 2, 3)
    }
    assert first[1] < first[2] < first[3]


def test_as_long_as_nothing_is_asked_nothing_is_known():
    for one in measure("abc", []).values():
        assert (one.questions, one.sure) == (0, False)
        assert one.estimate == pytest.approx(0)


def test_answers_in_one_skill_say_something_of_the_others():
    answers = [(item, True) for item in BANK[4:9]]
    found = measure("abc", answers)
    assert found["a"].estimate > found["b"].estimate > 0.3
    assert found["a"].error < found["b"].error


def test_the_level_is_the_most_probable_one():
    assert measure("a", [(item, True) for item in BANK[:9]])["a"].level == len(CUTS) + 1
    for one in measure("abc", taken(lambda item: item.difficulty < 0)).values():
        assert one.levels[one.level - 1] == max(one.levels)
        assert sum(one.levels) == pytest.approx(1)


def test_right_answers_of_who_never_says_not_to_know_count_less():
    right = [(item, True) for item in BANK[:5]]
    says, never = [(BANK[20], None), (BANK[21], None)], [(BANK[20], False), (BANK[21], False)]
    assert guesses(right + says) < guesses(right) < guesses(right + never)
    honest, lucky = measure("abc", right + says), measure("abc", right + never)
    assert honest["a"].estimate > lucky["a"].estimate


@pytest.mark.parametrize("luck", [0, 0.25])
def test_who_is_as_able_as_a_question_is_difficult_knows_it_every_other_time(luck):
    assert probability(1.5, 1.5, luck) == pytest.approx(luck + (1 - luck) / 2)
    assert probability(9, -2, luck) == pytest.approx(1, abs=0.001)
    assert probability(-9, 2, luck) == pytest.approx(luck, abs=0.001)


def test_simulated_learners_are_found_near_their_true_level_and_nearer_than_by_a_fixed_test():
    people = list(learners(150))
    found = {}
    for name, test in {"adaptive": adaptive, "fixed": fixed}.items():
        errors = Errors()
        for learner in people:
            answers = test(learner, Case("18 questions"))
            errors.add(learner, measure(SKILLS, answers), len(answers))
        found[name] = errors.figures()
    assert found["adaptive"]["rmse"] < 1, "1.36 is what one is off who asks nothing"
    assert found["adaptive"]["level_right"] > 0.55
    assert found["adaptive"]["two_levels_off"] < 0.04
    assert abs(found["adaptive"]["bias"]) < 0.2
    assert found["adaptive"]["rmse"] < found["fixed"]["rmse"]
