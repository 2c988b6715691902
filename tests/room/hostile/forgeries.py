"""What hostile pages send to kernels: forged, malformed, other people's; drawn by lot, each time
the same."""

import json
import random
import struct
from collections.abc import Iterator
from typing import Any

from declic.room.speech import CONTROL

MALFORMED = "malformed"
FORBIDDEN = "forbidden"
FORGED = "forged"


def frame(parts, channel="shell"):
    """Pack parts as a page does, whatever they are."""
    pieces = [channel.encode(), *parts]
    offsets = [8 * (len(pieces) + 2)]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    return struct.pack(f"<{len(offsets) + 1}Q", len(offsets), *offsets) + b"".join(pieces)


def said(kind, content, channel="shell", **header):
    """Pack a message."""
    whole = {"msg_id": "a1", "msg_type": kind, "session": "s", "version": "5.4"} | header
    return frame([json.dumps(part).encode() for part in (whole, {}, {}, content)], channel)


def to_widget(comm, **data):
    """Pack a message to a widget."""
    return said("comm_msg", {"comm_id": comm, "data": data})


def malformed(lot, comm):
    """Return what is no message at all: the line ends."""
    deep = b'{"a":' * 5000 + b"1" + b"}" * 5000
    table = struct.pack("<3Q", lot.getrandbits(63), lot.getrandbits(63), 8)
    header = json.dumps({"msg_id": "a", "msg_type": "comm_msg", "session": "s"}).encode()
    return lot.choice(
        [
            lot.randbytes(lot.randrange(300)),
            b"",
            table + lot.randbytes(40),
            struct.pack("<Q", 2**40) * 3,
            "text instead of bytes",
            '{"header": {"msg_type": "execute_request"}, "content": {"code": "1"}}',
            frame([b"[]", b"{}", b"{}", b"{}"]),
            frame([b"{}", b"{}", b"{}"]),
            frame([header, b"{}", b"{}", deep]),
            frame([header, b"{}", b"{}", b'{"comm_id": NaN}']),
            frame([header, b"{}", b"{}", b"\xff\xfe"]),
            frame([header, b"{}", b"{}", b'{"a": ' + b"9" * 6000 + b"}"]),
            frame([header, b"{}", b"{}", b"{}", *[b"x"] * 50]),
            to_widget(comm + "\n"),
            to_widget(comm, method="delete"),
            to_widget(comm, method="update", state=[1]),
            to_widget(comm, method="custom", content=_nested(60)),
            said("comm_msg", {"comm_id": ["a"], "data": {"method": "update"}}),
            said("kernel_info_request", {}, msg_id={"$ne": 1}),
            said("comm_open", {"comm_id": "../../etc", "target_name": CONTROL}),
        ]
    )


def forbidden(lot, comm):
    """Return what a page may not say: it is not heeded, and the line goes on."""
    other = lot.randbytes(16).hex()
    code = "open('stolen', 'w')"
    return lot.choice(
        [
            said("execute_request", {"code": code, "silent": True}),
            said("shutdown_request", {"restart": False}),
            said("interrupt_request", {}),
            said("input_reply", {"value": code}),
            said("complete_request", {"code": "imp", "cursor_pos": 3}),
            said("inspect_request", {"code": "open", "cursor_pos": 4}),
            said("history_request", {"hist_access_type": "tail", "n": 10}),
            said("debug_request", {"command": "evaluate"}),
            said("is_complete_request", {"code": code}),
            said("shutdown_request", {"restart": False}, channel="control"),
            said("comm_msg", {"comm_id": comm, "data": {"method": "custom"}}, channel="control"),
            said("kernel_info_request", {}, channel="iopub"),
            said("execute_request", {"code": code}, channel="stdin"),
            said(
                "comm_open",
                {
                    "comm_id": other,
                    "target_name": "jupyter.widget",
                    "data": {
                        "state": {
                            "_model_module": "@jupyter-widgets/controls",
                            "_model_name": "FileUploadModel",
                        }
                    },
                },
            ),
            said("comm_open", {"comm_id": other, "target_name": "matplotlib", "data": {}}),
            said("comm_close", {"comm_id": comm, "data": {}}),
            to_widget(other, method="custom", content={"id": "x"}),
            to_widget(other, method="update", state={"count": 99}),
            said(lot.choice(["", "comm_msg\0", "COMM_MSG", "__class__"]), {"comm_id": comm}),
        ]
    )


def forged(lot, comm):
    """Return what reaches a widget, and by which nothing may be gained."""
    return lot.choice(
        [
            to_widget(comm, method="update", state={"_esm": "alert(1)", "_css": "*{}"}),
            to_widget(comm, method="update", state={"ok": True, "feedback": "forged"}),
            to_widget(comm, method="update", state={}, buffer_paths=[["a", 0, "b"]]),
            to_widget(comm, method="request_state"),
        ]
    )


def attack(
    seed: int, comm: str, count: int, *, malformed_in: int = 100, forged_in: int = 50
) -> Iterator[tuple[str, Any]]:
    """Yield messages and what they are: mostly forbidden ones, some malformed, some forged."""
    lot = random.Random(seed)
    for number in range(count):
        if number % malformed_in == malformed_in - 1:
            yield MALFORMED, malformed(lot, comm)
        elif number % forged_in == forged_in - 1:
            yield FORGED, forged(lot, comm)
        else:
            yield FORBIDDEN, forbidden(lot, comm)


def _nested(depth):
    value = 1
    for _level in range(depth):
        value = [value]
    return value
