"""The frames say what happened, and the grid follows the documented rule."""

from __future__ import annotations

import random
import time
from datetime import timedelta

import pandas as pd
import pytest
from sqlalchemy import delete

from declic.desk import attempts, grid, learners
from declic.desk.frames import read
from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.domain.progress import Status, status
from declic.errors import StoreError
from declic.store import attempts as stored
from declic.store import merging, tables
from tests.desk.conftest import NOON, Story


def test_learners_are_listed_in_the_order_of_joining_with_their_cards(told):
    told.joins("Marie", 1)
    told.joins("Ahmed", 2)
    told.joins("Marie", 3)
    frame = learners(told.store, told.session.id)
    assert frame["name"].tolist() == ["Marie", "Ahmed", "Marie 2"]
    assert frame["card"].map(lambda card: len(card.split())).tolist() == [3, 3, 3]
    assert frame["arrived"].tolist() == [told.at(1), told.at(2), told.at(3)]


def test_an_attempt_is_a_row_with_its_types(told):
    marie = told.joins("Marie")
    told.does(marie, "lien", "nearly", 2, {"chosen": ["0"]}, seconds=30)
    told.does(marie, "texte", "text", 3, {"text": "Bonjour"})
    frame = attempts(told.store, told.session.id)
    assert frame["score"].tolist()[0] == 0.5
    assert pd.isna(frame["score"][1])
    assert frame["correct"].tolist() == [False, pd.NA]
    assert frame["number"].tolist() == [1, 1]
    assert str(frame["at"].dtype) == "datetime64[us, UTC]"
    assert frame["response"][1] == {"text": "Bonjour"}


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([], Status.NOT_BEGUN),
        ([("begin", 8)], Status.IN_PROGRESS),
        ([("begin", 1)], Status.STUCK),
        ([("right", 8)], Status.FIRST_TRY),
        ([("wrong", 7), ("right", 8)], Status.ACQUIRED),
        ([("right", 7), ("wrong", 8)], Status.FIRST_TRY),
        ([("wrong", 8)], Status.IN_PROGRESS),
        ([("wrong", 7), ("nearly", 8), ("wrong", 9)], Status.STUCK),
        ([("wrong", 2), ("hint", 9)], Status.IN_PROGRESS),
        ([("text", 2)], Status.ANSWERED),
    ],
)
def test_a_cell_has_the_status_of_what_was_done_there(told, acts, expected):
    marie = told.joins("Marie")
    for what, minute in acts:
        told.does(marie, "lien", what, minute)
    assert grid(told.store, told.session.id, told.at(10)).loc[marie, "lien"] == expected


def test_an_exercise_that_was_left_is_not_stuck_by_silence(told):
    marie = told.joins("Marie")
    told.does(marie, "lien", "begin", 1)
    told.does(marie, "vrai", "begin", 9)
    row = grid(told.store, told.session.id, told.at(10)).loc[marie]
    assert row.tolist() == [Status.IN_PROGRESS, Status.IN_PROGRESS, Status.NOT_BEGUN]


def test_somebody_who_comes_back_keeps_their_state_and_is_not_stuck_at_once(told):
    marie = told.joins("Marie")
    told.does(marie, "lien", "right", 5)
    told.does(marie, "vrai", "wrong", 6)
    later = Story(told.store, at=NOON + timedelta(days=7))
    later.comes_back(marie, 1)
    row = grid(later.store, later.session.id, later.at(3)).loc[marie]
    assert row["lien"] == Status.FIRST_TRY
    assert row["vrai"] == Status.IN_PROGRESS


def test_another_workshop_does_not_count(told):
    marie = told.joins("Marie")
    told.does(marie, "lien", "right", 5)
    other = Story(told.store, WorkshopCard("autre", "Autre", told.session.workshop.exercises))
    other.comes_back(marie)
    row = grid(other.store, other.session.id, other.at(3)).loc[marie]
    assert set(row) == {Status.NOT_BEGUN}


def test_a_closed_session_stands_still(told):
    marie = told.joins("Marie")
    told.does(marie, "lien", "begin", 1)
    told.closes(2)
    row = grid(told.store, told.session.id, told.at(60)).loc[marie]
    assert row["lien"] == Status.IN_PROGRESS


def test_a_session_without_anybody_is_an_empty_grid_with_its_columns(told):
    frame = grid(told.store, told.session.id, told.at(1))
    assert frame.empty
    assert list(frame.columns) == ["lien", "vrai", "texte"]


def test_a_session_that_is_not_there_is_refused(store):
    with pytest.raises(StoreError):
        read(store, 12)


def test_the_grid_agrees_with_the_rule_whatever_happened(told):
    lot = random.Random(7)
    minute = 0.0
    ids = [told.joins(f"P{number}") for number in range(6)]
    for _step in range(80):
        minute += lot.random()
        what = lot.choice(["begin", "hint", "wrong", "wrong", "nearly", "right", "text"])
        told.does(lot.choice(ids), lot.choice(["lien", "vrai", "texte"]), what, minute)
    table = told.cells(minute)
    with told.store.reading() as tx:
        recorded = stored.recorded(tx, session=told.session.id)
    for (learner, exercise), row in table.iterrows():
        mine = [a for a in recorded if (a.learner, a.attempt.exercise) == (learner, exercise)]
        idle = 1e9 if row["silent"] else None
        assert row["status"] == status(mine, bool(row["touched"]), idle)


def test_what_is_read_again_is_what_a_first_look_finds(told):
    marie, ali = told.joins("Marie"), told.joins("Ali")
    told.does(marie, "lien", "begin", 1)
    told.does(marie, "lien", "wrong", 2)
    known = told.data()

    def again():
        nonlocal known
        known = read(told.store, told.session.id, known)
        fresh = told.data()
        for name in ("learners", "attempts", "notes", "helps"):
            pd.testing.assert_frame_equal(getattr(known, name), getattr(fresh, name))
        return known

    assert len(again().attempts) == 1
    told.does(ali, "vrai", "right", 3)
    told.does(ali, "lien", "hint", 3)
    assert len(again().attempts) == 2
    assert len(again().notes) == 2
    other = Story(told.store, at=told.at(-600))
    leo = other.joins("Léo")
    other.does(leo, "lien", "wrong", 1)
    told.comes_back(leo, 4)  # what they did before is older than what is known
    assert len(again().attempts) == 3
    lea = told.joins("Léa", 5)
    told.does(lea, "lien", "wrong", 6)
    assert len(again().attempts) == 4
    with told.store.transaction() as tx:
        merging.merge(tx, marie, lea)
    assert again().attempts["number"].max() == 2
    elsewhere = other.joins("Ali bis")
    other.does(elsewhere, "vrai", "wrong", 2)
    with told.store.transaction() as tx:
        merging.merge(tx, ali, elsewhere)
    assert len(again().attempts) == 5


def test_an_answer_that_is_erased_is_not_shown_any_more(told):
    marie = told.joins("Marie")
    for minute in (1, 2, 3):
        told.does(marie, "lien", "wrong", minute)
    known = told.data()
    with told.store.transaction() as tx:
        gone = tables.attempts.c.seq == int(known.attempts["seq"].iloc[1])
        tx.execute(delete(tables.attempts).where(gone))
    told.does(marie, "lien", "right", 4)
    seen = read(told.store, told.session.id, known)
    assert seen.attempts["seq"].tolist() == told.data().attempts["seq"].tolist()


@pytest.mark.parametrize(("people", "seconds"), [(30, 0.5), (300, 2.0)])
def test_figures_of_a_full_room_are_quick(store, people, seconds):
    cards = tuple(ExerciseCard(f"e{number}", "TrueFalse", f"E {number}") for number in range(15))
    story = Story(store, WorkshopCard("grand", "Grand", cards))
    lot = random.Random(1)
    with store.transaction() as tx:
        _fill(tx, story, people, lot)
    began = time.thread_time()  # what others do on this machine meanwhile is not ours
    assert len(story.cells(30)) == people * 15
    assert time.thread_time() - began < seconds


def _fill(tx, story, people, lot):
    from declic.domain.attempt import Attempt
    from declic.domain.verdict import Verdict
    from declic.store import learners as people_of
    from declic.store.place import Place

    for number in range(people):
        learner = people_of.join(tx, story.session, f"P{number}", story.opened)
        place = Place(story.session.id, learner.id, "grand")
        for exercise in range(15):
            right = lot.random() < 0.6
            attempt = Attempt(f"{exercise}", f"e{exercise}", 1, Verdict(float(right), right))
            stored.record(tx, place, attempt, story.at(exercise))
