"""The adviser's diary: what is entered in it, what is refused, and how much a month comes to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from declic.i18n import Words

_ = Words("declic")

LONGEST_MINUTES = 24 * 60
LONGEST_LINE = 200
LONGEST_NOTE = 2000


class Kind(StrEnum):
    """What an entry of the diary is."""

    SESSION = "session"
    PREPARATION = "preparation"
    DROP_IN = "drop-in"
    PROCEDURE = "procedure"
    OTHER = "other"

    @property
    def word(self) -> str:
        """Return the kind as the desk names it."""
        return {
            Kind.SESSION: _("Session with a group"),
            Kind.PREPARATION: _("Preparation"),
            Kind.DROP_IN: _("Drop-in hour"),
            Kind.PROCEDURE: _("Online procedure"),
            Kind.OTHER: _("Other"),
        }[self]


@dataclass(frozen=True)
class Entry:
    """An entry of the diary.

    Attributes
    ----------
    minutes
        How long it takes, 1 to 1440.
    topic
        What it was about, as « Messagerie »; never a person.
    session, plan, group
        Ids of what it belongs to; None for none.
    """

    kind: Kind
    starts_at: datetime
    minutes: int
    title: str = ""
    topic: str = ""
    place: str = ""
    note: str = ""
    session: int | None = None
    plan: int | None = None
    group: int | None = None

    @property
    def name(self) -> str:
        """Return the title, or the topic, or what kind of entry it is."""
        return self.title or self.topic or self.kind.word


@dataclass(frozen=True)
class Total:
    """How much there is of one kind in a month."""

    kind: Kind
    entries: int
    minutes: int


def monday(at: datetime, zone: tzinfo | None = None) -> date:
    """Return the first day of the week of a time."""
    day = at.astimezone(zone).date()
    return day - timedelta(days=day.weekday())


def totals(
    entries: Iterable[Entry], zone: tzinfo | None = None
) -> dict[tuple[int, int], list[Total]]:
    """Return what each month comes to by kind; months as (year, month), the newest first."""
    found: defaultdict[tuple[int, int], defaultdict[Kind, list[int]]]
    found = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        day = entry.starts_at.astimezone(zone)
        found[day.year, day.month][entry.kind].append(entry.minutes)
    return {
        month: [
            Total(kind, len(found[month][kind]), sum(found[month][kind]))
            for kind in Kind
            if kind in found[month]
        ]
        for month in sorted(found, reverse=True)
    }
