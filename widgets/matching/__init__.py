"""Things to match, two by two."""

from widgets.matching.matching import Matching

__all__ = ["Matching"]
