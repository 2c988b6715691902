"""Tidy data frames out of the store: the learners of a session, their attempts and notes.

Times are UTC (``datetime64[us, UTC]``), durations are seconds. What a learner did in earlier
sessions of the same workshop counts: somebody who comes back finds the grid as they left it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from declic.domain.attempt import RecordedAttempt
from declic.domain.session import Session
from declic.errors import StoreError
from declic.i18n import Words
from declic.store import Store, Transaction
from declic.store import attempts as stored_attempts
from declic.store import helps as stored_helps
from declic.store import learners as stored_learners
from declic.store import notes as stored_notes
from declic.store import people as stored_people
from declic.store import sessions as stored_sessions
from declic.store.notes import RecordedNote
from declic.store.place import Extent, Which

_ = Words("desk")

TIME = "datetime64[us, UTC]"
_ATTEMPTS: Mapping[str, str] = {
    "seq": "int64",
    "session": "int64",
    "learner": "int64",
    "exercise": "str",
    "number": "int64",
    "response": "object",
    "answer": "str",
    "score": "float64",
    "correct": "boolean",
    "feedback": "str",
    "details": "object",
    "hints": "int64",
    "active_seconds": "float64",
    "at": TIME,
}
_NOTES: Mapping[str, str] = {
    "seq": "int64",
    "learner": "int64",
    "exercise": "str",
    "what": "str",
    "at": TIME,
}
_LEARNERS: Mapping[str, str] = {
    "learner": "int64",
    "name": "str",
    "card": "str",
    "arrived": TIME,
    "hand": TIME,
    "removed": "bool",
    "companion_of": "Int64",
}
_HELPS: Mapping[str, str] = {
    "learner": "int64",
    "exercise": "str",
    "kind": "str",
    "note": "str",
    "at": TIME,
}


@dataclass(frozen=True)
class SessionData:
    """One session as it was at one moment.

    Attributes
    ----------
    learners
        As :func:`learners` gives it.
    attempts
        As :func:`attempts` gives it.
    notes
        One row an exercise begun or a hint opened: ``seq`` (order of recording), ``learner``,
        ``exercise``, ``what`` (``begin`` or ``hint``), ``at``.
    helps
        One row a person seen or helped: ``learner``, ``exercise``, ``kind`` and ``note`` as in
        :mod:`declic.store.helps`, ``at``.
    """

    session: Session
    learners: pd.DataFrame
    attempts: pd.DataFrame
    notes: pd.DataFrame
    helps: pd.DataFrame

    @property
    def folded(self) -> pd.Series:
        """Return who has no row of their own: taken out, or at somebody else's computer."""
        return self.learners["removed"] | self.learners["companion_of"].notna()

    @property
    def row_names(self) -> pd.Series:
        """Return the name of each row, by learner: « Marie et Jean » for a pair."""
        names = self.learners.loc[~self.folded, "name"].copy()
        beside = self.learners[self.learners["companion_of"].notna() & ~self.learners["removed"]]
        for name, first in zip(beside["name"], beside["companion_of"], strict=True):
            if first in names.index:
                names[first] = _("{one} and {other}").format(one=names[first], other=name)
        return names


def read(store: Store, session: int, known: SessionData | None = None) -> SessionData:
    """Read one session and what its learners did in it and in earlier ones of its workshop.

    Parameters
    ----------
    known
        What was read before. If it is of the same session, only the attempts and notes that are
        newer are read; all of them where the store says that others have gone or come.

    Raises
    ------
    StoreError
        If there is no such session.
    StoreUnavailable
        If the store can't be read.
    """
    with store.reading() as tx:
        found = stored_sessions.session(tx, session)
        if found is None:
            raise StoreError(_("This session is not in the store any more. Choose another one."))
        people = stored_learners.of_session(tx, session)
        arrivals = stored_learners.arrivals(tx, session)
        presences = stored_people.presences(tx, session)
        helped = stored_helps.of_session(tx, session)
        ids = [person.id for person in people]
        which = Which(workshop=found.workshop.name, learners=ids)
        if known and (known.session.id, known.learners.index.tolist()) != (session, ids):
            known = None
        tried, noted = (None, None) if known is None else (known.attempts, known.notes)
        tried = _up_to_date(tx, stored_attempts, which, _attempts_frame, tried)
        noted = _up_to_date(tx, stored_notes, which, _notes_frame, noted)
    who = []
    for one in people:
        there = presences[one.id]
        presence = (there.hand_at, there.removed_at is not None, there.companion_of)
        who.append((one.id, one.display_name, one.card, arrivals[one.id], *presence))
    return SessionData(
        session=found,
        learners=_frame(who, _LEARNERS).set_index("learner"),
        attempts=tried,
        notes=noted,
        helps=_frame([(h.learner, h.exercise, h.kind, h.note, h.at) for h in helped], _HELPS),
    )


def learners(store: Store, session: int) -> pd.DataFrame:
    """Return who takes part in a session, one row a learner, in the order of joining.

    Index ``learner`` (id); columns ``name`` (as shown: « Marie 2 »), ``card`` (return card),
    ``arrived`` (time of joining this session), ``hand`` (since when a hand is up), ``removed``
    (taken out by the adviser), ``companion_of`` (at whose computer they sit).
    """
    return read(store, session).learners


def attempts(store: Store, session: int) -> pd.DataFrame:
    """Return every attempt of a session's learners at its workshop, one row an attempt.

    Columns: ``seq`` (order of recording), ``session`` (in which it was made), ``learner``,
    ``exercise`` (ids), ``number`` (from 1, of this learner at this exercise), ``response``
    (plain JSON), ``answer`` (the same as text, to be compared), ``score`` (0 to 1, NaN where a
    human judges), ``correct`` (<NA> where a human judges), ``feedback``, ``details``, ``hints``
    (opened by then), ``active_seconds`` (since the attempt before), ``at``.
    """
    return read(store, session).attempts


def no_attempts() -> pd.DataFrame:
    """Return what :func:`attempts` returns where there is none."""
    return _attempts_frame([])


def titles(session: Session) -> dict[str, str]:
    """Return the titles of a session's exercises by id, in the order of the workshop."""
    return {card.id: card.title for card in session.workshop.exercises}


def _up_to_date(
    tx: Transaction,
    table: Any,
    which: Which,
    frame: Callable[[Any], pd.DataFrame],
    known: pd.DataFrame | None,
) -> pd.DataFrame:
    """Return the frame of attempts or notes, what is known and what is new.

    Parameters
    ----------
    table
        The module of the store that reads them.
    """
    if known is not None and len(known):
        newer = table.recorded(tx, **which, after=int(known["seq"].iloc[-1]))
        both = pd.concat([known, frame(newer)], ignore_index=True) if newer else known
        if table.extent(tx, **which) == _extent(both):
            return both
    return frame(table.recorded(tx, **which))


def _extent(frame: pd.DataFrame) -> Extent:
    numbers = frame["number"].sum() if "number" in frame else 0
    return Extent(len(frame), int(frame["seq"].sum()), int(numbers))


def _frame(rows: Sequence[tuple[Any, ...]], columns: Mapping[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns)).astype(dict(columns))


def _attempts_frame(recorded: Sequence[RecordedAttempt]) -> pd.DataFrame:
    rows = [
        (
            one.seq,
            one.session,
            one.learner,
            one.attempt.exercise,
            one.number,
            one.attempt.response,
            json.dumps(one.attempt.response, sort_keys=True),
            one.attempt.verdict.score,
            one.attempt.verdict.correct,
            one.attempt.verdict.feedback,
            one.attempt.verdict.details,
            one.attempt.hints,
            one.attempt.active_seconds,
            one.at,
        )
        for one in recorded
    ]
    return _frame(rows, _ATTEMPTS)


def _notes_frame(recorded: Sequence[RecordedNote]) -> pd.DataFrame:
    return _frame(
        [(one.seq, one.learner, one.exercise, one.what, one.at) for one in recorded], _NOTES
    )
