"""Backups of an SQLite store, made while it is in use, and the way back.

SQLite's online backup gives one consistent state, whatever is written meanwhile:
https://www.sqlite.org/backup.html. A store elsewhere (PostgreSQL) has its own tools.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from declic.errors import BackupError
from declic.i18n import Words

_ = Words("declic")

NAME = "declic-{at:%Y-%m-%d-%H%M%S}{again}.db"
FIRST_BYTES = b"SQLite format 3\x00"
PAGES_AT_ONCE = 256
"""Pages copied before others may write again: about a millisecond."""
OF_DECLIC = "SELECT version_num FROM alembic_version"
LOCK_SECONDS = 1.0


def folder_of(url: str) -> Path:
    """Return the folder of a store's own backups: ``backups`` beside it.

    Raises
    ------
    BackupError
        If the store is no file of SQLite's.
    """
    return _file(url).parent / "backups"


def kept_apart(url: str) -> Path:
    """Return the folder into which a store goes that a backup replaces."""
    return _file(url).parent / "kept-aside"


def back_up(url: str, folder: Path, at: datetime, most: int | None = None) -> Path:
    """Copy the store into a folder, and return the copy.

    Parameters
    ----------
    url
        Of the store, as in :meth:`declic.store.Store.open`.
    at
        Present time, of which the copy's name is made.
    most
        How many copies to keep in the folder, the newest; None keeps all.

    Raises
    ------
    BackupError
        If the store is no file of SQLite's, is damaged, or if the copy can't be written.
    """
    source = _file(url)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = _free(folder, at)
        unfinished = target.with_suffix(".part")
        with (
            closing(sqlite3.connect(source)) as store,
            closing(sqlite3.connect(unfinished)) as copy,
        ):
            store.backup(copy, pages=PAGES_AT_ONCE)
            copy.execute("PRAGMA journal_mode=DELETE")
        _check(unfinished)
        _to_disk(unfinished)
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as fault:
        raise BackupError(
            _("The backup could not be made in {folder}: {reason}. Nothing was changed.").format(
                folder=folder, reason=fault
            )
        ) from fault
    if most is not None:
        earlier = [file for file in backups(folder) if file != target]  # whatever the clock says
        for old in earlier[max(0, most - 1) :]:
            old.unlink(missing_ok=True)
    return target


def back_up_unasked(url: str, at: datetime, most: int | None) -> Path | None:
    """Copy the store into its own folder; None for one that is no file, which is not ours to copy.

    Raises
    ------
    BackupError
        As :func:`back_up`.
    """
    if make_url(url).get_backend_name() != "sqlite":
        return None
    return back_up(url, folder_of(url), at, most)


def backups(folder: Path) -> list[Path]:
    """Return the backups in a folder, the newest first."""
    return sorted(folder.glob("declic-*.db"), reverse=True)


def restore(url: str, backup: Path, at: datetime) -> Path | None:
    """Put a backup in the place of the store, which is kept apart first.

    Returns
    -------
    Path or None
        Where the present store is now; None if there was none.

    Raises
    ------
    BackupError
        If the backup is damaged or no store of Déclic, if the store is in use, or if a file can't
        be written. The present store is as it was.
    """
    store = _file(url)
    try:
        _check(backup)
        _leave_alone(store)
        arriving = store.with_suffix(".arriving")
        store.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(backup, arriving)
        _to_disk(arriving)
        kept = None
        if store.exists():
            kept_apart(url).mkdir(mode=0o700, exist_ok=True)
            kept = _free(kept_apart(url), at)
            shutil.copyfile(store, kept)
            _to_disk(kept)
        arriving.replace(store)
    except (OSError, sqlite3.Error) as fault:
        raise BackupError(
            _("The backup could not be restored: {reason}. The store is as it was.").format(
                reason=fault
            )
        ) from fault
    return kept


def _file(url: str) -> Path:
    target = make_url(url)
    if target.get_backend_name() != "sqlite" or not target.database:
        raise BackupError(
            _("The store is not a file: back it up with its own tools, as pg_dump for PostgreSQL.")
        )
    return Path(target.database)


def _check(file: Path) -> None:
    """Refuse a file that is damaged or no store of Déclic."""
    with file.open("rb") as opened:
        sound = opened.read(len(FIRST_BYTES)) == FIRST_BYTES
    try:
        if sound:
            with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as store:
                store.execute(OF_DECLIC).fetchone()
                sound = store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise BackupError(
            _("The file {file} is damaged, or no store of Déclic. Choose another backup.").format(
                file=file
            )
        )


def _leave_alone(store: Path) -> None:
    """Refuse a store that a room or a desk has open; gather in one file what it wrote ahead.

    Leaving the mode in which SQLite writes ahead needs the file for oneself. A damaged file has
    nothing to gather.
    """
    if not store.exists():
        return
    try:
        with closing(sqlite3.connect(store, timeout=LOCK_SECONDS)) as alone:
            alone.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError as fault:
        raise BackupError(
            _("The store is in use. Stop Déclic first (Ctrl-C), then restore the backup.")
        ) from fault
    except sqlite3.DatabaseError:
        return


def _free(folder: Path, at: datetime) -> Path:
    """Return a name that no file has yet."""
    number = 1
    while (path := folder / NAME.format(at=at, again=f"-{number}" if number > 1 else "")).exists():
        number += 1
    return path


def _to_disk(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
