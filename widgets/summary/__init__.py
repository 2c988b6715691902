"""What a learner managed, and what to look at again."""

from widgets.summary.summary import Summary

__all__ = ["Summary"]
