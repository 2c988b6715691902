"""Where a learner stands in an exercise, by a documented rule."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from declic.domain.attempt import RecordedAttempt

STUCK_ATTEMPTS = 3
"""Attempts without success after which somebody is stuck."""
STUCK_SECONDS = 240.0
"""Seconds since the exercise was begun, without success or a new attempt, that say the same."""


class Status(StrEnum):
    """What a cell of the grid says."""

    NOT_BEGUN = "not-begun"
    IN_PROGRESS = "in-progress"
    FIRST_TRY = "first-try"
    ACQUIRED = "acquired"
    ANSWERED = "answered"  # a text that waits for a human
    STUCK = "stuck"


def status(
    attempts: Sequence[RecordedAttempt], begun: bool, idle_seconds: float | None = None
) -> Status:
    """Say where a learner stands in one exercise.

    Parameters
    ----------
    attempts
        This learner's attempts at this exercise, in order.
    begun
        Whether the learner has touched the exercise.
    idle_seconds
        Seconds since the learner last did something in this exercise; None if unknown, or if
        the learner has since gone on to another exercise.
    """
    verdicts = [recorded.attempt.verdict for recorded in attempts]
    if any(verdict.correct for verdict in verdicts):
        return Status.FIRST_TRY if verdicts[0].correct else Status.ACQUIRED
    if verdicts and verdicts[-1].correct is None:
        return Status.ANSWERED
    long_idle = idle_seconds is not None and idle_seconds >= STUCK_SECONDS
    if len(verdicts) >= STUCK_ATTEMPTS or ((begun or verdicts) and long_idle):
        return Status.STUCK
    return Status.IN_PROGRESS if begun or verdicts else Status.NOT_BEGUN
