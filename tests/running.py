"""A room that really runs: ``python -m declic run`` as a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any
from urllib.parse import urlsplit

import psutil

from declic.store import Store

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 120.0
"""The first start releases the workshop: a kernel, on a machine that may be busy."""
STOP_SECONDS = 30.0
TEMPLATE = "declic.room.forks"
"""In the command of a template, and of the kernels that are forked from it."""


def project(folder: Path, *, config: str = "") -> Path:
    """Make a project of one's own in *folder*: what `declic run` finds in a clone, no more.

    Parameters
    ----------
    config
        Lines to add to its ``jupyter_config.py``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("source", "release", "notebooks"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    for name in ("jupyter_config.py", "nbgrader_config.py"):
        shutil.copy(ROOT / name, folder)
    with (folder / "jupyter_config.py").open("a", encoding="utf-8") as file:
        file.write(f"\n{config}\n")
    return folder


@dataclass
class Room:
    """A running room.

    Attributes
    ----------
    join, code, desk, password, data
        What ``declic run --json`` said.
    """

    process: subprocess.Popen[str]
    log: IO[str]
    join: str
    code: str
    desk: str
    password: str
    data: Path

    @classmethod
    def start(
        cls,
        root: Path,
        data: Path,
        *options: str,
        port: int = 0,
        language: str = "fr",
        env: Mapping[str, str] = MappingProxyType({}),
    ) -> Room:
        """Start a room on 127.0.0.1 and wait until it listens.

        Parameters
        ----------
        port
            0 for any that is free.
        env
            Environment to add to this process's.

        Raises
        ------
        RuntimeError
            If it ended, or said nothing within two minutes; with what it wrote.
        """
        data.mkdir(parents=True, exist_ok=True)
        log = (data.parent / f"{data.name}.log").open("a+", encoding="utf-8")
        command = [sys.executable, "-m", "declic", "run", "--json", "--no-browser"]
        place = ["--address", "127.0.0.1", "--port", str(port), "--data", str(data)]
        process: subprocess.Popen[str] = subprocess.Popen(
            [*command, *place, *options],
            cwd=root,
            env=_environment() | {"DECLIC_LANGUAGE": language} | env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )
        line = _first_line(process)
        if not line.startswith("{"):
            process.kill()
            process.wait()
            log.seek(0)
            said = log.read()
            log.close()
            _close_output(process)
            raise RuntimeError(f"the room did not start: {line}{said}")
        told: dict[str, Any] = json.loads(line)
        return cls(process, log, **told | {"data": Path(told["data"])})

    @property
    def port(self) -> int:
        return urlsplit(self.join).port or 80

    @contextlib.contextmanager
    def store(self) -> Iterator[Store]:
        """Give the room's store, to look into it beside it."""
        with contextlib.closing(Store.open(f"sqlite:///{self.data / 'declic.db'}")) as store:
            yield store

    def descendants(self) -> list[psutil.Process]:
        """Return the processes that the room started, and theirs."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def kernels(self) -> list[psutil.Process]:
        """Return the kernels that run, the oldest first; templates of kernels are none."""
        kernels = [process for process in self.descendants() if self._is_kernel(process)]
        return sorted(kernels, key=lambda process: process.create_time())

    def templates(self) -> list[psutil.Process]:
        """Return the processes from which kernels are forked."""
        children = psutil.Process(self.process.pid).children()
        return [process for process in children if TEMPLATE in _command(process)]

    def _is_kernel(self, process: psutil.Process) -> bool:
        command = _command(process)
        forked = TEMPLATE in command and has_threads(process)
        return forked or "ipykernel_launcher" in command

    def said(self) -> str:
        """Return what the room wrote on standard error so far."""
        self.log.flush()
        return Path(self.log.name).read_text(encoding="utf-8")

    def stop(self) -> list[psutil.Process]:
        """Stop the room as Ctrl-C does, and return the processes that it left behind."""
        started = self.descendants()
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            started.append(psutil.Process(self.process.pid))
        self._let_go()
        _gone, left = psutil.wait_procs(started, timeout=5)
        for process in left:
            process.kill()
        return left

    def kill(self) -> None:
        """End the room with SIGKILL: it can save nothing. What it had started is ended too."""
        started = self.descendants()
        self.process.kill()
        self.process.wait()
        for process in started:
            if process.is_running():
                process.kill()
        psutil.wait_procs(started, timeout=10)
        self._let_go()

    def kill_alone(self) -> list[psutil.Process]:
        """End the server with SIGKILL, and return what it started that does not end by itself."""
        started = self.descendants()
        self.process.kill()
        self.process.wait()
        self._let_go()
        _gone, left = psutil.wait_procs(started, timeout=STOP_SECONDS)
        return left

    def _let_go(self) -> None:
        self.log.close()
        _close_output(self.process)


def _environment() -> dict[str, str]:
    """Return this process's environment without settings that a developer has made."""
    return {name: value for name, value in os.environ.items() if not name.startswith("DECLIC_")}


def _close_output(process: subprocess.Popen[str]) -> None:
    if process.stdout is not None:
        process.stdout.close()


def _first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        if select.select([process.stdout], [], [], 0.5)[0]:
            return process.stdout.readline()
    return process.stdout.read() if process.poll() is not None else ""


def has_threads(process: psutil.Process) -> bool:
    """Tell a kernel from its template, and from the template's reader: those have none."""
    try:
        threads: int = process.num_threads()
    except psutil.Error:
        return False
    return threads > 1


def _command(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""
