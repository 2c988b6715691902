"""``FreeText``: a text that the adviser reads."""

from __future__ import annotations

import html
import random
from typing import Any, Unpack

from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets._base import Exercise
from widgets._options import Author, Options
from widgets._response import field, unreadable

_ = Words("widgets")

MAX_LINES = 30
MAX_LETTERS = 10_000


class FreeText(Exercise):
    """A text that the adviser reads; it can be changed and sent again.

    Parameters
    ----------
    prompt
        The question, in Markdown.
    lines
        Height of the field, lines of text, 1 to 30.
    max_length
        Letters that it may have, 1 to 10,000.
    options
        Those of every exercise, see :class:`widgets._options.Options`; ``right``, ``nearly`` and
        ``wrong`` say nothing here, and are refused.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"text": "…"}``.
    """

    kind = "free_text"
    manual = True

    def __init__(
        self,
        prompt: str = "",
        lines: int = 4,
        max_length: int = 2000,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "lines", "max_length")
        for name in self.options.says:
            raise author.refuse(
                name, self.options.says[name], _("Leave it out: the adviser judges this text.")
            )
        self._lines = _number(author, "lines", lines, MAX_LINES)
        self._max_length = _number(author, "max_length", max_length, MAX_LETTERS)
        self._finish(author)

    def read(self, response: Any) -> str:
        text = field(response, "text")
        if not isinstance(text, str) or not text.strip():
            raise unreadable()
        if len(text) > self._max_length:
            raise unreadable()
        return text

    def assess(self, said: str) -> Verdict:
        return Verdict(None, None, _("Your adviser will read it."))

    def key_html(self) -> str:
        return f"<p>{_('You read the texts yourself, in formgrader.')}</p>"

    def _content(self, lot: random.Random) -> dict[str, Any]:
        return {"lines": self._lines, "max_length": self._max_length}

    def _default_instruction(self) -> str:
        return _("Write in your own words. Spelling doesn't matter.")

    def _picture_body(self, said: str | None, verdict: Verdict | None) -> str:
        if said is None:
            return ""
        return (
            f"<p><strong>{_('Answer given')}</strong></p>"
            f'<pre style="white-space:pre-wrap;font:inherit">{html.escape(said)}</pre>'
        )

    def _own_words(self) -> dict[str, str]:
        return {
            "retry": _("Change my text"),
            "first": _("Write a few words first."),
            "left": _("{n} letters left"),
        }


def _number(author: Author, option: str, value: object, most: int) -> int:
    good = isinstance(value, int) and not isinstance(value, bool)
    if not good or not 1 <= value <= most:  # type: ignore[operator]
        raise author.refuse(
            option, value, _("Write a whole number from 1 to {most}.").format(most=most)
        )
    return value  # type: ignore[return-value]
