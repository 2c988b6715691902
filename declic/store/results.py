"""What a group has managed in a session, counted: for what a whole room may look at.

People are counted, never named; and where fewer than :data:`FEWEST` have begun something, nothing
is said of it, for in so small a group everybody would know who it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from declic.domain.exercise import Part
from declic.domain.verdict import Verdict
from declic.store.tables import attempts, participations

FEWEST = 3
"""People who have begun a part, from which on it is said how many have managed it."""


@dataclass(frozen=True)
class PartResult:
    """How a group gets on with a part of the workshop.

    Attributes
    ----------
    begun
        How many have given an answer there.
    managed
        How many have done all of it: each exercise right at last, or handed in where a human
        judges; None where too few have begun.
    """

    title: str
    begun: int
    managed: int | None


def by_part(tx: Connection, session: int, parts: Sequence[Part]) -> list[PartResult]:
    """Return how a session's people get on with each part that has exercises."""
    tried: defaultdict[str, set[int]] = defaultdict(set)
    done: defaultdict[str, set[int]] = defaultdict(set)
    for learner, exercise, correct in tx.execute(
        select(
            attempts.c.learner_id, attempts.c.exercise, attempts.c.verdict["correct"].as_boolean()
        )
        .join(participations, participations.c.learner_id == attempts.c.learner_id)
        .where(
            participations.c.session_id == session,
            participations.c.removed_at.is_(None),
            attempts.c.session_id == session,
        )
        .distinct()
    ):
        tried[exercise].add(learner)
        if correct is None or correct:
            done[exercise].add(learner)
    return [_result(part, tried, done) for part in parts if part.exercises]


def texts(tx: Connection, session: int, exercise: str) -> dict[int, list[str]]:
    """Return the last answer in words of each of a session's people to an exercise, by learner."""
    rows = tx.execute(
        select(attempts.c.learner_id, attempts.c.verdict, attempts.c.response)
        .where(attempts.c.session_id == session, attempts.c.exercise == exercise)
        .order_by(attempts.c.seq)
    )
    return {
        row.learner_id: written(Verdict.from_json(row.verdict).details.get("said"), row.response)
        for row in rows
    }


def written(said: Any, response: Any) -> list[str]:
    """Return what was written in an answer: what its kind says of it, or the texts in it."""
    if isinstance(said, list) and all(isinstance(line, str) for line in said):
        return list(said)
    values = response.values() if isinstance(response, dict) else [response]
    return [value for value in values if isinstance(value, str)]


def _result(
    part: Part, tried: defaultdict[str, set[int]], done: defaultdict[str, set[int]]
) -> PartResult:
    begun = set().union(*(tried[name] for name in part.exercises))
    managed = set.intersection(*(done[name] for name in part.exercises))
    return PartResult(part.title, len(begun), len(managed) if len(begun) >= FEWEST else None)
