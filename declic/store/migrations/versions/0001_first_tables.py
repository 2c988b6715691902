"""The first tables: sessions, learners, participations, attempts, notes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String(12), nullable=False, unique=True),
        sa.Column("workshop", sa.String(120), nullable=False, index=True),
        sa.Column("workshop_card", sa.JSON, nullable=False),
        sa.Column("opened_at", sa.DateTime, nullable=False),
        sa.Column("closed_at", sa.DateTime),
    )
    op.create_table(
        "learners",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("card", sa.String(60), nullable=False),
        sa.Column("card_key", sa.String(60), nullable=False, unique=True),
        sa.Column("joined_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "participations",
        sa.Column("session_id", sa.Integer, sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column(
            "learner_id", sa.Integer, sa.ForeignKey("learners.id"), primary_key=True, index=True
        ),
        sa.Column("joined_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "attempts",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column(
            "session_id", sa.Integer, sa.ForeignKey("sessions.id"), nullable=False, index=True
        ),
        sa.Column("learner_id", sa.Integer, sa.ForeignKey("learners.id"), nullable=False),
        sa.Column("workshop", sa.String(120), nullable=False),
        sa.Column("exercise", sa.String(120), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("response", sa.JSON, nullable=False),
        sa.Column("verdict", sa.JSON, nullable=False),
        sa.Column("hints", sa.Integer, nullable=False),
        sa.Column("active_seconds", sa.Float, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.UniqueConstraint("learner_id", "workshop", "exercise", "number"),
        sa.UniqueConstraint("learner_id", "id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "notes",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column(
            "session_id", sa.Integer, sa.ForeignKey("sessions.id"), nullable=False, index=True
        ),
        sa.Column("learner_id", sa.Integer, sa.ForeignKey("learners.id"), nullable=False),
        sa.Column("workshop", sa.String(120), nullable=False),
        sa.Column("exercise", sa.String(120), nullable=False),
        sa.Column("what", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Index("notes_of_learner", "learner_id", "workshop"),
        sqlite_autoincrement=True,
    )
