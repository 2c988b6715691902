"""The texts that all panels of the desk have in common, translated for the JavaScript."""

from __future__ import annotations

from declic.i18n import Words

_ = Words("desk")


def everywhere() -> dict[str, str]:
    """Return fixed texts, by the name that the JavaScript gives them; panels' titles included."""
    return {
        "help": _("Who needs help"),
        "grid": _("The grid"),
        "group": _("The group"),
        "people": _("The people"),
        "positioning": _("The positioning"),
        "plan": _("The plan and the clock"),
        "steering": _("Steer the session"),
        "review": _("Review"),
        "after": _("After the session"),
        "sessions": _("The sessions"),
        "questions": _("The questions"),
        "diary": _("The diary"),
        "groups": _("Groups that come back"),
        "parts": _("Parts of the desk"),
        "learner": _("Person"),
        "story_of": _("Answers of"),
        "card": _("Return card:"),
        "close": _("Close"),
        "nothing_yet": _("No answer yet."),
        "feedback": _("Was told:"),
        "wait": _("One moment…"),
    }
