"""The one readable log, ``logs/room.log`` of the data folder: the room's, and what commands did.

A line has no name, no code and no address.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from logging import Formatter
from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(message)s"


def path(data: Path) -> Path:
    """Return where the log of a data folder is."""
    return data / "logs" / "room.log"


def note(data: Path, sentence: str) -> None:
    """Add a line; what can't be written is let go, for what it tells of is done."""
    now = datetime.now().astimezone()
    at = f"{now:{Formatter.default_time_format}},{now.microsecond // 1000:03d}"
    with contextlib.suppress(OSError):
        file = path(data)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as opened:
            opened.write(f"{at} INFO {sentence}\n")
