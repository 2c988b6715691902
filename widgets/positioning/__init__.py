"""Where one stands: a short adaptive test over several skills."""

from widgets.positioning.positioning import Positioning

__all__ = ["Positioning"]
