"""Cards to learn by heart."""

from widgets.flash_cards.flash_cards import FlashCards

__all__ = ["FlashCards"]
