"""Figures of a session, without people: computed of what is there, or kept when people are erased.

Whoever managed an exercise once has it; whoever managed every exercise of a skill that they tried
has the skill.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from declic.domain.session import Session
from declic.store.tables import attempts, figures, participations

FEWEST = 3
"""People of whom figures are shown or kept; those of fewer would tell of one."""

Counts = dict[str, tuple[int, int]]
"""By exercise or skill: people who tried, people who managed."""


@dataclass(frozen=True)
class Figures:
    """Of one session; ``exercises`` by id, ``skills`` by name."""

    people: int
    answers: int
    exercises: Counts = field(default_factory=dict)
    skills: Counts = field(default_factory=dict)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.people + other.people,
            self.answers + other.answers,
            _sum(self.exercises, other.exercises),
            _sum(self.skills, other.skills),
        )


def of_session(tx: Connection, session: Session) -> Figures:
    """Return a session's figures: of who is in the store, and of who was erased with age."""
    return _present(tx, session) + _kept(tx, session.id)


def keep(tx: Connection, session: Session, at: datetime) -> None:
    """Keep the figures of a session whose people are about to be erased.

    Of fewer than :data:`FEWEST` people their number alone is kept.
    """
    now = of_session(tx, session)
    if now.people < FEWEST:
        now = Figures(now.people, 0)
    tx.execute(delete(figures).where(figures.c.session_id == session.id))
    tx.execute(
        insert(figures).values(
            session_id=session.id,
            people=now.people,
            answers=now.answers,
            exercises=now.exercises,
            skills=now.skills,
            kept_at=at,
        )
    )


def _present(tx: Connection, session: Session) -> Figures:
    people = tx.execute(
        select(func.count()).where(participations.c.session_id == session.id)
    ).scalar_one()
    managed: dict[tuple[int, str], bool] = {}
    answers = 0
    wanted = select(attempts.c.learner_id, attempts.c.exercise, attempts.c.verdict).where(
        attempts.c.session_id == session.id
    )
    for row in tx.execute(wanted):
        answers += 1
        pair = (row.learner_id, row.exercise)
        managed[pair] = managed.get(pair, False) or bool(row.verdict.get("correct"))
    skills_of = {card.id: card.skills for card in session.workshop.exercises}
    by_skill: dict[tuple[int, str], bool] = {}
    for (learner, exercise), done in managed.items():
        for skill in skills_of.get(exercise, ()):
            pair = (learner, skill)
            by_skill[pair] = by_skill.get(pair, True) and done
    return Figures(people, answers, _counts(managed), _counts(by_skill))


def _kept(tx: Connection, session: int) -> Figures:
    row = tx.execute(select(figures).where(figures.c.session_id == session)).first()
    if row is None:
        return Figures(0, 0)
    return Figures(row.people, row.answers, _read(row.exercises), _read(row.skills))


def _read(record: Mapping[str, Iterable[int]]) -> Counts:
    counts: Counts = {}
    for name, pair in record.items():
        tried, managed = pair
        counts[name] = (tried, managed)
    return counts


def _counts(managed: Mapping[tuple[int, str], bool]) -> Counts:
    tried: dict[str, list[bool]] = defaultdict(list)
    for (_learner, name), done in managed.items():
        tried[name].append(done)
    return {name: (len(done), sum(done)) for name, done in tried.items()}


def _sum(one: Counts, other: Counts) -> Counts:
    none = (0, 0)
    return {
        name: (
            one.get(name, none)[0] + other.get(name, none)[0],
            one.get(name, none)[1] + other.get(name, none)[1],
        )
        for name in {**one, **other}
    }
