"""What is new on a shelf is found without reading all of it."""

from collections.abc import Sequence

from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Index articles by when they were published; those without a date by when they came."""
    op.create_index("ix_articles_published_fetched", "articles", ["published", "fetched"])
