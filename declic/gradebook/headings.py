"""The title of a notebook, its parts, and the heading under which each of its cells stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from nbformat import NotebookNode

from declic.domain.exercise import Part
from declic.gradebook.marks import SECTION

PART_LEVEL = 2

_markdown = MarkdownIt("commonmark")


def notebook_title(notebook: NotebookNode) -> str:
    """Return the text of the first heading of level 1; empty if there is none."""
    for cell in notebook.cells:
        for level, text in headings(cell):
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
        for level, text in headings(cell):
            section = text if level > 1 else ""
        found.append(section)
    return found


def parts(notebook: NotebookNode, exercises: Mapping[int, str]) -> tuple[Part, ...]:
    """Return the parts of a notebook, in order; of two of one title the second gets a number.

    Parameters
    ----------
    notebook
        After its cells have run.
    exercises
        Ids of the exercises, by the index of their cell.
    """
    found: list[Part] = []
    own: list[str] = []
    for index, cell in enumerate(notebook.cells):
        shown = _shown_section(cell) or {}
        for level, text in headings(cell):
            if level == PART_LEVEL and text:
                own = []
                title = _unused(text, [part.title for part in found])
                found.append(Part(title, shown.get("priority"), shown.get("minutes")))
        if index in exercises and found:
            own.append(exercises[index])
            found[-1] = replace(found[-1], exercises=tuple(own))
    return tuple(found)


def _unused(title: str, taken: list[str]) -> str:
    candidates = (title, *(f"{title} ({number})" for number in range(2, len(taken) + 3)))
    return next(name for name in candidates if name not in taken)


def _shown_section(cell: NotebookNode) -> Mapping[str, Any] | None:
    if cell.cell_type != "code":
        return None
    shown = (output.get("data", {}).get(SECTION) for output in cell.outputs)
    return next((record for record in shown if record), None)


def headings(cell: NotebookNode) -> list[tuple[int, str]]:
    """Return the level and the words of each heading that a cell shows."""
    if cell.cell_type == "code":
        shown = _shown_section(cell)
        return [] if shown is None else [(PART_LEVEL, plain_words(shown["title"]))]
    if cell.cell_type != "markdown":
        return []
    tokens = _markdown.parse(cell.source)
    return [
        (int(opening.tag[1:]), _text(inline))
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open"
    ]


def plain_words(line: str) -> str:
    """Return a line of Markdown as plain text."""
    return "".join(_text(inline) for inline in _markdown.parseInline(line))


def _text(inline: object) -> str:
    children = getattr(inline, "children", None) or []
    return "".join(child.content or " " * (child.type == "softbreak") for child in children).strip()
