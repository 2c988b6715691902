"""How long 1, 10 and 30 learners wait who join at once, and what that costs the server."""

from __future__ import annotations

import asyncio
import time
from typing import Any

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


async def join(server: Server, count: int, answers: bool) -> tuple[float, float, int]:
    """Let learners join at once, answer once or not, and leave again.

    Returns
    -------
    tuple
        Seconds until the last has all widgets, and its answer was recorded; seconds of processor
        of the server and its kernels; the smallest number of exercises that one of them got.
    """
    people = [Learner(server, number) for number in range(count)]
    busy, began = server.cpu_seconds(), time.perf_counter()
    try:
        exercises = await asyncio.gather(*(_join(person, answers) for person in people))
        wall, cpu = time.perf_counter() - began, server.cpu_seconds() - busy
    finally:
        for person in people:
            person.leave()
    return wall, cpu, min(exercises)


async def _join(person: Learner, answers: bool) -> int:
    exercises = await person.enter()
    if answers:
        await person.answer()
    return exercises


def measure(servers: Pair, count: int, rounds: int, answers: bool) -> dict[str, Any]:
    """Return the figures for *count* learners at once, both servers taking turns."""
    walls: dict[str, list[float]] = {"voila": [], "declic": []}
    cpus: dict[str, list[float]] = {"voila": [], "declic": []}
    for turn in range(rounds):
        for server in servers.both():
            wall, cpu, exercises = asyncio.run(join(server, count, answers))
            if exercises < servers.exercises:
                raise RuntimeError(f"{server.name} gave {exercises} of {servers.exercises}")
            report.progress(
                f"  {count} at once, {'one answer' if answers else 'no answer'}, round"
                f" {turn + 1}, {server.name}: {wall:.2f} s,"
                f" {1000 * cpu / count:.0f} ms of processor each"
            )
            walls[server.name].append(wall)
            cpus[server.name].append(1000 * cpu / count)
    figures: dict[str, Any] = {"learners": count, "answers": int(answers)}
    for name in ("voila", "declic"):
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
    with pair(given.workshop) as servers:
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
