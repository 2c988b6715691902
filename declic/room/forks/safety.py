"""Whether a process may be forked: what a fork would break is looked for first."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

SOCKET_PATH_BYTES = 100
"""Unix sockets have names of 107 bytes at most; a kernel adds ``-5`` to its own."""


def supported() -> bool:
    """Return whether this system can fork kernels; Windows can't."""
    return hasattr(os, "fork") and sys.platform != "win32"


def why_not() -> str:
    """Return why this process must not be forked now; empty if it may.

    A fork has only the thread that forked: a lock that another thread holds stays held for ever.
    """
    own = threading.main_thread()
    named = [thread.name for thread in threading.enumerate() if thread is not own]
    if named:
        return f"its cells started threads ({', '.join(sorted(named))}), which no fork would have"
    if _system_threads() > 1:
        return "a library that its cells use has started threads, which no fork would have"
    return ""


def _system_threads() -> int:
    """Return how many threads the system counts; also those that Python doesn't know."""
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.is_dir() else threading.active_count()
