"""The essentials of a workshop, for the sheet that learners take home.

The rule: the notebook's text under the last heading « Ma fiche » (``My sheet``), of any level, up
to the next heading of its cell; else the text under the last heading « Ce que vous emportez »
(``What you take home``); else nothing, and the sheet names the parts. Only what learners see
counts: the released notebook.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markupsafe import Markup

from declic.errors import WorkshopError
from declic.workshops import load_release, read_notebook

HEADINGS = (("ma fiche", "my sheet"), ("ce que vous emportez", "what you take home"))
"""Headings of what is taken home, in small letters; those of the first row are looked for first."""
HEADING = re.compile(r"^#{1,4}[ \t]+(.+?)[ \t#]*$", re.M)
LONGEST = 6000


def essentials(root: Path, workshop: str) -> str:
    """Return the essentials of a released workshop, Markdown; empty where it says none."""
    try:
        notebook = read_notebook(load_release(root, workshop)[0])
    except WorkshopError:
        return ""
    return chosen(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def chosen(cells: Iterable[str]) -> str:
    """Return the essentials out of the Markdown cells of a notebook."""
    texts = list(cells)
    for names in HEADINGS:
        for text in reversed(texts):
            found = list(HEADING.finditer(text))
            for place, heading in enumerate(found):
                if heading[1].casefold() not in names:
                    continue
                ends = found[place + 1].start() if place + 1 < len(found) else len(text)
                under = text[heading.end() : ends].strip()
                if under:
                    return under[:LONGEST]
    return ""


def as_html(markdown: str) -> Markup:
    """Return Markdown as HTML to print: no markup of the author's, no pictures, links as text."""
    return Markup(_markdown().render(markdown))  # noqa: S704 (html is off: all is escaped)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "link"])
