"""A place to find on a picture."""

from widgets.hotspot.hotspot import Hotspot

__all__ = ["Hotspot"]
