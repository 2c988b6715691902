"""The texts of buttons and messages that all exercises share, in the language of the process."""

from __future__ import annotations

from declic.i18n import Words

_ = Words("widgets")


def exercise_words() -> dict[str, str]:
    """Return the trait ``words`` that every exercise starts from."""
    return {
        "check": _("Check"),
        "hint": _("Hint"),
        "another_hint": _("Another hint"),
        "retry": _("Try again"),
        "change": _("Change my text"),
        "next": _("Continue"),
        "change_answer": _("Change my answer"),
        "reveal": _("See my results for this part"),
        "sending": _("Sending…"),
        "kept": _("The connection is cut. Go on: your answers are kept."),
        "right": _("That's right"),
        "nearly": _("Almost"),
        "again": _("Look again"),
        "answered": _("Thank you"),
        "open": _("See again"),
        "fold": _("Close"),
        "mark_right": _("Right"),
        "mark_wrong": _("To look at again"),
        "first": _("Answer first, then check."),
        "solution": _("The expected answer"),
        "shown": _("The answer was shown to everybody."),
        "key": _("Key, for the author alone"),
    }
