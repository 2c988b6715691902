"""``Sorting``: things to sort into boxes."""

from __future__ import annotations

import operator
import random
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Unpack

from declic.domain import rules
from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._keys import opaque
from widgets._options import Author, Options
from widgets._response import links
from widgets._text import plain, rich_line

_ = Words("widgets")


class Sorting(Exercise):
    """Things to sort into boxes: chosen in lists, or carried there.

    Each thing in its box counts the same and a wrong one takes nothing away, as in Moodle's "Drag
    and drop onto image" (https://docs.moodle.org/en/Drag_and_drop_onto_image) and H5P's "Drag and
    drop" without penalties (https://h5p.org/drag-and-drop).

    Parameters
    ----------
    prompt
        What to sort, in Markdown.
    categories
        For each box the things that belong there: ``{"box": ["thing", "thing"], …}``, at least two
        boxes; each thing a line of Markdown. A box may stay empty.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"places": {<key>: "0", …}}``: for the key of a thing, a digest of its text, the
    number of a box; what is left out is not sorted yet. Things are shown in an order drawn by lot,
    the same for the same learner.
    """

    kind = "sorting"

    def __init__(
        self,
        prompt: str = "",
        categories: Mapping[str, Sequence[str]] | None = None,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "categories")
        boxes = _read_boxes(author, categories)
        self._boxes = {str(number): box for number, box in enumerate(boxes)}
        self._things = {opaque(self.id, text): text for texts in boxes.values() for text in texts}
        self._due = {
            opaque(self.id, text): number
            for number, box in self._boxes.items()
            for text in boxes[box]
        }
        self._finish(author)

    def read(self, response: Any) -> dict[str, str]:
        return links(response, "places", self._things, self._boxes)

    def in_words(self, said: dict[str, str]) -> list[str]:
        return [
            _("{box}: {things}").format(
                box=plain(self._boxes[box]),
                things=", ".join(plain(self._things[key]) for key in keys),
            )
            for box, keys in self._sorted(said).items()
            if keys
        ]

    def assess(self, said: dict[str, str]) -> Verdict:
        due = {key: partial(operator.eq, box) for key, box in self._due.items()}
        result = rules.pairs(said, due)
        return self._scored(result, self._default(result))

    def key_html(self) -> str:
        return self._boxes_html(self._due, None)

    def _sorted(self, said: Mapping[str, str]) -> dict[str, list[str]]:
        return {box: [key for key, put in said.items() if put == box] for box in self._boxes}

    def _default(self, result: rules.Score[str]) -> str:
        if result.correct:
            return ""
        right = len(result.right)
        if not right:
            return _("Look at the names of the boxes again, then at each thing.")
        found = _.n("{n} thing is in its box.", "{n} things are in their box.", right).format(
            n=right
        )
        return found if result.wrong else f"{found} {_('Now sort the others.')}"

    def _content(self, lot: random.Random) -> dict[str, Any]:
        things = [
            {"key": key, "text": rich_line(text), "name": plain(text)}
            for key, text in sorted(self._things.items())
        ]
        lot.shuffle(things)
        boxes = [
            {"key": key, "text": rich_line(text), "name": plain(text)}
            for key, text in self._boxes.items()
        ]
        return {"things": things, "boxes": boxes}

    def _default_instruction(self) -> str:
        return _("Choose the box of each thing in its list, or slide the thing there.")

    def _picture_body(self, said: dict[str, str] | None, verdict: Verdict | None) -> str:
        given = said or {}
        left = [key for key in sorted(self._things) if key not in given]
        waiting = _picture.rows([(rich_line(self._things[key]), False, None) for key in left])
        rest = f"<p><strong>{_('To be sorted')}</strong></p>{waiting}" if left else ""
        answered = f"<p><strong>{_('Answer given')}</strong></p>" if given else ""
        right = verdict.details["right"] if verdict else None
        return rest + answered + self._boxes_html(given, right)

    def _boxes_html(self, said: Mapping[str, str], right: Sequence[str] | None) -> str:
        """Return the boxes with what is in them; *right* are the things to be marked as right."""
        parts = []
        for box, keys in self._sorted(said).items():
            rows = [
                (rich_line(self._things[key]), False, None if right is None else key in right)
                for key in keys
            ]
            inside = _picture.rows(rows) if rows else "<p>……</p>"
            parts.append(f"<p><strong>{rich_line(self._boxes[box])}</strong></p>{inside}")
        return "".join(parts)

    def _own_words(self) -> dict[str, str]:
        return {
            "choose": _("Choose…"),
            "box_of": _("Box of: {thing}"),
            "rest": _("To be sorted"),
            "all_sorted": _("Everything is sorted."),
            "empty": _("Nothing yet"),
            "sorted": _("{thing}: now in the box “{box}”"),
            "taken_out": _("{thing}: to be sorted again"),
            "put_here": _("Now choose the box where “{thing}” belongs."),
            "first": _("Sort at least one thing first."),
        }


def _read_boxes(author: Author, categories: object) -> dict[str, tuple[str, ...]]:
    example = _("Write for example: {example}.").format(
        example='categories={"Fruits": ["pomme", "poire"], "Légumes": ["poireau"]}'
    )
    if categories is None:
        raise author.missing("categories", example)
    if not isinstance(categories, Mapping) or len(categories) < 2:
        raise author.refuse("categories", categories, example)
    names = author.texts("categories", list(categories))
    boxes = {
        name: author.texts(f"categories[{name!r}]", things)
        for name, things in zip(names, categories.values(), strict=True)
    }
    author.texts("categories", [thing for things in boxes.values() for thing in things], at_least=2)
    return boxes
