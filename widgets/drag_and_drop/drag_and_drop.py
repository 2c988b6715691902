"""``DragAndDrop``: objects to drag to the basket that is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Unpack

from declic.i18n import Words
from widgets._devices import where
from widgets._game import Game, Tally
from widgets._game_options import GameOptions
from widgets._options import Author
from widgets._round import FASTEST_MS, Fields, Lot, Round
from widgets._text import plain

_ = Words("widgets")

BASKETS = (2, 3, 4)
"""How many baskets there are from level to level, if the author gives that many."""
SIZES = (112, 80, 52)
"""Height of the objects, CSS pixels."""
MOST_LETTERS = 40
FEWEST, MOST = 2, 4
BESIDE = -1
"""The basket of an object that was dropped beside all."""


@dataclass(frozen=True)
class Drops:
    """What went wrong in a round: objects dropped beside all baskets, or in another one."""

    beside: int
    others: int


class DragAndDrop(Game):
    """Objects to drag to baskets; the line above says which object goes where.

    What is asked for is drawn from the round's seed. A drop counts if the object was taken before,
    and comes at least 100 ms after it was asked for (:data:`widgets._round.FASTEST_MS`). In the
    place of dragging, a click or Enter takes the object and another drops it.

    Parameters
    ----------
    prompt
        What it is about, in Markdown.
    baskets
        For each basket's name the objects that belong there: 2 to 4 baskets, names of 40 letters
        at most. Default: folders and files.
    options
        Those of every game, see :class:`widgets._game_options.GameOptions`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is a round (:mod:`widgets._round`) of events ``take`` and ``drop``, which has the
    ``basket``, a place from 0 or -1 beside all, and how far it was ``moved``, CSS pixels.
    """

    kind = "drag_and_drop"
    fields: ClassVar[Fields] = {
        "take": {},
        "drop": {"basket": (BESIDE, MOST), "moved": (0, 10_000)},
    }
    usual_target = 6
    usual_seconds = 90

    def __init__(
        self,
        prompt: str = "",
        baskets: Mapping[str, Sequence[str]] | None = None,
        **options: Unpack[GameOptions],
    ) -> None:
        author = self._begin_game(prompt, options, "baskets")
        self._baskets = _usual() if baskets is None else _read(author, baskets)
        self._finish(author)

    def level_names(self) -> Sequence[str]:
        return (
            _("large objects, large baskets"),
            _("smaller objects"),
            _("small objects, more baskets"),
        )

    def tally(self, said: Round) -> Tally:
        tasks = self._tasks(said)
        due = next(tasks)
        reached = beside = others = came = 0
        taken = False
        for event in said.events:
            if event.what == "take":
                taken = True
                continue
            if not taken or event.at - came < FASTEST_MS:
                continue
            taken = False
            if event.data["basket"] == due:
                reached, came, due = reached + 1, event.at, next(tasks)
            elif event.data["basket"] == BESIDE:
                beside += 1
            else:
                others += 1
        return Tally(reached, beside + others, Drops(beside, others))

    def advise(self, said: Round, tally: Tally) -> list[str]:
        """Return what the drops say: 3 of a kind lead to a sentence."""
        drops: Drops = tally.details
        advice = []
        if drops.beside >= 3 and said.used("touch"):
            advice.append(_("Leave the finger on the object until it lies over the basket."))
        elif drops.beside >= 3:
            keep = _(
                "Keep the button pressed until the object lies over the basket. Does it tire the"
                " hand? The computer can hold the button for you."
            )
            advice.append(keep + " " + where("click lock", said.device))
        if drops.others >= 3:
            advice.append(_("Let go when the right basket has a thick edge."))
        return advice

    def managed(self, n: int) -> str:
        return _.n("{n} object put away", "{n} objects put away", n).format(n=n)

    def missed(self, n: int) -> str:
        return _.n("{n} object dropped elsewhere", "{n} objects dropped elsewhere", n).format(n=n)

    def keyboard_words(self) -> str:
        return _(
            "Without dragging: click on the object, then on the basket. With the keyboard: Enter"
            " takes the object, Tab goes to the basket, Enter drops it there."
        )

    def _tasks(self, said: Round) -> Iterator[int]:
        """Return the basket of one object after the other; never twice the same object."""
        lot = Lot(said.seed)
        loads = list(self._baskets.values())
        before = None
        while True:
            basket = lot.below(self._count(said.level))
            task = basket, lot.below(len(loads[basket]))
            if task != before:
                yield basket
            before = task

    def _count(self, level: int) -> int:
        return min(BASKETS[level - 1], len(self._baskets))

    def _default_instruction(self) -> str:
        return _("Press on the object, keep pressing, move to the basket, let go.")

    def _level_content(self, level: int) -> Mapping[str, Any]:
        return {"baskets": self._count(level), "size": SIZES[level - 1]}

    def _game_content(self) -> Mapping[str, Any]:
        baskets = [
            {"name": plain(name), "loads": [plain(load) for load in loads]}
            for name, loads in self._baskets.items()
        ]
        return {"baskets": baskets}

    def _own_words(self) -> dict[str, str]:
        return super()._own_words() | {
            "task": _("“{load}” goes to “{basket}”."),
            "taken": _("“{load}” is taken. Now choose the basket."),
            "outside": _("It was let go too soon. Take it again."),
            "other": _("That is another basket. Look at the line above."),
        }


def _usual() -> dict[str, tuple[str, ...]]:
    return {
        _("Photos"): (_("Beach"), _("Birthday"), _("Cat")),
        _("Music"): (_("Song"), _("Concert")),
        _("Documents"): (_("Letter"), _("Invoice"), _("Recipe")),
        _("Bin"): (_("Draft"), _("Advertising")),
    }


def _read(author: Author, value: object) -> dict[str, tuple[str, ...]]:
    example = _("Write for example: {example}.").format(
        example='baskets={"Photos": ["Plage"], "Lettres": ["Banque", "Mairie"]}'
    )
    if not isinstance(value, Mapping) or not FEWEST <= len(value) <= MOST:
        raise author.refuse("baskets", value, _("There are 2 to 4 baskets.") + " " + example)
    read = {
        author.text("baskets", name): author.texts(f"baskets[{name!r}]", loads, at_least=1)
        for name, loads in value.items()
    }
    for text in (*read, *(load for loads in read.values() for load in loads)):
        if len(text) > MOST_LETTERS:
            remedy = _("{most} letters at most.").format(most=MOST_LETTERS)
            raise author.refuse("baskets", text, remedy)
    if len(read) < len(value) or sum(map(len, list(read.values())[: BASKETS[0]])) < FEWEST:
        raise author.refuse("baskets", value, example)
    return read
