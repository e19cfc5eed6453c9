"""Stories in the database: copies, what makes articles alike, and which of them belong together."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.facts.model import Article, ArticleId
from bot.ports import Copy, Member, Story, Tenant
from bot.store.database import JOINING, Database, in_line, insert
from bot.store.lately import published_since
from bot.store.moments import written
from bot.store.places import of_shelf, owner, shelf_values, visible
from bot.store.rows import row_id
from bot.store.story_tables import copies, prints, revisions, stories, story_articles
from bot.store.tables import articles
from bot.store.visibility import shelves

ALIKE = 10
"""So many candidates are looked at; a text that shares bands with more is boilerplate."""


class SqlStories:
    """Fulfils `bot.ports.StoryStore`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def stands(self, ident: ArticleId, tenant: Tenant | None) -> bool:
        """Whether the article stands on that very shelf."""
        query = select(articles.c.row).where(articles.c.row == row_id(ident, tenant))
        async with self._database.reading() as connection:
            return (await connection.execute(query)).first() is not None

    async def original(self, ident: ArticleId, tenant: Tenant | None) -> ArticleId | None:
        """The article that this one is a copy of, on that shelf."""
        query = select(articles.c.id).join(copies, copies.c.article == articles.c.row)
        async with self._database.reading() as connection:
            found = await connection.execute(query.where(copies.c.row == row_id(ident, tenant)))
            known: str | None = found.scalar()
        return ArticleId(known) if known is not None else None

    async def alike(self, bands: Collection[str], tenant: Tenant | None) -> tuple[ArticleId, ...]:
        """The articles that the tenant may see and that share a band, those that share most first."""
        shared = func.count()
        query = select(articles.c.id).join(prints, prints.c.article == articles.c.row)
        query = query.where(prints.c.band.in_(bands), visible(articles, tenant)).group_by(articles.c.row, articles.c.id)
        async with self._database.reading() as connection:
            found = await connection.execute(query.order_by(shared.desc(), articles.c.id).limit(ALIKE))
            return tuple(dict.fromkeys(map(ArticleId, found.scalars())))

    async def keep_copy(self, of: ArticleId, copy: Article, tenant: Tenant | None) -> None:
        """Note a copy of an article that stands on that shelf, or that everybody sees."""
        values = {"row": row_id(copy.id, tenant), "id": copy.id, "url": copy.url, "source": copy.source}
        async with self._database.writing() as connection:
            known = [row_id(of, shelf) for shelf in shelves(tenant)]
            query = select(articles.c.row).where(articles.c.row.in_(known)).order_by(articles.c.platform.is_(None))
            row = (await connection.execute(query)).scalar()
            if row is not None:
                statement = insert(connection, copies).values({**values, "article": row, "seen": self._now()})
                await connection.execute(statement.on_conflict_do_nothing())

    async def once_said(self, ident: ArticleId, tenant: Tenant | None) -> frozenset[str]:
        """The revisions that the article had before, on that very shelf."""
        query = select(revisions.c.revision).where(revisions.c.article == row_id(ident, tenant))
        async with self._database.reading() as connection:
            return frozenset((await connection.execute(query)).scalars())

    async def members(self, after: int) -> tuple[Member, ...]:
        """The articles in stories that joined after a position, of all shelves, in the order of joining."""
        columns = (articles.c.id, articles.c.platform, articles.c.workspace)
        query = select(story_articles, *columns).join(articles, articles.c.row == story_articles.c.article)
        query = query.where(story_articles.c.position > after).order_by(story_articles.c.position)
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).mappings().all()
        return tuple(
            Member(
                position=row["position"],
                article=ArticleId(row["id"]),
                story=row["story"],
                tenant=owner(row),
                at=datetime.fromisoformat(row["at"]),
                marks=json.loads(row["marks"]),
            )
            for row in found
        )

    async def unplaced(self, most: int) -> tuple[tuple[ArticleId, Tenant | None], ...]:
        """Articles that have no story yet, in the order in which they were fetched."""
        query = select(articles.c.id, articles.c.platform, articles.c.workspace)
        query = query.outerjoin(story_articles, story_articles.c.article == articles.c.row)
        query = query.where(story_articles.c.article.is_(None)).order_by(articles.c.fetched, articles.c.row).limit(most)
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).mappings().all()
        return tuple((ArticleId(row["id"]), owner(row)) for row in found)

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
        """Put an article into a story of its own shelf, or into a new one of that name or the next free one."""
        async with self._database.writing() as connection:
            await in_line(
                connection, JOINING
            )  # who reads on from a position must not miss a lower one that comes later
            if not await _may_join(connection, row_id(ident, tenant), story, tenant):
                return
            chosen = story or await self._new(connection, tenant, name, title, at)
            last = (await connection.execute(select(func.max(story_articles.c.position)))).scalar() or 0
            values = {
                "article": row_id(ident, tenant),
                "story": chosen,
                "position": last + 1,
                "at": written(at),
                "marks": json.dumps(marks, ensure_ascii=False),
            }
            statement = insert(connection, story_articles).values(values)
            await connection.execute(statement.on_conflict_do_nothing())

    async def _new(
        self, connection: AsyncConnection, tenant: Tenant | None, name: str, title: str, at: datetime
    ) -> str:  # fmt: skip
        taken = frozenset((await connection.execute(select(stories.c.name).where(visible(stories, tenant)))).scalars())
        number, free = 2, name
        while free in taken:
            free, number = f"{name}-{number}", number + 1
        head = {"row": row_id(f"story {free}", tenant), "name": free, "title": title, "began": written(at)}
        row = {**head, **shelf_values(tenant)}
        await connection.execute(insert(connection, stories).values(row).on_conflict_do_nothing())
        return str(row["row"])

    async def keep_print(self, ident: ArticleId, tenant: Tenant | None, bands: Collection[str]) -> None:
        """Note by which bands an article of that very shelf is found, in place of those it had."""
        row = row_id(ident, tenant)
        async with self._database.writing() as connection:
            await connection.execute(delete(prints).where(prints.c.article == row))
            there = (await connection.execute(select(articles.c.row).where(articles.c.row == row))).first()
            if bands and there is not None:
                await connection.execute(prints.insert(), [{"article": row, "band": band} for band in sorted(bands)])

    def _now(self) -> str:
        return written(self._clock.now())


async def _may_join(connection: AsyncConnection, row: str, story: str | None, tenant: Tenant | None) -> bool:
    """Whether the article is there without a story, and the story is one of its very shelf."""
    there = (await connection.execute(select(articles.c.row).where(articles.c.row == row))).first()
    placed = select(story_articles.c.article).where(story_articles.c.article == row)
    if there is None or (await connection.execute(placed)).first() is not None:
        return False
    if story is None:
        return True
    own = select(stories.c.row).where(stories.c.row == story, of_shelf(stories, tenant))
    return (await connection.execute(own)).first() is not None


async def read_stories(
    connection: AsyncConnection, tenant: Tenant | None, since: date | None = None
) -> tuple[Story, ...]:
    """The stories that the tenant may see, the one with the newest article first; `since`: those with a new one."""
    columns = (stories, story_articles.c.at, articles.c.id)
    query = select(*columns).select_from(stories).join(story_articles, story_articles.c.story == stories.c.row)
    query = query.join(articles, articles.c.row == story_articles.c.article).where(visible(stories, tenant))
    if since is not None:
        new = select(story_articles.c.story).join(articles, articles.c.row == story_articles.c.article)
        query = query.where(stories.c.row.in_(new.where(published_since(since))))
    query = query.order_by(stories.c.row, story_articles.c.at, story_articles.c.position)
    found = (await connection.execute(query)).mappings().all()
    made = [_story(list(some)) for _, some in groupby(found, key=lambda row: row["row"])]
    return tuple(sorted(made, key=lambda story: (-story.last.timestamp(), story.name)))


def _story(rows: list[Any]) -> Story:
    first = rows[0]
    return Story(
        id=first["row"],
        name=first["name"],
        title=first["title"],
        private=first["platform"] is not None,
        articles=tuple(dict.fromkeys(ArticleId(row["id"]) for row in rows)),
        began=datetime.fromisoformat(first["at"]),
        last=datetime.fromisoformat(rows[-1]["at"]),
    )


async def read_copies(connection: AsyncConnection, row: str) -> tuple[Copy, ...]:
    """The copies of the article in a row, the first one first."""
    query = select(copies).where(copies.c.article == row).order_by(copies.c.seen, copies.c.row)
    return tuple(
        Copy(
            id=ArticleId(each["id"]),
            url=each["url"],
            source=each["source"],
            seen=datetime.fromisoformat(each["seen"]),
        )
        for each in (await connection.execute(query)).mappings()
    )
