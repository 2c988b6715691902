"""A text in which to mark words."""

from widgets.mark_the_words.mark_the_words import MarkTheWords

__all__ = ["MarkTheWords"]
