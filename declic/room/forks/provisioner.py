"""Gives forked kernels to Jupyter's kernel managers: a kernel provisioner.

A kernel spec names it, and the notebook whose cells its kernels have run::

    "metadata": {"kernel_provisioner": {"provisioner_name": "forks", "config": {"notebook": "…"}}}
"""

from __future__ import annotations

import asyncio
import atexit
import json
import os
import shutil
import signal
import tempfile
from pathlib import Path
from typing import Any, ClassVar

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.provisioner_base import KernelProvisionerBase
from traitlets import Unicode

from declic.room.forks.template import Fork, Plan, Template


class ForkProvisioner(KernelProvisionerBase):
    """A kernel manager's hand on a forked kernel."""

    notebook = Unicode(help="Path of the notebook whose cells the kernels have run.").tag(
        config=True
    )

    _templates: ClassVar[dict[str, Template]] = {}
    _folder: ClassVar[Path | None] = None
    _fork: Fork | None = None
    _address = ""

    @property
    def has_process(self) -> bool:
        return self._fork is not None

    async def poll(self) -> int | None:
        if self._fork is None:
            return 0
        return self._fork.ended.result() if self._fork.ended.done() else None

    async def wait(self) -> int | None:
        if self._fork is None:
            return 0
        code = await asyncio.shield(self._fork.ended)
        self._fork = None
        return code

    async def send_signal(self, signum: int) -> None:
        if self._fork is not None:
            self._fork.signal(signum)

    async def kill(self, restart: bool = False) -> None:
        await self.send_signal(signal.SIGKILL)

    async def terminate(self, restart: bool = False) -> None:
        await self.send_signal(signal.SIGTERM)

    async def cleanup(self, restart: bool = False) -> None:
        """Do nothing: a fork takes its sockets with it."""

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        return await super().pre_launch(cmd=["fork"], **kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork; a kernel that starts again listens where it did before."""
        template = await self._template()
        env = {
            name: value for name, value in kwargs["env"].items() if os.environ.get(name) != value
        }
        manager: Any = self.parent
        key = manager.session.key
        self._fork = await template.fork(
            key=key.decode(), env=env, cwd=str(kwargs.get("cwd") or ""), address=self._address
        )
        self._address = self._fork.connection["ip"]
        told: Any = self._fork.connection | {"key": key}
        self.connection_info = told
        return self.connection_info

    async def _template(self) -> Template:
        plan = _plan(self.notebook)
        template = self._templates.get(plan.seed)
        if template is None or not template.alive or template.is_old():
            template = self._templates[plan.seed] = await Template.start(plan, self._sockets())
        return template

    @classmethod
    def _sockets(cls) -> Path:
        if cls._folder is None:
            cls._folder = Path(tempfile.mkdtemp(prefix="forks-"))
            atexit.register(shutil.rmtree, cls._folder, ignore_errors=True)
        return cls._folder


def _plan(path: str) -> Plan:
    notebook = Path(path).resolve()
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return Plan(tuple(sources), notebook.parent)
