"""Where a learner stands, told from attempts."""

from datetime import UTC, datetime

import pytest

from declic.domain.attempt import Attempt, RecordedAttempt, best
from declic.domain.progress import Status, status
from declic.domain.verdict import Verdict


def history(*scores):
    """Return attempts at one exercise that got these scores; None waits for a human."""
    return [
        RecordedAttempt(
            seq=number,
            session=1,
            learner=1,
            workshop="w",
            number=number,
            at=datetime(2026, 11, 25, 10, number, tzinfo=UTC),
            attempt=Attempt(
                id=str(number),
                exercise="e",
                response=number,
                verdict=Verdict(score, None if score is None else score == 1),
            ),
        )
        for number, score in enumerate(scores, 1)
    ]


@pytest.mark.parametrize(
    ("scores", "begun", "idle", "expected"),
    [
        ([], False, None, Status.NOT_BEGUN),
        ([], True, 10, Status.IN_PROGRESS),
        ([], True, 300, Status.STUCK),
        ([], True, None, Status.IN_PROGRESS),
        ([1], True, 5, Status.FIRST_TRY),
        ([0, 1], True, 5, Status.ACQUIRED),
        ([0, 0, 0, 1], True, 5, Status.ACQUIRED),
        ([1, 0], True, 5, Status.FIRST_TRY),
        ([0.5], True, 5, Status.IN_PROGRESS),
        ([0, 0.5, 0], True, 5, Status.STUCK),
        ([0], True, 241, Status.STUCK),
        ([None], True, 5, Status.ANSWERED),
    ],
)
def test_status_follows_the_documented_rule(scores, begun, idle, expected):
    assert status(history(*scores), begun, idle) == expected


def test_the_best_attempt_counts_and_the_latest_of_equals():
    assert best(history(0, 1, 0.5)).number == 2
    assert best(history(0.5, 0.5)).number == 2
    assert best(history(None, None)).number == 2
    assert best([]) is None


def test_what_is_recorded_reads_back_the_same():
    (recorded,) = history(0.5)
    assert RecordedAttempt.from_json(recorded.to_json()) == recorded


@pytest.mark.parametrize(
    ("score", "correct"), [(1.5, True), (-0.1, False), (None, True), (1, None)]
)
def test_a_verdict_that_makes_no_sense_is_refused(score, correct):
    with pytest.raises(ValueError, match="score"):
        Verdict(score, correct)
