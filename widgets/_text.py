"""Texts: the safe subset of Markdown that authors write, and plain titles."""

from __future__ import annotations

import html
import re
from collections.abc import MutableMapping, Sequence
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from declic.domain.rules import without_accents

GAP = re.compile(r"\{([1-9][0-9]?)\}")
"""A gap in the text of ``FillIn``: ``{1}``."""
LEAD = re.compile(r"\s*\*\*([^*]+)\*\*")
TITLE_LETTERS = 70
SLUG_WORDS = 4
TEXTS = 2000
"""Texts of a workshop that are kept as HTML: each forked kernel shows the same ones again."""


@lru_cache(TEXTS)
def rich(text: str) -> str:
    """Return Markdown as HTML that is safe to show.

    Paragraphs, emphasis, lists, quotations, code and links are kept. Markup of one's own, pictures
    and headings are not: they come out as the text that was typed.
    """
    return str(_markdown().render(text))


@lru_cache(TEXTS)
def rich_line(text: str) -> str:
    """Return one line of Markdown as safe HTML without a paragraph around it."""
    return str(_markdown().renderInline(text))


@lru_cache(TEXTS)
def plain(text: str) -> str:
    """Return the words of a Markdown text, on one line; gaps become ``…``."""
    words = re.sub(r"<[^>]*>", " ", rich(GAP.sub("…", text)))
    line = " ".join(html.unescape(words).split())
    return re.sub(r" ([.,)])", r"\1", line)


def title(text: str) -> str:
    """Return a few words of a Markdown text, 70 letters at most.

    Where it begins with words in bold, as ``**The attachment.** You get a mail…``, they are it.
    """
    lead = LEAD.match(text)
    words = plain(lead[1]).rstrip(".:") if lead else plain(text)
    if len(words) <= TITLE_LETTERS:
        return words
    return words[: TITLE_LETTERS - 1].rsplit(" ", 1)[0].rstrip(",;:. \u00a0") + "…"


def slug(text: str) -> str:
    """Return an id made of the first words of a text: ``ce-message-est-il``."""
    letters = re.sub(r"[^a-z0-9]+", "-", without_accents(plain(text).casefold()))
    words = [word for word in letters.split("-") if word]
    return "-".join(words[:SLUG_WORDS])[:40] or "exercice"


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True})
    markdown.disable(["image", "heading", "lheading", "hr", "code", "reference"])
    markdown.inline.ruler.before("emphasis", "gap", _gap_rule)
    markdown.add_render_rule("gap", _render_gap)
    markdown.add_render_rule("link_open", _render_link)
    return markdown


def _gap_rule(state: StateInline, silent: bool) -> bool:
    found = GAP.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("gap", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _render_gap(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    return f'<span data-gap="{tokens[index].content}"></span>'


def _render_link(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    tokens[index].attrSet("target", "_blank")
    tokens[index].attrSet("rel", "noopener noreferrer")
    return renderer.renderToken(tokens, index, options, env)
