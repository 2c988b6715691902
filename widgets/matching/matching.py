"""``Matching``: things to match, two by two."""

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


class Matching(Exercise):
    """Things to match, two by two: chosen in lists, or labels that are carried to their place.

    Each pair counts the same, as in Moodle's Matching question
    (https://docs.moodle.org/en/Matching_question_type); a wrong pair takes nothing away.

    Parameters
    ----------
    prompt
        What to match, in Markdown.
    pairs
        For each thing what belongs to it: at least two pairs, ``{"thing": "what belongs to it"}``,
        lines of Markdown. What belongs to several things is written several times.
    distractors
        Labels that belong nowhere.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"pairs": {"0": <key>, …}}``: for the number of a thing the key of a label, a
    digest of its text; what is left out is not answered. Labels are shown in an order drawn by
    lot, the same for the same learner.
    """

    kind = "matching"

    def __init__(
        self,
        prompt: str = "",
        pairs: Mapping[str, str] | None = None,
        distractors: Sequence[str] = (),
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "pairs", "distractors")
        self._pairs = _read_pairs(author, pairs)
        others = author.texts("distractors", distractors)
        for text in others:
            if text in self._pairs.values():
                raise author.refuse(
                    "distractors", text, _("It belongs to a pair: take it out of one of the two.")
                )
        self._things = {str(number): text for number, text in enumerate(self._pairs)}
        texts = [*dict.fromkeys(self._pairs.values()), *others]
        self._labels = {opaque(self.id, text): text for text in texts}
        self._finish(author)

    def read(self, response: Any) -> dict[str, str]:
        return links(response, "pairs", self._things, self._labels)

    def in_words(self, said: dict[str, str]) -> list[str]:
        return [
            f"{plain(self._things[key])} → {plain(self._labels[label])}"
            for key, label in said.items()
        ]

    def assess(self, said: dict[str, str]) -> Verdict:
        due = {key: partial(operator.eq, self._due(key)) for key in self._things}
        result = rules.pairs(said, due)
        return self._scored(result, self._default(result))

    def key_html(self) -> str:
        return _picture.rows(
            [(_pair(thing, label), False, None) for thing, label in self._pairs.items()]
        )

    def _due(self, key: str) -> str:
        return opaque(self.id, self._pairs[self._things[key]])

    def _default(self, result: rules.Score[str]) -> str:
        if result.correct:
            return ""
        right = len(result.right)
        if not right:
            return _("Start with the one you are surest of.")
        found = _.n("{n} pair is right.", "{n} pairs are right.", right).format(n=right)
        return found if result.wrong else f"{found} {_('Now match the others.')}"

    def _content(self, lot: random.Random) -> dict[str, Any]:
        labels = [
            {"key": key, "text": rich_line(text), "name": plain(text)}
            for key, text in sorted(self._labels.items())
        ]
        lot.shuffle(labels)
        things = [
            {"key": key, "text": rich_line(text), "name": plain(text)}
            for key, text in self._things.items()
        ]
        return {"things": things, "labels": labels}

    def _default_instruction(self) -> str:
        return _("For each line, choose in the list, or slide a label there.")

    def _picture_body(self, said: dict[str, str] | None, verdict: Verdict | None) -> str:
        given = said or {}
        right = verdict.details["right"] if verdict else []
        things = [
            (_pair(text, self._labels[given[key]]), False, key in right)
            if key in given
            else (_pair(text, "……"), False, None)
            for key, text in self._things.items()
        ]
        labels = " · ".join(rich_line(text) for text in sorted(self._labels.values()))
        said_so = f"<p><strong>{_('Answer given')}</strong></p>" if given else ""
        rows = _picture.rows(things)
        return f"{said_so}{rows}<p>{_('Labels: {labels}').format(labels=labels)}</p>"

    def _own_words(self) -> dict[str, str]:
        return {
            "choose": _("Choose…"),
            "labels": _("Labels to slide"),
            "matched": _("{thing}: {label}"),
            "put_here": _("Now choose the line where “{label}” belongs."),
            "first": _("Match at least one pair first."),
        }


def _pair(thing: str, label: str) -> str:
    return f"{rich_line(thing)} → {rich_line(label)}"


def _read_pairs(author: Author, pairs: object) -> dict[str, str]:
    example = _("Write for example: {example}.").format(
        example='pairs={"Ctrl + C": "copier", "Ctrl + V": "coller"}'
    )
    if pairs is None:
        raise author.missing("pairs", example)
    if not isinstance(pairs, Mapping) or len(pairs) < 2:
        raise author.refuse("pairs", pairs, example)
    things = author.texts("pairs", list(pairs), at_least=2)
    return {
        thing: author.text(f"pairs[{thing!r}]", label)
        for thing, label in zip(things, pairs.values(), strict=True)
    }
