"""What a fork of a workshop does first: it learns whose it is, and comes back to where they were.

Loaded in the template, so that it is there in each fork; the server never calls it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from declic import recorder
from declic.room.sheet import DRAWN, drawn
from widgets._identity import live_exercises

__all__ = ["DRAWN", "begin", "drawn", "show"]


def begin(environment: Mapping[str, str]) -> None:
    """Become the kernel of the learner to whom *environment* lets it speak; empty: of nobody."""
    os.environ.update(environment)
    recorder.renew()
    if environment:
        for exercise in live_exercises():
            exercise.resume()


def show(seed: int) -> None:
    """Let the exercises look as for a learner of whom nothing is recorded yet."""
    recorder.renew(recorder.MemoryRecorder(seed))
    for exercise in live_exercises():
        exercise.resume()
