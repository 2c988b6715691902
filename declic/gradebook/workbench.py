"""How JupyterLab with formgrader is started, for ``declic lab``."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from declic.gradebook.configuration import DATA_VARIABLE
from declic.i18n import LANGUAGE_VARIABLE
from declic.settings import Declic

PORT = 8888
LAB = Path(__file__).parent / "jupyter"
"""What JupyterLab reads from a file only: it must not ask about news from the internet."""
IN_LANGUAGE = {"fr": Path(__file__).parent / "jupyter-fr"}
"""The same, by language: JupyterLab's own words; it keeps another one that somebody has chosen."""


def workbench(
    settings: Declic, *, port: int = PORT, browser: bool = True
) -> tuple[list[str], dict[str, str]]:
    """Return the command and the environment that start the workbench.

    It listens on this computer only, with a token that it draws and prints. What it must not
    ask of the internet is said in :func:`declic.gradebook.configuration.configure`. Run it with
    the project's root as its working directory.

    Parameters
    ----------
    port
        Port from which a free one is looked for.
    browser
        Whether it shows itself in this computer's browser.

    Raises
    ------
    DataFolderError
        If the data folder can't be written; formgrader could not open its gradebook.
    """
    settings.make_data_folder()
    argv = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        f"--ServerApp.root_dir={settings.root_folder}",
        f"--ServerApp.open_browser={browser}",
        "--ServerApp.answer_yes=True",  # Ctrl-C stops, without a question
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # a container; Jupyter would refuse
        argv.append("--ServerApp.allow_root=True")
    return argv, _environment(os.environ, settings)


def _environment(inherited: Mapping[str, str], settings: Declic) -> dict[str, str]:
    paths = [settings.root_folder, LAB, IN_LANGUAGE.get(settings.language)]
    before = inherited.get("JUPYTER_CONFIG_PATH", "")
    return {
        **inherited,
        "JUPYTER_CONFIG_PATH": os.pathsep.join(str(path) for path in (*paths, before) if path),
        DATA_VARIABLE: str(settings.data_folder),
        LANGUAGE_VARIABLE: settings.language,
    }
