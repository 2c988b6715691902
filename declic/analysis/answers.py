"""Every answer as one row of a data frame, with what is known of its exercise and session."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

import pandas as pd

from declic.domain.attempt import RecordedAttempt
from declic.domain.exercise import ExerciseCard
from declic.domain.session import Session
from declic.settings import load
from declic.store import Store, attempts, learners, sessions
from declic.store.place import Which

TIME = "datetime64[us, UTC]"
COLUMNS: Mapping[str, str] = {
    "seq": "int64",
    "session": "int64",
    "opened": TIME,
    "workshop": "str",
    "learner": "int64",
    "exercise": "str",
    "title": "str",
    "kind": "str",
    "skills": "object",
    "points": "float64",
    "number": "int64",
    "response": "object",
    "answer": "str",
    "score": "float64",
    "correct": "boolean",
    "hints": "int64",
    "active_seconds": "float64",
    "at": TIME,
}
"""Name and pandas type of each column of :func:`answers`, in order."""


def answers(
    *,
    session: int | None = None,
    workshop: str | None = None,
    names: bool = False,
    store: str | None = None,
) -> pd.DataFrame:
    """Return what was answered: a tidy table, one row an attempt, in the order of recording.

    Parameters
    ----------
    session
        Id of the only session that is wanted.
    workshop
        Name of the folder of the only workshop that is wanted.
    names
        Whether to add ``name``, as shown on the desk. Without it the table has no name in it,
        but free texts are what people wrote.
    store
        Address of the store, as ``sqlite:////…/declic.db``; that of the settings by default.

    Returns
    -------
    pandas.DataFrame
        ``seq`` position in the store, from 1 (int64) · ``session`` id (int64) · ``opened`` when
        it was opened (datetime64[us, UTC]) · ``workshop`` name of its folder (str) · ``learner``
        id, the same in all sessions to which somebody came back with their card (int64) ·
        ``exercise`` id (str) · ``title``, ``kind``, ``skills`` (tuple of str, as
        ``DigComp 4.2``), ``points`` (float64) as in the workshop when the session was opened;
        an exercise that it did not have any more has its id for a title, no kind, no skill,
        and NaN points · ``number`` which attempt of this learner at this exercise, from 1
        (int64) · ``response`` plain JSON, of a form that the kind defines (object) · ``answer``
        the same as text, to be compared (str) · ``score`` from 0 to 1, NaN where a human judges
        (float64) · ``correct`` <NA> where a human judges (boolean) · ``hints`` opened by then
        (int64) · ``active_seconds`` since the attempt before, seconds (float64) · ``at`` when it
        was recorded (datetime64[us, UTC]) · with *names*, ``name`` (str).

    Raises
    ------
    declic.errors.StoreUnavailable
        If the store can't be read.
    """
    which: Which = {}
    if session is not None:
        which["session"] = session
    if workshop is not None:
        which["workshop"] = workshop
    with closing(Store.open(store or load().store)) as opened:
        return read(opened, which, names=names)


def read(store: Store, which: Which, *, names: bool = False) -> pd.DataFrame:
    """Return as :func:`answers` what was answered, of a store that is open."""
    with store.reading() as tx:
        recorded = attempts.recorded(tx, **which)
        held = {one.id: one for one in sessions.all_sessions(tx)}
        people = {one.learner for one in recorded} if names else set()
        known = {person: learners.learner(tx, person) for person in sorted(people)}
    table = _table(recorded, held)
    if names:
        shown = {person: one.display_name if one else "" for person, one in known.items()}
        table["name"] = table["learner"].map(shown).astype("str")
    return table


def first_attempts(table: pd.DataFrame) -> pd.DataFrame:
    """Return, of a table of :func:`answers`, each learner's first attempt at each exercise."""
    return table[table["number"] == 1]


def _table(recorded: Sequence[RecordedAttempt], held: Mapping[int, Session]) -> pd.DataFrame:
    cards = {
        (number, card.id): card
        for number, session in held.items()
        for card in session.workshop.exercises
    }
    rows = [
        _row(one, held[one.session], cards.get((one.session, one.attempt.exercise)))
        for one in recorded
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(dict(COLUMNS))


def _row(one: RecordedAttempt, session: Session, card: ExerciseCard | None) -> tuple[Any, ...]:
    attempt = one.attempt
    return (
        one.seq,
        one.session,
        session.opened_at,
        one.workshop,
        one.learner,
        attempt.exercise,
        card.title if card else attempt.exercise,
        card.kind if card else "",
        card.skills if card else (),
        card.points if card else float("nan"),
        one.number,
        attempt.response,
        json.dumps(attempt.response, sort_keys=True, ensure_ascii=False),
        attempt.verdict.score,
        attempt.verdict.correct,
        attempt.hints,
        attempt.active_seconds,
        one.at,
    )
