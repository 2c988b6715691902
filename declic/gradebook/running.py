"""Runs a notebook once in a real kernel, as an author would."""

from __future__ import annotations

import copy
import os
import subprocess
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from declic.errors import WorkshopInvalid
from declic.i18n import LANGUAGE_VARIABLE, Words, language

_ = Words("gradebook")

CELL_SECONDS = 120
"""Seconds that one cell may take."""
KERNEL = "python3"

_NOT_FOR_AUTHORS = ("DECLIC_CHANNEL", "DECLIC_TOKEN", "DECLIC_KIT_URL", "NBGRADER_EXECUTION")
"""Variables that would make an exercise behave as before a learner or under nbgrader."""


def run(notebook: NotebookNode, folder: Path, last: str | None = None) -> NotebookNode:
    """Return a copy of a notebook with its cells' outputs; a cell that raises stops nothing.

    Parameters
    ----------
    folder
        Where the kernel works, so that files beside the notebook are found.
    last
        Code to run after all cells; its output is in one more cell.

    Raises
    ------
    WorkshopInvalid
        If the kernel dies, or a cell takes more than two minutes.
    """
    executed = copy.deepcopy(notebook)
    if last is not None:
        executed.cells.append(nbformat.v4.new_code_cell(last))
    client = NotebookClient(
        executed,
        timeout=CELL_SECONDS,
        kernel_name=KERNEL,
        allow_errors=True,
        store_widget_state=False,
        resources={"metadata": {"path": str(folder)}},
    )
    environment = {
        name: value for name, value in os.environ.items() if name not in _NOT_FOR_AUTHORS
    } | {LANGUAGE_VARIABLE: language()}
    try:
        client.execute(env=environment, stderr=subprocess.DEVNULL)
    except CellTimeoutError as fault:
        raise WorkshopInvalid(
            _("A cell of the notebook takes more than {seconds} seconds.").format(
                seconds=CELL_SECONDS
            )
        ) from fault
    except DeadKernelError as fault:
        raise WorkshopInvalid(
            _("The kernel died while the notebook was run. Run its cells in JupyterLab.")
        ) from fault
    except NoSuchKernel as fault:
        raise WorkshopInvalid(
            _("There is no Python kernel here. Install the package ipykernel.")
        ) from fault
    return executed
