"""A text that the adviser reads."""

from widgets.free_text.free_text import FreeText

__all__ = ["FreeText"]
