"""The first tables: articles with their sheets and claims, briefings, deliveries."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make them. Written out, not taken from tables.py, which goes on changing."""
    _articles()
    _of_article("sheets", sa.Column("sheet", sa.Text, nullable=False), counted=False)
    _of_article(
        "entities",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("iso2", sa.String(2)),
        sa.Column("anonymous", sa.Boolean, nullable=False),
    )
    op.create_index("ix_entities_name", "entities", ["name"])
    _claims()
    _of_article(
        "quotations",
        sa.Column("speaker", sa.String),
        sa.Column("direct", sa.Boolean, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("content_start", sa.Integer, nullable=False),
        sa.Column("content_end", sa.Integer, nullable=False),
    )
    op.create_index("ix_quotations_speaker", "quotations", ["speaker"])
    _briefings()
    _deliveries()


def _of_article(name: str, *columns: sa.Column[Any], counted: bool = True) -> None:
    key = ["article", "position"] if counted else ["article"]
    op.create_table(
        name,
        sa.Column("article", sa.String(40), nullable=False),
        *([sa.Column("position", sa.Integer, nullable=False)] if counted else []),
        *columns,
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["article"], ["articles.row"], name=f"fk_{name}_article_articles", ondelete="CASCADE"),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("row", sa.String(40), nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("platform", sa.String),
        sa.Column("workspace", sa.String),
        sa.Column("revision", sa.String(64), nullable=False),
        sa.Column("stamp", sa.String(64), nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("published", sa.String),
        sa.Column("authors", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("fetched", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_articles"),
    )
    op.create_index("ix_articles_id_platform_workspace", "articles", ["id", "platform", "workspace"])


def _claims() -> None:
    _of_article(
        "claims",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("predicate", sa.String, nullable=False),
        sa.Column("lemma", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("negated", sa.Boolean, nullable=False),
        sa.Column("speaker", sa.String),
        sa.Column("event", sa.String),
        sa.Column("extractor", sa.String, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("evidence_start", sa.Integer, nullable=False),
        sa.Column("evidence_end", sa.Integer, nullable=False),
    )
    op.create_index("ix_claims_predicate_status", "claims", ["predicate", "status"])
    op.create_index("ix_claims_event", "claims", ["event"])
    _of_article(
        "claim_entities",
        sa.Column("claim", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("entity", sa.String, nullable=False),
        sa.Column("implied", sa.Boolean, nullable=False),
    )
    op.create_index("ix_claim_entities_entity_role", "claim_entities", ["entity", "role"])


def _briefings() -> None:
    op.create_table(
        "briefings",
        sa.Column("row", sa.String(40), nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("platform", sa.String),
        sa.Column("workspace", sa.String),
        sa.Column("article", sa.String, nullable=False),
        sa.Column("stamp", sa.String(64), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published", sa.String),
        sa.Column("url", sa.Text),
        sa.Column("topics", sa.Text, nullable=False),
        sa.Column("bullets", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_briefings"),
    )
    op.create_index("ix_briefings_platform_workspace", "briefings", ["platform", "workspace"])


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("workspace", sa.String, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("message", sa.Text),
        sa.Column("claimed", sa.String, nullable=False),
        sa.Column("updated", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("digest", "day", "platform", "workspace", "channel", name="pk_deliveries"),
    )
