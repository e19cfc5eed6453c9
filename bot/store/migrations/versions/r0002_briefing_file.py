"""The name of the file a briefing came from, so that it can be forgotten with its file."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the column; briefings that are there count as added by hand until they are loaded again."""
    op.add_column("briefings", sa.Column("file", sa.Text))
