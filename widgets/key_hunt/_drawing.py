"""The drawn keyboard of ``KeyHunt``: every key with its place on a grid of quarters of a key."""

from __future__ import annotations

from typing import Any

from declic.i18n import Words
from widgets._keyboard import Keyboard, key_name

_ = Words("widgets")

WIDE_ENTER = "qwerty"
"""The layout whose Enter key is wide; it is high on the others."""


def drawing(keyboard: Keyboard) -> list[dict[str, Any]]:
    """Return the keys of a keyboard from the top left.

    Each is ``{code, name, texts, row, column, wide, high}``: ``texts`` is what is engraved on it
    (alone, with Shift, with AltGr), a sign that waits for its letter after ``dead:``; ``name`` is
    what browsers call a key without characters; ``wide`` is in quarters of a key, ``high`` in rows.
    Keys without a code are only there to be seen.
    """
    american = keyboard.name == WIDE_ENTER
    keys: list[dict[str, Any]] = []
    starts = (1, 7, 8, 10 if american else 6)
    for row, (start, line) in enumerate(zip(starts, keyboard.rows, strict=True), start=1):
        for number, key in enumerate(line):
            wide = 6 if american and key.code == "Backslash" else 4
            texts = [key.plain, key.shift, key.altgr]
            keys.append(_key(key.code, "", texts, row, start + 4 * number, wide))
    named = _named(american)
    next(key for key in named if key["code"] == "Space")["texts"] += ["", keyboard.space.altgr]
    return keys + named


def _named(american: bool) -> list[dict[str, Any]]:
    enter = (3, 52, 9, 1) if american else (2, 56, 5, 2)
    places = {
        "Backspace": ("Backspace", 1, 53, 8, 1),
        "Enter": ("Enter", *enter),
        "ShiftLeft": ("Shift", 4, 1, 9 if american else 5, 1),
        "ShiftRight": ("Shift", 4, 50, 11, 1),
        "Space": ("Space", 5, 10, 25, 1),
        "AltRight": ("AltGraph", 5, 35, 6, 1),
        "ArrowLeft": ("ArrowLeft", 5, 45, 4, 1),
        "ArrowUp": ("ArrowUp", 5, 49, 4, 1),
        "ArrowDown": ("ArrowDown", 5, 53, 4, 1),
        "ArrowRight": ("ArrowRight", 5, 57, 4, 1),
    }
    still = [("Tab ↹", 2, 6), (_("Caps Lock"), 3, 7), ("Ctrl", 5, 5)]
    return [
        *(_key("", name, [name], row, 1, wide) for name, row, wide in still),
        _key("", "Alt", ["Alt"], 5, 6, 4),
    ] + [
        _key(code, name, [key_name(name)], row, column, wide, high)
        for code, (name, row, column, wide, high) in places.items()
    ]


def _key(
    code: str, name: str, texts: list[str], row: int, column: int, wide: int, high: int = 1
) -> dict[str, Any]:
    return {
        "code": code,
        "name": name,
        "texts": texts,
        "row": row,
        "column": column,
        "wide": wide,
        "high": high,
    }
