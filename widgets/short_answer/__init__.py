"""A question that a word or two answer."""

from widgets.short_answer.short_answer import ShortAnswer

__all__ = ["ShortAnswer"]
