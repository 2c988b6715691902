"""Groups: who agreed and when; sessions of theirs; who is taken out has no history there."""

from datetime import UTC, datetime, timedelta

import pytest

from declic.domain.diary import Entry, Kind
from declic.domain.exercise import WorkshopCard
from declic.errors import TextRefused
from declic.store import diary, groups, learners, sessions

TEN = datetime(2026, 11, 26, 10, tzinfo=UTC)
LATER = TEN + timedelta(days=7)


@pytest.fixture
def told(store):
    """A group of Marie and Ali, and two sessions to which they came."""
    with store.transaction() as tx:
        first, second = (
            sessions.open_session(tx, WorkshopCard("mails", "Les mails"), at) for at in (TEN, LATER)
        )
        marie, ali = (learners.join(tx, first, name, TEN).id for name in ("Marie", "Ali"))
        learners.join(tx, first, "Zoé", TEN)
        for one in (marie, ali):
            learners.take_part(tx, second.id, one, LATER)
        group = groups.make(tx, "  Mardi \n matin ", TEN)
        groups.agree(tx, group, marie, TEN)
        groups.agree(tx, group, ali, LATER)
        return group, marie, ali, first.id, second.id


def test_members_and_the_day_on_which_they_agreed_are_kept(store, told):
    group, marie, *_ = told
    with store.transaction() as tx:
        groups.agree(tx, group, marie, LATER)
        assert [(one.learner.name, one.consented_at) for one in groups.members(tx, group)] == [
            ("Marie", TEN),
            ("Ali", LATER),
        ]
        assert [(one.name, one.members) for one in groups.all_groups(tx)] == [("Mardi matin", 2)]


def test_sessions_are_those_to_which_two_came_or_that_the_diary_names(store, told):
    group, marie, ali, first, second = told
    with store.transaction() as tx:
        assert groups.session_ids(tx, group) == [first, second]
        assert groups.who_came(tx, group) == {
            (session, one) for session in (first, second) for one in (marie, ali)
        }
        groups.take_out(tx, group, ali)
        assert groups.session_ids(tx, group) == []
        diary.add(tx, Entry(Kind.SESSION, LATER, 60, session=second, group=group), LATER)
        assert groups.session_ids(tx, group) == [second]
        assert groups.who_came(tx, group) == {(first, marie), (second, marie)}


def test_a_group_that_is_removed_leaves_people_as_they_were(store, told):
    group, marie, *_ = told
    with store.transaction() as tx:
        groups.remove(tx, group)
        assert groups.all_groups(tx) == []
        assert groups.members(tx, group) == []
        assert learners.learner(tx, marie).name == "Marie"


@pytest.mark.parametrize("name", ["", " \u200b ", "x" * 121])
def test_a_group_has_a_name(store, name):
    with store.transaction() as tx, pytest.raises(TextRefused):
        groups.make(tx, name, TEN)
