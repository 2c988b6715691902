"""The static picture of an imitation site: its first page as it is read, and what else there is."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from declic.i18n import Words
from widgets._site import Site

_ = Words("widgets")

Block = Mapping[str, Any]


def picture_of(site: Site) -> str:
    """Return the first page of a site as HTML, with the titles of its other pages."""
    first = site.pages[site.start]
    menu = " · ".join(html.escape(site.links[key].text) for key in site.menu)
    others = [page for page in site.pages.values() if page is not first]
    titles = "".join(f"<li>{html.escape(page.title)}{_labels(page.body)}</li>" for page in others)
    more = f"<p><small>{_('Other pages')}</small></p><ul>{titles}</ul>" if titles else ""
    banner = f"<hr><p>{html.escape(site.cookies.text)}</p>" if site.cookies else ""
    popup = f"<hr>{site.popup.html}" if site.popup else ""
    return (
        f"<p><strong>{html.escape(site.name)}</strong><br>{menu}</p>"
        f"<p><strong>{html.escape(first.title)}</strong></p>{blocks_html(first.body)}"
        f"{popup}{banner}{more}"
    )


def blocks_html(blocks: Sequence[Block]) -> str:
    """Return blocks as HTML that can be printed."""
    return "".join(DRAWN.get(block["type"], _nothing)(block) for block in blocks)


def _labels(blocks: Sequence[Block]) -> str:
    """Return what another page asks or offers, in short."""
    words: list[str] = []
    for block in blocks:
        if block["type"] == "form":
            words += [field["label"] for field in block["fields"]]
            words.append(f"[ {block['send']} ]")
        elif block["type"] in ("button", "advert"):
            words.append(f"[ {block.get('button') or block['text']} ]")
        elif block["type"] == "cards":
            words += [card["title"] for card in block["cards"]]
    return f"<br><small>{html.escape(' · '.join(words))}</small>" if words else ""


def _form(block: Block) -> str:
    rows = "".join(
        f"<li>{html.escape(field['label'])}: "
        f"{html.escape(' / '.join(field['options']) or field['value'] or '………')}</li>"
        for field in block["fields"]
    )
    return f"<ul>{rows}</ul><p>[ {html.escape(block['send'])} ]</p>"


def _cards(block: Block) -> str:
    rows = "".join(
        f"<li>{html.escape(' · '.join(filter(None, (card['title'], card['price']))))}</li>"
        for card in block["cards"]
    )
    return f"<ul>{rows}</ul>"


def _advert(block: Block) -> str:
    shown = f"{html.escape(block['text'])} [ {html.escape(block['button'])} ]"
    return f"<p><small>{_('Advertisement')}</small><br>{shown}</p>"


def _table(block: Block) -> str:
    rows = "".join(
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>"
        for row in block["rows"]
    )
    return f"<table>{rows}</table>"


def _tabs(block: Block) -> str:
    return "".join(
        f"<p><strong>{html.escape(tab['title'])}</strong></p>{blocks_html(tab['body'])}"
        for tab in block["tabs"]
    )


def _nothing(block: Block) -> str:
    return ""


DRAWN: Mapping[str, Callable[[Block], str]] = {
    "text": lambda block: str(block["html"]),
    "warning": lambda block: str(block["html"]),
    "success": lambda block: str(block["html"]),
    "button": lambda block: f"<p>[ {html.escape(block['text'])} ]</p>",
    "advert": _advert,
    "form": _form,
    "cards": _cards,
    "table": _table,
    "tabs": _tabs,
    "fold": lambda block: f"<p>▸ {html.escape(block['title'])}</p>{blocks_html(block['body'])}",
    "steps": lambda block: f"<p>{html.escape(' → '.join(block['steps']))}</p>",
    "number": lambda block: f"<p><strong>{html.escape(block['number'])}</strong></p>",
}
