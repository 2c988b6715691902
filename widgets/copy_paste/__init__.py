"""Pieces of a document to copy and paste."""

from widgets.copy_paste.copy_paste import CopyPaste

__all__ = ["CopyPaste"]
