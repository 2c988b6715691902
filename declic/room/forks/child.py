"""What a fork does first: it becomes a kernel of its own, or says how its widgets look."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import json
import os
import random
import signal
import socket
import sys
import threading
import uuid
from collections.abc import Container, Iterable
from typing import Any

import IPython.core.async_helpers
from jupyter_client.session import new_id
from zmq.eventloop.zmqstream import ZMQStream

from declic.room.forks.cells import Cells

NO_ZERO_COPY = 1 << 40
"""Bytes from which messages would not be copied; that would start a thread."""
CHANNELS = ("shell", "iopub", "stdin", "control", "hb")


def become_own(cells: Cells, request: dict[str, Any]) -> None:
    """Make a fork a process of its own."""
    os.setsid()
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    _reseed()
    os.environ.update(request.get("env") or {})
    if request.get("cwd"):
        os.chdir(request["cwd"])
    session = cells.app.session
    session.pid = os.getpid()
    session.session = new_id()
    session.key = request.get("key", "").encode()
    session.digest_history = set()
    session.copy_threshold = NO_ZERO_COPY
    cells.notes.deaf = True


def begin(cells: Cells, request: dict[str, Any], hook: str) -> None:
    """Tell a fork for whom it is: nothing of a learner is known before."""
    if hook:
        importlib.import_module(hook).begin(request.get("context") or {})


def read(hook: str, line: socket.socket, lines: Iterable[str]) -> None:
    """Say again and again how the widgets look to people of whom nothing is kept.

    One process for all of them: it is told what they are shown by, and nothing that they did.
    """
    known: Any = importlib.import_module(hook) if hook else None
    for told in lines:
        request = json.loads(told)
        if hasattr(known, "show"):
            known.show(request["context"])
        found = states(known.DRAWN) if request.get("drawn") else states()
        if request.get("drawn"):
            found = known.drawn(found or {"states": {}})
        line.sendall(json.dumps(found, ensure_ascii=False).encode() + b"\n")


def states(models: Container[str] | None = None) -> dict[str, Any] | None:
    """Return all widgets' states as a page asks for them; None if there are binary ones.

    Parameters
    ----------
    models
        Names of the models that are asked for; None for all.
    """
    if "ipywidgets" not in sys.modules:
        return {"states": {}, "buffer_paths": []}
    from ipywidgets.widgets import widget as library

    found = {
        one.model_id: {
            "model_name": one._model_name,
            "model_module": one._model_module,
            "model_module_version": one._model_module_version,
            "state": one.get_state(),
        }
        for one in list(library._instances.values())
        if models is None or one._model_name in models
    }
    found, paths, buffers = library._remove_buffers(found)
    return None if buffers else {"states": found, "buffer_paths": paths}


def be_kernel(cells: Cells, request: dict[str, Any], line: socket.socket) -> None:
    """Serve as a kernel until told to stop, or until the server is gone."""
    app, kernel = cells.app, cells.kernel
    _new_loop()
    app.transport, app.ip = "ipc", request["address"]
    for number, channel in enumerate(CHANNELS, 1):
        setattr(app, f"{channel}_port", number)
    app.iopub_socket = None
    app.init_sockets()
    app.init_heartbeat()
    app.init_io()
    app.init_signal()
    _hand_over(cells)
    kernel.start()
    ports = {f"{channel}_port": getattr(app, f"{channel}_port") for channel in CHANNELS}
    kernel.record_ports(ports)
    info = {"pid": os.getpid(), "transport": app.transport, "ip": app.ip, **ports}
    line.sendall(json.dumps(info).encode() + b"\n")
    threading.Thread(target=_end_with, args=(line,), name="Line", daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):
        kernel.io_loop.start()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    app.iopub_thread.stop()


def _hand_over(cells: Cells) -> None:
    """Give the kernel the sockets and threads that IPKernelApp gives a new one."""
    app, kernel = cells.app, cells.kernel
    kernel.iopub_thread, kernel.iopub_socket = app.iopub_thread, app.iopub_socket
    kernel.stdin_socket = app.stdin_socket
    kernel._stdout, kernel._stderr = sys.stdout, sys.stderr
    kernel.shell_stream = ZMQStream(app.shell_socket, app.shell_channel_thread.io_loop)
    app.shell_channel_thread.shell_stream = kernel.shell_stream
    kernel.control_stream = ZMQStream(app.control_socket, app.control_thread.io_loop)
    app.control_thread.start()
    app.shell_channel_thread.start()
    kernel.control_thread, kernel.shell_channel_thread = (
        app.control_thread,
        app.shell_channel_thread,
    )
    for speaker in (kernel.shell.displayhook, kernel.shell.display_pub):
        speaker.pub_socket = app.iopub_socket
    app.displayhook.get_execution_count = lambda: kernel.execution_count


def _new_loop() -> None:
    asyncio.set_event_loop(asyncio.new_event_loop())
    IPython.core.async_helpers._asyncio_event_loop = None


def _reseed() -> None:
    """Let chance be different in each fork."""
    random.seed()
    uuid._last_timestamp = None  # type: ignore[attr-defined]
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def _end_with(line: socket.socket) -> None:
    """End this process and what it started as soon as the server closes the line, or is gone."""
    with contextlib.suppress(OSError):
        line.recv(1)
    os.killpg(0, signal.SIGKILL)
