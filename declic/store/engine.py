"""Opening the store, transactions, and noticing that something changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc, text
from sqlalchemy.engine import make_url

from declic.errors import StoreDamaged, StoreUnavailable
from declic.i18n import Words
from declic.store import backups, migrations

_ = Words("declic")

LOCK_SECONDS = 10.0
"""How long to wait for another process that writes."""


class Store:
    """The one place where what people did is kept.

    SQLite writes ahead (WAL) and waits for the disk at every commit (``synchronous=FULL``), so
    that what was committed outlives a power cut: https://www.sqlite.org/pragma.html
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, url: str) -> Store:
        """Open the store, creating it or bringing it up to date where needed.

        What an earlier version wrote is backed up first: that version can't read it afterwards.

        Parameters
        ----------
        url
            As SQLAlchemy wants it: ``sqlite:////home/…/declic.db`` or ``postgresql://…``.

        Raises
        ------
        StoreVersionError
            If a newer Déclic, or another program, wrote it. It is left as it is.
        StoreDamaged
            If its file is broken. It is left as it is.
        BackupError
            If it can't be backed up before it is brought up to date. It is left as it is.
        StoreUnavailable
            If it can't be opened or written.
        """
        target = make_url(url)
        if target.get_backend_name() == "sqlite" and target.database:
            try:
                Path(target.database).parent.mkdir(parents=True, exist_ok=True)
            except OSError as fault:
                raise _unavailable(url, fault) from fault
            if _emptied(Path(target.database), backups.folder_of(url)):
                raise StoreDamaged(migrations.damaged(target.database))
        # Faults are logged: without names and answers.
        engine = create_engine(url, hide_parameters=True, **_options(target.get_backend_name()))
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _configure_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
        try:
            migrations.upgrade(
                engine, before=lambda: backups.back_up_unasked(url, datetime.now(UTC), most=None)
            )
            if engine.dialect.name == "sqlite":
                _write_ahead(engine)  # once the file is known to be ours: the mode is kept in it
        except (exc.DBAPIError, sqlite3.Error) as fault:
            engine.dispose()
            raise _unavailable(url, fault) from fault
        except Exception:
            engine.dispose()
            raise
        return cls(engine)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection whose writes are durable together when the block ends well.

        Raises
        ------
        StoreUnavailable
            If the disk is full, the store locked for too long, or the database away.
        """
        with (
            _told(self.engine),
            self.engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one consistent state and waits for no writer.

        Raises
        ------
        StoreUnavailable
            If the store can't be read.
        """
        with _told(self.engine), self.engine.connect() as connection, connection.begin():
            yield connection

    def follow(self) -> Follower:
        """Return a follower that tells when anybody has written to the store.

        Raises
        ------
        StoreUnavailable
            If the store can't be reached now.
        """
        with _told(self.engine):
            return Follower(self.engine)

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


class Follower:
    """Tells whether the store changed since it was last asked; cheap enough to ask often.

    SQLite counts the commits of other connections (``PRAGMA data_version``); PostgreSQL names the
    transactions that are done, those that only read have no name:
    https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
    """

    def __init__(self, engine: Engine) -> None:
        self._connection = engine.connect()
        self._sqlite = engine.dialect.name == "sqlite"
        self._seen: Any = None

    def changed(self) -> bool:
        """Return whether something was written since the last call; True the first time."""
        question = "PRAGMA data_version" if self._sqlite else _NEWEST
        with _told(self._connection.engine):
            try:
                now = tuple(self._connection.execute(text(question)).one())
            finally:
                self._connection.rollback()
        changed: bool = now != self._seen
        self._seen = now
        return changed

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()


_NEWEST = "SELECT pg_current_snapshot()::text"


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    """Say in the user's words that a database is away, locked, full or damaged."""
    try:
        yield
    except (exc.IntegrityError, exc.ProgrammingError, exc.DataError):
        raise  # a mistake of ours, not the database's state
    except exc.DBAPIError as fault:
        raise _unavailable(str(engine.url), fault) from fault


def _options(backend: str) -> dict[str, Any]:
    if backend != "sqlite":
        return {"pool_pre_ping": True}
    return {"connect_args": {"timeout": LOCK_SECONDS, "check_same_thread": False}}


def _emptied(file: Path, copies: Path) -> bool:
    """Say whether a file that has lost all its content was a store once: it would pass for new."""
    there = [part for part in (file, Path(f"{file}-wal")) if part.exists()]
    return (
        bool(there)
        and not any(part.stat().st_size for part in there)
        and bool(backups.backups(copies))
    )


def _configure_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would come too late
    for pragma in ("synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(engine: Engine) -> None:
    with closing(engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA journal_mode=WAL")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _unavailable(url: str, fault: Exception) -> StoreUnavailable:
    place = make_url(url).database or url
    reason = getattr(fault, "orig", None) or fault
    return StoreUnavailable(
        _(
            "The store {place} can't be used: {reason}. Check that the folder exists, that it"
            " may be written, and that the disk isn't full."
        ).format(place=place, reason=reason)
    )
