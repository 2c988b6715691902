"""One round of a game as the page tells it: level, seed, and what happened when.

Nothing here is believed: places are drawn again from the seed, and whatever no hand can do is
refused or not counted (:data:`FASTEST_MS`, :data:`LONGEST_MS`, :data:`MOST_EVENTS`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from widgets._devices import DEVICES
from widgets._response import field, unreadable

LONGEST_MS = 3_600_000
"""Milliseconds that a round may last, pauses left out: an hour."""
MOST_EVENTS = 2_000
"""Events that a round may have."""
FASTEST_MS = 100
"""Milliseconds under which nobody reacts to what was just shown: athletes who start sooner after
the shot have started too soon (World Athletics, Technical Rules, TR 16.7)."""
GRACE_MS = 250
"""Milliseconds after the end of the clock in which a gesture that was on its way still counts."""
WAYS = ("mouse", "touch", "pen", "keyboard")
"""What an event was made with; the first three are the Pointer Events' ``pointerType``."""
LARGEST_SEED = 2**32 - 1

Fields = Mapping[str, Mapping[str, tuple[int, int] | int]]
"""For each event its own fields: the least and the greatest whole number, or how many letters."""


@dataclass(frozen=True)
class Event:
    """Something that happened in a round.

    Attributes
    ----------
    at
        Milliseconds since the round began, pauses left out.
    what
        One of the events that the game knows.
    by
        One of :data:`WAYS`.
    data
        The event's own fields.
    """

    at: int
    what: str
    by: str
    data: Mapping[str, Any]


@dataclass(frozen=True)
class Round:
    """A round of a game.

    Attributes
    ----------
    level
        From 1.
    calm
        Whether it was played without a clock.
    seed
        What the places and tasks of the round are drawn from.
    device
        One of :data:`widgets._devices.DEVICES`: whose settings are spoken of.
    events
        What happened, in order.
    """

    level: int
    calm: bool
    seed: int
    device: str
    events: tuple[Event, ...]

    def until(self, seconds: int) -> Round:
        """Return the round without what came after its clock; all of it in calm mode."""
        if self.calm:
            return self
        end = seconds * 1000 + GRACE_MS
        kept = tuple(event for event in self.events if event.at <= end)
        return Round(self.level, self.calm, self.seed, self.device, kept)

    def used(self, way: str) -> int:
        """Return how many events were made with a way."""
        return sum(event.by == way for event in self.events)


def read_round(response: Any, levels: tuple[int, ...], fields: Fields) -> Round:
    """Return the round that a response tells.

    Raises
    ------
    InvalidResponse
        If it has not the form of a round of this game.
    """
    events = field(response, "events")
    if not isinstance(events, list) or not 1 <= len(events) <= MOST_EVENTS:
        raise unreadable()
    level, calm = field(response, "level"), field(response, "calm")
    if not isinstance(calm, bool) or not _whole(level, 1, 99) or level not in levels:
        raise unreadable()
    seed, device = field(response, "seed"), response.get("device", "other")
    if not _whole(seed, 0, LARGEST_SEED) or device not in DEVICES:
        raise unreadable()
    read = tuple(_event(event, fields) for event in events)
    if any(later.at < earlier.at for earlier, later in pairwise(read)):
        raise unreadable()
    return Round(level, calm, seed, device, read)


class Lot:
    """Numbers drawn from a seed, the same as the page draws (``_lot.js``).

    The generator is Mulberry32 by Tommy Ettinger, in the public domain.

    Parameters
    ----------
    seed
        From 0 to 2³² - 1.
    """

    _MASK = 0xFFFFFFFF

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, count: int) -> int:
        """Return a whole number from 0 to *count* - 1."""
        self._state = (self._state + 0x6D2B79F5) & self._MASK
        mixed = self._state
        mixed = ((mixed ^ mixed >> 15) * (mixed | 1)) & self._MASK
        mixed ^= (mixed + ((mixed ^ mixed >> 7) * (mixed | 61))) & self._MASK
        return (mixed ^ mixed >> 14) * count >> 32


COLUMNS, ROWS = 6, 4
"""The places of a playing field."""
LEAST_STEP = 2
"""Columns and rows together between a place and the next."""


def places(seed: int) -> Iterator[tuple[float, float]]:
    """Return one place after the other, each away from the one before.

    A place says how far it is from the left and from the top, each from 0 to 1.
    """
    lot = Lot(seed)
    column, row = COLUMNS // 2, ROWS // 2
    while True:
        place = lot.below(COLUMNS * ROWS)
        if abs(place % COLUMNS - column) + abs(place // COLUMNS - row) < LEAST_STEP:
            continue
        column, row = place % COLUMNS, place // COLUMNS
        yield column / (COLUMNS - 1), row / (ROWS - 1)


def _event(value: Any, fields: Fields) -> Event:
    if not isinstance(value, Mapping):
        raise unreadable()
    at, what, by = value.get("t"), value.get("what"), value.get("by")
    if not isinstance(at, int) or not _whole(at, 0, LONGEST_MS) or by not in WAYS:
        raise unreadable()
    if not isinstance(what, str) or what not in fields:
        raise unreadable()
    data = {name: _field(value.get(name), limits) for name, limits in fields[what].items()}
    return Event(at, what, by, data)


def _field(value: Any, limits: tuple[int, int] | int) -> Any:
    if isinstance(limits, tuple):
        good = _whole(value, *limits)
    else:
        good = isinstance(value, str) and len(value) <= limits
    if not good:
        raise unreadable()
    return value


def _whole(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
