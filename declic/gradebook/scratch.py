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
    """Give an empty folder beside others of *folder*, on the same disk, that goes in the end.

    What somebody who was killed has left there goes first: it holds what people wrote.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder)
    with tempfile.TemporaryDirectory(dir=folder, prefix=f"{PREFIX}{os.getpid()}-") as made:
        yield Path(made)


def sweep(folder: Path) -> None:
    """Remove what processes that are no more have left in a folder."""
    for left in folder.glob(f"{PREFIX}*"):
        owner = _OWNER.match(left.name)
        if owner and not psutil.pid_exists(int(owner[1])):
            shutil.rmtree(left, ignore_errors=True)
