"""Grading beside nbgrader's own: 30 learners, 12 exercises, the same gradebook rows.

``declic grade``, which collects first, against ``nbgrader collect`` and ``nbgrader autograde`` with
our exchange, as whole commands, and in a process that has its imports. ``declic release`` beside
``nbgrader generate_assignment``. With ``--large`` also how it grows: 10, 100 and 1,000 learners.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import report
from bench.kit import WORKSHOP, write_workshop
from declic.domain.attempt import Attempt
from declic.gradebook.collect import collect
from declic.gradebook.grade import grade
from declic.gradebook.release import release
from declic.settings import load
from declic.store import Store, attempts, learners, sessions
from declic.store.place import Place
from declic.workshops import load_release
from tests.running import ROOT
from tests.widgets.vectors import FIRST

LEARNERS = 30
LEARNERS_QUICKLY = 3
EXERCISES = 12
TIMES = 3
"""How often ours is measured; nbgrader takes most of a minute, and is measured once."""
GROWTH = (10, 100, 1000)
MEGABYTE = 1_000_000
BARS = {"ratio_imported": 50, "ratio_command": 15}
"""How many times sooner than nbgrader's own it is to be."""


class Course:
    """A course with answers in its store."""

    def __init__(self, folder: Path, count: int) -> None:
        self.root, self.data = folder / "project", folder / "data"
        self.root.mkdir()
        for name in ("jupyter_config.py", "nbgrader_config.py"):
            shutil.copy(ROOT / name, self.root)
        kinds = sorted(FIRST)[:EXERCISES]
        write_workshop(self.root, [FIRST[kind].source(kind) for kind in kinds])
        self.settings = load(self.root, data=str(self.data))
        began = time.perf_counter()
        release(self.settings, WORKSHOP)
        self.release_seconds = time.perf_counter() - began
        self._answer(kinds, count)

    def _answer(self, kinds: list[str], count: int) -> None:
        card = load_release(self.root, WORKSHOP)[1]
        store = Store.open(self.settings.store)
        now = datetime.now(UTC)
        verdicts = {kind: FIRST[kind].make().judge(FIRST[kind].response) for kind in kinds}
        with store.transaction() as tx:
            session = sessions.open_session(tx, card, now)
            for number in range(count):
                person = learners.join(tx, session, f"Personne {number}", now)
                place = Place(session.id, person.id, WORKSHOP)
                for kind in kinds:
                    attempt = Attempt(
                        f"{number}-{kind}", kind, FIRST[kind].response, verdicts[kind]
                    )
                    attempts.record(tx, place, attempt, now)
        store.close()

    def forget(self) -> None:
        """Take away what was collected and graded."""
        for name in ("submitted", "autograded"):
            folder = self.data / name
            for path in folder.rglob("*") if folder.exists() else ():
                path.chmod(0o755)
            shutil.rmtree(folder, ignore_errors=True)
        (self.data / "gradebook.db").unlink()
        release(self.settings, WORKSHOP, force=True)

    def command(self, *words: str) -> float:
        """Run a command as an adviser types it; return its seconds."""
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", *words],
            cwd=self.root,
            env=os.environ | {"DECLIC_DATA": str(self.data)},
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return time.perf_counter() - began


@contextmanager
def course(count: int) -> Iterator[Course]:
    """Make a course with so many learners; take it away at the end."""
    with tempfile.TemporaryDirectory(prefix="declic-bench-") as folder:
        yield Course(Path(folder), count)


def timed(work: Callable[[], Any]) -> float:
    """Return the seconds that some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def ours(one: Course) -> float:
    """Collect and grade in this process, which has its imports; return the seconds."""
    return timed(lambda: collect(one.settings, WORKSHOP)) + timed(
        lambda: grade(one.settings, WORKSHOP)
    )


def median_of(one: Course, work: Callable[[Course], float]) -> float:
    """Return the median of a few times, each from the beginning: one second is soon disturbed."""
    times = []
    for _time in range(TIMES):
        one.forget()
        times.append(work(one))
    return round(statistics.median(times), 2)


def compared(count: int) -> dict[str, Any]:
    """Return the seconds of both, and how many times sooner ours is."""
    with course(count) as one:
        figures = {"release_seconds": round(one.release_seconds, 2)}
        ours(one)  # what is loaded once
        figures["declic_imported_seconds"] = median_of(one, ours)
        report.progress(f"  in this process: {figures['declic_imported_seconds']} s")
        figures["declic_command_seconds"] = median_of(
            one, lambda course: course.command("declic", "grade", WORKSHOP)
        )
        report.progress(f"  as a command: {figures['declic_command_seconds']} s")
        one.forget()
        figures["nbgrader_seconds"] = round(
            one.command("nbgrader", "collect", WORKSHOP)
            + one.command("nbgrader", "autograde", WORKSHOP),
            2,
        )
        report.progress(f"  nbgrader: {figures['nbgrader_seconds']} s")
        figures["generate_assignment_seconds"] = round(
            one.command("nbgrader", "generate_assignment", WORKSHOP, "--force"), 2
        )
    theirs = figures["nbgrader_seconds"]
    return figures | {
        "ratio_imported": report.ratio(theirs, figures["declic_imported_seconds"]),
        "ratio_command": report.ratio(theirs, figures["declic_command_seconds"]),
    }


def growth() -> list[dict[str, float]]:
    """Return the seconds and the memory of ever more learners."""
    rows = []
    for count in GROWTH:
        with course(count) as one:
            seconds = ours(one)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE
        rows.append(
            {"learners": count, "seconds": round(seconds, 2), "megabytes": round(megabytes)}
        )
        report.progress(f"  {rows[-1]}")
    return rows


def main() -> None:
    """Measure, and print the line of JSON."""
    given = report.options("Grading.", large="also 10, 100 and 1,000 learners")
    count = LEARNERS_QUICKLY if given.quick else LEARNERS
    report.progress(f"Releasing a workshop of {EXERCISES} exercises…")
    figures = compared(count)
    if given.large:
        figures["growth"] = growth()
    met = {what: figures[what] >= bar for what, bar in BARS.items()}
    report.finish("grade", learners=count, exercises=EXERCISES, **figures, bars_met=met)


if __name__ == "__main__":
    main()
