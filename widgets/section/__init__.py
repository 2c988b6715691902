"""The beginning of a part of a workshop."""

from widgets.section.section import Section

__all__ = ["Section"]
