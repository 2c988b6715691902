"""Files whose menu opens by right click."""

from widgets.right_click.right_click import RightClick

__all__ = ["RightClick"]
