"""The history of a group that comes back: its sessions, and the parts that each one acquired."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from declic.domain.attempt import RecordedAttempt
from declic.domain.session import Session


@dataclass(frozen=True)
class Step:
    """What somebody acquired in a session for the first time: titles of its parts."""

    session: int
    parts: tuple[str, ...]


def acquired(
    learner: int, sessions: Sequence[Session], attempts: Iterable[RecordedAttempt]
) -> list[Step]:
    """Return what somebody acquired, session by session; those that brought nothing are left out.

    A part is acquired with the last of its exercises. One that a human judges is when it has an
    answer.

    Parameters
    ----------
    sessions
        Those to which they came, the oldest first.
    attempts
        Of these sessions, of whomever.
    """
    managed: dict[int, set[str]] = {session.id: set() for session in sessions}
    for recorded in attempts:
        right = recorded.attempt.verdict.correct is not False
        if recorded.learner == learner and recorded.session in managed and right:
            managed[recorded.session].add(recorded.attempt.exercise)
    before: dict[str, set[str]] = {}
    steps = []
    for session in sessions:
        known = before.setdefault(session.workshop.name, set())
        after = known | managed[session.id]
        parts = (part for part in session.workshop.parts if part.exercises)
        new = tuple(part.title for part in parts if _newly(part.exercises, known, after))
        if new:
            steps.append(Step(session.id, new))
        before[session.workshop.name] = after
    return steps


def _newly(exercises: Collection[str], before: set[str], after: set[str]) -> bool:
    return after.issuperset(exercises) and not before.issuperset(exercises)
