"""What each channel wants of the news, and what its filters kept out of its digests."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

CHANNEL = ("platform", "workspace", "channel", "digest")


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "channel_filters",
        *(sa.Column(name, sa.String, nullable=False) for name in CHANNEL),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.PrimaryKeyConstraint(*CHANNEL, name="pk_channel_filters"),
    )
    op.create_table(
        "filtered",
        *(sa.Column(name, sa.String, nullable=False) for name in (*CHANNEL, "article")),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint(*CHANNEL, "article", name="pk_filtered"),
    )
