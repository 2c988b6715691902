"""``Mailbox``: a mail box in which genuine and fraudulent mails are mixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from declic.i18n import Words
from widgets._letter import BIN, INBOX, SENT, SPAM
from widgets._letters import Letters
from widgets._options import Options

_ = Words("widgets")

OWN = ("mails", "personal", "goals", "risks", "ask", "answer", "choices")


class Mailbox(Letters):
    """A mail box: mails are opened, looked at, answered, reported, deleted.

    Each mail that says whether it is a fraud is to be treated rightly, and counts the same. A
    fraud: reported or deleted, without its link followed, its attachment opened, or an answer. A
    genuine one: opened, and neither reported nor deleted. Each goal counts as much as a mail; each
    risk that was taken takes as much away (rule ``marked``). After the verdict, right or wrong,
    the mails are gone through sign by sign.

    Parameters
    ----------
    prompt
        What to do, in Markdown.
    mails
        Each is ``{"name", "sender", "to", "date", "subject", "body", "attachments"}``, as in
        :class:`widgets.inspect_message.InspectMessage`, with ``fraud`` (True or False), ``signs``
        (for a fraud: what gives each part away), ``safe`` (for parts that are usual, why),
        ``danger`` (what is said to who was caught by it), ``replies`` (answers to choose from,
        none: a text of one's own; ``[]``: it can't be answered), ``folder`` (``"inbox"``,
        ``"spam"`` or ``"bin"``, where it is at first). 60 mails at most.
    goals, risks
        What is asked beside that, and what is risky, see :mod:`widgets._task`. Verbs: ``open``,
        ``look`` (see where a link leads), ``follow``, ``attachment``, ``report``, ``delete``,
        ``restore``, ``reply``, each with a mail; ``visit`` with a folder (``spam``, ``bin``,
        ``sent``). After ``=`` stands which link or file, or what is answered.
    ask, answer, choices
        A question beside the mail box, see :mod:`widgets._ask`.
    personal
        Whether learners first choose an invented first name and address, which the page puts in
        the place of ``{prenom}`` and ``{adresse}`` in the mails. Neither leaves the page.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"steps": [["open", "m1"], ["look", "m1p3"], ["report", "m1"]]}``. The words of
    an answer are told only where a goal asks about them; else the value is ``…``.
    """

    kind = "mailbox"
    option = "mails"
    moves = ("report", "delete")

    def __init__(
        self,
        prompt: str = "",
        mails: Sequence[Mapping[str, Any]] | None = None,
        personal: bool = False,
        goals: Sequence[str] | Mapping[str, str] = (),
        risks: Sequence[str] | Mapping[str, str] = (),
        ask: str | None = None,
        answer: str | Sequence[str] | int | None = None,
        choices: Sequence[str] | None = None,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, *OWN)
        task = {"goals": goals, "risks": risks, "ask": ask, "answer": answer, "choices": choices}
        self._read_letters(author, mails, task, personal)
        self._finish(author)

    def _folders(self) -> dict[str, str]:
        return {INBOX: _("Inbox"), SPAM: _("Junk"), BIN: _("Bin"), SENT: _("Sent")}

    def _default_instruction(self) -> str:
        if self._judged_letters:
            return _("Open each mail. Report or delete the frauds, keep the others, then check.")
        return _("Do what is asked in the mail box, then check.")

    def _own_words(self) -> dict[str, str]:
        return super()._own_words() | {
            "box": _("Mail"),
            "report": _("Report as a fraud"),
            "who_title": _("First, become somebody else"),
            "who_why": _(
                "Choose an invented first name and an invented address. The mails will be for"
                " them. They stay on this page: nobody keeps them."
            ),
            "who_name": _("An invented first name"),
            "who_address": _("An invented address"),
            "who_be": _("Be {name}"),
            "who_open": _("Open the mail box"),
            "who_both": _("Write both: a first name, and an address with an @."),
        }
