"""How fast a learner's pages may talk to their kernel; what comes faster waits, nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Callable

BURST_SECONDS = 10.0
"""How much may come at once, as a page does when it is loaded or when its connection is back."""
TOLD_AFTER_SECONDS = 1.0
"""How long it has gone slowly before the page is told, and told again."""
BYTES_A_MESSAGE = 16_000
"""A larger message counts as several."""


class Pace:
    """A bucket of tokens: each message takes some, and they come back with time.

    Parameters
    ----------
    rate
        Messages a second.
    clock
        Gives seconds.
    """

    def __init__(self, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._left = self._full = rate * BURST_SECONDS
        self._seen = clock()
        self._told = 0.0
        self._slow = False

    def take(self, size: int) -> float:
        """Take a message of so many bytes; return for how many seconds it has to wait."""
        now = self._clock()
        self._left = min(self._full, self._left + (now - self._seen) * self._rate)
        self._seen = now
        self._left -= 1 + size / BYTES_A_MESSAGE
        wait = max(0.0, -self._left / self._rate)
        if wait and not self._slow:
            self._told = now
        self._slow = wait > 0
        return wait

    def is_to_be_told(self, wait: float) -> bool:
        """Return whether the page should hear now that it has to wait."""
        now = self._clock()
        if not self._slow or now + wait < self._told + TOLD_AFTER_SECONDS:
            return False
        self._told = now
        return True
