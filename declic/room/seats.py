"""A learner's seat: a kernel that is there while there is work for it, and sleeps in between.

A page knows its kernel by an id that stays; behind it a process comes and goes. Asleep, what
needs no kernel is answered from the template: how the kernel is, and how the widgets look. The
first message that needs one wakes it: a fork, which comes back to where the learner was.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

import zmq

from declic.room.forks import TemplateRefused
from declic.room.kernels import LivePage
from declic.room.sheet import drawn, json_for_script, safe_in_script
from declic.room.stages import Stage
from declic.room.wire import Wire

CONTROL = "jupyter.widget.control"
"""Target of the comm on which a page asks for all widgets' states."""
CALM_ERROR = {"ename": "ExecutionError", "evalue": "Execution error", "traceback": []}


class Line(Protocol):
    """One page's websocket."""

    def tell(self, channel: str, parts: list[bytes]) -> None:
        """Send a message to the page: header, parent header, metadata, content, buffers."""

    def hang_up(self) -> None:
        """Close the websocket; the page asks whether its kernel lives, and may load again."""


@dataclass(frozen=True)
class Sitting:
    """Who sits there.

    Attributes
    ----------
    name
        For the page.
    seed
        Number by which whatever is drawn by lot is drawn.
    channel
        Environment that lets a kernel speak for the learner.
    is_new
        Says whether nothing is recorded of the learner in this workshop yet.
    """

    name: str
    seed: int
    channel: Mapping[str, str]
    is_new: Callable[[], Awaitable[bool]]


class Seat:
    """One learner's place at a workshop.

    Parameters
    ----------
    learner
        What tells a fork whose it is, and the page.

    Attributes
    ----------
    awoken
        How often there was need of a kernel: whoever was told before how the widgets look may
        have missed something.
    lost
        Called once when the seat can't go on.
    release
        Called once when it is given up.
    """

    def __init__(
        self,
        stage: Stage,
        sockets: zmq.Context[Any],
        learner: Sitting,
        log: logging.Logger,
    ) -> None:
        self.kernel_id = str(uuid.uuid4())
        self.lines: set[Line] = set()
        self.awoken = 0
        self.lost: Callable[[], None] = lambda: None
        self.release: Callable[[], None] = lambda: None
        self._stage = stage
        self._sockets = sockets
        self._learner = learner
        self._log = log
        self._wire: Wire | None = None
        self._waking: asyncio.Task[None] | None = None
        self._queue: list[tuple[str, list[bytes]]] = []
        self._controls: dict[str, list[bytes]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.used = time.monotonic()

    @property
    def awake(self) -> bool:
        """Return whether there is a kernel, or one is on its way."""
        return self._wire is not None or self._waking is not None

    def idle_for(self) -> float:
        """Return for how many seconds there was nothing to do for the kernel."""
        busy = self._waking is not None or not (self._wire is None or self._wire.idle)
        return 0.0 if busy else time.monotonic() - self.used

    @property
    def may_sleep(self) -> bool:
        return self._stage.sheet.stateless

    async def page(self) -> LivePage:
        """Return the page; with its widgets' states as long as no kernel has them.

        Raises
        ------
        TemplateRefused
            If there is nothing to fork from any more.
        """
        self.used = time.monotonic()
        sheet = self._stage.sheet
        plain = sheet.filled(self.kernel_id, self._learner.name)
        first, awoken = None, self.awoken
        if sheet.light and not self.awake:
            states = await self._first_states()
            first = sheet.filled(self.kernel_id, self._learner.name, states, awoken=awoken)
        return LivePage(
            self.kernel_id, plain, light=sheet.light, first_html=first, styles=sheet.styles
        )

    def receive(self, line: Line, parts: list[bytes]) -> None:
        """Take a message of a page."""
        self.used = time.monotonic()
        header = json.loads(parts[0])
        if not self.awake and self.may_sleep and self._answered_asleep(line, header, parts):
            return
        self._deliver(header["msg_id"], parts)

    def sleep(self) -> None:
        """End the kernel; what it knew of the learner is in the store."""
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.close()
            wire.fork.kill()

    def close(self) -> None:
        """Give the seat up."""
        if self._waking is not None:
            self._waking.cancel()
        for task in self._tasks:
            task.cancel()
        self.sleep()
        for line in list(self.lines):
            line.hang_up()

    def _deliver(self, message_id: str, parts: list[bytes]) -> None:
        if self._wire is not None:
            self._wire.send(message_id, parts)
            return
        self._queue.append((message_id, parts))
        if self._waking is None:
            self.awoken += 1
            self._waking = asyncio.create_task(self._wake())

    async def _wake(self) -> None:
        try:
            template = await self._stage.template()
            fork = await template.fork(context=self._learner.channel)
            wire = Wire(self._sockets, fork, self._tell)
            try:
                await wire.ready()
            except BaseException:
                wire.close()
                fork.kill()
                raise
        except (TemplateRefused, TimeoutError) as fault:
            self._log.warning("a kernel could not be woken: %s", fault)
            self.lost()
            return
        finally:
            self._waking = None
        self._wire = wire
        fork.ended.add_done_callback(lambda _ended: self._fork_ended(wire))
        queue, self._queue = self._queue, []
        for message_id, parts in queue:
            wire.send(message_id, parts)

    def _fork_ended(self, wire: Wire) -> None:
        if self._wire is wire:
            self._log.warning("a kernel died; the next request of its learner starts another")
            self._wire = None
            wire.close()
            self.lost()

    def _tell(self, channel: str, parts: list[bytes]) -> None:
        """Hand a kernel's message to the pages; none of its faults, they are for the log."""
        self.used = time.monotonic()
        kind = json.loads(parts[0])["msg_type"]
        if kind == "error":
            parts = [*parts[:3], json.dumps(CALM_ERROR).encode()]
        elif kind == "stream" and json.loads(parts[3]).get("name") == "stderr":
            self._log.warning("a learner's kernel: %s", json.loads(parts[3]).get("text", ""))
            return
        for line in list(self.lines):
            line.tell(channel, parts)

    def _answered_asleep(self, line: Line, header: dict[str, Any], parts: list[bytes]) -> bool:
        """Answer what needs no kernel; say whether that was all."""
        kind = header["msg_type"]
        if kind == "kernel_info_request":
            content = {"status": "ok"} | self._stage.kernel_info
            self._say(line, "shell", "kernel_info_reply", content, parts[0])
            return True
        if kind not in ("comm_open", "comm_msg"):
            return False
        content = json.loads(parts[3])
        comm = str(content.get("comm_id", ""))
        if kind == "comm_open" and content.get("target_name") == CONTROL:
            self._controls = {comm: parts}
            return True
        if comm in self._controls and content["data"].get("method") == "request_states":
            task = asyncio.create_task(self._tell_states(line, comm, header["msg_id"], parts))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            return True
        return False

    async def _tell_states(
        self, line: Line, comm: str, message_id: str, parts: list[bytes]
    ) -> None:
        try:
            looks = await self._look()
        except TemplateRefused as fault:
            self._log.warning("the widgets' states could not be told: %s", fault)
            self.lost()
            return
        if self.awake:  # it may know more by now
            opening = self._controls[comm]
            self._deliver(json.loads(opening[0])["msg_id"], opening)
            self._deliver(message_id, parts)
            return
        content = {"comm_id": comm, "data": {"method": "update_states"} | looks}
        self._say(line, "iopub", "comm_msg", content, parts[0])

    async def _first_states(self) -> str:
        """Return what the page draws its widgets with, as JSON for a script."""
        template = await self._stage.template()
        if await self._learner.is_new():
            return safe_in_script(await template.drawn(self._learner.seed))
        looks = await template.look(context=self._learner.channel)
        return json_for_script(drawn(looks or {"states": {}}))

    async def _look(self) -> Any:
        template = await self._stage.template()
        if await self._learner.is_new():
            return await template.read(self._learner.seed)
        return await template.look(context=self._learner.channel)

    def _say(self, line: Line, channel: str, kind: str, content: Any, parent: bytes) -> None:
        """Say something to one page as its kernel would."""
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "username": "kernel",
            "session": self.kernel_id,
            "date": datetime.now(UTC).isoformat(),
            "version": "5.4",
        }
        line.tell(
            channel, [json.dumps(header).encode(), parent, b"{}", json.dumps(content).encode()]
        )
