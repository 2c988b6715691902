"""``KeyHunt``: keys to find on the keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Unpack

from declic.i18n import Words
from widgets import _key_advice
from widgets._game import Game, Tally
from widgets._game_options import GameOptions
from widgets._keyboard import LAYOUTS, NAMED, Keyboard, key_name, keyboard, likely
from widgets._level_sets import read_level_sets
from widgets._options import Author
from widgets._round import FASTEST_MS, Fields, Lot, Round
from widgets.key_hunt._drawing import drawing

_ = Words("widgets")

HELP_SECONDS = (3, 120)
MODIFIERS = ("Shift", "AltGraph")
"""Keys that are held for another one: pressing them first is no mistake."""


@dataclass(frozen=True)
class Hunt:
    """What was measured in a round.

    Attributes
    ----------
    slips
        Which key was asked, and what was pressed in its place.
    presses
        Code and character of each key of a real keyboard.
    held
        How many keys were held until they repeated themselves.
    shown
        How many keys were found only when they were shown.
    """

    slips: tuple[tuple[str, str], ...]
    presses: tuple[tuple[str, str], ...]
    held: int
    shown: int


class KeyHunt(Game):
    """Keys to find, one after the other, on the learner's keyboard or on the drawn one.

    What was typed counts, however it came: by the keys of any keyboard, by the keyboard on a
    tablet's screen, or pressed on the drawn keyboard. A key that was shown before it was found
    counts for nothing, and takes nothing away.

    Parameters
    ----------
    prompt
        What to do, in Markdown.
    layout
        The keyboard that is drawn: ``"azerty"``, ``"qwerty"`` or ``"bepo"``.
    keys
        The keys to find, characters and names (:data:`widgets._keyboard.NAMED`): a list, or for
        each level its name and its list. A small letter stands for its key, a capital for its key
        with Shift. Default: levels from letters to ``@`` and ``€``.
    help_after
        Seconds after which it is shown where the key is, 3 to 120.
    options
        Those of every game, see :class:`widgets._game_options.GameOptions`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    The events of a round are ``{"what": "key", "name": "a", "code": "KeyQ", "shown": 0}``
    (``name`` is the character, or what browsers call the key; ``code`` its place, empty where it
    has none) and ``{"what": "held"}``.
    """

    kind = "key_hunt"
    fields: ClassVar[Fields] = {"key": {"name": 12, "code": 16, "shown": (0, 1)}, "held": {}}

    def __init__(
        self,
        prompt: str = "",
        layout: str = "azerty",
        keys: Sequence[str] | Mapping[str, Sequence[str]] | None = None,
        help_after: int = 12,
        **options: Unpack[GameOptions],
    ) -> None:
        self._layout, self._given = layout, keys
        author = self._begin_game(prompt, options, "layout", "keys", "help_after")
        self._help_after = _help_seconds(author, help_after)
        self._finish(author)

    def level_names(self) -> Sequence[str]:
        return list(self._sets)

    def tally(self, said: Round) -> Tally:
        asked = self._asked(said)
        want, since, reached, shown = next(asked), 0, 0, 0
        slips: list[tuple[str, str]] = []
        for event in said.events:
            if event.what != "key":
                continue
            if not is_key(want, event.data["name"]):
                slips.append((want, event.data["name"]))
                continue
            if event.data["shown"]:
                shown += 1
            elif event.at - since >= FASTEST_MS:
                reached += 1
            want, since = next(asked), event.at
        presses = tuple(
            (event.data["code"], event.data["name"])
            for event in said.events
            if event.what == "key" and event.data["code"]
        )
        held = sum(event.what == "held" for event in said.events)
        return Tally(reached, len(slips), Hunt(tuple(slips), presses, held, shown))

    def managed(self, n: int) -> str:
        return _.n("{n} key found", "{n} keys found", n).format(n=n)

    def missed(self, n: int) -> str:
        return _.n("{n} other key pressed", "{n} other keys pressed", n).format(n=n)

    def advise(self, said: Round, tally: Tally) -> list[str]:
        hunt: Hunt = tally.details
        name = likely(hunt.presses, self._keyboard.name)
        other = "" if name == self._keyboard.name else keyboard(name).title
        return _key_advice.advice(self._keyboard, hunt.slips, hunt.held, said.device, other)

    def keyboard_words(self) -> str:
        return _("Without a keyboard: press the keys of the drawing.")

    @cached_property
    def _keyboard(self) -> Keyboard:
        Author(type(self).__name__, self.id).known([str(self._layout)], LAYOUTS, _("layout"))
        return keyboard(self._layout)

    @cached_property
    def _sets(self) -> dict[str, tuple[str, ...]]:
        """Return the names of the levels and the keys of each, checked."""
        author = Author(type(self).__name__, self.id)
        given = usual_keys(self._keyboard) if self._given is None else self._given
        sets = read_level_sets(author, "keys", given, _("chosen keys"), 2)
        for keys in sets.values():
            for name in keys:
                if not self._keyboard.how(name):
                    raise author.refuse("keys", name, self._remedy(name))
        return sets

    def _remedy(self, name: str) -> str:
        if len(name) > 1:
            return _("Write one character, or one of these names: {names}.").format(
                names=", ".join(NAMED)
            )
        return _("It is on no key of a {layout} keyboard.").format(layout=self._keyboard.title)

    def _asked(self, said: Round) -> Iterator[str]:
        """Return the keys that a round asks for, one after the other, never one twice running."""
        keys, lot, last = list(self._sets.values())[said.level - 1], Lot(said.seed), ""
        while True:
            key = keys[lot.below(len(keys))]
            if key != last:
                yield key
                last = key

    def _level_content(self, level: int) -> Mapping[str, Any]:
        keys = list(self._sets.values())[level - 1]
        return {"keys": [self._described(name) for name in keys]}

    def _described(self, name: str) -> dict[str, str]:
        """Return what the page shows of a key to find."""
        strokes = self._keyboard.strokes(name)
        capital = name.isalpha() and name == name.upper() and name != name.lower()
        return {
            "name": name,
            "shown": name.upper() if len(name) == 1 and name.isascii() else key_name(name),
            "note": _("as a capital letter") if capital else "",
            "how": self._keyboard.how(name),
            "codes": " ".join(stroke.key.code for stroke in strokes) or name,
            "held": " ".join(stroke.held for stroke in strokes if stroke.held),
        }

    def _game_content(self) -> Mapping[str, Any]:
        return {
            "drawing": drawing(self._keyboard),
            "layout": self._keyboard.title,
            "help_after": self._help_after,
        }

    def _default_instruction(self) -> str:
        return _("Find each key, and press it once.")

    def _own_words(self) -> dict[str, str]:
        return super()._own_words() | {
            "find": _("Find:"),
            "type_here": _("Type here"),
            "show_me": _("Show me"),
            "not_this": _("That was {typed}. Look for {asked}."),
            "found": _("Yes: {asked}."),
            "drawn": _("Drawn keyboard: {layout}"),
            "space": _("Space"),
        }


def is_key(asked: str, typed: str) -> bool:
    """Return whether what was typed is the key that was asked: a small letter is its key."""
    typed = "Space" if typed == " " else typed
    asked = "Space" if asked == " " else asked
    if len(asked) == 1 and asked == asked.lower():
        return typed.lower() == asked
    return typed == asked


def usual_keys(layout: Keyboard) -> dict[str, list[str]]:
    """Return the kit's own levels, without what a layout has no key for."""
    levels = {
        _("letters"): "abcdefghijklmnopqrstuvwxyz",
        _("digits and large keys"): [*"0123456789", *NAMED],
        _("accents and punctuation"): "éèàçùêî,;:!?.'-",
        _("capitals, @ and €"): "ABEJMRT@€#+=",
    }
    return {level: [name for name in names if layout.how(name)] for level, names in levels.items()}


def _help_seconds(author: Author, value: object) -> int:
    least, most = HELP_SECONDS
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    raise author.refuse(
        "help_after",
        value,
        _("Write a whole number from {least} to {most}.").format(least=least, most=most),
    )
