"""The report of a session (*bilan*), for the adviser: what went well, what was hard, what is open.

Nobody is named. What people wrote (questions, wrong answers, notes) is printed as they wrote it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from math import ceil

from declic import i18n
from declic.domain.attempt import RecordedAttempt
from declic.domain.session import Session
from declic.domain.skills import shown
from declic.i18n import Words
from declic.printing.coop import Field, report_fields
from declic.printing.templating import rendered
from declic.store import Transaction, afterwards, attempts, figures, helps, plans, questions
from declic.store.plans import KeptPlan
from declic.store.results import written

_ = Words("room")

MOST_HARD, MOST_QUESTIONS, LONGEST_ANSWER = 5, 200, 120
SHARED = 2
"""People who gave the same wrong answer, for it to be a common one."""


@dataclass(frozen=True)
class Count:
    """How many managed something of those who tried it."""

    title: str
    tried: int
    managed: int


@dataclass(frozen=True)
class Hard:
    """An exercise that was hard, with the wrong answer that most gave; empty for none."""

    count: Count
    mistake: str
    people: int


@dataclass(frozen=True)
class Report:
    """What the report says; ``steps`` is (title, minutes planned, minutes it took, left out)."""

    session: Session
    minutes: int
    people: int
    been_before: int
    answers: int
    parts: tuple[Count, ...]
    skills: tuple[Count, ...]
    hard: tuple[Hard, ...]
    steps: tuple[tuple[str, int, int | None, bool], ...]
    open: tuple[str, ...]
    answered: tuple[tuple[str, str], ...]
    helped: tuple[tuple[str, int], ...]
    note: str


def report(tx: Transaction, session: Session, now: datetime) -> Report:
    """Read what the report of a session says."""
    present = afterwards.present(tx, session.id)
    tried = attempts.recorded(tx, session=session.id)
    counted = figures.of_session(tx, session)
    kept = plans.of_session(tx, session.id)
    asked = [
        one
        for one in questions.with_status(tx, ("open", "later", "answered"), MOST_QUESTIONS)
        if one.session == session.id
    ]
    given = helps.of_session(tx, session.id)
    helped = {(one.at, one.exercise, one.note) for one in given if one.kind == helps.HELPED}
    notes = Counter(note for _at, _exercise, note in helped if note)  # a pair was helped once
    language = i18n.language()
    return Report(
        session=session,
        minutes=_minutes(tx, session, kept),
        people=len(present) or counted.people,
        been_before=afterwards.been_before(tx, session.id, session.opened_at),
        answers=counted.answers,
        parts=_parts(session, tried),
        skills=tuple(
            Count(shown(name, language), *pair) for name, pair in sorted(counted.skills.items())
        ),
        hard=_hard(session, tried),
        steps=_steps(kept, now),
        open=tuple(one.text for one in reversed(asked) if one.status != "answered"),
        answered=tuple(
            (one.text, one.answer) for one in reversed(asked) if one.status == "answered"
        ),
        helped=tuple(notes.most_common()),
        note="" if kept is None else kept.note,
    )


def national_fields(found: Report, zone: tzinfo | None = None) -> list[Field]:
    """Return the fields of the national report of group activities."""
    session = found.session
    day = session.opened_at.astimezone(zone).date()
    return report_fields(session.workshop, day, found.minutes, found.people, found.been_before)


def report_html(found: Report, fonts: tuple[str, str], zone: tzinfo | None = None) -> str:
    """Return the page of a report.

    Parameters
    ----------
    fonts
        Addresses of Atkinson Hyperlegible, regular and bold.
    """
    return rendered(
        "report.html",
        report=found,
        title=found.session.workshop.title,
        day=found.session.opened_at.astimezone(zone).strftime("%d/%m/%Y, %H:%M"),
        fields=national_fields(found, zone),
        fonts=fonts,
    )


def _minutes(tx: Transaction, session: Session, kept: KeptPlan | None) -> int:
    """Return how long it lasted: by its plan's clock if that was stopped, or as the store knows."""
    if kept is not None and kept.run is not None and kept.run.ended_at is not None:
        return round((kept.run.ended_at - kept.run.started_at).total_seconds() / 60)
    return afterwards.minutes(tx, session.id, session.opened_at)


def _outcomes(tried: Sequence[RecordedAttempt]) -> dict[str, dict[int, bool]]:
    """Return by exercise who tried it, and whether they managed it or handed it in."""
    found: dict[str, dict[int, bool]] = {}
    for one in tried:
        people = found.setdefault(one.attempt.exercise, {})
        done = one.attempt.verdict.correct is not False
        people[one.learner] = people.get(one.learner, False) or done
    return found


def _parts(session: Session, tried: Sequence[RecordedAttempt]) -> tuple[Count, ...]:
    outcomes = _outcomes(tried)
    found = []
    for part in session.workshop.parts:
        if not part.exercises:
            continue
        begun = {learner for name in part.exercises for learner in outcomes.get(name, {})}
        done = [
            learner
            for learner in begun
            if all(outcomes.get(name, {}).get(learner) for name in part.exercises)
        ]
        found.append(Count(part.title, len(begun), len(done)))
    return tuple(found)


def _hard(session: Session, tried: Sequence[RecordedAttempt]) -> tuple[Hard, ...]:
    outcomes = _outcomes(tried)
    given: dict[str, dict[str, set[int]]] = {}
    first_tries: dict[str, set[int]] = {}
    for one in tried:
        verdict, name = one.attempt.verdict, one.attempt.exercise
        if verdict.correct is not False:
            continue
        first_tries.setdefault(name, set()).add(one.learner)
        lines = written(verdict.details.get("said"), one.attempt.response)
        said = ", ".join(lines)[:LONGEST_ANSWER]
        if said:
            given.setdefault(name, {}).setdefault(said, set()).add(one.learner)
    found = []
    for card in session.workshop.exercises:
        people, missed = outcomes.get(card.id, {}), first_tries.get(card.id, set())
        if not missed:
            continue
        said, who = max(given.get(card.id, {"": set()}).items(), key=lambda pair: len(pair[1]))
        common = len(who) >= SHARED
        count = Count(card.title, len(people), sum(people.values()))
        found.append((len(missed), Hard(count, said if common else "", len(who) if common else 0)))
    found.sort(key=lambda pair: (-(pair[1].count.tried - pair[1].count.managed), -pair[0]))
    return tuple(hard for _missed, hard in found[:MOST_HARD])


def _steps(kept: KeptPlan | None, now: datetime) -> tuple[tuple[str, int, int | None, bool], ...]:
    if kept is None:
        return ()
    planned = {step.id: step.minutes for step in kept.plan.steps}
    found = []
    for step in kept.now.steps:
        took = None if kept.run is None else kept.run.took(step.id, kept.run.ended_at or now)
        minutes = None if took is None else max(1, ceil(took.total_seconds() / 60))
        found.append((step.title, planned.get(step.id, step.minutes), minutes, step.dropped))
    return tuple(found)
