"""What the page says of what the adviser does, and of what learners ask."""

from __future__ import annotations

from typing import Any

from declic.i18n import Words

_ = Words("room")


def live_words() -> dict[str, Any]:
    """Return the words of the live part of a learner's page, by the names in its scripts."""
    return {
        "hour": _("{h}:{mm}"),
        "and": _(" and "),
        "between": _("”, “"),
        "go": _("Go there"),
        "close": _("Close"),
        **_of_parts(),
        **_of_time(),
        **_of_messages(),
        **_of_questions(),
    }


def _of_parts() -> dict[str, Any]:
    return {
        "closed": _("This part opens later."),
        "later": _("Later: everybody is on “{part}” now."),
        "together": _("Everybody is on “{part}” now. What you did elsewhere is kept."),
        "own_pace": _("Everybody goes on at their own pace again."),
        "opened": _("“{part}” is open now."),
        "shut": _("“{part}” is closed for now."),
        "shut_here": _("“{part}” is closed for now. What you did there is kept."),
        "first": _("“{part}” comes first now. Nothing is lost."),
        "moved": _("“{part}” has moved. Nothing is lost."),
        "reordered": _("The parts have another order now. Nothing is lost."),
        "shown": _("The answer to “{title}” is shown to everybody."),
    }


def _of_time() -> dict[str, Any]:
    return {
        "until": _("until {at}"),
        "more_time": _("You have more time: until {at}."),
        "time_is_up": _("It is time. Finish what you are doing calmly."),
        "pause": _("Look at the board"),
        "pause_words": _("Your adviser shows something to everybody."),
        "pause_until": _("We go on at {at}."),
        "pause_kept": _("Nothing is lost: you will find your page as it was."),
    }


def _of_messages() -> dict[str, Any]:
    return {
        "for_you": _("For you, at {at}"),
        "for_all": _("For everybody, at {at}"),
        "read": _("I have read it"),
        "messages": _("Messages from your adviser"),
    }


def _of_questions() -> dict[str, Any]:
    return {
        "raise": _("Raise your hand"),
        "lower": _("Lower your hand"),
        "hand_up": _("Your hand is up. Your adviser comes to you."),
        "hand_waits": _("The connection is cut. Your hand will be seen when it is back."),
        "ask": _("Ask a question"),
        "questions": _("Questions"),
        "your_question": _("Your question"),
        "question_first": _("Write your question first."),
        "anonymous": _("Without my name: the answer is then given to everybody."),
        "send": _("Send"),
        "asked": _("Your question has arrived. The answer will come here."),
        "asked_anonymous": _("Your question has arrived, without your name."),
        "question_waits": _("Your question is kept. It is sent when the connection is back."),
        "not_sent": _("This could not be sent. Load the page again, then try once more."),
        "mine": _("What you asked"),
        "to_all": _("Answers to everybody"),
        "open": _("No answer yet."),
        "searched": _("Your adviser looks for the answer. It comes the next time."),
        "answered_now": _("There is an answer to a question."),
        "look": _("Read it"),
        "answers": {
            "one": _.n("{n} new answer", "{n} new answers", 1),
            "other": _.n("{n} new answer", "{n} new answers", 2),
        },
    }
