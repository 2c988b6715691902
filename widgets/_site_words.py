"""What is said of imitation sites: what happened on them, and what their fixed parts say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from declic.i18n import Words
from widgets._site import Site
from widgets._task import Event

_ = Words("widgets")

HOW: Mapping[str, Callable[[], str]] = {
    "accepted": lambda: _("Accepted all cookies"),
    "refused": lambda: _("Refused all cookies"),
    "chosen": lambda: _("Chose which cookies to accept"),
    "": lambda: _("Answered the cookie banner"),
}
TOLD: Mapping[str, Callable[[], str]] = {
    "visit": lambda: _("Opened “{name}”"),
    "press": lambda: _("Pressed “{name}”"),
    "fill": lambda: _("Filled in “{name}”: {value}"),
    "send": lambda: _("Sent “{name}”"),
    "stopped": lambda: _("“{name}” was not sent yet: something was missing"),
    "search": lambda: _("Searched for “{value}”"),
    "filter": lambda: _("Filtered by “{name}”: {value}"),
    "add": lambda: _("Put “{name}” into the basket"),
    "amount": lambda: _("“{name}”: {value} in the basket"),
    "basket": lambda: _("“{name}” is in the basket"),
    "close": lambda: _("Closed the window that covered the page"),
    "refuse": lambda: _("Refused “{name}”"),
    "accept": lambda: _("Accepted “{name}”"),
    "back": lambda: _("Went back"),
    "tab": lambda: _("Opened the tab “{name}”"),
}
UNTOLD = "…"


def told(site: Site, event: Event) -> str:
    """Return an event in words, with what the page calls things; empty for what is not told."""
    if event.verb == "cookies":
        return HOW[event.value if event.value in HOW else ""]()
    if event.verb not in TOLD:
        return ""
    if event.verb == "fill" and event.value in ("", UNTOLD):
        return _("Filled in “{name}”").format(name=shown_name(site, event))
    if event.verb in ("search", "filter") and not event.value:
        alone = _("Searched") if event.verb == "search" else _("Filtered by “{name}”")
        return alone.format(name=event.name)
    return TOLD[event.verb]().format(name=shown_name(site, event), value=event.value)


def shown_name(site: Site, event: Event) -> str:
    """Return what the page calls what an author calls by a name."""
    name = event.name
    if event.verb == "visit" and name in site.pages:
        return site.pages[name].title
    if event.verb == "press":
        links = (link.text for link in site.links.values() if event.key in ("", link.key))
        named = (link.text for link in site.links.values() if link.name == name)
        titles = (card.title for card in site.cards.values() if card.name == name)
        return next(links if event.key in site.links else named, None) or next(titles, name)
    if event.verb == "fill":
        return next((one.label for one in site.fields.values() if one.name == name), name)
    if event.verb in ("send", "stopped"):
        return next((one.send for one in site.forms.values() if one.name == name), name)
    if event.verb in ("add", "amount", "basket"):
        return next((one.title for one in site.cards.values() if one.name == name), name)
    return name


def site_words() -> dict[str, str]:
    """Return the words of the fixed parts of a site and of the browser around it."""
    return {
        **_browser_words(),
        **_form_words(),
        "ws_menu": _("Menu"),
        "ws_main_menu": _("Main menu"),
        "ws_foot": _("Foot of the page"),
        "ws_way": _("You are here"),
        "ws_search": _("Search"),
        "ws_search_in": _("Search on this site"),
        "ws_type_first": _("Type a word to search for."),
        "ws_found": _("Results for “{query}”: {n}"),
        "ws_nothing": _("Nothing was found. Try another word, or the menu."),
        "ws_home": _("{name}: home page"),
        "ws_account": _("My account"),
        "ws_basket": _("Basket"),
        "ws_basket_with": _("Basket: {n}"),
        "ws_advert": _("Advertisement"),
        "ws_sponsored": _("Sponsored"),
        "ws_filters": _("Filter"),
        "ws_all": _("All"),
        "ws_sort": _("Sort"),
        "ws_sort_none": _("As proposed"),
        "ws_sort_price": _("By price, lowest first"),
        "ws_sort_title": _("By name"),
        "ws_count": _("Results: {n}"),
        "ws_leaves": _("Pages of results"),
        "ws_leaf": _("Page {n}"),
        "ws_leaf_now": _("Page {n} of {all}"),
        "ws_before": _("Previous page"),
        "ws_after": _("Next page"),
        "ws_add": _("Add to the basket"),
        "ws_add_this": _("Add to the basket: {title}"),
        "ws_added": _("In the basket: {title}"),
        "ws_basket_empty": _("Your basket is empty."),
        "ws_quantity": _("Quantity: {title}"),
        "ws_remove": _("Remove"),
        "ws_remove_this": _("Remove: {title}"),
        "ws_total": _("Total"),
        "ws_step": _("Step {n} of {all}: {name}"),
        "ws_copy": _("Copy"),
        "ws_copied": _("Copied."),
    }


def _browser_words() -> dict[str, str]:
    return {
        "ws_back": _("Previous page (browser)"),
        "ws_reload": _("Load the page again"),
        "ws_reloaded": _("The page is loaded again."),
        "ws_tabs": _("Tabs of the browser"),
        "ws_close_tab": _("Close this tab"),
        "ws_padlock": _("About this connection"),
        "ws_safe": _(
            "Secure connection: nobody on the way can read what you send. It does not say whether"
            " the site is honest: look at its name."
        ),
        "ws_unsafe": _("Not secure: somebody on the way could read what you send."),
        "ws_ad_tab": _("Another site"),
        "ws_ad_title": _("This is an advertisement"),
        "ws_ad_text": _("It would take you to another site. To go back, close this tab."),
        "ws_ad_back": _("Close the tab and go back"),
        "ws_popup": _("Window that covers the page"),
    }


def _form_words() -> dict[str, str]:
    return {
        "ws_optional": _("optional"),
        "ws_choose": _("Choose from the list"),
        "ws_yes": _("Yes"),
        "ws_no": _("No"),
        "ws_empty": _("Not filled in"),
        "ws_saved": _("It is recorded."),
        "ws_change": _("Change"),
        "ws_change_this": _("Change: {label}"),
        "ws_errors": _("Look at these answers again"),
        "ws_date_help": _("Day/month/year, for example 27/03/1958"),
        "ws_missing": _("Fill in: {label}"),
        "ws_missing_tick": _("Tick: {label}"),
        "ws_missing_choice": _("Choose: {label}"),
        "ws_bad": _("Look again at: {label}"),
        "ws_bad_email": _("An e-mail address is written as camille@courriel.example"),
        "ws_bad_date": _("A date is written as 27/03/1958"),
        "ws_bad_tel": _("A phone number has ten digits, as 06 39 98 00 00"),
        "ws_bad_number": _("Write a number in digits"),
        "ws_show": _("Show the password"),
        "ws_hide": _("Hide the password"),
        "ws_file": _("Choose a file"),
    }
