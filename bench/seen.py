"""How soon an answer is on the desk: from the press of a button to the adviser's page.

Plain Voilà has no desk to compare with.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from typing import Any

from bench import report
from bench.adviser import Adviser
from bench.crowd import Place, enter, rooms
from bench.learner import Learner

LEARNERS = 30
LEARNERS_QUICKLY = 5
BARS = {"seen_p95_milliseconds": 500}
NOT_BEGUN = "not-begun"


def _begun(grid: dict[str, Any], name: str) -> bool:
    """Say whether the grid shows that somebody has done something."""
    cells = [row["cells"] for row in grid.get("rows", ()) if row["name"] == name]
    return any(status != NOT_BEGUN for row in cells for status in row)


async def seen(adviser: Adviser, person: Learner) -> float:
    """Let somebody answer for the first time; return the seconds until the desk shows it."""
    began = time.perf_counter()
    await asyncio.gather(person.answer(), adviser.until(lambda grid: _begun(grid, person.name)))
    return time.perf_counter() - began


async def measure(adviser: Adviser, people: list[Learner]) -> list[float]:
    """Let one after the other answer."""
    await adviser.open_desk()
    await adviser.until(lambda grid: len(grid.get("rows", ())) >= len(people))
    taken = [await seen(adviser, person) for person in people]
    await adviser.leave()
    return taken


async def story(place: Place, count: int) -> list[float]:
    """Let people join, and look at the desk while they answer."""
    server = place.servers[0]
    people = await enter([server], count)
    return await measure(Adviser(server, place.password), people)


def main() -> None:
    """Measure, and print the line of JSON."""
    given = report.options("An answer on the desk.")
    count = LEARNERS_QUICKLY if given.quick else LEARNERS
    report.progress("Starting a room…")
    with rooms(given.workshop, 1) as place:
        taken = asyncio.run(story(place, count))
    figures = {
        "seen_median_milliseconds": round(1000 * statistics.median(taken)),
        "seen_p95_milliseconds": report.p95(taken),
    }
    met = {what: figures[what] <= bar for what, bar in BARS.items()}
    report.finish("seen", workshop=given.workshop, learners=count, **figures, bars_met=met)


if __name__ == "__main__":
    main()
