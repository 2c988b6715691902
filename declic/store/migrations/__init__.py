"""Brings a store to the tables of this version, with Alembic."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DatabaseError

from declic.errors import StoreDamaged, StoreVersionError
from declic.i18n import Words

_ = Words("declic")


def upgrade(engine: Engine, before: Callable[[], object]) -> None:
    """Create the tables, or bring those of an earlier version up to date.

    Parameters
    ----------
    before
        Called before tables of an earlier version are changed.

    Raises
    ------
    StoreVersionError
        If the store belongs to a newer Déclic or to another program; it is left untouched.
    StoreDamaged
        If the file is broken, or cut short; it is left untouched.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    place = engine.url.database or str(engine.url)
    try:
        with engine.connect() as connection, connection.begin():
            found = MigrationContext.configure(connection).get_current_revision()
            tables = inspect(connection).get_table_names()
            sound = _is_sound(connection)
    except DatabaseError as fault:
        if "not a database" in str(fault):
            raise StoreVersionError(_foreign(place)) from fault
        if "malformed" in str(fault):
            raise StoreDamaged(damaged(place)) from fault
        raise
    if not sound:
        raise StoreDamaged(damaged(place))
    if found == script.get_current_head():
        return
    if found is None and tables:
        raise StoreVersionError(_foreign(place))
    if found is not None and found not in {step.revision for step in script.walk_revisions()}:
        raise StoreVersionError(
            _(
                "The store {place} was written by a newer version of Déclic. Update Déclic, or"
                " choose another data folder with --data."
            ).format(place=place)
        )
    if found is not None:
        before()
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _foreign(place: str) -> str:
    return _(
        "The file {place} is no store of Déclic. It was left as it is. To go back to a backup:"
        " declic restore. To begin anew, move the file elsewhere, or choose another data folder"
        " with --data."
    ).format(place=place)


def _is_sound(connection: Connection) -> bool:
    """Say whether all pages of an SQLite file are there and hang together: 8 ms a megabyte."""
    if connection.dialect.name != "sqlite":
        return True
    return connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"


def damaged(place: str) -> str:
    """Say that a store's file is broken, and what to do."""
    return _(
        "The store {place} is damaged. It was left as it is. To go back to a backup: declic"
        " restore. To begin anew, move the file elsewhere, or choose another data folder with"
        " --data."
    ).format(place=place)
