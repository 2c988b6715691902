"""One calm line while something lasts: it counts on a terminal, and is written once elsewhere."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

SILENT_SECONDS = 1.0
"""What is over before is not spoken of."""
REDRAWN_SECONDS = 0.5


@contextmanager
def lasting(sentence: str, to: TextIO | None = None) -> Iterator[None]:
    """Show a sentence while the block lasts, once it has lasted for a second.

    Parameters
    ----------
    to
        Default: standard error, so that what a command prints stays clean.
    """
    out = to or sys.stderr
    over = threading.Event()
    line = threading.Thread(target=_show, args=(sentence, out, over), daemon=True)
    line.start()
    try:
        yield
    finally:
        over.set()
        line.join()


def _show(sentence: str, out: TextIO, over: threading.Event) -> None:
    begun = time.monotonic()
    if over.wait(SILENT_SECONDS):
        return
    if not out.isatty():
        print(sentence, file=out, flush=True)
        return
    shown = ""
    while not over.is_set():
        shown = f"{sentence} {time.monotonic() - begun:.0f} s"
        out.write(f"\r{shown}")
        out.flush()
        over.wait(REDRAWN_SECONDS)
    out.write("\r" + " " * len(shown) + "\r")
    out.flush()
