"""How the whole group gets on: by exercise, with the most common mistake in words, and by skill.

What is hardest comes first: what is missed by most of those who have tried it. So that one person
alone is not the group, two more are thought of, of whom one managed (Laplace's rule of succession).
Of equals the one that took more attempts comes first. Where nobody has tried, nothing is said.
Exercises that a human judges count as managed once they are handed in.

*Do it again together*: where :data:`ENOUGH` people or more have tried and half of them or more have
not managed, or where :data:`ENOUGH` gave the same wrong answer and have not found a better one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from declic.desk import readable
from declic.desk.frames import SessionData
from declic.domain.skills import shown
from declic.store.results import written

ENOUGH = 3
"""People of whom it takes so many for something to be the group's."""
HALF = 0.5
SHARED = 2
"""People who gave the same wrong answer, for it to be a common one."""


@dataclass(frozen=True)
class Mistake:
    """The wrong answer that most people gave.

    Attributes
    ----------
    said
        In words, one short text a line.
    people
        How many gave it.
    still
        How many of them have not managed the exercise since.
    """

    said: tuple[str, ...]
    people: int
    still: int


@dataclass(frozen=True)
class ExerciseResult:
    """How the group gets on with an exercise.

    Attributes
    ----------
    tried, managed, stuck
        How many people.
    attempts
        Attempts of one who tried, on average.
    mistake
        None where no wrong answer was given by several.
    together
        Whether to do it again together.
    """

    id: str
    tried: int
    managed: int
    stuck: int
    attempts: float
    mistake: Mistake | None
    together: bool

    @property
    def missed(self) -> float:
        """Return how probably somebody misses it, 0 to 1, by the rule of succession."""
        return (self.tried - self.managed + 1) / (self.tried + 2)


@dataclass(frozen=True)
class SkillResult:
    """How the group gets on with the exercises of a skill.

    Attributes
    ----------
    label
        Its name and title in the desk's language.
    tried, managed
        How many times one of its exercises was tried, and managed, by one person.
    """

    label: str
    tried: int
    managed: int


def exercises(data: SessionData, table: pd.DataFrame) -> list[ExerciseResult]:
    """Return how the group gets on with each exercise, the hardest first; those not tried last."""
    managed = table["solved"] | table["waiting"]
    tried = table["attempts"] > 0
    by_exercise = pd.DataFrame(
        {
            "tried": tried,
            "managed": managed & tried,
            "stuck": table["status"] == "stuck",
            "attempts": table["attempts"].where(tried),
        }
    ).groupby(level="exercise")
    ids = [card.id for card in data.session.workshop.exercises]
    sums = by_exercise[["tried", "managed", "stuck"]].sum().reindex(ids, fill_value=0)
    counts = dict(zip(ids, sums.astype(int).to_numpy().tolist(), strict=True))
    means = by_exercise["attempts"].mean().reindex(ids).fillna(0.0)
    usual: dict[str, float] = dict(zip(ids, means.tolist(), strict=True))
    mistakes = _mistakes(data, table)
    found = []
    for card in data.session.workshop.exercises:
        begun, done, stuck = counts[card.id]
        mistake = mistakes.get(card.id)
        many_missed = begun >= ENOUGH and (begun - done) / begun >= HALF
        same = mistake is not None and mistake.still >= ENOUGH
        found.append(
            ExerciseResult(
                card.id,
                begun,
                done,
                stuck,
                usual[card.id],
                mistake,
                bool(many_missed or same),
            )
        )
    return sorted(found, key=lambda one: (not one.tried, -one.missed, -one.attempts))


def skills(data: SessionData, results: list[ExerciseResult], language: str) -> list[SkillResult]:
    """Return how the group gets on with each skill that was tried, the hardest first."""
    by_id = {one.id: one for one in results}
    tried: Counter[str] = Counter()
    managed: Counter[str] = Counter()
    for card in data.session.workshop.exercises:
        for skill in card.skills:
            tried[skill] += by_id[card.id].tried
            managed[skill] += by_id[card.id].managed
    found = [
        SkillResult(shown(name, language), count, managed[name])
        for name, count in tried.items()
        if count
    ]
    return sorted(found, key=lambda one: (one.managed / one.tried, one.label))


def free_answers(data: SessionData, exercise: str) -> dict[int, list[str]]:
    """Return the last answer in words of each person to an exercise, by learner."""
    tried = data.attempts[
        (data.attempts["exercise"] == exercise) & (data.attempts["session"] == data.session.id)
    ]
    return {
        int(row["learner"]): written(_said(row["details"]), row["response"])
        for row in tried.to_dict("records")
    }


def _mistakes(data: SessionData, table: pd.DataFrame) -> dict[str, Mistake]:
    """Return the wrong answer of each exercise that most people gave, if several did."""
    tried = data.attempts
    wrong = tried[tried["correct"].eq(False).fillna(False).astype(bool)]
    if wrong.empty:
        return {}
    given = wrong.drop_duplicates(["exercise", "learner", "answer"])
    by_answer: dict[tuple[str, str], list[tuple[int, int]]] = {}
    columns = [given[name].tolist() for name in ("exercise", "answer", "learner")]
    for row, exercise, answer, learner in zip(given.index, *columns, strict=True):
        by_answer.setdefault((exercise, answer), []).append((row, learner))
    most: dict[str, list[tuple[int, int]]] = {}
    for (exercise, _answer), who in by_answer.items():
        if len(who) >= SHARED and len(who) > len(most.get(exercise, ())):
            most[exercise] = who
    solved: dict[Any, bool] = table["solved"].to_dict()
    found = {}
    for exercise, who in most.items():
        still = sum(not solved.get((learner, exercise), False) for _row, learner in who)
        first: Any = given.loc[who[0][0]]
        said = readable.answered(first["response"], first["details"])
        found[exercise] = Mistake(tuple(said), len(who), still)
    return found


def _said(details: Mapping[str, Any]) -> Any:
    return details.get("said")
