"""The talk between a kernel and its pages: how fast it goes, on which comms, by how many lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Protocol

from declic.room.pace import Pace
from declic.room.speech import Comms

MOST_LINES = 12
"""Websockets to one kernel at once, as tabs of its owner; a further one ends the oldest."""
MODEL = re.compile(r'data-model="(\w{1,64})"')
TELLING = (b"comm_open", b"update_states", b"comm_info_reply")
"""One of these is in each message by which a kernel tells of comms."""
SHORTEST_TOLD = 4


class Endable(Protocol):
    """A websocket."""

    def close(self) -> None:
        """End it."""


class Talk:
    """The talk with one kernel."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self.comms = Comms(set())
        self._lines: list[Endable] = []

    def joined(self, line: Endable) -> None:
        """Note a websocket."""
        self._lines.append(line)
        for oldest in self._lines[:-MOST_LINES]:
            self.left(oldest)
            oldest.close()

    def left(self, line: Endable) -> None:
        """Note that a websocket has ended."""
        if line in self._lines:
            self._lines.remove(line)

    def shown(self, page: str) -> None:
        """Take note of the comms that a page draws."""
        self.comms.shown.update(MODEL.findall(page))

    def told(self, parts: list[bytes]) -> None:
        """Take note of the comms of which a kernel tells.

        Parameters
        ----------
        parts
            A message's header, parent header, metadata and content.
        """
        if len(parts) < SHORTEST_TOLD or not any(
            word in parts[0] or word in parts[3] for word in TELLING
        ):
            return
        kind, content = json.loads(parts[0])["msg_type"], json.loads(parts[3])
        if kind == "comm_open":
            self.comms.shown.add(content["comm_id"])
        elif kind == "comm_msg" and content["data"].get("method") == "update_states":
            self.comms.shown.update(content["data"].get("states", ()))
        elif kind == "comm_info_reply":
            self.comms.shown.update(content.get("comms", ()))


class Talks:
    """The talks with all kernels.

    Parameters
    ----------
    rate
        Messages a second that one kernel's pages may send.
    lives
        Says whether a kernel is still somebody's.
    """

    def __init__(self, rate: float, lives: Callable[[str], bool]) -> None:
        self._rate = rate
        self._lives = lives
        self._talks: dict[str, Talk] = {}

    def __getitem__(self, kernel_id: str) -> Talk:
        """Return the talk with a kernel."""
        talk = self._talks.get(kernel_id)
        if talk is None:
            self._talks = {name: kept for name, kept in self._talks.items() if self._lives(name)}
            talk = self._talks[kernel_id] = Talk(Pace(self._rate))
        return talk
