"""An imitation site as it was read: its pages, and what can be pressed, filled in and chosen there.

Everything has a key, by which the page knows it, and a name, by which the author does. The keys
count up over the whole site: they say nothing of what is asked, risky, or an advert.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from declic.domain.rules import meets
from widgets._cookies import Cookies

MOST_PAGES = 60
MOST_CARDS = 200
MOST_OF_A_CARD = 9
"""How many of one card a basket takes."""
SEARCH, BACK, POPUP, ADVERT = "search", "back", "popup", "ad"
"""Keys of the parts that each site has once."""


@dataclass(frozen=True)
class Link:
    """Something to press: a link, a button, an advert, the button of a pop-up.

    Attributes
    ----------
    page
        Name of the page on which it stands; empty for what stands on every page.
    to
        Name of the page that it leads to; empty if it leads nowhere.
    advert
        Whether it opens another tab, to which the learner didn't want to go.
    """

    key: str
    name: str
    text: str
    page: str
    to: str = ""
    advert: bool = False


@dataclass(frozen=True)
class Field:
    """A field of a form.

    Attributes
    ----------
    kind
        One of :data:`widgets._site_forms.KINDS`.
    options
        What can be chosen.
    pattern
        What has to be typed for the form to be sent, see :func:`declic.domain.rules.meets`.
    value
        What stands there beforehand.
    """

    key: str
    name: str
    label: str
    kind: str = "text"
    options: tuple[str, ...] = ()
    required: bool = False
    pattern: str | None = None
    value: str = ""

    def takes(self, value: str) -> bool:
        """Return whether a form can be sent with this; ``…`` stands for words that aren't told."""
        if not value.strip():
            return not self.required
        return self.pattern is None or value == "…" or meets(value, self.pattern)


@dataclass(frozen=True)
class Form:
    """A form; *to* is the name of the page that comes after it, empty if it stays."""

    key: str
    name: str
    page: str
    send: str
    to: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Card:
    """An article of a list, the same one wherever it stands.

    Attributes
    ----------
    pages
        Names of the pages on which it stands.
    cents
        Its price, in hundredths of a euro; None if it has none.
    sold
        Whether it can be put into the basket.
    """

    key: str
    name: str
    title: str
    to: str
    cents: int | None
    sold: bool
    advert: bool
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """What a list can be filtered by, or a group of tabs; *values* by their keys or places."""

    key: str
    name: str
    page: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Popup:
    """A window that covers a page until it is closed."""

    page: str
    html: str
    close: str
    link: Link | None


@dataclass(frozen=True)
class Page:
    """A page.

    Attributes
    ----------
    needs
        Name of the form that must have been sent before; empty if there is none.
    under
        Name of the page above it; empty at the top.
    way
        Keys of the links to all pages above it, from the top.
    found
        Whether the site's search finds it.
    body
        What the page shows, plain JSON.
    """

    key: str
    name: str
    title: str
    needs: str
    under: str
    found: bool
    body: list[dict[str, Any]]
    way: tuple[str, ...] = ()


@dataclass
class Site:
    """A whole site; all that has keys is by its key, pages are by their names."""

    name: str
    address: str
    start: str
    colour: str = ""
    search: bool = False
    cookies: Cookies | None = None
    popup: Popup | None = None
    pages: dict[str, Page] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)
    filters: dict[str, Choice] = field(default_factory=dict)
    tabs: dict[str, Choice] = field(default_factory=dict)
    folds: dict[str, str] = field(default_factory=dict)
    menu: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    account: str = ""
    basket: str = ""

    @property
    def fields(self) -> dict[str, Field]:
        """Return all fields by their keys."""
        return {one.key: one for form in self.forms.values() for one in form.fields}

    def form(self, name: str) -> Form:
        """Return a form by its name."""
        return next(form for form in self.forms.values() if form.name == name)

    def page_of(self, key: str) -> Page | None:
        """Return a page by its key."""
        return next((page for page in self.pages.values() if page.key == key), None)

    def verbs(self) -> dict[str, Collection[str]]:
        """Return the steps that a page may send: for each verb its keys."""
        own: dict[str, Collection[str]] = {
            "press": self.links,
            "card": self.cards,
            "result": {page.key for page in self.pages.values() if page.found},
            "search": (SEARCH,),
            "back": (BACK,),
            "close": (POPUP, ADVERT),
            "window": ("site", ADVERT),
            "fill": self.fields,
            "send": self.forms,
            "filter": self.filters,
            "sort": self.lists,
            "leaf": self.lists,
            "add": self.cards,
            "amount": self.cards,
            "tab": self.tabs,
            "fold": self.folds,
        }
        return own | (self.cookies.verbs() if self.cookies else {})
