"""The tables, as the newest migration leaves them.

Times are UTC, ISO 8601 text in SQLite; ``response``, ``verdict`` and ``workshop_card`` are JSON.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
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
    Text,
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
    Column("merged_into", Integer),
)
"""``merged_into``: the other entry of the same person, which has all that this one did."""

participations = Table(
    "participations",
    metadata,
    Column("session_id", ForeignKey("sessions.id"), primary_key=True),
    Column("learner_id", ForeignKey("learners.id"), primary_key=True, index=True),
    Column("joined_at", UtcDateTime, nullable=False),
    Column("hand_at", UtcDateTime),
    Column("removed_at", UtcDateTime),
    Column("companion_of", Integer),
)
"""``hand_at``: since when a hand is up. ``removed_at``: taken out by the adviser. ``companion_of``:
sits at the computer of this learner, whose answers in the session are both people's."""

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

steering = Table(
    "steering",
    metadata,
    Column("session_id", ForeignKey("sessions.id"), primary_key=True),
    Column("state", JSON, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)
"""``state``: :class:`declic.domain.steering.Steering` of a session, as JSON."""

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("session_id", ForeignKey("sessions.id"), nullable=False, index=True),
    Column("learner_id", ForeignKey("learners.id"), index=True),
    Column("text", String(500), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("withdrawn_at", UtcDateTime),
)
"""From the adviser; without learner, to all of a session."""

helps = Table(
    "helps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("session_id", ForeignKey("sessions.id"), nullable=False, index=True),
    Column("learner_id", ForeignKey("learners.id"), nullable=False, index=True),
    Column("exercise", String(120), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("note", String(500), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
"""The adviser's help: ``kind`` is ``seen`` or ``helped``, ``note`` what helped."""

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("session_id", ForeignKey("sessions.id"), index=True),
    Column("learner_id", ForeignKey("learners.id"), index=True),
    Column("asked_by", String(20), nullable=False),
    Column("workshop", String(120), nullable=False),
    Column("exercise", String(120), nullable=False),
    Column("text", String(1000), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("status", String(20), nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered_at", UtcDateTime),
    Column("to_all", Boolean, nullable=False),
)
"""The parking lot: ``asked_by`` is ``learner`` or ``adviser``, without ``learner_id`` anonymous;
``status`` is ``open``, ``later``, ``answered`` or ``dropped``."""

plans = Table(
    "plans",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", String(200), nullable=False),
    Column("workshop", String(120), nullable=False),
    Column("session_id", ForeignKey("sessions.id"), index=True),
    Column("based_on", ForeignKey("plans.id")),
    Column("plan", JSON, nullable=False),
    Column("ran", JSON),
    Column("undo", JSON, nullable=False),
    Column("note", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)
"""``plan``: :class:`declic.domain.plan.Plan`; ``ran``: what really happened, as
:class:`declic.domain.run.Run`; ``undo``: what both were before the last changes, the newest last.
"""

groups = Table(
    "groups",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(120), nullable=False),
    Column("note", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

memberships = Table(
    "memberships",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("learner_id", ForeignKey("learners.id"), primary_key=True, index=True),
    Column("consented_at", UtcDateTime, nullable=False),
)
"""Who agreed that what they did is kept together from week to week, and when."""

placements = Table(
    "placements",
    metadata,
    Column("session_id", ForeignKey("sessions.id"), primary_key=True),
    Column("learner_id", ForeignKey("learners.id"), primary_key=True, index=True),
    Column("group_name", String(60), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
"""The groups that the adviser made for a session: who is in which, by its name."""

diary = Table(
    "diary",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", String(64), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("starts_at", UtcDateTime, nullable=False, index=True),
    Column("minutes", Integer, nullable=False),
    Column("title", String(200), nullable=False),
    Column("topic", String(200), nullable=False),
    Column("place", String(200), nullable=False),
    Column("note", Text, nullable=False),
    Column("session_id", ForeignKey("sessions.id"), index=True),
    Column("plan_id", ForeignKey("plans.id")),
    Column("group_id", ForeignKey("groups.id")),
    Column("changed_at", UtcDateTime, nullable=False),
)
"""``kind`` is ``session``, ``preparation``, ``drop-in``, ``procedure`` or ``other``."""

figures = Table(
    "figures",
    metadata,
    Column("session_id", ForeignKey("sessions.id"), primary_key=True),
    Column("people", Integer, nullable=False),
    Column("answers", Integer, nullable=False),
    Column("exercises", JSON, nullable=False),
    Column("skills", JSON, nullable=False),
    Column("kept_at", UtcDateTime, nullable=False),
)
"""What remains of a session whose people are erased. ``exercises`` and ``skills``: by id or name,
``[people who tried, people who managed]``."""

erased = Table(
    "erased",
    metadata,
    Column("learner_id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)
"""Numbers of people who are erased: a browser or a page may still have them, so nobody else may."""
