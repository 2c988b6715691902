"""The diary as a calendar that others can read: iCalendar (RFC 5545), without names of people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from declic.domain.diary import Entry, Kind
from declic.i18n import Words

_ = Words("declic")

REFRESH = timedelta(hours=1)
"""How often a calendar that has subscribed may ask again (RFC 7986, ``REFRESH-INTERVAL``)."""


@dataclass(frozen=True)
class Dated:
    """An entry with what tells it from others for good, and when it was last changed."""

    uid: str
    changed_at: datetime
    entry: Entry


def calendar(entries: Iterable[Dated], version: str) -> bytes:
    """Return a calendar file of the diary.

    Notes stay in the diary; so do names of learners, which no entry has.

    Parameters
    ----------
    version
        Of Déclic, for ``PRODID``.
    """
    made = Calendar()
    made.add("prodid", f"-//Déclic//{version}//FR")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", _("My workshops"))
    made.add("x-wr-calname", _("My workshops"))
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for dated in entries:
        made.add_component(_event(dated))
    return bytes(made.to_ical())


def _event(dated: Dated) -> Event:
    entry = dated.entry
    event = Event()
    event.add("uid", f"{dated.uid}@declic")
    event.add("dtstamp", dated.changed_at.replace(microsecond=0))
    event.add("last-modified", dated.changed_at.replace(microsecond=0))
    event.add("dtstart", entry.starts_at.replace(second=0, microsecond=0))
    event.add("duration", timedelta(minutes=entry.minutes))
    event.add("summary", entry.name)
    event.add("categories", [entry.kind.word])
    if entry.topic and entry.topic != entry.name:
        event.add("description", entry.topic)
    if entry.place:
        event.add("location", entry.place)
    if entry.kind is Kind.PREPARATION:
        event.add("transp", "TRANSPARENT")
    return event
