"""The texts of ``Typing``: the kit's own, the author's, and how a typed one is compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping

from declic.i18n import Words
from widgets._options import Author

_ = Words("widgets")

MOST_LETTERS = 300
"""Letters of one text, as the model and as it is typed."""
IGNORED = ("case", "accents")
"""Differences that an author may let pass."""
_SAME_KEY = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})
"""What telephones and word processors write in the place of what the key says."""


def usual_texts() -> dict[str, list[str]]:
    """Return the kit's own levels."""
    return {
        _("small letters"): [_("good morning"), _("thank you very much"), _("see you soon")],
        _("capitals and full stops"): [
            _("Good morning."),
            _("Paris is in France."),
            _("My name is Alex."),
        ],
        _("accents"): [_("The coffee is ready."), _("An old forest."), _("Here is the key.")],
        _("@, € and numbers"): ["alex@mairie.example", _("12.50 €"), "06 39 98 00 00"],
        _("the keys Enter and Erase"): [
            _("Hello,\nSee you on Monday."),
            _("Thank you\nAlex"),
            _("I correct my text."),
        ],
    }


def usual_starts() -> dict[str, str]:
    """Return what stands in the field already, for those of the kit's texts to be corrected."""
    return {_("I correct my text."): _("I correkt my texxt.")}


def read_starts(author: Author, value: object, texts: Collection[str]) -> dict[str, str]:
    """Return what stands in the field already, by text.

    Raises
    ------
    AuthorError
        If it is no such mapping, or names a text that is not asked for.
    """
    if not isinstance(value, Mapping):
        raise author.refuse("starts", value, _("Write {example}.").format(example='{"…": "…"}'))
    author.known(value, list(texts), _("text"))
    return {
        text: author.text(f"starts[{text!r}]", start)[:MOST_LETTERS]
        for text, start in value.items()
    }


def read_ignored(author: Author, value: object) -> tuple[str, ...]:
    """Return which differences pass.

    Raises
    ------
    AuthorError
        If it names others than :data:`IGNORED`.
    """
    names = (value,) if isinstance(value, str) else author.texts("ignore", value)
    author.known(names, IGNORED, _("difference"))
    return tuple(names)


def matches(typed: str, wanted: str, ignored: Collection[str] = ()) -> bool:
    """Return whether a text was typed as it should be.

    Spaces at the ends count for nothing, for nobody sees them; apostrophes and spaces of one kind
    stand for those of another that the same key gives.
    """
    return _compared(typed, ignored) == _compared(wanted, ignored)


def _compared(text: str, ignored: Collection[str]) -> str:
    lines = unicodedata.normalize("NFC", text).translate(_SAME_KEY).strip().split("\n")
    text = "\n".join(line.rstrip() for line in lines)
    if "case" in ignored:
        text = text.casefold()
    if "accents" in ignored:
        letters = unicodedata.normalize("NFD", text)
        text = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return text
