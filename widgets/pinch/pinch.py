"""``Pinch``: a map to enlarge with two fingers, and places to find on it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Unpack

from declic.i18n import Words
from widgets._devices import where
from widgets._game import Game, Tally
from widgets._game_options import GameOptions
from widgets._options import Author
from widgets._round import FASTEST_MS, Fields, Lot, Round

_ = Words("widgets")

NEEDED = (300, 500, 800)
"""Per cent of its size at which the names on the map can be read, from level to level."""
NEARLY = 0.8
"""Part of that from which a name can be pressed: it is 44 pixels high then."""
LARGEST = 1_000
"""Per cent to which the map can be enlarged."""
COLUMNS, ROWS = 4, 3
FEWEST_PLACES, MOST_PLACES = 3, COLUMNS * ROWS
NAME_LETTERS = 24
WAYS = ("fingers", "button", "key", "wheel")
OFTEN = 3
"""Wrong places from which something is said of them."""


@dataclass(frozen=True)
class Zooms:
    """How often the map was made larger or smaller, by each way; how many other places came up."""

    ways: Mapping[str, int]
    others: int


class Pinch(Game):
    """A map to enlarge and make smaller with two fingers, on which to find places.

    A place counts if it is the one that is asked for, pressed when the map is large enough to read
    it (:data:`NEEDED`), at least 100 ms after it was asked for. The buttons + and −, the keys + and
    −, and Ctrl with the mouse wheel enlarge as two fingers do; the arrow keys and the mouse move
    the map.

    Parameters
    ----------
    prompt
        What it is about, in Markdown.
    places
        3 to 12 names on the map, of 24 letters at most. Default: shops and services of a town.
    options
        Those of every game, see :class:`widgets._game_options.GameOptions`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is a round (:mod:`widgets._round`) of events ``zoom``, with the fields ``percent``
    and ``way`` (``fingers``, ``button``, ``key``, ``wheel``), and ``find``, with the fields
    ``place`` (its number among the names, from 0) and ``percent``.
    """

    kind = "pinch"
    fields: ClassVar[Fields] = {
        "zoom": {"percent": (100, LARGEST), "way": 7},
        "find": {"place": (0, MOST_PLACES - 1), "percent": (100, LARGEST)},
    }
    usual_target: ClassVar[int] = 4
    usual_seconds: ClassVar[int] = 120

    def __init__(
        self,
        prompt: str = "",
        places: Sequence[str] | None = None,
        **options: Unpack[GameOptions],
    ) -> None:
        author = self._begin_game(prompt, options, "places")
        self._places = usual_places() if places is None else _read_places(author, places)
        self._finish(author)

    def level_names(self) -> Sequence[str]:
        return (
            _("small names, to enlarge three times"),
            _("names to enlarge five times"),
            _("tiny names, to enlarge eight times"),
        )

    def tally(self, said: Round) -> Tally:
        asked = _asked(said.seed, len(self._places))
        want, since, reached, others = next(asked), 0, 0, 0
        least = NEEDED[said.level - 1] * NEARLY
        for event in said.events:
            if event.what != "find" or event.data["percent"] < least:
                continue
            if event.data["place"] != want:
                others += 1
            elif event.at - since >= FASTEST_MS:
                reached, since, want = reached + 1, event.at, next(asked)
        ways = [event.data["way"] for event in said.events if event.what == "zoom"]
        return Tally(reached, others, Zooms({way: ways.count(way) for way in WAYS}, others))

    def advise(self, said: Round, tally: Tally) -> list[str]:
        zooms: Zooms = tally.details
        touch = said.used("touch") + said.used("pen") > 0
        advice = []
        if touch and zooms.ways["button"] and not zooms.ways["fingers"]:
            advice.append(
                _(
                    "Try it with two fingers too: lay them on the map side by side, and spread them"
                    " without lifting them."
                )
            )
        if zooms.others >= OFTEN:
            advice.append(_("Make the map larger before you choose: the names are easier to read."))
        if zooms.others >= OFTEN or said.level == self.rounds.levels[-1]:
            larger = _("Everything on the screen can be made larger, not only maps.")
            advice.append(larger + " " + where("magnifier", said.device))
        return advice

    def managed(self, n: int) -> str:
        return _.n("{n} place found", "{n} places found", n).format(n=n)

    def missed(self, n: int) -> str:
        return _.n("{n} other place", "{n} other places", n).format(n=n)

    def keyboard_words(self) -> str:
        return _(
            "Without two fingers: the buttons + and −, or the same keys, enlarge and make smaller;"
            " the arrows move the map; Tab goes to the names."
        )

    def _default_instruction(self) -> str:
        return _("Spread two fingers on the map to enlarge it. Find the place, and touch its name.")

    def _level_content(self, level: int) -> Mapping[str, Any]:
        needed = NEEDED[level - 1]
        return {"needed": needed, "least": needed * NEARLY}

    def _content(self, lot: random.Random) -> dict[str, Any]:
        cells = lot.sample(range(COLUMNS * ROWS), len(self._places))
        spots = [
            {
                "name": name,
                "x": round((cell % COLUMNS + lot.uniform(0.35, 0.65)) / COLUMNS, 3),
                "y": round((cell // COLUMNS + lot.uniform(0.25, 0.75)) / ROWS, 3),
            }
            for name, cell in zip(self._places, cells, strict=True)
        ]
        return super()._content(lot) | {"spots": spots, "largest": LARGEST}

    def _own_words(self) -> dict[str, str]:
        return super()._own_words() | {
            "field": _("Map. The keys + and − enlarge it and make it smaller, the arrows move it."),
            "find": _("Find:"),
            "larger": _("Enlarge"),
            "smaller": _("Make smaller"),
            "size": _("Size: × {n}"),
            "enlarge_first": _("Too small to be read. Enlarge the map first."),
            "not_this": _("That is “{place}”. Look further."),
        }


def usual_places() -> tuple[str, ...]:
    """Return the kit's own places."""
    return (
        _("Town hall"),
        _("Chemist"),
        _("Post office"),
        _("Library"),
        _("School"),
        _("Market"),
        _("Station"),
        _("Bakery"),
        _("Swimming pool"),
    )


def _read_places(author: Author, value: object) -> tuple[str, ...]:
    names = author.texts("places", value, FEWEST_PLACES)
    if len(names) > MOST_PLACES:
        raise author.refuse(
            "places", value, _("Write at most {most} of them.").format(most=MOST_PLACES)
        )
    for name in names:
        if len(name) > NAME_LETTERS:
            remedy = _("Write at most {most} letters.").format(most=NAME_LETTERS)
            raise author.refuse("places", name, remedy)
    return names


def _asked(seed: int, places: int) -> Iterator[int]:
    """Return the numbers of the places that a round asks for, never one twice running."""
    lot, last = Lot(seed), -1
    while True:
        place = lot.below(places)
        if place != last:
            yield place
            last = place
