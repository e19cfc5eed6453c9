"""The fact base as the core asks for it: articles with their sheets, and briefings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.facts.briefing import Briefing
from bot.facts.model import ArticleId, FactSheet
from bot.ports.places import Tenant
from bot.ports.stories import Copy, Story, Version


class Saved(StrEnum):
    """What saving did. DUPLICATE: it is an article that is here already under another address."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An article on the shelf, without its text."""

    id: ArticleId
    title: str | None
    published: date | datetime | None
    url: str | None
    private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of an article that was filed, and under which id it stands."""

    saved: Saved
    article: ArticleId


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

    async def brought_by(self, ident: ArticleId, tenant: Tenant | None) -> frozenset[str]:
        """The names of the sources that have brought an article, of those that the tenant may know of."""
        ...

    async def versions(self, ident: ArticleId, tenant: Tenant | None) -> tuple[Version, ...]:
        """All versions of an article that are kept, the oldest first; none where the tenant may not see it."""
        ...

    async def copies(self, ident: ArticleId, tenant: Tenant | None) -> tuple[Copy, ...]:
        """Where else the same article was found, the first one first."""
        ...

    async def stories(self, tenant: Tenant | None, since: date | None = None) -> tuple[Story, ...]:
        """The stories that the tenant may see, the one with the newest article first; with `since`, those of the
        articles that `articles` then gives, each with all of its articles."""
        ...

    async def articles(self, tenant: Tenant | None, since: date | None = None) -> tuple[Filed, ...]:
        """The articles that the tenant may see, newest publication first.

        `since` leaves out what is older in every time zone, and what has no date and came before: what is given is all
        that was published on that local day or later, and perhaps what is two days older.
        """
        ...

    async def private(self) -> frozenset[Tenant]:
        """Those who have anything of their own on a shelf; all others see what everybody sees."""
        ...

    async def briefings(self, tenant: Tenant | None) -> tuple[Briefing, ...]:
        """The briefings that the tenant may see, newest publication first."""
        ...
