"""Objects to drag to baskets."""

from widgets.drag_and_drop.drag_and_drop import DragAndDrop

__all__ = ["DragAndDrop"]
