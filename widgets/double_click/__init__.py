"""Folders to open by double click."""

from widgets.double_click.double_click import DoubleClick

__all__ = ["DoubleClick"]
