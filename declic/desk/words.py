"""The texts of the desk's pages that do not change, translated for the JavaScript."""

from __future__ import annotations

from declic.desk.sentences import status_meaning, status_word
from declic.domain.progress import Status
from declic.i18n import Words

_ = Words("desk")


def of_page() -> dict[str, str | list[dict[str, str]]]:
    """Return every fixed text of the panels, by the name that the JavaScript gives it."""
    return {
        **_everywhere(),
        **_of_sessions(),
        "legend": [
            {"status": status.value, "word": status_word(status), "meaning": status_meaning(status)}
            for status in Status
        ],
    }


def _everywhere() -> dict[str, str]:
    return {
        "help": _("Who needs help"),
        "grid": _("The grid"),
        "sessions": _("The sessions"),
        "parts": _("Parts of the desk"),
        "all_well": _("Everybody is getting on. Nobody needs help at the moment."),
        "new_need": _("Needs help: {names}"),
        "learner": _("Person"),
        "exercise": _("Exercise {number}"),
        "managed": _("Managed"),
        "legend_title": _("What the signs mean"),
        "exercises_title": _("The exercises"),
        "stuck_here": _("{n} stuck"),
        "managed_here": _("{done} of {all} managed"),
        "story_of": _("Answers of"),
        "card": _("Return card:"),
        "close": _("Close"),
        "nothing_yet": _("No answer yet."),
        "feedback": _("Was told:"),
        "hint_grid": _("Choose a name or a box to read the answers."),
        "wait": _("One moment…"),
    }


def _of_sessions() -> dict[str, str]:
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
            "Nobody can enter with this code any more. All answers are kept, and you can reopen"
            " the session."
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
