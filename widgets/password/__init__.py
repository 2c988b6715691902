"""The ``Password`` kind of exercise."""

from widgets.password.password import Password

__all__ = ["Password"]
