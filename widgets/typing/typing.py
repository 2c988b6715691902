"""``Typing``: short texts to type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar, Unpack

from declic.i18n import Words
from widgets import _key_advice
from widgets._game import Game, Tally
from widgets._game_options import GameOptions
from widgets._keyboard import LAYOUTS, keyboard
from widgets._level_sets import read_level_sets
from widgets._options import Author
from widgets._round import Fields, Round
from widgets.typing._texts import (
    MOST_LETTERS,
    matches,
    read_ignored,
    read_starts,
    usual_starts,
    usual_texts,
)

_ = Words("widgets")

MOST_KEYS = 5_000
LETTERS_A_WORD = 5
"""Letters that make a word where speed is told, as typing has been measured for a century
(https://en.wikipedia.org/wiki/Words_per_minute)."""


@dataclass(frozen=True)
class Typed:
    """What was measured in a round.

    Attributes
    ----------
    slips
        At which character something else was typed: what was due, and what came.
    keys
        How many characters were typed, those that were erased again included.
    letters
        How many characters the texts have that were typed right.
    held
        How many keys were held until they repeated themselves.
    milliseconds
        How long the texts took that were typed right.
    """

    slips: tuple[tuple[str, str], ...]
    keys: int
    letters: int
    held: int
    milliseconds: int


class Typing(Game):
    r"""Short texts to type as they stand there; each that is right counts for one.

    Parameters
    ----------
    prompt
        What to do, in Markdown.
    texts
        The texts, ``\n`` for the key Enter: a list, or for each level its name and its list.
        Default: levels from small letters to ``@`` and several lines.
    starts
        For a text that is to be corrected, what stands in the field already.
    ignore
        Differences that count for nothing: ``"case"``, ``"accents"``, or both. Default: none.
    layout
        The keyboard whose keys are explained: ``"azerty"``, ``"qwerty"`` or ``"bepo"``.
    speed
        Whether words per minute are told at the end; of five letters each. Default: ``False``.
    options
        Those of every game, see :class:`widgets._game_options.GameOptions`. Without ``target`` it
        is the number of texts of the shortest level.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    The events of a round are ``{"what": "text", "text": "…", "keys": 12}``, once for each text that
    was finished or left (``keys``: characters typed); ``{"what": "slip", "due": "b", "came":
    "v"}``; ``{"what": "held"}``.
    """

    kind = "typing"
    fields: ClassVar[Fields] = {
        "text": {"text": MOST_LETTERS, "keys": (0, MOST_KEYS)},
        "slip": {"due": 4, "came": 4},
        "held": {},
    }
    usual_seconds: ClassVar[int] = 180

    def __init__(
        self,
        prompt: str = "",
        texts: Sequence[str] | Mapping[str, Sequence[str]] | None = None,
        starts: Mapping[str, str] | None = None,
        ignore: str | Sequence[str] = (),
        layout: str = "azerty",
        speed: bool = False,
        **options: Unpack[GameOptions],
    ) -> None:
        self._given = texts
        own = ("texts", "starts", "ignore", "layout", "speed")
        author = self._begin_game(prompt, options, *own)
        if "target" not in options:
            shortest = min(len(self._texts(level)) for level in self.rounds.levels)
            self.rounds = replace(self.rounds, target=shortest)
        self._starts = self._read_starts(author, starts)
        self._ignored = read_ignored(author, ignore)
        author.known([str(layout)], LAYOUTS, _("layout"))
        self._keyboard = keyboard(layout)
        if not isinstance(speed, bool):
            raise author.refuse("speed", speed, _("Write speed=True or speed=False."))
        self._speed = speed
        self._finish(author)

    def level_names(self) -> Sequence[str]:
        return list(self._sets)

    def tally(self, said: Round) -> Tally:
        texts = self._texts(said.level)
        finished = [event for event in said.events if event.what == "text"]
        slips = tuple(
            (event.data["due"], event.data["came"]) for event in said.events if event.what == "slip"
        )
        reached, letters, milliseconds, since = 0, 0, 0, 0
        for number, event in enumerate(finished):
            text = texts[number % len(texts)]
            if matches(event.data["text"], text, self._ignored):
                reached += 1
                letters += len(text)
                milliseconds += event.at - since
            since = event.at
        keys = sum(event.data["keys"] for event in finished)
        held = sum(event.what == "held" for event in said.events)
        typed = Typed(slips, keys, letters, held, milliseconds)
        return Tally(reached, len(slips), typed)

    def managed(self, n: int) -> str:
        return _.n("{n} text typed", "{n} texts typed", n).format(n=n)

    def missed(self, n: int) -> str:
        return _.n("{n} key to correct", "{n} keys to correct", n).format(n=n)

    def advise(self, said: Round, tally: Tally) -> list[str]:
        typed: Typed = tally.details
        advice = [self._accuracy(typed)]
        if self._speed and typed.milliseconds:
            words = typed.letters / LETTERS_A_WORD / (typed.milliseconds / 60_000)
            advice.append(_("Your speed: {n} words a minute.").format(n=round(words)))
        advice += _key_advice.advice(self._keyboard, typed.slips, typed.held, said.device)
        return advice

    def keyboard_words(self) -> str:
        return _("Without a keyboard: type on the screen, or dictate.")

    @cached_property
    def _sets(self) -> dict[str, tuple[str, ...]]:
        """Return the names of the levels and the texts of each, checked."""
        author = Author(type(self).__name__, self.id)
        given = usual_texts() if self._given is None else self._given
        sets = read_level_sets(author, "texts", given, _("chosen texts"), 1)
        for text in (text for texts in sets.values() for text in texts):
            if len(text) > MOST_LETTERS:
                remedy = _("Write at most {most} letters.").format(most=MOST_LETTERS)
                raise author.refuse("texts", text, remedy)
        return sets

    def _texts(self, level: int) -> tuple[str, ...]:
        return list(self._sets.values())[level - 1]

    def _read_starts(self, author: Author, starts: object) -> dict[str, str]:
        if starts is None:
            return usual_starts() if self._given is None else {}
        return read_starts(
            author, starts, [text for texts in self._sets.values() for text in texts]
        )

    def _accuracy(self, typed: Typed) -> str:
        if not typed.keys:
            return ""
        right = max(0, typed.keys - len(typed.slips))
        share = _("{right} keys right out of {keys}.")
        return share.format(right=right, keys=typed.keys)

    def _level_content(self, level: int) -> Mapping[str, Any]:
        texts = self._texts(level)
        letters = sorted({letter for text in texts for letter in text})
        how = {letter: self._keyboard.how(_key_of(letter)) for letter in letters}
        return {
            "texts": [{"text": text, "start": self._starts.get(text, "")} for text in texts],
            "how": how,
        }

    def _game_content(self) -> Mapping[str, Any]:
        return {"ignored": self._ignored}

    def _default_instruction(self) -> str:
        return _("Type each text as it stands there.")

    def _own_words(self) -> dict[str, str]:
        return super()._own_words() | {
            "model": _("The text to type"),
            "type_here": _("Type here"),
            "expected": _("Here comes {due}. You typed {came}. Erase it with ⌫."),
            "too_long": _("The text is complete. Erase what is too much with ⌫."),
            "next_key": _("Next comes {due}."),
            "how": _("How is it typed?"),
            "done": _("That's it."),
            "following": _("Next text"),
            "pass": _("Leave this text"),
            "no_paste": _("Here the text is typed, not pasted."),
            "quoted": _("“{letter}”"),
            "space": _("a space"),
            "enter": _("the key Enter ↵"),
        }


def _key_of(letter: str) -> str:
    return {"\n": "Enter", " ": "Space"}.get(letter, letter)
