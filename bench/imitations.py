"""What an imitation costs: a page with one of each kind, on an old tablet, beside plain Voilà."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench import report
from bench.kit import WORKSHOP, write_workshop
from bench.page import launch, measure
from bench.servers import pair
from tests.widgets.vectors import FIRST, Vector
from widgets._imitation import Imitation

ROUNDS = 3
TAKEN = ("text_seconds", "usable_seconds", "requests", "bytes")


def imitations() -> dict[str, Vector]:
    """Return the first vector of each kind that imitates a screen, by kind."""
    return {kind: one for kind, one in FIRST.items() if isinstance(one.make(), Imitation)}


def one_kind(browser: Browser, vector: Vector, count: int) -> dict[str, Any]:
    """Return what a page with this exercise takes, and how many times less than plain Voilà's."""
    cells = [vector.source("imitation")]

    def write(root: Path) -> None:
        write_workshop(root, cells)

    with pair(WORKSHOP, write) as servers:
        rounds = [
            {server.name: measure(browser, server, 1, tablet=True) for server in servers.both()}
            for _round in range(count)
        ]
    figures: dict[str, Any] = {}
    for what in TAKEN:
        ours, peer = (
            report.median([visits[name][what] for visits in rounds], 2)
            for name in ("declic", "voila")
        )
        figures[what] = ours
        figures[f"ratio_{what.removesuffix('_seconds')}"] = report.ratio(peer, ours)
    return figures


def main() -> None:
    """Measure, and print the line of JSON."""
    given = report.options("Imitations of screens.")
    kinds = {}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for kind, vector in imitations().items():
            report.progress(f"{kind}…")
            kinds[kind] = one_kind(browser, vector, 1 if given.quick else ROUNDS)
        browser.close()
    report.finish("imitations", kinds=kinds)


if __name__ == "__main__":
    main()
