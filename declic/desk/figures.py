"""Figures that an adviser adds to the desk: a data frame as plain JSON for a folded table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from declic import i18n
from declic.i18n import Words

_ = Words("desk")

MOST_ROWS = 200
"""Rows shown at most."""

Make = Callable[[], pd.DataFrame]


def figure_state(title: str, make: Make) -> dict[str, Any]:
    """Return what a figure shows: ``{notice, title, columns: [text], rows: [[text]]}``.

    Parameters
    ----------
    title
        Plain text.
    make
        Computes the data frame; what it raises is raised.
    """
    frame = make().head(MOST_ROWS)
    notice = _("Nothing yet: the table appears with the first answers.") if frame.empty else ""
    return {
        "notice": notice,
        "title": title,
        "columns": [] if frame.empty else [str(name) for name in frame.columns],
        "rows": [[_text(value) for value in row] for row in frame.itertuples(index=False)],
    }


def broken_state(title: str, fault: Exception) -> dict[str, Any]:
    """Return what a figure shows that can't be computed any more."""
    notice = _(
        "This table can't be computed: {fault}. Change its cell in JupyterLab; the rest of the"
        " desk goes on."
    ).format(fault=f"{type(fault).__name__} {fault}")
    return {"notice": notice, "title": title, "columns": [], "rows": []}


def _text(value: Any) -> str:
    if isinstance(value, float):
        number = "–" if value != value else f"{value:g}"
        return number.replace(".", ",") if i18n.language() == "fr" else number
    return "–" if value is pd.NA or value is pd.NaT else str(value)
