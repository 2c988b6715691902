"""The server's side of a template: starts it, and asks it for forks."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import secrets
import signal
import socket
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from declic.room.forks.changes import in_folder, installed, state
from declic.room.forks.safety import SOCKET_PATH_BYTES

LINE_BYTES = 1 << 27
"""Largest message of a template: what a cell says, pictures included."""
CHANNELS = ("shell", "iopub", "stdin", "control", "hb")
EXIT = b'{"exit":'
"""What the template says of a fork that has ended begins so."""
FORK_SECONDS = 20.0
"""A fork takes milliseconds; where it takes so long the template is stuck."""


class TemplateRefused(Exception):
    """There is no template to fork from; the text says why. Ordinary kernels serve instead."""


@dataclass(frozen=True)
class Plan:
    """What a template runs.

    Attributes
    ----------
    sources
        Its code cells.
    cwd
        Folder in which they run.
    env
        The whole environment; nothing of a learner's.
    hook
        Module whose ``begin(context)`` each fork calls first; empty for none.
    files
        Files and folders which, when they change, make the template old.
    cell_seconds
        How long a cell may run before it is interrupted.
    """

    sources: tuple[str, ...]
    cwd: Path
    env: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    hook: str = ""
    files: tuple[Path, ...] = ()
    cell_seconds: float = 60.0

    @property
    def seed(self) -> str:
        """Return what makes the ids of its widgets."""
        told = json.dumps([self.sources, str(self.cwd), sorted(self.env.items())])
        return hashlib.sha256(told.encode()).hexdigest()

    def digest(self, loaded: tuple[Path, ...] = ()) -> str:
        """Return what stands for all that a template is made of, the files it *loaded* too."""
        found: list[Any] = [self.seed, sys.version, sorted(installed())]
        for file in (*self.files, *loaded):
            found += [state(one) for one in (in_folder(file) if file.is_dir() else (file,))]
        return hashlib.sha256(json.dumps(found).encode()).hexdigest()


class Fork:
    """A forked kernel.

    Attributes
    ----------
    connection
        Where it listens, as in a Jupyter connection file, and ``key``.
    ended
        Its exit code once it has ended; -1 where nobody knows it.
    """

    def __init__(
        self,
        info: dict[str, Any],
        key: str,
        line: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        self.pid: int = info.pop("pid")
        self.connection = info | {"key": key, "signature_scheme": "hmac-sha256"}
        self._reader, self._writer = line
        self.ended: asyncio.Task[int] = asyncio.create_task(self._follow())

    def address(self, channel: str) -> str:
        """Return the zmq address of a channel (``shell``, ``iopub`` …)."""
        return f"ipc://{self.connection['ip']}-{self.connection[f'{channel}_port']}"

    def signal(self, number: int) -> None:
        """Send a signal to the kernel and what it has started."""
        if not self.ended.done():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, number)

    def kill(self) -> None:
        """End it now."""
        self.signal(signal.SIGKILL)

    async def _follow(self) -> int:
        code = -1
        try:
            with contextlib.suppress(OSError, ValueError):
                line = await self._reader.readline()
                code = json.loads(line)["exit"] if line else -1
        finally:
            self._writer.close()
        for channel in CHANNELS:
            _remove(f"{self.connection['ip']}-{self.connection[f'{channel}_port']}")
        return code


class Template:
    """A running template.

    Attributes
    ----------
    ran
        For each cell the messages that it sent, as nbclient takes them.
    kernel_info
        What its kernels answer to ``kernel_info_request``.
    digest
        Stands for all that it was made of; equal templates have equal ones.
    """

    def __init__(self, plan: Plan, folder: Path) -> None:
        self._plan = plan
        self._folder = folder
        self._name = secrets.token_hex(4)
        self._forks = 0
        self._reading = asyncio.Lock()
        self._reader_line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._loaded: tuple[Path, ...] = ()
        self._began = time.monotonic()
        self.ran: list[list[dict[str, Any]]] = []
        self.kernel_info: dict[str, Any] = {}
        self.digest = ""

    @classmethod
    async def start(cls, plan: Plan, folder: Path) -> Template:
        """Start a template, and return it once its cells ran.

        Parameters
        ----------
        folder
            Folder for its sockets, which only this user may enter.

        Raises
        ------
        TemplateRefused
            If it may not be forked, or ended.
        """
        template = cls(plan, folder)
        if len(os.fsencode(template._socket)) > SOCKET_PATH_BYTES:
            raise TemplateRefused(f"the path of its sockets is too long: {folder}")
        await template._start()
        try:
            await template._run()
        except BaseException:
            await template.stop()
            raise
        return template

    @property
    def age(self) -> float:
        """Return its age in seconds."""
        return time.monotonic() - self._began

    @property
    def alive(self) -> bool:
        return self._process.returncode is None

    @property
    def pid(self) -> int:
        return self._process.pid

    def is_old(self) -> bool:
        """Return whether something that it was made of has changed."""
        return self.digest != self._plan.digest(self._loaded)

    async def ended(self) -> int:
        """Wait until its process has ended."""
        return await self._process.wait()

    async def fork(
        self,
        *,
        key: str | None = None,
        env: Mapping[str, str] | None = None,
        cwd: str = "",
        context: Any = None,
        address: str = "",
    ) -> Fork:
        """Return a new kernel.

        Parameters
        ----------
        key
            Key with which its messages are signed; a new one by default.
        env
            What its environment has besides the template's.
        context
            Plain data for the hook.
        address
            Beginning of its sockets' names; a kernel that starts again keeps the one it had.

        Raises
        ------
        TemplateRefused
            If the template can't fork.
        """
        self._forks += 1
        key = key or secrets.token_hex(16)
        told: dict[str, Any] = {"address": address or f"{self._folder / self._name}-{self._forks}"}
        told |= {"key": key, "env": dict(env or {}), "cwd": cwd, "context": context}
        line = await self._request(told | {"do": "kernel"})
        return Fork(await self._reply(line), key, line)

    async def look(self, *, env: Mapping[str, str] | None = None, context: Any = None) -> Any:
        """Return the widgets' states as a new kernel would tell them, without keeping a kernel.

        None where they have binary parts.

        Raises
        ------
        TemplateRefused
            If the template can't fork.
        """
        line = await self._request({"do": "look", "env": dict(env or {}), "context": context})
        try:
            return await self._reply(line)
        finally:
            line[1].close()

    async def read(self, context: Any = None) -> Any:
        """Return the widgets' states for somebody of whom nothing is kept.

        Much cheaper than :meth:`look`: one fork answers all of them, in turn, so that *context*
        must be nothing that anybody did.

        Raises
        ------
        TemplateRefused
            If the template can't fork.
        """
        return json.loads(await self._read({"context": context}))

    async def drawn(self, context: Any = None) -> str:
        """Return, as :meth:`read`, what the hook's ``drawn(states)`` makes of the states: JSON.

        It is handed on as it comes: to read it and write it again would cost as much as the rest.

        Raises
        ------
        TemplateRefused
            If the template can't fork.
        """
        return await self._read({"context": context, "drawn": True})

    async def _read(self, request: dict[str, Any]) -> str:
        async with self._reading:
            if self._reader_line is None:
                self._reader_line = await self._request({"do": "read"})
            line = self._reader_line
            line[1].write(json.dumps(request).encode() + b"\n")
            try:
                return (await self._said(line)).decode().rstrip("\n")
            except BaseException:
                self._reader_line = None  # whatever it says next is not meant for the next
                line[1].close()
                raise

    async def stop(self) -> None:
        """End it; its kernels go on."""
        if self._reader_line is not None:
            self._reader_line[1].close()
        self._writer.close()
        if self.alive:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
        await self._process.wait()
        _remove(self._socket)

    @property
    def _socket(self) -> str:
        return str(self._folder / self._name)

    async def _start(self) -> None:
        ours, theirs = socket.socketpair()
        env = dict(self._plan.env)
        env.setdefault("OPENBLAS_NUM_THREADS", "1")
        env.setdefault("MALLOC_ARENA_MAX", "2")  # a fork's threads share their memory
        with theirs:
            number = theirs.fileno()
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "declic.room.forks", str(number)),
                pass_fds=[number],
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                cwd=self._plan.cwd,
                env=env,
                start_new_session=True,
            )
        self._reader, self._writer = await asyncio.open_unix_connection(sock=ours, limit=LINE_BYTES)

    async def _run(self) -> None:
        plan = self._plan
        told = {"sources": plan.sources, "seed": plan.seed, "cell_seconds": plan.cell_seconds}
        told |= {"hook": plan.hook, "socket": self._socket}
        self._writer.write(json.dumps(told).encode() + b"\n")
        while True:
            said = await _read(self._reader)
            if said is None:
                raise TemplateRefused("its process ended while the cells ran")
            if "refused" in said:
                raise TemplateRefused(said["refused"])
            if "ready" in said:
                break
            self.ran.append(said["ran"])
        self.kernel_info = said["ready"]["kernel_info"]
        self._loaded = tuple(map(Path, said["ready"]["files"]))
        self.digest = plan.digest(self._loaded)

    async def _request(
        self, request: dict[str, Any]
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        try:
            line = await asyncio.open_unix_connection(self._socket, limit=LINE_BYTES)
        except OSError as fault:
            raise TemplateRefused(f"it does not answer ({fault})") from fault
        line[1].write(json.dumps(request).encode() + b"\n")
        return line

    async def _reply(self, line: tuple[asyncio.StreamReader, asyncio.StreamWriter]) -> Any:
        return json.loads(await self._said(line))

    async def _said(self, line: tuple[asyncio.StreamReader, asyncio.StreamWriter]) -> bytes:
        try:
            async with asyncio.timeout(FORK_SECONDS):
                said = await line[0].readline()
            if said and not said.startswith(EXIT):
                return said
            raise TemplateRefused("its fork ended at once")
        except (OSError, ValueError, TimeoutError) as fault:
            line[1].close()
            raise TemplateRefused(f"its fork said nothing ({fault})") from fault
        except BaseException:
            line[1].close()
            raise


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        Path(path).unlink()


async def _read(reader: asyncio.StreamReader) -> dict[str, Any] | None:
    try:
        line = await reader.readline()
    except (OSError, ValueError):
        return None
    said: dict[str, Any] | None = json.loads(line) if line else None
    return said
