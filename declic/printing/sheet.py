"""The sheet that a learner takes home (*fiche résumé*): large print, easy to read, nobody else's.

What was managed is said first, and in full parts where a whole part is; of what is to be done
again three things at most, for more would discourage.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from declic.domain.exercise import ExerciseCard
from declic.domain.session import Learner, Session
from declic.i18n import Words
from declic.printing.essentials import as_html
from declic.printing.templating import rendered
from declic.store import Transaction, afterwards, attempts, scenes

_ = Words("room")

MOST_MANAGED, MOST_AGAIN = 6, 3
UNSCORED = {"SelfAssessment"}
"""Kinds that nobody manages or fails."""


@dataclass(frozen=True)
class Sheet:
    """What one learner's sheet says.

    Attributes
    ----------
    managed
        Parts that are done, or exercises.
    more
        How many exercises besides were managed.
    again
        What to do again, with the part where it stands; empty where it stands in none.
    answers
        Questions with their answers: the learner's own, and those to all.
    """

    name: str
    card: str
    managed: tuple[str, ...]
    more: int
    again: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]
    next_date: datetime | None


def sheets(
    tx: Transaction, session: Session, now: datetime, only: Collection[int] | None = None
) -> list[Sheet]:
    """Return the sheets of those who took part in a session, by name.

    Parameters
    ----------
    only
        Learners of whom they are wanted; None for all.
    """
    people = [one for one in afterwards.present(tx, session.id) if only is None or one.id in only]
    tried: dict[int, dict[str, bool]] = {}
    ids = [learner.id for learner in people]
    for one in attempts.recorded(tx, workshop=session.workshop.name, learners=ids):
        mine = tried.setdefault(one.learner, {})
        done = one.attempt.verdict.correct is not False
        mine[one.attempt.exercise] = mine.get(one.attempt.exercise, False) or done
    asked = scenes.of_sessions(tx, [session.id])[session.id].questions
    made = []
    for learner in people:
        answers = tuple(
            (one.text, one.answer)
            for one in asked
            if one.status == "answered" and (one.learner == learner.id or one.to_all)
        )
        meets = afterwards.next_date(tx, session.id, learner.id, now)
        made.append(_sheet(session, learner, tried.get(learner.id, {}), answers, meets))
    return made


def sheets_html(
    session: Session,
    made: Sequence[Sheet],
    *,
    essentials: str,
    fonts: tuple[str, str],
    address: str,
    back: str = "",
    zone: tzinfo | None = None,
) -> str:
    """Return the page of sheets, each on paper of its own.

    Parameters
    ----------
    essentials
        What :func:`declic.printing.essentials.essentials` says of the workshop.
    fonts
        Addresses of Atkinson Hyperlegible, regular and bold.
    address
        Where the room is found again; empty where nobody knows.
    back
        Where the workshop goes on; empty where it doesn't.
    """
    return rendered(
        "sheet.html",
        title=session.workshop.title,
        day=session.opened_at.astimezone(zone).strftime("%d/%m/%Y"),
        sheets=made,
        essentials=as_html(essentials) if essentials else "",
        parts=[part.title for part in session.workshop.parts if part.exercises],
        fonts=fonts,
        back=back,
        address=address.removeprefix("http://").removeprefix("https://").rstrip("/"),
        on_the_day=lambda at: _("{day} at {time}").format(
            day=at.astimezone(zone).strftime("%d/%m/%Y"), time=at.astimezone(zone).strftime("%H:%M")
        ),
    )


def _sheet(
    session: Session,
    learner: Learner,
    done: dict[str, bool],
    answers: tuple[tuple[str, str], ...],
    meets: datetime | None,
) -> Sheet:
    workshop = session.workshop
    scored = [card for card in workshop.exercises if card.kind not in UNSCORED]
    names = {card.id for card in scored}
    whole, told = [], set()
    for part in workshop.parts:
        mine = [name for name in part.exercises if name in names]
        if mine and all(done.get(name) for name in mine):
            whole.append(part.title)
            told.update(mine)
    single = [card.title for card in scored if done.get(card.id) and card.id not in told]
    managed = [*whole, *single]
    return Sheet(
        name=learner.display_name,
        card=learner.card,
        managed=tuple(managed[:MOST_MANAGED]),
        more=max(0, len(managed) - MOST_MANAGED),
        again=tuple(
            (card.title, _where(session, card)) for card in scored if done.get(card.id) is False
        )[:MOST_AGAIN],
        answers=answers,
        next_date=meets,
    )


def _where(session: Session, card: ExerciseCard) -> str:
    part = session.workshop.part_of(card.id)
    return card.section if part is None else part.title
