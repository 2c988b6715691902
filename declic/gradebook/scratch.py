"""Folders in which something is made before it takes its place; those of the dead are removed."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

PREFIX = ".declic-"
_OWNER = re.compile(rf"{re.escape(PREFIX)}(\d+)-")


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """Give an empty folder beside others of *folder*, on the same disk, that goes in the end."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=f"{PREFIX}{os.getpid()}-") as made:
        yield Path(made)


def sweep(folder: Path) -> None:
    """Remove what killed processes have left in a folder: it holds what people wrote."""
    for left in folder.glob(f"{PREFIX}*"):
        owner = _OWNER.match(left.name)
        if owner and not psutil.pid_exists(int(owner[1])):
            shutil.rmtree(left, ignore_errors=True)


def take_place(made: Path, place: Path) -> None:
    """Put a folder made in a :func:`scratch` where it belongs, for an earlier one as a whole."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        place.rename(made.with_name(f"{made.name}-before"))
    made.rename(place)
