"""One calm line while something lasts: it counts on a terminal, and is written once elsewhere."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

SILENT_SECONDS = 1.0
"""What is over before is not spoken of."""
REDRAWN_SECONDS = 0.5

Say = Callable[[str], None]


@contextmanager
def lasting(sentence: str, out: TextIO | None = None, says: TextIO | None = None) -> Iterator[Say]:
    """Show a sentence while the block lasts, once it has lasted for a second.

    Gives what says something meanwhile without mixing it with that line.

    Parameters
    ----------
    out
        Where the line is; default: standard error, so that what a command prints stays clean.
    says
        Where that is said; default: standard output.
    """
    line = _Line(sentence, out or sys.stderr, says or sys.stdout)
    line.start()
    try:
        yield line.say
    finally:
        line.end()


class _Line(threading.Thread):
    def __init__(self, sentence: str, out: TextIO, says: TextIO) -> None:
        super().__init__(daemon=True)
        self._sentence = sentence
        self._out = out
        self._says = says
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._shown = ""

    def run(self) -> None:
        begun = time.monotonic()
        if self._over.wait(SILENT_SECONDS):
            return
        if not self._out.isatty():
            print(self._sentence, file=self._out, flush=True)
            return
        while not self._over.is_set():
            with self._lock:
                self._shown = f"{self._sentence} {time.monotonic() - begun:.0f} s"
                print(f"\r{self._shown}", end="", file=self._out, flush=True)
            self._over.wait(REDRAWN_SECONDS)

    def say(self, sentence: str) -> None:
        """Print something between two drawings of the line."""
        with self._lock:
            self._wipe()
            print(sentence, file=self._says, flush=True)

    def end(self) -> None:
        """Take the line away."""
        self._over.set()
        self.join()
        self._wipe()

    def _wipe(self) -> None:
        if self._shown:
            blank = " " * len(self._shown)
            print(f"\r{blank}\r", end="", file=self._out, flush=True)
            self._shown = ""
