"""What a room's store holds, read beside the running room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

from declic.domain.attempt import RecordedAttempt
from declic.store import Store, attempts, learners, sessions
from tests.running import Room


@contextmanager
def opened(room: Room) -> Any:
    """Give the room's store."""
    store = Store.open(f"sqlite:///{room.data / 'declic.db'}")
    try:
        yield store
    finally:
        store.close()


def recorded(room: Room, card: str) -> list[RecordedAttempt]:
    """Return what the person with this return card has answered, in order."""
    with opened(room) as store, store.reading() as tx:
        learner = learners.by_card(tx, card)
        return attempts.recorded(tx, learner=learner.id)


def counts(room: Room, card: str) -> Counter[str]:
    """Return how many attempts at each exercise this person has in the store."""
    return Counter(one.attempt.exercise for one in recorded(room, card))


def session_id(room: Room) -> int:
    """Return the id of the session that the room was started with."""
    with opened(room) as store, store.reading() as tx:
        return sessions.by_code(tx, room.code).id


def in_transaction(room: Room, work: Callable[[Any], Any]) -> Any:
    """Do something to the room's store, as another program would."""
    with opened(room) as store, store.transaction() as tx:
        return work(tx)
