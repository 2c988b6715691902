"""``Password``: build a passphrase that holds, then receive a code and give it to nobody."""

from __future__ import annotations

import html
import random
from collections.abc import Callable
from typing import Any, Unpack

from declic.domain import rules
from declic.domain.rules import Score
from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._author import Author
from widgets._base import Exercise
from widgets._options import Options
from widgets._personas import persona_words, read_persona
from widgets._round import LARGEST_SEED
from widgets.password._said import (
    STRONGEST,
    Said,
    check_words,
    code_of,
    read_said,
    remarked,
    strengths,
)

_ = Words("widgets")

PHRASE, CODE, KEPT = "phrase", "code", "kept"
ABOUT = ("first_name", "last_name", "birth", "address", "town", "phone")
"""What is shown of the person, and makes a passphrase weak."""


class Password(Exercise):
    """A passphrase to build, whose strength is told in words; then a code that is sent to a phone.

    **The passphrase never leaves the page**: neither a response, nor a draft, nor the store has it.
    The page estimates its strength (zxcvbn: D. L. Wheeler, USENIX Security 2016), and is believed,
    for the alternative would be to send a password (``docs/decisions/0017``). What is asked counts
    the same each (rule ``pairs``): the passphrase, the code typed as it came, the code given to
    nobody who asks for it.

    Parameters
    ----------
    prompt
        What to do, in Markdown.
    strength
        What is asked of the passphrase, 1 to 4: from 3 it holds against a thief who has the
        site's data (10⁸ tries), from 4 for long (10¹⁰). Default: 3.
    persona
        Whose passphrase it is, see :data:`widgets._personas.PERSONAS`: with a name or a birth date
        of this person it is weak. None: nobody's. Default: ``"camille"``.
    code
        Whether a code is sent to an imitation phone, then asked for by a caller. Default: True.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"strength": 4, "words_drawn": false, "shown_checks": ["short", "year"],
    "seed": 7, "code": "123456", "gave_code": false}``; without a code the last three are missing.
    The code that was sent is drawn from the seed.
    """

    kind = "password"

    def __init__(
        self,
        prompt: str = "",
        strength: int = 3,
        persona: str | None = "camille",
        code: bool = True,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "strength", "persona", "code")
        self._strength = _read_strength(author, strength)
        self._persona = read_persona(author, persona)
        self._with_code = author.yes_or_no("code", code)
        self._finish(author)

    def read(self, response: Any) -> Said:
        return read_said(response, self._with_code)

    def assess(self, said: Said) -> Verdict:
        score = self._score(said)
        notes = [{"key": key, "text": self._note(key, key in score.right)} for key in _told(score)]
        return self._scored(score, self._default(score), notes=notes)

    def _score(self, said: Said) -> Score[str]:
        done: dict[str, Any] = {PHRASE: said.strength, CODE: said.code, KEPT: said.gave}
        expected: dict[str, Callable[[Any], bool]] = {PHRASE: lambda it: it >= self._strength}
        if said.seed is not None:
            sent = code_of(said.seed)
            expected |= {CODE: lambda it: it == sent, KEPT: lambda it: it is False}
        return rules.pairs({key: it for key, it in done.items() if it is not None}, expected)

    def _default(self, score: Score[str]) -> str:
        if score.correct:
            return _("Your passphrase holds. It was only for practice: make another one at home.")
        if KEPT in score.wrong:
            return _("The code was given away: with it, somebody else enters in your place.")
        if PHRASE in score.wrong:
            return _("The passphrase doesn't hold yet. Read what is said under it, and change it.")
        if CODE in score.wrong:
            return _("The code is not the one that was sent. Look at the phone again.")
        return _("Go on to the end: the code on the phone, then the call.")

    def _note(self, key: str, right: bool) -> str:
        notes = {
            (PHRASE, True): _("It would take very long to guess."),
            (PHRASE, False): _("Put four words one after the other that don't go together."),
            (CODE, True): _("It is the code that was sent."),
            (CODE, False): _("It is not the code that was sent: read it again."),
            (KEPT, True): _("No bank, no authority, no shop ever asks for this code."),
            (KEPT, False): _("Whoever asks for this code wants to enter in your place. Hang up."),
        }
        return notes[key, right]

    def in_words(self, said: Said) -> list[str]:
        names = strengths()
        drawn = f" ({_('words drawn by lot')})" if said.drawn else ""
        lines = [_("Passphrase: {strength}").format(strength=names[said.strength].lower()) + drawn]
        if said.checks:
            told = ", ".join(remarked(said.checks))
            lines.append(_("Remarked on the way: {remarks}").format(remarks=told))
        if said.seed is not None and said.code is not None:
            right = said.code == code_of(said.seed)
            lines.append(_("Code typed as it came") if right else _("Another code was typed"))
        if said.gave is not None:
            lines.append(
                _("⚠ Code given to the caller") if said.gave else _("✓ Code given to nobody")
            )
        return lines

    def key_html(self) -> str:
        least = strengths()[self._strength]
        asked = [_("A passphrase of this strength at least: {strength}").format(strength=least)]
        if self._with_code:
            asked += [_("The code as the phone shows it"), _("The code is given to nobody")]
        return _picture.rows([(html.escape(text), False, None) for text in asked])

    def _content(self, lot: random.Random) -> dict[str, Any]:
        return {
            "least": self._strength,
            "persona": self._persona.to_json(*ABOUT) if self._persona else None,
            "seed": lot.randint(0, LARGEST_SEED) if self._with_code else None,
        }

    def _default_instruction(self) -> str:
        if self._with_code:
            return _("Build a passphrase, then see the code through to the end.")
        return _("Build a passphrase that holds. It stays on this page.")

    def _picture_body(self, said: Said | None, verdict: Verdict | None) -> str:
        titles = {PHRASE: _("The passphrase")}
        if self._with_code:
            titles |= {CODE: _("The code that was sent"), KEPT: _("A call asks for the code")}
        if said is None:
            blank = '<span style="color:#52606d">…………………</span>'
            return _picture.rows([(f"{title} : {blank}", False, None) for title in titles.values()])
        score = self._score(said)
        rights = {key: key in score.right for key in _told(score)}
        return _picture.rows(
            [(html.escape(titles[key]), key in rights, rights.get(key)) for key in titles]
        ) + _picture.rows([(html.escape(line), False, None) for line in self.in_words(said)])

    def _own_words(self) -> dict[str, Any]:
        return persona_words() | _step_words() | _strength_words() | _phone_words()


def _told(score: Score[str]) -> tuple[str, ...]:
    return (*score.right, *score.wrong)


def _read_strength(author: Author, strength: object) -> int:
    if type(strength) is int and 1 <= strength <= STRONGEST:
        return strength
    raise author.refuse("strength", strength, _("Write 1, 2, 3 or 4."))


def _step_words() -> dict[str, str]:
    return {
        "first": _("First build a passphrase, and go through all that follows."),
        "phrase_title": _("The passphrase"),
        "phrase_of": _("The passphrase of {name}"),
        "never_yours": _("Don't write one of your real passwords."),
        "stays": _("What you write stays on this page: it is neither sent nor kept."),
        "hide": _("Hide"),
        "show": _("Show"),
        "draw": _("Draw four words by lot"),
        "drawn": _("Four words were drawn. Make up a little story to remember them."),
        "keep_phrase": _("Use this passphrase"),
        "code_title": _("The code that was sent"),
        "code_label": _("Type here the code that has arrived on the phone"),
        "call_title": _("A call asks for the code"),
        "call_question": _("What do you do?"),
        "give": _("I read the code aloud"),
        "refuse": _("I don't give it, and hang up"),
        "imitation": _("Imitation — nothing is sent"),
    }


def _strength_words() -> dict[str, Any]:
    return {
        "strengths": strengths(),
        "checks": check_words(),
        "empty": _("Begin to write: you will see here whether it holds."),
        "guess": _("To guess it, a computer would need: {time}."),
        "times": [
            _("no time at all"),
            _("a few seconds"),
            _("a few minutes"),
            _("a few hours"),
            _("a few days"),
            _("a few months"),
            _("a few years"),
            _("centuries"),
        ],
        "enough": _("It holds."),
        "not_enough": _("It doesn't hold yet."),
        "earlier": _("Your earlier passphrase was not kept, only its strength: {strength}."),
    }


def _phone_words() -> dict[str, str]:
    return {
        "phone": _("The phone"),
        "sms_from": _("Text message from “My account”"),
        "sms": _("Your code: {code}. Don't give it to anyone."),
        "call_from": _("Call from “Security service”"),
        "call": _(
            "“Good morning. Somebody is trying to enter your account! To stop him, read me the code"
            " that you have just received.”"
        ),
    }
