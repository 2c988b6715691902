"""``PointAndClick``: targets to click on, smaller from level to level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, ClassVar, Unpack

from declic.i18n import Words
from widgets._devices import where
from widgets._game import Game, Tally
from widgets._game_options import GameOptions
from widgets._pointing import SPOT, aiming_words, distance, within
from widgets._round import FASTEST_MS, Fields, Round, places

_ = Words("widgets")

SIZES = (120, 88, 64, 44, 28)
"""Diameter of the targets from level to level, CSS pixels; the last is that of a small button."""
NEAR = 2.5
"""Radii of the target within which a miss was aimed at it."""
SLOW_MS = 4_000
"""Milliseconds a target from which the pointer seems to be slow."""


@dataclass(frozen=True)
class Aim:
    """How a round was aimed: misses near the target and far from it, milliseconds a target."""

    near: int
    far: int
    pace: float


class PointAndClick(Game):
    """Targets to click on, one after the other; they shrink from level to level.

    A press counts if it is on the target, at least 100 ms after this target came
    (:data:`widgets._round.FASTEST_MS`). With the keyboard the arrows move a sight and Enter
    presses.

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
    A response is a round (:mod:`widgets._round`) of events ``press``, with the fields ``x``, ``y``,
    ``w`` and ``h``.
    """

    kind = "point_and_click"
    fields: ClassVar[Fields] = {"press": SPOT}

    def __init__(self, prompt: str = "", **options: Unpack[GameOptions]) -> None:
        self._finish(self._begin_game(prompt, options))

    def level_names(self) -> Sequence[str]:
        return (
            _("very large targets"),
            _("large targets"),
            _("middle-sized targets"),
            _("small targets"),
            _("very small targets"),
        )

    def tally(self, said: Round) -> Tally:
        size = SIZES[said.level - 1]
        way = places(said.seed)
        place = next(way)
        hits: list[int] = []
        misses: list[float] = []
        for event in said.events:
            if event.at - (hits[-1] if hits else 0) < FASTEST_MS:
                continue
            if within(event, place, size):
                hits.append(event.at)
                place = next(way)
            else:
                misses.append(distance(event, place, size) / (size / 2))
        near = sum(far <= NEAR for far in misses)
        pace = median(b - a for a, b in zip([0, *hits], hits, strict=False)) if hits else 0.0
        return Tally(len(hits), len(misses), Aim(near, len(misses) - near, pace))

    def advise(self, said: Round, tally: Tally) -> list[str]:
        """Return what the misses say.

        Advice comes where there are 3 misses or more, and one for 3 hits: where most are near the
        target, on the size of what is aimed at; else on the gesture. Without it, who takes more
        than 4 s a target with a mouse is told of the speed of the pointer.
        """
        aim: Aim = tally.details
        if said.used("keyboard") * 2 > len(said.events):
            return []
        mouse = said.used("mouse") * 2 > len(said.events)
        if tally.misses < max(3, tally.reached / 3):
            if not mouse or aim.pace <= SLOW_MS:
                return []
            faster = _("The way to the targets is long? The pointer can be made faster.")
            return [faster + " " + where("pointer speed", said.device)]
        if aim.far > aim.near:
            return [_("Move to the target, stop, then click without moving.")]
        if not mouse:
            return [_("You nearly touch the targets. Lay the finger down flat, in the middle.")]
        slower = _("You nearly touch the targets. A slower pointer is easier to guide.")
        larger = _("A larger pointer is easier to see.")
        return [
            slower + " " + where("pointer speed", said.device),
            larger + " " + where("pointer size", said.device),
        ]

    def managed(self, n: int) -> str:
        return _.n("{n} target hit", "{n} targets hit", n).format(n=n)

    def missed(self, n: int) -> str:
        return _.n("{n} click beside the target", "{n} clicks beside the target", n).format(n=n)

    def keyboard_words(self) -> str:
        return _("With the keyboard: move the sight with the arrows, then press Enter.")

    def _default_instruction(self) -> str:
        return _("Move to the target, then click on it. It goes elsewhere: follow it.")

    def _level_content(self, level: int) -> Mapping[str, Any]:
        return {"size": SIZES[level - 1]}

    def _own_words(self) -> dict[str, str]:
        return super()._own_words() | aiming_words() | {"beside": _("Beside. Aim at the middle.")}
