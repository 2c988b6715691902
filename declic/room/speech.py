"""What a page may say to its kernel: messages are taken apart and made again.

Messages: https://jupyter-client.readthedocs.io/en/stable/messaging.html
Frames: v1.kernel.websocket.jupyter.org, an offset table and then the parts.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)

PAGE_MESSAGES = (
    "comm_open",
    "comm_close",
    "comm_msg",
    "comm_info_request",
    "kernel_info_request",
)
"""What a page may say to its kernel; ``shutdown_request`` is not among it."""
CONTROL = "jupyter.widget.control"
"""Target of the one comm that a page may open: on it, it asks for all widgets' states."""
METHODS = {"update", "custom", "request_state", "request_states"}
IDENTIFIER = re.compile(r"[\w.:-]{1,128}", re.ASCII)
VERSION = re.compile(r"[\d.]{1,10}")
OFFSET_BYTES = 8
JSON_PARTS = 4
"""Header, parent header, metadata, content."""
MOST_BUFFERS = 32
DEEPEST = 32
"""How many objects and lists may lie in one another."""
MOST_CONTROLS = 16


class Nonsense(ValueError):
    """What came is no message: no page of ours sends it."""


@dataclass
class Comms:
    """The comms that a page may use.

    Attributes
    ----------
    shown
        Ids of those that the kernel opened.
    controls
        Ids of those that its pages opened, the newest last.
    """

    shown: set[str]
    controls: list[str] = field(default_factory=list)

    def opened(self, comm: str) -> None:
        """Note that a page opened a control comm; the oldest are forgotten."""
        self.controls = [*self.controls, comm][-MOST_CONTROLS:]

    def __contains__(self, comm: str) -> bool:
        return comm in self.shown or comm in self.controls


@dataclass(frozen=True)
class Message:
    """A message that may go to the kernel.

    Attributes
    ----------
    parts
        Header, parent header, metadata, content; buffers follow.
    """

    parts: list[bytes]

    @property
    def frame(self) -> bytes:
        """Return the message as Jupyter's handler of a websocket takes it."""
        made: bytes = serialize_msg_to_ws_v1(self.parts, "shell")
        return made


def heard(frame: object, comms: Comms) -> Message | None:
    """Return the message that a frame holds; None if it is one that no page may send.

    Raises
    ------
    Nonsense
        If it is no message.
    """
    header, metadata, content, buffers = _taken_apart(frame)
    kind = header.get("msg_type")
    if kind not in PAGE_MESSAGES:
        return None
    said = _content(kind, content, comms)
    if said is None:
        return None
    version = metadata.get("version")
    kept = {"version": version} if isinstance(version, str) and VERSION.fullmatch(version) else {}
    made = {
        "msg_id": _identifier(header.get("msg_id")),
        "msg_type": kind,
        "session": _identifier(header.get("session") or "page"),
        "username": "",
        "date": "2000-01-01T00:00:00Z",  # nobody asks; a page's clock is not to be believed
        "version": "5.4",
    }
    return Message([_packed(made), b"{}", _packed(kept), _packed(said), *buffers])


def _taken_apart(
    frame: object,
) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any], list[bytes]]:
    if not isinstance(frame, bytes):
        raise Nonsense("text instead of bytes")
    count = int.from_bytes(frame[:OFFSET_BYTES], "little")
    table = OFFSET_BYTES * (count + 1)
    # The channel, the parts and the end of the last have an offset each.
    if not JSON_PARTS + 2 <= count <= JSON_PARTS + 2 + MOST_BUFFERS or table > len(frame):
        raise Nonsense("no table of offsets")
    places = range(OFFSET_BYTES, table, OFFSET_BYTES)
    offsets = [int.from_bytes(frame[at : at + OFFSET_BYTES], "little") for at in places]
    if offsets[0] != table or offsets[-1] != len(frame) or offsets != sorted(offsets):
        raise Nonsense("offsets that lead nowhere")
    try:
        channel, parts = deserialize_msg_from_ws_v1(frame)
        header, _parent, metadata, content = (_read(part) for part in parts[:JSON_PARTS])
    except (ValueError, RecursionError) as fault:
        raise Nonsense(type(fault).__name__) from None
    if channel != "shell":
        return {}, {}, {}, []
    return header, metadata, content, parts[JSON_PARTS:]


def _read(part: bytes) -> dict[str, Any]:
    value = json.loads(part, parse_constant=_refuse)
    if not isinstance(value, dict):
        raise Nonsense("no object")
    if _depth(value) > DEEPEST:
        raise Nonsense("too deep")
    return value


def _refuse(name: str) -> NoReturn:
    raise Nonsense(f"{name} is no JSON")


def _depth(value: dict[str, Any]) -> int:
    depth = 0
    level: list[Any] = [value]
    while level and depth <= DEEPEST:
        depth += 1
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
    return depth


def _content(kind: str, content: dict[str, Any], comms: Comms) -> dict[str, Any] | None:
    """Return of a message's content what the kernel is told; None if the page may not say it."""
    if kind == "kernel_info_request":
        return {}
    if kind == "comm_info_request":
        target = content.get("target_name")
        return {"target_name": _identifier(target)} if target else {}
    comm = _identifier(content.get("comm_id"))
    if kind == "comm_open":
        if content.get("target_name") != CONTROL:
            return None
        comms.opened(comm)
        return {"comm_id": comm, "target_name": CONTROL, "data": {}}
    if kind == "comm_close":
        return {"comm_id": comm, "data": {}} if comm in comms.controls else None
    data = content.get("data")
    if not isinstance(data, dict) or data.get("method") not in METHODS:
        raise Nonsense("no message to a widget")
    if not isinstance(data.get("state", {}), dict):
        raise Nonsense("no state")
    return {"comm_id": comm, "data": data} if comm in comms else None


def _identifier(value: object) -> str:
    if not isinstance(value, str) or not IDENTIFIER.fullmatch(value):
        raise Nonsense("no identifier")
    return value


def _packed(value: dict[str, Any]) -> bytes:
    """Return JSON; half a sign, where a page cut a text in the middle of one, is replaced."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()
