"""Which exercise bears which id: refuses an id that another cell bears already.

The same cell may be run again. JupyterLab says which cell it runs (``cellId``); where nobody says
it (nbclient, Voilà) a cell is known by its source.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from IPython import get_ipython

from declic.i18n import Words
from widgets._options import Author

if TYPE_CHECKING:
    from widgets._base import Exercise

_ = Words("widgets")


@dataclass(frozen=True)
class _Place:
    cell: str
    run: str


_places: dict[str, _Place] = {}
_exercises: weakref.WeakValueDictionary[str, Exercise] = weakref.WeakValueDictionary()


def claim(author: Author, exercise: Exercise) -> None:
    """Note that an exercise bears its author's id.

    Raises
    ------
    AuthorError
        If an exercise of another cell, or of this run of this cell, bears it.
    """
    place = _place()
    if place is not None:
        held = _places.get(author.id)
        if held is not None and (held.cell != place.cell or held.run == place.run):
            raise author.refuse(
                "id",
                author.id,
                _(
                    "Another exercise has it already: give this one an id of its own. If there is"
                    " no other, run all cells again from the start."
                ),
            )
        _forget_earlier_runs(place)
        _places[author.id] = place
    _exercises[author.id] = exercise


def live_exercises() -> list[Exercise]:
    """Return the exercises of this kernel that bear their id now."""
    return list(_exercises.values())


def _forget_earlier_runs(place: _Place) -> None:
    stale = [name for name, held in _places.items() if held.cell == place.cell and held != place]
    for name in stale:
        del _places[name]


def _place() -> _Place | None:
    """Return where the running code stands; None outside of a kernel."""
    shell = get_ipython()
    parent: dict[str, Any] = getattr(shell, "get_parent", dict)() or {}
    run = parent.get("header", {}).get("msg_id")
    if not run:
        return None
    cell = parent.get("metadata", {}).get("cellId") or parent.get("content", {}).get("code", "")
    return _Place(str(cell), str(run))
