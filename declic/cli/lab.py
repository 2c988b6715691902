"""``declic lab``: opens the workbench, JupyterLab with formgrader, on this computer only."""

from __future__ import annotations

import argparse
import subprocess
from typing import Any

from declic.gradebook import workbench
from declic.i18n import Words
from declic.settings import Declic

_ = Words("cli")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Describe the command."""
    command = commands.add_parser("lab", parents=[common], help=_("open the workbench"))
    command.add_argument("--no-browser", action="store_true", help=_("open no browser"))
    command.set_defaults(command=lab)


def lab(settings: Declic, options: argparse.Namespace) -> int:
    """Run JupyterLab until it is stopped; return its exit status."""
    settings.make_data_folder()
    arguments, environment = workbench.command(settings)
    with subprocess.Popen(arguments, env=environment) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # JupyterLab got it too, and asks whether to stop
