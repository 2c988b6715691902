"""Shows a data frame folded away under a title, as plain HTML."""

from __future__ import annotations

import html

import pandas as pd

from declic.i18n import Words

_ = Words("desk")


class Folded:
    """A data frame as a table that opens when its title is chosen.

    Parameters
    ----------
    title
        Plain text.
    frame
        What is in it is shown as text, never as markup.
    """

    def __init__(self, title: str, frame: pd.DataFrame) -> None:
        self.title = title
        self.frame = frame

    def _repr_html_(self) -> str:
        inside = ""
        note = _("Nothing yet. Reload this page after some answers.")
        if not self.frame.empty:
            note = _("As it was when this page was opened.")
            inside = self.frame.to_html(
                escape=True, index=False, border=0, na_rep="–", justify="start"
            )
        return (
            f'<details class="declic-desk-figures"><summary>{html.escape(self.title)}</summary>'
            f"<p>{html.escape(note)}</p>{inside}</details>"
        )
