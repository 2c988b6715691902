"""Targets to tap with a finger."""

from widgets.tap.tap import Tap

__all__ = ["Tap"]
