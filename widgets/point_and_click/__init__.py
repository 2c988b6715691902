"""Targets to click on, smaller from level to level."""

from widgets.point_and_click.point_and_click import PointAndClick

__all__ = ["PointAndClick"]
