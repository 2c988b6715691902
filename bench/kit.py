"""What the exercise kit costs: a page with 30 exercises of all kinds, an answer, a kernel's memory.

The page is compared with plain Voilà's of the same notebook, in the same run.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import nbformat
import psutil
from jupyter_client.manager import start_new_kernel
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import sync_playwright

from bench import report
from bench.page import launch, rounds
from bench.servers import pair
from tests.widgets.vectors import ALL, FIRST

WORKSHOP = "banc"
EXERCISES = 30
ROUNDS = 3
ANSWERS = 40
"""Answers that are timed for each kind."""
MEGABYTE = 1_000_000
IMPORT = "from widgets import *"
CELL_SECONDS = 60


def exercises() -> list[str]:
    """Return the Python of 30 exercises: each kind once, then others of the vectors in turn."""
    first = list(FIRST.values())
    others = [vector for vector in ALL if vector.exercise not in [one.exercise for one in first]]
    different = {json.dumps([one.kind, one.exercise]): one for one in others}
    chosen = islice([*first, *different.values()], EXERCISES)
    return [vector.source(f"e{number}") for number, vector in enumerate(chosen)]


def write_workshop(root: Path, sources: Sequence[str]) -> None:
    """Write the source of the workshop that is measured, a cell an exercise, into a project."""
    cells = [new_markdown_cell("# Le banc", id="titre"), new_code_cell(IMPORT, id="preparer")]
    cells += [new_code_cell(code, id=f"c{n}") for n, code in enumerate(sources)]
    notebook = new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    folder = root / "source" / WORKSHOP
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{WORKSHOP}.ipynb")


def answers(count: int) -> dict[str, float]:
    """Return what it costs the kernel to judge an answer, keep it and say so, milliseconds.

    Answers are kept in memory; the room's channel adds one exchange over a local socket.
    """
    taken = []
    for vector in FIRST.values():
        for number in range(count):
            exercise = vector.make()
            message = {
                "type": "attempt",
                "id": f"{vector.kind}-{number}",
                "response": vector.response,
                "active_seconds": 1.0,
            }
            began = time.perf_counter()
            exercise._receive(exercise, message, [])
            taken.append(1000 * (time.perf_counter() - began))
    cuts = statistics.quantiles(taken, n=100)
    return {
        "answer_p50_milliseconds": round(cuts[49], 3),
        "answer_p95_milliseconds": round(cuts[94], 3),
        "answers": len(taken),
    }


def memory() -> dict[str, float]:
    """Return what a kernel takes for itself (USS): bare, with the kit, with the 30 exercises."""
    figures = {}
    manager, client = start_new_kernel()
    try:
        assert isinstance(manager.provisioner, LocalProvisioner)
        process = psutil.Process(manager.provisioner.pid)
        steps = {"bare": ["pass"], "kit": [IMPORT], "exercises": exercises()}
        for name, cells in steps.items():
            for code in cells:
                client.execute_interactive(code, timeout=CELL_SECONDS, output_hook=_ignore)
            figures[f"kernel_{name}_megabytes"] = round(
                process.memory_full_info().uss / MEGABYTE, 1
            )
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return figures


def main() -> None:
    """Measure, and print the line of JSON."""
    given = report.options("The exercise kit.")
    kernel = answers(5 if given.quick else ANSWERS) | memory()
    report.progress(f"  {kernel}")
    report.progress("Starting a room and plain Voilà…")
    with (
        pair(WORKSHOP, lambda root: write_workshop(root, exercises())) as servers,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        figures = rounds(browser, servers, 1 if given.quick else ROUNDS)
        browser.close()
    report.finish("kit", kinds=len(FIRST), exercises=servers.exercises, **kernel, **figures)


def _ignore(message: dict[str, Any]) -> None:
    return None


if __name__ == "__main__":
    main()
