"""The tables of stories: earlier versions, copies, what belongs together, who follows what, and what is to be told."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from bot.store.tables import as_published, in_channel, metadata, on_shelf


def _of_article(key: bool = False) -> Column[str]:
    """What belongs to one copy of an article goes when the copy goes."""
    place = ForeignKey("articles.row", ondelete="CASCADE")
    return Column("article", String(40), place, nullable=False, primary_key=key)


revisions = Table(
    "revisions",
    metadata,
    _of_article(key=True),
    Column("number", Integer, primary_key=True),  # 1 is the oldest that is kept
    *as_published(),
    Column("sheet", Text, nullable=False),
    Column("replaced", String, nullable=False),
)

copies = Table(
    "copies",
    metadata,
    Column("row", String(40), primary_key=True),  # a hash of the shelf and the id of the copy
    _of_article(),
    Column("id", String, nullable=False),
    Column("url", Text),
    Column("source", Text),
    Column("seen", String, nullable=False),
    Index(None, "article"),
)

prints = Table(
    "prints",
    metadata,
    _of_article(key=True),
    Column("band", String(24), primary_key=True),  # articles that share one may be the same
    Index(None, "band"),
)

stories = Table(
    "stories",
    metadata,
    Column("row", String(40), primary_key=True),  # a hash of the shelf and the name
    Column("name", String, nullable=False),
    Column("title", Text, nullable=False),
    *on_shelf(),
    Column("began", String, nullable=False),
)

story_articles = Table(
    "story_articles",
    metadata,
    _of_article(key=True),
    Column("story", String(40), ForeignKey("stories.row", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),  # counts up: the order of joining
    Column("at", String, nullable=False),
    Column("marks", Text, nullable=False),  # JSON
    Index(None, "story"),
    Index(None, "at"),
)

happenings = Table(
    "happenings",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_article(),
    Column("before", Integer),  # the version that was replaced; null: the article is new
    Column("at", String, nullable=False),
    Column("noted", String),  # when it was looked at who follows it
    Index(None, "noted"),
    Index(None, "article"),
)

follows = Table(
    "follows",
    metadata,
    Column("row", String(40), primary_key=True),
    *in_channel(),
    Column("thread", String),
    Column("kind", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("story", String),
    Column("article", String),
    Column("words", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("since", String, nullable=False),
    Index(None, "platform", "workspace"),
)

tidings = Table(
    "tidings",
    metadata,
    Column("id", Integer, primary_key=True),
    *in_channel(),
    Column("thread", String),
    Column("happening", Integer, ForeignKey("happenings.id", ondelete="CASCADE"), nullable=False),
    Column("follow", String(40), nullable=False),  # "" for a correction of what the channel was sent
    Column("label", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("due", String),  # when it may be taken; while it is being sent, when whoever took it has given up
    Column("tries", Integer, nullable=False),
    Column("message", Text),
    UniqueConstraint("platform", "workspace", "channel", "happening", "follow", name="uq_tidings_platform"),
    Index(None, "state"),
    Index(None, "happening"),
)
