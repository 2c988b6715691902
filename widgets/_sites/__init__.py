"""The imitation sites that ship with the kit, in the language in which authors write their own."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

NAMES = ("boutique", "mairie", "sante", "administration", "transport")


def shipped(name: str) -> Mapping[str, Any]:
    """Return a site that ships, as an author would write it; *name* is one of :data:`NAMES`."""
    site: Mapping[str, Any] = import_module(f"widgets._sites.{name}").SITE
    return site
