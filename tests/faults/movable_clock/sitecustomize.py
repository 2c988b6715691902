"""A clock that a test can move, in every Python process of a room: :mod:`tests.faults.clock`.

It moves what Python says of the time of day (``time.time``, ``datetime.now``), not the computer's
own clock, which other programs need.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path
from typing import Any

REAL = dt.datetime
FILE = Path(os.environ["FAULTS_CLOCK"])
"""Holds by how many seconds the clock is ahead."""
_time = time.time


def _ahead() -> float:
    return float(FILE.read_text() or 0)


class _AnyDatetime(type):
    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, REAL)


class Datetime(dt.datetime, metaclass=_AnyDatetime):
    """``datetime.datetime`` by the clock that was moved."""

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return super().now(tz) + dt.timedelta(seconds=_ahead())

    @classmethod
    def utcnow(cls) -> Any:
        return cls.now(dt.UTC).replace(tzinfo=None)


time.time = lambda: _time() + _ahead()
dt.datetime = Datetime  # type: ignore[misc]
