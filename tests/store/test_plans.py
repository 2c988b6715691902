"""Plans are kept with what really happened, taken back step by step, and used again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from declic.domain.exercise import WorkshopCard
from declic.domain.plan import Plan, Step
from declic.domain.run import begun
from declic.store import plans, sessions

TEN = datetime(2026, 11, 26, 10, tzinfo=UTC)
PLAN = Plan("Les mails", 40, 5, (Step("a", "Accueil"), Step("b", "Lire", note="À dire")))


def at(minute):
    return TEN + timedelta(minutes=minute)


@pytest.fixture
def session(store):
    with store.transaction() as tx:
        return sessions.open_session(tx, WorkshopCard("mails", "Les mails"), TEN).id


@pytest.fixture
def kept(store, session):
    with store.transaction() as tx:
        return plans.add(tx, PLAN, TEN, workshop="mails", session=session)


def found(store, number):
    with store.reading() as tx:
        return plans.by_id(tx, number)


def drop(store, number, step, said):
    with store.transaction() as tx:
        return plans.change(
            tx, number, lambda one: one.with_plan(one.now.changed(step, dropped=True)), said, at(1)
        )


def test_a_plan_is_the_session_s_own(store, session, kept):
    with store.transaction() as tx:
        other = plans.add(tx, PLAN, TEN)
        assert plans.of_session(tx, session) == kept == plans.by_id(tx, kept.id)
        assert [one.id for one in plans.newest(tx, 9)] == [other.id, kept.id]
        assert plans.of_session(tx, 99) is None


def test_what_changes_while_it_runs_leaves_what_was_planned(store, kept):
    with store.transaction() as tx:
        plans.change(tx, kept.id, lambda one: replace(one, run=begun(one.plan, at(0))), "x", at(0))
    drop(store, kept.id, "b", "Lire")
    now = found(store, kept.id)
    assert now.plan == PLAN
    assert now.now.step("b").dropped
    assert now.run.current == "a"


def test_two_desks_that_change_different_things_both_have_their_way(store, kept):
    drop(store, kept.id, "a", "Accueil")
    drop(store, kept.id, "b", "Lire")
    assert found(store, kept.id).now.kept == ()


def test_changes_are_taken_back_one_by_one_and_said(store, kept):
    drop(store, kept.id, "a", "Accueil")
    drop(store, kept.id, "b", "Lire")
    drop(store, kept.id, "b", "rien")  # changes nothing
    assert found(store, kept.id).undo == "Lire"
    with store.transaction() as tx:
        assert plans.undo(tx, kept.id, at(2)) == "Lire"
        assert plans.undo(tx, kept.id, at(2)) == "Accueil"
        assert plans.undo(tx, kept.id, at(2)) == ""
    assert found(store, kept.id).plan == PLAN


def test_only_the_newest_changes_are_kept(store, kept):
    for number in range(plans.UNDO_STEPS + 5):
        with store.transaction() as tx:
            plans.change(
                tx,
                kept.id,
                lambda one, n=number: one.with_plan(replace(one.now, title=f"Titre {n}")),
                str(number),
                at(number),
            )
    with store.transaction() as tx:
        taken = [plans.undo(tx, kept.id, at(99)) for _ in range(plans.UNDO_STEPS + 1)]
    assert taken == [*(str(n) for n in range(plans.UNDO_STEPS + 4, 4, -1)), ""]


def test_a_plan_that_is_not_there_is_not_changed(store):
    assert drop(store, 99, "a", "x") is None
    with store.transaction() as tx:
        assert plans.undo(tx, 99, TEN) == ""
        assert plans.use_again(tx, 99, TEN) is None


def test_the_next_plan_comes_from_what_happened_and_knows_where_from(store, kept):
    run = begun(PLAN, at(0)).gone_to("b", at(9)).stopped(at(20))
    with store.transaction() as tx:
        plans.change(tx, kept.id, lambda one: replace(one, run=run), "x", at(20))
        plans.note(tx, kept.id, "Trop court", at(21))
        again = plans.use_again(tx, kept.id, at(22))
    assert again == found(store, again.id)
    assert [step.minutes for step in again.plan.steps] == [9, 11]
    assert again.plan.step("b").note == "À dire"
    assert (again.session, again.run, again.workshop) == (None, None, "mails")
    assert found(store, again.based_on).note == "Trop court"
