"""A question that a number answers."""

from widgets.numeric.numeric import Numeric

__all__ = ["Numeric"]
