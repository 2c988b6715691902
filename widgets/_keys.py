"""Names for what is placed in an exercise, from which nobody reads where it belongs."""

from __future__ import annotations

import hashlib

LETTERS = 10


def opaque(exercise: str, text: str) -> str:
    """Return a name for a text of one exercise: 10 hexadecimal digits of a digest.

    It is the same each time, so that a response can be read again after a reload, and it does not
    depend on the text's place among the others.
    """
    return hashlib.sha256(f"{exercise}\0{text}".encode()).hexdigest()[:LETTERS]
