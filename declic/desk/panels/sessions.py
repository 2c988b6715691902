"""The sessions: their codes, who is in, opening, closing, reopening, choosing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, ClassVar

import segno

from declic.desk import sentences
from declic.desk.actions import Doing, Outcome, misunderstood, number_in
from declic.desk.board import Panel, module
from declic.desk.frames import SessionData
from declic.desk.view import View
from declic.domain.session import Session, spaced_code
from declic.i18n import Words
from declic.store import Transaction, sessions

_ = Words("desk")

MOST_SESSIONS = 50
"""Sessions listed at most, the newest."""


def _open(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    name = message.get("workshop")
    card = next((card for card in doing.released.refresh() if card.name == name), None)
    if card is None:
        return Outcome(_("This workshop is not ready. Choose one in the list."))
    with doing.store.transaction() as tx:
        session = sessions.open_session(tx, card, doing.now)
    text = _("The session is open. Its code: {code}")
    return Outcome(text.format(code=spaced_code(session.code)), session.id)


def _select(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    return _with(doing.store.reading(), message, lambda _tx, _session: "")


def _close(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    def close(tx: Transaction, session: Session) -> str:
        sessions.close_session(tx, session.id, doing.now)
        return _("The session is closed. All answers are kept.")

    outcome = _with(doing.store.transaction(), message, close)
    if outcome.selected is None:
        return outcome
    return replace(outcome, message=f"{outcome.message} {doing.back_up()}".strip())


def _reopen(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    def reopen(tx: Transaction, session: Session) -> str:
        sessions.reopen_session(tx, session.id)
        text = _("The session is open again, with the same code: {code}")
        return text.format(code=spaced_code(session.code))

    return _with(doing.store.transaction(), message, reopen)


def _with(
    store: AbstractContextManager[Transaction],
    message: Mapping[str, Any],
    act: Callable[[Transaction, Session], str],
) -> Outcome:
    """Do something to the session that a message names, and show it."""
    number = number_in(message, "session")
    if type(message.get("session")) is not int:
        return misunderstood()
    with store as tx:
        session = None if number is None else sessions.session(tx, number)
        if session is None:
            return Outcome(_("There is no such session. Choose one in the list."))
        return Outcome(act(tx, session), session.id)


class SessionPanel(Panel):
    """The sessions.

    State: ``{notice, current: {id, title, code, open, join, url, qr, projector, learners: [{name,
    card}]} or null, sessions: [{id, title, code, open, at}], workshops: [{name, title}] or null
    until they are known}``.

    Messages: ``{"type": "select", "session": <id>}``, ``open`` with ``workshop`` (its name),
    ``close`` and ``reopen`` with ``session``.
    """

    _esm = module("dom", "sessions")
    actions: ClassVar = {"open": _open, "select": _select, "close": _close, "reopen": _reopen}

    @classmethod
    def texts(cls) -> dict[str, Any]:
        return {
            "address": _("Address to type"),
            "code": _("Code"),
            "qr": _("QR code of the address to join"),
            "no_address": _("To let people in, start the room: declic run"),
            "projector": _("Full screen for the projector"),
            "new_window": _("(new tab)"),
            "open_now": _("Open"),
            "closed_now": _("Closed"),
            "close_session": _("Close the session"),
            "reopen": _("Reopen the session"),
            "confirm_title": _("Close this session?"),
            "confirm_text": _(
                "Nobody can enter with this code any more. All answers are kept, and you can"
                " reopen the session."
            ),
            "confirm_yes": _("Close the session"),
            "confirm_no": _("Leave it open"),
            "cards": _("Return cards"),
            "cards_help": _("Somebody has lost their card? Read them its words."),
            "open_title": _("Open another session"),
            "workshop": _("Workshop"),
            "open_session": _("Open the session"),
            "no_workshop": _("No workshop is ready. Release one: declic release"),
            "all_sessions": _("All sessions"),
            "shown": _("shown"),
        }

    def show(self, view: View, found: Any) -> dict[str, Any]:
        return {
            "notice": view.fault,
            "current": None if view.data is None else _current(view.data, view.places),
            "sessions": [
                {
                    "id": session.id,
                    "title": session.workshop.title,
                    "code": spaced_code(session.code),
                    "open": session.is_open,
                    "at": sentences.clock(session.opened_at, view.now),
                }
                for session in view.known[:MOST_SESSIONS]
            ],
            "workshops": None
            if view.released is None
            else [{"name": card.name, "title": card.title} for card in view.released],
        }


def _current(data: SessionData, places: Mapping[str, str]) -> dict[str, Any]:
    session = data.session
    join = places["join"].rstrip("/")
    url = f"{join}/j/{session.code}" if join else ""
    people = zip(data.learners["name"], data.learners["card"], strict=True)
    return {
        "id": session.id,
        "title": session.workshop.title,
        "code": spaced_code(session.code),
        "open": session.is_open,
        "join": join.removeprefix("http://").removeprefix("https://"),
        "url": url,
        "qr": _squares(url) if url else None,
        "projector": f"{places['base']}projector/{session.id}" if join else "",
        "learners": [{"name": str(name), "card": str(card)} for name, card in people],
    }


def _squares(text: str) -> dict[str, Any]:
    """Return a QR code as the side of its square, in modules, and an SVG path."""
    matrix = segno.make(text, error="m").matrix
    runs = [
        f"M{x},{y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark
    ]
    return {"side": len(matrix), "path": "".join(runs)}
