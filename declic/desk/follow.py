"""Follows the store from a thread of its own: opens it, tells of changes and of passing time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from declic.errors import StoreError
from declic.store import Store

POLL_SECONDS = 0.2
"""How often the store is asked whether it changed."""
TICK_SECONDS = 5.0
"""How often time alone is a reason to look again: « depuis 4 min »."""
FIRST_SECONDS = 15.0
"""How long a beginning may take before the desk is shown without its figures."""
RETRY_SECONDS = 2.0
"""How long to wait before a store that is away is tried again."""


class Watch:
    """Calls back when the store has changed, when time has passed, or when the store is away.

    Parameters
    ----------
    open_store
        Opens the store; called again after a fault.
    changed
        Called with the store, once at the beginning and after each change.
    tick
        Called soon after the beginning, then every :data:`TICK_SECONDS`.
    away
        Called with the fault when the store can't be used; then it is tried again.
    """

    def __init__(
        self,
        open_store: Callable[[], Store],
        changed: Callable[[Store], None],
        tick: Callable[[], None],
        away: Callable[[StoreError], None],
    ) -> None:
        self._open_store = open_store
        self._changed = changed
        self._tick = tick
        self._away = away
        self._ended = threading.Event()
        self._looked = threading.Event()
        self._thread = threading.Thread(target=self._run, name="declic-desk", daemon=True)

    def start(self) -> None:
        """Begin; returns once the store has been looked at for the first time."""
        self._thread.start()
        self._looked.wait(FIRST_SECONDS)

    def stop(self) -> None:
        """End, and wait until the thread has let go of the store."""
        self._ended.set()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                store = self._open_store()
                try:
                    self._follow(store)
                finally:
                    store.close()
            except StoreError as fault:
                self._away(fault)
                self._looked.set()
                self._ended.wait(RETRY_SECONDS)

    def _follow(self, store: Store) -> None:
        follower = store.follow()
        pause = tick_at = 0.0
        try:
            while not self._ended.wait(pause):
                began = time.monotonic()
                if follower.changed():
                    self._changed(store)
                    self._looked.set()
                elif began >= tick_at:
                    self._tick()
                    tick_at = began + TICK_SECONDS
                pause = max(POLL_SECONDS, time.monotonic() - began)
        finally:
            follower.close()
