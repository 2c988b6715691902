"""Short texts to type."""

from widgets.typing.typing import Typing

__all__ = ["Typing"]
