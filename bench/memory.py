"""How much memory of its own each learner's kernel takes, and the server beside them."""

from __future__ import annotations

import asyncio
import statistics
from typing import Any

import psutil

from bench import report
from bench.learner import Learner
from bench.servers import Server, pair

LEARNERS = 10
LEARNERS_QUICKLY = 3
MEGABYTE = 1_000_000


async def measure(server: Server, count: int) -> dict[str, Any]:
    """Return the figures of a server while *count* learners have their page open."""
    people = [Learner(server, number) for number in range(count)]
    try:
        await asyncio.gather(*(person.enter() for person in people))
        kernels = [_own_megabytes(process) for process in server.processes()[1:]]
        main = _own_megabytes(psutil.Process(server.pid))
    finally:
        for person in people:
            await person.leave()
    learners = statistics.median(sorted(kernels)[-count:])
    report.progress(f"  {server.name}: {learners:.1f} MB a learner, server {main:.0f} MB")
    return {
        f"{server.name}_uss_per_learner_megabytes": round(learners, 1),
        f"{server.name}_uss_of_all_kernels_per_learner_megabytes": round(sum(kernels) / count, 1),
        f"{server.name}_uss_of_server_megabytes": round(main, 1),
    }


def main() -> None:
    """Measure, and print the line of JSON."""
    given = report.options("Memory of each learner.")
    count = LEARNERS_QUICKLY if given.quick else LEARNERS
    report.progress("Starting a room and plain Voilà…")
    figures: dict[str, Any] = {}
    with pair(given.workshop) as servers:
        for server in servers.both():
            figures |= asyncio.run(measure(server, count))
    what = "uss_per_learner_megabytes"
    figures["ratio_uss_per_learner"] = report.ratio(
        figures[f"voila_{what}"], figures[f"declic_{what}"]
    )
    report.finish("memory", workshop=given.workshop, learners=count, **figures)


def _own_megabytes(process: psutil.Process) -> float:
    """Return what a process alone uses (USS): what would be free again if it ended."""
    uss: int = process.memory_full_info().uss
    return uss / MEGABYTE


if __name__ == "__main__":
    main()
