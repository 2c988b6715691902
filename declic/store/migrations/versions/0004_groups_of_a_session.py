"""The groups that an adviser made for a session, after the positioning."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "placements",
        sa.Column("session_id", sa.Integer, sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column(
            "learner_id", sa.Integer, sa.ForeignKey("learners.id"), primary_key=True, index=True
        ),
        sa.Column("group_name", sa.String(60), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
