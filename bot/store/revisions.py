"""Earlier versions of articles, written in the very transaction that replaces one, with the note that it happened."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ports import Version
from bot.store import rows
from bot.store.story_tables import happenings, revisions
from bot.store.tables import articles, sheets

KEPT = 24
"""Earlier versions of one article; of a page that changes at every look the first and the newest of them are kept."""

_CARRIED = ("title", "url", "source", "language", "published", "authors", "text", "revision", "fetched")


async def keep_version(connection: AsyncConnection, row: rows.Row) -> int | None:
    """Keep what stands in the place of an article that is about to be written; its number.

    None where nothing stands there, or where text and headline are the same: another date or a better understanding
    is no other version.
    """
    query = select(articles, sheets.c.sheet).join(sheets).where(articles.c.row == row["row"]).with_for_update()
    old = (await connection.execute(query)).mappings().first()
    if old is None or (old["revision"] == row["revision"] and old["title"] == row["title"]):
        return None
    last = select(func.max(revisions.c.number)).where(revisions.c.article == row["row"])
    number = ((await connection.execute(last)).scalar() or 0) + 1
    kept = {name: old[name] for name in _CARRIED}
    values = {"article": row["row"], "number": number, **kept, "sheet": old["sheet"], "replaced": row["fetched"]}
    await connection.execute(revisions.insert(), [values])
    middle = (revisions.c.number > 1) & (revisions.c.number <= number - KEPT + 1)
    await connection.execute(delete(revisions).where(revisions.c.article == row["row"], middle))
    return number


async def note_happening(connection: AsyncConnection, row: rows.Row, before: int | None) -> None:
    """Note that an article is new, or that its version `before` was replaced; whoever follows it is told later."""
    await connection.execute(happenings.insert(), [{"article": row["row"], "before": before, "at": row["fetched"]}])


async def read_versions(connection: AsyncConnection, row: str) -> tuple[Version, ...]:
    """All versions of the article in a row, the oldest first, the one that stands there now last."""
    query = select(revisions).where(revisions.c.article == row).order_by(revisions.c.number)
    old = (await connection.execute(query)).mappings().all()
    now = (
        await connection.execute(select(articles, sheets.c.sheet).join(sheets).where(articles.c.row == row))
    ).mappings()
    current = now.one()
    versions = [_version({**each, "id": current["id"]}, until=each["replaced"]) for each in old]
    last = old[-1]["number"] if old else 0
    return (*versions, _version({**current, "number": last + 1}))


def _version(stored: dict[str, Any], until: str | None = None) -> Version:
    return Version(
        number=stored["number"],
        sheet=rows.unpack(stored["sheet"], rows.read_article(stored)),
        since=datetime.fromisoformat(stored["fetched"]),
        until=datetime.fromisoformat(until) if until else None,
    )
