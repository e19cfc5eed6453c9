"""Earlier versions of articles, their copies, stories, what channels follow, and when a page is looked at again."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make the tables, and the columns of looking again."""
    _versions()
    _stories()
    _follows()
    for name in ("again", "etag", "modified"):
        op.add_column("found", sa.Column(name, sa.Text))
    op.add_column("found", sa.Column("mark", sa.String(40)))
    for name in ("looks", "edits"):
        op.add_column("found", sa.Column(name, sa.Integer, nullable=False, server_default="0"))
    op.create_index("ix_found_again", "found", ["again"])


def _text(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=nullable) for name in names]


def _string(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=nullable) for name in names]


def _of_article(table: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    return sa.Column("article", sa.String(40), nullable=False), sa.ForeignKeyConstraint(
        ["article"], ["articles.row"], name=f"fk_{table}_article_articles", ondelete="CASCADE"
    )


def _versions() -> None:
    op.create_table(
        "revisions",
        *_of_article("revisions"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("revision", sa.String(64), nullable=False),
        *_text("title", "url", "source", nullable=True),
        *_string("language"),
        *_string("published", nullable=True),
        *_text("authors", "text", "sheet"),
        *_string("fetched", "replaced"),
        sa.PrimaryKeyConstraint("article", "number", name="pk_revisions"),
    )
    op.create_table(
        "copies",
        sa.Column("row", sa.String(40), nullable=False),
        *_of_article("copies"),
        *_string("id", "seen"),
        *_text("url", "source", nullable=True),
        sa.PrimaryKeyConstraint("row", name="pk_copies"),
    )
    op.create_index("ix_copies_article", "copies", ["article"])
    op.create_table(
        "prints",
        *_of_article("prints"),
        sa.Column("band", sa.String(24), nullable=False),
        sa.PrimaryKeyConstraint("article", "band", name="pk_prints"),
    )
    op.create_index("ix_prints_band", "prints", ["band"])


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("row", sa.String(40), nullable=False),
        *_string("name", "began"),
        *_text("title"),
        *_string("platform", "workspace", nullable=True),
        sa.PrimaryKeyConstraint("row", name="pk_stories"),
    )
    op.create_table(
        "story_articles",
        *_of_article("story_articles"),
        sa.Column("story", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *_string("at"),
        *_text("marks"),
        sa.PrimaryKeyConstraint("article", name="pk_story_articles"),
        sa.ForeignKeyConstraint(
            ["story"], ["stories.row"], name="fk_story_articles_story_stories", ondelete="CASCADE"
        ),
    )  # fmt: skip
    op.create_index("ix_story_articles_story", "story_articles", ["story"])
    op.create_index("ix_story_articles_at", "story_articles", ["at"])


def _follows() -> None:
    op.create_table(
        "happenings",
        sa.Column("id", sa.Integer, nullable=False),
        *_of_article("happenings"),
        sa.Column("before", sa.Integer),
        *_string("at"),
        *_string("noted", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_happenings"),
    )
    op.create_index("ix_happenings_noted", "happenings", ["noted"])
    op.create_index("ix_happenings_article", "happenings", ["article"])
    op.create_table(
        "follows",
        sa.Column("row", sa.String(40), nullable=False),
        *_string("platform", "workspace", "channel"),
        *_string("thread", nullable=True),
        *_string("kind", "by", "since"),
        *_text("label", "words"),
        *_string("story", "article", nullable=True),
        sa.PrimaryKeyConstraint("row", name="pk_follows"),
    )
    op.create_index("ix_follows_platform_workspace", "follows", ["platform", "workspace"])
    op.create_table(
        "tidings",
        sa.Column("id", sa.Integer, nullable=False),
        *_string("platform", "workspace", "channel"),
        *_string("thread", nullable=True),
        sa.Column("happening", sa.Integer, nullable=False),
        sa.Column("follow", sa.String(40), nullable=False),
        *_text("label"),
        *_string("state"),
        *_string("due", nullable=True),
        sa.Column("tries", sa.Integer, nullable=False),
        *_text("message", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_tidings"),
        sa.ForeignKeyConstraint(
            ["happening"], ["happenings.id"], name="fk_tidings_happening_happenings", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("platform", "workspace", "channel", "happening", "follow", name="uq_tidings_platform"),
    )  # fmt: skip
    op.create_index("ix_tidings_state", "tidings", ["state"])
    op.create_index("ix_tidings_happening", "tidings", ["happening"])
