"""What happened on an imitation site along a learner's path: the same fold as ``_site_state.js``.

A path whose order no page could have made is judged like any other (decision 20); only a form that
can't be sent as it is stays unsent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from widgets._cookies import PRESS, REOPEN, TURN, decide
from widgets._site import MOST_OF_A_CARD, POPUP, Field, Form, Page, Site
from widgets._site_forms import CHOSEN, yes_or_no
from widgets._steps import Step
from widgets._task import Event

RESULTS = ""
"""The page of what a search has found, among pages' names."""


class SiteWalk:
    """A site while somebody goes through it.

    Attributes
    ----------
    page
        Name of the page that is shown; :data:`RESULTS` after a search.
    values
        What stands in each field, by its key.
    sent
        Names of the forms that were sent, with what stood in their fields.
    basket
        How many of each card, by its name.
    events
        What happened so far.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.page = site.start
        self.values = {key: one.value for key, one in site.fields.items()}
        self.sent: dict[str, Mapping[str, str]] = {}
        self.basket: dict[str, int] = {}
        self.events: list[Event] = []
        self._history: list[str] = []
        self._wanted = ""
        self._popup = site.popup is not None

    def acts(self) -> Mapping[str, Callable[[Step, int], None]]:
        """Return what each verb does; a step and its place on the path are given to it."""
        return {
            "press": self._press,
            "card": self._card,
            "result": self._result,
            "search": self._search,
            "back": self._back,
            "close": self._close,
            "fill": self._fill,
            "send": self._send,
            "filter": self._filter,
            "add": self._add,
            "amount": self._amount,
            "tab": self._tab,
        }

    def along(self, steps: Sequence[Step]) -> list[Event]:
        """Return what happens along a path, and how things are at its end.

        Raises
        ------
        InvalidResponse
            If a purpose of the cookie banner was turned neither on nor off.
        """
        acts = self.acts()
        for place, step in enumerate(steps):
            act = acts.get(step.verb)
            if act:
                act(step, place)
        events = [*self.events, *self._cookies(steps)]
        return [*sorted(events, key=lambda event: event.step or 0), *self.at_end()]

    def at_end(self) -> list[Event]:
        """Return how things are now."""
        return [Event("basket", name, str(count)) for name, count in self.basket.items() if count]

    def happens(self, verb: str, name: str = "", value: str = "", *, by: Step, at: int) -> None:
        """Keep that something happened by a step, at its place on the path."""
        self.events.append(Event(verb, name, value, at, by.key))

    def go(self, name: str, by: Step, at: int) -> None:
        """Go to a page, or to the form that must be sent before."""
        for _way in range(len(self.site.pages)):
            needs = self.site.pages[name].needs
            if not needs or needs in self.sent:
                break
            self._wanted = self._wanted or name
            name = self.site.form(needs).page
        if name != self.page:
            self._history.append(self.page)
        self.page = name
        self.happens("visit", name, by=by, at=at)

    def _press(self, step: Step, at: int) -> None:
        link = self.site.links[step.key]
        self.happens("press", link.name, by=step, at=at)
        popup = self.site.popup
        if popup and popup.link and link.key == popup.link.key:
            self._popup = False
        if link.to:
            self._wanted = ""
            self.go(link.to, step, at)

    def _card(self, step: Step, at: int) -> None:
        card = self.site.cards[step.key]
        self.happens("press", card.name, by=step, at=at)
        if card.to:
            self.go(card.to, step, at)

    def _result(self, step: Step, at: int) -> None:
        page: Page | None = self.site.page_of(step.key)
        if page:
            self.go(page.name, step, at)

    def _search(self, step: Step, at: int) -> None:
        if not step.value.strip() or not self.site.search:
            return
        self._history.append(self.page)
        self.page = RESULTS
        self.happens("search", value=step.value.strip(), by=step, at=at)

    def _back(self, step: Step, at: int) -> None:
        if self._history:
            self.page = self._history.pop()
            self.happens("back", by=step, at=at)

    def _close(self, step: Step, at: int) -> None:
        popup = self.site.popup
        if popup and step.key == POPUP and self._popup:
            self._popup = False
            self.happens("close", "popup", by=step, at=at)

    def _fill(self, step: Step, at: int) -> None:
        field = self.site.fields[step.key]
        if field.kind == "choice" and step.value not in ("", *field.options):
            return
        if field.kind == "tick" and step.value not in ("", "1"):
            return
        self.values[step.key] = step.value

    def _send(self, step: Step, at: int) -> None:
        form = self.site.forms[step.key]
        if step.value or not self.accepts(form):
            self.happens("stopped", form.name, by=step, at=at)
            return
        told = {field.key: self.values[field.key] for field in form.fields}
        self.sent[form.name] = told
        for field in form.fields:
            value = yes_or_no(bool(told[field.key])) if field.kind == "tick" else told[field.key]
            if value:
                self.happens("fill", field.name, value, by=Step("fill", field.key), at=at)
        self.happens("send", form.name, by=step, at=at)
        wanted = self._wanted
        self._wanted = ""
        to = wanted if wanted and self.site.pages[wanted].needs == form.name else form.to
        if to:
            self.go(to, step, at)

    def accepts(self, form: Form) -> bool:
        """Return whether a form can be sent as its fields are now."""
        return all(field.takes(self.values[field.key]) for field in form.fields)

    def _filter(self, step: Step, at: int) -> None:
        choice = self.site.filters[step.key]
        value = _numbered(step.value, choice.values)
        if value:
            self.happens("filter", choice.name, value, by=step, at=at)

    def _add(self, step: Step, at: int) -> None:
        card = self.site.cards[step.key]
        if card.sold:
            self.basket[card.name] = min(MOST_OF_A_CARD, self.basket.get(card.name, 0) + 1)
            self.happens("add", card.name, by=step, at=at)

    def _amount(self, step: Step, at: int) -> None:
        card = self.site.cards[step.key]
        counts = [str(count) for count in range(MOST_OF_A_CARD + 1)]
        if self.basket.get(card.name) and step.value in counts:
            self.basket[card.name] = int(step.value)
            self.happens("amount", card.name, step.value, by=step, at=at)

    def _tab(self, step: Step, at: int) -> None:
        self.happens("tab", self.site.tabs[step.key].name, by=step, at=at)

    def _cookies(self, steps: Sequence[Step]) -> list[Event]:
        """Return how the cookie banner was answered, at the step that did it."""
        banner = self.site.cookies
        if banner is None:
            return []
        decision = decide(banner, [step for step in steps if step.verb in (PRESS, TURN)])
        if not decision.how:
            return []
        at = max(i for i, step in enumerate(steps) if step.verb == PRESS and step.key != REOPEN)
        key = steps[at].key
        accepted = {one.name for one in decision.accepted}
        each = [
            Event("accept" if one.name in accepted else "refuse", one.name, "", at, key)
            for one in banner.purposes
        ]
        return [Event("cookies", "", decision.how, at, key), *each]


def tellable(field: Field, told: bool) -> bool:
    """Return whether what stands in a field may leave the page: what is chosen, or asked about."""
    return told or field.kind in CHOSEN


def _numbered(value: str, values: Sequence[str]) -> str:
    """Return the value that a place stands for, written as digits from 0; empty for no place."""
    places = {str(place): one for place, one in enumerate(values)}
    return places.get(value, "")
