"""Stories: articles about one event, their earlier versions, and the copies of an article under other addresses."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.facts.model import Article, ArticleId, FactSheet
from bot.ports.places import Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of an article: what it said from `since`, when it was fetched, to `until` (None: it still does).

    `number` counts from 1; numbers of versions that are not kept any more are missing.
    """

    number: int
    sheet: FactSheet
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The same article under another address."""

    id: ArticleId
    url: str | None
    source: str | None
    seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about one event, the oldest first. `name` is what it is asked for by, `title` that of the first one."""

    id: str
    name: str
    title: str
    private: bool
    articles: tuple[ArticleId, ...]
    began: datetime
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article in its story, as it is compared with new ones. `position` counts up in the order of joining."""

    position: int
    article: ArticleId
    story: str
    tenant: Tenant | None
    at: datetime
    marks: Mapping[str, float]


class StoryStore(Protocol):
    """Which articles are one, and which belong together. Nothing on a tenant's shelf is ever joined to another's."""

    async def stands(self, ident: ArticleId, tenant: Tenant | None) -> bool:
        """Whether the article stands on that very shelf."""
        ...

    async def original(self, ident: ArticleId, tenant: Tenant | None) -> ArticleId | None:
        """The article that this one is a copy of, on that shelf; None where it is none."""
        ...

    async def alike(self, bands: Collection[str], tenant: Tenant | None) -> tuple[ArticleId, ...]:
        """The articles that the tenant may see and that share a band, those that share most first; ten at most."""
        ...

    async def keep_copy(self, of: ArticleId, copy: Article, tenant: Tenant | None) -> None:
        """Note a copy of an article that stands on that shelf, or that everybody sees."""
        ...

    async def once_said(self, ident: ArticleId, tenant: Tenant | None) -> frozenset[str]:
        """The revisions (hashes of the text) that the article had before, on that very shelf."""
        ...

    async def members(self, after: int) -> tuple[Member, ...]:
        """The articles in stories that joined after a position, of all shelves, in the order of joining."""
        ...

    async def unplaced(self, most: int) -> tuple[tuple[ArticleId, Tenant | None], ...]:
        """Articles that have no story yet, in the order in which they were fetched."""
        ...

    async def place(
        self,
        ident: ArticleId,
        tenant: Tenant | None,
        *,
        at: datetime,
        marks: Mapping[str, float],
        story: str | None,
        name: str,
        title: str,
    ) -> None:
        """Put an article into a story of its own shelf, by id; None: into a new one of that name, or the next free one.

        An article that has a story stays there.
        """
        ...

    async def keep_print(self, ident: ArticleId, tenant: Tenant | None, bands: Collection[str]) -> None:
        """Note by which bands an article of that very shelf is found."""
        ...
