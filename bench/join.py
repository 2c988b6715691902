"""How long 1, 10 and 30 learners wait who join at once, and what that costs the server."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from tornado.simple_httpclient import HTTPTimeoutError

from bench import report
from bench.learner import Learner
from bench.servers import Pair, Server, pair

AT_ONCE = (1, 10, 30)
AT_ONCE_QUICKLY = (1, 5)
ROUNDS = 3
BARS = {
    "one_answer": {"ratio_wall": 20, "ratio_cpu_per_join": 30},
    "no_answer": {"ratio_cpu_per_join": 80},
}
"""By how much joining has to be better than with plain Voilà."""
ASLEEP_SOON = "c.Declic.kernel_sleep_seconds = 5"
"""Or kernels of a round would end while the next is measured."""


@dataclass(frozen=True)
class Joined:
    """How it went.

    Attributes
    ----------
    wall
        Seconds until the last who got in had all widgets, and their answer was recorded.
    cpu
        Seconds of processor of the server and its kernels.
    exercises
        The smallest number of exercises that one of them got.
    left_out
        How many got no page: with many kernels that start at once, some of plain Voilà's never
        begin to answer. They count in no other figure.
    """

    wall: float
    cpu: float
    exercises: int
    left_out: int


async def join(server: Server, count: int, answers: bool) -> Joined:
    """Let learners join at once, answer once or not, and leave again."""
    people = [Learner(server, number) for number in range(count)]
    busy, began = server.cpu_seconds(), time.perf_counter()
    try:
        came = await asyncio.gather(
            *(_join(person, answers) for person in people), return_exceptions=True
        )
        cpu = server.cpu_seconds() - busy
    finally:
        for person in people:
            await person.leave()
    there = [one for one in came if not isinstance(one, BaseException)]
    left_out = [one for one in came if isinstance(one, BaseException)]
    for fault in left_out:
        if not isinstance(fault, HTTPTimeoutError):
            raise fault
    if not there:
        raise RuntimeError(f"nobody got a page of {server.name}")
    wall = max(at for at, _exercises in there) - began
    return Joined(wall, cpu, min(exercises for _at, exercises in there), len(left_out))


async def _join(person: Learner, answers: bool) -> tuple[float, int]:
    exercises = await person.enter()
    if answers:
        await person.answer()
    return time.perf_counter(), exercises


def measure(servers: Pair, count: int, rounds: int, answers: bool) -> dict[str, Any]:
    """Return the figures for *count* learners at once, both servers taking turns."""
    walls: dict[str, list[float]] = {"voila": [], "declic": []}
    cpus: dict[str, list[float]] = {"voila": [], "declic": []}
    left_out = {"voila": 0, "declic": 0}
    for turn in range(rounds):
        for server in servers.both():
            server.come_to_rest()
            went = asyncio.run(join(server, count, answers))
            if went.exercises < servers.exercises:
                raise RuntimeError(f"{server.name} gave {went.exercises} of {servers.exercises}")
            got_in = count - went.left_out
            left_out[server.name] += went.left_out
            report.progress(
                f"  {count} at once, {'one answer' if answers else 'no answer'}, round"
                f" {turn + 1}, {server.name}: {went.wall:.2f} s,"
                f" {1000 * went.cpu / got_in:.0f} ms of processor each, {went.left_out} left out"
            )
            walls[server.name].append(went.wall)
            cpus[server.name].append(1000 * went.cpu / got_in)
    figures: dict[str, Any] = {"learners": count, "answers": int(answers)}
    for name in ("voila", "declic"):
        figures[f"{name}_left_out"] = left_out[name]
        figures[f"{name}_wall_seconds"] = report.median(walls[name])
        figures[f"{name}_cpu_per_join_milliseconds"] = report.median(cpus[name], 1)
    for what in ("wall_seconds", "cpu_per_join_milliseconds"):
        ours, peer = figures[f"declic_{what}"], figures[f"voila_{what}"]
        figures[f"ratio_{what.rpartition('_')[0]}"] = report.ratio(peer, ours)
    return figures


def bars(joins: list[dict[str, Any]]) -> dict[str, bool]:
    """Say which bars are met by the largest crowd."""
    met = {}
    for figures in joins[-2:]:
        answered = "one_answer" if figures["answers"] else "no_answer"
        for what, bar in BARS[answered].items():
            met[f"{answered}_{what}"] = figures[what] >= bar
    return met


def main() -> None:
    """Measure, and print the line of JSON."""
    given = report.options("Learners who join at once.")
    counts = AT_ONCE_QUICKLY if given.quick else AT_ONCE
    report.progress("Starting a room and plain Voilà…")
    with pair(given.workshop, config=ASLEEP_SOON) as servers:
        for server in servers.both():
            asyncio.run(join(server, 1, True))  # what is loaded once is not a learner's
        rounds = 1 if given.quick else ROUNDS
        joins = [
            measure(servers, count, rounds, answers)
            for count in counts
            for answers in (True, False)
        ]
    report.finish(
        "join",
        workshop=given.workshop,
        exercises=servers.exercises,
        joins=joins,
        bars_met=bars(joins),
    )


if __name__ == "__main__":
    main()
