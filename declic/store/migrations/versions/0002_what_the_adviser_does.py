"""What the adviser does: steering, messages, help given, questions, plans, diary, groups, pairs."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _session(nullable: bool = False) -> sa.Column:
    return sa.Column(
        "session_id", sa.Integer, sa.ForeignKey("sessions.id"), nullable=nullable, index=True
    )


def _learner(nullable: bool = False) -> sa.Column:
    return sa.Column(
        "learner_id", sa.Integer, sa.ForeignKey("learners.id"), nullable=nullable, index=True
    )


def upgrade() -> None:
    """Create the tables, and the columns of learners and of their participation."""
    # Without foreign keys: SQLite can't add them to a table that is there.
    op.add_column("learners", sa.Column("merged_into", sa.Integer))
    op.add_column("participations", sa.Column("hand_at", sa.DateTime))
    op.add_column("participations", sa.Column("removed_at", sa.DateTime))
    op.add_column("participations", sa.Column("companion_of", sa.Integer))
    op.create_table(
        "steering",
        sa.Column("session_id", sa.Integer, sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("state", sa.JSON, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer, primary_key=True),
        _session(),
        _learner(nullable=True),
        sa.Column("text", sa.String(500), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("withdrawn_at", sa.DateTime),
    )
    op.create_table(
        "helps",
        sa.Column("id", sa.Integer, primary_key=True),
        _session(),
        _learner(),
        sa.Column("exercise", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer, primary_key=True),
        _session(nullable=True),
        _learner(nullable=True),
        sa.Column("asked_by", sa.String(20), nullable=False),
        sa.Column("workshop", sa.String(120), nullable=False),
        sa.Column("exercise", sa.String(120), nullable=False),
        sa.Column("text", sa.String(1000), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("answered_at", sa.DateTime),
        sa.Column("to_all", sa.Boolean, nullable=False),
    )
    op.create_table(
        "plans",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("workshop", sa.String(120), nullable=False),
        _session(nullable=True),
        sa.Column("based_on", sa.Integer, sa.ForeignKey("plans.id")),
        sa.Column("plan", sa.JSON, nullable=False),
        sa.Column("ran", sa.JSON),
        sa.Column("undo", sa.JSON, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "groups",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "memberships",
        sa.Column("group_id", sa.Integer, sa.ForeignKey("groups.id"), primary_key=True),
        sa.Column(
            "learner_id", sa.Integer, sa.ForeignKey("learners.id"), primary_key=True, index=True
        ),
        sa.Column("consented_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "diary",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("uid", sa.String(64), nullable=False, unique=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("starts_at", sa.DateTime, nullable=False, index=True),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("topic", sa.String(200), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        _session(nullable=True),
        sa.Column("plan_id", sa.Integer, sa.ForeignKey("plans.id")),
        sa.Column("group_id", sa.Integer, sa.ForeignKey("groups.id")),
        sa.Column("changed_at", sa.DateTime, nullable=False),
    )
