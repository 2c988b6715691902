"""The diary: sessions, preparation, drop-in hours, online procedures; and its calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, ClassVar

import declic
from declic.desk.actions import Doing, Handed, Outcome, misunderstood, number_in
from declic.desk.board import Panel, module
from declic.desk.planning.opening import open_planned
from declic.desk.sentences import now
from declic.desk.view import View
from declic.domain.diary import (
    LONGEST_LINE,
    LONGEST_MINUTES,
    LONGEST_NOTE,
    Entry,
    Kind,
    monday,
    totals,
)
from declic.domain.ical import Dated, calendar
from declic.domain.session import Session, spaced_code
from declic.i18n import Words
from declic.store import Transaction, diary, groups, plans
from declic.store.diary import KeptEntry
from declic.store.groups import Group
from declic.store.plans import KeptPlan
from declic.subscription import renew
from widgets._guard import looks_real

_ = Words("desk")

SHOWN = timedelta(days=400)
"""How far back the diary is shown."""
LONG_AGO = datetime(2000, 1, 1).astimezone()
MOST_LINKED = 50
TEXTS = ("title", "topic", "place", "note")
FILE = "declic.ics"


@dataclass(frozen=True)
class Found:
    """What is read of the store."""

    entries: Sequence[KeptEntry]
    plans: Sequence[KeptPlan]
    groups: Sequence[Group]


def _enter(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    entry, number = _entry(message), message.get("entry")
    if entry is None or not (number is None or number_in(message, "entry")):
        return misunderstood()
    if any(looks_real(getattr(entry, name)) for name in TEXTS):
        return Outcome(
            _(
                "This looks like somebody's number, address or account. Nothing was kept: write"
                " what it was about, and never who."
            )
        )
    with doing.store.transaction() as tx:
        if number is None:
            diary.add(tx, entry, doing.now)
        elif diary.by_id(tx, number) is None:
            return Outcome(_("This entry is not there any more."))
        else:
            diary.change(tx, number, entry, doing.now)
    return Outcome(_kept())


def _remove(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    number = number_in(message, "entry")
    if number is None:
        return misunderstood()
    with doing.store.transaction() as tx:
        diary.remove(tx, number)
    return Outcome(_removed())


def _export(doing: Doing, _message: Mapping[str, Any]) -> Outcome:
    with doing.store.reading() as tx:
        entries = diary.since(tx, LONG_AGO, doing.now)
    dated = [Dated(one.uid, one.changed_at, one.entry) for one in entries]
    said = _("The calendar is among your downloads: {name}").format(name=FILE)
    return Outcome(said, file=Handed(FILE, calendar(dated, declic.__version__)))


def _renew(doing: Doing, _message: Mapping[str, Any]) -> Outcome:
    renew(doing.settings.data_folder)
    return Outcome(_("The address is a new one. The one before leads nowhere now."))


def _kept() -> str:
    return _("It is in the diary.")


def _removed() -> str:
    return _("It is out of the diary.")


def _entry(message: Mapping[str, Any]) -> Entry | None:
    """Return the entry that a message describes; None where it makes no sense."""
    said = {name: message.get(name, "") for name in (*TEXTS, "kind", "date", "time")}
    minutes = number_in(message, "minutes")
    linked = [message.get(name) for name in ("session", "plan", "group")]
    if not all(isinstance(text, str) for text in said.values()) or minutes is None:
        return None
    if any(one is not None and type(one) is not int for one in linked):
        return None
    try:
        kind = Kind(said["kind"])
        starts_at = datetime.fromisoformat(f"{said['date']}T{said['time']}").astimezone()
    except (ValueError, OverflowError, OSError):
        return None
    if not 2000 <= starts_at.year <= 2100:
        return None
    session, plan, group = (number_in(message, name) for name in ("session", "plan", "group"))
    texts = {name: said[name] for name in TEXTS}
    return Entry(kind, starts_at, minutes, **texts, session=session, plan=plan, group=group)


class DiaryPanel(Panel):
    """The diary.

    State: ``{notice, weeks: [{monday, current, entries: [{id or null, key, kind, name, date, time,
    minutes, title, topic, place, note, session, plan, group, links: [text], open: null, or the
    workshop of the session that can be opened, empty where it is to be chosen}]}], months:
    [{month, totals: [{kind, entries, minutes}]}], sessions, plans and groups to link: [{id,
    title}], workshops: [{name, title}], address: that of the calendar, or empty}``; dates and
    times are the adviser's own.

    Messages: ``enter`` with the fields of an entry, and ``entry`` (its id) to change one;
    ``open`` with ``entry``, and ``workshop`` where it was chosen; ``remove`` with ``entry``;
    ``export``; ``renew``, which gives the calendar another address.
    """

    _esm = module("dom", "controls", "entry", "opening", "diary")
    actions: ClassVar = {
        "enter": _enter,
        "open": open_planned,
        "remove": _remove,
        "export": _export,
        "renew": _renew,
    }

    @classmethod
    def texts(cls) -> dict[str, Any]:
        return {
            "kinds": {kind.value: kind.word for kind in Kind},
            "add": _("Add to the diary"),
            "change": _("Change"),
            "week": _("Week of {day}"),
            "empty": _("Nothing yet. Sessions that you open come here by themselves."),
            "kind": _("What it is"),
            "date": _("Day"),
            "time": _("Begins at"),
            "minutes": _("Minutes"),
            "title": _("Title"),
            "topic": _("What it is about"),
            "place": _("Place"),
            "note": _("Note"),
            "no_person": _("No name, no number, no address of anybody: only what it was about."),
            "links": _("Belongs to"),
            "session": _("Session"),
            "plan": _("Plan"),
            "group": _("Group"),
            "nothing": _("None"),
            "keep": _("Keep"),
            "leave": _("Leave it"),
            "open": _("Open the session"),
            "workshop": _("Workshop"),
            "remove": _("Take out"),
            "kept": _kept(),
            "removed": _removed(),
            "months": _("Each month"),
            "month_line": _("{kind}: {n} ({length})"),
            "calendar": _("In your own calendar"),
            "export": _("Download the calendar"),
            "subscribe": _("Address to subscribe to"),
            "secret": _(
                "Whoever has this address can read your diary, without its notes. Give it to"
                " nobody; if it got about, take another one."
            ),
            "renew": _("Take another address"),
            "no_room": _("To subscribe, start the room: declic run"),
            "longest_line": LONGEST_LINE,
            "longest_note": LONGEST_NOTE,
            "longest_minutes": LONGEST_MINUTES,
        }

    def read(self, tx: Transaction, session: Session | None) -> Found:
        entries = diary.since(tx, LONG_AGO, now())
        return Found(entries, plans.newest(tx, MOST_LINKED), groups.all_groups(tx))

    def show(self, view: View, found: Found | None) -> dict[str, Any]:
        if found is None:
            return {"notice": view.fault, "weeks": [], "months": [], "address": ""}
        recent = [one for one in found.entries if one.entry.starts_at > view.now - SHOWN]
        names = _names(view, found)
        workshops = {card.name: card.title for card in view.released or ()}
        prepared = {one.id: one.workshop for one in found.plans if one.workshop in workshops}
        today = view.now.astimezone().date()
        weeks = groupby(recent, key=lambda one: monday(one.entry.starts_at))
        return {
            "notice": "",
            "weeks": [
                {
                    "monday": first.isoformat(),
                    "past": first < monday(view.now),
                    "entries": [
                        _shown(one, names) | {"open": _opens(one, prepared, today)}
                        for one in reversed(list(week))
                    ],
                }
                for first, week in weeks
            ],
            "months": [
                {
                    "month": f"{year}-{month:02}",
                    "totals": [
                        {"kind": one.kind.value, "entries": one.entries, "minutes": one.minutes}
                        for one in each
                    ],
                }
                for (year, month), each in totals(one.entry for one in recent).items()
            ],
            "workshops": [{"name": name, "title": title} for name, title in workshops.items()],
            "address": _address(view.places),
            **{
                f"{kind}s": [{"id": number, "title": title} for number, title in known.items()]
                for kind, known in names.items()
            },
        }


def _names(view: View, found: Found) -> dict[str, dict[int, str]]:
    """Return how what an entry can belong to is called, by kind and id."""
    return {
        "session": {
            one.id: f"{one.workshop.title} · {_day(one.opened_at)} · {spaced_code(one.code)}"
            for one in view.known[:MOST_LINKED]
        },
        "plan": {one.id: one.plan.title for one in found.plans},
        "group": {one.id: one.name for one in found.groups},
    }


def _shown(kept: KeptEntry, names: Mapping[str, Mapping[int, str]]) -> dict[str, Any]:
    entry, start = kept.entry, kept.entry.starts_at.astimezone()
    linked = {"session": entry.session, "plan": entry.plan, "group": entry.group}
    shown = ("plan", "group")
    links = [names[kind].get(linked[kind] or 0, "") for kind in shown]
    return {
        "id": kept.id,
        "key": kept.uid,
        "kind": entry.kind.value,
        "name": entry.name,
        "date": f"{start:%Y-%m-%d}",
        "time": f"{start:%H:%M}",
        "minutes": entry.minutes,
        **{name: getattr(entry, name) for name in TEXTS},
        **linked,
        "links": [text for text in links if text],
    }


def _opens(kept: KeptEntry, prepared: Mapping[int, str], today: date) -> str | None:
    """Return the workshop of the session that an entry plans, empty where none is known.

    None where there is nothing to open.
    """
    entry = kept.entry
    if kept.id is None or entry.kind is not Kind.SESSION or entry.session is not None:
        return None
    if entry.starts_at.astimezone().date() < today:
        return None
    return prepared.get(entry.plan or 0, "")


def _day(at: datetime) -> str:
    return at.astimezone().strftime("%d/%m/%Y")


def _address(places: Mapping[str, str]) -> str:
    """Return where the calendar is; empty where no room runs."""
    secret, join = places.get("calendar", ""), places["join"].rstrip("/")
    return f"{join}/calendar/{secret}.ics" if secret and join else ""
