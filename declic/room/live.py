"""Pages follow what the adviser does: the room follows the store, and tells each what is new.

One read for all sessions that have pages, in a thread, when somebody has written; a page is told
only what has changed for it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, Protocol

from declic.errors import StoreError
from declic.room.identity import Participant
from declic.room.told import Telling
from declic.store import Store, Transaction, learners, scenes
from declic.store.engine import Follower

LIVE = "declic_live"
"""Kind of the message by which a page is told."""
POLL_SECONDS = 0.2
"""How often the store is asked whether it changed."""
FEW = 10
"""So many people are read by name; of more, all of their sessions: a long list costs more."""
RETRY_SECONDS = 2.0
"""How long to wait before a store that is away is tried again."""

Told = dict[str, Any]
"""The content of a message, without the time."""


class Hearer(Protocol):
    """A page's websocket."""

    def say(self, kind: str, content: Told) -> None:
        """Send a message of the room to the page."""


class Live:
    """Tells pages.

    Parameters
    ----------
    removed
        Called when a page was told that its learner has been taken out.
    """

    def __init__(
        self,
        store: Store,
        log: logging.Logger,
        removed: Callable[[Participant], Awaitable[None]],
    ) -> None:
        self._store = store
        self._log = log
        self._removed = removed
        self._reader = ThreadPoolExecutor(1, "declic-live")
        self._follower: Follower | None = None
        self._pages: dict[Hearer, Participant] = {}
        self._said: dict[Hearer, Told] = {}
        self._following: asyncio.Task[None] | None = None
        self._ending: set[asyncio.Future[None]] = set()

    def start(self) -> None:
        """Begin to follow the store."""
        self._following = asyncio.create_task(self._follow())

    async def stop(self) -> None:
        """End."""
        if self._following is not None:
            self._following.cancel()
            await asyncio.gather(self._following, *self._ending, return_exceptions=True)
        await asyncio.get_running_loop().run_in_executor(self._reader, self._let_go)
        self._reader.shutdown()

    def joined(self, page: Hearer, who: Participant) -> None:
        """Note a page that is there; it is told what has changed since it was drawn."""
        self._pages[page] = who

    def left(self, page: Hearer) -> None:
        """Note that a page is gone."""
        self._pages.pop(page, None)
        self._said.pop(page, None)

    def told(self, tx: Transaction, who: Participant) -> Told | None:
        """Return what a page that is loaded now begins with; None if its session is gone."""
        told = _read(tx, {who})
        if who not in told:
            return None
        was = [f"{entry:x}" for entry in learners.merged_into(tx, who.learner)]
        return _timed(told[who]) | {"was": was}

    async def _follow(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            began = time.monotonic()
            new = {who for page, who in self._pages.items() if page not in self._said}
            try:
                told = await loop.run_in_executor(
                    self._reader, self._look, set(self._pages.values()), new
                )
                self._tell(told)
                pause = max(POLL_SECONDS, time.monotonic() - began)
            except StoreError as fault:
                self._log.error("%s", fault)
                pause = RETRY_SECONDS
            await asyncio.sleep(pause)

    def _look(self, everybody: set[Participant], new: set[Participant]) -> dict[Participant, Told]:
        """Return what is to be told: to all where the store has changed, else to who is new."""
        try:
            self._follower = self._follower or self._store.follow()
            wanted = everybody if self._follower.changed() else new
            if not wanted:
                return {}
            with self._store.reading() as tx:
                return _read(tx, wanted)
        except StoreError:
            self._let_go()
            raise

    def _let_go(self) -> None:
        follower, self._follower = self._follower, None
        if follower is not None:
            follower.close()

    def _tell(self, told: dict[Participant, Told]) -> None:
        for page, who in list(self._pages.items()):
            now = told.get(who)
            if now is None or now == self._said.get(page):
                continue
            self._said[page] = now
            page.say(LIVE, _timed(now))
            if now["removed"]:
                ending = asyncio.ensure_future(self._removed(who))
                self._ending.add(ending)
                ending.add_done_callback(self._ending.discard)


def _read(tx: Transaction, people: set[Participant]) -> dict[Participant, Told]:
    sessions = {who.session for who in people}
    only = {who.learner for who in people} if len(people) < FEW else None
    found = scenes.of_sessions(tx, sessions, only)
    tellings = {session: Telling(scene) for session, scene in found.items()}
    return {who: tellings[who.session].to(who.learner) for who in people if who.session in found}


def _timed(told: Told) -> Told:
    return told | {"now": datetime.now(UTC).isoformat()}
