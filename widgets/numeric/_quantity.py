"""Numbers as people type them: decimal comma or point, spaces in thousands, a unit beside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from declic.i18n import language

_TYPED = re.compile(r"(?P<before>[^\d+.,-]*)(?P<number>[+-]?[\d.,]*\d[.,]?)(?P<after>\D*)")
_THOUSANDS = re.compile(r"(?<=\d)\s(?=\d)")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_DASHES = str.maketrans("−–—‐‑", "-----")


@dataclass(frozen=True)
class Quantity:
    """A number, and what was typed beside it."""

    number: float
    unit: str = ""


def read_quantity(text: str) -> Quantity | None:
    """Return the number and the unit that a text says; None where there is no number, or several.

    ``1 234,5 €``, ``€1,234.50``, ``-3``. A comma or a point alone is the decimal one; where both
    are there, or one of them several times, the others group thousands.
    """
    line = _THOUSANDS.sub("", text.translate(_DASHES).strip())
    found = _TYPED.fullmatch(line)
    if not found:
        return None
    number = _number(found["number"])
    if number is None:
        return None
    return Quantity(number, f"{found['before'].strip()} {found['after'].strip()}".strip())


def written(number: float) -> str:
    """Return a number as people write it in the language of the process."""
    text = f"{number:.10g}"
    if "e" in text:
        return text
    whole, _point, decimals = text.partition(".")
    french = language() == "fr"
    digits = f"{int(whole):,}".replace(",", "\u202f" if french else ",")
    sign = "-" if whole.startswith("-") and not digits.startswith("-") else ""
    return sign + digits + (("," if french else ".") + decimals if decimals else "")


def _number(text: str) -> float | None:
    text = text.rstrip(".,")
    marks = re.findall(r"[.,]", text)
    if len(marks) > 1:
        whole, decimals = text, ""
        if len(set(marks)) > 1:  # the last one is the decimal one
            cut = max(text.rfind("."), text.rfind(","))
            whole, decimals = text[:cut], text[cut + 1 :]
        if not _GROUPED.fullmatch(whole):
            return None
        text = f"{re.sub('[.,]', '', whole)}.{decimals}"
    return float(text.replace(",", "."))
