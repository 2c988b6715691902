"""``Tap``: targets to tap with a finger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Unpack

from declic.i18n import Words
from widgets._devices import where
from widgets._game import Game, Tally
from widgets._game_options import GameOptions
from widgets._pointing import SPOT, aiming_words, within
from widgets._round import FASTEST_MS, Event, Fields, Round, places

_ = Words("widgets")

SIZES = (140, 104, 76, 52)
"""Diameter of the targets from level to level, CSS pixels; never under what a finger needs."""
LONGEST_PRESS = (2_000, 1_200, 800, 500)
"""Milliseconds that a tap may last from level to level. From about 500 on, a tablet takes it for a
long press (``getLongPressTimeout`` of Android's ``ViewConfiguration``)."""
STILL = 24
"""CSS pixels that a finger may move during a tap; further it slides."""
OFTEN = 3
"""Gestures of one kind from which something is said of them."""


@dataclass(frozen=True)
class Touches:
    """What became of the taps that did not count: too long, slid, beside the target."""

    long: int
    slid: int
    beside: int


class Tap(Game):
    """Targets to tap, one after the other; they shrink, and taps must be shorter, by level.

    A tap counts if it ends on the target, at least 100 ms after this target came
    (:data:`widgets._round.FASTEST_MS`), moves no further than :data:`STILL` and lasts no longer
    than :data:`LONGEST_PRESS`. A click of the mouse counts as a tap; with the keyboard the arrows
    move a sight and Enter taps.

    Parameters
    ----------
    prompt
        What it is about, in Markdown.
    options
        Those of every game, see :class:`widgets._game_options.GameOptions`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is a round (:mod:`widgets._round`) of events ``tap``, with the fields ``x``, ``y``,
    ``w``, ``h``, ``held`` (milliseconds) and ``slid`` (CSS pixels), and ``slide``: a finger that
    moved so far that the page would scroll.
    """

    kind = "tap"
    fields: ClassVar[Fields] = {
        "tap": {**SPOT, "held": (0, 600_000), "slid": (0, 10_000)},
        "slide": {},
    }

    def __init__(self, prompt: str = "", **options: Unpack[GameOptions]) -> None:
        self._finish(self._begin_game(prompt, options))

    def level_names(self) -> Sequence[str]:
        return (
            _("very large targets, in your own time"),
            _("large targets"),
            _("middle-sized targets, short taps"),
            _("targets as small as buttons, quick taps"),
        )

    def tally(self, said: Round) -> Tally:
        way = places(said.seed)
        place, since, hits = next(way), 0, 0
        missed: list[str] = []
        for event in said.events:
            if event.at - since < FASTEST_MS:
                continue
            fault = self._fault(event, place, said.level)
            if fault:
                missed.append(fault)
                continue
            hits, since, place = hits + 1, event.at, next(way)
        touches = Touches(*(missed.count(fault) for fault in ("long", "slid", "beside")))
        return Tally(hits, len(missed), touches)

    def advise(self, said: Round, tally: Tally) -> list[str]:
        """Return what the taps say that did not count, from 3 of a kind; touch alone."""
        touches: Touches = tally.details
        if not said.used("touch") + said.used("pen"):
            return []
        setting = " " + where("touch accommodations", said.device)
        advice = []
        if touches.long >= OFTEN:
            longer = _(
                "Your finger stayed on the screen. Touch lightly, and lift it at once. The"
                " tablet can also be told to wait."
            )
            advice.append(longer + setting)
        if touches.slid >= OFTEN:
            slid = _(
                "Your finger slid. Lay it down, and lift it at the same place. The tablet can also"
                " pass over small slides."
            )
            advice.append(slid + ("" if advice else setting))
        if touches.beside >= OFTEN:
            advice.append(
                _("You nearly touch the targets. Lay the finger down flat, in the middle.")
            )
        return advice

    def managed(self, n: int) -> str:
        return _.n("{n} target tapped", "{n} targets tapped", n).format(n=n)

    def missed(self, n: int) -> str:
        return _.n("{n} other touch", "{n} other touches", n).format(n=n)

    def keyboard_words(self) -> str:
        return _(
            "With a mouse: click. With the keyboard: move the sight with the arrows, then press"
            " Enter."
        )

    def _fault(self, event: Event, place: tuple[float, float], level: int) -> str:
        """Return why a touch doesn't count; empty if it does."""
        if event.what == "slide" or event.data["slid"] > STILL:
            return "slid"
        if not within(event, place, SIZES[level - 1]):
            return "beside"
        return "long" if event.data["held"] > LONGEST_PRESS[level - 1] else ""

    def _default_instruction(self) -> str:
        return _("Tap the target: touch it, and let go at once. It goes elsewhere.")

    def _level_content(self, level: int) -> Mapping[str, Any]:
        return {"size": SIZES[level - 1], "longest": LONGEST_PRESS[level - 1], "still": STILL}

    def _own_words(self) -> dict[str, str]:
        return (
            super()._own_words()
            | aiming_words()
            | {
                "beside": _("Beside. Aim at the middle."),
                "long": _("That was a long press. Touch, and let go at once."),
                "slid": _("Your finger slid. Touch, and lift it at the same place."),
            }
        )
