"""How long learners wait for an answer while others in the room attack it, and while nobody does.

The attackers say all that ``tests/room/hostile/forgeries.py`` knows of, as fast as the room takes
it, and come back whenever it hangs up.
"""

from __future__ import annotations

import asyncio
import itertools
import multiprocessing
import statistics
import time
from typing import Any

from tornado.websocket import WebSocketClosedError

from bench import report
from bench.learner import Learner
from bench.servers import Server, pair
from tests.room.hostile.forgeries import attack

LEARNERS = 20
ATTACKERS = 10
SECONDS = 20.0
SECONDS_QUICKLY = 6.0
PAUSE_SECONDS = 1.0
"""Between two answers of a learner."""
ENTERING_SECONDS = 10.0
MOST_SLOWER = 2.0
"""How many times longer nineteen of twenty answers may take under attack."""


class Attacker(Learner):
    """Somebody who joined, and whose page is not ours."""

    async def connect(self, kernel: str) -> None:
        self._kernel = kernel
        await super().connect(kernel)

    async def rage(self, until: float) -> int:
        """Say all that a hostile page can think of; return how much was said."""
        await self.enter()
        comm = next(iter(self._exercises))
        for sent in itertools.count():
            if time.time() > until:
                return sent
            for _kind, frame in attack(sent, comm, 100):
                try:
                    assert self._socket is not None
                    await self._socket.write_message(frame, binary=isinstance(frame, bytes))
                except WebSocketClosedError:
                    await super().connect(self._kernel)
        return 0


def rage(server: Server, number: int, until: float) -> None:
    """Attack a server until a time, in a process of its own."""

    async def one() -> None:
        attacker = Attacker(server, number)
        try:
            await attacker.rage(until)
        finally:
            await attacker.leave()

    asyncio.run(one())


async def _work(server: Server, seconds: float) -> list[float]:
    people = [Learner(server, number) for number in range(LEARNERS)]
    waits: list[float] = []

    async def answers(person: Learner, until: float, later: float) -> None:
        await asyncio.sleep(later)
        while time.monotonic() < until:
            waits.append(await person.answer())
            await asyncio.sleep(PAUSE_SECONDS)

    try:
        await asyncio.gather(*(person.enter() for person in people))
        await asyncio.gather(*(person.answer() for person in people))  # the kernels are awake
        until = time.monotonic() + seconds
        share = PAUSE_SECONDS / LEARNERS  # people don't press at the same moment
        turns = (answers(person, until, n * share) for n, person in enumerate(people))
        await asyncio.gather(*turns)
    finally:
        for person in people:
            await person.leave()
    return waits


def measure(server: Server, attackers: int, seconds: float) -> dict[str, Any]:
    """Return how long learners waited, in milliseconds."""
    spawn = multiprocessing.get_context("spawn")
    until = time.time() + 2 * ENTERING_SECONDS + seconds
    hostile = [
        spawn.Process(target=rage, args=(server, 1000 + number, until), daemon=True)
        for number in range(attackers)
    ]
    for process in hostile:
        process.start()
    if hostile:
        time.sleep(ENTERING_SECONDS)
    try:
        waits = [1000 * wait for wait in asyncio.run(_work(server, seconds))]
    finally:
        for process in hostile:
            process.terminate()
            process.join()
    return {
        "answers": len(waits),
        "median_ms": report.median(waits, 1),
        "p95_ms": round(statistics.quantiles(waits, n=20)[-1], 1),
    }


def main() -> None:
    """Measure, and say it."""
    wanted = report.options(__doc__ or "")
    seconds = SECONDS_QUICKLY if wanted.quick else SECONDS
    with pair(wanted.workshop) as servers:
        figures = {}
        for name, attackers in (("alone", 0), ("attacked", ATTACKERS)):
            report.progress(f"{LEARNERS} learners, {attackers} attackers")
            figures[name] = measure(servers.declic, attackers, seconds)
            report.progress(f"  {figures[name]}")
    slower = round(figures["attacked"]["p95_ms"] / figures["alone"]["p95_ms"], 2)
    report.finish(
        "hostile",
        learners=LEARNERS,
        attackers=ATTACKERS,
        **figures,
        p95_slower=slower,
        bar=MOST_SLOWER,
        met=slower <= MOST_SLOWER,
    )


if __name__ == "__main__":
    main()
