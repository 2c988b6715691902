"""Rounds of games as hands play them: what a page sends, made from a seed."""

from __future__ import annotations

from itertools import islice
from typing import Any

from widgets._round import Lot, places

SEED = 20_261_125
WIDTH, HEIGHT = 620, 348
PACE_MS = 900


def round_of(*events: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a response with these events."""
    usual = {"version": 1, "level": 1, "calm": True, "seed": SEED, "device": "windows"}
    return {**usual, "events": list(events), **changes}


def event(t: int, what: str, by: str = "mouse", **data: Any) -> dict[str, Any]:
    return {"t": t, "what": what, "by": by, **data}


def spots(size: int, count: int, off: float = 0.0, seed: int = SEED) -> list[dict[str, int]]:
    """Return the middle of each of the first targets, or *off* radii to the right of it."""
    there = []
    for x, y in islice(places(seed), count):
        left = size / 2 + x * (WIDTH - size) + off * size / 2
        left = left if left <= WIDTH else left - 2 * off * size / 2
        top = size / 2 + y * (HEIGHT - size)
        there.append({"x": round(left), "y": round(top), "w": WIDTH, "h": HEIGHT})
    return there


def presses(size: int, count: int, pace: int = PACE_MS, **more: Any) -> list[dict[str, Any]]:
    """Return one press on the middle of each of the first targets."""
    return [
        event(pace * (i + 1), "press", **spot, **more) for i, spot in enumerate(spots(size, count))
    ]


def double_presses(size: int, count: int, gap: int, **more: Any) -> list[dict[str, Any]]:
    """Return two presses on each of the first folders, *gap* milliseconds apart."""
    return [
        event(2_000 * (i + 1) + later, "press", **spot, **more)
        for i, spot in enumerate(spots(size, count))
        for later in (0, gap)
    ]


def different(count: int, *bounds: int, seed: int = SEED) -> list[tuple[int, ...]]:
    """Return what is asked for one after the other, never twice the same in a row."""
    lot, asked = Lot(seed), []
    while len(asked) < count:
        task = tuple(lot.below(bound) for bound in bounds)
        if not asked or task != asked[-1]:
            asked.append(task)
    return asked


def picks(tasks: list[tuple[int, ...]], by: str = "mouse") -> list[dict[str, Any]]:
    """Return the menus that are opened and the entries that are chosen."""
    return [
        one
        for i, (file, item) in enumerate(tasks)
        for one in (
            event(2_000 * i + 1_000, "menu", by, file=file),
            event(2_000 * i + 2_000, "pick", by, file=file, item=item),
        )
    ]


def drops(baskets: list[int], by: str = "mouse", moved: int = 180) -> list[dict[str, Any]]:
    """Return objects that are taken and dropped."""
    return [
        one
        for i, basket in enumerate(baskets)
        for one in (
            event(2_000 * i + 1_000, "take", by),
            event(2_000 * i + 2_000, "drop", by, basket=basket, moved=moved),
        )
    ]


def lines(count: int, rows: int = 30, seed: int = SEED) -> list[int]:
    """Return the lines that are asked for."""
    lot, asked, before = Lot(seed), [], 0
    while len(asked) < count:
        row = lot.below(rows)
        if abs(row - before) >= 10:
            asked.append(row)
            before = row
    return asked


def found(rows: list[int], by: str = "mouse", turns: int = 0) -> list[dict[str, Any]]:
    return [event(3_000 * (i + 1), "pick", by, row=row, turns=turns) for i, row in enumerate(rows)]
