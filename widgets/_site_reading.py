"""An imitation site as an author describes it, or one of those that ship, read and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from declic.i18n import Words
from widgets import _sites
from widgets._addresses import reserved
from widgets._author import Author
from widgets._cookies import read_cookies
from widgets._site import MOST_PAGES, Page, Popup, Site
from widgets._site_blocks import blocks_in, read_body, text_html
from widgets._site_making import Making

_ = Words("widgets")

FIELDS = (
    *("name", "address", "colour", "menu", "search", "account", "basket", "footer"),
    *("cookies", "popup", "start", "pages", "like"),
)
PAGE_FIELDS = ("title", "body", "needs", "under", "found")
POPUP_FIELDS = ("text", "close", "button", "to", "on", "name")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LEAST_CONTRAST = 5.5
"""Of white letters on a site's colour; letters of it on its own tint then keep 4.5 (WCAG 2.2,
1.4.3)."""
_EXAMPLE = 'site="mairie", site={"name": "…", "pages": {"accueil": "# Bienvenue\\n\\n…"}}'


def read_site(author: Author, value: object, start: object = None) -> Site:
    """Return the site that an author described or named.

    Parameters
    ----------
    start
        Name of the page on which it opens, instead of the site's own.

    Raises
    ------
    AuthorError
        If something is missing or wrong in it.
    """
    given = _whole(author, value)
    pages = given.get("pages")
    if not isinstance(pages, Mapping) or not pages:
        raise author.refuse("site.pages", pages, _example())
    if len(pages) > MOST_PAGES:
        raise author.refuse(
            "site.pages",
            f"{len(pages)}",
            _("Write {most} of them at most.").format(most=MOST_PAGES),
        )
    site = Site(
        author.text("site.name", given.get("name")),
        _address(author, given.get("address", "https://www.site.example")),
        "",
        _colour(author, given.get("colour", "#0b5563")),
        author.yes_or_no("site.search", given.get("search", False)),
    )
    making = Making(author, site, [author.text("site.pages", name) for name in pages])
    first = start if start is not None else given.get("start", next(iter(pages)))
    site.start = making.target("start", first)
    _read_frame(making, given)
    for name, page in pages.items():
        making.page = name
        site.pages[name] = _page(making, name, page)
    for name in pages:
        making.page = name
        site.pages[name] = replace(site.pages[name], way=_way(making, name))
    return _found(making.done())


def _whole(author: Author, value: object) -> Mapping[str, Any]:
    """Return an author's description, laid over the site that it is like."""
    if isinstance(value, str):
        author.known([value], _sites.NAMES, "site")
        return _sites.shipped(value)
    if value is None:
        raise author.missing("site", _example())
    if not isinstance(value, Mapping):
        raise author.refuse("site", value, _example())
    author.known(value, FIELDS, "site")
    if "like" not in value:
        return value
    author.known([value["like"]], _sites.NAMES, "site.like")
    like = _sites.shipped(value["like"])
    own = {name: part for name, part in value.items() if name != "like"}
    return {**like, **own, "pages": {**like["pages"], **own.get("pages", {})}}


def _read_frame(making: Making, given: Mapping[str, Any]) -> None:
    """Read what stands on every page: menu, account, basket, foot, cookies, pop-up."""
    site, author = making.site, making.author
    site.menu = _links(making, "site.menu", given.get("menu", {}))
    site.footer = _links(making, "site.footer", given.get("footer", {}))
    if given.get("account"):
        site.account = making.link("site.account", _("My account"), given["account"]).key
    if given.get("basket"):
        site.basket = making.link("site.basket", _("Basket"), given["basket"]).key
    if given.get("cookies") is not None:
        site.cookies = read_cookies(author, given["cookies"], "site.cookies")
    if given.get("popup") is not None:
        site.popup = _popup(making, given["popup"])


def _links(making: Making, option: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, Mapping):
        raise making.author.refuse(
            option,
            value,
            _("Write for example: {example}.").format(example='{"Accueil": "accueil"}'),
        )
    return tuple(
        making.link(option, making.author.text(option, text), to).key for text, to in value.items()
    )


def _popup(making: Making, value: object) -> Popup:
    author = making.author
    given = making.mapping("site.popup", value, '{"text": "…", "close": "Non merci"}')
    author.known(given, POPUP_FIELDS, "site.popup")
    link = None
    making.page = making.target("site.popup.on", given.get("on", making.site.start))
    if "button" in given:
        text = author.text("site.popup.button", given["button"])
        link = making.link("site.popup", text, given.get("to"), given.get("name"))
    popup = Popup(
        making.page,
        text_html(making, "site.popup.text", given.get("text")),
        author.text("site.popup.close", given.get("close", _("Close"))),
        link,
    )
    making.page = ""
    return popup


def _page(making: Making, name: str, value: object) -> Page:
    option = f"site.pages[{name!r}]"
    author = making.author
    if isinstance(value, str):
        first, _newline, rest = value.strip().partition("\n")
        value = {"title": first.lstrip("# "), "body": [rest] if rest.strip() else []}
    given = making.mapping(option, value, '{"title": "…", "body": ["…"]}')
    author.known(given, PAGE_FIELDS, option)
    needs = making.want_form(f"{option}.needs", given["needs"]) if "needs" in given else ""
    body = given.get("body", [])
    return Page(
        making.key("p"),
        name,
        author.text(f"{option}.title", given.get("title")),
        needs,
        making.target(f"{option}.under", given["under"]) if "under" in given else "",
        author.yes_or_no(f"{option}.found", given.get("found", True)),
        read_body(making, f"{option}.body", body) if body else [],
    )


def _way(making: Making, name: str) -> tuple[str, ...]:
    """Return the keys of links to the pages above a page, from the top."""
    above: list[str] = []
    while (under := making.site.pages[above[0] if above else name].under) and under not in above:
        above.insert(0, under)
    titles = (making.site.pages[one].title for one in above)
    return tuple(
        making.link("under", title, one).key for title, one in zip(titles, above, strict=True)
    )


def _found(site: Site) -> Site:
    """Let the search find neither what comes after a form nor what needs one."""
    after = {form.to for form in site.forms.values()}
    for name, page in site.pages.items():
        hidden = not site.search or page.needs or name in after or _only_steps(page)
        if hidden:
            site.pages[name] = replace(page, found=False)
    return site


def _only_steps(page: Page) -> bool:
    """Return whether a page is in the middle of a procedure."""
    return any(block["type"] == "steps" and block["at"] > 1 for block in blocks_in(page.body))


def _address(author: Author, value: object) -> str:
    address = author.text("site.address", value).rstrip("/")
    reserved(author, "site.address", address)
    if not address.startswith(("https://", "http://")):
        raise author.refuse(
            "site.address",
            value,
            _("Write {example}.").format(example='"https://www.site.example"'),
        )
    return address


def _colour(author: Author, value: object) -> str:
    colour = author.text("site.colour", value)
    if not COLOUR.fullmatch(colour):
        raise author.refuse("site.colour", value, _("Write {example}.").format(example='"#1d5c63"'))
    if _contrast_with_white(colour) < LEAST_CONTRAST:
        raise author.refuse(
            "site.colour", value, _("White letters can't be read on it: take a darker one.")
        )
    return colour


def _contrast_with_white(colour: str) -> float:
    """Return the contrast of white on a colour, from 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _example() -> str:
    return _("Write for example: {example}.").format(example=_EXAMPLE)
