"""The line to a forked kernel begins even where the kernel's welcome went missing."""

from __future__ import annotations

import asyncio
import json
from contextlib import closing

import pytest
import zmq
import zmq.asyncio

from declic.room import wire
from declic.room.wire import DELIMITER, Wire

IDLE = b'{"execution_state": "idle"}'


class Kernel:
    """The two sockets of a kernel that says nothing by itself."""

    def __init__(self, folder):
        self._sockets = zmq.asyncio.Context()
        self._shell = self._sockets.socket(zmq.ROUTER)
        self._iopub = self._sockets.socket(zmq.PUB)
        self._folder = folder
        for name, socket in (("shell", self._shell), ("iopub", self._iopub)):
            socket.bind(self.address(name))
        self.connection = {"key": "clé"}

    def address(self, channel):
        return f"ipc://{self._folder}/{channel}"

    async def serve(self):
        """Answer each message as a kernel does: its state to all, then a reply."""
        while True:
            who, _delimiter, _signature, header, *_rest = await self._shell.recv_multipart()
            for socket, to, kind in (
                (self._iopub, [], "status"),
                (self._shell, [who], "kernel_info_reply"),
            ):
                said = [json.dumps({"msg_type": kind}).encode(), header, b"{}", IDLE]
                await socket.send_multipart([*to, DELIMITER, b"", *said])

    def close(self):
        self._sockets.destroy(linger=0)


@pytest.fixture
def kernel(tmp_path):
    with closing(Kernel(tmp_path)) as kernel:
        yield kernel


@pytest.fixture
def sockets():
    with wire.context() as context:
        yield context


def test_a_kernel_that_does_not_welcome_is_nudged_and_no_page_hears_of_it(kernel, sockets):
    async def play():
        heard, all_heard = [], asyncio.Event()

        def hear(channel, parts):
            heard.append((channel, json.loads(parts[1])["msg_id"]))
            if len(heard) == 2:
                all_heard.set()

        serving = asyncio.create_task(kernel.serve())
        with closing(Wire(sockets, kernel, hear)) as line:
            await line.ready()
            line.send("question", [b'{"msg_id": "question"}', b"{}", b"{}", b"{}"])
            await asyncio.wait_for(all_heard.wait(), 20)
        serving.cancel()
        return set(heard)

    assert asyncio.run(play()) == {("iopub", "question"), ("shell", "question")}


def test_a_kernel_that_never_answers_is_given_up(kernel, sockets, monkeypatch):
    monkeypatch.setattr(wire, "GREETING_SECONDS", 0.6)

    async def play():
        with closing(Wire(sockets, kernel, print)) as line, pytest.raises(TimeoutError):
            await line.ready()

    asyncio.run(play())
