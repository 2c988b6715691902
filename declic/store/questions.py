"""The parking lot in the store: questions of learners and of the adviser, and their answers."""

from __future__ import annotations

import unicodedata
from datetime import datetime

from sqlalchemy import Connection, insert

from declic.errors import TextRefused
from declic.i18n import Words
from declic.store.tables import questions

_ = Words("declic")

QUESTION_LENGTH = 1000


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
    text = clean(text)
    if not text:
        raise TextRefused(_("Write your question first."))
    if len(text) > QUESTION_LENGTH:
        raise TextRefused(
            _("This question is too long: {most} characters at most.").format(most=QUESTION_LENGTH)
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


def clean(text: str) -> str:
    """Return a text without invisible and direction characters; its lines stay."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").splitlines()
    visible = (
        "".join(
            letter
            for letter in line
            if letter in "\t\u200d" or unicodedata.category(letter)[0] != "C"
        )
        for line in lines
    )
    return "\n".join(visible).strip()
