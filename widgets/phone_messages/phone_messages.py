"""``PhoneMessages``: a phone on which genuine and fraudulent text messages are mixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from declic.i18n import Words
from widgets._letter import BIN, INBOX, SPAM
from widgets._letters import Letters
from widgets._options import Options

_ = Words("widgets")

OWN = ("messages", "goals", "risks", "ask", "answer", "choices")


class PhoneMessages(Letters):
    """A phone's messages: they are opened, answered, reported, deleted, blocked, called back.

    Each message that says whether it is a fraud is to be treated rightly, and counts the same. A
    fraud: reported, blocked or deleted, without its link followed, a call, or an answer. A genuine
    one: opened, and neither reported, blocked nor deleted. Each goal counts as much as a message;
    each risk that was taken takes as much away (rule ``marked``). After the verdict, right or
    wrong, the messages are gone through sign by sign.

    Parameters
    ----------
    prompt
        What to do, in Markdown.
    messages
        Each is ``{"name", "sender", "date", "body"}``, as in
        :class:`widgets.inspect_message.InspectMessage`, with ``fraud``, ``signs``, ``safe``,
        ``danger``, ``replies`` and ``folder`` as in :class:`widgets.mailbox.Mailbox`, and:
        ``calls`` (``{"cost": what a call costs, "says": what is heard}``), ``missed`` (True: it is
        a missed call), ``earlier`` (messages that came before in the same thread). In the body
        ``[[name|text|tel:08 99 XX XX XX]]`` calls a number. No number may be one that can be
        dialled. 60 messages at most.
    goals, risks
        What is asked beside that, and what is risky, see :mod:`widgets._task`. Verbs: ``open``,
        ``look`` (see where a link leads), ``follow``, ``report``, ``delete``, ``block``,
        ``restore``, ``reply``, ``call``, each with a message; ``visit`` with a folder (``spam``,
        ``bin``). After ``=`` stands which link or number, or what is answered.
    ask, answer, choices
        A question beside the phone, see :mod:`widgets._ask`.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"steps": [["open", "m1"], ["call", "m1"], ["close", "layer"]]}``. The words of
    an answer are told only where a goal asks about them; else the value is ``…``.
    """

    kind = "phone_messages"
    option = "messages"
    moves = ("report", "delete", "block")
    phone = True

    def __init__(
        self,
        prompt: str = "",
        messages: Sequence[Mapping[str, Any]] | None = None,
        goals: Sequence[str] | Mapping[str, str] = (),
        risks: Sequence[str] | Mapping[str, str] = (),
        ask: str | None = None,
        answer: str | Sequence[str] | int | None = None,
        choices: Sequence[str] | None = None,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, *OWN)
        task = {"goals": goals, "risks": risks, "ask": ask, "answer": answer, "choices": choices}
        self._read_letters(author, messages, task)
        self._finish(author)

    def _folders(self) -> dict[str, str]:
        return {INBOX: _("Messages"), SPAM: _("Junk and blocked"), BIN: _("Bin")}

    def _default_instruction(self) -> str:
        if self._judged_letters:
            return _("Open each message. Send the frauds away, keep the others, then check.")
        return _("Do what is asked on the phone, then check.")

    def _own_words(self) -> dict[str, str]:
        return super()._own_words() | {
            "box": _("Messages"),
            "report": _("Report to 33700"),
            "block": _("Block the sender"),
            "call": _("Call"),
            "call_back": _("Call back"),
            "calling": _("You call: {number}"),
            "call_why": _("In real life, the phone would ring there now."),
            "call_cost": _("In real life, this call would cost you:"),
            "call_heard": _("You would hear:"),
            "hang_up": _("Hang up"),
        }
