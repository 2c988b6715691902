"""Sessions come into the diary by themselves; what is entered is kept, changed, taken out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from declic.domain.diary import Entry, Kind
from declic.domain.exercise import WorkshopCard
from declic.errors import TextRefused
from declic.store import diary, groups, sessions

TEN = datetime(2026, 11, 26, 10, tzinfo=UTC)
DROP_IN = Entry(Kind.DROP_IN, TEN, 20, topic="  Impôts\nen ligne ")


def at(minute):
    return TEN + timedelta(minutes=minute)


@pytest.fixture
def session(store):
    with store.transaction() as tx:
        return sessions.open_session(tx, WorkshopCard("mails", "Les mails"), TEN).id


def since(store, begin=TEN, now=None):
    with store.reading() as tx:
        return diary.since(tx, begin, now or at(30))


def test_a_session_is_in_the_diary_as_long_as_it_lasted(store, session):
    (held,) = since(store)
    assert (held.id, held.entry.kind, held.entry.minutes) == (None, Kind.SESSION, 30)
    assert (held.entry.title, held.entry.session) == ("Les mails", session)
    with store.transaction() as tx:
        sessions.close_session(tx, session, at(75))
    assert since(store)[0].entry.minutes == 75
    assert not since(store, at(1))


def test_a_session_that_was_left_open_does_not_last_for_days(store, session):
    assert since(store, now=at(5000))[0].entry.minutes == 240
    assert since(store, now=at(-5))[0].entry.minutes == 1


def test_what_is_entered_of_a_session_takes_the_place_of_what_came_by_itself(store, session):
    (held,) = since(store)
    with store.transaction() as tx:
        number = diary.add(tx, replace(held.entry, minutes=50, note="Bien"), at(60))
    (kept,) = since(store)
    assert (kept.id, kept.uid, kept.entry.minutes) == (number, held.uid, 50)
    with store.transaction() as tx:
        diary.remove(tx, number)
    assert since(store)[0].id is None


def test_entries_are_kept_changed_and_taken_out(store):
    with store.transaction() as tx:
        number = diary.add(tx, DROP_IN, TEN)
        diary.add(tx, replace(DROP_IN, starts_at=at(-60)), TEN)
    (kept,) = since(store)
    assert kept.entry.topic == "Impôts en ligne"
    with store.transaction() as tx:
        diary.change(tx, number, replace(kept.entry, minutes=35), at(5))
        after = diary.by_id(tx, number)
        assert (after.uid, after.entry.minutes, after.changed_at) == (kept.uid, 35, at(5))
        diary.remove(tx, number)
        assert diary.by_id(tx, number) is None


def test_two_entries_of_one_session_are_two_events(store, session):
    entry = Entry(Kind.PREPARATION, TEN, 30, session=session)
    with store.transaction() as tx:
        diary.add(tx, entry, TEN)
        diary.add(tx, entry, TEN)
    assert len({one.uid for one in since(store)}) == 2


def test_links_to_what_is_not_there_are_left_out(store):
    with store.transaction() as tx:
        number = diary.add(tx, replace(DROP_IN, session=9, plan=9, group=9), TEN)
        entry = diary.by_id(tx, number).entry
        assert (entry.session, entry.plan, entry.group) == (None, None, None)
        group = groups.make(tx, "Mardi", TEN)
        diary.change(tx, number, replace(DROP_IN, group=group), TEN)
        groups.remove(tx, group)
        assert diary.by_id(tx, number).entry.group is None


@pytest.mark.parametrize(
    "wrong", [{"minutes": 0}, {"minutes": 1441}, {"topic": "x" * 201}, {"note": "x" * 2001}]
)
def test_what_can_not_be_is_refused(store, wrong):
    with store.transaction() as tx, pytest.raises(TextRefused):
        diary.add(tx, replace(DROP_IN, **wrong), TEN)
    assert not since(store)
