"""Keys to find on the keyboard."""

from widgets.key_hunt.key_hunt import KeyHunt

__all__ = ["KeyHunt"]
