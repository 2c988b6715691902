"""What a room's store holds, read beside the running room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from declic.domain.attempt import RecordedAttempt
from declic.store import attempts, learners, sessions
from tests.running import Room


def recorded(room: Room, card: str) -> list[RecordedAttempt]:
    """Return what the person with this return card has answered, in order."""
    with room.store() as store, store.reading() as tx:
        learner = learners.by_card(tx, card)
        return attempts.recorded(tx, learner=learner.id)


def counts(room: Room, card: str) -> Counter[str]:
    """Return how many attempts at each exercise this person has in the store."""
    return Counter(one.attempt.exercise for one in recorded(room, card))


def session_id(room: Room) -> int:
    """Return the id of the session that the room was started with."""
    with room.store() as store, store.reading() as tx:
        return sessions.by_code(tx, room.code).id


def in_transaction(room: Room, work: Callable[[Any], Any]) -> Any:
    """Do something to the room's store, as another program would."""
    with room.store() as store, store.transaction() as tx:
        return work(tx)
