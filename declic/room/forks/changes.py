"""What tells that something has changed of which a template was made: packages and files."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def installed() -> set[str]:
    """Return the names of the folders in which installed packages tell their version."""
    folders = {Path(folder) for folder in sys.path if folder}
    return {
        entry.name
        for folder in folders
        if folder.is_dir()
        for entry in os.scandir(folder)
        if entry.name.endswith((".dist-info", ".egg-info"))
    }


def in_folder(folder: Path) -> list[Path]:
    """Return the files of a folder; what Python and editors keep there for themselves is none."""
    return sorted(
        Path(entry.path)
        for entry in os.scandir(folder)
        if entry.is_file() and not entry.name.startswith(".")
    )


def state(file: Path) -> tuple[str, int, int]:
    """Return what stands for a file's content: its path, when it was written, its bytes."""
    try:
        found = file.stat()
    except OSError:
        return (str(file), 0, 0)
    return (str(file), found.st_mtime_ns, found.st_size)
