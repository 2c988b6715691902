"""The lists of cards of an imitation site (articles, practitioners, places), and its basket."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from declic.i18n import Words
from widgets._site import Card
from widgets._site_making import Making

_ = Words("widgets")

SORTS = ("price", "title")
CARD_OPTIONS = ("title", "text", "price", "to", "is", "name", "icon", "advert", "badge")
ICONS = (
    *("book", "box", "calendar", "card", "clock", "cup", "doctor", "euro", "family", "file"),
    *("heart", "home", "kettle", "lamp", "leaf", "letter", "pin", "plate", "school", "star"),
    *("tool", "town", "user"),
)
"""Drawings of ``_site_icons.js`` that a card may have."""
MOST_ON_A_PAGE = 50
_PRICE = re.compile(r"([0-9][0-9\s]*)(?:[,.]([0-9]{2}))?\s*€")
_EXAMPLE = '{"cards": [{"title": "Bouilloire", "price": "24,90 €", "to": "bouilloire"}]}'


def read_cards(making: Making, option: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a list of cards, with its filters, its orders and its pages.

    Raises
    ------
    AuthorError
        If a card is wrong, or no card has anything to be filtered by.
    """
    author = making.author
    rows = making.entries(f"{option}.cards", given["cards"], _EXAMPLE)
    sold = author.yes_or_no(f"{option}.add", given.get("add", False))
    cards = [_card(making, f"{option}.cards[{i}]", row, sold) for i, row in enumerate(rows)]
    sorts = author.texts(f"{option}.sort", given.get("sort", ()))
    author.known(sorts, SORTS, f"{option}.sort")
    page = given.get("page", MOST_ON_A_PAGE)
    if type(page) is not int or not 1 <= page <= MOST_ON_A_PAGE:
        raise author.refuse(
            f"{option}.page",
            page,
            _("Write a number from 1 to {most}.").format(most=MOST_ON_A_PAGE),
        )
    return {
        "type": "cards",
        "key": making.card_list(),
        "title": author.text(f"{option}.title", given["title"]) if "title" in given else "",
        "cards": cards,
        "filters": _filters(making, f"{option}.filters", given.get("filters", ()), cards),
        "sorts": list(sorts),
        "size": page,
    }


def _filters(
    making: Making, option: str, names: object, cards: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    found = []
    for name in making.author.texts(option, names):
        values = dict.fromkeys(card["is"][name] for card in cards if name in card["is"])
        if not values:
            known = list(dict.fromkeys(fact for card in cards for fact in card["is"]))
            making.author.known([name], known, option)
        choice = making.filter(name, list(values))
        found.append({"key": choice.key, "name": name, "values": list(values)})
    return found


def _card(making: Making, option: str, row: object, sold: bool) -> dict[str, Any]:
    author = making.author
    given = making.mapping(option, row, '{"title": "…", "to": "…"}')
    author.known(given, CARD_OPTIONS, option)
    title = author.text(f"{option}.title", given.get("title"))
    price = author.text(f"{option}.price", given["price"]) if "price" in given else ""
    cents = _cents(price)
    if sold and cents is None:
        raise author.refuse(
            f"{option}.price", price, _("Write {example}.").format(example='"24,90 €"')
        )
    facts = given.get("is", {})
    if not isinstance(facts, Mapping):
        raise author.refuse(
            f"{option}.is", facts, _("Write {example}.").format(example='{"Couleur": "Rouge"}')
        )
    icon = given.get("icon", "")
    if icon:
        author.known([icon], ICONS, f"{option}.icon")
    made = Card(
        "",
        author.text(f"{option}.name", given.get("name", title)),
        title,
        making.target(f"{option}.to", given["to"]) if "to" in given else "",
        cents,
        sold,
        author.yes_or_no(f"{option}.advert", given.get("advert", False)),
        (),
    )
    card = making.card(option, made)
    return {
        "key": card.key,
        "title": title,
        "text": author.text(f"{option}.text", given["text"]) if "text" in given else "",
        "badge": author.text(f"{option}.badge", given["badge"]) if "badge" in given else "",
        "price": price,
        "is": {name: author.text(f"{option}.is[{name!r}]", fact) for name, fact in facts.items()},
        "icon": icon,
        "advert": made.advert,
        "sold": sold,
    }


def read_add(making: Making, option: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a button that puts a card of one of the lists into the basket.

    Raises
    ------
    AuthorError
        If no list has this card, or it has no price.
    """
    name = making.author.text(f"{option}.add", given["add"])
    shown = {"type": "add", "key": "", "price": ""}
    making.later(lambda: _finish_add(making, option, name, shown))
    return shown


def _finish_add(making: Making, option: str, name: str, shown: dict[str, Any]) -> None:
    cards = {card.name: card for card in making.site.cards.values()}
    making.author.known([name], list(cards), f"{option}: {_('card')}")
    card = cards[name]
    if card.cents is None:
        raise making.author.refuse(f"{option}.add", name, _("Give it a price."))
    shown["key"] = card.key
    both = replace(card, sold=True, pages=(*card.pages, making.page))
    making.site.cards[card.key] = both


def read_basket(making: Making, option: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return where the content of the basket is shown, and the button that goes on from there.

    Raises
    ------
    AuthorError
        If the button leads to a page that is not there.
    """
    making.author.yes_or_no(f"{option}.basket", given["basket"])
    if "to" not in given:
        return {"type": "basket", "go": "", "text": ""}
    text = making.author.text(f"{option}.button", given.get("button", _("Order")))
    link = making.link(option, text, given["to"], given.get("name"))
    return {"type": "basket", "go": link.key, "text": text}


def _cents(price: str) -> int | None:
    """Return the first price in a text, in hundredths of a euro; None if there is none."""
    found = _PRICE.search(price)
    if not found:
        return None
    return int(re.sub(r"\s", "", found[1])) * 100 + int(found[2] or 0)
