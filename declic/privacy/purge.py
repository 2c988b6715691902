"""Erases what is older than the structure keeps; figures without people remain."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from declic.privacy import receipt
from declic.privacy.erase import copies, finish, overwrite
from declic.privacy.receipt import Receipt
from declic.settings import Declic
from declic.store import Store, old


@dataclass(frozen=True)
class Due:
    """What a purge would take out.

    Attributes
    ----------
    found
        In the store.
    backups
        Files older than the limit.
    left_open
        How many sessions as old nobody has closed: they stay.
    """

    found: old.Old
    backups: tuple[Path, ...]
    left_open: int

    def __bool__(self) -> bool:
        return bool(self.found or self.backups)


def limit(now: datetime, months: int) -> datetime:
    """Return the moment some months before another, in the calendar."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    day = min(now.day, calendar.monthrange(year, month + 1)[1])
    return now.replace(year=year, month=month + 1, day=day)


def due(settings: Declic, store: Store, now: datetime, months: int) -> Due:
    """Return what is older than *months*; nothing for 0, which keeps all.

    Raises
    ------
    StoreUnavailable
        If the store can't be read now.
    """
    if months <= 0:
        return Due(old.Old([], [], []), (), 0)
    before = limit(now, months)
    with store.reading() as tx:
        found, left_open = old.find(tx, before), len(old.left_open(tx, before))
    aged = tuple(file for file in copies(settings) if _written(file) < before)
    return Due(found, aged, left_open)


def purge(settings: Declic, store: Store, now: datetime, months: int) -> Receipt | None:
    """Erase what is due, and return the receipt; None where nothing was.

    Raises
    ------
    StoreError
        If the store or the gradebook can't be written now. What is left goes the next time.
    """
    wanted = due(settings, store, now, months)
    if not wanted:
        return None
    begun = receipt.begun("age", now, learners=tuple(wanted.found.learners))
    receipt.write(settings.data_folder, begun)
    ended = replace(begun, backups=tuple(file.name for file in wanted.backups), done=True)
    if wanted.found:
        from declic.gradebook.forgetting import forget, forget_work  # nbgrader: a second

        work = forget_work(settings, wanted.found.work)
        people = forget(settings, wanted.found.learners)
        with store.transaction() as tx:
            found = old.find(tx, limit(now, months))  # who came back meanwhile stays
            rows = old.erase(tx, found, now)
        overwrite(settings)
        ended = replace(
            ended,
            learners=tuple(found.learners),
            rows=rows,
            sessions=len(found.sessions),
            folders=work.folders + people.folders,
            entries=work.entries + people.entries,
        )
    for file in wanted.backups:
        file.unlink(missing_ok=True)
    receipt.write(settings.data_folder, ended)
    return ended


def purge_unasked(settings: Declic, store: Store, now: datetime) -> list[Receipt]:
    """Finish what was interrupted, then purge as the settings say.

    Nothing goes with age where no session was opened between the limit and yesterday: the clock
    may have jumped, and what is erased can't be brought back. Whoever wants it asks for it.

    Raises
    ------
    StoreError
        As :func:`purge`.
    """
    done = finish(settings, store, now)
    months = settings.keep_months
    if months:
        with store.reading() as tx:
            busy = old.was_busy(tx, limit(now, months), now)
        purged = purge(settings, store, now, months) if busy else None
        done += [] if purged is None else [purged]
    return done


def _written(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)
