"""The one configuration of nbgrader, formgrader, JupyterLab and Déclic's own commands."""

from __future__ import annotations

import os
import shutil
import sysconfig
from importlib.util import find_spec
from pathlib import Path

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from declic.errors import SetupError
from declic.gradebook.marks import NO_ANSWER
from declic.i18n import Words
from declic.settings import CONFIG_FILE, Declic
from declic.workshops import RELEASE, SOURCE

_ = Words("gradebook")

COURSE = "declic"
DATA_VARIABLE = "DECLIC_DATA"
SUBMITTED = "submitted"
AUTOGRADED = "autograded"
FEEDBACK = "feedback"
GRADEBOOK = "gradebook.db"
KEPT = "released"
"""Folder of the data folder with a copy of each released version, source and release."""
TEMPLATES = Path(__file__).parent / "templates"
"""What replaces parts of nbgrader's pages; see :func:`configure`."""

_PATTERN_LETTERS = set("*?[]{}()+|^$")
"""nbgrader reads the names of its folders as patterns, without escaping them."""


def configure(c: Config, root: Path) -> None:
    """Add to *c* what nbgrader and JupyterLab must know; ``jupyter_config.py`` calls it.

    What the file has set itself stays. The environment variable ``DECLIC_DATA`` wins over
    ``c.Declic.data``, so that ``declic … --data`` reaches nbgrader too.

    Parameters
    ----------
    root
        Folder of the project, which holds ``source`` and ``release``.

    Raises
    ------
    SetupError
        If a folder's name holds letters that nbgrader can't cope with.
    """
    if os.environ.get(DATA_VARIABLE):
        c.Declic.data = os.environ[DATA_VARIABLE]
    _find_commands()
    _set_folders(c, root, Declic(config=c).data_folder)
    _default(c.CourseDirectory, "course_id", COURSE)
    c.GenerateAssignment.preprocessors.prepend(["declic.gradebook.expand.ExpandExercises"])
    c.GenerateFeedback.preprocessors.append("declic.gradebook.result.TellResult")
    _default(c.ClearSolutions, "code_stub", {"python": f"# {NO_ANSWER}"})
    _default(c.ClearSolutions, "text_stub", f"*{NO_ANSWER}*")
    _default(c.ExchangeFactory, "collect", "declic.gradebook.exchange.StoreCollect")
    _default(c.ExchangeFactory, "list", "declic.gradebook.exchange.ReleasedList")
    _default(
        c.ExchangeFactory, "release_feedback", "declic.gradebook.feedback.StoreReleaseFeedback"
    )
    # a picture beside a notebook outside the server's folder could not be loaded from there
    _default(c.HTMLExporter, "embed_images", True)
    # ours first: nbgrader's pages would load MathJax from the internet
    theirs = _nbgrader_templates()
    _default(c.HTMLExporter, "extra_template_basedirs", [str(TEMPLATES), theirs])
    _default(c.HTMLExporter, "extra_template_paths", [theirs])
    c.HTMLExporter.filters = {
        name: f"declic.gradebook.page_words.{name}" for name in ("word", "in_our_words")
    }
    _default(c.LabApp, "news_url", None)
    _default(c.LabApp, "check_for_updates_class", "jupyterlab.NeverCheckForUpdate")
    _default(c.LabApp, "extension_manager", "readonly")


def nbgrader_configuration(settings: Declic) -> Config:
    """Return the configuration for running nbgrader in this process, as *settings* say.

    Raises
    ------
    SetupError
        If a folder's name holds letters that nbgrader can't cope with.
    """
    root = settings.root_folder
    c = Config()
    if (root / CONFIG_FILE).is_file():
        c = PyFileConfigLoader(CONFIG_FILE, str(root)).load_config()
    else:
        configure(c, root)
    c.Declic.data = str(settings.data_folder)
    c.Declic.store = settings.store
    _set_folders(c, root, settings.data_folder)
    return c


def package_folder(name: str) -> Path:
    """Return the folder of an installed package without importing it.

    Raises
    ------
    SetupError
        If it is not installed.
    """
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SetupError(
            _("{name} is not installed. Install Déclic again: make env").format(name=name)
        )
    return Path(spec.origin).parent


def _set_folders(c: Config, root: Path, data: Path) -> None:
    for folder in (root, data):
        if _PATTERN_LETTERS & set(str(folder)):
            raise SetupError(
                _(
                    "nbgrader can't work in the folder {folder}: its name holds one of the"
                    " signs {signs}. Rename it, or choose another one."
                ).format(folder=folder, signs=" ".join(sorted(_PATTERN_LETTERS)))
            )
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.source_directory = SOURCE
    c.CourseDirectory.release_directory = RELEASE
    c.CourseDirectory.submitted_directory = str(data / SUBMITTED)
    c.CourseDirectory.autograded_directory = str(data / AUTOGRADED)
    c.CourseDirectory.feedback_directory = str(data / FEEDBACK)
    c.CourseDirectory.db_url = f"sqlite:///{data / GRADEBOOK}"


def _find_commands() -> None:
    """Let nbgrader find ``alembic``, which it runs by name, in an environment not activated."""
    scripts = sysconfig.get_path("scripts")
    if shutil.which("alembic") is None and shutil.which("alembic", path=scripts):
        os.environ["PATH"] = os.pathsep.join([scripts, os.environ.get("PATH", os.defpath)])


def _nbgrader_templates() -> str:
    return str(package_folder("nbgrader") / "server_extensions" / "formgrader" / "templates")


def _default(section: Config, name: str, value: object) -> None:
    if name not in section:
        section[name] = value
