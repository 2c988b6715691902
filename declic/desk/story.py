"""The story of one learner in a workshop: what they answered, when, and what it was worth."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd

from declic.desk import readable, sentences
from declic.desk.frames import SessionData
from declic.domain.progress import Status
from declic.i18n import Words
from declic.store.helps import HELPED

_ = Words("desk")


def story(data: SessionData, table: pd.DataFrame, learner: int, now: datetime) -> dict[str, Any]:
    """Return a learner's story as plain JSON, exercises in the workshop's order.

    Parameters
    ----------
    table
        What :func:`declic.desk.cells.cells` makes of *data*.

    Returns
    -------
    dict
        ``learner``, ``name``, ``card``, ``helps`` (sentences), ``exercises``: each ``{id,
        number, title, status, word, hints, attempts}`` and each attempt ``{at, level, word,
        said, feedback}``, where ``level`` is ``right``, ``nearly``, ``again`` or ``waiting``;
        empty if the learner is not in the session.
    """
    if learner not in data.learners.index:
        return {}
    person = data.learners.loc[learner]
    tried = data.attempts[data.attempts["learner"] == learner]
    own = {row["exercise"]: row for row in table.loc[[learner]].reset_index().to_dict("records")}
    exercises = []
    for number, card in enumerate(data.session.workshop.exercises, start=1):
        cell = own[card.id]
        attempts = tried[tried["exercise"] == card.id].to_dict("records")
        exercises.append(
            {
                "id": card.id,
                "number": number,
                "title": card.title,
                "status": str(cell["status"]),
                "word": sentences.status_word(cell["status"]),
                "hints": _hints(int(cell["hints"]), cell["status"]),
                "attempts": [_attempt(attempt, now) for attempt in attempts],
            }
        )
    return {
        "learner": learner,
        "name": str(person["name"]),
        "card": str(person["card"]),
        "exercises": exercises,
        "helps": [_help(one, now) for one in _helps(data, learner)],
    }


def _helps(data: SessionData, learner: int) -> list[dict[Any, Any]]:
    own = data.helps[(data.helps["learner"] == learner) & (data.helps["kind"] == HELPED)]
    return own.to_dict("records")


def _help(row: dict[Any, Any], now: datetime) -> str:
    at = sentences.clock(row["at"].to_pydatetime(), now)
    if not row["note"]:
        return _("Helped at {time}").format(time=at)
    return _("Helped at {time}: {what}").format(time=at, what=row["note"])


def _hints(opened: int, status: str) -> str:
    if opened:
        return _.n("{n} hint opened", "{n} hints opened", opened).format(n=opened)
    return "" if status == Status.NOT_BEGUN else _("no hint opened")


def _attempt(row: dict[Any, Any], now: datetime) -> dict[str, Any]:
    level = _level(row["score"], row["correct"])
    return {
        "at": sentences.clock(row["at"].to_pydatetime(), now),
        "level": level,
        "word": {
            "right": _("Right"),
            "nearly": _("Nearly"),
            "again": _("To look at again"),
            "waiting": _("To be read"),
        }[level],
        "said": readable.answered(row["response"], row["details"]),
        "feedback": readable.plain(row["feedback"]),
    }


def _level(score: float, correct: Any) -> str:
    if correct is pd.NA or correct is None:
        return "waiting"
    if correct:
        return "right"
    return "nearly" if score > 0 else "again"
