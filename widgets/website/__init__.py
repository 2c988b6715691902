"""An imitation browser with a site to find one's way in."""

from widgets.website.website import Website

__all__ = ["Website"]
