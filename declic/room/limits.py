"""How often an address may try: enough for a room behind one address, too little to guess."""

from __future__ import annotations

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from declic.settings import Declic


class Tries:
    """Counts what people at one network address try in a minute.

    A code of 6 letters out of 18 has 34 million values; at 20 wrong tries a minute, a session of
    two hours is found with a chance of 1 in 14,000.
    """

    def __init__(self, settings: Declic) -> None:
        self._window = MovingWindowRateLimiter(MemoryStorage())
        self._any = RateLimitItemPerMinute(settings.joins_per_minute)
        self._wrong = RateLimitItemPerMinute(settings.wrong_codes_per_minute)

    def allowed(self, what: str, address: str) -> bool:
        """Count a try; return whether it may go on."""
        return self._window.test(self._wrong, what, address) and self._window.hit(
            self._any, what, address
        )

    def wrong(self, what: str, address: str) -> None:
        """Count a try that failed."""
        self._window.hit(self._wrong, what, address)
