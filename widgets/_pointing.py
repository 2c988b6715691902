"""Where a pointer pressed on a playing field, and how far from what it aimed at."""

from __future__ import annotations

import math
from collections.abc import Mapping

from declic.i18n import Words
from widgets._round import Event

_ = Words("widgets")

PIXELS = (0, 10_000)
SPOT: Mapping[str, tuple[int, int]] = {"x": PIXELS, "y": PIXELS, "w": PIXELS, "h": PIXELS}
"""Fields of an event that has a place, CSS pixels: from the left and the top, width and height of
the playing field."""
ROUNDING = 1.5
"""CSS pixels by which a place may be off, because the page rounds it."""


def distance(event: Event, place: tuple[float, float], size: int) -> float:
    """Return how far from the middle of a round target an event was, CSS pixels.

    Parameters
    ----------
    event
        An event with the fields of :data:`SPOT`.
    place
        The target's, as :func:`widgets._round.places` gives it.
    size
        The target's diameter, CSS pixels.
    """
    x = size / 2 + place[0] * (event.data["w"] - size)
    y = size / 2 + place[1] * (event.data["h"] - size)
    return math.hypot(event.data["x"] - x, event.data["y"] - y)


def within(event: Event, place: tuple[float, float], size: int) -> bool:
    """Return whether an event was on a round target."""
    return distance(event, place, size) <= size / 2 + ROUNDING


def aiming_words() -> dict[str, str]:
    """Return the words of a playing field on which the keyboard moves a sight."""
    return {
        "field": _("Playing field. The arrows move the sight, Enter presses."),
        "target_is": _("The target is:"),
        "to_left": _("to the left"),
        "to_right": _("to the right"),
        "to_up": _("above"),
        "to_down": _("below"),
        "aimed": _("The sight is on the target. Press Enter."),
    }
