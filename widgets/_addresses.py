"""Addresses that may stand in an imitation: those that are made for examples, and nobody's."""

from __future__ import annotations

import re

from declic.i18n import Words
from widgets._author import Author

_ = Words("widgets")

HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:/{0,2}|mailto:)?(?:[^/@\s]*@)?([^/:?#\s]+)", re.I)
RESERVED = (".example", ".test", ".invalid", ".localhost")
RESERVED_NAMES = ("example.com", "example.net", "example.org")


def is_reserved(address: str) -> bool:
    """Return whether an address is under a name that RFC 2606 keeps for examples."""
    found = HOST.match(address)
    host = found[1].lower().rstrip(".") if found else ""
    under = any(host == name or host.endswith(f".{name}") for name in RESERVED_NAMES)
    return under or host.endswith(RESERVED)


def reserved(author: Author, option: str, address: str) -> None:
    """Refuse an address that could be somebody's.

    Raises
    ------
    AuthorError
        If it is not under a name that is kept for examples.
    """
    if not is_reserved(address):
        raise author.refuse(
            option,
            address,
            _(
                "It could be somebody's. Use an address that is made for examples: ending in"
                " .example, .example.com, .example.net or .example.org."
            ),
        )
