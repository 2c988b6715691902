"""What the author wrote for the adviser alone, by the part of the workshop where it stands."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from declic.i18n import Words

_ = Words("desk")

LONGEST_NOTE = 2000
"""Characters of a note at most."""
ADVISER = "adviser"
"""Tag of the cells that are for the adviser alone."""

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)|^> ?", re.MULTILINE)
_RULE = re.compile(r"^\|[-:| ]+\|$")


def notes(notebook: Path) -> dict[str, str]:
    """Return the notes of an author's notebook, plain text, by the title of their part.

    Of each cell tagged ``adviser`` what stands before its second heading is taken. Under the
    empty title is what is to be said before the first part: there, only cells whose heading begins
    with « À dire » are taken, for outlines and sources stand there as well.

    Parameters
    ----------
    notebook
        The file; nothing is returned if it is not there or no notebook.
    """
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        return _by_part([(_source(cell), cell) for cell in cells])
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _by_part(cells: list[tuple[str, Mapping[str, Any]]]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    part = ""
    to_say = _("To say").casefold()
    for source, cell in cells:
        if ADVISER not in cell.get("metadata", {}).get("tags", ()):
            part = _part_begun(source, cell["cell_type"]) or part
            continue
        heading, text = _first_section(source)
        if text and (part or heading.casefold().startswith(to_say)):
            found.setdefault(part, []).append(text)
    return {title: shortened("\n\n".join(texts), LONGEST_NOTE) for title, texts in found.items()}


def shortened(text: str, longest: int) -> str:
    """Return a text of no more than so many characters, which ends with a sentence if it can."""
    if len(text) <= longest:
        return text
    cut = text[:longest]
    end = max(cut.rfind(mark) for mark in (". ", ".\n", "? ", "?\n", "! ", "!\n", "» ", "»\n"))
    return cut[: end + 1] if end > longest // 3 else cut[: longest - 1].rsplit(" ", 1)[0] + "…"


def _source(cell: Mapping[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _part_begun(source: str, kind: str) -> str:
    """Return the title of the last part that begins in a cell; empty if none does."""
    if kind == "markdown":
        titles = [_plain(title) for marks, title in _HEADING.findall(source) if len(marks) == 2]
        return titles[-1] if titles else ""
    if kind != "code" or "Section(" not in source:
        return ""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return ""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    sections = (call for call in calls if getattr(call.func, "id", "") == "Section")
    named = [_title(call) for call in sections]
    return named[-1] if named else ""


def _title(call: ast.Call) -> str:
    named = [word.value for word in call.keywords if word.arg == "title"]
    first = next(iter([*call.args, *named]), None)
    value = first.value if isinstance(first, ast.Constant) else ""
    return _plain(value) if isinstance(value, str) else ""


def _first_section(source: str) -> tuple[str, str]:
    """Return the first heading of a text and what stands before the second, as plain text."""
    headings = list(_HEADING.finditer(source))
    if not headings:
        return "", _plain(source)
    end = headings[1].start() if len(headings) > 1 else len(source)
    return _plain(headings[0][2]), _plain(source[headings[0].end() : end])


def _plain(text: str) -> str:
    lines = [line.strip() for line in _MARKS.sub("", text).strip().splitlines()]
    rows = [_cells(line) for line in lines if not _RULE.match(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows))


def _cells(line: str) -> str:
    if not (line.startswith("|") and line.endswith("|")):
        return line
    return " — ".join(cell.strip() for cell in line.strip("|").split("|"))
