"""What the adviser does to sessions: open, close, reopen, choose; nothing is taken on trust."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from declic.desk.workshops import Released
from declic.domain.session import spaced_code
from declic.i18n import Words
from declic.store import Store, sessions

_ = Words("desk")


@dataclass(frozen=True)
class Outcome:
    """How it went.

    Attributes
    ----------
    message
        A sentence for the adviser; may be empty.
    selected
        The session to show from now on; None leaves it as it is.
    """

    message: str
    selected: int | None = None


class Actions:
    """Carries out what a page asks for.

    Parameters
    ----------
    released
        The workshops of which a session can be opened.
    clock
        Gives the present time (UTC).
    back_up
        Backs the store up; returns a sentence where it could not.
    """

    def __init__(
        self, released: Released, clock: Callable[[], datetime], back_up: Callable[[], str]
    ) -> None:
        self._released = released
        self._clock = clock
        self._back_up = back_up

    def do(self, store: Store, message: Mapping[str, Any]) -> Outcome:
        """Carry out one message; what makes no sense changes nothing and says so.

        Raises
        ------
        StoreUnavailable
            If the store can't be read or written now.
        """
        asked = message.get("type")
        if asked == "open":
            return self._open(store, message.get("workshop"))
        number = message.get("session")
        if asked not in ("select", "close", "reopen") or type(number) is not int:
            return Outcome(_("The desk did not understand this. Reload the page, and try again."))
        outcome = self._change(store, str(asked), number)
        if asked == "close" and outcome.selected is not None:
            return Outcome(f"{outcome.message} {self._back_up()}".strip(), outcome.selected)
        return outcome

    def _change(self, store: Store, asked: str, number: int) -> Outcome:
        with store.transaction() if asked != "select" else store.reading() as tx:
            session = sessions.session(tx, number) if 0 < number < 2**31 else None
            if session is None:
                return Outcome(_("There is no such session. Choose one in the list."))
            if asked == "close":
                sessions.close_session(tx, session.id, self._clock())
                return Outcome(_("The session is closed. All answers are kept."), session.id)
            if asked == "reopen":
                sessions.reopen_session(tx, session.id)
                text = _("The session is open again, with the same code: {code}")
                return Outcome(text.format(code=spaced_code(session.code)), session.id)
        return Outcome("", session.id)

    def _open(self, store: Store, name: object) -> Outcome:
        card = next((card for card in self._released.refresh() if card.name == name), None)
        if card is None:
            return Outcome(_("This workshop is not ready. Choose one in the list."))
        with store.transaction() as tx:
            session = sessions.open_session(tx, card, self._clock())
        text = _("The session is open. Its code: {code}")
        return Outcome(text.format(code=spaced_code(session.code)), session.id)
