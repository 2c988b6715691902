"""The private channel on which learners' kernels hand over attempts, and the writer behind it.

Each kernel gets a token that stands for one learner in one session; whatever comes with it is
recorded for that learner. Unix: a socket in a folder that only this user may enter. Windows:
loopback, where the token alone keeps others out. The protocol is that of
:mod:`declic.recorder`.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import secrets
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from declic.domain.attempt import Attempt
from declic.errors import DeclicError, StoreError
from declic.recorder import CHANNEL_VARIABLE, TOKEN_VARIABLE
from declic.store import Store, attempts, notes, steering
from declic.store.place import Place

LINE_BYTES = 1_000_000
"""Largest message of a kernel."""

Write = Callable[[Any], Any]
"""Something to do in a transaction of the store."""


class Writer:
    """Commits what has gathered while the disk was busy in one transaction (group commit)."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[tuple[Write, asyncio.Future[Any]]] = []
        self._thread = ThreadPoolExecutor(1, "declic-writer")
        self._task: asyncio.Task[None] | None = None

    async def write(self, write: Write) -> Any:
        """Return what *write* returned, once it is durable.

        Raises
        ------
        StoreUnavailable
            If it could not be made durable.
        """
        done: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append((write, done))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._drain())
        return await done

    async def close(self) -> None:
        """Write what still waits, then stop."""
        if self._task is not None:
            await self._task
        self._thread.shutdown()

    async def _drain(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch, self._waiting = self._waiting, []
            results = await loop.run_in_executor(self._thread, self._commit, batch)
            for (_write, done), result in zip(batch, results, strict=True):
                if done.cancelled():
                    continue
                if isinstance(result, Exception):
                    done.set_exception(result)
                else:
                    done.set_result(result)

    def _commit(self, batch: list[tuple[Write, asyncio.Future[Any]]]) -> list[Any]:
        try:
            with self._store.transaction() as tx:
                return [write(tx) for write, _done in batch]
        except Exception as fault:  # noqa: BLE001 (whoever waits for this write is told)
            if len(batch) == 1:
                return [fault]
        return [result for item in batch for result in self._commit([item])]


class Channel:
    """Listens for the kernels of learners."""

    def __init__(self, store: Store, writer: Writer, log: logging.Logger) -> None:
        self._store = store
        self._writer = writer
        self._log = log
        self._readers = ThreadPoolExecutor(2, "declic-reader")
        self._places: dict[str, Place] = {}
        self._folder = ""
        self._server: asyncio.Server | None = None
        self.address = ""

    async def start(self) -> None:
        """Begin to listen."""
        if hasattr(asyncio, "start_unix_server"):
            self._folder = tempfile.mkdtemp(prefix="declic-")
            path = Path(self._folder) / "channel"
            self._server = await asyncio.start_unix_server(
                self._serve, path, limit=LINE_BYTES, backlog=512
            )
            self.address = f"unix:{path}"
        else:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=LINE_BYTES)
            port = self._server.sockets[0].getsockname()[1]
            self.address = f"tcp:127.0.0.1:{port}"

    async def stop(self) -> None:
        """Stop listening; connections end with their kernels."""
        if self._server is not None:
            self._server.close()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._readers.shutdown(wait=False)

    def admit(self, place: Place) -> dict[str, str]:
        """Return the environment that lets a kernel record for *place*."""
        token = secrets.token_urlsafe(32)
        self._places[token] = place
        return {CHANNEL_VARIABLE: self.address, TOKEN_VARIABLE: token}

    def dismiss(self, environment: dict[str, str]) -> None:
        """Take back what :meth:`admit` gave."""
        self._places.pop(environment.get(TOKEN_VARIABLE, ""), None)

    async def is_new(self, place: Place) -> bool:
        """Return whether nothing is recorded yet of a learner in a workshop, nor shown to all.

        False where the store can't be read now.
        """
        told = await self._welcome(place)
        return not any(told.get(name, True) for name in ("earlier", "notes", "shown"))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        place: Place | None = None
        try:
            while line := await reader.readline():
                question = json.loads(line)
                if place is None:
                    place = self._places.get(question.get("hello", ""))
                    if place is None:
                        break
                    answer = await self._welcome(place)
                else:
                    answer = await self._answer(place, question)
                writer.write(json.dumps(answer).encode() + b"\n")
                await writer.drain()
        except (ValueError, OSError) as fault:
            self._log.warning("a kernel's channel broke: %s", fault)
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _welcome(self, place: Place) -> dict[str, Any]:
        def read() -> dict[str, Any]:
            with self._store.reading() as tx:
                earlier = attempts.recorded(tx, learner=place.learner, workshop=place.workshop)
                noted = notes.recorded(tx, learner=place.learner, workshop=place.workshop)
                steered = steering.of_session(tx, place.session)
            return {
                "seed": place.learner,
                "earlier": [recorded.to_json() for recorded in earlier],
                "notes": [{"exercise": note.exercise, "what": note.what} for note in noted],
                "shown": list(steered.revealed),
            }

        try:
            return await asyncio.get_running_loop().run_in_executor(self._readers, read)
        except StoreError as fault:
            self._log.error("%s", fault)
            return {"error": str(fault)}

    async def _shown(self, session: int) -> tuple[str, ...]:
        """Return the exercises whose answer the adviser shows to all of a session."""

        def read() -> tuple[str, ...]:
            with self._store.reading() as tx:
                return steering.of_session(tx, session).revealed

        return await asyncio.get_running_loop().run_in_executor(self._readers, read)

    async def _answer(self, place: Place, question: dict[str, Any]) -> dict[str, Any]:
        now = datetime.now(UTC)
        try:
            if "attempt" in question:
                attempt = Attempt.from_json(question["attempt"])
                recorded = await self._writer.write(
                    lambda tx: attempts.record(tx, place, attempt, now)
                )
                return {"recorded": recorded.to_json()}
            if "solution" in question:
                return {"shown": str(question["solution"]) in await self._shown(place.session)}
            note = question["note"]
            exercise, what = str(note["exercise"]), str(note["what"])
            await self._writer.write(lambda tx: notes.record(tx, place, exercise, what, now))
            return {"noted": True}
        except (DeclicError, KeyError, TypeError, ValueError) as fault:
            self._log.error("an attempt could not be recorded: %s", fault)
            return {"error": str(fault)}
        except Exception as fault:  # noqa: BLE001 (the kernel must be answered, or it waits)
            self._log.exception("an attempt could not be recorded")
            return {"error": type(fault).__name__}
