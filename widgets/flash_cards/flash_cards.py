"""``FlashCards``: cards to learn by heart, that come back the sooner the less they are known."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Unpack

from declic.domain import rules
from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._options import Author, Options
from widgets._response import field, keys, unreadable
from widgets._text import plain, rich

_ = Words("widgets")

FEWEST_BOXES, MOST_BOXES = 2, 5
_CELL = 'style="border:1px dashed #52606d;padding:.2em .8em;inline-size:50%;text-align:start"'
"""A side of a card on paper, as one would cut it out."""


@dataclass(frozen=True)
class Learnt:
    """How far a learner is: the box of each card that was turned, and the cards that come next."""

    boxes: Mapping[str, int]
    queue: tuple[str, ...]


class FlashCards(Exercise):
    """Cards with a front and a back: the learner thinks, turns, and says whether it was known.

    This is Sebastian Leitner's box (*So lernt man lernen*, 1972;
    https://en.wikipedia.org/wiki/Leitner_system), within one session. All cards begin in box 1. A
    card that was known goes one box further, and behind the others; one that was nearly known stays
    in its box and comes back after four others; one that was not known yet goes back to box 1 and
    comes back after two others. A card in the last box is learnt and does not come back.

    The score is the number of learnt cards divided by the number of cards (rule ``threshold``). It
    is what the learner says: both sides of each card are sent to the page, there is no key.

    Parameters
    ----------
    prompt
        What the cards are about, in Markdown.
    cards
        At least two: ``{front: back}``, each in Markdown.
    boxes
        Number of boxes, 2 to 5: a card has to be known once less than that, one time after the
        other.
    shuffle
        Whether the cards come in an order drawn by lot, the same for the same learner.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"boxes": {"0": 3, "2": 1}, "queue": ["2", "1"]}``: the box of each card that
    was turned, and the order in which the cards come that are not learnt; enough to go on from.
    """

    kind = "flash_cards"

    def __init__(
        self,
        prompt: str = "",
        cards: Mapping[str, str] | None = None,
        boxes: int = 3,
        shuffle: bool = True,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "cards", "boxes", "shuffle")
        self._cards = _read_cards(author, cards)
        whole = isinstance(boxes, int) and not isinstance(boxes, bool)
        if not (whole and FEWEST_BOXES <= boxes <= MOST_BOXES):
            raise author.refuse(
                "boxes",
                boxes,
                _("Write a whole number from {least} to {most}.").format(
                    least=FEWEST_BOXES, most=MOST_BOXES
                ),
            )
        self._boxes = boxes
        self._shuffle = author.yes_or_no("shuffle", shuffle)
        self._finish(author)

    def read(self, response: Any) -> Learnt:
        boxes = field(response, "boxes")
        if not isinstance(boxes, Mapping) or not boxes:
            raise unreadable()
        for key, box in boxes.items():
            if key not in self._cards or isinstance(box, bool) or not isinstance(box, int):
                raise unreadable()
            if not 1 <= box <= self._boxes:
                raise unreadable()
        queue = keys(response, "queue", self._cards)
        if any(boxes.get(key) == self._boxes for key in queue):
            raise unreadable()
        return Learnt(dict(boxes), queue)

    def in_words(self, said: Learnt) -> list[str]:
        learnt = {True: _("card known"), False: _("still to learn"), None: _("not turned")}
        return [
            _("{card}: {state}").format(card=plain(front), state=learnt[self._learnt(key, said)])
            for key, (front, _back) in self._cards.items()
        ]

    def assess(self, said: Learnt) -> Verdict:
        learnt = [key for key in said.boxes if self._learnt(key, said)]
        others = [key for key in said.boxes if key not in learnt]
        result = rules.threshold(len(learnt), len(self._cards))
        return self._verdict(
            result.score,
            result.correct,
            self._default(len(learnt), result.correct),
            "",
            {"right": learnt, "wrong": others},
        )

    def key_html(self) -> str:
        return f"<p>{_('No answer is hidden here: people say themselves what they knew.')}</p>"

    def _learnt(self, key: str, said: Learnt) -> bool | None:
        return said.boxes[key] == self._boxes if key in said.boxes else None

    def _default(self, learnt: int, correct: bool) -> str:
        if correct:
            return _("You know all the cards.")
        if learnt:
            return _.n(
                "You know {n} card out of {total}. Go on with the others.",
                "You know {n} cards out of {total}. Go on with the others.",
                learnt,
            ).format(n=learnt, total=len(self._cards))
        return _("You have begun. Each time that a card comes back, it stays a little better.")

    def _content(self, lot: random.Random) -> dict[str, Any]:
        cards = [
            {"key": key, "front": rich(front), "back": rich(back)}
            for key, (front, back) in self._cards.items()
        ]
        if self._shuffle:
            lot.shuffle(cards)
        return {"cards": cards, "boxes": self._boxes}

    def _default_instruction(self) -> str:
        return _("Think of the answer, turn the card, then say whether you knew it.")

    def _picture_body(self, said: Learnt | None, verdict: Verdict | None) -> str:
        rows = []
        for key, (front, back) in self._cards.items():
            learnt = self._learnt(key, said) if said else None
            word = "" if learnt is None else _picture.mark(learnt)
            cells = (rich(front) + word, rich(back))
            rows.append("<tr>" + "".join(f"<td {_CELL}>{cell}</td>" for cell in cells) + "</tr>")
        head = "".join(f"<th {_CELL}>{word}</th>" for word in (_("Front"), _("Back")))
        return (
            '<table style="border-collapse:collapse;inline-size:100%;margin:.5em 0">'
            f"<tr>{head}</tr>{''.join(rows)}</table>"
        )

    def _own_words(self) -> dict[str, str]:
        return {
            "check": _("Stop here"),
            "retry": _("Go on with the cards"),
            "first": _("Turn a card first, and say whether you knew it."),
            "turn": _("Turn the card"),
            "front": _("Front"),
            "back": _("Back"),
            "knew": _("I knew it"),
            "nearly_knew": _("Nearly"),
            "not_yet": _("Not yet"),
            "did_you": _("Did you know it?"),
            "known": _("known"),
            "under_way": _("under way"),
            "to_learn": _("to learn"),
            "learnt": _("{n} cards known out of {total}"),
            "mark_right": _("Known"),
            "mark_wrong": _("Still to learn"),
        }


def _read_cards(author: Author, cards: object) -> dict[str, tuple[str, str]]:
    example = 'cards={"recto": "verso", "…": "…"}'
    if cards is None:
        raise author.missing("cards", _("Write {example}.").format(example=example))
    if not isinstance(cards, Mapping) or len(cards) < 2:
        raise author.refuse(
            "cards", cards, _("Write at least two: {example}.").format(example=example)
        )
    return {
        str(number): (
            author.text(f"cards[{number}]", front),
            author.text(f"cards[{front!r}]", back),
        )
        for number, (front, back) in enumerate(cards.items())
    }
