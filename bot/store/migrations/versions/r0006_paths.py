"""The way of everything a source named, step by step."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make the table of steps, and an index by which an article finds what named it."""
    op.create_table(
        "found_steps",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("problem", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_found_steps"),
        sa.ForeignKeyConstraint(["source"], ["sources.row"], name="fk_found_steps_source_sources", ondelete="CASCADE"),
    )
    op.create_index("ix_found_steps_source_key", "found_steps", ["source", "key"])
    op.create_index("ix_found_article", "found", ["article"])
