"""``declic lab``: opens the workbench, JupyterLab with formgrader, on this computer only."""

from __future__ import annotations

import argparse
import subprocess
from typing import Any

from declic.cli.parsers import port_number
from declic.gradebook.workbench import PORT, workbench
from declic.i18n import Words
from declic.settings import Declic

_ = Words("cli")

STOP_SECONDS = 8
"""How long JupyterLab may take to stop by itself."""


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Describe the command."""
    command = commands.add_parser("lab", parents=[common], help=_("open the workbench"))
    command.add_argument("--port", type=port_number, metavar=_("number"), default=PORT)
    command.add_argument("--no-browser", action="store_true", help=_("open no browser"))
    command.set_defaults(command=lab)


def lab(settings: Declic, options: argparse.Namespace) -> int:
    """Run JupyterLab until it is stopped; return its exit status."""
    arguments, environment = workbench(settings, port=options.port, browser=not options.no_browser)
    with subprocess.Popen(arguments, env=environment, cwd=settings.root_folder) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:  # JupyterLab got it too, and stops unless it was still starting
            try:
                return process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.terminate()
                return process.wait()
