"""What the exercises on imitation sites share: reading the site, judging the path, showing it."""

from __future__ import annotations

import html
import random
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import unquote

from declic.i18n import Words
from widgets._author import Author
from widgets._cookies import cookie_words
from widgets._guard import guard_words, refuse_real
from widgets._imitation import Imitation, Walk
from widgets._personas import Persona, persona_words, read_persona
from widgets._site import Site
from widgets._site_check import check_goals, subjects, told_fields
from widgets._site_picture import picture_of
from widgets._site_reading import read_site
from widgets._site_shown import site_json
from widgets._site_walk import SiteWalk, tellable
from widgets._site_words import UNTOLD, site_words, told
from widgets._steps import Step
from widgets._task import Event, Judgement, Subjects

_ = Words("widgets")

OWN = ("site", "start", "persona", "goals", "risks", "ask", "answer", "choices")
PARTS = {"search": "search", "back": "back", "menu": "menu", "address": "address", "popup": "popup"}
"""What a hint can show beside pages' links: the keys of fixed parts."""


class SiteImitation(Imitation):
    """An exercise on an imitation site. A subclass calls :meth:`_read_world`, then ``_finish``."""

    _site: Site
    _persona: Persona | None
    _told: set[str]

    def _read_world(
        self,
        author: Author,
        site: object,
        start: str | None,
        persona: object,
        task: Mapping[str, Any],
    ) -> None:
        """Read the site and what is asked on it.

        Raises
        ------
        AuthorError
            If something is missing or wrong, or can't be done.
        """
        self._site = read_site(author, site, start)
        self._persona = read_persona(author, persona)
        self._read_beside(author)
        self._read_task(author, self._subjects(), task)
        self._check(author)
        self._told = told_fields(self._site, (*self._goals, *self._risks))

    def _read_beside(self, author: Author) -> None:
        """Read what a kind has beside the site, before what is asked.

        Raises
        ------
        AuthorError
            If something is wrong in it.
        """

    def _subjects(self) -> Subjects:
        return subjects(self._site)

    def _check(self, author: Author) -> None:
        check_goals(author, self._site, self._goals)

    def _walk(self) -> SiteWalk:
        """Return the site as it is at the beginning."""
        return SiteWalk(self._site)

    def verbs(self) -> Mapping[str, Collection[str]]:
        return self._site.verbs()

    def read(self, response: Any) -> Walk:
        walk = super().read(response)
        fields = self._site.fields
        refuse_real(
            step.value for step in walk.steps if step.verb == "search" or step.key in fields
        )
        kept = (self._kept(step) for step in walk.steps)
        return Walk(tuple(kept), walk.said)

    def _kept(self, step: Step) -> Step:
        """Return a step without words that no goal asks about, whatever the page sent."""
        field = self._site.fields.get(step.key) if step.verb == "fill" else None
        if field is None or not step.value or tellable(field, step.key in self._told):
            return step
        return Step(step.verb, step.key, UNTOLD)

    def happened(self, steps: Sequence[Step]) -> list[Event]:
        return self._walk().along(steps)

    def tell(self, event: Event) -> str:
        return told(self._site, event)

    def shown_key(self, name: str) -> str:
        name = unquote(name)
        site = self._site
        named = [
            *((one.name, one.key) for one in site.links.values()),
            *((one.name, one.key) for one in site.cards.values()),
            *((one.name, one.key) for one in site.fields.values()),
            *((one.name, one.key) for one in site.filters.values()),
            *((one.name, one.key) for one in site.tabs.values()),
            *((one.name, one.key) for one in site.forms.values()),
            *((title, key) for key, title in site.folds.items()),
            *(site.cookies.names.items() if site.cookies else ()),
            *PARTS.items(),
        ]
        return next((key for known, key in named if known == name), "")

    def _replay(self, events: Sequence[Event], judgement: Judgement) -> list[dict[str, Any]]:
        """Return the path step by step: of what one step did, what counts, or else the last."""
        told = super()._replay(events, judgement)
        kept = []
        for _step, same in groupby(told, lambda one: one["upto"]):
            several = list(same)
            marked = [one for one in several if one["mark"] in ("asked", "risky")]
            kept += marked or several[-1:]
        return kept

    def _content(self, lot: random.Random) -> dict[str, Any]:
        persona = self._persona
        return self._task_content() | {
            "site": site_json(self._site, self._told),
            "persona": persona.to_json() if persona else None,
        }

    def _picture_body(self, said: Any, verdict: Any) -> str:
        name = html.escape(self._site.address)
        return (
            '<div style="border:2px solid #52606d;border-radius:10px;padding:.5em .9em;'
            f'margin:.5em 0"><p><small>{name}</small></p>{picture_of(self._site)}</div>'
            f"{super()._picture_body(said, verdict)}"
        )

    def _own_words(self) -> dict[str, str]:
        words = super()._own_words() | site_words() | guard_words() | cookie_words()
        return words | (persona_words() if self._persona else {})
