"""People of a session in the store: pairs, new names, taken out, two entries that are one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from declic.domain.attempt import Attempt
from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.domain.verdict import Verdict
from declic.errors import InvalidName, JoinError
from declic.store import (
    Store,
    attempts,
    hands,
    helps,
    learners,
    merging,
    messages,
    notes,
    people,
    sessions,
)
from declic.store.place import Place

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
WORKSHOP = WorkshopCard("mails", "Les mails", (ExerciseCard("a", "TrueFalse", "Vrai ?"),))


def minute(number):
    return NOW + timedelta(minutes=number)


class Room:
    """A session with people in it, each act in a transaction of its own."""

    def __init__(self, store):
        self.store = store
        self.session = self.do(lambda tx: sessions.open_session(tx, WORKSHOP, NOW))

    def do(self, what):
        with self.store.transaction() as tx:
            return what(tx)

    def joins(self, name, at=0):
        return self.do(lambda tx: learners.join(tx, self.session, name, minute(at)))

    def answers(self, learner, name, at, session=None):
        place = Place(session or self.session.id, learner.id, "mails")
        given = Attempt(name, "a", {"choice": [1]}, Verdict(1.0, True))
        return self.do(lambda tx: attempts.record(tx, place, given, minute(at)))

    def answers_of(self, learner):
        found = self.do(lambda tx: attempts.recorded(tx, learner=learner.id))
        return sorted((one.number, one.attempt.id) for one in found)

    def presence(self, learner):
        return self.do(lambda tx: people.presences(tx, self.session.id))[learner.id]


@pytest.fixture
def room(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path / 'declic.db'}")
    yield Room(store)
    store.close()


@pytest.fixture
def pair(room):
    marie, jean = room.joins("Marie"), room.joins("Jean")
    room.do(lambda tx: people.pair(tx, room.session.id, marie.id, jean.id))
    return marie, jean


def test_what_a_pair_answers_is_recorded_once_for_each(room, pair):
    marie, jean = pair
    first = room.answers(marie, "x", 1)
    again = room.answers(marie, "x", 2)
    room.answers(marie, "y", 3)
    assert first == again
    assert first.learner == marie.id
    assert room.answers_of(marie) == room.answers_of(jean) == [(1, "x"), (2, "y")]


def test_each_of_a_pair_goes_on_from_their_own_number(room):
    marie, jean = room.joins("Marie"), room.joins("Jean")
    room.answers(jean, "before", 1)
    room.do(lambda tx: people.pair(tx, room.session.id, marie.id, jean.id))
    room.answers(marie, "together", 2)
    assert room.answers_of(marie) == [(1, "together")]
    assert room.answers_of(jean) == [(1, "before"), (2, "together")]


def test_a_pair_is_one_in_its_session_only(room, pair):
    marie, jean = pair
    later = room.do(lambda tx: sessions.open_session(tx, WORKSHOP, minute(60)))
    room.do(lambda tx: learners.take_part(tx, later.id, marie.id, minute(60)))
    room.answers(marie, "alone", 61, later.id)
    assert room.answers_of(jean) == []


def test_a_pair_that_is_parted_answers_apart(room, pair):
    marie, jean = pair
    room.do(lambda tx: people.part(tx, room.session.id, marie.id))
    room.answers(marie, "x", 1)
    assert room.answers_of(jean) == []


def test_notes_of_a_pair_are_both_peoples(room, pair):
    place = Place(room.session.id, pair[0].id, "mails")
    room.do(lambda tx: notes.record(tx, place, "a", "hint", minute(1)))
    found = room.do(lambda tx: notes.recorded(tx, session=room.session.id))
    assert {note.learner for note in found} == {one.id for one in pair}


def test_nobody_is_in_two_pairs(room, pair):
    marie, jean = pair
    paul = room.joins("Paul")
    for first, second in ((paul, jean), (jean, paul), (marie, paul), (paul, paul)):
        with pytest.raises(JoinError):
            room.do(lambda tx, a=first, b=second: people.pair(tx, room.session.id, a.id, b.id))


def test_a_new_name_keeps_apart_from_the_others(room):
    room.joins("Marie")
    typed = room.joins("Mari")
    assert room.do(lambda tx: people.rename(tx, room.session.id, typed.id, " marie ")) == "marie 2"
    with pytest.raises(InvalidName):
        room.do(lambda tx: people.rename(tx, room.session.id, typed.id, "  "))
    assert room.do(lambda tx: people.rename(tx, room.session.id, typed.id, "Zoé")) == "Zoé"
    assert room.do(lambda tx: learners.by_card(tx, typed.card)).display_name == "Zoé"


def test_who_is_taken_out_can_be_put_back(room, pair):
    marie, jean = pair
    room.do(lambda tx: hands.put_up(tx, room.session.id, marie.id, minute(1)))
    room.do(lambda tx: people.take_out(tx, room.session.id, marie.id, minute(2)))
    assert room.do(lambda tx: learners.was_taken_out(tx, room.session.id, marie.id))
    assert room.presence(marie).hand_at is None
    assert room.presence(jean).companion_of is None
    room.do(lambda tx: people.put_back(tx, room.session.id, marie.id))
    assert not room.do(lambda tx: learners.was_taken_out(tx, room.session.id, marie.id))


def test_help_takes_the_hand_down_and_is_kept(room):
    marie = room.joins("Marie")
    session = room.session.id
    room.do(lambda tx: hands.put_up(tx, session, marie.id, minute(1)))
    room.do(lambda tx: helps.seen(tx, session, marie.id, "a", minute(2)))
    assert room.presence(marie).hand_at == minute(1)
    room.do(lambda tx: helps.helped(tx, session, marie.id, "a", "montré le geste", minute(3)))
    assert room.presence(marie).hand_at is None
    kept = room.do(lambda tx: helps.of_session(tx, session))
    assert [(one.kind, one.note) for one in kept] == [("seen", ""), ("helped", "montré le geste")]


def test_a_pair_s_hand_and_the_help_are_both_people_s(room, pair):
    marie, jean = pair
    session = room.session.id
    room.do(lambda tx: hands.put_up(tx, session, jean.id, minute(1)))
    assert room.presence(marie).hand_at == room.presence(jean).hand_at == minute(1)
    room.do(lambda tx: helps.seen(tx, session, marie.id, "a", minute(2)))
    room.do(lambda tx: helps.helped(tx, session, marie.id, "a", "relu", minute(3)))
    assert room.presence(marie).hand_at is room.presence(jean).hand_at is None
    kept = room.do(lambda tx: helps.of_session(tx, session))
    assert [(one.learner, one.note) for one in kept if one.kind == helps.HELPED] == [
        (marie.id, "relu"),
        (jean.id, "relu"),
    ]


def test_help_after_a_pair_was_parted_is_one_person_s(room, pair):
    marie, jean = pair
    session = room.session.id
    room.do(lambda tx: people.part(tx, session, jean.id))
    room.do(lambda tx: hands.put_up(tx, session, jean.id, minute(1)))
    room.do(lambda tx: helps.helped(tx, session, marie.id, "a", "", minute(2)))
    assert room.presence(jean).hand_at == minute(1)
    assert [one.learner for one in room.do(lambda tx: helps.of_session(tx, session))] == [marie.id]


def test_who_sits_down_beside_a_raised_hand_has_it_too(room):
    marie, jean = room.joins("Marie"), room.joins("Jean")
    room.do(lambda tx: hands.put_up(tx, room.session.id, marie.id, minute(1)))
    room.do(lambda tx: people.pair(tx, room.session.id, marie.id, jean.id))
    assert room.presence(jean).hand_at == minute(1)


def test_two_entries_of_a_person_become_one(room):
    marie, twice = room.joins("Marie"), room.joins("Marie", 5)
    room.answers(marie, "first", 1)
    room.answers(twice, "second", 6)
    room.answers(marie, "third", 7)
    room.do(lambda tx: hands.put_up(tx, room.session.id, twice.id, minute(8)))
    room.do(lambda tx: messages.send(tx, room.session.id, "Bravo", minute(9), twice.id))
    room.do(lambda tx: merging.merge(tx, marie.id, twice.id))
    assert room.answers_of(marie) == [(1, "first"), (2, "second"), (3, "third")]
    assert [one.id for one in room.do(lambda tx: learners.of_session(tx, room.session.id))] == [
        marie.id
    ]
    assert room.presence(marie).hand_at == minute(8)
    (message,) = room.do(lambda tx: messages.of_sessions(tx, [room.session.id]))
    assert message.learner == marie.id


def test_both_cards_of_merged_entries_open_the_one_that_stays(room):
    marie, twice, thrice = room.joins("Marie"), room.joins("Marie"), room.joins("Marie")
    room.do(lambda tx: merging.merge(tx, twice.id, thrice.id))
    room.do(lambda tx: merging.merge(tx, marie.id, twice.id))
    for card in (marie.card, twice.card, thrice.card):
        assert room.do(lambda tx, words=card: learners.by_card(tx, words)).id == marie.id
    assert room.do(lambda tx: learners.of_workshop(tx, "mails"))[0].id == marie.id


def test_a_page_of_the_entry_that_went_goes_on_recording_for_the_other(room):
    marie, twice = room.joins("Marie"), room.joins("Marie")
    room.do(lambda tx: merging.merge(tx, marie.id, twice.id))
    room.answers(twice, "late", 3)
    assert room.answers_of(marie) == [(1, "late")]


def test_what_a_pair_did_together_counts_once_when_they_are_one_person(room, pair):
    marie, jean = pair
    room.answers(marie, "x", 1)
    place = Place(room.session.id, marie.id, "mails")
    room.do(lambda tx: notes.record(tx, place, "a", "hint", minute(1)))
    room.do(lambda tx: helps.helped(tx, room.session.id, marie.id, "a", "relu", minute(2)))
    room.do(lambda tx: merging.merge(tx, jean.id, marie.id))
    assert room.answers_of(jean) == [(1, "x")]
    assert len(room.do(lambda tx: notes.recorded(tx, learner=jean.id))) == 1
    (help_given,) = room.do(lambda tx: helps.of_session(tx, room.session.id))
    assert help_given.learner == jean.id
    assert room.presence(jean).companion_of is None


def test_what_is_no_two_entries_is_not_merged(room):
    marie, twice = room.joins("Marie"), room.joins("Marie")
    room.do(lambda tx: merging.merge(tx, marie.id, twice.id))
    for kept, gone in ((marie.id, marie.id), (marie.id, twice.id), (twice.id, marie.id), (1, 999)):
        with pytest.raises(JoinError):
            room.do(lambda tx, a=kept, b=gone: merging.merge(tx, a, b))
