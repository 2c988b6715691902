"""How often and how much from one address: enough for a room behind one, too little to guess."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Set
from dataclasses import dataclass

from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from declic.settings import Declic

FIRST_PAUSE = 60.0
"""Seconds of the first pause after too many wrong tries; each further one is twice as long."""
LONGEST_PAUSE = 16 * 60.0
FORGIVEN_SECONDS = 3600.0
"""After so long without another pause the next one is short again."""
EVERYBODY = ""
"""Stands for all addresses together: somebody who guesses may have many."""
EVERYBODY_TIMES = 10
"""How many times what one address may do, all together may."""
ADDRESSES_KEPT = 10_000
REQUESTS = {
    "hand": (RateLimitItemPerMinute(30),),
    "question": (RateLimitItemPerMinute(6), RateLimitItemPerHour(60)),
}
"""How often one learner may raise and lower a hand, and ask a question."""


@dataclass
class _Pause:
    until: float
    seconds: float


class Tries:
    """Counts what people at one network address try.

    Whoever tries wrong codes, cards or passwords, more than the settings allow a minute, has to
    pause: one minute, then two, four, up to sixteen. That leaves about 250 tries in two hours to
    one address, against 34 million codes: a chance of 1 in 130,000 for each open session.
    ``docs/security.md`` has the numbers of the cards and of the password.

    Parameters
    ----------
    clock
        Gives seconds.
    """

    def __init__(self, settings: Declic, clock: Callable[[], float] = time.monotonic) -> None:
        self._window = MovingWindowRateLimiter(MemoryStorage())
        self._any = settings.joins_per_minute
        self._wrong = settings.wrong_codes_per_minute
        self._new = settings.new_learners_per_hour
        self._clock = clock
        self._pauses: OrderedDict[tuple[str, str], _Pause] = OrderedDict()

    def allowed(self, what: str, address: str) -> bool:
        """Count a try; return whether it may go on."""
        return not self.pause(what, address) and self._counts(
            RateLimitItemPerMinute, self._any, what, address
        )

    def wrong(self, what: str, address: str) -> None:
        """Count a try that failed."""
        for whose, most in ((place(address), self._wrong), (EVERYBODY, self._all(self._wrong))):
            if not self._window.hit(RateLimitItemPerMinute(most), "wrong", what, whose):
                self._begin_pause(what, whose)

    def pause(self, what: str, address: str) -> int:
        """Return for how many minutes an address has to pause; 0 if it has not."""
        now = self._clock()
        keys = ((what, place(address)), (what, EVERYBODY))
        left = max(self._pauses[key].until - now if key in self._pauses else 0.0 for key in keys)
        return math.ceil(max(0.0, left) / 60)

    def may_be_new(self, address: str) -> bool:
        """Count somebody who joins for the first time; return whether there is room for them."""
        return self._counts(RateLimitItemPerHour, self._new, "new", address)

    def _counts(
        self,
        period: type[RateLimitItemPerMinute | RateLimitItemPerHour],
        most: int,
        what: str,
        address: str,
    ) -> bool:
        mine, everybodys = period(most), period(self._all(most))
        return (
            self._window.test(everybodys, "any", what, EVERYBODY)
            and self._window.hit(mine, "any", what, place(address))
            and self._window.hit(everybodys, "any", what, EVERYBODY)
        )

    @staticmethod
    def _all(most: int) -> int:
        return EVERYBODY_TIMES * most

    def _begin_pause(self, what: str, whose: str) -> None:
        now = self._clock()
        last = self._pauses.pop((what, whose), None)
        seconds = FIRST_PAUSE
        if last is not None and now < last.until:
            self._pauses[what, whose] = last  # it goes on
            return
        if last is not None and whose != EVERYBODY and now < last.until + FORGIVEN_SECONDS:
            seconds = min(LONGEST_PAUSE, 2 * last.seconds)
        self._pauses[what, whose] = _Pause(now + seconds, seconds)
        while len(self._pauses) > ADDRESSES_KEPT:
            self._pauses.popitem(last=False)


class Requests:
    """Counts what one learner asks for besides exercises."""

    def __init__(self) -> None:
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def allowed(self, what: str, who: str) -> bool:
        """Count a request; return whether it may go on."""
        return all(self._window.hit(limit, what, who) for limit in REQUESTS[what])


class Places:
    """From which address each learner came last, so that one address can't take all kernels."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._places: dict[str, str] = {}

    def takes(self, owner: str, address: str, awake: Set[str]) -> bool:
        """Note where a learner comes from; return whether there may be a kernel for them.

        Parameters
        ----------
        awake
            Whose kernels are at work.
        """
        whose = place(address)
        self._places = {name: where for name, where in self._places.items() if name in awake}
        others = sum(where == whose for name, where in self._places.items() if name != owner)
        self._places[owner] = whose
        return owner in awake or others < self._most


def place(address: str) -> str:
    """Return what stands for an address: an IPv6 household has 2^64 of them."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return str(ip.ipv4_mapped)
        return str(ipaddress.IPv6Network((int(ip), 64), strict=False))
    return str(ip)
