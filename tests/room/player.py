"""A page without a browser: loads a workshop, knows its widgets, talks to its kernel."""

from __future__ import annotations

import json
import re
import uuid
from contextlib import ExitStack
from dataclasses import dataclass, field

import httpx
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from websockets.sync.client import connect

PROTOCOL = "v1.kernel.websocket.jupyter.org"
PATIENCE = 30
CONTROL = "jupyter.widget.control"


def kernel_id(html: str) -> str:
    """Return the id by which a page knows its kernel."""
    return re.search(r'"kernel(?:Id)?":\s*"([0-9a-f-]{36})"', html)[1]


def first_states(html: str) -> dict:
    """Return the states that come with our own page."""
    return _page(html)["states"]


def _page(html: str) -> dict:
    return json.loads(re.search(r'id="declic-page">(.*?)</script>', html)[1])


@dataclass
class Player:
    """A page that is open.

    ``states`` are the widgets' as the page knows them by now.
    """

    browser: httpx.Client
    html: str
    states: dict = field(init=False)
    messages: list = field(default_factory=list)

    def __post_init__(self):
        self.kernel = kernel_id(self.html)
        page = _page(self.html) if "declic-page" in self.html else {"states": {}}
        self.states = page["states"]
        drawn = f"&awoken={page['awoken']}" if self.states else ""
        base = str(self.browser.base_url).replace("http", "ws", 1)
        cookies = "; ".join(f"{name}={value}" for name, value in self.browser.cookies.items())
        self._open = ExitStack()
        self.socket = self._open.enter_context(
            connect(
                f"{base}api/kernels/{self.kernel}/channels?session_id={uuid.uuid4().hex}{drawn}",
                additional_headers={"Cookie": cookies},
                subprotocols=[PROTOCOL],
            )
        )

    def close(self):
        self._open.close()

    def send(self, kind: str, content: dict) -> str:
        """Say something to the kernel."""
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "version": "5.4"}
        header |= {"username": "", "session": "", "date": "2026-01-01T00:00:00Z"}
        metadata = {"version": "1.0.0"}
        parts = [json.dumps(part).encode() for part in (header, {}, metadata, content)]
        self.socket.send(serialize_msg_to_ws_v1(parts, "shell"))
        return header["msg_id"]

    def receive(self) -> tuple[str, dict]:
        """Return the kind and content of what comes next; states are brought up to date."""
        _channel, parts = deserialize_msg_from_ws_v1(self.socket.recv(timeout=PATIENCE))
        kind, content = json.loads(parts[0])["msg_type"], json.loads(parts[3])
        data = content.get("data", {})
        if kind == "comm_msg" and data.get("method") == "update":
            self.states[content["comm_id"]].update(data["state"])
        return kind, content

    def until(self, wanted) -> dict:
        """Return the content of the first message of which *wanted* is true."""
        while True:
            kind, content = self.receive()
            if wanted(kind, content):
                return content

    def ask_states(self) -> dict:
        """Ask how all widgets look, as a page does that comes back."""
        comm = uuid.uuid4().hex
        self.send("comm_open", {"comm_id": comm, "target_name": CONTROL, "data": {}})
        self.send("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})
        said = self.until(lambda _kind, content: content.get("comm_id") == comm)
        self.states = {name: one["state"] for name, one in said["data"]["states"].items()}
        return self.states

    def model(self, exercise: str) -> str:
        """Return the model of an exercise."""
        return next(
            name
            for name, state in self.states.items()
            if state.get("exercise", {}).get("id") == exercise
        )

    def progress(self, exercise: str) -> dict:
        return self.states[self.model(exercise)]["progress"]

    def answer(self, exercise: str, response: object) -> None:
        """Answer, and wait until it is recorded."""
        attempt = {"type": "attempt", "id": uuid.uuid4().hex, "active_seconds": 1}
        attempt["response"] = response
        data = {"method": "custom", "content": attempt}
        self.send("comm_msg", {"comm_id": self.model(exercise), "data": data})
        said = self.until(
            lambda _kind, content: (
                content.get("data", {}).get("content", {}).get("id") == attempt["id"]
            )
        )
        assert said["data"]["content"]["type"] == "recorded", said

    def set(self, model: str, **traits: object) -> None:
        """Set traits of a widget, as a slider that is moved."""
        data = {"method": "update", "state": traits, "buffer_paths": []}
        self.send("comm_msg", {"comm_id": model, "data": data})
