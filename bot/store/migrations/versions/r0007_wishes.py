"""What more a digest can be asked for: sources, length, language, thread, whom it notifies, quiet hours.

Every column may be empty, so that the version before this one goes on writing rows beside it.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the columns."""
    for name in ("thread", "notify"):
        op.add_column("subscriptions", sa.Column(name, sa.String))
    for name in ("sources", "notify_name"):
        op.add_column("subscriptions", sa.Column(name, sa.Text))
    for name, length in (("length", 10), ("language", 8), ("silent_from", 5), ("silent_until", 5)):
        op.add_column("subscriptions", sa.Column(name, sa.String(length)))
