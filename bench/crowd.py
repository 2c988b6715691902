"""How a room's own kernels behave in a crowd: answers, waking, memory, and that nothing is lost.

Plain Voilà has nothing to compare with: its kernels neither sleep nor keep an answer. With
``--large`` come 300 learners in ten sessions, who answer every ten seconds for ten minutes, and
1,000 who are connected and of whom one in ten works.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from bench import report
from bench.learner import Learner
from bench.servers import NO_LIMIT, Server, open_session
from declic.store import Store, attempts
from declic.workshops import load_release
from tests.running import Room, has_threads, project

SLEEP_SECONDS = 3.0
"""Of the small crowd, so that waking need not be waited for; the large ones sleep as usual."""
LIMITS = f"{NO_LIMIT}\nc.Declic.max_learners = 100_000\n"
ANSWER_EVERY = 2.0
STEADY_SECONDS = 20.0
SESSIONS = 10
LARGE_EVERY = 10.0
LARGE_SECONDS = 600.0
JOINING_AT_ONCE = 20
"""More would measure how the clients of this program wait for each other."""
LOOK_SECONDS = 5.0
"""How often memory is looked at."""
MEGABYTE = 1_000_000
BARS = {
    "steady_p95_milliseconds": 30,
    "wake_p95_milliseconds": 150,
    "at_work_uss_megabytes": 12,
    "asleep_uss_megabytes": 0.5,
    "sessions_p95_milliseconds": 200,
    "sessions_memory_megabytes": 4_000,
    "sessions_lost": 0,
    "sessions_doubled": 0,
    "connected_memory_megabytes": 2_500,
    "connected_lost": 0,
    "connected_doubled": 0,
}
"""The most that is allowed; the last ones are measured with ``--large`` only."""


@dataclass(frozen=True)
class Place:
    """A room with several sessions, each told as a server of its own.

    Attributes
    ----------
    password
        Of its desk.
    """

    servers: list[Server]
    store: Store
    password: str

    def recorded(self) -> Counter[str]:
        """Return how often each attempt is in the store, by the id that its page gave it."""
        with self.store.reading() as tx:
            return Counter(one.attempt.id for one in attempts.recorded(tx))


@contextmanager
def rooms(workshop: str, count: int, config: str = LIMITS) -> Iterator[Place]:
    """Start a room with so many sessions of a workshop."""
    with tempfile.TemporaryDirectory(prefix="declic-bench-") as folder:
        root = project(Path(folder) / "project", config=config)
        room = Room.start(root, Path(folder) / "data", "--workshop", workshop)
        try:
            with room.store() as store:
                card = load_release(root, workshop)[1]
                codes = [open_session(store, card) for _session in range(count - 1)]
                servers = [
                    Server("declic", room.port, room.process.pid, code)
                    for code in (room.code, *codes)
                ]
                yield Place(servers, store, room.password)
        finally:
            room.stop()


async def enter(servers: list[Server], count: int) -> list[Learner]:
    """Let so many people join, spread over the sessions."""
    people = [Learner(servers[number % len(servers)], number) for number in range(count)]
    turn = asyncio.Semaphore(JOINING_AT_ONCE)

    async def one(person: Learner) -> None:
        async with turn:
            await person.enter()

    await asyncio.gather(*(one(person) for person in people))
    return people


async def steady(people: list[Learner], every: float, seconds: float) -> float:
    """Let each answer so often, for so long; return the 95th percentile of an answer, in ms."""
    taken: list[float] = []
    ends = time.monotonic() + seconds

    async def one(person: Learner) -> None:
        await asyncio.sleep(random.uniform(0, every))
        await person.answer()  # the kernel may have to be made
        while time.monotonic() < ends:
            await asyncio.sleep(every)
            taken.append(await person.answer())

    await asyncio.gather(*(one(person) for person in people))
    return report.p95(taken, 1)


async def waking(server: Server, people: list[Learner]) -> float:
    """Let all kernels sleep, then wake one after the other; return the 95th percentile, in ms."""
    await _asleep(server)
    return report.p95([await person.answer() for person in people], 1)


async def measure(servers: list[Server], count: int) -> dict[str, Any]:
    """Return what a room of *count* learners does."""
    server = servers[0]
    await enter([server], 1)  # what is loaded once is not a learner's
    before = _uss(server.pid)
    people = await enter([server], count)
    figures = {"asleep_uss_megabytes": round((_uss(server.pid) - before) / count, 2)}
    figures["steady_p95_milliseconds"] = await steady(people, ANSWER_EVERY, STEADY_SECONDS)
    kernels = [_uss(process.pid) for process in _kernels(server)]
    figures["at_work_uss_megabytes"] = round(statistics.median(kernels), 1)
    figures["wake_p95_milliseconds"] = await waking(server, people)
    for person in people:
        await person.leave()
    return figures


async def crowd(place: Place, count: int, working: int, every: float) -> dict[str, float]:
    """Return what a large crowd costs, and what became of its answers.

    Parameters
    ----------
    count
        How many people are connected.
    working
        How many of them answer.
    every
        Seconds between two answers of one of them.
    """
    server = place.servers[0]
    people = await enter(place.servers, count)
    most = [_all_uss(server)]
    looking = asyncio.create_task(_look(server, most))
    p95 = await steady(people[:working], every, LARGE_SECONDS)
    looking.cancel()
    recorded = place.recorded()
    given = [number for person in people for number in person.acknowledged]
    for person in people:
        await person.leave()
    await _asleep(server)
    return {
        "p95_milliseconds": p95,
        "memory_megabytes": round(max(most)),
        "answers": len(given),
        "lost": sum(recorded[number] == 0 for number in given),
        "doubled": sum(times > 1 for times in recorded.values()),
    }


def main() -> None:
    """Measure, and print the line of JSON."""
    given = report.options("A crowd.", large="also 300 in 10 sessions, and 1,000 connected")
    count = 5 if given.quick else 30
    report.progress("Starting a room…")
    sleeping = f"{LIMITS}c.Declic.kernel_sleep_seconds = {SLEEP_SECONDS}\n"
    with rooms(given.workshop, 1, sleeping) as place:
        figures = asyncio.run(measure(place.servers, count))
        report.progress(f"  {count} learners: {figures}")
    if given.large:
        with rooms(given.workshop, SESSIONS) as place:
            found = asyncio.run(crowd(place, 300, 300, LARGE_EVERY))
            report.progress(f"  300 learners in ten sessions: {found}")
            figures |= {f"sessions_{what}": value for what, value in found.items()}
            found = asyncio.run(crowd(place, 1000, 100, LARGE_EVERY))
            report.progress(f"  1,000 learners, 100 at work: {found}")
            figures |= {f"connected_{what}": value for what, value in found.items()}
    met = {what: figures[what] <= bar for what, bar in BARS.items() if what in figures}
    report.finish("crowd", workshop=given.workshop, learners=count, **figures, bars_met=met)


async def _look(server: Server, most: list[float]) -> None:
    while True:
        most.append(_all_uss(server))
        await asyncio.sleep(LOOK_SECONDS)


def _kernels(server: Server) -> list[psutil.Process]:
    children = server.processes()[1:]
    return [process for process in children if has_threads(process)]


async def _asleep(server: Server) -> None:
    while _kernels(server):  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0.2)


def _all_uss(server: Server) -> float:
    return sum(_uss(process.pid) for process in server.processes())


def _uss(pid: int) -> float:
    """Return what a process alone uses, in megabytes; nothing once it has ended."""
    try:
        uss: int = psutil.Process(pid).memory_full_info().uss
    except psutil.NoSuchProcess:
        return 0.0
    return uss / MEGABYTE


if __name__ == "__main__":
    main()
