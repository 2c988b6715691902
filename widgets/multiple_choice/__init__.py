"""One or several answers among choices."""

from widgets.multiple_choice.multiple_choice import MultipleChoice

__all__ = ["MultipleChoice"]
