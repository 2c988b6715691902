"""The template's loop: runs the cells, tells the server, then forks at each request.

Lines of JSON. From the server on the given descriptor: the plan, once. To the server: ``{"ran":
[message…]}`` for each cell, then ``{"ready": {…}}`` or ``{"refused": "<why>"}``. Then each
connection to the template's socket is one request, ``{"do": "kernel" | "look" | "read", …}``,
answered by a fork of its own. The connection of a kernel stays, and ``{"exit": code}`` comes on it
at the end; so does that of a reader, which answers one line after another.

No thread, no event loop and no zmq context before the fork.
"""

from __future__ import annotations

import asyncio.selector_events
import asyncio.unix_events  # noqa: F401 - loaded once, for all forks
import contextlib
import email.message  # noqa: F401
import faulthandler  # noqa: F401
import gc
import json
import multiprocessing  # noqa: F401
import os
import select
import signal
import socket
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.modules["debugpy"] = None  # type: ignore[assignment] # it starts threads; no page can debug

import tornado.platform.asyncio  # noqa: E402, F401

from declic.room.forks import child, safety  # noqa: E402
from declic.room.forks.cells import Cells  # noqa: E402

WAITING_FORKS = 512
LIBRARIES = ("/site-packages/", "/dist-packages/")


def serve(descriptor: int) -> None:
    """Run the template until its server is gone."""
    server = socket.socket(fileno=descriptor)
    plan = json.loads(server.makefile().readline())
    gc.disable()
    cells = Cells(plan["seed"], plan["cell_seconds"])
    for source in plan["sources"]:
        _tell(server, {"ran": cells.run(source)})
    cells.finish()
    if plan["hook"]:
        __import__(plan["hook"])
    reason = safety.why_not()
    if reason:
        _tell(server, {"refused": reason})
        return
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(plan["socket"])
    listening.listen(WAITING_FORKS)
    _tell(
        server,
        {"ready": {"kernel_info": cells.kernel.kernel_info, "files": _own_files()}},
    )
    gc.enable()
    gc.collect()
    gc.freeze()  # what all share is never looked at again, nor copied
    _Loop(cells, plan["hook"], server, listening).run()


class _Loop:
    """Waits for requests, children that ended, and the end of the server."""

    def __init__(
        self, cells: Cells, hook: str, server: socket.socket, listening: socket.socket
    ) -> None:
        self._cells = cells
        self._hook = hook
        self._server = server
        self._listening = listening
        self._children: dict[int, socket.socket] = {}
        self._ended, self._wake = os.pipe()
        for end in (self._ended, self._wake):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_ignored: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.set_wakeup_fd(self._wake)

    def run(self) -> None:
        """Serve."""
        waited: list[Any] = [self._server, self._listening, self._ended]
        while True:
            ready, _, _ = select.select(waited, [], [])
            if self._server in ready and not self._server.recv(4096):
                return
            if self._ended in ready:
                with contextlib.suppress(BlockingIOError):
                    os.read(self._ended, 4096)
                self._reap()
            if self._listening in ready:
                self._fork(self._listening.accept()[0])

    def _reap(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while True:
                pid, status = os.waitpid(-1, os.WNOHANG)
                if not pid:
                    return
                line = self._children.pop(pid, None)
                if line is not None:
                    with contextlib.suppress(OSError):
                        _tell(line, {"exit": os.waitstatus_to_exitcode(status)})
                    line.close()

    def _fork(self, line: socket.socket) -> None:
        lines = line.makefile()
        try:
            request = json.loads(lines.readline())
        except ValueError:
            line.close()
            return
        pid = os.fork()
        if pid:
            self._children[pid] = line
            return
        code = 1
        try:
            self._leave_to_the_template()
            _be_child(self._cells, request, self._hook, line, lines)
            code = 0
        except BaseException:  # noqa: BLE001 - whatever it is, the fork must not go on as a template
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(code)

    def _leave_to_the_template(self) -> None:
        for end in (self._ended, self._wake):
            os.close(end)
        for one in (self._server, self._listening, *self._children.values()):
            one.close()


def _be_child(
    cells: Cells,
    request: dict[str, Any],
    hook: str,
    line: socket.socket,
    lines: Iterable[str],
) -> None:
    child.become_own(cells, request)
    if request["do"] != "read":
        child.begin(cells, request, hook)
    if request["do"] == "look":
        _tell(line, child.states())
    elif request["do"] == "read":
        child.read(hook, line, lines)
    else:
        child.be_kernel(cells, request, line)


def _tell(line: socket.socket, message: Any) -> None:
    line.sendall(json.dumps(message).encode() + b"\n")


def _own_files() -> list[str]:
    """Return the files of loaded modules that are neither Python's nor an installed package's."""
    standard = str(Path(os.__file__).parent)
    files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    return sorted(
        file
        for file in files
        if file
        and not file.startswith(standard)
        and not any(folder in file for folder in LIBRARIES)
        and Path(file).is_file()
    )
