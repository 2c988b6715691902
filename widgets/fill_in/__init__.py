"""A text with gaps to fill in."""

from widgets.fill_in.fill_in import FillIn

__all__ = ["FillIn"]
