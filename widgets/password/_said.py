"""What a page says of a passphrase that it keeps to itself: read, and told in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from declic.i18n import Words
from widgets._response import field, unreadable
from widgets._round import LARGEST_SEED, Lot

_ = Words("widgets")

STRONGEST = 4
CODE_DIGITS = 6
CHECKS = ("short", "common", "own", "name", "word", "year", "keyboard", "repeat", "sequence")
"""What the page may remark on a passphrase, in the order in which it does."""


@dataclass(frozen=True)
class Said:
    """What a learner did.

    Attributes
    ----------
    strength
        Of the passphrase, 0 to :data:`STRONGEST`, as the page estimated it.
    drawn
        Whether its words were drawn by lot.
    checks
        Which of :data:`CHECKS` were remarked on the way.
    seed
        What the code that was sent is drawn from; None where there is no code.
    code
        The digits that were typed; None where nothing was.
    gave
        Whether the code was read to the caller; None where that was not decided.
    """

    strength: int
    drawn: bool
    checks: tuple[str, ...]
    seed: int | None = None
    code: str | None = None
    gave: bool | None = None


def code_of(seed: int) -> str:
    """Return the six digits that the phone shows; ``password.js`` draws the same."""
    lot = Lot(seed)
    return "".join(str(lot.below(10)) for _digit in range(CODE_DIGITS))


def read_said(response: Any, with_code: bool) -> Said:
    """Return what a response says.

    Raises
    ------
    InvalidResponse
        If it has not the form of one.
    """
    strength, checks = field(response, "strength"), response.get("shown_checks", [])
    drawn = response.get("words_drawn", False)
    if type(strength) is not int or not 0 <= strength <= STRONGEST or type(drawn) is not bool:
        raise unreadable()
    if not isinstance(checks, list) or len(checks) > len(CHECKS):
        raise unreadable()
    if not all(isinstance(check, str) and check in CHECKS for check in checks):
        raise unreadable()
    told = tuple(check for check in CHECKS if check in checks)
    if with_code:
        return Said(strength, drawn, told, *_read_code(response))
    if any(response.get(name) is not None for name in ("seed", "code", "gave_code")):
        raise unreadable()
    return Said(strength, drawn, told)


def _read_code(response: Any) -> tuple[int, str | None, bool | None]:
    seed, code, gave = field(response, "seed"), response.get("code"), response.get("gave_code")
    if type(seed) is not int or not 0 <= seed <= LARGEST_SEED:
        raise unreadable()
    if code is not None and not _is_code(code):
        raise unreadable()
    if gave is not None and type(gave) is not bool:
        raise unreadable()
    return seed, code, gave


def _is_code(code: Any) -> bool:
    digits = isinstance(code, str) and len(code) <= CODE_DIGITS
    return digits and all(digit in "0123456789" for digit in code)


def strengths() -> list[str]:
    """Return what each strength is called, the weakest first."""
    return [_("Very weak"), _("Weak"), _("Middling"), _("Strong"), _("Very strong")]


def check_words() -> dict[str, str]:
    """Return what the page remarks on a passphrase; ``{token}`` is the part that is meant."""
    return {
        "short": _("It is short: add words."),
        "common": _("“{token}” is one of the passwords that people choose most."),
        "own": _("“{token}” is about the person: it can be found out."),
        "name": _("“{token}” is a name: names are tried first."),
        "word": _("“{token}” is a word of the dictionary: one alone is soon found."),
        "year": _("“{token}” looks like a date or a year: there are few of them."),
        "keyboard": _("“{token}” follows the keys of the keyboard."),
        "repeat": _("“{token}” repeats itself."),
        "sequence": _("“{token}” are letters or digits that follow each other."),
    }


def remarked(checks: Collection[str]) -> list[str]:
    """Return in a few words what was remarked on the way, for the adviser."""
    words = {
        "short": _("too short"),
        "common": _("a common password"),
        "own": _("something about the person"),
        "name": _("a name"),
        "word": _("one word alone"),
        "year": _("a date or a year"),
        "keyboard": _("keys side by side"),
        "repeat": _("a repetition"),
        "sequence": _("letters or digits in order"),
    }
    return [words[check] for check in CHECKS if check in checks]
