"""A learner without a browser: says over HTTP and the websocket what a page would say.

Where the page comes with its widgets' states it doesn't ask for them, as our page doesn't.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
import uuid
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from bench.servers import Server

PATIENCE_SECONDS = 100.0
WAITING_PAGE_SECONDS = 2.0
"""After how long the room's waiting page loads itself again."""
PROTOCOL = "v1.kernel.websocket.jupyter.org"
LARGEST = 10**9
ADDRESSES = 200
"""People come from so many network addresses."""
ANSWERED_KIND = "TrueFalse"


class Learner:
    """One person, with the cookies of a browser of their own."""

    def __init__(self, server: Server, number: int) -> None:
        self.server = server
        self.name = f"Personne {number}"
        self._from = f"127.0.0.{2 + number % ADDRESSES}"
        self._cookies: SimpleCookie = SimpleCookie()
        self._kernel = ""
        self._exercises: dict[str, str] = {}
        self._inbox: asyncio.Queue[Any] = asyncio.Queue()
        self._socket: WebSocketClientConnection | None = None
        self._client = AsyncHTTPClient(force_instance=True, max_clients=4, max_body_size=LARGEST)

    async def enter(self) -> int:
        """Join where there is something to join, and load the page with all its widgets.

        Returns
        -------
        int
            How many exercises the page knows.
        """
        if self.server.code:
            await self._join()
        html = await self._page()
        kernel = re.search(r'"kernel(?:Id)?":\s*"([0-9a-f-]{36})"', html)
        if kernel is None:
            raise RuntimeError("the page names no kernel")
        self._kernel = kernel[1]
        await self._connect(self._kernel)
        self._exercises = _drawn(html) or await self._states()
        return len(self._exercises)

    async def answer(self) -> float:
        """Answer the first true-or-false question.

        Returns
        -------
        float
            Seconds until the kernel said that it is recorded.
        """
        exercise = next(model for model, kind in self._exercises.items() if kind == ANSWERED_KIND)
        attempt = {"type": "attempt", "id": uuid.uuid4().hex, "active_seconds": 1}
        attempt["response"] = {"value": True}
        began = time.perf_counter()
        data = {"method": "custom", "content": attempt}
        await self._send("comm_msg", {"comm_id": exercise, "data": data})
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                said = (await self._content("comm_msg"))["data"].get("content", {})
                if said.get("id") == attempt["id"]:
                    break
        if said["type"] != "recorded":
            raise RuntimeError(f"an answer was not recorded: {said}")
        return time.perf_counter() - began

    async def leave(self) -> None:
        """Close the page; Voilà's own asks to stop its kernel then."""
        if self._socket is not None:
            self._socket.close()
        if self._kernel and not self.server.code:
            await self._fetch(f"voila/api/shutdown/{self._kernel}", page="closed")
        self._client.close()

    async def _join(self) -> None:
        await self._fetch("")
        await self._fetch("", code=self.server.code)
        await self._fetch(f"j/{self.server.code}", name=self.name)
        await self._fetch("card")

    async def _page(self) -> str:
        while True:
            answer = await self._fetch("workshop/" if self.server.code else "")
            html: str = answer.body.decode()
            if not self.server.code or "declic-page" in html:
                return html
            await asyncio.sleep(WAITING_PAGE_SECONDS)

    async def _fetch(self, path: str, **form: str) -> HTTPResponse:
        headers = {"Cookie": "; ".join(f"{k}={v.coded_value}" for k, v in self._cookies.items())}
        if form and "_xsrf" in self._cookies:
            form["_xsrf"] = self._cookies["_xsrf"].value
        answer = await self._client.fetch(
            HTTPRequest(
                self.server.address + path,
                method="POST" if form else "GET",
                body=urlencode(form) if form else None,
                headers=headers,
                network_interface=self._from,
                follow_redirects=False,
                decompress_response=True,
                request_timeout=PATIENCE_SECONDS,
            ),
            raise_error=False,
        )
        if answer.code >= 400:
            raise RuntimeError(f"{path}: {answer.code}")
        for cookie in answer.headers.get_list("Set-Cookie"):
            self._cookies.load(cookie)
        return answer

    async def _connect(self, kernel: str) -> None:
        address = self.server.address.replace("http", "ws", 1)
        cookies = "; ".join(f"{k}={v.coded_value}" for k, v in self._cookies.items())
        self._socket = await websocket_connect(
            HTTPRequest(
                f"{address}api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}",
                headers={"Cookie": cookies},
                network_interface=self._from,
                request_timeout=PATIENCE_SECONDS,
                connect_timeout=PATIENCE_SECONDS,
            ),
            subprotocols=[PROTOCOL],
            max_message_size=LARGEST,
            on_message_callback=self._inbox.put_nowait,  # read or not: a page hears all the time
        )

    async def _states(self) -> dict[str, str]:
        comm = uuid.uuid4().hex
        await self._send("kernel_info_request", {})
        await self._send(
            "comm_open",
            {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}},
            {"version": "1.0.0"},
        )
        await self._send("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                content = await self._content("comm_msg")
                if content["comm_id"] == comm and content["data"]["method"] == "update_states":
                    states = content["data"]["states"]
                    return _kinds({name: s["state"] for name, s in states.items()})

    async def _send(
        self, kind: str, content: dict[str, Any], metadata: dict[str, Any] | None = None
    ) -> None:
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "version": "5.4"}
        header |= {"username": "", "session": "", "date": "2026-01-01T00:00:00Z"}
        parts = [json.dumps(part).encode() for part in (header, {}, metadata or {}, content)]
        assert self._socket is not None
        await self._socket.write_message(serialize_msg_to_ws_v1(parts, "shell"), binary=True)

    async def _content(self, kind: str) -> dict[str, Any]:
        assert self._socket is not None
        while True:
            frame = await self._inbox.get()
            if frame is None:
                raise RuntimeError("the kernel's websocket was closed")
            _channel, parts = deserialize_msg_from_ws_v1(frame)
            if json.loads(parts[0])["msg_type"] == kind:
                content: dict[str, Any] = json.loads(parts[3])
                return content


def _drawn(html: str) -> dict[str, str]:
    """Return the exercises whose states came with a page."""
    page = re.search(r'id="declic-page">(.*?)</script>', html)
    return _kinds(json.loads(page[1])["states"]) if page else {}


def _kinds(states: dict[str, Any]) -> dict[str, str]:
    """Return the kind of each exercise, by its model."""
    return {name: s["exercise"]["kind"] for name, s in states.items() if "exercise" in s}
