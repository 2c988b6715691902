"""How a kernel hands over attempts: over a private channel to the room, or in memory.

The room gives each kernel the address of the channel and a token that stands for its learner
(``DECLIC_CHANNEL``, ``DECLIC_TOKEN``). Each line is a JSON object; the kernel asks and the room
answers, one at a time::

    {"hello": "<token>"}      {"seed": 17, "earlier": [<recorded attempt>, …], "notes": [...],
                               "shown": [<exercise>, …]}
    {"attempt": {…}}          {"recorded": {…}}        or  {"error": "<why>"}
    {"note": {…}}             {"noted": true}          or  {"error": "<why>"}
    {"solution": "<exercise>"}  {"shown": true}        whether the adviser shows it to all

A kernel can't name a learner: whatever it writes is recorded for the learner of its token.
Where there is no room (JupyterLab, a test), attempts are kept in memory.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from declic.domain.attempt import Attempt, RecordedAttempt
from declic.errors import NotRecorded

CHANNEL_VARIABLE = "DECLIC_CHANNEL"
TOKEN_VARIABLE = "DECLIC_TOKEN"
ANSWER_SECONDS = 20.0
"""Seconds to wait for the room's acknowledgement before the page is told to send again."""


@dataclass(frozen=True)
class Note:
    """Something that a learner did in an exercise, short of answering.

    ``what`` is ``begin`` (touched it for the first time), ``hint`` (opened a hint) or ``reveal``
    (asked to be told what was right, where that waits for the end of a part).
    """

    exercise: str
    what: str

    def to_json(self) -> dict[str, Any]:
        """Return a plain JSON object."""
        return {"exercise": self.exercise, "what": self.what}


class Recorder(Protocol):
    """Keeps a learner's attempts at the exercises of one workshop."""

    @property
    def seed(self) -> int:
        """Return a number that stays the same for a learner, for whatever is drawn by lot."""

    def earlier(self, exercise: str) -> list[RecordedAttempt]:
        """Return the attempts at one exercise recorded so far, in order."""

    def noted(self, exercise: str, what: str) -> int:
        """Return how many notes of a sort there are on one exercise so far."""

    def shown(self, exercise: str, *, again: bool = False) -> bool:
        """Return whether the adviser has shown the answer of an exercise to all of the session.

        Parameters
        ----------
        again
            Whether to ask the room now.

        Raises
        ------
        NotRecorded
            If the room can't be asked.
        """

    def record(self, attempt: Attempt) -> RecordedAttempt:
        """Make an attempt durable; an id that is known already returns its first record.

        Raises
        ------
        NotRecorded
            If it can't be made durable now.
        """

    def note(self, note: Note) -> None:
        """Keep a note; it is lost without harm where the room can't be reached."""


class MemoryRecorder:
    """Keeps attempts in this process only: an author's preview in JupyterLab, or a test."""

    def __init__(self, seed: int = 0) -> None:
        self.seed = seed
        self._attempts: list[RecordedAttempt] = []
        self._notes: list[Note] = []

    def earlier(self, exercise: str) -> list[RecordedAttempt]:
        return [kept for kept in self._attempts if kept.attempt.exercise == exercise]

    def noted(self, exercise: str, what: str) -> int:
        return self._notes.count(Note(exercise, what))

    def shown(self, exercise: str, *, again: bool = False) -> bool:
        return False

    def record(self, attempt: Attempt) -> RecordedAttempt:
        for kept in self._attempts:
            if kept.attempt.id == attempt.id:
                return kept
        recorded = RecordedAttempt(
            seq=len(self._attempts) + 1,
            session=0,
            learner=0,
            workshop="",
            number=len(self.earlier(attempt.exercise)) + 1,
            at=datetime.now(UTC),
            attempt=attempt,
        )
        self._attempts.append(recorded)
        return recorded

    def note(self, note: Note) -> None:
        self._notes.append(note)


class ChannelRecorder(MemoryRecorder):
    """Hands attempts to the room and keeps a copy of what the room acknowledged.

    The connection is made at the first need and made again when it broke, so that a kernel
    outlives a restart of the room, and a forked kernel begins with a connection of its own.
    """

    def __init__(self, address: str, token: str) -> None:
        super().__init__()
        self._shown: set[str] = set()
        self._address = address
        self._token = token
        self._stream: Any = None

    @property
    def seed(self) -> int:
        self._connect()
        return self._seed

    @seed.setter
    def seed(self, seed: int) -> None:
        self._seed = seed

    def earlier(self, exercise: str) -> list[RecordedAttempt]:
        self._connect()
        return super().earlier(exercise)

    def noted(self, exercise: str, what: str) -> int:
        self._connect()
        return super().noted(exercise, what)

    def shown(self, exercise: str, *, again: bool = False) -> bool:
        self._connect()
        if again:
            is_shown = bool(self._ask({"solution": exercise})["shown"])
            self._shown = self._shown - {exercise} | ({exercise} if is_shown else set())
        return exercise in self._shown

    def record(self, attempt: Attempt) -> RecordedAttempt:
        answer = self._ask({"attempt": attempt.to_json()})
        recorded = RecordedAttempt.from_json(answer["recorded"])
        if all(kept.seq != recorded.seq for kept in self._attempts):
            self._attempts.append(recorded)
        return recorded

    def note(self, note: Note) -> None:
        try:
            self._ask({"note": note.to_json()})
        except NotRecorded:
            return
        self._notes.append(note)

    def _ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        try:
            self._connect()
            return self._exchange(question)
        except (OSError, ValueError, EOFError) as fault:
            self._close()
            raise NotRecorded(str(fault)) from fault

    def _connect(self) -> None:
        if self._stream is not None:
            return
        scheme, _separator, place = self._address.partition(":")
        if scheme == "unix":
            connection = socket.socket(socket.AF_UNIX)
            connection.settimeout(ANSWER_SECONDS)
            try:
                connection.connect(place)
            except OSError:
                connection.close()
                raise
        else:
            host, _separator, port = place.rpartition(":")
            connection = socket.create_connection((host, int(port)), ANSWER_SECONDS)
        self._stream = connection.makefile("rwb")
        connection.close()  # the file keeps the socket open
        try:
            hello = self._exchange({"hello": self._token})
        except NotRecorded:
            self._close()  # nothing is known of the learner: the next need asks again
            raise
        self.seed = hello["seed"]
        self._attempts = [RecordedAttempt.from_json(kept) for kept in hello["earlier"]]
        self._notes = [Note(note["exercise"], note["what"]) for note in hello["notes"]]
        self._shown = set(hello["shown"])

    def _exchange(self, question: Mapping[str, Any]) -> dict[str, Any]:
        self._stream.write(json.dumps(question).encode() + b"\n")
        self._stream.flush()
        line = self._stream.readline()
        if not line:
            raise EOFError("the room closed the channel")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise NotRecorded(answer["error"])
        return answer

    def _close(self) -> None:
        if self._stream is not None:
            with contextlib.suppress(OSError):
                self._stream.close()
            self._stream = None


_current: Recorder | None = None


def current() -> Recorder:
    """Return this process's recorder: the room's channel where there is one, else memory."""
    global _current
    if _current is None:
        address = os.environ.get(CHANNEL_VARIABLE)
        token = os.environ.get(TOKEN_VARIABLE, "")
        _current = ChannelRecorder(address, token) if address else MemoryRecorder()
    return _current


def renew(recorder: Recorder | None = None) -> None:
    """Forget this process's recorder: a forked kernel has an environment of its own.

    Parameters
    ----------
    recorder
        What stands in its place; None for what the environment says at the next need.
    """
    global _current
    _current = recorder
