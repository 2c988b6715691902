"""The rules by which responses are scored: plain arithmetic, one table for all kinds of exercise.

========== =================================================================== =====================
Rule       Score                                                               Source
========== =================================================================== =====================
exact      1 if the response is the expected one, else 0                       QTI ``match_correct``
chosen     right ones found / right ones - wrong ones chosen / wrong ones,     Moodle, "Multiple
           never below 0                                                       choice"
marked     (right ones marked - wrong ones marked) / right ones, never below 0 H5P, "Mark the words"
sequence   (longest series in order - 1) / (items - 1)                         Moodle, "Ordering"
pairs      right pairs / pairs                                                 Moodle, "Matching"
text       1 if one of the patterns is met, else 0; ``*`` stands for anything, Moodle, "Short
           small differences of typing count for nothing                       answer"
number     1 if it is within the tolerance, else 0                             Moodle, "Numerical"
threshold  what was reached / what was to be reached, up to 1                  H5P, score to reach
path       points gathered / points of the best path                           H5P, "Branching
                                                                               scenario"
========== =================================================================== =====================

Moodle: https://docs.moodle.org/en/Question_types. QTI 2.2: https://www.imsglobal.org/question.
H5P: https://h5p.org/branching-scenario. Examples of each are in ``tests/vectors/``.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

SLIP_LETTERS = 4
"""Letters from which a text may have a typing slip: in shorter ones it makes another word (H5P's
"Fill in the blanks" begins there too)."""

_APOSTROPHES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "–": "-", "—": "-", "‑": "-"}
)
_STAR = "\ue000"
"""Stands for a star that is meant as one, written ``\\*``."""


@dataclass(frozen=True)
class Score(Generic[Key]):
    """What a rule says of a response.

    Attributes
    ----------
    score
        From 0 to 1.
    correct
        Whether nothing is missing or wrong.
    right, wrong
        What was answered, in the order of the response; never what was missed.
    """

    score: float
    correct: bool
    right: tuple[Key, ...] = ()
    wrong: tuple[Key, ...] = ()


def exact(given: Key, expected: Key) -> Score[Key]:
    """All or nothing."""
    return _all_or_nothing(given, given == expected)


def chosen(given: Collection[Key], right: Set[Key], choices: int) -> Score[Key]:
    """Score several of many: each right one earns its share, each wrong one takes its share away.

    Choosing everything earns nothing. Where nothing is right, the right response is to choose
    nothing.

    Parameters
    ----------
    choices
        How many there are to choose from.
    """
    found = tuple(key for key in given if key in right)
    wrong = tuple(key for key in given if key not in right)
    innocent = choices - len(right)
    share = len(found) / len(right) if right else 1.0
    taken = len(wrong) / innocent if wrong and innocent > 0 else float(bool(wrong))
    complete = len(found) == len(right) and not wrong
    return Score(max(0.0, share - taken), complete, found, wrong)


def marked(given: Collection[Key], right: Set[Key]) -> Score[Key]:
    """Score words marked in a text: each wrong one takes away as much as a right one earns."""
    found = tuple(key for key in given if key in right)
    wrong = tuple(key for key in given if key not in right)
    score = max(0, len(found) - len(wrong)) / len(right) if right else float(not wrong)
    return Score(score, len(found) == len(right) and not wrong, found, wrong)


def sequence(order: Sequence[Key], expected: Sequence[Key]) -> Score[Key]:
    """Score an order of all items: those of the longest series in order are right.

    One item out of place doesn't make all the others wrong. The first item of the series counts
    for nothing, for one item alone always is in order.
    """
    due = {key: place for place, key in enumerate(expected)}
    series = _longest_rising([due[key] for key in order if key in due])
    right = tuple(key for key in order if due.get(key) in series) if len(series) > 1 else ()
    wrong = tuple(key for key in order if key not in right)
    score = max(0, len(series) - 1) / max(1, len(expected) - 1)
    return Score(score, tuple(order) == tuple(expected), right, wrong)


def pairs(
    given: Mapping[Key, Value],
    expected: Mapping[Key, Callable[[Value], bool]],
) -> Score[Key]:
    """Score what was put in each place; each counts the same.

    Parameters
    ----------
    given
        What was put where; a place that was left empty is missing.
    expected
        For each place whether something is right there.
    """
    right = tuple(key for key, value in given.items() if key in expected and expected[key](value))
    wrong = tuple(key for key in given if key not in right)
    score = len(right) / len(expected) if expected else 1.0
    return Score(score, len(right) == len(expected) and not wrong, right, wrong)


def text(typed: str, patterns: Collection[str], slip: bool = False) -> Score[str]:
    """All or nothing: a typed text meets one of several patterns, see :func:`meets`."""
    return _all_or_nothing(typed, any(meets(typed, pattern, slip) for pattern in patterns))


def number(given: float, expected: float, tolerance: float = 0.0) -> Score[float]:
    """All or nothing: a number is as far from the expected one as the tolerance at most."""
    near = math.isfinite(given) and (
        math.isclose(given, expected, rel_tol=1e-9, abs_tol=1e-12)
        or abs(given - expected) <= tolerance * (1 + 1e-9)
    )
    return _all_or_nothing(given, near)


def threshold(reached: float, target: float) -> Score[float]:
    """Score what was reached of a target; more than the target is the target.

    Parameters
    ----------
    reached, target
        In the same unit, 0 or more.
    """
    if not math.isfinite(reached) or reached <= 0:
        return _all_or_nothing(reached, target <= 0)
    if reached >= target:
        return _all_or_nothing(reached, True)
    return Score(reached / target, False, (), (reached,))


def path(gathered: float, best: float) -> Score[float]:
    """Score the points that were gathered on a way, of those of the best way."""
    return threshold(gathered, best)


def meets(typed: str, pattern: str, slip: bool = False) -> bool:
    r"""Return whether a typed text is what a pattern asks for, compared as by :func:`same`.

    Parameters
    ----------
    pattern
        ``*`` stands for anything or nothing; ``\\*`` for a star, as in Moodle. One with a star
        takes no slip.
    """
    pattern = pattern.replace("\\*", _STAR)
    if "*" not in pattern:
        return same(typed, pattern.replace(_STAR, "*"), slip)
    first, *others = (re.escape(part.replace(_STAR, "*")) for part in fold(pattern).split("*"))
    # Each part is looked for where it comes first, and no further: no text takes long.
    middle = "".join(f"(?>.*?{part})" for part in others[:-1])
    return re.fullmatch(f"{first}{middle}.*{others[-1]}", fold(typed), re.DOTALL) is not None


def same(typed: str, expected: str, slip: bool = False) -> bool:
    """Return whether two texts are the same once they are folded, see :func:`fold`.

    Parameters
    ----------
    slip
        Whether one letter may be missing, too many, another, or changed places with its
        neighbour, in texts of four letters and more; digits must be right.
    """
    given, wanted = fold(typed), fold(expected)
    return given == wanted or (slip and _one_slip(given, wanted))


def fold(text: str) -> str:
    """Return a typed answer as it is compared.

    Case, accents, ligatures, typographic apostrophes, dashes for spaces, repeated spaces and a full
    stop at the end make no difference.
    """
    letters = without_accents(text.translate(_APOSTROPHES).casefold())
    line = re.sub(r"\s*'\s*", "'", " ".join(letters.split()))
    words = " ".join(line.replace("-", " ").rstrip(".,;:!?…").split())
    return words or line


def without_accents(text: str) -> str:
    """Return a text in small letters with its accents and ligatures taken apart."""
    spelt = text.replace("œ", "oe").replace("æ", "ae")
    decomposed = unicodedata.normalize("NFKD", spelt)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _all_or_nothing(given: Key, correct: bool) -> Score[Key]:
    return Score(float(correct), correct, *(((given,), ()) if correct else ((), (given,))))


def _one_slip(given: str, wanted: str) -> bool:
    """Return whether two different texts are one typing slip apart."""
    if len(wanted) < SLIP_LETTERS or abs(len(given) - len(wanted)) > 1:
        return False
    if re.sub(r"\D", "", given) != re.sub(r"\D", "", wanted):
        return False
    start = next((i for i, (x, y) in enumerate(zip(given, wanted, strict=False)) if x != y), -1)
    if start < 0:  # the longer one has a letter more at its end
        return True
    a, b = given[start:], wanted[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _longest_rising(places: Sequence[int]) -> frozenset[int]:
    """Return the longest rising series among different numbers; the first of equals."""
    best: list[tuple[int, ...]] = []
    for i, place in enumerate(places):
        before = [series for series in best[:i] if series[-1] < place]
        longest: tuple[int, ...] = max(before, key=len, default=())
        best.append((*longest, place))
    series: tuple[int, ...] = max(best, key=len, default=())
    return frozenset(series)
