"""A statement that is true or false."""

from widgets.true_false.true_false import TrueFalse

__all__ = ["TrueFalse"]
