"""The title of a notebook and the heading under which each of its cells stands."""

from __future__ import annotations

from itertools import pairwise

from markdown_it import MarkdownIt
from nbformat import NotebookNode

from declic.gradebook.marks import SECTION

_markdown = MarkdownIt("commonmark")


def notebook_title(notebook: NotebookNode) -> str:
    """Return the text of the first heading of level 1; empty if there is none."""
    for cell in notebook.cells:
        for level, text in _headings(cell):
            if level == 1:
                return text
    return ""


def sections(notebook: NotebookNode) -> list[str]:
    """Return for each cell the nearest heading above it, of level 2 or deeper; else empty.

    Parameters
    ----------
    notebook
        After its cells have run: what a ``Section`` shows is a heading of level 2.
    """
    found = []
    section = ""
    for cell in notebook.cells:
        for level, text in _headings(cell):
            section = text if level > 1 else ""
        found.append(section)
    return found


def _headings(cell: NotebookNode) -> list[tuple[int, str]]:
    if cell.cell_type == "code":
        shown = (output.get("data", {}).get(SECTION) for output in cell.outputs)
        return [(2, _words(record["title"])) for record in shown if record]
    if cell.cell_type != "markdown":
        return []
    tokens = _markdown.parse(cell.source)
    return [
        (int(opening.tag[1:]), _text(inline))
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open"
    ]


def _words(line: str) -> str:
    return "".join(_text(inline) for inline in _markdown.parseInline(line))


def _text(inline: object) -> str:
    children = getattr(inline, "children", None) or []
    return "".join(child.content or " " * (child.type == "softbreak") for child in children).strip()
