"""Feedback on answers, and topic packs that a server or workspace has switched off."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, nullable=False),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in ("at", "platform", "workspace", "channel", "reader", "verdict")
        ),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("answer", "words")),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
    )
    op.create_table(
        "packs_off",
        *(sa.Column(name, sa.String, nullable=False) for name in ("platform", "workspace", "pack")),
        sa.PrimaryKeyConstraint("platform", "workspace", "pack", name="pk_packs_off"),
    )
