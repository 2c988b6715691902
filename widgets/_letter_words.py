"""What is said around letters: on the screen, of each step, of each letter after the verdict."""

from __future__ import annotations

from declic.i18n import Words
from widgets._letter_path import CAUGHT, RIGHT
from widgets._message import HEADERS, header_word

_ = Words("widgets")


def letter_words() -> dict[str, str]:
    """Return the words that ``_letters.js`` needs."""
    return {
        **{name: header_word(name) for name in HEADERS},
        "secure": _("Secure connection"),
        "not_secure": _("Not secure"),
        "where": _("Where does this link lead?"),
        "leads": _("This link leads to: {address}"),
        "attachment": _("Attachment:"),
        "attached": _("attachment"),
        "unread": _("Unread"),
        "folders": _("Folders"),
        "nothing_there": _("There is no message here."),
        "back": _("Back to the messages"),
        "back_to_letter": _("Back to the message"),
        "delete": _("Delete"),
        "restore": _("Put back among the messages"),
        "undo": _("Undo"),
        "moved": _("“{name}” is now in the folder “{folder}”."),
        "follow": _("This link leads to:"),
        "follow_why": _(
            "In real life, the page of this address would open now. Take the time to read it: is"
            " it the one you expected?"
        ),
        "open_file": _("This file is opened:"),
        "open_file_why": _(
            "In real life, it would open now, with all that it holds. Here, nothing was opened."
        ),
        "reply": _("Answer"),
        "reply_to": _("Your answer to {name}"),
        "reply_first": _("Choose an answer, or write one, then send it."),
        "reply_advice": _("Your words stay on this page: nobody reads them."),
        "reply_told": _("Your words are kept with your answer to this exercise."),
        "send": _("Send"),
        "cancel": _("Cancel"),
        "sent": _("In real life, your answer would be gone now."),
        "yours": _("Your answer:"),
        "own_words": _("(in your own words)"),
    }


def told_words(verb: str) -> str:
    """Return how a step is told: ``Opened “{name}”``; ``{value}`` is the part."""
    return {
        "open": _("Opened “{name}”"),
        "look": _("Looked where the link in “{name}” leads"),
        "follow": _("Followed the link in “{name}”"),
        "attachment": _("Opened the file {value} of “{name}”"),
        "report": _("Reported “{name}”"),
        "delete": _("Deleted “{name}”"),
        "block": _("Blocked “{name}”"),
        "restore": _("Put “{name}” back"),
        "reply": _("Answered “{name}”"),
        "call": _("Called “{name}”"),
    }[verb]


def danger_words(verb: str) -> str:
    """Return what would have happened to who did this with a fraud."""
    return {
        "follow": _("The link in “{name}” leads to a fake site: what one types there is stolen."),
        "attachment": _("The file in “{name}” could have put a harmful program on the device."),
        "reply": _("Who answers “{name}” shows that somebody reads, and is asked for more."),
        "call": _("Who calls the number in “{name}” pays, or is talked into something."),
    }[verb]


def verdict_words(fraud: bool, end: str, reported: bool) -> str:
    """Return what is said of a letter before its signs are shown, in Markdown.

    Parameters
    ----------
    end
        How it was treated, see :mod:`widgets._letter_path`; empty if nobody opened it.
    reported
        Whether it was reported.
    """
    if not fraud:
        if end == RIGHT:
            return _("**Genuine message.** You kept it: that is right.")
        return _("**Genuine message.** It can be read and kept without fear.")
    if end == CAUGHT:
        return _("**Fraudulent message.** Look at what gives it away.")
    if end != RIGHT:
        return _("**Fraudulent message.** It is to be reported or deleted. Look at the signs.")
    if reported:
        return _("**Fraudulent message.** You reported it: that protects others too.")
    return _("**Fraudulent message.** It is away: well done. Reporting it protects others too.")
