"""The Markdown of imitation sites: links lead to pages of the site."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, MutableMapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

KeyOf = Callable[[str, str, str], str]
"""Gives the key of a link: its target, its name (may be empty) and its text are told."""
HIGHEST_HEADING = 5
"""The page's own title is an ``h4``, for the exercise's is above it."""


def site_html(text: str, key_of: KeyOf) -> str:
    """Return Markdown as safe HTML; a link is ``<a href="#" data-key="…">``."""
    return str(_markdown().render(text, {"key_of": key_of}))


def words_of(markup: str) -> str:
    """Return the words in safe HTML, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True})
    markdown.disable(["image", "lheading", "hr", "code", "reference", "autolink"])
    markdown.add_render_rule("link_open", _open_link)
    markdown.add_render_rule("heading_open", _heading)
    markdown.add_render_rule("heading_close", _heading)
    return markdown


def _open_link(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    token = tokens[index]
    end = next(i for i in range(index, len(tokens)) if tokens[i].type == "link_close")
    text = "".join(one.content for one in tokens[index + 1 : end])
    target = unquote(str(token.attrGet("href") or ""))
    key = env["key_of"](target, str(token.attrGet("title") or ""), text)
    return f'<a href="#" data-key="{html.escape(key)}">'


def _heading(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    token = tokens[index]
    level = min(6, max(HIGHEST_HEADING, int(token.tag[1]) + 3))
    return f"<{'/' if token.nesting < 0 else ''}h{level}>"
