"""Deliveries that several workers share: who holds one until when, what became of each attempt.

Every column may be empty, so that the version before this one goes on writing rows beside it.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the columns, and an index over what is open."""
    op.add_column("deliveries", sa.Column("key", sa.String(24)))
    for name in ("lane", "turn", "due", "worker", "began"):
        op.add_column("deliveries", sa.Column(name, sa.String))
    for name in ("reason", "items"):
        op.add_column("deliveries", sa.Column(name, sa.Text))
    op.add_column("deliveries", sa.Column("attempts", sa.Integer, nullable=False, server_default="0"))
    op.create_index("ix_deliveries_key", "deliveries", ["key"], unique=True)
    is_open = sa.text("due IS NOT NULL")
    op.create_index("ix_deliveries_open", "deliveries", ["turn", "due"], sqlite_where=is_open, postgresql_where=is_open)
    op.add_column("subscriptions", sa.Column("look", sa.String))
    op.create_index("ix_subscriptions_look", "subscriptions", ["look"])
