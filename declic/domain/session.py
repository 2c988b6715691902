"""A session and its learners; codes and return cards as people type them."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from declic.domain.exercise import WorkshopCard
from declic.domain.words import CARD_WORDS
from declic.errors import InvalidName, UnknownCard
from declic.i18n import Words

_ = Words("declic")

CODE_LETTERS = "BCDFGHJKMNPRSTVWXZ"
"""Capitals only: digits want Shift on an AZERTY keyboard. No vowel, so that no word appears;
no L or Q, which are read as I and O."""
CODE_LENGTH = 6
CARD_LENGTH = 3
NAME_LENGTH = 40


@dataclass(frozen=True)
class Session:
    """A workshop held with a group; ``closed_at`` is None while people can join."""

    id: int
    code: str
    workshop: WorkshopCard
    opened_at: datetime
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


@dataclass(frozen=True)
class Learner:
    """A person who joined.

    Attributes
    ----------
    name
        As typed, cleaned; never an identifier.
    number
        1, or more for a person whose name somebody in the room bears already.
    card
        Everyday words with which this person comes back, as ``cerise vélo tulipe``.
    """

    id: int
    name: str
    number: int
    card: str
    joined_at: datetime

    @property
    def display_name(self) -> str:
        """Return the name as the desk shows it: « Marie », « Marie 2 »."""
        return numbered(self.name, self.number)


def numbered(name: str, number: int) -> str:
    """Return a name as it is shown: the first of a name has no number, « Marie », « Marie 2 »."""
    return name if number == 1 else f"{name} {number}"


def new_code() -> str:
    """Draw a code for a session: 6 letters, 34 million possible."""
    return "".join(secrets.choice(CODE_LETTERS) for _letter in range(CODE_LENGTH))


def normalise_code(typed: str) -> str:
    """Return what was typed as a code is stored: capitals, without spaces, dashes or dots."""
    return "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())


def spaced_code(code: str) -> str:
    """Return a code as shown to people: ``KTR PMB``."""
    return f"{code[:3]} {code[3:]}"


def new_card() -> str:
    """Draw the three different words of a return card, 13.6 million possible."""
    return " ".join(secrets.SystemRandom().sample(CARD_WORDS, CARD_LENGTH))


def card_key(typed: str) -> str:
    """Return typed words as they are compared: without case or accents, in any order.

    Raises
    ------
    UnknownCard
        If there are not three words, or two: the first cards had two.
    """
    words = sorted(plain(typed).replace("-", " ").replace(",", " ").split())
    if len(words) not in (2, CARD_LENGTH):
        raise UnknownCard(_("Type the words of your card, for example: cerise vélo tulipe."))
    return " ".join(words)


def plain(text: str) -> str:
    """Return a text without case or accents, its ligatures spelt out."""
    spelt = text.casefold().replace("œ", "oe").replace("æ", "ae")
    decomposed = unicodedata.normalize("NFKD", spelt)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def clean_name(typed: str) -> str:
    """Return a first name fit to be shown: one line, no invisible or direction characters.

    Raises
    ------
    InvalidName
        If nothing is left of it, or if it is longer than 40 characters.
    """
    visible = "".join(
        letter
        for letter in unicodedata.normalize("NFC", typed)
        if letter == "\u200d" or unicodedata.category(letter)[0] != "C" or letter.isspace()
    )
    name = " ".join(visible.split())
    if not any(unicodedata.category(letter)[0] in "LNS" for letter in name):
        raise InvalidName(_("Write your first name, or a nickname."))
    if len(name) > NAME_LENGTH:
        raise InvalidName(_("This name is too long: 40 letters at most. A first name is enough."))
    return name
