"""``Section``: the beginning of a part of a workshop, with its priority and planned minutes."""

from __future__ import annotations

import html
from typing import Any

from declic.i18n import Words
from widgets._options import Author
from widgets._text import plain, rich_line

_ = Words("widgets")

SECTION = "application/vnd.declic.section+json"
"""Media type under which lists of exercises find a section among a cell's outputs."""
PRIORITIES = ("must", "should", "could")
MAX_MINUTES = 600


class Section:
    """The beginning of a part of a workshop: a quiet heading.

    What follows, up to the next section or the next heading of the text, belongs to it, as under a
    heading that is typed. It is no widget: it needs no kernel and no JavaScript.

    Parameters
    ----------
    title
        A line of Markdown.
    priority
        ``"must"`` for what nobody leaves out, ``"should"`` for what is done where time allows,
        ``"could"`` for who wants more.
    minutes
        How long it is planned to take, 1 to 600 minutes.

    Raises
    ------
    AuthorError
        If something is missing or wrong.
    """

    def __init__(
        self, title: str = "", priority: str | None = None, minutes: int | None = None
    ) -> None:
        author = Author(type(self).__name__)
        self.title = " ".join(author.text("title", title).split())
        if priority is not None and priority not in PRIORITIES:
            raise author.refuse(
                "priority",
                priority,
                _("Write {example}.").format(example='"must", "should", "could"'),
            )
        whole = isinstance(minutes, int) and not isinstance(minutes, bool)
        if minutes is not None and not (whole and 1 <= minutes <= MAX_MINUTES):
            raise author.refuse(
                "minutes",
                minutes,
                _("Write a whole number from 1 to {most}.").format(most=MAX_MINUTES),
            )
        self.priority = priority
        self.minutes = minutes

    def static_html(self) -> str:
        """Return the heading as HTML that needs nothing else."""
        name = html.escape(plain(self.title))
        line = " · ".join(self._notes())
        notes = f'<p class="declic-instruction">{html.escape(line)}</p>' if line else ""
        return (
            f'<div class="declic-section lesson" data-declic-section="{name}">'
            f"<h2>{rich_line(self.title)}</h2>{notes}</div>"
        )

    def to_json(self) -> dict[str, Any]:
        """Return what lists say of it, as plain JSON."""
        return {"title": self.title, "priority": self.priority, "minutes": self.minutes}

    def _notes(self) -> list[str]:
        notes = []
        if self.priority:
            notes.append(_priority(self.priority))
        if self.minutes:
            text = _.n("about {n} minute", "about {n} minutes", self.minutes)
            notes.append(text.format(n=self.minutes))
        return notes

    def __repr__(self) -> str:
        return " · ".join([self.title, *self._notes()])

    def _repr_mimebundle_(self, **formats: Any) -> dict[str, Any]:
        return {
            "text/plain": repr(self),
            "text/html": self.static_html(),
            SECTION: self.to_json(),
        }


def _priority(name: str) -> str:
    return {
        "must": _("The essential"),
        "should": _("If time allows"),
        "could": _("To go further"),
    }[name]
