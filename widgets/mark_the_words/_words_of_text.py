"""The text of ``MarkTheWords``: which of its parts are words, and which of these are asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from declic.i18n import Words
from widgets._options import Author

_ = Words("widgets")

_AROUND = "\\s.,;:!?…«»\"“”()\\[\\]{}'’‘–—-"
_WORD = re.compile(f"[{_AROUND}]*(.*?)[{_AROUND}]*", re.S)
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)", re.I)
_ASKED = re.compile(r"([^*]*)\*([^*]+)\*([^*]*)")
_STAR = "\ue000"
"""Stands for a star that is meant as one, written ``\\*``."""


@dataclass(frozen=True)
class Piece:
    """A part of the text: a word that can be marked (*key* is its number), or what is between."""

    text: str
    key: str = ""
    asked: bool = False


Paragraphs = tuple[tuple[Piece, ...], ...]


def read_text(author: Author, value: object) -> Paragraphs:
    """Return the text in paragraphs of pieces.

    Words stand between spaces; punctuation around them and an elided ``l'`` before them are no part
    of them, so that a cut says nothing of which words are asked for.

    Raises
    ------
    AuthorError
        If it is no text, a star does not stand at a word, or no word is asked for.
    """
    text = author.text("text", value, example="Le *chat* dort.")
    paragraphs = []
    count = 0
    for block in re.split(r"\n\s*\n", text.replace("\\*", _STAR)):
        pieces: list[Piece] = []
        for part in re.split(r"(\s+)", block.strip()):
            for piece in _cut(author, part):
                pieces.append(Piece(piece.text, str(count), piece.asked) if piece.key else piece)
                count += bool(piece.key)
        paragraphs.append(_joined(pieces))
    if not any(piece.asked for pieces in paragraphs for piece in pieces):
        raise author.refuse("text", text, _remedy())
    return tuple(paragraphs)


def _cut(author: Author, part: str) -> list[Piece]:
    """Return what a part without spaces is made of; each word gets its key later."""
    if not part.strip():
        return [Piece(part if "\u00a0" in part or "\u202f" in part else " ")]
    found = _ASKED.fullmatch(part)
    if "*" in part and not found:
        raise author.refuse("text", part, _remedy())
    whole = "".join(found.groups()) if found else part
    word = _WORD.fullmatch(whole)
    assert word is not None  # it matches anything
    start, end = word.span(1)
    elided = _ELISION.match(whole, start)
    start = elided.end() if elided else start
    if found and found[2] != whole[start:end]:
        raise author.refuse("text", part, _remedy())
    plain, core, after = (
        text.replace(_STAR, "*") for text in (whole[:start], whole[start:end], whole[end:])
    )
    pieces = [Piece(plain), Piece(core, "?" if core else "", bool(found)), Piece(after)]
    return [piece for piece in pieces if piece.text]


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return pieces with those that are no words put together."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and not piece.key and not joined[-1].key:
            joined[-1] = Piece(joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return tuple(joined)


def _remedy() -> str:
    return _("Put a star before and after each word to mark, as in: {example}.").format(
        example="Un *mot* *de* *passe*, l'*adresse*"
    )
