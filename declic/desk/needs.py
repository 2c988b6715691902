"""Who needs help first, and why: a rule that an adviser can read, and its sentences.

Who has a hand up comes first of all, the longest first. Somebody else is listed for one exercise,
where at least one of these holds:

- three attempts without success on the exercise they are on (or have left, if nothing has
  succeeded since);
- the same answer given twice running, though it was wrong;
- silence on the exercise for longer than it takes the others (:mod:`declic.desk.cells`);
- twice that time spent on it, with at least one attempt and no success;
- nothing begun five minutes after coming in, or nothing new for eight minutes after a success,
  while the others work.

Slow and careful work is none of these: time counts only beyond the group's own pace, and
without an attempt only silence counts.

A low measured level (a positioning test's) lists nobody, but it adds to the score. The score ranks
those who are listed (:data:`WEIGHTS`); who waits longest comes first of equals. Whom the adviser
has seen or helped goes to the end for three minutes, unless something new has happened: a hand,
or another attempt without success. A pair is one; who was taken out is not listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import pandas as pd

from declic.desk.cells import GROUP, pausing
from declic.desk.frames import SessionData
from declic.domain.progress import STUCK_ATTEMPTS, STUCK_SECONDS

NOT_BEGUN_SECONDS = 300.0
"""Seconds after coming in within which the first exercise is usually begun."""
PAUSE_SECONDS = 480.0
"""Seconds between a success and the next exercise that nobody needs to explain."""
MOST_MINUTES = 10
"""Minutes counted at most, of each kind."""
MOST_ATTEMPTS = 6
"""Attempts counted at most."""
SEEN = timedelta(minutes=3)
"""How long somebody whom the adviser has seen or helped stays at the end of the list."""
LOW_LEVEL = 1.5
"""Mean of the measured levels (1 to 4) under which a level is low."""
COMMON = 3
"""People who need help with one exercise from which it is worth doing it together."""


class Why(StrEnum):
    """A reason to help; the number that goes with it is in brackets."""

    HAND = "hand"  # [minutes since the hand went up]
    NO_SUCCESS = "no-success"  # [minutes since the exercise was begun]
    SILENT = "silent"  # [minutes since the last act on the exercise]
    NOT_BEGUN = "not-begun"  # [minutes since coming in]
    PAUSED = "paused"  # [minutes since the last success]
    ATTEMPTS = "attempts"  # [attempts without success]
    SAME_MISTAKE = "same-mistake"  # [times running]
    HINT_CLOSED = "hint-closed"  # [0]
    LOW_LEVEL = "low-level"  # [0]
    GONE_ON = "gone-on"  # [0]: has left the exercise for another


WEIGHTS: Mapping[Why, float] = MappingProxyType(
    {
        Why.HAND: 1000.0,
        Why.NO_SUCCESS: 0.5,  # a minute
        Why.SILENT: 1.0,  # a minute
        Why.NOT_BEGUN: 1.0,  # a minute
        Why.PAUSED: 0.5,  # a minute
        Why.ATTEMPTS: 2.0,  # an attempt
        Why.SAME_MISTAKE: 1.5,  # a repetition
        Why.HINT_CLOSED: 1.0,
        Why.LOW_LEVEL: 1.0,
        Why.GONE_ON: -4.0,
    }
)
"""What each reason adds to the score, for one of its number."""


@dataclass(frozen=True)
class Need:
    """Somebody who needs help.

    Attributes
    ----------
    exercise
        Id of the exercise in question; empty where it is none in particular.
    reasons
        Why, with a number each, the main one first.
    since
        When it began.
    score
        The higher, the more urgent; comparable within one session.
    seen
        ``seen`` or ``helped``, and when, as long as that puts them at the end; else None.
    """

    learner: int
    exercise: str
    reasons: tuple[tuple[Why, int], ...]
    since: datetime
    score: float
    seen: tuple[str, datetime] | None = None


def needs(data: SessionData, table: pd.DataFrame, now: datetime) -> list[Need]:
    """Return who needs help, the most urgent first; nobody once the session is closed.

    Parameters
    ----------
    data
        The session.
    table
        What :func:`declic.desk.cells.cells` makes of it.
    """
    if not data.session.is_open or data.learners.empty:
        return []
    data = replace(data, learners=data.learners[~data.folded])
    low = _low_levels(data)
    table = table[table.index.get_level_values("learner").isin(data.learners.index)]
    found = []
    if not table.empty:
        found = _on_exercises(data, table, now) + _between_exercises(data, table, now)
    most_urgent: dict[int, Need] = {}
    for need in sorted([_levelled(one, low) for one in found], key=_urgency):
        most_urgent.setdefault(need.learner, need)
    with_hands = most_urgent | _hands_up(data, table, most_urgent, now)
    looks = _looks(data, now)
    return sorted(
        [replace(one, seen=looks.get(one.learner)) for one in with_hands.values()], key=_urgency
    )


def common(found: list[Need]) -> list[tuple[str, int]]:
    """Return the exercises with which several people need help, and how many they are."""
    counts = pd.Series([need.exercise for need in found if need.exercise], dtype="str")
    several = counts.value_counts()
    return [(str(exercise), int(n)) for exercise, n in several.items() if n >= COMMON]


def _urgency(need: Need) -> tuple[bool, float, datetime]:
    return (need.seen is not None, -need.score, need.since)


def _hands_up(
    data: SessionData, table: pd.DataFrame, listed: Mapping[int, Need], now: datetime
) -> dict[int, Need]:
    """Return the needs of those whose hand is up, with the reasons there are besides."""
    current: dict[Any, str] = {}
    if len(table):
        current = dict(table[table["current"]].reset_index("exercise")["exercise"].items())
    hands = data.learners["hand"].dropna()
    found = {}
    for learner, at in zip(hands.index.tolist(), hands, strict=True):
        other = listed.get(learner)
        need = _need(learner, current.get(learner, ""), [(Why.HAND, _minutes(at, now))], at)
        if other is not None:  # the score stays the hand's: of two hands the first comes first
            need = replace(need, exercise=other.exercise, reasons=need.reasons + other.reasons)
        found[learner] = need
    return found


def _low_levels(data: SessionData) -> set[int]:
    """Return those whose measured level is low, by their last positioning test."""
    low: dict[int, bool] = {}
    for learner, details in zip(data.attempts["learner"], data.attempts["details"], strict=True):
        profile = details.get("profile") if isinstance(details, Mapping) else None
        if not isinstance(profile, list):
            continue
        levels = [row["level"] for row in profile if isinstance(row.get("level"), int)]
        low[int(learner)] = bool(levels) and sum(levels) / len(levels) < LOW_LEVEL
    return {learner for learner, is_low in low.items() if is_low}


def _levelled(need: Need, low: set[int]) -> Need:
    if need.learner not in low:
        return need
    reasons = (*need.reasons, (Why.LOW_LEVEL, 0))
    return replace(need, reasons=reasons, score=need.score + WEIGHTS[Why.LOW_LEVEL])


def _looks(data: SessionData, now: datetime) -> dict[int, tuple[str, datetime]]:
    """Return the adviser's last look at each learner, as long as nothing new has happened."""
    last = data.helps.drop_duplicates("learner", keep="last").set_index("learner")
    last = last[pd.Timestamp(now) - last["at"] < SEEN]
    if last.empty:
        return {}
    tried = data.attempts[data.attempts["learner"].isin(last.index)]
    failed = tried[~tried["correct"].fillna(True).astype(bool)].groupby("learner")["at"].max()
    news = pd.DataFrame({"hand": data.learners["hand"], "failed": failed}).max(axis=1)
    still = last[~(news.reindex(last.index) > last["at"])]
    return {
        int(learner): (str(kind), at.to_pydatetime())
        for learner, kind, at in zip(still.index, still["kind"], still["at"], strict=True)
    }


def _on_exercises(data: SessionData, table: pd.DataFrame, now: datetime) -> list[Need]:
    trying = table["touched"] & ~table["solved"] & ~table["waiting"]
    done_at = table["last"].where(table["solved"] | table["waiting"])
    last_success = done_at.groupby(level="learner").transform("max")
    stranded = ~table["current"] & ~(last_success > table["last"])
    many = table["failed"] >= STUCK_ATTEMPTS
    seconds = (pd.Timestamp(now) - table["since"]).dt.total_seconds()
    long = (seconds >= 2 * table["patience_seconds"]) & (table["failed"] > 0)
    repeated = (table["failed"] > 1) & (table["same_mistake"] > 1)
    here = table["current"] & (many | repeated | table["silent"] | (long & ~pausing(table)))
    alarms = table[trying & (here | (stranded & many))]
    hints = _with_hints(data)
    return [_need_of(row, now, row["exercise"] in hints) for row in _rows(alarms)]


def _need_of(row: Mapping[str, Any], now: datetime, has_hint: bool) -> Need:
    since, last = pd.Timestamp(row["since"]), pd.Timestamp(row["last"])
    failed, same = int(row["failed"]), int(row["same_mistake"])
    reasons = []
    if row["silent"] and not failed:
        since = pd.Timestamp(now) - pd.Timedelta(seconds=float(row["idle_seconds"]))
        reasons.append((Why.SILENT, _minutes(since, now)))
    else:
        reasons.append((Why.NO_SUCCESS, _minutes(since, now)))
    if failed:
        reasons.append((Why.ATTEMPTS, failed))
    if failed > 1 and same > 1:
        reasons.append((Why.SAME_MISTAKE, same))
    if row["silent"] and failed:
        reasons.append((Why.SILENT, _minutes(last, now)))
    if has_hint and not row["hints"]:
        reasons.append((Why.HINT_CLOSED, 0))
    if not row["current"]:
        reasons.append((Why.GONE_ON, 0))
    return _need(int(row["learner"]), str(row["exercise"]), reasons, since)


def _between_exercises(data: SessionData, table: pd.DataFrame, now: datetime) -> list[Need]:
    """Return those who have begun nothing yet, or nothing new, while the others work."""
    by_learner = table.groupby(level="learner")
    last = by_learner["last"].max().reindex(data.learners.index)
    done = (table["solved"] | table["waiting"]).groupby(level="learner")
    complete = done.all().reindex(data.learners.index)
    at_rest = done.any() & ~(table["current"] & ~table["solved"] & ~table["waiting"]).groupby(
        level="learner"
    ).any().reindex(data.learners.index)
    arrived = data.learners["arrived"]
    came_in = last.isna() | (last < arrived)
    since = last.where(~came_in, arrived)
    silence = (pd.Timestamp(now) - since).dt.total_seconds()
    if len(silence) > GROUP and silence.median() >= STUCK_SECONDS:
        return []
    found = []
    for learner in data.learners.index[~complete]:
        minutes = int(silence[learner] // 60)
        if came_in[learner] and silence[learner] >= NOT_BEGUN_SECONDS:
            found.append(_need(learner, "", [(Why.NOT_BEGUN, minutes)], since[learner]))
        elif at_rest[learner] and not came_in[learner] and silence[learner] >= PAUSE_SECONDS:
            found.append(_need(learner, "", [(Why.PAUSED, minutes)], since[learner]))
    return found


def _with_hints(data: SessionData) -> set[str]:
    """Return the exercises known to have a hint: by their card, or because somebody opened it."""
    opened = set(data.notes.loc[data.notes["what"] == "hint", "exercise"])
    return opened | {card.id for card in data.session.workshop.exercises if card.hints}


def _need(learner: int, exercise: str, reasons: list[tuple[Why, int]], since: pd.Timestamp) -> Need:
    score = sum(WEIGHTS[why] * _counted(why, number) for why, number in reasons)
    return Need(int(learner), exercise, tuple(reasons), since.to_pydatetime(), score)


def _counted(why: Why, number: int) -> int:
    if why in (Why.HAND, Why.HINT_CLOSED, Why.LOW_LEVEL, Why.GONE_ON):
        return 1
    return min(number, MOST_ATTEMPTS if why is Why.ATTEMPTS else MOST_MINUTES)


def _minutes(since: pd.Timestamp, now: datetime) -> int:
    return max(0, int((pd.Timestamp(now) - since).total_seconds() // 60))


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.reset_index().to_dict("records")  # type: ignore[assignment]
    return rows
