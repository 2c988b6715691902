"""The tables, as the newest migration leaves them.

Times are UTC, ISO 8601 text in SQLite; ``response``, ``verdict`` and ``workshop_card`` are JSON.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time; stored as UTC in every database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData()

sessions = Table(
    "sessions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String(12), nullable=False, unique=True),
    Column("workshop", String(120), nullable=False, index=True),
    Column("workshop_card", JSON, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),
)

learners = Table(
    "learners",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(80), nullable=False),
    Column("number", Integer, nullable=False),
    Column("card", String(60), nullable=False),
    Column("card_key", String(60), nullable=False, unique=True),
    Column("joined_at", UtcDateTime, nullable=False),
)

participations = Table(
    "participations",
    metadata,
    Column("session_id", ForeignKey("sessions.id"), primary_key=True),
    Column("learner_id", ForeignKey("learners.id"), primary_key=True, index=True),
    Column("joined_at", UtcDateTime, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String(64), nullable=False),
    Column("session_id", ForeignKey("sessions.id"), nullable=False, index=True),
    Column("learner_id", ForeignKey("learners.id"), nullable=False),
    Column("workshop", String(120), nullable=False),
    Column("exercise", String(120), nullable=False),
    Column("number", Integer, nullable=False),
    Column("response", JSON, nullable=False),
    Column("verdict", JSON, nullable=False),
    Column("hints", Integer, nullable=False),
    Column("active_seconds", Float, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("learner_id", "workshop", "exercise", "number"),
    UniqueConstraint("learner_id", "id"),
    sqlite_autoincrement=True,
)

notes = Table(
    "notes",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("session_id", ForeignKey("sessions.id"), nullable=False, index=True),
    Column("learner_id", ForeignKey("learners.id"), nullable=False),
    Column("workshop", String(120), nullable=False),
    Column("exercise", String(120), nullable=False),
    Column("what", String(20), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("notes_of_learner", "learner_id", "workshop"),
    sqlite_autoincrement=True,
)
