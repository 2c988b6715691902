"""``CopyPaste``: pieces of a document to copy, and to paste elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar, Unpack

from declic.i18n import Words
from widgets import _key_advice
from widgets._game import Game, Tally
from widgets._game_options import GameOptions
from widgets._level_sets import read_level_sets
from widgets._options import Author
from widgets._round import Fields, Round

_ = Words("widgets")

MOST_LETTERS = 500
"""Letters of what was pasted that are looked at."""
DOCUMENT_LETTERS = 2_000


@dataclass(frozen=True)
class Pasted:
    """What was measured in a round.

    Attributes
    ----------
    others
        What was asked, and what was pasted in its place.
    typed
        How many pieces were typed where they should have been pasted.
    ways
        How each paste was made: ``keys``, ``menu``, ``button``, ``drop``.
    """

    others: tuple[tuple[str, str], ...]
    typed: int
    ways: tuple[str, ...]


class CopyPaste(Game):
    """Pieces of an imitated document to copy and paste, one after the other.

    Each piece that is pasted counts for one, by whichever way: keys, the menu of the right button,
    a long touch, dragging, or the buttons above the document. A piece that was typed counts for
    nothing, and takes nothing away. Spaces around a piece don't matter.

    Parameters
    ----------
    prompt
        What to do, in Markdown.
    document
        The document's text, as it is; an empty line between paragraphs.
    pieces
        What is to be copied out of it: a list, or for each level its name and its list.
    options
        Those of every game, see :class:`widgets._game_options.GameOptions`. Without ``target`` it
        is the number of pieces of the shortest level.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    The events of a round are ``{"what": "paste", "text": "…", "way": "keys"}``, ``{"what":
    "typed"}`` and ``{"what": "leave"}`` (the piece was left). Whether the page really had a paste
    can't be checked; it is for practice.
    """

    kind = "copy_paste"
    fields: ClassVar[Fields] = {
        "paste": {"text": MOST_LETTERS, "way": 8},
        "typed": {},
        "leave": {},
    }
    usual_seconds: ClassVar[int] = 180

    def __init__(
        self,
        prompt: str = "",
        document: str | None = None,
        pieces: Sequence[str] | Mapping[str, Sequence[str]] | None = None,
        **options: Unpack[GameOptions],
    ) -> None:
        self._given = (document, pieces)
        author = self._begin_game(prompt, options, "document", "pieces")
        if "target" not in options:
            shortest = min(len(self._pieces(level)) for level in self.rounds.levels)
            self.rounds = replace(self.rounds, target=shortest)
        self._finish(author)

    def level_names(self) -> Sequence[str]:
        return list(self._sets)

    def tally(self, said: Round) -> Tally:
        pieces = self._pieces(said.level)
        number, reached, typed = 0, 0, 0
        others: list[tuple[str, str]] = []
        for event in said.events:
            piece = pieces[number % len(pieces)]
            if event.what == "leave":
                number += 1
            elif event.what == "typed":
                typed += 1
            elif is_piece(event.data["text"], piece):
                number += 1
                reached += 1
            else:
                others.append((piece, event.data["text"]))
        ways = tuple(event.data["way"] for event in said.events if event.what == "paste")
        return Tally(reached, len(others), Pasted(tuple(others), typed, ways))

    def managed(self, n: int) -> str:
        return _.n("{n} piece pasted", "{n} pieces pasted", n).format(n=n)

    def missed(self, n: int) -> str:
        return _.n("{n} other text pasted", "{n} other texts pasted", n).format(n=n)

    def advise(self, said: Round, tally: Tally) -> list[str]:
        pasted: Pasted = tally.details
        advice = []
        if pasted.typed:
            advice.append(
                _("You typed a text that can be copied. Copying is quicker, and without mistakes.")
            )
        if pasted.others:
            advice.append(_of_other(*pasted.others[0]))
        if tally.reached and set(pasted.ways) == {"button"}:
            advice.append(_by_hand(said.device))
        return advice

    def keyboard_words(self) -> str:
        return _(
            "With the keyboard: hold Shift and move with the arrows to select, Ctrl and C to copy,"
            " Tab to go to the other field, Ctrl and V to paste."
        )

    @cached_property
    def _document(self) -> str:
        author = Author(type(self).__name__, self.id)
        document, pieces = self._given
        if document is None and pieces is None:
            return usual_document()
        text = author.text("document", document)
        if len(text) > DOCUMENT_LETTERS:
            remedy = _("Write at most {most} letters.").format(most=DOCUMENT_LETTERS)
            raise author.refuse("document", text, remedy)
        return text

    @cached_property
    def _sets(self) -> dict[str, tuple[str, ...]]:
        """Return the names of the levels and the pieces of each, checked."""
        author = Author(type(self).__name__, self.id)
        document, pieces = self._given
        given = usual_pieces() if document is None and pieces is None else pieces
        text = " ".join(self._document.split())
        sets = read_level_sets(author, "pieces", given, _("chosen pieces"), 1)
        for piece in (piece for level in sets.values() for piece in level):
            if len(piece) > MOST_LETTERS or " ".join(piece.split()) not in text:
                remedy = _("Copy it from the document, letter by letter: it is not there.")
                raise author.refuse("pieces", piece, remedy)
        return sets

    def _pieces(self, level: int) -> tuple[str, ...]:
        return list(self._sets.values())[level - 1]

    def _level_content(self, level: int) -> Mapping[str, Any]:
        return {"pieces": self._pieces(level)}

    def _game_content(self) -> Mapping[str, Any]:
        return {"document": self._document}

    def _default_instruction(self) -> str:
        return _("Copy each piece of the document, and paste it below.")

    def _own_words(self) -> dict[str, str]:
        return super()._own_words() | {
            "imitation": _("Imitation — nothing is sent"),
            "document": _("The document"),
            "wanted": _("Copy:"),
            "paste_here": _("Paste here"),
            "copy": _("Copy"),
            "paste": _("Paste"),
            "pass": _("Leave this piece"),
            "select_first": _("Select the piece in the document first."),
            "copy_first": _("Copy the piece first."),
            "copied": _("Copied. Now go to the field “Paste here”."),
            "other": _("That is another text. Select exactly the piece, copy it, paste it again."),
            "typed": _("The text is right, but it was typed. Copy it, then paste it."),
            "done": _("Pasted."),
        }


def is_piece(pasted: str, piece: str) -> bool:
    """Return whether a piece was pasted, spaces around it and between words left aside."""
    return pasted.split() == piece.split()


def usual_pieces() -> dict[str, list[str]]:
    """Return the kit's own levels; all of it stands in :func:`usual_document`."""
    reference, mail, phone, place, sentence = _parts()
    return {
        _("a word or a number"): [reference, phone],
        _("an address"): [mail, place],
        _("a sentence"): [sentence, reference],
    }


def usual_document() -> str:
    """Return the kit's own document: a letter from an invented town hall."""
    reference, mail, phone, place, sentence = _parts()
    return _(
        "Your appointment at the town hall\n\nReference: {reference}\n\nGood morning,\n\n"
        "We are expecting you on Monday at 2 p.m. {sentence}\n\n"
        "Place: {place}\nTelephone: {phone}\nMail: {mail}\n\nThe reception desk"
    ).format(reference=reference, mail=mail, phone=phone, place=place, sentence=sentence)


def _parts() -> tuple[str, str, str, str, str]:
    return (
        "RDV-2047-K",
        "accueil@mairie.example",
        "06 39 98 12 34",
        _("12 Garden Street"),
        _("Please bring your identity card."),
    )


def _of_other(piece: str, pasted: str) -> str:
    """Return what would help who pasted another text than the piece."""
    if piece in pasted:
        return _("You took too much with it. A double click selects one word, no more.")
    if pasted.strip() and pasted.strip() in piece:
        return _("A part was missing. Begin before the first letter, and end after the last.")
    shown = _key_advice.literal(piece)
    return _("What you pasted was not “{piece}”. Copy again just before you paste.").format(
        piece=shown
    )


def _by_hand(device: str) -> str:
    """Return how it is done where there are no such buttons."""
    if device in ("android", "ipad"):
        return _(
            "Elsewhere there are no such buttons: leave your finger on the text, and a small menu"
            " comes."
        )
    if device == "macos":
        return _("Elsewhere there are no such buttons: ⌘ and C copies, ⌘ and V pastes.")
    return _("Elsewhere there are no such buttons: Ctrl and C copies, Ctrl and V pastes.")
