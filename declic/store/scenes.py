"""What the pages of sessions show besides exercises, read for many sessions at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from declic.domain.session import numbered
from declic.domain.steering import Steering
from declic.store import messages
from declic.store.messages import Message
from declic.store.tables import learners, participations, questions, sessions, steering

SHOWN = ("open", "later", "answered")
"""What becomes of a question that pages still show."""
MOST_TO_ALL = 20
"""Answers to all of a workshop that pages show, the newest."""


@dataclass(frozen=True)
class Person:
    """Somebody who takes part in a session.

    Attributes
    ----------
    companion_of
        Learner at whose computer this person sits; None for their own.
    """

    id: int
    name: str
    joined_at: datetime
    hand_at: datetime | None
    removed_at: datetime | None
    companion_of: int | None


@dataclass(frozen=True)
class Asked:
    """A question; ``learner`` is None where it was asked without a name, or by the adviser."""

    id: int
    learner: int | None
    text: str
    status: str
    answer: str
    to_all: bool


@dataclass(frozen=True)
class Scene:
    """A session at one moment.

    Attributes
    ----------
    parts
        Titles of the workshop's parts, in its own order.
    messages
        To all or to one, the oldest first.
    questions
        Of the session's people, in whatever session they asked them, and those of the workshop
        that were answered to all.
    """

    parts: tuple[str, ...]
    steering: Steering
    people: Mapping[int, Person]
    messages: tuple[Message, ...]
    questions: tuple[Asked, ...]


# Every page that is drawn asks these: put together once, they cost a third.
_HERE = participations.c.session_id.in_(bindparam("sessions", expanding=True))
_SESSIONS = (
    select(sessions.c.id, sessions.c.workshop, sessions.c.workshop_card, steering.c.state)
    .outerjoin(steering, steering.c.session_id == sessions.c.id)
    .where(sessions.c.id.in_(bindparam("sessions", expanding=True)))
)
_PEOPLE = (
    select(participations, learners.c.name, learners.c.number)
    .join(learners, learners.c.id == participations.c.learner_id)
    .where(_HERE)
)
_ONLY = _PEOPLE.where(
    participations.c.learner_id.in_(bindparam("only", expanding=True))
    | participations.c.companion_of.in_(bindparam("only", expanding=True))
)
_OWN_QUESTIONS = (
    select(questions)
    .where(
        questions.c.learner_id.in_(select(participations.c.learner_id).where(_HERE)),
        questions.c.status.in_(SHOWN),
    )
    .order_by(questions.c.id)
)
_ANSWERED_TO_ALL = (
    select(questions)
    .where(
        questions.c.workshop == bindparam("workshop"),
        questions.c.to_all,
        questions.c.status == "answered",
    )
    .order_by(questions.c.id.desc())
    .limit(MOST_TO_ALL)
)


def of_sessions(
    tx: Connection, wanted: Iterable[int], only: Iterable[int] | None = None
) -> dict[int, Scene]:
    """Return some sessions as they are now; five questions to the store, however many.

    ``only`` are learners: nobody else is read, except who sits at their computer.
    """
    ids = list(wanted)
    known = tx.execute(_SESSIONS, {"sessions": ids}).all()
    people = _people(tx, ids, only)
    written: defaultdict[int, list[Message]] = defaultdict(list)
    for message in messages.of_sessions(tx, ids):
        written[message.session].append(message)
    own = _own_questions(tx, ids)
    to_all = {workshop: _answered_to_all(tx, workshop) for workshop in {r.workshop for r in known}}
    return {
        row.id: Scene(
            parts=tuple(part["title"] for part in row.workshop_card.get("parts", ())),
            steering=Steering() if row.state is None else Steering.from_json(row.state),
            people=people[row.id],
            messages=tuple(written[row.id]),
            questions=_questions(own, to_all[row.workshop], people[row.id]),
        )
        for row in known
    }


def _people(
    tx: Connection, ids: list[int], only: Iterable[int] | None
) -> defaultdict[int, dict[int, Person]]:
    if only is None:
        rows = tx.execute(_PEOPLE, {"sessions": ids})
    else:
        rows = tx.execute(_ONLY, {"sessions": ids, "only": list(only)})
    found: defaultdict[int, dict[int, Person]] = defaultdict(dict)
    for row in rows:
        found[row.session_id][row.learner_id] = Person(
            id=row.learner_id,
            name=numbered(row.name, row.number),
            joined_at=row.joined_at,
            hand_at=row.hand_at,
            removed_at=row.removed_at,
            companion_of=row.companion_of,
        )
    return found


def _own_questions(tx: Connection, ids: list[int]) -> dict[int, list[Asked]]:
    found: defaultdict[int, list[Asked]] = defaultdict(list)
    for row in tx.execute(_OWN_QUESTIONS, {"sessions": ids}):
        found[row.learner_id].append(_asked(row))
    return found


def _answered_to_all(tx: Connection, workshop: str) -> list[Asked]:
    return [_asked(row) for row in tx.execute(_ANSWERED_TO_ALL, {"workshop": workshop})]


def _questions(
    own: Mapping[int, list[Asked]], to_all: list[Asked], people: Mapping[int, Person]
) -> tuple[Asked, ...]:
    all_of_them = {asked.id: asked for learner in people for asked in own.get(learner, ())}
    all_of_them |= {asked.id: asked for asked in to_all}
    return tuple(all_of_them[number] for number in sorted(all_of_them))


def _asked(row: Row[Any]) -> Asked:
    return Asked(
        id=row.id,
        learner=row.learner_id,
        text=row.text,
        status=row.status,
        answer=row.answer,
        to_all=row.to_all,
    )
