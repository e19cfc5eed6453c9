"""A library in memory: for one answer about one file, and for tests. It follows the same rules as the database."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.errors import NotFound
from bot.facts.briefing import Briefing
from bot.facts.model import Article, ArticleId, FactSheet
from bot.ports import Copy, Filed, Saved, Story, Tenant, Version
from bot.store.lately import first_day
from bot.store.visibility import first_of_each, newest_first, shelves


class MemoryLibrary:
    """Fulfils `bot.ports.Library`; gone when the process ends."""

    def __init__(self) -> None:
        self._sheets: dict[tuple[Tenant | None, ArticleId], FactSheet] = {}
        self._briefings: dict[tuple[Tenant | None, str], Briefing] = {}

    async def save(self, sheet: FactSheet, tenant: Tenant | None = None) -> Saved:
        """Keep the sheet in place of an older one of the same article on the same shelf."""
        key = (tenant, sheet.article.id)
        before, self._sheets[key] = self._sheets.get(key), sheet
        return _outcome(before, sheet)

    async def save_briefing(self, briefing: Briefing, tenant: Tenant | None = None) -> Saved:
        """Keep the briefing. Raises NotFound when those who may see it cannot see its article."""
        if await self.sheet(briefing.article, tenant) is None:
            raise missing_article(briefing)
        key = (tenant, briefing.id)
        before, self._briefings[key] = self._briefings.get(key), briefing
        return _outcome(before, briefing)

    async def remove_briefing(self, ident: str, tenant: Tenant | None = None) -> None:
        """Forget the briefing on that shelf; its article stays."""
        self._briefings.pop((tenant, ident), None)

    async def sheet(self, ident: ArticleId, tenant: Tenant | None) -> FactSheet | None:
        """The tenant's own sheet of the article, else the public one, else None."""
        found = (self._sheets.get((shelf, ident)) for shelf in shelves(tenant))
        return next((sheet for sheet in found if sheet is not None), None)

    async def brought_by(self, ident: ArticleId, tenant: Tenant | None) -> frozenset[str]:
        """Nobody: what is in memory was read from a file."""
        return frozenset()

    async def versions(self, ident: ArticleId, tenant: Tenant | None) -> tuple[Version, ...]:
        """The one that there is."""
        sheet = await self.sheet(ident, tenant)
        return (Version(number=1, sheet=sheet, since=datetime.min.replace(tzinfo=UTC)),) if sheet is not None else ()

    async def copies(self, ident: ArticleId, tenant: Tenant | None) -> tuple[Copy, ...]:
        """None: nothing is compared here."""
        return ()

    async def stories(self, tenant: Tenant | None, since: date | None = None) -> tuple[Story, ...]:
        """None: nothing is gathered here."""
        return ()

    async def articles(self, tenant: Tenant | None, since: date | None = None) -> tuple[Filed, ...]:
        """What the tenant may see, newest first, each article once; what has no date counts as come just now."""
        seen = first_of_each(
            _filed(sheet.article, shelf)
            for shelf in shelves(tenant)
            for (owner, _), sheet in self._sheets.items()
            if owner == shelf
        )
        new = (filed for filed in seen if since is None or _may_be_new(filed, since))
        return tuple(sorted(new, key=lambda filed: newest_first(filed.published, filed.id)))

    async def private(self) -> frozenset[Tenant]:
        """Those who have anything of their own on a shelf."""
        return frozenset(owner for owner, _ in (*self._sheets, *self._briefings) if owner is not None)

    async def briefings(self, tenant: Tenant | None) -> tuple[Briefing, ...]:
        """What the tenant may see, newest first, each id once."""
        seen = first_of_each(
            briefing for shelf in shelves(tenant) for (owner, _), briefing in self._briefings.items() if owner == shelf
        )
        return tuple(sorted(seen, key=lambda briefing: newest_first(briefing.published, briefing.id)))


def missing_article(briefing: Briefing) -> NotFound:
    """What both libraries raise for a briefing about an article that is not there for its readers."""
    return NotFound(
        f"The article of the briefing {briefing.id!r} is not in the library.",
        hint="Store the article first, in the same place.",
    )


def _may_be_new(filed: Filed, since: date) -> bool:
    at = filed.published.date() if isinstance(filed.published, datetime) else filed.published
    return at is None or at >= first_day(since)


def _outcome(before: object, after: object) -> Saved:
    if before is None:
        return Saved.ADDED
    return Saved.UNCHANGED if before == after else Saved.REPLACED


def _filed(article: Article, shelf: Tenant | None) -> Filed:
    return Filed(
        id=article.id,
        title=article.title,
        published=article.published,
        url=article.url,
        private=shelf is not None,
    )
