"""Learners without browsers who answer all the time, and know what was acknowledged.

Each says over HTTP and the websocket what a page says: an attempt with an id of its own, again and
again until it is recorded; with another page when the kernel is gone.
"""

from __future__ import annotations

import asyncio
import json
import re
import threading
import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any

import httpx
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, WebSocketError, websocket_connect

from declic.store import attempts
from tests.running import Room

PROTOCOL = "v1.kernel.websocket.jupyter.org"
ANSWERED = "couleur"
PAUSE_SECONDS = 0.1
PATIENCE_SECONDS = 90.0
RESEND_SECONDS = 5.0
"""As in the page."""
TROUBLE = (httpx.HTTPError, OSError, TimeoutError, WebSocketError, EOFError)


class Learner:
    """One person who goes on answering."""

    def __init__(self, room: Room, name: str) -> None:
        self.sent: list[str] = []
        self.acknowledged: list[str] = []
        self.repeats = 0
        self._room = room
        self._name = name
        self._browser = httpx.AsyncClient(
            base_url=room.join, follow_redirects=True, timeout=RESEND_SECONDS
        )
        self._socket: WebSocketClientConnection | None = None
        self._model = ""

    async def enter(self) -> None:
        """Join, and load the page."""
        form = {"name": self._name, "_xsrf": await self._token(f"j/{self._room.code}")}
        await self._browser.post(f"j/{self._room.code}", data=form)
        await self._load()

    async def answer(self, repeats: Callable[[], None]) -> None:
        """Give an answer, and send it until it is recorded; *repeats* is called before each repeat.

        The page does the same, and pauses for longer.
        """
        identifier = uuid.uuid4().hex
        self.sent.append(identifier)
        while True:
            try:
                if self._socket is None:
                    await self._load()
                async with asyncio.timeout(RESEND_SECONDS):
                    if await self._told(identifier) == "recorded":
                        break
            except TROUBLE:
                self._hang_up()
            self.repeats += 1
            repeats()
            await asyncio.sleep(PAUSE_SECONDS)
        self.acknowledged.append(identifier)

    async def leave(self) -> None:
        """Close the page."""
        self._hang_up()
        await self._browser.aclose()

    def _hang_up(self) -> None:
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    async def _token(self, path: str) -> str:
        page = await self._browser.get(path)
        token = re.search(r'name="_xsrf" value="([^"]+)"', page.text)
        assert token, page.text
        return token[1]

    async def _load(self) -> None:
        page = await self._browser.get("workshop/")
        while "declic-page" not in page.text:
            await asyncio.sleep(PAUSE_SECONDS)
            page = await self._browser.get("workshop/")
        told = re.search(r'id="declic-page">(.*?)</script>', page.text)
        assert told
        record = json.loads(told[1])
        await self._connect(record["kernel"])
        states = record["states"] or await self._states()
        self._model = next(
            name for name, state in states.items() if state["exercise"]["id"] == ANSWERED
        )

    async def _connect(self, kernel: str) -> None:
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._browser.cookies.jar)
        address = self._room.join.replace("http", "ws", 1)
        self._socket = await websocket_connect(
            HTTPRequest(
                f"{address}api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}",
                headers={"Cookie": cookies},
                connect_timeout=RESEND_SECONDS,
                request_timeout=RESEND_SECONDS,
            ),
            subprotocols=[PROTOCOL],
        )

    async def _states(self) -> dict[str, Any]:
        comm = uuid.uuid4().hex
        target = {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}}
        await self._send("comm_open", target, {"version": "1.0.0"})
        await self._send("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})
        async with asyncio.timeout(RESEND_SECONDS):
            while True:
                content = await self._heard()
                if content["comm_id"] == comm:
                    states = content["data"]["states"].items()
                    return {name: s["state"] for name, s in states if "exercise" in s["state"]}

    async def _told(self, identifier: str) -> str:
        """Send an attempt, and return what the kernel says of it."""
        attempt = {"type": "attempt", "id": identifier, "active_seconds": 1}
        data = {"method": "custom", "content": attempt | {"response": {"chosen": ["0"]}}}
        await self._send("comm_msg", {"comm_id": self._model, "data": data})
        while True:
            said = (await self._heard())["data"].get("content", {})
            if said.get("id") == identifier:
                return str(said["type"])

    async def _send(
        self, kind: str, content: dict[str, Any], metadata: dict[str, Any] | None = None
    ) -> None:
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "version": "5.4"}
        header |= {"username": "", "session": "", "date": "2026-01-01T00:00:00Z"}
        parts = [json.dumps(part).encode() for part in (header, {}, metadata or {}, content)]
        assert self._socket is not None
        await self._socket.write_message(serialize_msg_to_ws_v1(parts, "shell"), binary=True)

    async def _heard(self) -> dict[str, Any]:
        assert self._socket is not None
        while True:
            frame = await self._socket.read_message()
            if frame is None:
                raise EOFError("the kernel's websocket was closed")
            _channel, parts = deserialize_msg_from_ws_v1(frame)
            if json.loads(parts[0])["msg_type"] == "comm_msg":
                content: dict[str, Any] = json.loads(parts[3])
                return content


class Crowd:
    """Several learners who answer at once, in a thread of their own."""

    def __init__(self, room: Room, size: int) -> None:
        self._learners = [Learner(room, f"Personne {number}") for number in range(size)]
        self._changed = threading.Condition()
        self._faults: list[BaseException] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._all()))
        self._thread.start()
        self.goes_on()

    def goes_on(self, more: int = 2) -> None:
        """Wait until each learner has had more answers acknowledged than now.

        Raises
        ------
        AssertionError
            If one of them has not, within a minute and a half.
        """
        wanted = [len(learner.acknowledged) + more for learner in self._learners]
        self._wait(
            lambda: all(map(int.__ge__, self._counts(), wanted)),
            "somebody's answers are no longer acknowledged",
        )

    def tries_again(self) -> None:
        """Wait until each learner has had to send an answer again."""
        before = [learner.repeats for learner in self._learners]
        self._wait(lambda: all(map(int.__gt__, self._repeats(), before)), "nobody was in trouble")

    def all_there_once(self, room: Room) -> None:
        """Count: each acknowledged answer is in the store, once, and none that nobody gave.

        Raises
        ------
        AssertionError
            If that is not so.
        """
        acknowledged = [name for one in self._learners for name in tuple(one.acknowledged)]
        with room.store() as store, store.reading() as tx:
            found = Counter(one.attempt.id for one in attempts.recorded(tx))
        sent = {name for one in self._learners for name in tuple(one.sent)}
        assert {name: found[name] for name in acknowledged} == dict.fromkeys(acknowledged, 1)
        assert set(found.values()) == {1}
        assert set(found) <= sent

    def stop(self) -> None:
        """Let them finish, and leave."""
        self._over.set()
        self._thread.join(PATIENCE_SECONDS)
        assert not self._faults, self._faults

    def _counts(self) -> list[int]:
        return [len(learner.acknowledged) for learner in self._learners]

    def _repeats(self) -> list[int]:
        return [learner.repeats for learner in self._learners]

    def _wait(self, condition: Callable[[], bool], otherwise: str) -> None:
        with self._changed:
            there = self._changed.wait_for(
                lambda: bool(self._faults) or condition(), PATIENCE_SECONDS
            )
        assert not self._faults, self._faults
        assert there, otherwise

    async def _all(self) -> None:
        try:
            async with asyncio.TaskGroup() as together:
                for learner in self._learners:
                    together.create_task(self._answers(learner))
        except BaseExceptionGroup as faults:
            with self._changed:
                self._faults.append(faults)
                self._changed.notify_all()

    async def _answers(self, learner: Learner) -> None:
        await learner.enter()
        while not self._over.is_set():
            await learner.answer(self._tell)
            self._tell()
            await asyncio.sleep(PAUSE_SECONDS)
        await learner.leave()

    def _tell(self) -> None:
        with self._changed:
            self._changed.notify_all()
