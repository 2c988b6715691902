"""Once a day, and soon after the start: what is older than the structure keeps is erased."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from declic import journal
from declic.errors import DeclicError
from declic.privacy.purge import purge_unasked
from declic.settings import Declic
from declic.store import Store

FIRST_SECONDS = 30.0
"""After the start, when those who wait have their pages."""
DAY_SECONDS = 86_400.0


class Daily:
    """Does it in a thread of its own, so that nobody waits for it."""

    def __init__(self, settings: Declic, store: Store, log: logging.Logger) -> None:
        self._settings = settings
        self._store = store
        self._log = log
        self._thread = ThreadPoolExecutor(1, "declic-daily")
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """End; what is being erased is erased first."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await asyncio.to_thread(self._thread.shutdown)

    async def once(self) -> None:
        """Do it now; what goes wrong is in the log."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._purge)

    async def _run(self) -> None:
        await asyncio.sleep(FIRST_SECONDS)
        while True:
            await self.once()
            await asyncio.sleep(DAY_SECONDS)

    def _purge(self) -> None:
        try:
            for receipt in purge_unasked(self._settings, self._store, datetime.now(UTC)):
                said = f"erased ({receipt.kind}), receipt {receipt.name}"
                journal.note(self._settings.data_folder, said)
        except DeclicError as fault:
            self._log.warning("what is old could not be erased: %s", fault)
        except Exception:  # noqa: BLE001 (the room goes on, and tries again tomorrow)
            self._log.exception("what is old could not be erased")
