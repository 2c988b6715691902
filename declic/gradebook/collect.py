"""Collects what learners answered into nbgrader's folders, for ``declic collect``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.abc import ExchangeError

from declic.domain.session import Session
from declic.errors import DeclicError, WorkshopInvalid
from declic.gradebook.configuration import nbgrader_configuration
from declic.gradebook.exchange import StoreCollect
from declic.i18n import Words
from declic.settings import Declic
from declic.store import Store, sessions
from declic.workshops import released_workshops

_ = Words("gradebook")

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Collected:
    """How many submissions of a workshop were written, and how many were up to date."""

    workshop: str
    written: int
    unchanged: int


def collect(
    settings: Declic,
    workshop: str | None = None,
    *,
    session: Session | None = None,
    update: bool = True,
    progress: Progress | None = None,
) -> list[Collected]:
    """Turn the answers in the store into submissions.

    Parameters
    ----------
    workshop
        None for every released workshop of which a session was held.
    session
        Collect the people of one session only, and its workshop.
    update
        Replace a submission when the learner has answered since.
    progress
        Told in a sentence what was collected.

    Raises
    ------
    WorkshopInvalid
        If a workshop was never released here, or its release can't be read.
    StoreError
        If the store can't be read.
    """
    settings.make_data_folder()
    if session is not None:
        workshop = session.workshop.name
    names = [workshop] if workshop is not None else _held(settings)
    done = [_collect_one(settings, name, update, session) for name in names]
    for collected in done:
        (progress or (lambda sentence: None))(
            _.n(
                "{name}: {written} submission collected, {unchanged} up to date.",
                "{name}: {written} submissions collected, {unchanged} up to date.",
                collected.written,
            ).format(
                name=collected.workshop, written=collected.written, unchanged=collected.unchanged
            )
        )
    return done


def _held(settings: Declic) -> list[str]:
    store = Store.open(settings.store)
    try:
        with store.reading() as tx:
            held = {session.workshop.name for session in sessions.all_sessions(tx)}
    finally:
        store.close()
    released = {card.name for card in released_workshops(settings.root_folder)}
    return sorted(held & released)


def _collect_one(
    settings: Declic, workshop: str, update: bool, session: Session | None
) -> Collected:
    config = nbgrader_configuration(settings)
    course = CourseDirectory(config=config, assignment_id=workshop)
    exchange = StoreCollect(coursedir=course, config=config, update=update)
    exchange.session = None if session is None else session.id
    try:
        exchange.start()
    except ExchangeError as fault:
        if isinstance(fault.__cause__, DeclicError):
            raise fault.__cause__ from None
        raise WorkshopInvalid(str(fault)) from fault
    return Collected(workshop, len(exchange.collected), len(exchange.unchanged))
