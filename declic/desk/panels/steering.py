"""Steering the session: which parts are open, in which order, who waits, what all read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, ClassVar

import widgets as kit
from declic.desk import sentences
from declic.desk.actions import Doing, Outcome, misunderstood, number_in, text_in, whole_in
from declic.desk.board import Panel, module
from declic.desk.view import View
from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.domain.session import Session
from declic.domain.steering import Mode, Steering
from declic.i18n import Words
from declic.store import Transaction, messages, sessions, steering
from declic.store.messages import MESSAGE_LENGTH, Message
from widgets._game import Game

_ = Words("desk")

LONGEST_MINUTES = 240
MOST_MESSAGES = 5
"""Messages listed, the newest."""
LONGEST_TITLE = 500


@dataclass(frozen=True)
class Found:
    """How the session is steered, and what was written to its people."""

    steering: Steering
    messages: Sequence[Message]


How = Callable[[Steering, WorkshopCard], Steering | None]
"""Makes another steering of the one that is, for a workshop; None where that makes no sense."""


def _steer(doing: Doing, said: str, how: How) -> Outcome:
    """Change how the session is steered, and say so."""
    with doing.store.transaction() as tx:
        session = None if doing.session is None else sessions.session(tx, doing.session)
        if session is None:
            return misunderstood()
        after = how(steering.of_session(tx, session.id), session.workshop)
        if after is None:
            return misunderstood()
        steering.change(tx, session.id, lambda _before: after, doing.now)
    return Outcome(said)


def _part(
    doing: Doing,
    message: Mapping[str, Any],
    said: str,
    how: Callable[[Steering, WorkshopCard, str], Steering],
) -> Outcome:
    """Do something with a part that the message names."""
    title = text_in(message, "part", LONGEST_TITLE)

    def change(now: Steering, workshop: WorkshopCard) -> Steering | None:
        if title is None or title not in {part.title for part in workshop.parts}:
            return None
        return how(now, workshop, title)

    return _steer(doing, said.format(part=title), change)


def _open(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    said = _("“{part}” is open. Pages show it now.")
    return _part(doing, message, said, lambda now, _w, title: now.with_part(title, is_open=True))


def _close(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    said = _("“{part}” is closed. What people answered there is kept.")
    return _part(doing, message, said, lambda now, _w, title: now.with_part(title, is_open=False))


def _move(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    to = message.get("to")
    if type(to) is not int:
        return misunderstood()
    said = _("“{part}” is first now.") if to <= 0 else _("“{part}” has another place now.")
    return _part(doing, message, said, lambda now, shop, title: now.moved(shop.parts, title, to))


def _focus(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    until = _until(doing, message)
    return _part(
        doing,
        message,
        _("Everybody is on “{part}” now."),
        lambda now, _w, title: now.on_part(title, until),
    )


def _pause(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    words = text_in(message, "words", MESSAGE_LENGTH)
    until = _until(doing, message)
    return _steer(
        doing,
        _("Pages wait. Nobody loses anything."),
        lambda now, _w: now.paused(words or "", until),
    )


def _own_pace(doing: Doing, _message: Mapping[str, Any]) -> Outcome:
    return _steer(
        doing,
        _("Everybody goes on at their own pace."),
        lambda now, _w: now.at_own_pace(),
    )


def _more_time(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    minutes = _minutes(message)
    if minutes is None:
        return misunderstood()
    more = timedelta(minutes=minutes)
    return _steer(
        doing,
        _.n("{n} minute more.", "{n} minutes more.", minutes).format(n=minutes),
        lambda now, _w: replace(now, until=max(now.until or doing.now, doing.now) + more),
    )


def _reveal(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    exercise = text_in(message, "exercise", LONGEST_TITLE)

    def reveal(now: Steering, workshop: WorkshopCard) -> Steering | None:
        if exercise is None or exercise not in {card.id for card in workshop.exercises}:
            return None
        return replace(now, revealed=tuple(dict.fromkeys((*now.revealed, exercise))))

    return _steer(doing, _("Everybody sees the answer now."), reveal)


def _send(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    text = message.get("text")
    if doing.session is None or not isinstance(text, str):
        return misunderstood()
    with doing.store.transaction() as tx:
        messages.send(tx, doing.session, text, doing.now)
    return Outcome(_("The message is on all pages."))


def _withdraw(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    number = number_in(message, "message")
    if number is None or doing.session is None:
        return misunderstood()
    with doing.store.transaction() as tx:
        if number not in {one.id for one in messages.of_sessions(tx, [doing.session])}:
            return misunderstood()
        messages.withdraw(tx, number, doing.now)
    return Outcome(_("The message is gone from the pages."))


def _minutes(message: Mapping[str, Any]) -> int | None:
    return whole_in(message, "minutes", 1, LONGEST_MINUTES)


def _until(doing: Doing, message: Mapping[str, Any]) -> datetime | None:
    minutes = _minutes(message)
    return None if minutes is None else doing.now + timedelta(minutes=minutes)


def _has_answer(card: ExerciseCard) -> bool:
    """Say whether there is an answer to show: not of a game, nor of an opinion."""
    kind = getattr(kit, card.kind, None)
    return kind is not None and not issubclass(kind, Game) and not kind.opinion


class SteeringPanel(Panel):
    """How the session is steered.

    State: ``{notice, open: whether a session that goes on is shown, mode, part, words, until: time
    in ISO 8601 or null, parts: [{title, open}] in the pages' order, exercises: [{id,
    title, revealed}], messages: [{id, text, at}]}``.

    Messages: ``open-part`` and ``close-part`` with ``part``; ``move-part`` with ``part`` and ``to``
    (from 0); ``focus`` with ``part`` and, if wished, ``minutes``; ``pause`` with ``words`` and
    ``minutes``; ``own-pace``; ``more-time`` with ``minutes``; ``reveal`` with ``exercise``;
    ``send`` with ``text``; ``withdraw`` with ``message`` (its id).
    """

    _esm = module("dom", "controls", "reorder", "steering")
    actions: ClassVar = {
        "open-part": _open,
        "close-part": _close,
        "move-part": _move,
        "focus": _focus,
        "pause": _pause,
        "own-pace": _own_pace,
        "more-time": _more_time,
        "reveal": _reveal,
        "send": _send,
        "withdraw": _withdraw,
    }

    @classmethod
    def texts(cls) -> dict[str, Any]:
        return {
            "modes": {
                Mode.OWN_PACE.value: _("Everybody at their own pace"),
                Mode.PART.value: _("Everybody on one part"),
                Mode.PAUSE.value: _("A pause: everybody looks up"),
            },
            "until_at": _("until {time}"),
            "over": _("The time is over."),
            "own_pace": _("Go on, each at their own pace"),
            "look_up": _("Pause: look at the board"),
            "more": _("5 minutes more"),
            "words": _("What the pages say"),
            "usual_words": _("Look at the board"),
            "minutes": _("Minutes (if you wish)"),
            "start_pause": _("Begin the pause"),
            "parts_title": _("The parts, in the order of the pages"),
            "drag": _("Move “{part}”"),
            "first": _("Put first"),
            "up": _("Up"),
            "down": _("Down"),
            "opened": _("Open"),
            "closed": _("Closed"),
            "open_part": _("Open it"),
            "close_part": _("Close it"),
            "here": _("Everybody here"),
            "has_focus": _("everybody is here"),
            "message": _("A message to all"),
            "send": _("Show it on all pages"),
            "withdraw": _("Take it back"),
            "sent": _("What the pages show"),
            "answer": _("Show the answer of an exercise to all"),
            "exercise_choice": _("Exercise"),
            "show_answer": _("Show the answer…"),
            "shown_already": _("(shown)"),
            "sure_title": _("Show this answer on all pages?"),
            "sure_text": _(
                "Nobody can answer this exercise any more in this session. It can't be undone."
            ),
            "sure_yes": _("Show the answer"),
            "sure_no": _("No, leave it"),
            "longest": MESSAGE_LENGTH,
        }

    def read(self, tx: Transaction, session: Session | None) -> Found | None:
        if session is None:
            return None
        return Found(steering.of_session(tx, session.id), messages.of_sessions(tx, [session.id]))

    def show(self, view: View, found: Found | None) -> dict[str, Any]:
        if view.data is None or found is None:
            return {"notice": view.fault, "open": False, "parts": [], "exercises": []}
        session, now = view.data.session, found.steering
        shown = [one for one in found.messages if one.learner is None][-MOST_MESSAGES:]
        return {
            "notice": view.fault or ("" if session.is_open else _("This session is closed.")),
            "open": session.is_open,
            "mode": now.mode.value,
            "part": now.part,
            "words": now.words,
            "until": None if now.until is None else now.until.isoformat(),
            "parts": [
                {"title": part.title, "open": part.title not in now.closed}
                for part in now.ordered(session.workshop.parts)
            ],
            "exercises": [
                {"id": card.id, "title": card.title, "revealed": card.id in now.revealed}
                for card in session.workshop.exercises
                if _has_answer(card)
            ],
            "messages": [
                {"id": one.id, "text": one.text, "at": sentences.clock(one.at, view.now)}
                for one in reversed(shown)
            ],
        }
