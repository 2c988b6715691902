"""A cookie banner to see through, and to answer."""

from widgets.cookie_banner.cookie_banner import CookieBanner

__all__ = ["CookieBanner"]
