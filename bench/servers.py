"""The two servers that are compared: a room of Déclic, and plain Voilà, with one notebook."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import psutil

from declic.domain.exercise import WorkshopCard
from declic.store import Store, sessions
from declic.workshops import load_release, release_path
from tests.running import Room, project

START_SECONDS = 60.0
AT_REST_SECONDS = 0.03
"""Of processor, in a second: a server that does nothing for anybody."""
REST_PATIENCE_SECONDS = 60.0
NO_LIMIT = (
    "c.Declic.joins_per_minute = c.Declic.new_learners_per_hour = 100_000\n"
    "c.Declic.learners_per_session = c.Declic.kernels_per_address = 100_000"
)
"""All learners of a measurement stand behind one address."""


@dataclass(frozen=True)
class Server:
    """A server that listens.

    Attributes
    ----------
    name
        ``declic`` or ``voila``.
    pid
        Its process; kernels are among its descendants.
    code
        What learners type to enter; empty where there is nothing to type.
    """

    name: str
    port: int
    pid: int
    code: str = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def processes(self) -> list[psutil.Process]:
        """Return the server's process and all that it started."""
        server = psutil.Process(self.pid)
        return [server, *server.children(recursive=True)]

    def cpu_seconds(self) -> float:
        """Return the time of processor used by the living processes, and by forks that ended."""
        total = 0.0
        for process in self.processes():
            try:
                times = process.cpu_times()
            except psutil.NoSuchProcess:
                continue
            total += times.user + times.system + times.children_user + times.children_system
        return total

    def come_to_rest(self) -> None:
        """Wait until what was done before costs nothing any more; a minute at most."""
        deadline = time.monotonic() + REST_PATIENCE_SECONDS
        while time.monotonic() < deadline:
            before = self.cpu_seconds()
            time.sleep(1)
            if self.cpu_seconds() - before < AT_REST_SECONDS:
                return


@dataclass(frozen=True)
class Pair:
    """Both servers, how many exercises their notebook has, and what opens a session of ours."""

    declic: Server
    voila: Server
    exercises: int
    open_session: Callable[[], str]

    def both(self) -> tuple[Server, Server]:
        """Return the servers, in the order in which each round visits them.

        Ours with a session that nobody has joined: thirty who come are thirty in the room.
        """
        return self.voila, replace(self.declic, code=self.open_session())


@contextmanager
def pair(
    workshop: str, prepare: Callable[[Path], None] | None = None, *, config: str = ""
) -> Iterator[Pair]:
    """Start a room and plain Voilà with the same released notebook; stop both at the end.

    Parameters
    ----------
    prepare
        What is done in the project before, as writing the source of the workshop.
    config
        More of the room's settings.
    """
    with tempfile.TemporaryDirectory(prefix="declic-bench-") as folder:
        root = project(Path(folder) / "project", config=f"{NO_LIMIT}\n{config}")
        if prepare is not None:
            prepare(root)
        room = Room.start(root, Path(folder) / "data", "--workshop", workshop)
        try:
            notebook = release_path(root, workshop)
            card = load_release(root, workshop)[1]
            with _voila(notebook) as voila, room.store() as store:
                ours = Server("declic", room.port, room.process.pid, room.code)
                yield Pair(ours, voila, len(card.exercises), partial(open_session, store, card))
        finally:
            room.stop()


def open_session(store: Store, card: WorkshopCard) -> str:
    """Open a session, as the desk does; return its code."""
    with store.transaction() as tx:
        return sessions.open_session(tx, card, datetime.now(UTC)).code


@contextmanager
def _voila(notebook: Path) -> Iterator[Server]:
    port = _free_port()
    command = [sys.executable, "-m", "voila", notebook.name, "--no-browser"]
    command += ["--Voila.ip=127.0.0.1", "--Voila.log_level=40"]
    # Or pages that close could not stop their kernels, and the last would wait for all before.
    command += ["--Voila.tornado_settings={'disable_check_xsrf': True}"]
    process = subprocess.Popen(
        [*command, f"--port={port}"],
        cwd=notebook.parent,
        env={name: value for name, value in os.environ.items() if not name.startswith("DECLIC_")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_until_it_listens(process, port)
        yield Server("voila", port, process.pid)
    finally:
        started = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGINT)
        _gone, left = psutil.wait_procs([psutil.Process(process.pid), *started], timeout=20)
        for remaining in left:
            remaining.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_it_listens(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("plain Voilà did not start")
