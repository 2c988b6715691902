"""A mistake in a workshop's notebook, told to its author with where and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from declic.errors import WorkshopInvalid
from declic.i18n import Words

_ = Words("gradebook")


@dataclass(frozen=True)
class Fault:
    """One mistake.

    Attributes
    ----------
    cell
        Which cell of the notebook, from 1; None if it is the notebook as a whole.
    excerpt
        The first line of the cell, by which the author recognises it; may be empty.
    message
        What is wrong.
    remedy
        What to write or do instead; may be empty where the message says it.
    """

    cell: int | None
    message: str
    remedy: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        where = ""
        if self.cell is not None:
            where = _("Cell {number}").format(number=self.cell)
            where += f" ({self.excerpt})" if self.excerpt else ""
            where = _("{where}: ").format(where=where)
        return where + " ".join(part for part in (self.message, self.remedy) if part)


def refuse(workshop: str, faults: Sequence[Fault]) -> WorkshopInvalid:
    """Return the error that tells all mistakes of a workshop."""
    heading = _.n(
        "The workshop {name} has a mistake. Nothing was changed.",
        "The workshop {name} has {number} mistakes. Nothing was changed.",
        len(faults),
    ).format(name=workshop, number=len(faults))
    return WorkshopInvalid("\n".join([heading, *(f"- {fault}" for fault in faults)]))
