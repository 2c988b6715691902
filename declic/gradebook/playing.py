"""Runs a submission's cells in this process, as a kernel would; refuses what it can't do alike.

What runs is the author's: cells that nbgrader has locked, and cells as they were released. Of what
a learner handed in only the answers are taken, out of cells of the form that collect writes.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from IPython.core.formatters import DisplayFormatter
from nbformat import NotebookNode, from_dict
from nbgrader.utils import is_locked, is_solution

from declic.gradebook.cell_code import CellCode
from declic.i18n import Words
from declic.workshops import SKIPPED
from widgets._base import Exercise
from widgets._graded import EXECUTION_VARIABLE, Given, forget_answers

_ = Words("gradebook")

KERNEL_ONLY = frozenset({"display", "get_ipython", "input", "exit", "quit", "In", "Out", "_"})
"""Names that mean something in a kernel only."""
PACKAGES = frozenset({"widgets", *sys.stdlib_module_names})
"""What a notebook may import to be run here: nothing of it remains for the next learner."""
ANSWER_ARGUMENTS = 2
OURS = ("text/plain", "text/html")
"""What exercises and answers show under nbgrader; IPython would ask nine more formatters."""
LANGUAGE = {
    "name": "python",
    "version": sys.version.split()[0],
    "mimetype": "text/x-python",
    "codemirror_mode": {"name": "ipython", "version": sys.version_info[0]},
    "pygments_lexer": "ipython3",
    "nbconvert_exporter": "python",
    "file_extension": ".py",
}
"""What Python's kernel says of its language (``ipykernel.ipkernel.IPythonKernel``)."""


class NotPlayed(Exception):
    """A notebook can't be run here; the text, for people, says why."""


class Player:
    """Runs notebooks of one workshop, one after the other.

    Parameters
    ----------
    released
        Sources of the released notebook's code cells.
    """

    def __init__(self, released: Collection[str]) -> None:
        self._released = frozenset(released)
        self._format = DisplayFormatter().format
        self._compiled: dict[str, CellCode] = {}

    def play(self, notebook: NotebookNode, folder: Path) -> None:
        """Run a notebook's code cells, and put their outputs into it.

        Parameters
        ----------
        notebook
            After nbgrader has put back what learners may not change.
        folder
            Where it lies, with the files that it shows.

        Raises
        ------
        NotPlayed
            If a kernel might do otherwise.
        """
        namespace: dict[str, Any] = {"__name__": "__main__"}
        number = 0
        with _as_nbgrader(folder):
            for cell in notebook.cells:
                if cell.cell_type != "code":
                    continue
                skipped = SKIPPED in cell.metadata.get("tags", ())
                if skipped or not cell.source.strip():
                    continue
                number += 1
                self._look(cell)
                cell.execution_count = number
                cell.outputs = list(self._run(cell.source, namespace, number))
        notebook.metadata["language_info"] = from_dict(LANGUAGE)

    def _look(self, cell: NotebookNode) -> None:
        """Refuse a cell that is not the author's, nor an answer."""
        if is_solution(cell):
            if not _is_answer(cell.source):
                raise NotPlayed(_("a learner's cell has code of its own"))
        elif not is_locked(cell) and cell.source not in self._released:
            raise NotPlayed(_("a cell is not as it was released"))

    def _run(self, source: str, namespace: dict[str, Any], number: int) -> Iterator[NotebookNode]:
        code = self._compiled.get(source)
        if code is None:
            code = self._compiled[source] = _compiled(source)
        said, faults = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(faults):
            try:
                value = code.run(namespace)
            except Exception as fault:
                raise NotPlayed(_("a cell fails: {fault}").format(fault=fault)) from fault
        if faults.getvalue():
            raise NotPlayed(_("a cell warns of something"))
        if said.getvalue():
            yield from_dict({"output_type": "stream", "name": "stdout", "text": said.getvalue()})
        if value is not None:
            types = OURS if isinstance(value, Exercise | Given) else None
            data, metadata = self._format(value, types)  # type: ignore[no-untyped-call]
            result = {"data": data, "metadata": metadata, "execution_count": number}
            yield from_dict({"output_type": "execute_result"} | result)


@contextlib.contextmanager
def _as_nbgrader(folder: Path) -> Iterator[None]:
    """Let the kit know that it is graded, in the notebook's folder, without anybody's answers."""
    before, here = os.environ.get(EXECUTION_VARIABLE), Path.cwd()
    os.environ[EXECUTION_VARIABLE] = "autograde"
    os.chdir(folder)
    forget_answers()
    try:
        yield
    finally:
        forget_answers()
        os.chdir(here)
        if before is None:
            del os.environ[EXECUTION_VARIABLE]
        else:
            os.environ[EXECUTION_VARIABLE] = before


def _compiled(source: str) -> CellCode:
    """Return the code of a cell.

    Raises
    ------
    NotPlayed
        If only a kernel can run it.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as fault:
        raise NotPlayed(_("a cell is not plain Python")) from fault
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in KERNEL_ONLY:
            raise NotPlayed(_("a cell uses {name}").format(name=node.id))
        if isinstance(node, ast.Import | ast.ImportFrom):
            for package in _packages(node):
                if package not in PACKAGES:
                    raise NotPlayed(_("a cell imports {name}").format(name=package))
    if source.rstrip().endswith(";"):
        raise NotPlayed(_("a cell hides what it shows"))
    return CellCode.of(tree)


def _packages(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return ["." if node.level else (node.module or "").partition(".")[0]]
    return [alias.name.partition(".")[0] for alias in node.names]


def _is_answer(source: str) -> bool:
    """Say whether a learner's cell is one that collect wrote, or one that nobody touched.

    See :func:`declic.gradebook.submission.answer_call`.
    """
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        return False
    if not body:
        return True
    match body:
        case [
            ast.ImportFrom(module="widgets", names=[ast.alias(name="answer", asname=None)]),
            ast.Expr(ast.Call(ast.Name("answer"), arguments, keywords)),
        ]:
            given = [*arguments, *(keyword.value for keyword in keywords)]
            return len(arguments) == ANSWER_ARGUMENTS and all(
                isinstance(one, ast.Constant) for one in given
            )
    return False
