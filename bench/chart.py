"""Draws what a room costs, from 1 learner to 300, beside plain Voilà: into ``docs/images/``.

Two small charts with logarithmic axes, as SVG with words for those who can't see it: the time until
the last learner has the page and an answer is recorded, and the memory that all of it takes then.
The figures stand beside it, in ``cost.json``.
"""

from __future__ import annotations

import asyncio
import html
import json
import math
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
from tornado.simple_httpclient import HTTPTimeoutError

from bench import report
from bench.learner import Learner
from bench.servers import Server, pair
from bench.visitor import NoPage

COUNTS = (1, 3, 10, 30, 100, 300)
COUNTS_QUICKLY = (1, 3)
PATIENCE_SECONDS = 300.0
IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
MEGABYTE = 1_000_000
WIDTH, HEIGHT = 360, 260
NOTE = 18
LEFT, RIGHT, TOP, BOTTOM = 58, 14, 46, 44
SERVERS = {"voila": ("Voilà", "#9a5b00", "6 4"), "declic": ("Déclic", "#0b5563", "")}


@dataclass(frozen=True)
class Cost:
    """What some learners cost.

    Attributes
    ----------
    left_out
        How many got no page: plain Voilà answers with errors when many kernels start at once.
        They count in no other figure.
    seconds
        Until the last of the others had an answer recorded; 0 where there are no others.
    cpu_seconds
        Of processor, of the server and its kernels.
    megabytes
        Memory of the server's and its kernels' own (USS), all pages open.
    """

    learners: int
    left_out: int
    seconds: float
    cpu_seconds: float
    megabytes: float


async def cost(server: Server, count: int) -> Cost:
    """Let so many learners join at once and answer, and leave again."""
    people = [Learner(server, number) for number in range(count)]
    for person in people:
        person.patience = PATIENCE_SECONDS
    busy, began = server.cpu_seconds(), time.perf_counter()

    async def one(person: Learner) -> float:
        await person.enter()
        await person.answer()
        return time.perf_counter() - began

    try:
        went = await asyncio.gather(*(one(person) for person in people), return_exceptions=True)
        cpu = server.cpu_seconds() - busy
        megabytes = sum(_uss(process) for process in server.processes())
    finally:
        for person in people:
            await person.leave()
    faults = [one for one in went if isinstance(one, BaseException)]
    for fault in faults:
        if not isinstance(fault, HTTPTimeoutError | NoPage):
            raise fault
    seconds = max((one for one in went if not isinstance(one, BaseException)), default=0.0)
    return Cost(count, len(faults), round(seconds, 2), round(cpu, 2), round(megabytes))


def drawing(costs: dict[str, list[Cost]]) -> str:
    """Return the charts as SVG."""
    told = "; ".join(
        f"{SERVERS[name][0]}, {one.learners}: {one.seconds:g} s, {one.megabytes:g} Mo"
        f"{_left_out(one)}"
        for name, row in costs.items()
        for one in row
    )
    panels = (
        _panel(0, "Temps jusqu'à la dernière réponse", "s", costs, "seconds"),
        _panel(WIDTH, "Mémoire de tout le service", "Mo", costs, "megabytes"),
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {HEIGHT + NOTE}"'
        ' role="img"'
        ' aria-labelledby="t d" font-family="Atkinson Hyperlegible, sans-serif" font-size="11">'
        '<title id="t">Coût selon le nombre de personnes, Déclic et Voilà</title>'
        f'<desc id="d">{html.escape(told)}</desc>'
        f'<rect width="{2 * WIDTH}" height="{HEIGHT + NOTE}" fill="#fff"/>{"".join(panels)}'
        f'<text x="{LEFT}" y="{HEIGHT + 8}" fill="#5c554c">{html.escape(_note(costs))}</text>'
        "</svg>\n"
    )


def _note(costs: dict[str, list[Cost]]) -> str:
    """Say who got no page."""
    out = [
        f"{SERVERS[name][0]} : {one.left_out} sur {one.learners}"
        for name, row in costs.items()
        for one in row
        if one.left_out
    ]
    minutes = round(PATIENCE_SECONDS / 60)
    return f"Sans page après {minutes} minutes : {', '.join(out)} personnes." if out else ""


def _left_out(one: Cost) -> str:
    return f", {one.left_out} sans page" if one.left_out else ""


def _panel(x: int, title: str, unit: str, costs: dict[str, list[Cost]], what: str) -> str:
    served = {
        name: [one for one in row if one.left_out < one.learners] for name, row in costs.items()
    }
    values = [getattr(one, what) for row in served.values() for one in row]
    low = math.floor(math.log10(max(min(values), 0.01)))
    high = max(low + 1, math.ceil(math.log10(max(values))))
    most = math.log10(max(one.learners for row in costs.values() for one in row)) or 1

    def at(learners: float, value: float) -> tuple[float, float]:
        across = math.log10(learners) / most * (WIDTH - LEFT - RIGHT)
        up = (math.log10(max(value, 10**low)) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)
        return round(x + LEFT + across, 1), round(HEIGHT - BOTTOM - up, 1)

    parts = [f'<text x="{x + LEFT}" y="20" font-size="13" font-weight="700">{title}</text>']
    for power in range(low, high + 1):
        left, y = at(1, 10**power)
        parts.append(
            f'<path d="M{left} {y}H{x + WIDTH - RIGHT}" stroke="#e5ded3"/>'
            f'<text x="{left - 6}" y="{y + 4}" text-anchor="end">{10**power:g} {unit}</text>'
        )
    for learners in sorted({one.learners for row in costs.values() for one in row}):
        across, _y = at(learners, 10**low)
        parts.append(
            f'<text x="{across}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{learners}</text>'
        )
    middle = x + (WIDTH + LEFT - RIGHT) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">personnes</text>')
    for name, row in served.items():
        parts.append(_line(name, [at(one.learners, getattr(one, what)) for one in row]))
    return "".join(parts)


def _line(name: str, points: Sequence[tuple[float, float]]) -> str:
    word, colour, dashes = SERVERS[name]
    path = "L".join(f"{across} {up}" for across, up in points)
    dots = "".join(f'<circle cx="{a}" cy="{u}" r="3" fill="{colour}"/>' for a, u in points)
    across, up = points[-1]
    return (
        f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"'
        f' stroke-dasharray="{dashes}"/>{dots}'
        f'<text x="{across - 4}" y="{up - 9}" text-anchor="end" fill="{colour}"'
        f' font-weight="700">{word}</text>'
    )


def _uss(process: psutil.Process) -> float:
    try:
        uss: int = process.memory_full_info().uss
    except psutil.NoSuchProcess:
        return 0.0
    return uss / MEGABYTE


def main() -> None:
    """Measure, draw, and print the line of JSON."""
    given = report.options("What a room costs.")
    report.progress("Starting a room and plain Voilà…")
    costs: dict[str, list[Cost]] = {"voila": [], "declic": []}
    with pair(given.workshop) as servers:
        for count in COUNTS_QUICKLY if given.quick else COUNTS:
            for server in servers.both():
                server.come_to_rest()
                costs[server.name].append(asyncio.run(cost(server, count)))
                report.progress(f"  {server.name}: {costs[server.name][-1]}")
    figures = {name: [asdict(one) for one in row] for name, row in costs.items()}
    if not given.quick:
        (IMAGES / "cost.svg").write_text(drawing(costs), encoding="utf-8")
        (IMAGES / "cost.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    report.finish("chart", workshop=given.workshop, **figures)


if __name__ == "__main__":
    main()
