"""The parking lot in the store: questions of learners and of the adviser, and their answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from declic.domain.session import numbered
from declic.i18n import Words
from declic.store.tables import learners, questions
from declic.store.texts import clean, fitting

_ = Words("declic")

QUESTION_LENGTH = 1000
ANSWER_LENGTH = 4000


@dataclass(frozen=True)
class Question:
    """A question as the adviser sees it.

    Attributes
    ----------
    name
        Who asked, as the desk shows them; None where it was asked without a name.
    by_adviser
        Whether it is the adviser's own.
    status
        ``open``, ``later`` (to be looked for between sessions), ``answered`` or ``dropped``.
    to_all
        Whether the answer is for everybody at the workshop.
    """

    id: int
    session: int | None
    name: str | None
    by_adviser: bool
    workshop: str
    exercise: str
    text: str
    at: datetime
    status: str
    answer: str
    to_all: bool


def ask(
    tx: Connection,
    text: str,
    at: datetime,
    *,
    workshop: str,
    session: int | None = None,
    learner: int | None = None,
    exercise: str = "",
    asked_by: str = "learner",
) -> int:
    """Keep a question; return its id.

    Parameters
    ----------
    learner
        Who asks; None for a question without a name.
    exercise
        Id of the exercise where it came up; empty for none.
    asked_by
        ``learner`` or ``adviser``.

    Raises
    ------
    TextRefused
        If it is empty or longer than 1000 characters.
    """
    text = fitting(
        clean(text),
        QUESTION_LENGTH,
        empty=_("Write your question first."),
        too_long=_("This question is too long: {most} characters at most."),
    )
    key = tx.execute(
        insert(questions).values(
            session_id=session,
            learner_id=learner,
            asked_by=asked_by,
            workshop=workshop,
            exercise=exercise,
            text=text,
            at=at,
            status="open",
            answer="",
            to_all=False,
        )
    ).inserted_primary_key
    assert key is not None
    asked: int = key[0]
    return asked


def answer(tx: Connection, question: int, text: str, at: datetime, *, to_all: bool) -> None:
    """Answer a question, or write its answer anew: to who asked it, or to all of the workshop.

    Raises
    ------
    TextRefused
        If the answer is empty or longer than 4000 characters.
    """
    text = fitting(
        clean(text),
        ANSWER_LENGTH,
        empty=_("Write your answer first."),
        too_long=_("This answer is too long: {most} characters at most."),
    )
    _change(tx, question, status="answered", answer=text, answered_at=at, to_all=to_all)


def put_off(tx: Connection, question: int) -> None:
    """Keep a question for later: its answer is looked for between sessions."""
    _change(tx, question, status="later")


def drop(tx: Connection, question: int) -> None:
    """Take a question off the list; it is kept, and can be opened again."""
    _change(tx, question, status="dropped")


def reopen(tx: Connection, question: int) -> None:
    """Open a question again; the answer that it had is not shown any more, and is kept."""
    _change(tx, question, status="open")


def question(tx: Connection, number: int) -> Question | None:
    """Return a question by its id."""
    row = tx.execute(_named().where(questions.c.id == number)).first()
    return None if row is None else _question(row)


def with_status(tx: Connection, wanted: Iterable[str], most: int) -> list[Question]:
    """Return the questions of all sessions that have one of some states, the newest first."""
    rows = _named().where(questions.c.status.in_(list(wanted))).order_by(questions.c.id.desc())
    return [_question(row) for row in tx.execute(rows.limit(most))]


def _named() -> Any:
    return select(questions, learners.c.name, learners.c.number).outerjoin(
        learners, learners.c.id == questions.c.learner_id
    )


def _question(row: Row[Any]) -> Question:
    return Question(
        id=row.id,
        session=row.session_id,
        name=None if row.name is None else numbered(row.name, row.number),
        by_adviser=row.asked_by == "adviser",
        workshop=row.workshop,
        exercise=row.exercise,
        text=row.text,
        at=row.at,
        status=row.status,
        answer=row.answer,
        to_all=row.to_all,
    )


def _change(tx: Connection, question: int, **values: Any) -> None:
    tx.execute(update(questions).where(questions.c.id == question).values(**values))
