"""Tables for spreadsheets: CSV that they read as it is meant, and in which nothing is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula in a spreadsheet: a text that begins so gets an apostrophe."""
MARK = "\ufeff"
"""By which spreadsheets know UTF-8."""


def as_csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table as CSV: commas, with the mark of UTF-8; None is an empty cell."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(columns)
    table.writerows([_inert(value) for value in row] for row in rows)
    return MARK + written.getvalue()


def _inert(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
