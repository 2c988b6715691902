"""The blocks that pages of an imitation site are made of: each is read into what the page shows.

A reader takes what is being made, the option's name for messages, and the author's block; it keeps
what has a key, and returns plain JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from declic.i18n import Words
from widgets._media import MEGABYTE, PICTURES, read_media
from widgets._site_forms import read_form, read_recap
from widgets._site_lists import read_add, read_basket, read_cards
from widgets._site_making import Making
from widgets._site_text import site_html, words_of

_ = Words("widgets")

MOST_PICTURE_BYTES = MEGABYTE
DEPTH = 3
"""How deep blocks lie in blocks: a fold in a tab in a page."""

Reader = Callable[[Making, str, Mapping[str, Any]], dict[str, Any]]


def read_body(making: Making, option: str, value: object, depth: int = 0) -> list[dict[str, Any]]:
    """Return the blocks of a page, or of a part of one.

    Raises
    ------
    AuthorError
        If one of them is unknown, or something is wrong in it.
    """
    if depth > DEPTH:
        raise making.author.refuse(option, value, _("Put fewer blocks into each other."))
    blocks = [value] if isinstance(value, str | Mapping) else making.entries(option, value, _LIST)
    return [_block(making, f"{option}[{i}]", block, depth) for i, block in enumerate(blocks)]


def text_html(making: Making, option: str, value: object) -> str:
    """Return Markdown as HTML; its links are kept.

    Raises
    ------
    AuthorError
        If a link leads to a page that is not there.
    """

    def key_of(target: str, name: str, text: str) -> str:
        return making.link(option, text, target, name or None).key

    return site_html(making.author.text(option, value), key_of)


def _block(making: Making, option: str, block: object, depth: int) -> dict[str, Any]:
    if isinstance(block, str):
        return {"type": "text", "html": text_html(making, option, block)}
    given = making.mapping(option, block, '{"button": "…", "to": "…"}')
    kind = next((name for name in FIELDS if name in given), None)
    if kind is None:
        making.author.known([next(iter(given))], list(FIELDS), f"{option}: {_('block')}")
        raise AssertionError  # one of the two names it
    making.author.known(given, (kind, *FIELDS[kind]), option)
    if kind in INNER:
        return INNER[kind](making, option, given, depth)
    return READERS[kind](making, option, given)


def _button(making: Making, option: str, given: Mapping[str, Any]) -> dict[str, Any]:
    text = making.author.text(f"{option}.button", given["button"])
    link = making.link(option, text, given.get("to"), given.get("name"))
    quiet = making.author.yes_or_no(f"{option}.quiet", given.get("quiet", False))
    return {"type": "button", "key": link.key, "text": text, "quiet": quiet}


def _advert(making: Making, option: str, given: Mapping[str, Any]) -> dict[str, Any]:
    text = making.author.text(f"{option}.advert", given["advert"])
    says = making.author.text(f"{option}.button", given.get("button", _("See the offer")))
    link = making.link(option, says, None, given.get("name", text), advert=True)
    return {"type": "advert", "key": link.key, "text": text, "button": says}


def _fold(making: Making, option: str, given: Mapping[str, Any], depth: int) -> dict[str, Any]:
    title = making.author.text(f"{option}.fold", given["fold"])
    body = read_body(making, f"{option}.body", given.get("body"), depth + 1)
    return {"type": "fold", "key": making.fold(title), "title": title, "body": body}


def _tabs(making: Making, option: str, given: Mapping[str, Any], depth: int) -> dict[str, Any]:
    parts = making.mapping(f"{option}.tabs", given["tabs"], '{"tabs": {"…": ["…"], "…": ["…"]}}')
    shown = []
    for title, body in parts.items():
        tab = making.tab(making.author.text(f"{option}.tabs", title))
        blocks = read_body(making, f"{option}.tabs[{title!r}]", body, depth + 1)
        shown.append({"key": tab.key, "title": title, "body": blocks})
    return {"type": "tabs", "tabs": shown}


def _table(making: Making, option: str, given: Mapping[str, Any]) -> dict[str, Any]:
    rows = making.entries(f"{option}.table", given["table"], '[["…", "…"], ["…", "…"]]')
    lines = [making.cells(f"{option}.table[{i}]", row) for i, row in enumerate(rows)]
    if len({len(line) for line in lines}) > 1 or len(lines) < 2:
        raise making.author.refuse(
            f"{option}.table", rows, _("Write a first row with headings, and rows as long as it.")
        )
    caption = making.author.text(f"{option}.caption", given.get("caption", lines[0][0]))
    return {"type": "table", "caption": caption, "rows": lines}


def _steps(making: Making, option: str, given: Mapping[str, Any]) -> dict[str, Any]:
    names = making.author.texts(f"{option}.steps", given["steps"], at_least=2)
    at = given.get("at", 1)
    if type(at) is not int or not 1 <= at <= len(names):
        raise making.author.refuse(
            f"{option}.at", at, _("Write a number from 1 to {most}.").format(most=len(names))
        )
    return {"type": "steps", "steps": list(names), "at": at}


def _number(making: Making, option: str, given: Mapping[str, Any]) -> dict[str, Any]:
    number = making.author.text(f"{option}.number", given["number"])
    label = making.author.text(f"{option}.label", given.get("label", _("Number to keep")))
    return {"type": "number", "number": number, "label": label}


def _banner(kind: str) -> Reader:
    def read(making: Making, option: str, given: Mapping[str, Any]) -> dict[str, Any]:
        return {"type": kind, "html": text_html(making, f"{option}.{kind}", given[kind])}

    return read


def _picture(making: Making, option: str, given: Mapping[str, Any]) -> dict[str, Any]:
    media = read_media(
        making.author, f"{option}.picture", given["picture"], PICTURES, MOST_PICTURE_BYTES
    )
    alt = making.author.text(f"{option}.alt", given.get("alt"))
    width, height = media.size
    shown = {"address": media.address, "width": width, "height": height}
    return {"type": "picture", "alt": alt, **shown}


def blocks_in(body: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return all blocks of a page, those in folds and tabs too."""
    found: list[Mapping[str, Any]] = []
    for block in body:
        found.append(block)
        found += blocks_in(block.get("body", ()))
        for tab in block.get("tabs", ()):
            found += blocks_in(tab["body"])
    return found


def first_words(body: Sequence[Mapping[str, Any]]) -> str:
    """Return the words of the first text of a page; empty if it has none."""
    return next((words_of(block["html"]) for block in body if block["type"] == "text"), "")


_LIST = '["…", {"button": "…", "to": "…"}]'

INNER: Mapping[str, Callable[[Making, str, Mapping[str, Any], int], dict[str, Any]]] = {
    "fold": _fold,
    "tabs": _tabs,
}
READERS: Mapping[str, Reader] = {
    "advert": _advert,
    "button": _button,
    "form": read_form,
    "cards": read_cards,
    "basket": read_basket,
    "add": read_add,
    "table": _table,
    "steps": _steps,
    "recap": read_recap,
    "number": _number,
    "warning": _banner("warning"),
    "success": _banner("success"),
    "picture": _picture,
}
FIELDS: Mapping[str, tuple[str, ...]] = {
    "advert": ("button", "name"),
    "form": ("fields", "send", "to", "title"),
    "cards": ("filters", "sort", "page", "add", "title"),
    "basket": ("to", "button", "name"),
    "button": ("to", "name", "quiet"),
    "add": (),
    "fold": ("body",),
    "tabs": (),
    "table": ("caption",),
    "steps": ("at",),
    "recap": ("change", "title"),
    "number": ("label",),
    "warning": (),
    "success": (),
    "picture": ("alt",),
}
"""What may stand in each block beside the name that says which it is; the first that is there
counts."""
