"""How a panel's messages are carried out: nothing that a page says is taken on trust."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from declic.desk.workshops import Released
from declic.i18n import Words
from declic.settings import Declic
from declic.store import Store

_ = Words("desk")

LARGEST_ID = 2**31 - 1


@dataclass(frozen=True)
class Handed:
    """A file for the adviser's browser to keep."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Outcome:
    """How it went.

    Attributes
    ----------
    message
        A sentence for the adviser; may be empty.
    selected
        The session to show from now on; None leaves it as it is.
    file
        What the page is handed; None if nothing.
    """

    message: str
    selected: int | None = None
    file: Handed | None = None


@dataclass(frozen=True)
class Doing:
    """What an action may use.

    Attributes
    ----------
    session
        Id of the session that is shown; None if there is none.
    settings
        Where everything is, and how long it stays.
    now
        Present time (UTC).
    released
        The workshops of which a session can be opened.
    back_up
        Backs the store up; returns a sentence where it could not.
    """

    store: Store
    session: int | None
    settings: Declic
    now: datetime
    released: Released
    back_up: Callable[[], str]


Action = Callable[[Doing, Mapping[str, Any]], Outcome]
"""Carries out one message. What makes no sense changes nothing: :func:`misunderstood`.

What it raises (``DeclicError``: a text that is refused, a store that is away) the desk tells; then
nothing was changed.
"""


def misunderstood() -> Outcome:
    """Say that a message makes no sense."""
    return Outcome(_("The desk did not understand this. Reload the page, and try again."))


def whole_in(message: Mapping[str, Any], name: str, least: int, most: int) -> int | None:
    """Return a whole number that a message gives; None where it is none in these bounds."""
    number = message.get(name)
    return number if type(number) is int and least <= number <= most else None


def number_in(message: Mapping[str, Any], name: str) -> int | None:
    """Return an id that a message gives; None where it is none."""
    return whole_in(message, name, 1, LARGEST_ID)


def text_in(message: Mapping[str, Any], name: str, longest: int) -> str | None:
    """Return a text that a message gives, without blanks around it; None where it is none."""
    text = message.get(name)
    if not isinstance(text, str) or len(text) > longest:
        return None
    return text.strip()
