"""What channels follow, and what is to be told of it, in the database: written together, taken by one caller only."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, and_, delete, or_, select, update

from bot.briefings.news import unwritten_id
from bot.facts.model import ArticleId
from bot.ports import Follow, Following, Happening, Place, Sending, Tenant, Tiding
from bot.store.database import Database, insert
from bot.store.moments import perhaps_written, written
from bot.store.places import channel_values, of_channel, visible
from bot.store.story_tables import follows, happenings, story_articles, tidings
from bot.store.tables import articles, briefings, deliveries

MOST = 500
"""Tidings that are read at a time, of one place."""


class SqlFollows:
    """Fulfils `bot.ports.FollowStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep_follow(self, follow: Follow, now: datetime) -> bool:
        """Follow it; False where it is followed there already."""
        row = {
            "row": follow.id,
            **channel_values(follow.place),
            "thread": follow.place.thread,
            "kind": follow.kind.value,
        }
        told = {"label": follow.label, "story": follow.story, "article": follow.article, "words": follow.words}
        values = {**row, **told, "by": follow.by, "since": written(now)}
        async with self._database.writing() as connection:
            statement = insert(connection, follows).values(values).on_conflict_do_nothing()
            return (await connection.execute(statement.returning(follows.c.row))).first() is not None

    async def drop_follow(self, follow: Follow) -> None:
        """Follow it no more, and tell no more of what is waiting."""
        async with self._database.writing() as connection:
            await connection.execute(delete(follows).where(follows.c.row == follow.id))
            waiting = and_(tidings.c.follow == follow.id, tidings.c.state == Sending.DUE.value)
            await connection.execute(delete(tidings).where(waiting))

    async def follows(self, place: Place | None) -> tuple[Follow, ...]:
        """What a channel follows, its threads too; None: what all of them do. In the order of asking."""
        query = select(follows).order_by(follows.c.since, follows.c.row)
        if place is not None:
            query = query.where(of_channel(follows, place))
        async with self._database.reading() as connection:
            return tuple(map(_follow, (await connection.execute(query)).mappings()))

    async def happenings(self, most: int) -> tuple[Happening, ...]:
        """What nobody has looked at yet, of articles that have a story, the oldest first."""
        query = _happenings().where(happenings.c.noted.is_(None)).order_by(happenings.c.id).limit(most)
        async with self._database.reading() as connection:
            return tuple(map(_happening, (await connection.execute(query)).mappings()))

    async def note(self, happening: Happening, found: Sequence[tuple[Place, str, str]], now: datetime) -> bool:
        """Write down what is to be told where (by which follow, called how), and that it was looked at.

        False where another process has looked at it meanwhile: then nothing is written.
        """
        unseen = and_(happenings.c.id == happening.id, happenings.c.noted.is_(None))
        rows = [
            {
                **channel_values(place),
                "thread": place.thread,
                "happening": happening.id,
                "follow": follow,
                "label": label,
                "state": Sending.DUE.value,
                "due": written(now),
                "tries": 0,
                "message": None,
            }
            for place, follow, label in found
        ]
        async with self._database.writing() as connection:
            mark = update(happenings).where(unseen).values(noted=written(now)).returning(happenings.c.id)
            if (await connection.execute(mark)).first() is None:
                return False
            if rows:
                await connection.execute(insert(connection, tidings).values(rows).on_conflict_do_nothing())
        return True

    async def awaited(self, now: datetime, platforms: Collection[str]) -> tuple[Place, ...]:
        """The places of these platforms for which something is due, in a lasting order."""
        columns = [tidings.c[name] for name in ("platform", "workspace", "channel", "thread")]
        query = select(*columns).distinct().where(_due(now), tidings.c.platform.in_(platforms))
        async with self._database.reading() as connection:
            return tuple(Place(*row) for row in (await connection.execute(query.order_by(*columns))).all())

    async def tidings(self, now: datetime, place: Place) -> tuple[Tiding, ...]:
        """What is due for that very place, in the order of what happened; the rest of very much comes later."""
        query = _happenings(tidings).join(tidings, tidings.c.happening == happenings.c.id)
        # "is not distinct from": a place that is no thread has none
        query = query.where(_due(now), of_channel(tidings, place), tidings.c.thread.is_not_distinct_from(place.thread))
        query = query.order_by(tidings.c.happening, tidings.c.id).limit(MOST)
        async with self._database.reading() as connection:
            return tuple(map(_tiding, (await connection.execute(query)).mappings()))

    async def take(self, some: Collection[int], until: datetime) -> frozenset[int]:
        """Those of the tidings that this caller, and nobody else, may send until then."""
        due = and_(tidings.c.id.in_(some), tidings.c.state == Sending.DUE.value)
        change = {"state": Sending.SENDING.value, "due": written(until)}
        async with self._database.writing() as connection:
            taken = await connection.execute(update(tidings).where(due).values(change).returning(tidings.c.id))
            return frozenset(taken.scalars())

    async def settle(
        self, some: Collection[int], state: Sending, *, due: datetime | None = None, message: str = ""
    ) -> None:
        """How sending them went; with `due`, they are tried again then."""
        change: dict[str, Any] = {"state": state.value, "due": perhaps_written(due), "message": message}
        change["tries"] = tidings.c.tries + 1
        async with self._database.writing() as connection:
            await connection.execute(update(tidings).where(tidings.c.id.in_(some)).values(change))

    async def give_up(self, now: datetime) -> int:
        """Those that somebody took and never settled are uncertain; how many there were."""
        lost = and_(tidings.c.state == Sending.SENDING.value, tidings.c.due <= written(now))
        change = {"state": Sending.UNCERTAIN.value, "due": None}
        async with self._database.writing() as connection:
            return (await connection.execute(update(tidings).where(lost).values(change))).rowcount

    async def sent(self, article: ArticleId, tenant: Tenant | None, before: datetime) -> tuple[Place, ...]:
        """The channels that a digest told of an article before a moment; with a tenant, of that one only.

        The ledger notes what a digest told as "digest/briefing".
        """
        shelf = visible(briefings, tenant)
        mine = select(briefings.c.id).where(briefings.c.article == article, shelf)
        async with self._database.reading() as connection:
            idents = (*(await connection.execute(mine)).scalars(), unwritten_id(article))
            told = or_(*(deliveries.c.digest.endswith(f"/{ident}", autoescape=True) for ident in idents))
            columns = (deliveries.c.platform, deliveries.c.workspace, deliveries.c.channel)
            query = select(*columns).distinct().where(told, deliveries.c.state == Sending.SENT.value)
            query = query.where(deliveries.c.claimed < written(before))
            places = [Place(*row) for row in (await connection.execute(query)).all()]
        return tuple(place for place in sorted(places, key=str) if tenant is None or place.tenant == tenant)


def _due(now: datetime) -> ColumnElement[bool]:
    return and_(tidings.c.state == Sending.DUE.value, tidings.c.due <= written(now))


def _happenings(*more: Any) -> Select[Any]:
    columns = (articles.c.id.label("ident"), articles.c.platform.label("owner"), articles.c.workspace.label("shelf"))
    query = select(
        happenings.c.id.label("happened"), happenings.c.before, happenings.c.at, story_articles.c.story, *columns, *more
    )
    query = query.select_from(happenings).join(articles, articles.c.row == happenings.c.article)
    return query.join(story_articles, story_articles.c.article == articles.c.row)


def _happening(row: RowMapping) -> Happening:
    return Happening(
        id=row["happened"],
        article=ArticleId(row["ident"]),
        tenant=Tenant(row["owner"], row["shelf"]) if row["owner"] is not None else None,
        before=row["before"],
        at=datetime.fromisoformat(row["at"]),
        story=row["story"],
    )


def _tiding(row: RowMapping) -> Tiding:
    return Tiding(
        id=row["id"],
        place=Place(row["platform"], row["workspace"], row["channel"], row["thread"]),
        happening=_happening(row),
        follow=row["follow"],
        label=row["label"],
        tries=row["tries"],
    )


def _follow(row: RowMapping) -> Follow:
    return Follow(
        place=Place(row["platform"], row["workspace"], row["channel"], row["thread"]),
        kind=Following(row["kind"]),
        label=row["label"],
        story=row["story"],
        article=ArticleId(row["article"]) if row["article"] else None,
        words=row["words"],
        by=row["by"],
    )
