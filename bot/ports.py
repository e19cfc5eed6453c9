"""What the core asks of the outside: protocols that the store, the platforms and the extractor fulfil."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.facts.briefing import Briefing
from bot.facts.model import Article, ArticleId, FactSheet
from bot.replies.blocks import Reply
from bot.replies.pictures import Sketch


@dataclass(frozen=True, slots=True)
class Tenant:
    """A server or workspace. What is added privately to one is not visible to another."""

    platform: str
    workspace: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question was asked or a digest goes, in ids of the platform; a direct chat has workspace ""."""

    platform: str
    workspace: str
    channel: str
    thread: str | None = None

    @property
    def tenant(self) -> Tenant:
        """The server or workspace; a direct chat is its own."""
        return Tenant(self.platform, self.workspace or f"direct:{self.channel}")


class Saved(StrEnum):
    """What saving did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An article on the shelf, without its text."""

    id: ArticleId
    title: str | None
    published: date | datetime | None
    url: str | None
    private: bool


class Library(Protocol):
    """The fact base: articles with their sheets, and briefings. `tenant` None means visible to everybody."""

    async def save(self, sheet: FactSheet, tenant: Tenant | None = None) -> Saved:
        """Store an article with its sheet; a changed text replaces its claims in one transaction."""
        ...

    async def save_briefing(self, briefing: Briefing, tenant: Tenant | None = None) -> Saved:
        """Store a briefing whose article is stored already."""
        ...

    async def remove_briefing(self, ident: str, tenant: Tenant | None = None) -> None:
        """Forget a briefing (its file is gone); unknown ids are nothing."""
        ...

    async def sheet(self, ident: ArticleId, tenant: Tenant | None) -> FactSheet | None:
        """The current sheet of an article that the tenant may see, else None."""
        ...

    async def articles(self, tenant: Tenant | None) -> tuple[Filed, ...]:
        """The articles that the tenant may see, newest publication first."""
        ...

    async def briefings(self, tenant: Tenant | None) -> tuple[Briefing, ...]:
        """The briefings that the tenant may see, newest publication first."""
        ...


class Annotator(Protocol):
    """Text to sheet. CPU work: callers run it off the event loop."""

    def annotate(self, article: Article) -> FactSheet:
        """What the article says; the same text always gives the same sheet."""
        ...


class Drawer(Protocol):
    """Turns what a picture shows into a PNG."""

    async def draw(self, sketch: Sketch) -> bytes | None:
        """The picture, drawn off the event loop; None when it cannot be drawn: the words stand without it."""
        ...


class Sending(StrEnum):
    """How far the delivery of one digest to one channel on one local day has come."""

    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


class Ledger(Protocol):
    """Who was sent what: one row per digest, local day and channel, unique in the database."""

    async def claim(self, digest: str, day: date, place: Place, at: datetime) -> bool:
        """True for exactly one caller per digest, day and place: that one posts."""
        ...

    async def mark(self, digest: str, day: date, place: Place, state: Sending, message: str | None = None) -> None:
        """Note how the delivery went; `message` is the platform's id of it, or what went wrong."""
        ...

    async def state(self, digest: str, day: date, place: Place) -> Sending | None:
        """How far it has come; None where nobody claimed it."""
        ...


class Platform(Protocol):
    """A chat platform that is connected."""

    name: str

    async def run(self) -> None:
        """Connect and serve until cancelled. Raises BadToken at once when the platform refuses the token."""
        ...

    async def post(self, place: Place, reply: Reply, key: str | None = None) -> str:
        """Post a reply of the bot's own accord and return the message's id.

        `key` (25 characters at most) is the same for every attempt at one delivery. Raises Unavailable.
        """
        ...


OffLoop = Callable[[Callable[[], FactSheet]], Awaitable[FactSheet]]
"""Runs CPU work off the event loop and awaits its result."""
