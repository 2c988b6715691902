"""``Swipe``: pictures to slide away with a finger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Unpack

from declic.i18n import Words
from widgets._devices import where
from widgets._game import Game, Tally
from widgets._game_options import GameOptions
from widgets._round import FASTEST_MS, Event, Fields, Lot, Round

_ = Words("widgets")

WAYS = ("left", "right", "up", "down")
LEAST = (40, 80, 140)
"""CSS pixels that a slide must go from level to level."""
STRAIGHT = (1.0, 1.5, 2.0)
"""How much further it must go its own way than across, from level to level."""
OFTEN = 3
"""Gestures of one kind from which something is said of them."""
PIXELS = (-10_000, 10_000)


class Swipe(Game):
    """Pictures to slide away to the side that is asked for.

    A slide counts if it goes far enough (:data:`LEAST`) and straight enough (:data:`STRAIGHT`) to
    the side that is asked for, and ends at least 100 ms after this was asked. The mouse drags as a
    finger slides; the arrow keys and the buttons with an arrow count the same.

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
    A response is a round (:mod:`widgets._round`) of events ``slide``, with the fields ``dx`` and
    ``dy`` (CSS pixels to the right and down), and ``go`` with the field ``way``, for keys and
    buttons: ``left``, ``right``, ``up`` or ``down``.
    """

    kind = "swipe"
    fields: ClassVar[Fields] = {"slide": {"dx": PIXELS, "dy": PIXELS}, "go": {"way": 5}}
    usual_target: ClassVar[int] = 8

    def __init__(self, prompt: str = "", **options: Unpack[GameOptions]) -> None:
        self._finish(self._begin_game(prompt, options))

    def level_names(self) -> Sequence[str]:
        return (_("short slides"), _("longer slides, rather straight"), _("long, straight slides"))

    def tally(self, said: Round) -> Tally:
        asked = _asked(said.seed)
        want, since, reached = next(asked), 0, 0
        faults: Counter[str] = Counter()
        for event in said.events:
            if event.at - since < FASTEST_MS:
                continue
            way = way_of(event, said.level)
            if way == want:
                reached, since, want = reached + 1, event.at, next(asked)
            else:
                faults[way if way in ("short", "oblique") else "other"] += 1
        return Tally(reached, faults.total(), faults)

    def advise(self, said: Round, tally: Tally) -> list[str]:
        """Return what the slides say that did not count, from 3 of a kind."""
        faults: Counter[str] = tally.details
        advice = []
        if faults["short"] >= OFTEN:
            further = _(
                "Your slides were short. Lay the finger down, push it without lifting it, as you"
                " would turn a page."
            )
            touch = said.used("touch") + said.used("pen")
            setting = where("touch accommodations", said.device) if touch else ""
            advice.append(f"{further} {setting}".strip())
        if faults["oblique"] >= OFTEN:
            advice.append(
                _("Your slides went askew. Rest your wrist, and draw a line along the edge.")
            )
        if faults["other"] >= OFTEN:
            advice.append(_("The picture follows the finger: the arrow shows where it has to go."))
        return advice

    def managed(self, n: int) -> str:
        return _.n("{n} picture slid away", "{n} pictures slid away", n).format(n=n)

    def missed(self, n: int) -> str:
        return _.n("{n} other gesture", "{n} other gestures", n).format(n=n)

    def keyboard_words(self) -> str:
        return _("With a mouse: hold the button and drag. With the keyboard: press an arrow.")

    def _default_instruction(self) -> str:
        return _("Lay a finger on the picture, and slide it to the side of the arrow.")

    def _level_content(self, level: int) -> Mapping[str, Any]:
        return {"least": LEAST[level - 1], "straight": STRAIGHT[level - 1]}

    def _own_words(self) -> dict[str, str]:
        return super()._own_words() | {
            "field": _("Picture to slide. The arrow keys slide it."),
            "go_left": _("Slide to the left: the next picture."),
            "go_right": _("Slide to the right: the picture before."),
            "go_up": _("Slide up: what comes further down."),
            "go_down": _("Slide down: what comes further up."),
            "did_left": _("It went to the left."),
            "did_right": _("It went to the right."),
            "did_up": _("It went up."),
            "did_down": _("It went down."),
            "short": _("Not far enough. Push it further."),
            "oblique": _("Not straight enough. Slide along the edge."),
            "to_left": _("To the left"),
            "to_right": _("To the right"),
            "to_up": _("Up"),
            "to_down": _("Down"),
        }


def way_of(event: Event, level: int) -> str:
    """Return to which side an event went, or what was missing: ``short``, ``oblique``."""
    if event.what == "go":
        return str(event.data["way"])
    dx, dy = event.data["dx"], event.data["dy"]
    along, across = max(abs(dx), abs(dy)), min(abs(dx), abs(dy))
    if along < LEAST[level - 1]:
        return "short"
    if along < across * STRAIGHT[level - 1]:
        return "oblique"
    if abs(dx) >= abs(dy):
        return "right" if dx > 0 else "left"
    return "down" if dy > 0 else "up"


def _asked(seed: int) -> Iterator[str]:
    """Return the sides that a round asks for, one after the other."""
    lot = Lot(seed)
    while True:
        yield WAYS[lot.below(len(WAYS))]
