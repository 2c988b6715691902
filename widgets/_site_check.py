"""Whether what is asked on an imitation site can be done: what is reached from its start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from declic.domain.rules import meets
from declic.i18n import Words
from widgets._author import Author
from widgets._site import MOST_OF_A_CARD, Site
from widgets._task import Goal, Subjects

_ = Words("widgets")

ALONE = ("search", "back", "cookies")
"""Verbs with which no name goes."""
HOWS = ("refused", "accepted", "chosen")
"""How a cookie banner may have been answered."""


def subjects(site: Site) -> Subjects:
    """Return what authors can write in goals and risks: for each verb its names."""
    cards = [card.name for card in site.cards.values()]
    purposes = [one.name for one in site.cookies.purposes] if site.cookies else []
    given: dict[str, Iterable[str]] = {
        "visit": site.pages,
        "press": [link.name for link in site.links.values()] + cards,
        "fill": [field.name for field in site.fields.values()],
        "send": [form.name for form in site.forms.values()],
        "filter": [one.name for one in site.filters.values()],
        "tab": [tab.name for tab in site.tabs.values()],
        "add": [card.name for card in site.cards.values() if card.sold],
        "basket": [card.name for card in site.cards.values() if card.sold],
        "close": ["popup"] if site.popup else [],
        "refuse": purposes,
        "accept": purposes,
    }
    named = {verb: tuple(dict.fromkeys(names)) for verb, names in given.items()}
    there = {verb: names for verb, names in named.items() if names}
    alone = {"search": site.search, "back": True, "cookies": site.cookies}
    return there | {verb: () for verb in ALONE if alone[verb]}


def reachable(site: Site) -> set[str]:
    """Return the names of the pages that can be reached from the start."""
    found: set[str] = set()
    waiting = [site.start]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        waiting += _ways_from(site, name)
    return found


def check_goals(author: Author, site: Site, goals: Sequence[Goal]) -> None:
    """Refuse what can't be done on a site.

    Raises
    ------
    AuthorError
        If no way leads to something, a value can't be chosen there, or it is so from the start.
    """
    pages = reachable(site)
    places = _places(site)
    for goal in goals:
        where = places.get((goal.verb, goal.name))
        if where is not None and not pages.intersection(where):
            raise author.refuse(
                "goals",
                goal.written,
                _("No link leads there from the page “{start}”.").format(start=site.start),
            )
        _check_value(author, site, goal)


def _ways_from(site: Site, name: str) -> list[str]:
    """Return the pages to which one leads; *name* is a page's name."""
    needs = site.pages[name].needs
    if needs:  # until the form is sent there is nothing but the form
        return [site.form(needs).page, *_links_of(site, name)]
    return _links_of(site, name)


def _links_of(site: Site, name: str) -> list[str]:
    ways = [link.to for link in site.links.values() if link.page in ("", name) and link.to]
    ways += [card.to for card in site.cards.values() if name in card.pages and card.to]
    ways += [form.to for form in site.forms.values() if form.page == name and form.to]
    return ways + [page.name for page in site.pages.values() if page.found]


def _places(site: Site) -> Mapping[tuple[str, str], set[str]]:
    """Return on which pages each thing that can be asked is to be done."""
    every = set(site.pages)
    places: dict[tuple[str, str], set[str]] = {("visit", name): {name} for name in site.pages}

    def put(verb: str, name: str, pages: Iterable[str]) -> None:
        places.setdefault((verb, name), set()).update(pages)

    for link in site.links.values():
        put("press", link.name, {link.page} if link.page else every)
    for card in site.cards.values():
        for verb in ("press", "add", "basket"):
            put(verb, card.name, card.pages)
    for form in site.forms.values():
        put("send", form.name, {form.page})
        for field in form.fields:
            put("fill", field.name, {form.page})
    for choice in site.filters.values():
        put("filter", choice.name, {choice.page})
    for tab in site.tabs.values():
        put("tab", tab.name, {tab.page})
    if site.popup:
        put("close", "popup", {site.popup.page})
    return places


def _check_value(author: Author, site: Site, goal: Goal) -> None:
    """Refuse a value that can't be chosen, so that no one looks for it in vain."""
    if goal.pattern is None:
        return
    if goal.verb not in ("fill", "search", "filter", "basket", "cookies"):
        raise author.refuse(
            "goals", goal.written, _("There is nothing to choose: leave out the =.")
        )
    if goal.verb == "fill" and _never_sent(site, goal):
        raise author.refuse(
            "goals", goal.written, _("With it the form can't be sent: look at its expected.")
        )
    possible = _possible(site, goal)
    if possible and not any(meets(value, goal.pattern) for value in possible):
        raise author.refuse(
            "goals",
            goal.written,
            _("These can be chosen: {names}.").format(names=", ".join(possible)),
        )


def _never_sent(site: Site, goal: Goal) -> bool:
    """Return whether what is asked for is not what the form asks for."""
    field = next(one for one in site.fields.values() if one.name == goal.name)
    pattern = goal.pattern or ""
    return "*" not in pattern and field.pattern is not None and not meets(pattern, field.pattern)


def _possible(site: Site, goal: Goal) -> list[str]:
    """Return all values that there can be; empty where anything can be typed."""
    if goal.verb == "cookies":
        return [*HOWS]
    if goal.verb == "filter":
        same = (one for one in site.filters.values() if one.name == goal.name)
        return [value for one in same for value in one.values]
    if goal.verb == "basket":
        return [str(count) for count in range(MOST_OF_A_CARD + 1)]
    if goal.verb == "fill":
        field = next(one for one in site.fields.values() if one.name == goal.name)
        return [*field.options] or ([_("yes"), _("no")] if field.kind == "tick" else [])
    return []


def told_fields(site: Site, goals: Iterable[Goal]) -> set[str]:
    """Return the keys of the fields whose words a goal asks about; those of others stay untold."""
    asked = {goal.name for goal in goals if goal.verb == "fill" and goal.pattern is not None}
    return {key for key, one in site.fields.items() if one.name in asked}
