"""A question that came up becomes a lesson of its workshop: a cell of the author's notebook."""

from __future__ import annotations

import ast
import os
import re
import tempfile
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from declic.errors import WorkshopInvalid, WorkshopNotFound
from declic.gradebook.headings import PART_LEVEL, headings, plain_words
from declic.gradebook.marks import ADVISER
from declic.i18n import Words

_ = Words("gradebook")

NO_NOTEBOOK = (nbformat.ValidationError, ValueError, TypeError, KeyError, AttributeError)
"""What nbformat raises at what is no notebook."""
_SIGNS = re.compile(r"([\\`*_\[\]#$|~{}()])")
"""What Markdown, or the mathematics of a notebook, would take for something else than itself."""
_STRUCTURE = re.compile(r"^([ \t]{0,3})(#|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
"""Lines that Markdown takes for headings, which would begin a part of the workshop."""


def add_lesson(path: Path, key: str, question: str, answer: str) -> None:
    """Put a question and its answer in a workshop, in its part of questions.

    The part stands before the last one, and is made with its first question. A question that is
    there already is written anew. All other cells stay as they are.

    Parameters
    ----------
    path
        The author's notebook.
    key
        Names the question's cell; ASCII letters, digits, ``-``.
    question
        What was asked; plain text.
    answer
        Markdown; headings and HTML in it are shown as they are written.

    Raises
    ------
    WorkshopNotFound
        If there is no such notebook.
    WorkshopInvalid
        If it can't be read or written, or if somebody writes it at the same moment.
    """
    if not path.is_file():
        raise WorkshopNotFound(
            _("The source of this workshop is not here: {path}").format(path=path)
        )
    try:
        before = path.read_bytes()
        notebook = nbformat.reads(before.decode("utf-8"), as_version=nbformat.NO_CONVERT)
        _put(notebook, key, _lesson(question, answer))
        nbformat.validate(notebook)
    except (OSError, *NO_NOTEBOOK) as fault:
        raise WorkshopInvalid(_("{path} can't be read.").format(path=path)) from fault
    _write(path, before, nbformat.writes(notebook) + "\n")


def _put(notebook: NotebookNode, key: str, source: str) -> None:
    known = next((cell for cell in notebook.cells if cell.get("id") == key), None)
    if known is not None:
        known.source = source
        return
    starts = [
        (index, title)
        for index, cell in enumerate(notebook.cells)
        for title in _part_titles(cell)
        if ADVISER not in cell.metadata.get("tags", ())
    ]
    cell = _cell(notebook, key, source)
    own = next((number for number, (_index, title) in enumerate(starts) if title == part()), None)
    if own is not None:
        after = starts[own + 1 :]
        notebook.cells.insert(after[0][0] if after else len(notebook.cells), cell)
        return
    place = starts[-1][0] if starts else len(notebook.cells)
    heading = _cell(notebook, "vos-questions", f"## {part()}")
    notebook.cells[place:place] = [heading, cell]


def part() -> str:
    """Return the title of the part of questions."""
    return _("Your questions")


def _part_titles(cell: NotebookNode) -> list[str]:
    if cell.cell_type == "markdown":
        return [text for level, text in headings(cell) if level == PART_LEVEL and text]
    if cell.cell_type != "code" or "Section(" not in cell.source:
        return []
    try:
        calls = [one for one in ast.walk(ast.parse(cell.source)) if isinstance(one, ast.Call)]
    except SyntaxError:
        return []
    sections = (call for call in calls if getattr(call.func, "id", "") == "Section")
    given = (call.args[0] for call in sections if call.args)
    return [plain_words(str(one.value)) for one in given if isinstance(one, ast.Constant)]


def _cell(notebook: NotebookNode, name: str, source: str) -> NotebookNode:
    cell: NotebookNode = new_markdown_cell(source)
    if notebook.get("nbformat_minor", 0) < 5:
        cell.pop("id", None)
        return cell
    taken = {one.get("id") for one in notebook.cells}
    if name not in taken:
        cell["id"] = name
    return cell


def _lesson(question: str, answer: str) -> str:
    asked = _SIGNS.sub(r"\\\1", " ".join(question.split()))
    shown = _STRUCTURE.sub(r"\1\\\2", answer)
    return f"### {_without_html(asked)}\n\n{_without_html(shown)}"


def _without_html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _write(path: Path, before: bytes, text: str) -> None:
    """Replace a file at once, unless somebody has written it since it was read."""
    try:
        mode = path.stat().st_mode
        if not os.access(path, os.W_OK):
            raise PermissionError(path)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=".", delete=False
        ) as file:
            file.write(text)
        made = Path(file.name)
        try:
            made.chmod(mode & 0o777)
            if path.read_bytes() != before:
                raise WorkshopInvalid(
                    _("Somebody is writing {path} at this moment. Try again.").format(path=path)
                )
            made.replace(path)
        finally:
            made.unlink(missing_ok=True)
    except OSError as fault:
        raise WorkshopInvalid(
            _("{path} can't be written: the question is no lesson yet.").format(path=path)
        ) from fault
