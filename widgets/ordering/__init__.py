"""Items to put in order."""

from widgets.ordering.ordering import Ordering

__all__ = ["Ordering"]
