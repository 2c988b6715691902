"""The attestation of skills that a learner has practised: for them, without marks or ranking.

It says what was done, session by session, and nothing of how well others did, nor of what was
missed. A skill is *managed* once each of its exercises that they tried was right at last, or handed
in where a human judges; else it is *practised*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from declic import i18n
from declic.domain.attempt import RecordedAttempt
from declic.domain.session import Learner, Session
from declic.domain.skills import shown
from declic.printing.templating import rendered
from declic.store import Transaction, afterwards, attempts, sessions


@dataclass(frozen=True)
class Attestation:
    """What one learner's attestation says.

    Attributes
    ----------
    visits
        Title of the workshop and day of each session in which they answered, the oldest first.
    managed, practised
        Skills with their titles, by name; none is in both.
    minutes
        Spent on exercises in all, rounded to five; 0 where it was less.
    """

    name: str
    visits: tuple[tuple[str, datetime], ...]
    managed: tuple[str, ...]
    practised: tuple[str, ...]
    minutes: int


def attestations(
    tx: Transaction, session: Session, only: Collection[int] | None = None
) -> list[Attestation]:
    """Return the attestations of those who took part in a session and have practised a skill.

    Parameters
    ----------
    only
        Learners of whom they are wanted; None for all.
    """
    people = [one for one in afterwards.present(tx, session.id) if only is None or one.id in only]
    tried: defaultdict[int, list[RecordedAttempt]] = defaultdict(list)
    for one in attempts.recorded(tx, learners=[learner.id for learner in people]):
        tried[one.learner].append(one)
    held = {one.id: one for one in sessions.all_sessions(tx)} if tried else {}
    made = [_attestation(learner, tried[learner.id], held) for learner in people]
    return [one for one in made if one.managed or one.practised]


def attestations_html(
    made: Sequence[Attestation],
    *,
    fonts: tuple[str, str],
    today: datetime,
    zone: tzinfo | None = None,
) -> str:
    """Return the page of attestations, each on paper of its own.

    Parameters
    ----------
    fonts
        Addresses of Atkinson Hyperlegible, regular and bold.
    """
    return rendered(
        "attestation.html",
        attestations=made,
        fonts=fonts,
        day=lambda at: at.astimezone(zone).strftime("%d/%m/%Y"),
        today=today,
    )


def _attestation(
    learner: Learner, tried: Iterable[RecordedAttempt], held: dict[int, Session]
) -> Attestation:
    done: dict[tuple[str, str], bool] = {}
    skills: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    visits: dict[int, tuple[str, datetime]] = {}
    seconds = 0.0
    for one in tried:
        session = held[one.session]
        visits[session.id] = (session.workshop.title, session.opened_at)
        seconds += one.attempt.active_seconds
        exercise = (one.workshop, one.attempt.exercise)
        right = one.attempt.verdict.correct is not False
        done[exercise] = done.get(exercise, False) or right
        for card in session.workshop.exercises:
            if card.id == one.attempt.exercise:
                for skill in card.skills:
                    skills[skill].add(exercise)
    managed = {name for name, exercises in skills.items() if all(done[one] for one in exercises)}
    return Attestation(
        name=learner.display_name,
        visits=tuple(sorted(visits.values(), key=lambda visit: visit[1])),
        managed=_titles(managed),
        practised=_titles(set(skills) - managed),
        minutes=5 * round(seconds / 300),
    )


def _titles(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(shown(name, i18n.language()) for name in sorted(names))
