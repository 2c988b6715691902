"""``CookieBanner``: a cookie banner to see through, and to answer."""

from __future__ import annotations

import html
import random
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Unpack

from declic.domain import rules
from declic.domain.rules import Score
from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._addresses import reserved
from widgets._author import Author
from widgets._cookies import (
    BUTTONS,
    PRESS,
    REOPEN,
    TURN,
    Decision,
    cookie_words,
    decide,
    read_cookies,
)
from widgets._imitation import Imitation, Walk
from widgets._options import Options
from widgets._steps import Step
from widgets._task import Event, judge
from widgets._text import rich, rich_line

_ = Words("widgets")

OWN = ("cookies", "page", "address", "keep", "tricks")
TEXT_KEY, INTERESTS_KEY = "ct", "cl"


class CookieBanner(Imitation):
    """A cookie banner on an imitation site: what is not necessary is to be refused.

    Each purpose that was accepted though it should not takes its share away (rule ``chosen``);
    leaving the banner unanswered earns nothing. After the verdict the tricks of the banner are
    shown one by one.

    Parameters
    ----------
    prompt
        What to do, in Markdown.
    cookies
        The banner: ``text``, ``accept``, ``refuse`` (None: it can't be refused at once),
        ``refuse_as`` (``"button"``, ``"link"`` for a pale link, ``"settings"`` for the settings
        only), ``settings``, ``save`` (what its buttons say), ``purposes`` (``{name: whether it is
        ticked beforehand}``), ``interests`` (the same, hidden among "legitimate interests").
    page
        What the site behind the banner says, in Markdown.
    address
        Of the site, https://, under a name reserved for examples.
    keep
        Purposes that may be accepted. Default: none.
    tricks
        For each trick where it is (``accept``, ``refuse``, ``settings``, ``save``, ``text``,
        ``interests`` or the name of a purpose) and what it does; shown after the verdict.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"steps": [["cookie", "cs"], ["turn", "cp1", "off"], ["cookie", "cv"]]}``.
    """

    kind = "cookie_banner"

    def __init__(
        self,
        prompt: str = "",
        cookies: Mapping[str, Any] | None = None,
        page: str | None = None,
        address: str = "https://www.la-gazette.example",
        keep: Sequence[str] = (),
        tricks: Mapping[str, str] | None = None,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, *OWN)
        self._cookies = read_cookies(author, cookies)
        whole = author.text("page", page or _("## Today\n\nThe fair opens its doors."))
        first, _newline, self._body = whole.partition("\n")
        self._title = first.lstrip("# ")
        self._address = author.text("address", address)
        reserved(author, "address", self._address)
        self._keep = author.texts("keep", keep)
        names = [one.name for one in self._cookies.purposes]
        author.known(self._keep, names, "keep")
        self._tricks = self._read_tricks(author, tricks or {}, names)
        self._finish(author)

    def verbs(self) -> Mapping[str, Collection[str]]:
        return self._cookies.verbs()

    def happened(self, steps: Sequence[Step]) -> list[Event]:
        names = {key: name for name, key in self._cookies.names.items()} | {REOPEN: "reopen"}
        return [
            Event(step.verb, names[step.key], step.value, place, step.key)
            for place, step in enumerate(steps)
        ]

    def shown_key(self, name: str) -> str:
        fixed = {"text": TEXT_KEY, "interests": INTERESTS_KEY}
        return fixed.get(name) or self._cookies.names.get(name, "")

    def tell(self, event: Event) -> str:
        cookies = self._cookies
        if event.verb == TURN:
            said = _("Ticked “{name}”") if event.value == "on" else _("Unticked “{name}”")
            return said.format(name=event.name)
        words = {
            "accept": cookies.accept,
            "refuse": cookies.refuse,
            "settings": cookies.settings,
            "save": cookies.save,
            "back": _("Back"),
            "reopen": _("Manage my cookies"),
        }
        return _("Pressed “{name}”").format(name=words[event.name])

    def assess(self, said: Walk) -> Verdict:
        decision = decide(self._cookies, said.steps)
        score = self._score(decision)
        judgement = judge(self.happened(said.steps), (), ())
        replay = self._replay(self.happened(said.steps), judgement)
        return self._scored(
            score, self._said_of(decision, score), tour=self._tricks_tour(), replay=replay
        )

    def _score(self, decision: Decision) -> Score[str]:
        if not decision.how:
            return Score(0.0, False)
        accepted = [one.name for one in decision.accepted]
        return rules.chosen(accepted, {*self._keep}, len(self._cookies.purposes))

    def _said_of(self, decision: Decision, score: Score[str]) -> str:
        if not decision.how:
            return _("The banner is still there. Find the way to refuse, then check.")
        if score.correct:
            return _("You kept only what you want. The site works all the same.")
        if score.wrong:
            return _("You have accepted: {names}. Open the banner again, and look closely.").format(
                names=", ".join(score.wrong)
            )
        return _("You may keep more than that: read the question again.")

    def _tricks_tour(self) -> list[dict[str, Any]]:
        settings = [[PRESS, BUTTONS["settings"]]]
        front = {"accept", "refuse", "settings", "text"}
        if self._cookies.refuse_as == "settings":
            front.discard("refuse")
        return [
            {"key": self.shown_key(name), "text": why, "show": [] if name in front else settings}
            for name, why in self._tricks.items()
        ]

    def _read_tricks(self, author: Author, tricks: object, purposes: list[str]) -> dict[str, str]:
        if not isinstance(tricks, Mapping):
            example = 'tricks={"refuse": "…"}'
            raise author.refuse("tricks", tricks, _("Write {example}.").format(example=example))
        places = [*self._cookies.names, "text", "interests"]
        author.known(tricks, [*places, *purposes], "tricks")
        return {name: author.text(f"tricks[{name!r}]", why) for name, why in tricks.items()}

    def key_html(self) -> str:
        kept = ", ".join(self._keep) or _("nothing that is not necessary")
        tricks = [(rich_line(why), False, None) for why in self._tricks.values()]
        return (
            f"<p>{html.escape(_('To be accepted: {names}').format(names=kept))}</p>"
            f"{_picture.rows(tricks)}"
        )

    def _content(self, lot: random.Random) -> dict[str, Any]:
        return self._task_content() | {
            "cookies": self._cookies.to_json(),
            "title": self._title,
            "page": rich(self._body),
            "address": self._address,
        }

    def _picture_body(self, said: Walk | None, verdict: Verdict | None) -> str:
        cookies = self._cookies
        buttons = [cookies.accept, cookies.refuse, cookies.settings]
        shown = " · ".join(f"[ {html.escape(text)} ]" for text in buttons if text)
        boxes = [
            (f"{'☑' if one.on else '☐'} {html.escape(one.name)}", False, None)
            for one in cookies.purposes
        ]
        return (
            '<div style="border:2px solid #52606d;border-radius:10px;padding:.5em .9em;'
            f'margin:.5em 0">{rich(self._body)}<hr><p>{html.escape(cookies.text)}</p>'
            f"<p>{shown}</p>{_picture.rows(boxes)}</div>{super()._picture_body(said, verdict)}"
        )

    def _default_instruction(self) -> str:
        return _("Answer the banner as you would like to, then check.")

    def _own_words(self) -> dict[str, str]:
        return super()._own_words() | cookie_words()
