"""Things to sort into boxes."""

from widgets.sorting.sorting import Sorting

__all__ = ["Sorting"]
