"""Pictures of a released workshop's exercises, with the answer and without: for a whole room.

``python -m declic.gradebook.showing <notebook>`` writes them to its output as one JSON object,
``{id: [picture, picture with the answer]}``. It is a process of its own: what runs is the author's
code, and nothing of it stays.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import sys
import warnings
from pathlib import Path
from typing import Any

from declic.gradebook.cell_code import CellCode
from declic.i18n import Words
from declic.workshops import read_notebook
from widgets._base import Exercise
from widgets._graded import EXECUTION_VARIABLE

_ = Words("widgets")


def pictures(notebook: Path) -> dict[str, tuple[str, str]]:
    """Return pictures of a notebook's exercises by id: as they are asked, and with the answer."""
    os.environ[EXECUTION_VARIABLE] = "autograde"  # no page is there to be shown anything
    os.chdir(notebook.parent)
    found: dict[str, tuple[str, str]] = {}
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for cell in read_notebook(notebook).cells:
        if cell.cell_type != "code":
            continue
        for value in (_run(cell.source, namespace), *namespace.values()):
            if isinstance(value, Exercise) and value.id not in found:
                found[value.id] = (_picture(value, False), _picture(value, True))
    return found


def _run(source: str, namespace: dict[str, Any]) -> Any:
    """Run a cell and return its last value; a cell that fails here has no exercise for a wall."""
    with contextlib.suppress(Exception):
        return CellCode.of(ast.parse(source)).run(namespace)
    return None


def _picture(exercise: Exercise, solved: bool) -> str:
    """Return a picture that does not say that nobody has answered."""
    unanswered = f"<p><em>{_('No answer')}</em></p>"
    return exercise.static_html(show_key=solved).replace(unanswered, "")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with contextlib.redirect_stdout(io.StringIO()):
        made = pictures(Path(sys.argv[1]).resolve())
    json.dump(made, sys.stdout)
