"""How soon pages follow the adviser, and the desk what learners do.

From a change in the store to each learner's page: with 30 pages of one session, and with 300
learners in ten sessions of whom half answer meanwhile. And how long the desk takes for one update
(:mod:`bench.update`), with as many. Plain Voilà has nothing to compare with.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from dataclasses import replace
from datetime import UTC, datetime

from bench import report
from bench.crowd import Place, enter, rooms
from bench.learner import Learner
from bench.update import updates
from bench.visitor import PATIENCE_SECONDS
from declic.domain.exercise import WorkshopCard
from declic.room.live import LIVE
from declic.store import sessions, steering
from declic.workshops import load_release
from tests.running import ROOT

LEARNERS = 30
MANY = 300
SESSIONS = 10
ROUNDS = 20
BETWEEN_SECONDS = 0.3
ANSWER_EVERY = 5.0
UPDATES = 60
BARS = {
    "one_p95_milliseconds": 500,
    "many_p95_milliseconds": 1000,
    "update_300_p95_milliseconds": 200,
}


def change(place: Place, code: str, words: str) -> float:
    """Steer a session, as the desk does; return when that was done."""
    with place.store.transaction() as tx:
        number = sessions.by_code(tx, code).id
        steering.change(tx, number, lambda now: replace(now, words=words), datetime.now(UTC))
    return time.perf_counter()


async def hears(page: Learner, words: str) -> float:
    """Wait until a page is told; return when that was."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (await page.content(LIVE))["mode"]["words"] != words:
            pass
    return time.perf_counter()


async def followed(place: Place, pages: list[Learner], rounds: int) -> list[float]:
    """Change something so often; return the seconds until each page of the session knew."""
    code = pages[0].server.code
    taken: list[float] = []
    for number in range(rounds):
        words = f"Regardez {number}"
        hearing = [asyncio.create_task(hears(page, words)) for page in pages]
        changed = await asyncio.to_thread(change, place, code, words)
        taken += [at - changed for at in await asyncio.gather(*hearing)]
        await asyncio.sleep(BETWEEN_SECONDS)
    return taken


async def answering(person: Learner) -> None:
    """Answer from time to time, for ever."""
    await asyncio.sleep(random.uniform(0, ANSWER_EVERY))
    while True:
        await person.answer()
        await asyncio.sleep(ANSWER_EVERY)


async def one_session(place: Place, count: int, rounds: int) -> list[float]:
    """Let people join one session, and steer it."""
    people = await enter(place.servers[:1], count)
    taken = await followed(place, people, rounds)
    for person in people:
        await person.leave()
    return taken


async def many_sessions(place: Place, count: int, rounds: int) -> tuple[list[float], float]:
    """Steer each of the sessions while half of the people answer.

    Returns
    -------
    tuple
        The seconds until pages knew, and the processors that the server and its kernels took.
    """
    people = await enter(place.servers, count)
    half = len(people) // 2
    await asyncio.gather(*(person.answer() for person in people[half:]))  # kernels are made once
    working = [asyncio.create_task(answering(person)) for person in people[half:]]
    taken: list[float] = []
    server = place.servers[0]
    busy, began = server.cpu_seconds(), time.perf_counter()
    for one in place.servers:
        pages = [person for person in people[:half] if person.server is one]
        taken += await followed(place, pages, rounds)
    cores = (server.cpu_seconds() - busy) / (time.perf_counter() - began)
    for task in working:
        task.cancel()
    await asyncio.gather(*working, return_exceptions=True)
    for person in people:
        await person.leave()
    return taken, cores


def figures_of(name: str, taken: list[float]) -> dict[str, float]:
    """Return the figures of one measurement."""
    return {
        f"{name}_median_milliseconds": round(1000 * statistics.median(taken)),
        f"{name}_p95_milliseconds": report.p95(taken),
        f"{name}_most_milliseconds": round(1000 * max(taken)),
    }


def updates_of(
    name: str, workshop: WorkshopCard, count: int, people: int, rounds: int
) -> dict[str, float]:
    """Return the figures of the desk's updates, with so many people in so many sessions."""
    taken, worked = updates(workshop, count, people, rounds)
    return figures_of(name, taken) | {f"{name}_processor_p95_milliseconds": report.p95(worked)}


def main() -> None:
    """Measure, and print the line of JSON."""
    given = report.options("Pages follow the adviser.")
    count, rounds = (5, 5) if given.quick else (LEARNERS, ROUNDS)
    card = load_release(ROOT, given.workshop)[1]
    report.progress("The desk alone…")
    figures = updates_of("update_30", card, 1, LEARNERS, rounds)
    if not given.quick:
        figures |= updates_of("update_300", card, SESSIONS, MANY, UPDATES)
        figures |= updates_of("update_one_of_300", card, 1, MANY, UPDATES)
    report.progress("Starting a room…")
    with rooms(given.workshop, 1) as place:
        figures |= figures_of("one", asyncio.run(one_session(place, count, rounds)))
    if not given.quick:
        with rooms(given.workshop, SESSIONS) as place:
            taken, cores = asyncio.run(many_sessions(place, MANY, rounds // SESSIONS))
        figures |= figures_of("many", taken) | {"many_cores": round(cores, 2)}
    met = {what: figures[what] <= bar for what, bar in BARS.items() if what in figures}
    report.finish("desk", workshop=given.workshop, learners=count, **figures, bars_met=met)


if __name__ == "__main__":
    main()
