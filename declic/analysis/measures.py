"""What the answers say of exercises, of skills, and of a learner over time.

All take a table as :func:`declic.answers` gives it. Exercises that a human judges have no score
here: they are in the gradebook.
"""

from __future__ import annotations

from typing import cast

import pandas as pd

from declic.analysis.answers import first_attempts
from declic.domain.skills import shown

FEWEST = 3
"""People from whom on it is said how an exercise tells people apart: two make a straight line."""


def by_exercise(answers: pd.DataFrame) -> pd.DataFrame:
    """Return how hard each exercise is, and how well it tells who knows from who does not.

    *Facility* (item difficulty) is the mean score of first attempts, 0 to 1: L. Crocker and
    J. Algina, "Introduction to Classical and Modern Test Theory", 1986, chapter 14; Moodle's quiz
    statistics call it "facility index".

    *Discrimination* is the corrected item-total correlation: Pearson's r between the scores of
    the first attempts at this exercise and the same people's mean score at all the others, so
    that the exercise is not compared with itself: S. Henrysson, "Correction of item-total
    correlations in item analysis", Psychometrika 28 (1963), 211-218. NaN with fewer than three
    people, or where all have the same score.

    Returns
    -------
    pandas.DataFrame
        Index ``workshop``, ``exercise``; ``title`` (str), ``people`` who tried (int64),
        ``facility`` (0 to 1), ``managed`` part of those who tried that got it right at last (0 to
        1), ``discrimination`` (-1 to 1), ``attempts`` of one person, mean (float64), ``seconds``
        of one person, median (float64). The hardest first.
    """
    judged = answers[answers["score"].notna()]
    first = first_attempts(judged)
    scores = first.pivot_table(
        index="learner", columns=["workshop", "exercise"], values="score", aggfunc="first"
    )
    told = {name: _discrimination(scores, cast("tuple[str, str]", name)) for name in scores}
    each = judged.groupby(["workshop", "exercise", "learner"])
    one = pd.DataFrame(
        {
            "managed": each["correct"].any(),
            "attempts": each["number"].max(),
            "seconds": each["active_seconds"].sum(),
        }
    ).groupby(["workshop", "exercise"])
    by = first.groupby(["workshop", "exercise"])
    table = pd.DataFrame(
        {
            "title": by["title"].last(),
            "people": by["learner"].nunique(),
            "facility": by["score"].mean(),
            "managed": one["managed"].mean().astype("float64"),
            "discrimination": pd.Series(told, index=scores.columns, dtype="float64"),
            "attempts": one["attempts"].mean(),
            "seconds": one["seconds"].median(),
        }
    )
    table.index = table.index.set_names(["workshop", "exercise"])
    return table.sort_values(["facility", "attempts"], ascending=[True, False])


def mistakes(answers: pd.DataFrame, most: int = 3) -> pd.DataFrame:
    """Return the wrong answers that most people gave, so many of each exercise.

    Returns
    -------
    pandas.DataFrame
        ``workshop``, ``exercise``, ``title``, ``answer`` (JSON), ``people`` who gave it, at
        whatever attempt (int64); per exercise the commonest first.
    """
    wrong = answers[answers["correct"].eq(False).fillna(False)]
    keys = ["workshop", "exercise", "title", "answer"]
    counted = wrong.groupby(keys)["learner"].nunique().rename("people").reset_index()
    ordered = counted.sort_values(
        ["workshop", "exercise", "people", "answer"], ascending=[True, True, False, True]
    )
    return ordered.groupby(["workshop", "exercise"]).head(most).reset_index(drop=True)


def by_skill(answers: pd.DataFrame, language: str = "fr") -> pd.DataFrame:
    """Return how people get on with each skill of the DigComp and Pix frameworks.

    Returns
    -------
    pandas.DataFrame
        Index ``skill`` as authors write it; ``label`` with its title (str), ``people`` who tried
        one of its exercises (int64), ``managed`` part of them who got right at last all of its
        exercises that they tried (0 to 1), ``score`` mean of first attempts (0 to 1). By name.
    """
    judged = answers[answers["score"].notna()].explode("skills").dropna(subset="skills")
    judged = judged.rename(columns={"skills": "skill"})
    at_last = judged.groupby(["skill", "learner", "workshop", "exercise"])["correct"].any()
    whole = at_last.groupby(["skill", "learner"]).all()
    by = judged[judged["number"] == 1].groupby("skill")
    table = pd.DataFrame(
        {
            "people": by["learner"].nunique(),
            "managed": whole.groupby("skill").mean().astype("float64"),
            "score": by["score"].mean(),
        }
    )
    table.index = table.index.set_names("skill")
    table.insert(0, "label", [shown(str(name), language) for name in table.index])
    return table.sort_index()


def over_time(answers: pd.DataFrame) -> pd.DataFrame:
    """Return how each learner got on, session by session.

    Returns
    -------
    pandas.DataFrame
        Index ``learner``, ``session``; ``opened`` (time), ``workshop``, ``tried`` and ``managed``
        exercises (int64), ``score`` mean of each exercise's best (0 to 1), ``minutes`` at work.
    """
    each = answers.groupby(["learner", "session", "exercise"])
    one = pd.DataFrame(
        {
            "opened": each["opened"].first(),
            "workshop": each["workshop"].first(),
            "managed": each["correct"].any(),
            "score": each["score"].max(),
            "seconds": each["active_seconds"].sum(),
        }
    ).groupby(["learner", "session"])
    return pd.DataFrame(
        {
            "opened": one["opened"].first(),
            "workshop": one["workshop"].first(),
            "tried": one["managed"].size(),
            "managed": one["managed"].sum().astype("int64"),
            "score": one["score"].mean(),
            "minutes": one["seconds"].sum() / 60,
        }
    ).sort_index()


def _discrimination(scores: pd.DataFrame, name: tuple[str, str]) -> float:
    others = scores.drop(columns=[name]).mean(axis="columns")
    both = pd.DataFrame({"this": scores[name], "others": others}).dropna()
    if len(both) < FEWEST or both["this"].nunique() == 1 or both["others"].nunique() == 1:
        return float("nan")
    return float(both["this"].corr(both["others"]))
