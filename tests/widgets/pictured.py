"""A choice with a picture of the fixture ``folder``."""

from __future__ import annotations

from typing import Any

from widgets import MultipleChoice


def picked(
    *, picture: str = "verte.png", alt: str | None = "Une enveloppe verte", **more: Any
) -> MultipleChoice:
    """Return an exercise whose first choice is a picture."""
    choice = {"picture": picture, "alt": alt} | more
    return MultipleChoice("?", [choice, "aucune"], 0, id="x")
