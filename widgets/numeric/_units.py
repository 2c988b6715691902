"""The units that an answer of ``Numeric`` may have, and what an author writes of numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from declic.domain.rules import fold
from declic.i18n import Words
from widgets._options import Author
from widgets.numeric._quantity import read_quantity

_ = Words("widgets")


@dataclass(frozen=True)
class Units:
    """Units that are known.

    Attributes
    ----------
    name
        The first, in which the expected answer is; empty without units.
    factors
        How many of a unit make one of the first, by its folded name.
    required
        Whether an answer without unit lacks something.
    penalty
        Part of the points that a missing or wrong unit takes away, from 0 to 1.
    """

    name: str
    factors: Mapping[str, float]
    required: bool
    penalty: float

    def factor(self, unit: str) -> float | None:
        """Return how many of a unit make one of the first; None for one that isn't known."""
        return self.factors.get(fold(unit)) if unit else 1.0

    def good(self, unit: str) -> bool:
        """Return whether nothing is to be said against the unit of an answer."""
        return self.factor(unit) is not None if unit else not self.required


def read_units(author: Author, unit: object, required: bool, penalty: object) -> Units:
    """Return the units of an exercise.

    Raises
    ------
    AuthorError
        If one is no text, has no factor, is there twice, or if there is none and one is required.
    """
    share = read_number(author, "unit_penalty", penalty)
    if not 0 <= share <= 1:
        raise author.refuse("unit_penalty", penalty, _("Write a part from 0 to 1, as 0.1."))
    if unit is None:
        if required:
            raise author.missing("unit", _("Write {example}.").format(example='unit="€"'))
        return Units("", {}, False, share)
    given = _factors(author, unit)
    folded = {fold(name): factor for name, factor in given.items()}
    if len(folded) < len(given) and len(set(given.values())) > 1:
        raise author.refuse(
            "unit", unit, _("Two of them differ in capitals or accents only: change one.")
        )
    return Units(next(iter(given)), folded, required, share)


def _factors(author: Author, unit: object) -> dict[str, float]:
    if isinstance(unit, Mapping):
        factors = {
            author.text("unit", name): read_number(author, f"unit[{name!r}]", factor)
            for name, factor in unit.items()
        }
        if not factors or min(factors.values()) <= 0 or next(iter(factors.values())) != 1:
            raise author.refuse(
                "unit",
                unit,
                _("Write for example: {example}.").format(example='unit={"km": 1, "m": 1000}'),
            )
        return factors
    names: Sequence[str] | object = [unit] if isinstance(unit, str) else unit
    return dict.fromkeys(author.texts("unit", names, at_least=1), 1.0)


def read_number(author: Author, option: str, value: object) -> float:
    """Return a number that an author writes, with quotation marks or without.

    Raises
    ------
    AuthorError
        If it is none.
    """
    if isinstance(value, str):
        typed = read_quantity(value)
        value = typed.number if typed and not typed.unit else value
    good = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not good or not math.isfinite(value):  # type: ignore[arg-type]
        raise author.refuse(option, value, _("Write a number, as 12 or 12.5."))
    return float(value)  # type: ignore[arg-type]


def read_tolerance(author: Author, value: object, answer: float) -> float:
    """Return by how much an answer may differ, in the unit of the expected one.

    Raises
    ------
    AuthorError
        If it is neither a number from 0 nor a percentage.
    """
    remedy = _("Write a number from 0, as 0.5, or a part of the answer, as “5 %”.")
    typed = read_quantity(value) if isinstance(value, str) else None
    if typed and typed.unit == "%":
        number = abs(answer) * typed.number / 100
    elif isinstance(value, str) and (typed is None or typed.unit):
        raise author.refuse("tolerance", value, remedy)
    else:
        number = read_number(author, "tolerance", value)
    if number < 0:
        raise author.refuse("tolerance", value, remedy)
    return number
