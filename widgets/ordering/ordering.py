"""``Ordering``: items to put in order."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, Unpack

from declic.domain import rules
from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._keys import opaque
from widgets._options import Options
from widgets._response import keys, unreadable
from widgets._text import plain, rich_line

_ = Words("widgets")


class Ordering(Exercise):
    """Items to put in order.

    Right are the items of the longest series that already is in order; the others have to be
    moved. This is "Longest ordered subset" of Moodle's Ordering question
    (https://docs.moodle.org/en/Ordering_question_type): one item out of place doesn't make all the
    others wrong. The score is ``(length of the series - 1) / (number of items - 1)``, for one item
    alone always is in order.

    Parameters
    ----------
    prompt
        What to put in order, in Markdown.
    items
        At least two different texts, in the right order; shown in an order drawn by lot, the same
        for the same learner and never the right one.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"order": [<key>, …]}``, the keys of all items. A key is a digest of the item's
    text, so that nobody reads the right order from it.
    """

    kind = "ordering"

    def __init__(
        self,
        prompt: str = "",
        items: Sequence[str] | None = None,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "items")
        texts = author.texts("items", items, at_least=2)
        self._items = {opaque(self.id, text): text for text in texts}
        self._finish(author)

    def read(self, response: Any) -> tuple[str, ...]:
        order = keys(response, "order", self._items)
        if len(order) != len(self._items):
            raise unreadable()
        return order

    def in_words(self, said: tuple[str, ...]) -> list[str]:
        return [f"{place}. {plain(self._items[key])}" for place, key in enumerate(said, start=1)]

    def assess(self, said: tuple[str, ...]) -> Verdict:
        result = rules.sequence(said, tuple(self._items))
        return self._scored(result, self._default(result.score, result.correct))

    def key_html(self) -> str:
        return _picture.rows(
            [(rich_line(text), False, None) for text in self._items.values()], "ol"
        )

    def _default(self, score: float, correct: bool) -> str:
        if correct:
            return ""
        if score > 0:
            return _("A part is in order already. Move the others.")
        return _("What comes first? Start from there.")

    def _content(self, lot: random.Random) -> dict[str, Any]:
        expected = list(self._items)
        order = expected.copy()
        lot.shuffle(order)
        if order == expected:
            order = order[1:] + order[:1]
        items = [
            {"key": key, "text": rich_line(self._items[key]), "name": plain(self._items[key])}
            for key in order
        ]
        return {"items": items}

    def _default_instruction(self) -> str:
        return _("Put in order: move with the arrows, or slide with the handle.")

    def _picture_body(self, said: tuple[str, ...] | None, verdict: Verdict | None) -> str:
        if said is None or verdict is None:
            texts = sorted(self._items.values())
            return _picture.rows([(rich_line(text), False, None) for text in texts])
        right = verdict.details["right"]
        body = _picture.rows(
            [(rich_line(self._items[key]), False, key in right) for key in said], "ol"
        )
        return f"<p><strong>{_('Answer given')}</strong></p>{body}"

    def _own_words(self) -> dict[str, str]:
        return {
            "mark_right": _("In order"),
            "mark_wrong": _("To be moved"),
            "up": _("Move up: {item}"),
            "down": _("Move down: {item}"),
            "moved": _("{item}: place {place} out of {total}"),
            "list": _("The list to put in order"),
        }
