"""Keyboards: which key gives which character in which layout, and how to type it, in words.

The layouts are data (``widgets/_keyboards/*.json``), each with its source. A key has the ``code``
that browsers give it by its place (https://www.w3.org/TR/uievents-code/), whatever is on it.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from declic.i18n import Words

_ = Words("widgets")

HERE = Path(__file__).parent / "_keyboards"
LAYOUTS = ("azerty", "qwerty", "bepo")
DEAD = "dead:"
"""Before a sign that waits for the letter on which it is put."""
SIGNS = {"\u0302": "^", "\u0308": "¨", "\u0300": "`", "\u0301": "´", "\u0303": "~", "\u0327": "¸"}
"""Signs on letters, as Unicode combines them, and as keys show them."""
NAMED = (
    "Enter",
    "Backspace",
    "Space",
    "Shift",
    "AltGraph",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "ArrowDown",
)
"""Keys that give no character, by the names that browsers give them; and the space bar."""


@dataclass(frozen=True)
class Key:
    """A key that gives characters.

    Attributes
    ----------
    code
        Its place, as browsers call it.
    plain, shift, altgr
        What it gives alone, with Shift, with AltGr; empty for nothing that is engraved on it, and
        after ``dead:`` a sign that waits for its letter.
    """

    code: str
    plain: str
    shift: str
    altgr: str

    @property
    def caption(self) -> str:
        """Return what is engraved on it, the characters of AltGr left out."""
        plain, shift = _sign(self.plain), _sign(self.shift)
        if plain.isalpha() and shift in ("", plain.upper()):
            return plain.upper()
        return f"{plain} {shift}".strip()


SPACE = Key("Space", " ", "", "")


@dataclass(frozen=True)
class Stroke:
    """One key to press, with Shift or AltGr held where it has to be.

    Attributes
    ----------
    held
        ``""``, ``"Shift"`` or ``"AltGraph"``.
    """

    key: Key
    held: str = ""


@dataclass(frozen=True)
class Keyboard:
    """A layout: rows of keys from the digits down, each from left to right; the space bar."""

    name: str
    title: str
    source: str
    rows: tuple[tuple[Key, ...], ...]
    space: Key = SPACE

    def strokes(self, text: str) -> tuple[Stroke, ...]:
        """Return the keys that give one character; none if the layout has no way to it."""
        if text in self._places:
            return (self._places[text],)
        letter, *signs = list(unicodedata.normalize("NFD", text))
        dead = self._places.get(DEAD + SIGNS.get(signs[0], "?")) if len(signs) == 1 else None
        if dead and letter in self._places:
            return (dead, self._places[letter])
        alone = self._places.get(DEAD + text)
        return (alone, Stroke(self.space)) if alone else ()

    def how(self, name: str) -> str:
        """Return in words how to type a character, or where a named key is; empty if nowhere."""
        if name in NAMED:
            return _place_of(name)
        strokes = self.strokes(name)
        if not strokes:
            return ""
        if len(strokes) == 1:
            return self._press(strokes[0])
        first, then = (self._press(stroke) for stroke in strokes)
        return f"{first} {_('Nothing shows yet.')} {then}"

    def code_of(self, name: str) -> str:
        """Return the place of the key of a character or name; empty if it has none."""
        if name in NAMED:
            return name
        strokes = self.strokes(name)
        return strokes[-1].key.code if strokes else ""

    @cached_property
    def _places(self) -> dict[str, Stroke]:
        """Every character, and every sign that waits, with the stroke that gives it."""
        found: dict[str, Stroke] = {}
        for held, text in (("", "plain"), ("Shift", "shift"), ("AltGraph", "altgr")):
            for row in ((self.space,), *self.rows):
                for key in row:
                    found.setdefault(getattr(key, text), Stroke(key, held))
        found.pop("", None)
        return found

    def _press(self, stroke: Stroke) -> str:
        if stroke.key is self.space:
            if stroke.held:
                return _("Hold AltGr, the key beside it, and press the space bar.")
            return _("Press the space bar.")
        sentence = {
            "": _("Press the key {key}, {row}, {side}."),
            "Shift": _(
                "Hold Shift, the wide key with an arrow up, and press {key}, {row}, {side}."
            ),
            "AltGraph": _(
                "Hold AltGr, to the right of the space bar, and press {key}, {row}, {side}."
            ),
        }[stroke.held]
        row, side = self._where(stroke.key)
        return sentence.format(key=f"[{stroke.key.caption}]", row=row, side=side)

    def _where(self, key: Key) -> tuple[str, str]:
        rows = (
            _("in the row of digits"),
            _("in the upper row of letters"),
            _("in the middle row of letters"),
            _("in the lower row of letters"),
        )
        sides = (_("on the left"), _("in the middle"), _("on the right"))
        number = next(number for number, row in enumerate(self.rows) if key in row)
        return rows[number], sides[self.rows[number].index(key) * 3 // len(self.rows[number])]


@cache
def keyboard(name: str) -> Keyboard:
    """Return one of :data:`LAYOUTS`."""
    data: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text("utf-8"))
    rows = tuple(tuple(Key(*key) for key in row) for row in data["rows"])
    space = Key(*data["space"]) if "space" in data else SPACE
    return Keyboard(name, data["title"], data["source"], rows, space)


def likely(presses: Iterable[tuple[str, str]], drawn: str) -> str:
    """Return the layout that keys and what they gave agree with best; *drawn* where equal.

    Parameters
    ----------
    presses
        Code of the key, character that came of it.
    drawn
        Name of the layout that was shown.
    """
    pairs = list(presses)

    def agreement(name: str) -> tuple[int, bool]:
        keys = {key.code: key for row in keyboard(name).rows for key in row}
        fits = sum(
            text in (keys[code].plain, keys[code].shift, keys[code].altgr)
            for code, text in pairs
            if code in keys
        )
        return fits, name == drawn

    return max(LAYOUTS, key=agreement)


def key_name(name: str) -> str:
    """Return what a character or a named key is called on a screen and in a sentence."""
    return {
        "Enter": _("Enter ↵"),
        "Backspace": _("Erase ⌫"),
        "Space": _("Space"),
        " ": _("Space"),
        "Shift": _("Shift ⇧"),
        "AltGraph": "Alt Gr",
        "ArrowLeft": "←",
        "ArrowRight": "→",
        "ArrowUp": "↑",
        "ArrowDown": "↓",
    }.get(name, name)


def _place_of(name: str) -> str:
    arrows = _("The four arrow keys are in the lower right corner of the keyboard.")
    return {
        "Enter": _("The large key with a bent arrow, on the right edge of the letters."),
        "Backspace": _("The key with an arrow to the left, at the right end of the digits."),
        "Space": _("The long bar at the bottom, in the middle."),
        "Shift": _("The wide key with an arrow up, at the left end of the lower row of letters."),
        "AltGraph": _("The key marked “AltGr”, to the right of the space bar."),
    }.get(name, arrows)


def _sign(text: str) -> str:
    return text.removeprefix(DEAD)
