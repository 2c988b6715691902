"""How a room's own kernels behave in a crowd: answers, waking, and memory at work and asleep.

Plain Voilà has nothing to compare with: its kernels neither sleep nor keep an answer.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from bench import report
from bench.learner import Learner
from bench.servers import NO_LIMIT, Server
from declic.store import Store, sessions
from declic.workshops import load_release
from tests.running import Room, has_threads, project

SLEEP_SECONDS = 3.0
LIMITS = f"""{NO_LIMIT}
c.Declic.max_learners = 100_000
c.Declic.kernel_sleep_seconds = {SLEEP_SECONDS}
"""
ANSWER_EVERY = 2.0
STEADY_SECONDS = 20.0
JOINING_AT_ONCE = 20
"""More would measure how the clients of this program wait for each other."""
MEGABYTE = 1_000_000
BARS = {
    "steady_p95_milliseconds": 30,
    "wake_p95_milliseconds": 150,
    "at_work_uss_megabytes": 12,
    "asleep_uss_megabytes": 0.5,
    "sessions_p95_milliseconds": 200,
    "sessions_memory_megabytes": 4_000,
    "connected_memory_megabytes": 2_500,
}
"""The most that is allowed; the last three are measured with ``--large`` only."""


@contextmanager
def rooms(workshop: str, count: int) -> Iterator[list[Server]]:
    """Start a room with so many sessions of a workshop; each is told as a server of its own."""
    with tempfile.TemporaryDirectory(prefix="declic-bench-") as folder:
        root = project(Path(folder) / "project", config=LIMITS)
        room = Room.start(root, Path(folder) / "data", "--workshop", workshop)
        try:
            store = Store.open(f"sqlite:///{room.data / 'declic.db'}")
            with store.transaction() as tx:
                card = load_release(root, workshop)[1]
                codes = [
                    sessions.open_session(tx, card, datetime.now(UTC)).code
                    for _session in range(count - 1)
                ]
            store.close()
            yield [
                Server("declic", room.port, room.process.pid, code) for code in (room.code, *codes)
            ]
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


async def steady(people: list[Learner]) -> float:
    """Let each answer every two seconds; return the 95th percentile of an answer, in ms."""
    taken: list[float] = []
    ends = asyncio.get_running_loop().time() + STEADY_SECONDS

    async def one(person: Learner) -> None:
        await asyncio.sleep(random.uniform(0, ANSWER_EVERY))
        await person.answer()  # the kernel may have to be made
        while asyncio.get_running_loop().time() < ends:
            await asyncio.sleep(ANSWER_EVERY)
            taken.append(await person.answer())

    await asyncio.gather(*(one(person) for person in people))
    return _p95(taken)


async def waking(server: Server, people: list[Learner]) -> float:
    """Let all kernels sleep, then wake one after the other; return the 95th percentile, in ms."""
    await _asleep(server)
    return _p95([await person.answer() for person in people])


async def measure(servers: list[Server], count: int) -> dict[str, Any]:
    """Return what a room of *count* learners does."""
    server = servers[0]
    await enter([server], 1)  # what is loaded once is not a learner's
    before = _uss(server.pid)
    people = await enter([server], count)
    figures = {"asleep_uss_megabytes": round((_uss(server.pid) - before) / count, 2)}
    figures["steady_p95_milliseconds"] = await steady(people)
    kernels = [_uss(process.pid) for process in _kernels(server)]
    figures["at_work_uss_megabytes"] = round(statistics.median(kernels), 1)
    figures["wake_p95_milliseconds"] = await waking(server, people)
    for person in people:
        await person.leave()
    return figures


async def large(servers: list[Server], count: int, working: int) -> tuple[float, float]:
    """Return the 95th percentile of answers in ms, and the memory of all in megabytes.

    Parameters
    ----------
    count
        How many people are connected.
    working
        How many of them answer every two seconds.
    """
    people = await enter(servers, count)
    p95 = await steady(people[:working])
    memory = sum(_uss(process.pid) for process in servers[0].processes())
    for person in people:
        await person.leave()
    await _asleep(servers[0])
    return p95, round(memory)


def main() -> None:
    """Measure, and print the line of JSON."""
    given = report.options("A crowd.", large="also 300 in 10 sessions, and 1,000 connected")
    count = 5 if given.quick else 30
    report.progress("Starting a room…")
    with rooms(given.workshop, 10 if given.large else 1) as servers:
        figures = asyncio.run(measure(servers, count))
        report.progress(f"  {count} learners: {figures}")
        if given.large:
            p95, memory = asyncio.run(large(servers, 300, 300))
            figures |= {"sessions_p95_milliseconds": p95, "sessions_memory_megabytes": memory}
            p95, memory = asyncio.run(large(servers, 1000, 100))
            figures |= {"connected_p95_milliseconds": p95, "connected_memory_megabytes": memory}
    met = {what: figures[what] <= bar for what, bar in BARS.items() if what in figures}
    report.finish("crowd", workshop=given.workshop, learners=count, **figures, bars_met=met)


def _kernels(server: Server) -> list[psutil.Process]:
    children = server.processes()[1:]
    return [process for process in children if has_threads(process)]


async def _asleep(server: Server) -> None:
    while _kernels(server):  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0.2)


def _uss(pid: int) -> float:
    """Return what a process alone uses, in megabytes; nothing once it has ended."""
    try:
        uss: int = psutil.Process(pid).memory_full_info().uss
    except psutil.NoSuchProcess:
        return 0.0
    return uss / MEGABYTE


def _p95(taken: list[float]) -> float:
    return round(1000 * statistics.quantiles(taken, n=20)[-1], 1)


if __name__ == "__main__":
    main()
