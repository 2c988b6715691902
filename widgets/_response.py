"""Reading responses: plain JSON that anybody may have sent."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from declic.errors import InvalidResponse
from declic.i18n import Words

_ = Words("widgets")

VERSION = 1
"""Of the form of responses; one without a version is of the first."""


def field(response: Any, name: str) -> Any:
    """Return what a response has under a name.

    Raises
    ------
    InvalidResponse
        If it is no object, is of a later version, or has no such name.
    """
    if not isinstance(response, Mapping) or name not in response:
        raise unreadable()
    version = response.get("version", VERSION)
    if isinstance(version, bool) or version != VERSION:
        raise unreadable()
    return response[name]


def keys(response: Any, name: str, known: Collection[str]) -> tuple[str, ...]:
    """Return different keys out of those that are known, in the order in which they came.

    Raises
    ------
    InvalidResponse
        If it is no list of such keys.
    """
    value = field(response, name)
    if not isinstance(value, list) or len(value) > len(known):
        raise unreadable()
    if not all(isinstance(key, str) and key in known for key in value):
        raise unreadable()
    if len(set(value)) != len(value):
        raise unreadable()
    return tuple(value)


def links(
    response: Any, name: str, known: Collection[str], targets: Collection[str]
) -> dict[str, str]:
    """Return what was linked to what, at least one of them, in the order of *known*.

    Raises
    ------
    InvalidResponse
        If it is no object that leads from some of *known* to some of *targets*.
    """
    value = field(response, name)
    if not isinstance(value, Mapping) or not value or len(value) > len(known):
        raise unreadable()
    for key, target in value.items():
        if not isinstance(key, str) or not isinstance(target, str):
            raise unreadable()
        if key not in known or target not in targets:
            raise unreadable()
    return {key: value[key] for key in known if key in value}


def unreadable() -> InvalidResponse:
    """Return the error that asks for the answer again."""
    return InvalidResponse(_("This answer could not be read. Please give it again."))
