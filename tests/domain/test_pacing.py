"""The clock says how late a session is; after its advice the session ends on time if it can."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from declic.domain.pacing import advice, clock, following, regained, replanned
from declic.domain.plan import Kind, Plan, Priority, Step
from declic.domain.run import begun

TEN = datetime(2026, 11, 26, 10, tzinfo=UTC)
MUST, SHOULD, COULD = Priority.MUST, Priority.SHOULD, Priority.COULD


def at(minute):
    return TEN + timedelta(minutes=minute)


def minutes(time):
    return time / timedelta(minutes=1)


def plan(*steps, margin=5, spare=0):
    """A plan of steps ``(id, priority, minutes, kind)`` that fill their time, and a margin."""
    made = tuple(
        Step(name, name, kind[0] if kind else Kind.OTHER, length, priority)
        for name, priority, length, *kind in steps
    )
    return Plan("Essai", sum(step.minutes for step in made) + margin + spare, margin, made)


FOUR = plan(("a", MUST, 10), ("b", SHOULD, 10), ("c", SHOULD, 10, Kind.PRACTICE), ("d", COULD, 10))


def late(by, of=FOUR):
    """Where a session is when its first step took so many minutes more."""
    return begun(of, at(0)).gone_to("b", at(10 + by))


def test_a_session_in_time_says_when_it_ends():
    shown = clock(FOUR, begun(FOUR, at(0)), at(4))
    assert shown.forecast_end == at(40)
    assert shown.wanted_end == at(45)
    assert shown.late == timedelta()
    assert minutes(shown.margin_left) == 5
    assert (minutes(shown.spent), minutes(shown.left)) == (4, 6)


def test_a_step_that_takes_too_long_makes_the_end_later_as_time_goes():
    run = begun(FOUR, at(0))
    assert minutes(clock(FOUR, run, at(12)).late) == 2
    assert minutes(clock(FOUR, run, at(13)).late) == 3
    assert clock(FOUR, run, at(13)).left == timedelta()


def test_more_time_moves_the_end_that_is_wanted():
    run = replace(begun(FOUR, at(0)), extra=5)
    assert clock(FOUR, run, at(0)).wanted_end == at(50)


def test_a_session_that_is_over_ended_when_it_did():
    shown = clock(FOUR, late(0).stopped(at(20)), at(99))
    assert shown.forecast_end == at(20)


def test_the_group_may_go_back_and_jump():
    run = begun(FOUR, at(0)).gone_to("c", at(10))
    assert following(run).id == "d"
    run = run.gone_to("d", at(20))
    assert following(run).id == "b"  # jumped over
    back = begun(FOUR, at(0)).gone_to("b", at(10)).gone_to("a", at(14))
    assert clock(FOUR, back, at(16)).forecast_end == at(16 + 6 + 20)


def test_a_session_of_which_all_is_done_has_nothing_to_come():
    run = begun(FOUR, at(0))
    for number, name in enumerate("bcd"):
        run = run.gone_to(name, at(10 * number + 10))
    assert following(run) is None
    assert clock(FOUR, run, at(44)).forecast_end == at(44)


@pytest.mark.parametrize(
    ("by", "dropped", "shortened"),
    [
        (0, (), {}),
        (5, (), {}),  # the margin first
        (8, (), {"d": 7}),  # what could be done, shortened where that is enough
        (12, ("d",), {}),  # or else dropped
        (17, ("d",), {"b": 8}),  # then what should, which is not practice
        (21, ("d",), {"b": 5, "c": 9}),  # then practice, never under half
        (26, ("c", "d"), {"b": 9}),  # then what should is dropped, and the others get time back
        (35, ("b", "c", "d"), {}),
    ],
)
def test_the_advice_follows_the_rule(by, dropped, shortened):
    told = advice(FOUR, begun(FOUR, at(0)), at(10 + by))
    assert (told.dropped, told.shortened) == (dropped, shortened)
    assert not told.touches_must


def test_what_must_be_done_is_touched_last_and_never_dropped():
    of = plan(("a", COULD, 5), ("b", MUST, 10), ("c", SHOULD, 5))
    told = advice(of, begun(of, at(0)), at(14))
    assert told.dropped == ("c",)
    assert not told.touches_must
    told = advice(of, begun(of, at(0)), at(18))
    assert (told.dropped, told.shortened, told.touches_must) == (("c",), {"b": 7}, True)
    told = advice(of, begun(of, at(0)), at(30))
    assert (told.shortened, told.left_over) == ({"b": 5}, 10)


def test_a_step_that_has_begun_is_neither_dropped_nor_shorter_than_it_was():
    of = plan(("a", MUST, 10), ("b", COULD, 20), margin=0)
    run = begun(of, at(0)).gone_to("b", at(18))
    assert advice(of, run, at(20)).shortened == {"b": 12}
    assert advice(of, run, at(33)).shortened == {"b": 15}
    assert advice(of, run, at(33)).left_over == 3


def test_a_plan_that_takes_too_long_is_told_before_it_begins():
    of = Plan("Trop", 20, 5, FOUR.steps)
    told = advice(of, None, at(0))
    assert (told.dropped, told.shortened) == (("c", "d"), {"b": 5})  # and the margin is kept
    assert clock(replanned(of, told), None, at(0)).late <= timedelta()


def test_a_session_that_is_over_needs_no_advice():
    assert not advice(FOUR, late(30).stopped(at(80)), at(90))


def test_what_was_dropped_comes_back_when_there_is_time_for_it():
    run = begun(replanned(FOUR, advice(FOUR, late(12), at(22))), at(0))
    assert regained(run, at(0)).id == "d"
    assert regained(run.gone_to("b", at(10.5)), at(10.5)) is None


@pytest.mark.parametrize("seed", range(300))
def test_after_the_advice_the_session_ends_on_time_if_it_can(seed):
    dice = random.Random(seed)
    steps = [
        (str(n), dice.choice(list(Priority)), dice.randint(1, 25), dice.choice(list(Kind)))
        for n in range(dice.randint(1, 9))
    ]
    of = plan(*steps, margin=dice.randint(0, 8), spare=dice.randint(-15, 10))
    run, now = begun(of, at(0)), 0.0
    for name in dice.sample([step.id for step in of.steps], dice.randint(0, len(steps))):
        now += dice.uniform(0, 20)
        run = run.gone_to(name, at(now))
    now += dice.uniform(0, 20)
    before = clock(of, run, at(now))
    told = advice(of, run, at(now))
    after = replace(run, plan=replanned(run.plan, told))
    shown = clock(of, after, at(now))
    begun_ids = {visit.step for visit in run.visits}

    if before.margin_left >= timedelta():
        assert not told
    if told.left_over:
        assert minutes(-shown.margin_left) == pytest.approx(told.left_over, abs=1)
    else:
        assert shown.margin_left >= timedelta()
    for name in told.dropped:
        assert of.step(name).priority is not MUST
        assert name not in begun_ids
    for name, length in told.shortened.items():
        assert length >= of.step(name).minutes / 2
        assert length >= minutes(run.spent(name, at(now)))
        assert told.touches_must or of.step(name).priority is not MUST
    assert told == advice(of, run, at(now))
    assert not advice(of, after, at(now)) or told.left_over  # once is enough
