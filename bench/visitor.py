"""A visitor without a browser: HTTP with cookies, and the websocket to a kernel."""

from __future__ import annotations

import asyncio
import json
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
PROTOCOL = "v1.kernel.websocket.jupyter.org"
LARGEST = 10**9
ADDRESSES = 200
"""People come from so many network addresses."""


class NoPage(RuntimeError):
    """A server answered with an error."""


class Visitor:
    """Somebody at a server.

    Attributes
    ----------
    patience
        Seconds to wait for any one thing.
    """

    patience = PATIENCE_SECONDS

    def __init__(self, server: Server, number: int = 0) -> None:
        self.server = server
        self._from = f"127.0.0.{2 + number % ADDRESSES}"
        self._cookies: SimpleCookie = SimpleCookie()
        self._kernel = ""
        self._inbox: asyncio.Queue[Any] = asyncio.Queue()
        self._socket: WebSocketClientConnection | None = None
        self._client = AsyncHTTPClient(force_instance=True, max_clients=4, max_body_size=LARGEST)

    async def leave(self) -> None:
        """Close the page; Voilà's own asks to stop its kernel then."""
        if self._socket is not None:
            self._socket.close()
        if self._kernel and not self.server.code:
            await self.fetch(f"voila/api/shutdown/{self._kernel}", page="closed")
        self._client.close()

    async def fetch(self, path: str, **form: str) -> HTTPResponse:
        """Get a page, or send a form."""
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
                request_timeout=self.patience,
            ),
            raise_error=False,
        )
        if answer.code >= 400:
            raise NoPage(f"{path}: {answer.code}")
        for cookie in answer.headers.get_list("Set-Cookie"):
            self._cookies.load(cookie)
        return answer

    async def connect(self, kernel: str) -> None:
        """Open the websocket to a kernel."""
        self._kernel = kernel
        address = self.server.address.replace("http", "ws", 1)
        cookies = "; ".join(f"{k}={v.coded_value}" for k, v in self._cookies.items())
        self._socket = await websocket_connect(
            HTTPRequest(
                f"{address}api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}",
                headers={"Cookie": cookies},
                network_interface=self._from,
                request_timeout=self.patience,
                connect_timeout=self.patience,
            ),
            subprotocols=[PROTOCOL],
            max_message_size=LARGEST,
            on_message_callback=self._inbox.put_nowait,  # read or not: a page hears all the time
        )

    async def states(self) -> dict[str, dict[str, Any]]:
        """Ask the kernel for all widgets' states, by model."""
        comm = uuid.uuid4().hex
        await self.send("kernel_info_request", {})
        await self.send(
            "comm_open",
            {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}},
            {"version": "1.0.0"},
        )
        await self.send("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})
        async with asyncio.timeout(self.patience):
            while True:
                content = await self.content("comm_msg")
                if content["comm_id"] == comm and content["data"]["method"] == "update_states":
                    states = content["data"]["states"]
                    return {name: one["state"] for name, one in states.items()}

    async def send(
        self, kind: str, content: dict[str, Any], metadata: dict[str, Any] | None = None
    ) -> None:
        """Say something to the kernel."""
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "version": "5.4"}
        header |= {"username": "", "session": "", "date": "2026-01-01T00:00:00Z"}
        parts = [json.dumps(part).encode() for part in (header, {}, metadata or {}, content)]
        assert self._socket is not None
        await self._socket.write_message(serialize_msg_to_ws_v1(parts, "shell"), binary=True)

    async def content(self, kind: str) -> dict[str, Any]:
        """Wait for the next message of a kind, and return its content."""
        assert self._socket is not None
        while True:
            frame = await self._inbox.get()
            if frame is None:
                raise RuntimeError("the kernel's websocket was closed")
            _channel, parts = deserialize_msg_from_ws_v1(frame)
            if json.loads(parts[0])["msg_type"] == kind:
                content: dict[str, Any] = json.loads(parts[3])
                return content
