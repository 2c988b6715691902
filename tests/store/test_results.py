"""What a room may look at: counts of people, and nothing about too few."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from declic.domain.attempt import Attempt
from declic.domain.exercise import ExerciseCard, Part, WorkshopCard
from declic.domain.verdict import Verdict
from declic.store import attempts, learners, results, sessions
from declic.store.place import Place

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
CARD = WorkshopCard(
    "essai",
    "Essai",
    tuple(ExerciseCard(name, "TrueFalse", name) for name in "abc"),
    parts=(Part("Lire", exercises=("a", "b")), Part("Écrire", exercises=("c",)), Part("Pause")),
)


class Group:
    """A session, and what its people answer."""

    def __init__(self, store):
        self.store, self.count = store, 0
        with store.transaction() as tx:
            self.session = sessions.open_session(tx, CARD, NOON)
            self.people = [learners.join(tx, self.session, f"Zoé {n}", NOON).id for n in range(4)]

    def answers(self, who, exercise, correct, said=None):
        self.count += 1
        place = Place(self.session.id, self.people[who], CARD.name)
        details = {} if said is None else {"said": said}
        verdict = Verdict(None if correct is None else float(correct), correct, "", details)
        attempt = Attempt(f"a{self.count}", exercise, {"text": "à la main"}, verdict)
        with self.store.transaction() as tx:
            attempts.record(tx, place, attempt, NOON)

    def by_part(self):
        with self.store.reading() as tx:
            found = results.by_part(tx, self.session.id, CARD.parts)
        return {one.title: (one.begun, one.managed) for one in found}


@pytest.fixture
def group(store):
    return Group(store)


def test_a_part_is_managed_when_all_of_it_is(group):
    for who in range(3):
        group.answers(who, "a", False)
        group.answers(who, "a", True)
    group.answers(0, "b", True)
    group.answers(1, "b", False)
    assert group.by_part()["Lire"] == (3, 1)


def test_nothing_is_said_of_fewer_than_three(group):
    group.answers(0, "c", True)
    group.answers(1, "c", True)
    assert group.by_part() == {"Lire": (0, None), "Écrire": (2, None)}


def test_what_a_human_judges_is_managed_once_it_is_handed_in(group):
    for who in range(3):
        group.answers(who, "c", None)
    assert group.by_part()["Écrire"] == (3, 3)


def test_the_last_words_of_each_are_those_that_count(group):
    group.answers(0, "c", None, ["peur"])
    group.answers(0, "c", None, ["calme"])
    group.answers(1, "c", None)
    with group.store.reading() as tx:
        said = results.texts(tx, group.session.id, "c")
    assert said == {group.people[0]: ["calme"], group.people[1]: ["à la main"]}
