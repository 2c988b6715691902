"""A site that is being read: gives keys, keeps what was found, and tells the author of mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from declic.i18n import Words
from widgets._author import Author
from widgets._site import MOST_CARDS, Card, Choice, Field, Form, Link, Site

_ = Words("widgets")


class Making:
    """What the readers of blocks share.

    Attributes
    ----------
    pages
        Names of all pages, known before the first is read.
    page
        Name of the page that is being read; empty for what stands on every page.
    """

    def __init__(self, author: Author, site: Site, pages: Sequence[str]) -> None:
        self.author = author
        self.site = site
        self.pages = pages
        self.page = ""
        self._counted: dict[str, int] = {}
        self._wanted: list[tuple[str, str]] = []
        self._later: list[tuple[str, Callable[[], None]]] = []

    def key(self, letter: str) -> str:
        """Return the next key of a sort."""
        self._counted[letter] = self._counted.get(letter, 0) + 1
        return f"{letter}{self._counted[letter]}"

    def target(self, option: str, value: object) -> str:
        """Return the name of a page to which something leads.

        Raises
        ------
        AuthorError
            If there is no such page.
        """
        name = self.author.text(option, value)
        self.author.known([name], self.pages, f"{option}: {_('page')}")
        return name

    def link(
        self, option: str, text: str, to: object = None, name: object = None, advert: bool = False
    ) -> Link:
        """Keep something to press; its name is by default the page that it leads to, or its text.

        Raises
        ------
        AuthorError
            If it leads to a page that is not there.
        """
        target = self.target(f"{option}.to", to) if to is not None else ""
        called = self.author.text(f"{option}.name", name) if name is not None else target or text
        made = Link(self.key("k"), called, text, self.page, target, advert)
        self.site.links[made.key] = made
        return made

    def form(self, option: str, name: str, send: str, to: str, fields: Iterable[Field]) -> Form:
        """Keep a form.

        Raises
        ------
        AuthorError
            If a form or a field is there twice.
        """
        made = Form(self.key("f"), name, self.page, send, to, tuple(fields))
        known = [one.name for one in self.site.fields.values()]
        for one in made.fields:
            if [*known, *(other.name for other in made.fields)].count(one.name) > 1:
                raise self.author.refuse(option, one.name, twice())
        if name in {form.name for form in self.site.forms.values()}:
            raise self.author.refuse(option, name, twice())
        self.site.forms[made.key] = made
        return made

    def card(self, option: str, made: Card) -> Card:
        """Keep a card; one that stands on two pages is one card.

        Raises
        ------
        AuthorError
            If another card has its name, or there are too many.
        """
        for known in self.site.cards.values():
            if known.name != made.name:
                continue
            same = replace(made, key=known.key, pages=known.pages, sold=known.sold or made.sold)
            if replace(known, sold=same.sold) != same:
                raise self.author.refuse(option, made.name, twice())
            both = replace(same, pages=(*known.pages, self.page))
            self.site.cards[known.key] = both
            return both
        kept = replace(made, key=self.key("c"), pages=(self.page,))
        self.site.cards[kept.key] = kept
        if len(self.site.cards) > MOST_CARDS:
            raise self.author.refuse(
                option, made.name, _("Write {most} of them at most.").format(most=MOST_CARDS)
            )
        return kept

    def filter(self, name: str, values: Sequence[str]) -> Choice:
        """Keep something by which a list can be filtered."""
        made = Choice(self.key("s"), name, self.page, tuple(values))
        self.site.filters[made.key] = made
        return made

    def tab(self, name: str) -> Choice:
        """Keep a tab."""
        made = Choice(self.key("t"), name, self.page)
        self.site.tabs[made.key] = made
        return made

    def fold(self, title: str) -> str:
        """Keep something that can be unfolded; return its key."""
        key = self.key("u")
        self.site.folds[key] = title
        return key

    def card_list(self) -> str:
        """Keep a list of cards; return its key."""
        key = self.key("l")
        self.site.lists.add(key)
        return key

    def want_form(self, option: str, value: object) -> str:
        """Return the name of a form that must be somewhere in the site, see :meth:`done`."""
        name = self.author.text(option, value)
        self._wanted.append((option, name))
        return name

    def later(self, finish: Callable[[], None]) -> None:
        """Keep what can be done only once all pages are read."""
        self._later.append((self.page, finish))

    def done(self) -> Site:
        """Return the site, once all pages are read.

        Raises
        ------
        AuthorError
            If something needs a form that is nowhere.
        """
        forms = [form.name for form in self.site.forms.values()]
        for option, name in self._wanted:
            self.author.known([name], forms, f"{option}: {_('form')}")
        for page, finish in self._later:
            self.page = page  # links are kept with the page where they stand
            finish()
        return self.site

    def mapping(self, option: str, value: object, example: str) -> Mapping[str, Any]:
        """Return a value that must be a mapping.

        Raises
        ------
        AuthorError
            If it is none, or empty.
        """
        if not isinstance(value, Mapping) or not value:
            raise self.author.refuse(
                option, value, _("Write for example: {example}.").format(example=example)
            )
        return value

    def entries(self, option: str, value: object, example: str) -> Sequence[Any]:
        """Return a value that must be a list, not empty.

        Raises
        ------
        AuthorError
            If it is none, or empty.
        """
        if isinstance(value, str) or not isinstance(value, Sequence) or not value:
            raise self.author.refuse(
                option, value, _("Write for example: {example}.").format(example=example)
            )
        return value

    def cells(self, option: str, value: object) -> list[str]:
        """Return a list of texts, of which some may be the same.

        Raises
        ------
        AuthorError
            If it is no list of texts, or empty.
        """
        row = self.entries(option, value, '["…", "…"]')
        return [self.author.text(f"{option}[{i}]", text) for i, text in enumerate(row)]


def twice() -> str:
    """Return what is said of a name that is there twice."""
    return _("It is there twice: change one of the two.")
