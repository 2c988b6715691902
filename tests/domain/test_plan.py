"""A plan and its run: steps move, come and go; what really happened stays beside it."""

from datetime import UTC, datetime, timedelta

import pytest

from declic.domain.plan import Kind, Lead, Plan, Priority, Step, borrowed
from declic.domain.run import Run, begun, next_plan

TEN = datetime(2026, 11, 26, 10, tzinfo=UTC)
PLAN = Plan(
    "Les mails",
    40,
    5,
    (
        Step("a", "Accueil", Kind.INTRODUCTION, 5, Priority.MUST),
        Step("b", "Lire", Kind.PRACTICE, 20, Priority.SHOULD, ("Lire un mail",), "À dire"),
        Step("c", "Bilan", Kind.SUMMARY, 10, Priority.COULD),
    ),
)


def at(minute):
    return TEN + timedelta(minutes=minute)


def ids(plan):
    return "".join(step.id for step in plan.steps)


@pytest.mark.parametrize(
    ("step", "to", "order"),
    [("c", 0, "cab"), ("a", 2, "bca"), ("a", 99, "bca"), ("b", -3, "bac"), ("x", 0, "abc")],
)
def test_a_step_goes_to_its_place(step, to, order):
    assert ids(PLAN.moved(step, to)) == order


def test_a_step_comes_after_another_or_at_the_end_and_goes_again():
    more = PLAN.inserted(Step("d", "Pause"), "a")
    assert ids(more) == "adbc"
    assert ids(PLAN.inserted(Step("d", "Pause"), "x")) == "abcd"
    assert more.without("d") == PLAN


def test_what_was_dropped_takes_no_time_and_is_passed_over():
    plan = PLAN.changed("b", dropped=True)
    assert plan.busy == 15
    assert plan.after("a").id == "c"
    assert plan.before("c").id == "a"
    assert plan.before("a") is None


def test_a_run_knows_how_long_each_step_took_even_if_it_came_back():
    run = begun(PLAN, at(0)).gone_to("b", at(6)).gone_to("a", at(10)).gone_to("b", at(12))
    assert run.current == "b"
    assert run.took("a", at(15)) == timedelta(minutes=8)
    assert run.took("b", at(15)) == timedelta(minutes=7)
    assert run.took("c", at(15)) is None
    assert run.stopped(at(20)).current == ""
    assert run.stopped(at(20)).took("b", at(60)) == timedelta(minutes=12)


def test_a_session_that_was_over_goes_on_with_a_step():
    run = begun(PLAN, at(0)).stopped(at(5)).gone_to("b", at(8))
    assert run.ended_at is None
    assert run.took("a", at(9)) == timedelta(minutes=5)


def test_a_plan_without_steps_begins_with_none():
    assert begun(Plan("Rien", 40, 5), at(0)).current == ""


def test_the_next_plan_has_the_time_that_steps_took_and_what_was_dropped():
    run = begun(PLAN.changed("c", dropped=True), at(0)).gone_to("b", at(7.2)).stopped(at(31))
    again = next_plan(run)
    assert [step.minutes for step in again.steps] == [8, 24, 10]
    assert not any(step.dropped for step in again.steps)
    assert again.step("b").note == "À dire"


def test_a_step_that_is_borrowed_is_another_one():
    step = borrowed(PLAN.changed("b", dropped=True).step("b"))
    assert step.id != "b"
    assert (step.title, step.note, step.dropped) == ("Lire", "À dire", False)


def test_it_is_read_as_it_was_written_and_steps_from_less():
    plan = PLAN.changed("b", lead=Lead.GROUP)
    run = begun(plan, at(0)).gone_to("b", at(6))
    assert Run.from_json(run.to_json()) == run
    assert Run.from_json(run.stopped(at(9)).to_json()) == run.stopped(at(9))
    assert Step.from_json({"id": "a", "title": "Accueil"}) == Step("a", "Accueil")
