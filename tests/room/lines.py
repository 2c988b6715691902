"""Websockets of kernels, as pages and as others open them."""

import json
import re
import uuid

import pytest
from websockets.asyncio.client import connect as websocket
from websockets.exceptions import InvalidStatus

PROTOCOL = "v1.kernel.websocket.jupyter.org"


def kernel_of(page):
    """Return the id of the kernel behind a page."""
    return json.loads(re.search(r'id="declic-page">(.*?)</script>', page.text)[1])["kernel"]


def connect(room, browser, kernel, origin=None):
    """Open a kernel's websocket with a browser's cookies."""
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    return websocket(
        room.url.replace("http", "ws") + f"api/kernels/{kernel}/channels?session_id=x",
        additional_headers={"Cookie": cookies},
        subprotocols=[PROTOCOL],
        origin=origin,
    )


async def refusal(connection):
    """Return the HTTP status with which a websocket is refused."""
    with pytest.raises(InvalidStatus) as refused:
        await connection
    return refused.value.response.status_code


def message(kind, content):
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "session": "x",
        "username": "",
        "version": "5.4",
        "date": "2026-11-25T10:00:00Z",
    }
    return [json.dumps(part).encode() for part in (header, {}, {}, content)]
