"""A line to find far down in a box."""

from widgets.scroll.scroll import Scroll

__all__ = ["Scroll"]
