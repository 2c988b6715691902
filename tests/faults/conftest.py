"""A room on a small disk, with a clock that can be moved, in which learners answer all the time."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.faults.clock import Clock
from tests.faults.crowd import Crowd
from tests.running import Room

LEARNERS = 5
DISK = "16m"


@dataclass
class Place:
    """Where a room runs, and runs again.

    Attributes
    ----------
    small_disk
        Whether its data folder is a disk of its own, which a test may fill.
    """

    root: Path
    data: Path
    clock: Clock
    small_disk: bool
    room: Room = field(init=False)

    def start(self, port: int = 0) -> Room:
        """Start the room, again on its port if there was one."""
        self.room = Room.start(
            self.root, self.data, "--workshop", "essai", port=port, env=self.clock.env
        )
        return self.room

    def start_again(self) -> Room:
        return self.start(self.room.port)


@pytest.fixture(scope="module")
def place(project_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A place with a running room, which must leave no process behind."""
    folder = tmp_path_factory.mktemp("faults")
    data = folder / "data"
    data.mkdir()
    mounted = _mount(data)
    running = Place(project_folder, data, Clock.right(folder / "clock"), mounted)
    try:
        running.start()
        yield running
        assert running.room.stop() == []
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", data], check=True)


@pytest.fixture(scope="module")
def crowd(place: Place) -> Iterator[Crowd]:
    """Learners who have begun to answer."""
    together = Crowd(place.room, LEARNERS)
    yield together
    together.stop()
    together.all_there_once(place.room)


def _mount(folder: Path) -> bool:
    """Put a small disk into a folder; only the system's administrator may."""
    if shutil.which("mount") is None:
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=0700", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True).returncode == 0
