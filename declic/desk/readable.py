"""Makes a learner's response readable, whatever kind of exercise it answers.

A kind says it best itself, in the verdict's ``details["said"]`` (a list of short texts). Where it
does not, the response is read by its form: a text is shown as typed, true and false as words, a
number from 0 as the choice of that place, a list or an object as its parts one after the other.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from markdown_it import MarkdownIt

from declic.i18n import Words

_ = Words("desk")

MOST_LINES = 40
"""Lines shown of one response at most."""
MOST_LETTERS = 2000
"""Letters shown of one line at most."""
_FORM = {"version", "kind", "seed", "confidence", "why"}
"""What a response says of its own form, or beside the answer: ``details["beside"]`` says it."""


def answered(response: Any, details: Mapping[str, Any]) -> list[str]:
    """Return what was answered, one short plain text a line; never empty."""
    said = details.get("said")
    if isinstance(said, list) and all(isinstance(line, str) for line in said):
        lines = [line for line in said if line.strip()]
    else:
        lines = [line for line in _lines(response) if line.strip()]
    beside = details.get("beside")
    if isinstance(beside, list):
        lines = lines[: MOST_LINES - len(beside)] + [str(line) for line in beside]
    return [line[:MOST_LETTERS] for line in lines[:MOST_LINES]] or [_("(nothing)")]


def plain(markdown: str) -> str:
    """Return the words of a Markdown text, without its marks."""
    tags = re.compile(r"<[^>]*>")
    return " ".join(html.unescape(tags.sub("", _markdown().render(markdown))).split())


def _lines(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, bool):
        return [_("True") if value else _("False")]
    if isinstance(value, int):
        return [_("choice {number}").format(number=value + 1)]
    if isinstance(value, list):
        return [line for part in value for line in _lines(part)]
    if isinstance(value, dict):
        parts = [part for name, part in value.items() if name not in _FORM]
        return [line for part in parts for line in _lines(part)]
    return [str(value)]


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})
