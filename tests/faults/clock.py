"""Moves the time of day of a room's processes: as a small computer does that finds the network."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "movable_clock"


@dataclass(frozen=True)
class Clock:
    """The clock of the processes that were started with :attr:`env`."""

    file: Path

    @classmethod
    def right(cls, file: Path) -> Clock:
        """Return one that is right."""
        clock = cls(file)
        clock.set_ahead(0)
        return clock

    @property
    def env(self) -> dict[str, str]:
        """Return the environment of processes that go by it."""
        path = [str(HERE), os.environ.get("PYTHONPATH", "")]
        return {"PYTHONPATH": os.pathsep.join(filter(None, path)), "FAULTS_CLOCK": str(self.file)}

    def set_ahead(self, seconds: float) -> None:
        """Let it be ahead of the true time by so much; less than 0: behind."""
        new = self.file.with_suffix(".new")
        new.write_text(str(seconds))
        new.replace(self.file)
