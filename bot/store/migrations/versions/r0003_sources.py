"""Sources, how far each has come, and everything they named."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "sources",
        sa.Column("row", sa.String(40), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("platform", sa.String),
        sa.Column("workspace", sa.String),
        sa.Column("place", sa.Text),
        sa.Column("most", sa.Integer, nullable=False),
        sa.Column("whole", sa.Boolean, nullable=False),
        sa.Column("filed", sa.Boolean, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("due", sa.String),
        sa.Column("interval", sa.Float, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("moved", sa.Text),
        sa.Column("polled", sa.String),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("failing_since", sa.String),
        sa.Column("warned", sa.String),
        sa.Column("problem", sa.Text),
        sa.PrimaryKeyConstraint("row", name="pk_sources"),
    )
    op.create_table(
        "found",
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.String),
        sa.Column("authors", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("article", sa.String),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due", sa.String),
        sa.Column("problem", sa.Text),
        sa.Column("seen", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("source", "key", name="pk_found"),
        sa.ForeignKeyConstraint(["source"], ["sources.row"], name="fk_found_source_sources", ondelete="CASCADE"),
    )
    op.create_index("ix_found_step_position", "found", ["step", "position"])
    op.create_table(
        "found_names",
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("source", "name", name="pk_found_names"),
        sa.ForeignKeyConstraint(["source"], ["sources.row"], name="fk_found_names_source_sources", ondelete="CASCADE"),
    )
