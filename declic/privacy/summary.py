"""Figures for the structure, without people: a line for each session, exercise and skill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date

from declic import spreadsheet
from declic.domain.session import Session
from declic.domain.skills import shown
from declic.i18n import Words, language
from declic.store import Store, figures, sessions
from declic.store.figures import FEWEST, Figures

_ = Words("declic")


@dataclass(frozen=True)
class Line:
    """A line of the figures; a number is None where it would tell of fewer than three people.

    Attributes
    ----------
    day
        On which the session was opened, here.
    what
        ``session``, ``exercise`` or ``skill``.
    name
        Title of the exercise, name and title of the skill; empty for the session.
    people
        In the session; or who tried.
    answers
        All answers in the session; None in other lines.
    managed
        People who managed; None for the session.
    """

    day: date
    workshop: str
    what: str
    name: str
    people: int | None
    answers: int | None
    managed: int | None


def lines(store: Store, since: date | None = None) -> list[Line]:
    """Return the figures of all sessions to which anybody came, the oldest first.

    Raises
    ------
    StoreUnavailable
        If the store can't be read now.
    """
    found: list[Line] = []
    with store.reading() as tx:
        for session in sorted(sessions.all_sessions(tx), key=lambda one: one.opened_at):
            day = session.opened_at.astimezone().date()
            if since is None or day >= since:
                counted = figures.of_session(tx, session)
                if counted.people:
                    found += _of(session, day, counted)
    return found


def as_csv(found: Iterable[Line]) -> str:
    """Return lines as a table for spreadsheets."""
    return spreadsheet.as_csv(_headings(), map(astuple, found))


def as_text(found: Iterable[Line]) -> str:
    """Return lines to be read."""
    said = []
    for line in found:
        few = _("fewer than {n}").format(n=FEWEST)
        people = few if line.people is None else str(line.people)
        if line.what == "session":
            said.append(f"\n{line.day:%d/%m/%Y}  {line.workshop}")
            said.append(_("  people: {n}").format(n=people))
            if line.answers is not None:
                said.append(_("  answers: {n}").format(n=line.answers))
        elif line.people is None:
            said.append(_("  {name}: tried by {n}").format(name=line.name, n=people))
        else:
            said.append(
                _("  {name}: managed by {managed} of {n}").format(
                    name=line.name, managed=line.managed, n=people
                )
            )
    said += ["", _("Figures of fewer than {n} people are not shown.").format(n=FEWEST)]
    return "\n".join(said).lstrip("\n")


def _of(session: Session, day: date, counted: Figures) -> Iterator[Line]:
    title = session.workshop.title
    if counted.people < FEWEST:
        yield Line(day, title, "session", "", None, None, None)
        return
    yield Line(day, title, "session", "", counted.people, counted.answers, None)
    for card in session.workshop.exercises:
        if card.id in counted.exercises:
            yield _pair(day, title, "exercise", card.title, counted.exercises[card.id])
    for name, pair in sorted(counted.skills.items()):
        label = shown(name, language())
        yield _pair(day, title, "skill", label, pair)


def _pair(day: date, title: str, what: str, name: str, pair: tuple[int, int]) -> Line:
    tried, managed = pair
    if tried < FEWEST:
        return Line(day, title, what, name, None, None, None)
    return Line(day, title, what, name, tried, None, managed)


def _headings() -> list[str]:
    return [
        _("date"),
        _("workshop"),
        _("what"),
        _("name"),
        _("people"),
        _("answers"),
        _("managed"),
    ]
