"""The tables of the fact base, the same for SQLite and PostgreSQL.

A row of `articles` or `briefings` is one copy on one shelf: the public one, or that of one server or workspace. Its
`row` is a hash of the shelf and the id, so the same article may stand on several shelves and none touches another.
Moments are ISO 8601 text in UTC; a publication date stays as precise as it was given.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def on_shelf() -> tuple[Column[str], ...]:
    """On whose shelf a row stands; both null: on everybody's."""
    return Column("platform", String), Column("workspace", String)


def in_channel(*, key: bool = False) -> tuple[Column[str], ...]:
    """Of which channel a row is; `key`: these columns are part of what tells it from others."""
    return tuple(Column(name, String, primary_key=key, nullable=False) for name in ("platform", "workspace", "channel"))


def as_published() -> tuple[Column[str], ...]:
    """What an article says and is, of one version."""
    return (
        Column("revision", String(64), nullable=False),
        Column("title", Text),
        Column("url", Text),
        Column("source", Text),
        Column("language", String, nullable=False),
        Column("published", String),
        Column("authors", Text, nullable=False),  # JSON
        Column("text", Text, nullable=False),
        Column("fetched", String, nullable=False),
    )


articles = Table(
    "articles",
    metadata,
    Column("row", String(40), primary_key=True),
    Column("id", String, nullable=False),
    *on_shelf(),
    *as_published(),
    Column("stamp", String(64), nullable=False),  # hash of everything stored: what tells "unchanged"
    Index(None, "id", "platform", "workspace"),
    Index(None, "published", "fetched"),
)


def _of_article() -> Column[str]:
    """What belongs to one copy of an article goes when the copy goes."""
    return Column("article", String(40), ForeignKey("articles.row", ondelete="CASCADE"), primary_key=True)


sheets = Table("sheets", metadata, _of_article(), Column("sheet", Text, nullable=False))

entities = Table(
    "entities",
    metadata,
    _of_article(),
    Column("position", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("iso2", String(2)),
    Column("anonymous", Boolean, nullable=False),
    Index(None, "name"),
)

claims = Table(
    "claims",
    metadata,
    _of_article(),
    Column("position", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("predicate", String, nullable=False),
    Column("lemma", String, nullable=False),
    Column("status", String, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("speaker", String),  # the outermost one
    Column("event", String),
    Column("extractor", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("evidence_start", Integer, nullable=False),
    Column("evidence_end", Integer, nullable=False),
    Index(None, "predicate", "status"),
    Index(None, "event"),
)

claim_entities = Table(
    "claim_entities",
    metadata,
    _of_article(),
    Column("position", Integer, primary_key=True),
    Column("claim", String, nullable=False),
    Column("role", String, nullable=False),
    Column("entity", String, nullable=False),
    Column("implied", Boolean, nullable=False),
    Index(None, "entity", "role"),
)

quotations = Table(
    "quotations",
    metadata,
    _of_article(),
    Column("position", Integer, primary_key=True),
    Column("speaker", String),
    Column("direct", Boolean, nullable=False),
    Column("words", Text, nullable=False),
    Column("content_start", Integer, nullable=False),
    Column("content_end", Integer, nullable=False),
    Index(None, "speaker"),
)

briefings = Table(
    "briefings",
    metadata,
    Column("row", String(40), primary_key=True),
    Column("id", String, nullable=False),
    *on_shelf(),
    Column("article", String, nullable=False),  # the id: which copy is meant depends on who looks
    Column("stamp", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("published", String),
    Column("url", Text),
    Column("topics", Text, nullable=False),  # JSON
    Column("bullets", Text, nullable=False),  # JSON
    Column("file", Text),
    Index(None, "platform", "workspace"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("digest", String, primary_key=True),
    Column("day", String(10), primary_key=True),
    *in_channel(key=True),
    Column("state", String, nullable=False),
    Column("message", Text),
    Column("claimed", String, nullable=False),
    Column("updated", String, nullable=False),
    Column("key", String(24)),  # a hash of the primary key; null: what a digest told, or made by version 0.1
    Column("lane", String),
    Column("turn", String),
    Column("due", String),  # from when on a worker may take it; null: nobody will
    Column("worker", String),  # who holds it until then
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("began", String),
    Column("reason", Text),
    Column("items", Text),  # JSON: what it tells
    Index("ix_deliveries_key", "key", unique=True),
)

# what is open is little beside what was sent in years, and the only thing workers ask for
Index(
    "ix_deliveries_open",
    deliveries.c.turn,
    deliveries.c.due,
    sqlite_where=deliveries.c.due.is_not(None),
    postgresql_where=deliveries.c.due.is_not(None),
)

works_from = Table(
    "works_from",
    metadata,
    Column("revision", String(32), primary_key=True),  # the one row: the oldest HEAD of migrate.py that can use this
)
