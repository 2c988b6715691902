"""What the judgement of one response says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Verdict:
    """The judgement of one response.

    Attributes
    ----------
    score
        Part of the exercise that is right, from 0 to 1; None where a human will judge.
    correct
        True where nothing is missing or wrong; None where a human will judge.
    feedback
        What the learner is told, in the safe subset of Markdown; may be empty.
    details
        What the page needs to show more, plain JSON, by exercise kind. It never says more of
        the expected answer than the learner may see after this response.
    """

    score: float | None
    correct: bool | None
    feedback: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.score is not None and not 0 <= self.score <= 1:
            raise ValueError(f"score must be from 0 to 1, not {self.score!r}")
        if (self.score is None) != (self.correct is None):
            raise ValueError("score and correct are both None, or neither")

    def to_json(self) -> dict[str, Any]:
        """Return a plain JSON object, with the version of its form."""
        return {"version": 1, **asdict(self)}

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Verdict:
        """Read what :meth:`to_json` wrote, in this or an earlier version."""
        return cls(
            score=record["score"],
            correct=record["correct"],
            feedback=record.get("feedback", ""),
            details=record.get("details", {}),
        )
