"""What the page is sent of an imitation site: keys and texts, and no name that an author gave."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from widgets._site import Page, Site
from widgets._site_walk import tellable
from widgets._text import slug


def site_json(site: Site, told: Collection[str]) -> dict[str, Any]:
    """Return what the page shows of a site.

    Parameters
    ----------
    told
        Keys of the fields whose words a goal asks about; those of others stay in the page.
    """
    keys = {page.name: page.key for page in site.pages.values()}
    fields = site.fields
    return {
        "name": site.name,
        "address": site.address,
        "colour": site.colour,
        "first": keys[site.start],
        "find": site.search,
        "menu": [_link(site, key) for key in site.menu],
        "foot": [_link(site, key) for key in site.footer],
        "account": site.account,
        "basket": site.basket,
        "cookies": site.cookies.to_json() if site.cookies else None,
        "popup": _popup(site, keys),
        "pages": {page.key: _page(page, keys, site) for page in site.pages.values()},
        "links": {key: keys.get(link.to, "") for key, link in site.links.items()},
        "adverts": {key: link.text for key, link in site.links.items() if link.advert},
        "forms": {
            form.key: {
                "page": keys[form.page],
                "to": keys.get(form.to, ""),
                "fields": [one.key for one in form.fields],
            }
            for form in site.forms.values()
        },
        "values": {key: one.value for key, one in fields.items() if one.value},
        "tells": [key for key, one in fields.items() if tellable(one, key in told)],
        "goods": {
            card.key: {"title": card.title, "cents": card.cents, "to": keys.get(card.to, "")}
            for card in site.cards.values()
        },
    }


def _link(site: Site, key: str) -> dict[str, str]:
    return {"key": key, "text": site.links[key].text}


def _popup(site: Site, keys: dict[str, str]) -> dict[str, str] | None:
    popup = site.popup
    if popup is None:
        return None
    link = popup.link
    return {
        "page": keys[popup.page],
        "html": popup.html,
        "close": popup.close,
        "key": link.key if link else "",
        "text": link.text if link else "",
    }


def _page(page: Page, keys: dict[str, str], site: Site) -> dict[str, Any]:
    """Return a page; its address is made of its title, as on most sites."""
    first = page.name == site.start or page.name == next(iter(site.pages))
    return {
        "title": page.title,
        "path": "" if first else slug(page.title),
        "needs": site.form(page.needs).key if page.needs else "",
        "way": [_link(site, key) for key in page.way],
        "found": page.found,
        "body": page.body,
    }
