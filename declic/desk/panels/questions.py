"""The parking lot of questions: answered now, looked for later, made a lesson of the workshop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any, ClassVar

from declic.desk import sentences
from declic.desk.actions import Doing, Outcome, misunderstood, number_in, text_in
from declic.desk.board import Panel, module
from declic.desk.view import View
from declic.domain.exercise import WorkshopCard
from declic.domain.session import Session
from declic.i18n import Words
from declic.store import Transaction, questions, sessions
from declic.store.questions import ANSWER_LENGTH, QUESTION_LENGTH, Question

_ = Words("desk")

MOST_WAITING = 200
MOST_ANSWERED = 30
LONGEST_ID = 120


def _ask(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    text, exercise = message.get("text"), text_in(message, "exercise", LONGEST_ID)
    if not isinstance(text, str) or exercise is None or doing.session is None:
        return misunderstood()
    with doing.store.transaction() as tx:
        session = sessions.session(tx, doing.session)
        if session is None:
            return misunderstood()
        known = exercise in {card.id for card in session.workshop.exercises}
        questions.ask(
            tx,
            text,
            doing.now,
            workshop=session.workshop.name,
            session=session.id,
            exercise=exercise if known else "",
            asked_by="adviser",
        )
    return Outcome(_("Your question is on the list."))


def _answer(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    text, to_all = message.get("text"), message.get("to_all")
    if not isinstance(text, str) or type(to_all) is not bool:
        return misunderstood()

    def answer(tx: Transaction, asked: Question) -> str:
        if not to_all and asked.name is None and not asked.by_adviser:
            return _("This question has no name: only an answer to all reaches the person.")
        questions.answer(tx, asked.id, text, doing.now, to_all=to_all)
        if to_all:
            return _("The answer is on the page of everybody at this workshop.")
        if asked.by_adviser:
            return _("The answer is kept for you.")
        return _("The answer is on the page of {name}, next time too.").format(name=asked.name)

    return _with(doing, message, answer)


def _later(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    def put_off(tx: Transaction, asked: Question) -> str:
        questions.put_off(tx, asked.id)
        return _("Kept for later. It stays on this list from one session to the next.")

    return _with(doing, message, put_off)


def _drop(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    def drop(tx: Transaction, asked: Question) -> str:
        questions.drop(tx, asked.id)
        return _("The question is off the list.")

    return _with(doing, message, drop)


def _reopen(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    def reopen(tx: Transaction, asked: Question) -> str:
        questions.reopen(tx, asked.id)
        return _("The question is open again. Pages don't show its answer any more.")

    return _with(doing, message, reopen)


def _lesson(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    # what reads notebooks takes long to import, and few sessions need it
    from declic.gradebook.lessons import add_lesson, part

    number = number_in(message, "question")
    if number is None:
        return misunderstood()
    with doing.store.reading() as tx:
        asked = questions.question(tx, number)
    if asked is None:
        return _gone()
    if asked.status != "answered":
        return Outcome(_("Answer the question first."))
    path = doing.released.source(asked.workshop)
    add_lesson(path, f"question-{asked.id}", asked.text, asked.answer)
    said = _(
        "It is a lesson of the workshop now, in the part “{part}”. People see it when the"
        " workshop is released again: declic release {name}"
    )
    return Outcome(said.format(part=part(), name=asked.workshop))


def _gone() -> Outcome:
    return Outcome(_("This question is not there any more."))


def _with(
    doing: Doing, message: Mapping[str, Any], act: Callable[[Transaction, Question], str]
) -> Outcome:
    """Do something to the question that a message names."""
    number = number_in(message, "question")
    if number is None:
        return misunderstood()
    with doing.store.transaction() as tx:
        asked = questions.question(tx, number)
        return _gone() if asked is None else Outcome(act(tx, asked))


class QuestionsPanel(Panel):
    """The parking lot, of all sessions.

    State: ``{notice, session: whether one is shown, exercises: [{id, title}], questions: [{id,
    text, who, named, mine, where, at, status, answer, to_all}]}``: the open ones as they were
    asked, then those for later, then the last that were answered.

    Messages: ``ask`` with ``text`` and ``exercise`` (its id, or empty); with ``question`` (its id)
    ``answer`` (and ``text``, ``to_all``), ``later``, ``drop``, ``reopen``, ``lesson``.
    """

    _esm = module("dom", "controls", "questions")
    actions: ClassVar = {
        "ask": _ask,
        "answer": _answer,
        "later": _later,
        "drop": _drop,
        "reopen": _reopen,
        "lesson": _lesson,
    }

    @classmethod
    def texts(cls) -> dict[str, Any]:
        return {
            "status_open": _("To answer"),
            "status_later": _("For later"),
            "status_answered": _("Answered"),
            "no_question": _("No question waits for an answer."),
            "count": _("{title}: {n}"),
            "answer_it": _("Answer"),
            "answer": _("Your answer"),
            "to_person": _("Answer {name}"),
            "to_all": _("Answer all"),
            "for_me": _("Keep for me"),
            "later": _("Keep for later"),
            "drop": _("Take off the list"),
            "reopen": _("Open it again"),
            "rewrite": _("Change the answer"),
            "lesson": _("Make it a lesson"),
            "said_to_all": _("Answer to all:"),
            "said_to_one": _("Answer to {name}:"),
            "said_to_me": _("Answer, for you:"),
            "own": _("A question of your own"),
            "own_text": _("Your question"),
            "own_where": _("About which exercise"),
            "nowhere": _("None in particular"),
            "own_keep": _("Put it on the list"),
            "question_length": QUESTION_LENGTH,
            "answer_length": ANSWER_LENGTH,
        }

    def read(self, tx: Transaction, session: Session | None) -> list[Question]:
        waiting = questions.with_status(tx, ("open", "later"), MOST_WAITING)
        return [*waiting, *questions.with_status(tx, ("answered",), MOST_ANSWERED)]

    def show(self, view: View, found: list[Question] | None) -> dict[str, Any]:
        session = None if view.data is None else view.data.session
        cards = {card.name: card for card in view.released or ()}
        if session is not None:
            cards[session.workshop.name] = session.workshop
        exercises = () if session is None else session.workshop.exercises
        return {
            "notice": view.fault if found is None else "",
            "session": session is not None,
            "exercises": [{"id": card.id, "title": card.title} for card in exercises],
            "questions": [_shown(one, cards, view) for one in _in_order(found or [])],
        }


def _in_order(found: list[Question]) -> Iterator[Question]:
    """Yield open questions as they were asked, those for later, and the newest answers first."""
    waiting = [one for one in reversed(found) if one.status != "answered"]
    yield from (one for one in waiting if one.status == "open")
    yield from (one for one in waiting if one.status == "later")
    yield from (one for one in found if one.status == "answered")


def _shown(asked: Question, cards: Mapping[str, WorkshopCard], view: View) -> dict[str, Any]:
    where = []
    card = cards.get(asked.workshop)
    if card is not None:
        with suppress(StopIteration):
            where.append(next(one.title for one in card.exercises if one.id == asked.exercise))
    if view.data is None or view.data.session.workshop.name != asked.workshop:
        where.append(asked.workshop if card is None else card.title)
    return {
        "id": asked.id,
        "text": asked.text,
        "who": _("you") if asked.by_adviser else asked.name or _("without a name"),
        "named": asked.name is not None,
        "mine": asked.by_adviser,
        "where": " · ".join(where),
        "at": sentences.clock(asked.at, view.now),
        "status": asked.status,
        "answer": asked.answer,
        "to_all": asked.to_all,
    }
