"""Runs a notebook's cells in a kernel that has no sockets yet, and notes all that it says."""

from __future__ import annotations

import base64
import io
import json
import signal
import sys
import uuid
from collections.abc import Callable
from typing import Any, cast

import comm
from ipykernel.heartbeat import Heartbeat
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from traitlets.config import Config

DELIMITER = b"<IDS|MSG>"
NOTED = frozenset(
    {
        "clear_output",
        "comm_close",
        "comm_msg",
        "comm_open",
        "display_data",
        "error",
        "execute_result",
        "update_display_data",
    }
)
CONFIG = Config(
    {
        "HistoryManager": {"enabled": False},  # its file and thread would be shared by all forks
        "IPKernelApp": {"capture_fd_output": False},  # starts threads
    }
)


class KernelApp(IPKernelApp):
    """An ipykernel that gets its sockets after the fork."""

    def initialize_without_sockets(self) -> None:
        """Read the configuration, and no more."""
        super(IPKernelApp, self).initialize([])  # type: ignore[no-untyped-call]

    def init_heartbeat(self) -> None:
        """Beat in the kernel's own context: one of its own would be two more threads."""
        address = (self.transport, self.ip, self.hb_port)
        self.heartbeat = Heartbeat(self.context, address)
        self.hb_port = self.heartbeat.port
        self.heartbeat.start()


class Notes:
    """Stands in for the kernel's public socket, and keeps what is said on it."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.parent: dict[str, Any] = {}
        self.deaf = False

    def send_multipart(self, parts: list[Any], *_options: Any, **_more: Any) -> None:
        """Keep a message as what nbclient takes for one."""
        if self.deaf:
            return
        parts = parts[parts.index(DELIMITER) + 2 :]
        header, parent, metadata, content = (json.loads(bytes(part)) for part in parts[:4])
        if header["msg_type"] in NOTED:
            buffers = [base64.b64encode(bytes(part)).decode() for part in parts[4:]]
            self._keep(header, parent, metadata, content, buffers)

    def write(self, name: str, text: str) -> None:
        """Keep what is printed; what directly follows is one text with it."""
        last = self.messages[-1] if self.messages else None
        if last is not None and last["msg_type"] == "stream" and last["content"]["name"] == name:
            last["content"]["text"] += text
        elif text:
            header = {"msg_id": uuid.uuid4().hex, "msg_type": "stream"}
            self._keep(header, self.parent, {}, {"name": name, "text": text}, [])

    def take(self) -> list[dict[str, Any]]:
        """Return what was kept since the last call."""
        taken, self.messages = self.messages, []
        return taken

    def _keep(
        self, header: Any, parent: Any, metadata: Any, content: Any, buffers: list[str]
    ) -> None:
        self.messages.append(
            {
                "header": header,
                "msg_id": header["msg_id"],
                "msg_type": header["msg_type"],
                "parent_header": parent,
                "metadata": metadata,
                "content": content,
                "buffers": buffers,
            }
        )


class Printed(io.TextIOBase):
    """Stands in for standard output or error before the fork; afterwards it hands on.

    A logging handler that was made in a cell keeps it for good.
    """

    def __init__(self, notes: Notes, name: str) -> None:
        self._notes = notes
        self._name = name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        now = getattr(sys, self._name)
        if now is self:
            self._notes.write(self._name, text)
        else:
            now.write(text)
        return len(text)

    def flush(self) -> None:
        now = getattr(sys, self._name)
        if now is not self:
            now.flush()


class Cells:
    """A kernel without sockets, and the cells that it has run."""

    def __init__(self, seed: str, seconds: float) -> None:
        self._seconds = seconds
        self.notes = Notes()
        # The address is given, for the default would load psutil in each fork to find it.
        self.app = cast("Any", KernelApp.instance(parent_handle=0, ip="127.0.0.1", config=CONFIG))
        self.app.log_level = 40
        self.app.initialize_without_sockets()
        self.app.init_pdb()
        self.app.iopub_socket = self.notes
        sys.stdout, sys.stderr = Printed(self.notes, "stdout"), Printed(self.notes, "stderr")
        self.kernel: Any = IPythonKernel.instance(
            parent=self.app,
            session=self.app.session,
            iopub_socket=self.notes,
            log=self.app.log,
            profile_dir=self.app.profile_dir,
            user_ns=self.app.user_ns,
        )
        self.app.kernel = self.kernel
        _find_modules_of_the_folder()
        self.app.init_shell()
        self.app.init_gui_pylab()
        self.app.init_extensions()
        self.app.init_code()
        comm.create_comm = _numbered(comm.create_comm, seed)
        self.notes.take()

    def run(self, source: str) -> list[dict[str, Any]]:
        """Run one cell, for its time at most, and return what it said."""
        request = self.app.session.msg("execute_request", {"code": source})
        self.notes.parent = {"msg_id": request["header"]["msg_id"]}
        self.kernel.set_parent([], request, "shell")
        before = signal.signal(signal.SIGALRM, _too_long)
        signal.setitimer(signal.ITIMER_REAL, self._seconds)
        try:
            self.kernel.shell.run_cell(source, store_history=False)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        return self.notes.take()

    def finish(self) -> None:
        """Forget the last cell: what a fork says is no part of it."""
        self.notes.parent = {}
        self.kernel.set_parent([], {}, "shell")


def _find_modules_of_the_folder() -> None:
    """Let cells import what lies beside the notebook, as IPython does where it may.

    After the standard library: a file there named ``random.py`` stands in nobody's way.
    """
    packages = ("site-packages", "dist-packages")
    installed = (n for n, folder in enumerate(sys.path) if folder.endswith(packages))
    sys.path.insert(next(installed, len(sys.path)), "")


def _too_long(_signal: int, _frame: Any) -> None:
    raise TimeoutError("the cell took too long")


def _numbered(create: Callable[..., Any], seed: str) -> Callable[..., Any]:
    """Give comms numbers in the place of random ids.

    A template that ran the same cells again has the same ids: a page that was made with the one
    before finds its widgets in a fork of the new one.
    """
    space = uuid.uuid5(uuid.NAMESPACE_OID, seed)
    count = 0

    def create_comm(*args: Any, **options: Any) -> Any:
        nonlocal count
        count += 1
        if not options.get("comm_id"):
            options["comm_id"] = uuid.uuid5(space, str(count)).hex
        return create(*args, **options)

    return create_comm
