"""A map to enlarge with two fingers, and places to find on it."""

from widgets.pinch.pinch import Pinch

__all__ = ["Pinch"]
