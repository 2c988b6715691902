"""Pictures to slide away with a finger."""

from widgets.swipe.swipe import Swipe

__all__ = ["Swipe"]
