"""Where the app was let in: installations, through which of them a tenant is reached, and those half made."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "installations",
        *(sa.Column(name, sa.String, nullable=False) for name in ("platform", "enterprise", "workspace")),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("platform", "enterprise", "workspace", name="pk_installations"),
    )
    op.create_table(
        "homes",
        *(sa.Column(name, sa.String, nullable=False) for name in ("platform", "tenant", "enterprise", "workspace")),
        sa.PrimaryKeyConstraint("platform", "tenant", name="pk_homes"),
    )
    op.create_index("ix_homes_platform_workspace", "homes", ["platform", "workspace"])
    op.create_table(
        "install_states",
        sa.Column("state", sa.String, nullable=False),
        sa.Column("until", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("state", name="pk_install_states"),
    )
