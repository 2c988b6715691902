"""One response of a learner to one exercise, before and after it is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from declic.domain.verdict import Verdict


@dataclass(frozen=True)
class Attempt:
    """A judged response, as a kernel hands it over.

    Attributes
    ----------
    id
        Chosen by the page, 1 to 64 characters; sending the same id again records nothing more.
    exercise
        Id of the exercise in its workshop.
    response
        Plain JSON, of a form that the kind of exercise defines.
    hints
        Number of hints that the learner had opened.
    active_seconds
        Time spent on this exercise since the previous attempt, seconds.
    """

    id: str
    exercise: str
    response: Any
    verdict: Verdict
    hints: int = 0
    active_seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return a plain JSON object."""
        return {
            "id": self.id,
            "exercise": self.exercise,
            "response": self.response,
            "verdict": self.verdict.to_json(),
            "hints": self.hints,
            "active_seconds": self.active_seconds,
        }

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Attempt:
        """Read what :meth:`to_json` wrote."""
        return cls(
            id=record["id"],
            exercise=record["exercise"],
            response=record["response"],
            verdict=Verdict.from_json(record["verdict"]),
            hints=record.get("hints", 0),
            active_seconds=record.get("active_seconds", 0.0),
        )


@dataclass(frozen=True)
class RecordedAttempt:
    """An attempt that is durable.

    Attributes
    ----------
    seq
        Position in the store's append-only order, from 1.
    number
        Which attempt of this learner at this exercise of this workshop, from 1.
    at
        When the room recorded it (UTC).
    """

    seq: int
    session: int
    learner: int
    workshop: str
    number: int
    at: datetime
    attempt: Attempt

    def to_json(self) -> dict[str, Any]:
        """Return a plain JSON object."""
        return {
            "seq": self.seq,
            "session": self.session,
            "learner": self.learner,
            "workshop": self.workshop,
            "number": self.number,
            "at": self.at.astimezone(UTC).isoformat(),
            "attempt": self.attempt.to_json(),
        }

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> RecordedAttempt:
        """Read what :meth:`to_json` wrote."""
        return cls(
            seq=record["seq"],
            session=record["session"],
            learner=record["learner"],
            workshop=record["workshop"],
            number=record["number"],
            at=datetime.fromisoformat(record["at"]),
            attempt=Attempt.from_json(record["attempt"]),
        )


def best(attempts: Sequence[RecordedAttempt]) -> RecordedAttempt | None:
    """Return the attempt that counts for the mark: the highest score, the latest of equals.

    This is the default of Moodle's quiz ("Grading method: highest grade"). Attempts that wait
    for a human count as equal, so that the latest text is the one to be read.
    """
    return max(attempts, key=lambda a: (a.attempt.verdict.score or 0.0, a.seq), default=None)
