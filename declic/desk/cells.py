"""One row a learner × exercise: what happened there, since when, and the status that it has.

The status is the rule of :func:`declic.domain.progress.status`, for all cells at once. Silence
counts only where it says something: not where the others took as long over the same exercise,
not where a text is being written, and not while the whole group is silent, because then
the adviser is speaking.
"""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pandas as pd

from declic.desk.frames import SessionData, read
from declic.domain.progress import STUCK_ATTEMPTS, STUCK_SECONDS, Status
from declic.store import Store

GROUP = 3
"""How many others it takes to be a group that somebody can be compared with."""
USUAL_TIMES = 2.0
"""Silence is worth a word after this many times what the exercise takes the others."""
WRITING_SECONDS = 480.0
"""Seconds of silence that a text to be written deserves, whatever the others do."""


def cells(data: SessionData, now: datetime) -> pd.DataFrame:
    """Return one row for each learner and exercise of a session.

    Parameters
    ----------
    data
        The session.
    now
        Time for which idleness is computed; a closed session stands still when it was closed.

    Returns
    -------
    pandas.DataFrame
        Index ``learner``, ``exercise`` (ids, in the session's order). Columns: ``attempts``,
        ``failed``, ``hints`` (numbers), ``touched``, ``solved``, ``waiting`` (for a human),
        ``first_try``, ``current`` (the exercise of the learner's last act), ``same_mistake``
        (how many of the last attempts were the same), ``since`` and ``last`` (first and last
        act there; in this session if there was any), ``active`` and ``idle_seconds``,
        ``patience_seconds`` (silence allowed there), ``silent`` and ``status``.
    """
    moment = pd.Timestamp(data.session.closed_at or now)
    exercises = [card.id for card in data.session.workshop.exercises]
    index = pd.MultiIndex.from_product(
        [data.learners.index, pd.Index(exercises, dtype="str")], names=["learner", "exercise"]
    )
    table = _tried(data, index).join(_acts(data, index))
    table["hints"] = table[["hints", "noted_hints"]].max(axis=1)
    table["touched"] = table["last"].notna()
    arrived = data.learners["arrived"].reindex(index.get_level_values("learner")).set_axis(index)
    table["since"] = table["since"].fillna(table["first"]).where(table["touched"])
    table["since"] = table[["since"]].assign(arrived=arrived).max(axis=1).where(table["touched"])
    last_of_learner = table.groupby(level="learner")["last"].transform("max")
    table["current"] = table["touched"] & (table["last"] == last_of_learner)
    here = table[["last"]].assign(arrived=arrived).max(axis=1)
    table["idle_seconds"] = (moment - here).dt.total_seconds().where(table["touched"])
    table["patience_seconds"] = _patience(data, table)
    silent = table["current"] & (table["idle_seconds"] >= table["patience_seconds"])
    table["silent"] = silent & (not pausing(table))
    table["status"] = _statuses(table)
    return table.drop(columns=["first", "noted_hints"])


def grid(store: Store, session: int, now: datetime) -> pd.DataFrame:
    """Return learners × exercises of :class:`declic.domain.progress.Status`, as text.

    Index ``learner`` (id); one column an exercise, in the order of the workshop.

    Raises
    ------
    StoreError
        If there is no such session.
    """
    data = read(store, session)
    return as_grid(data, cells(data, now))


def as_grid(data: SessionData, table: pd.DataFrame) -> pd.DataFrame:
    """Return the statuses of :func:`cells` as learners × exercises."""
    exercises = [card.id for card in data.session.workshop.exercises]
    return table["status"].unstack("exercise").reindex(index=data.learners.index, columns=exercises)


def pausing(table: pd.DataFrame) -> bool:
    """Say whether the whole group is silent, as when the adviser speaks to everybody."""
    idle = table.loc[table["current"], "idle_seconds"].groupby(level="learner").min()
    return len(idle) > GROUP and bool(idle.median() >= STUCK_SECONDS)


def _tried(data: SessionData, index: pd.MultiIndex) -> pd.DataFrame:
    """Return what the attempts alone say of each cell."""
    tried = data.attempts.assign(
        right=data.attempts["correct"].fillna(False).astype(bool),
        open=data.attempts["correct"].isna(),
    )
    by_cell = tried.groupby(["learner", "exercise"], sort=False)
    changed = tried["answer"] != by_cell["answer"].shift()
    run = changed.groupby([tried["learner"], tried["exercise"]]).cumsum()
    same = tried.groupby([tried["learner"], tried["exercise"], run]).cumcount() + 1
    counts = pd.DataFrame(
        {
            "attempts": by_cell.size(),
            "solved": by_cell["right"].any(),
            "first_try": by_cell["right"].first(),
            "waiting": by_cell["open"].last(),
            "hints": by_cell["hints"].max(),
            "active": by_cell["active_seconds"].sum(),
            "same_mistake": same.groupby([tried["learner"], tried["exercise"]]).last(),
        }
    ).reindex(index)
    whole = ["attempts", "hints", "same_mistake"]
    flags = ["solved", "first_try", "waiting"]
    counts[whole] = counts[whole].fillna(0).astype("int64")
    counts[flags] = counts[flags].eq(True)
    counts["active"] = counts["active"].fillna(0.0)
    counts["waiting"] &= ~counts["solved"]
    counts["failed"] = counts["attempts"].where(~counts["solved"] & ~counts["waiting"], 0)
    return counts


def _acts(data: SessionData, index: pd.MultiIndex) -> pd.DataFrame:
    """Return when each cell was first and last touched; ``since`` counts after the arrival."""
    columns = ["learner", "exercise", "at"]
    acts = pd.concat([data.attempts[columns], data.notes[columns]], ignore_index=True)
    by_cell = acts.groupby(["learner", "exercise"], sort=False)["at"]
    arrived = data.learners["arrived"].reindex(acts["learner"]).set_axis(acts.index)
    today = acts[acts["at"] >= arrived].groupby(["learner", "exercise"], sort=False)["at"]
    opened = data.notes[data.notes["what"] == "hint"].groupby(["learner", "exercise"]).size()
    times = pd.DataFrame({"first": by_cell.min(), "last": by_cell.max(), "since": today.min()})
    times = times.reindex(index)
    times["noted_hints"] = opened.reindex(index).fillna(0).astype("int64")
    return times


def _patience(data: SessionData, table: pd.DataFrame) -> pd.Series:
    """Return the seconds of silence allowed in each cell, by exercise."""
    done = table[table["solved"] | table["waiting"]]
    took = done["active"].where(done["active"] > 0).dropna().groupby(level="exercise")
    usual = took.median().where(took.size() >= GROUP)
    by_exercise = (usual * USUAL_TIMES).reindex([c.id for c in data.session.workshop.exercises])
    least = pd.Series(
        [WRITING_SECONDS if c.manual else STUCK_SECONDS for c in data.session.workshop.exercises],
        index=by_exercise.index,
        dtype="float64",
    )
    allowed = by_exercise.fillna(0.0).clip(lower=least)
    exercises = table.index.get_level_values("exercise")
    return pd.Series(allowed.reindex(exercises).to_numpy(), index=table.index)


def _statuses(table: pd.DataFrame) -> np.ndarray:
    """Return :func:`declic.domain.progress.status` of each row."""
    return np.select(
        [
            table["first_try"],
            table["solved"],
            table["waiting"],
            (table["attempts"] >= STUCK_ATTEMPTS) | table["silent"],
            table["touched"],
        ],
        [
            Status.FIRST_TRY.value,
            Status.ACQUIRED.value,
            Status.ANSWERED.value,
            Status.STUCK.value,
            Status.IN_PROGRESS.value,
        ],
        Status.NOT_BEGUN.value,
    )
