"""What goes with an answer beside it, where the author asks: how sure one is, and why.

It stands in the response (``confidence``, ``why``), is shown to the adviser, and never counts.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from declic.i18n import Words
from widgets._options import Common
from widgets._response import unreadable

_ = Words("widgets")

MAX_WHY = 500
"""Letters that the reason of an answer may have."""
STEPS = (1, 2, 3)
"""How sure one is: from guessing to knowing."""


@dataclass(frozen=True)
class Beside:
    """How sure a learner is (1 to 3, None: not said), and why (may be empty)."""

    confidence: int | None = None
    why: str = ""

    def in_words(self) -> list[str]:
        """Return it as short plain texts, for the desk and for pictures."""
        lines = []
        if self.confidence is not None:
            lines.append(
                _("How sure: {answer}").format(answer=_steps()[STEPS.index(self.confidence)])
            )
        if self.why:
            lines.append(_("Why: {reason}").format(reason=self.why))
        return lines

    def picture(self) -> str:
        """Return it as HTML; empty if there is nothing."""
        lines = "".join(f"<div>{html.escape(line)}</div>" for line in self.in_words())
        return f'<div style="margin:.5em 0;white-space:pre-wrap">{lines}</div>' if lines else ""


def read_beside(response: Any, asked: Common) -> Beside:
    """Return what was said beside an answer, of what the author asks for.

    Raises
    ------
    InvalidResponse
        If it has not the form of it. Leaving it out is no fault.
    """
    if not isinstance(response, Mapping):
        return Beside()
    confidence = response.get("confidence") if asked.confidence else None
    why = response.get("why", "") if asked.ask_why else ""
    if confidence is not None and (type(confidence) is not int or confidence not in STEPS):
        raise unreadable()
    if not isinstance(why, str) or len(why) > MAX_WHY:
        raise unreadable()
    return Beside(confidence, why.strip())


def beside_words(asked: Common) -> dict[str, Any]:
    """Return the words that the page needs to ask."""
    words: dict[str, Any] = {}
    if asked.confidence:
        words["sure"] = _("How sure are you?")
        words["sure_steps"] = _steps()
    if asked.ask_why:
        words["why"] = _("Why? A few words are enough.")
    return words


def _steps() -> list[str]:
    return [_("I am guessing"), _("I think I know"), _("I know")]
