"""nbgrader's gradebook, opened: of an earlier nbgrader too, and with faults told in plain words."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from nbgrader import dbutil
from nbgrader.api import Base, Gradebook, InvalidEntry, StatementError, app_log
from nbgrader.coursedir import CourseDirectory

from declic.errors import StoreUnavailable
from declic.i18n import Words

_ = Words("gradebook")

SQLITE = "sqlite:///"
LOCK_SECONDS = 10.0


@contextmanager
def opened(course: CourseDirectory) -> Iterator[Gradebook]:
    """Give the gradebook of a course.

    One of an earlier nbgrader is brought up to date first, by nbgrader's own migrations, and is
    left as it was where that does not work.

    Raises
    ------
    StoreUnavailable
        If it can't be read or written now; what was not committed is not written.
    """
    app_log.addFilter(_told_by_us)
    try:
        if course.db_url.startswith(SQLITE):
            _bring_up_to_date(Path(course.db_url.removeprefix(SQLITE)), course.db_url)
        with Gradebook(course.db_url, course.course_id) as gradebook:
            yield gradebook
    except (StatementError, InvalidEntry, sqlite3.Error) as fault:
        raise _unwritten() from fault
    finally:
        app_log.removeFilter(_told_by_us)


def _told_by_us(record: logging.LogRecord) -> bool:
    """Leave out the traceback that nbgrader logs of what is told in a sentence."""
    return not (record.exc_info and str(record.msg).startswith("Rolling back session"))


def _unwritten() -> StoreUnavailable:
    """Return what is raised where the gradebook can't be used."""
    return StoreUnavailable(
        _(
            "The gradebook can't be written at this moment: another program is at work in it, or"
            " the disk is full or read-only. Nothing was written; try again."
        )
    )


def _bring_up_to_date(file: Path, url: str) -> None:
    if not file.is_file() or not _is_of_an_earlier_version(file):
        return
    copy = file.with_name(f"{file.name}.{datetime.now():%Y-%m-%d-%H%M%S}")
    shutil.copy2(file, copy)
    try:
        with dbutil._temp_alembic_ini(url) as settings:
            subprocess.run(
                ["alembic", "-c", settings, "upgrade", "head"], check=True, capture_output=True
            )
        if _is_of_an_earlier_version(file):
            raise subprocess.SubprocessError
    except (OSError, subprocess.SubprocessError) as fault:
        copy.replace(file)
        raise StoreUnavailable(
            _(
                "The gradebook {file} was made by an earlier nbgrader and could not be brought up"
                " to date. It is as it was. Move it elsewhere: a new one is made of the answers."
            ).format(file=file)
        ) from fault
    copy.unlink()  # what people are erased from is one file


def _is_of_an_earlier_version(file: Path) -> bool:
    """Return whether a table lacks a column that nbgrader wants; the version is slow to ask for."""
    with closing(sqlite3.connect(file, timeout=LOCK_SECONDS)) as book:
        for table in Base.metadata.sorted_tables:
            there = {row[1] for row in book.execute(f"PRAGMA table_info({table.name})")}
            if there and not there >= {column.name for column in table.columns}:
                return True
    return False
