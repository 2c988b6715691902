"""What the desk says in words: why somebody needs help, statuses, times of day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo

from declic.desk.needs import Need, Why
from declic.domain.progress import Status
from declic.i18n import Words
from declic.store.helps import HELPED

_ = Words("desk")


def status_word(status: str) -> str:
    """Return a status as the desk names it."""
    return {
        Status.NOT_BEGUN: _("not begun"),
        Status.IN_PROGRESS: _("in progress"),
        Status.FIRST_TRY: _("at first try"),
        Status.ACQUIRED: _("acquired"),
        Status.ANSWERED: _("answered"),
        Status.STUCK: _("stuck"),
    }[Status(status)]


def status_meaning(status: str) -> str:
    """Return what a status means, for the legend."""
    return {
        Status.NOT_BEGUN: _("not touched yet"),
        Status.IN_PROGRESS: _("is looking; let them look"),
        Status.FIRST_TRY: _("right at the first attempt"),
        Status.ACQUIRED: _("right after several attempts"),
        Status.ANSWERED: _("a text that you will read"),
        Status.STUCK: _("three attempts without success, or a long silence"),
    }[Status(status)]


def why(need: Need, titles: Mapping[str, str]) -> str:
    """Return why somebody needs help, without their name: « sans succès depuis 4 min sur … »."""
    title = titles.get(need.exercise, need.exercise)
    title = re.sub(r" (?=[:;!?»])", "\u00a0", title)
    (first, number), *others = need.reasons
    if first is Why.HAND and others:
        others = [other for other in others if other[0] is not Why.NO_SUCCESS or other[1] > 0]
    if first is Why.HAND and title:
        hand = _("{reason}, on “{title}”").format(reason=_other(first, number), title=title)
        return ", ".join([hand, *(_other(*other) for other in others)])
    return ", ".join([_main(first, number, title), *(_other(*other) for other in others)])


def looked_at(need: Need, now: datetime) -> str:
    """Return that and when the adviser has seen or helped somebody; empty if that is over."""
    if need.seen is None:
        return ""
    kind, at = need.seen
    said = _("Helped at {time}") if kind == HELPED else _("Seen at {time}")
    return said.format(time=clock(at, now))


def together(title: str, people: int) -> str:
    """Return the advice for an exercise with which several people need help."""
    return _(
        "{people} people need help with “{title}”: stop for a moment, and do it together."
    ).format(people=people, title=title)


def clock(at: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Return a time of day, with the day where it is another one than *now*'s."""
    there, today = at.astimezone(zone), now.astimezone(zone)
    if there.date() == today.date():
        return there.strftime("%H:%M")
    return there.strftime(_("%d/%m at %H:%M"))


def now() -> datetime:
    """Return the present time (UTC)."""
    return datetime.now(UTC)


def _main(reason: Why, number: int, title: str) -> str:
    if reason is Why.NO_SUCCESS:
        if number < 1:
            return _("no success yet on “{title}”").format(title=title)
        return _("no success for {minutes} min on “{title}”").format(minutes=number, title=title)
    if reason is Why.SILENT:
        return _("silent for {minutes} min on “{title}”").format(minutes=number, title=title)
    return _other(reason, number)


def _other(reason: Why, number: int) -> str:
    if reason is Why.HAND:
        return _hand(number)
    if reason is Why.NOT_BEGUN:
        return _("has begun nothing, {minutes} min after coming in").format(minutes=number)
    if reason is Why.PAUSED:
        return _("nothing new for {minutes} min after a success").format(minutes=number)
    if reason is Why.ATTEMPTS:
        return _.n("{n} attempt", "{n} attempts", number).format(n=number)
    if reason is Why.SAME_MISTAKE:
        return _("the same answer {n} times running").format(n=number)
    if reason is Why.SILENT:
        return _("silent for {minutes} min").format(minutes=number)
    if reason is Why.NO_SUCCESS:
        return _("no success for {minutes} min").format(minutes=number)
    return {
        Why.HINT_CLOSED: _("has not opened the hint"),
        Why.LOW_LEVEL: _("begins with computers"),
        Why.GONE_ON: _("has gone on to another exercise"),
    }[reason]


def _hand(minutes: int) -> str:
    if minutes < 1:
        return _("has just raised a hand")
    return _("hand up for {minutes} min").format(minutes=minutes)
