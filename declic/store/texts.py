"""Texts that people write into the store: what of them is kept, and how long they may be."""

from __future__ import annotations

import unicodedata

from declic.errors import TextRefused


def clean(text: str) -> str:
    """Return a text without invisible and direction characters; its lines stay."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").splitlines()
    visible = (
        "".join(
            letter
            for letter in line
            if letter in "\t\u200d" or unicodedata.category(letter)[0] != "C"
        )
        for line in lines
    )
    return "\n".join(visible).strip()


def fitting(text: str, most: int, *, empty: str, too_long: str) -> str:
    """Return a text that is neither empty nor longer than *most* characters.

    Parameters
    ----------
    empty, too_long
        What is said of a text that is; ``{most}`` stands for the number.

    Raises
    ------
    TextRefused
        If it is.
    """
    if not text:
        raise TextRefused(empty)
    if len(text) > most:
        raise TextRefused(too_long.format(most=most))
    return text
