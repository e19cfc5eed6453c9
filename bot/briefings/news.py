"""What a digest can tell: the briefings of a shelf, and one item for each story that nobody wrote a briefing on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from bot.facts.briefing import Briefing
from bot.facts.model import ArticleId
from bot.ports import Filed, Library, Story, Tenant

MOST = 200
"""So many articles without a briefing, the newest, can be told; a digest has room for a few."""


async def news(library: Library, tenant: Tenant | None, since: date | None = None) -> tuple[Briefing, ...]:
    """All that the tenant may be told, newest first: a story that goes on is there with its newest article only.

    An article without a briefing is there as one without bullets, which is told by its main claims; see `unwritten`.
    With `since`, articles that are older than that local day are not even looked at: a shelf may hold years.
    """
    briefings = await library.briefings(tenant)
    filed = await library.articles(tenant, since)
    return chosen(briefings, filed, await library.stories(tenant, since))


def chosen(briefings: Iterable[Briefing], filed: Iterable[Filed], stories: Iterable[Story]) -> tuple[Briefing, ...]:
    """The briefings, and of every story the newest article, unless a briefing on the story is as new."""
    told = tuple(briefings)
    story_of: dict[ArticleId, str] = {article: story.id for story in stories for article in story.articles}
    written = {each.article for each in told}
    newest: dict[str, Briefing] = {}
    for each in (*told, *(unwritten(one) for one in filed if one.id not in written and one.title)):
        story = story_of.get(each.article, each.article)
        if story not in newest or _rank(each) > _rank(newest[story]):
            newest[story] = each
    others = sorted((each for each in newest.values() if not each.bullets), key=_rank, reverse=True)[:MOST]
    return tuple(sorted((*told, *others), key=lambda each: (-_rank(each)[0], each.id)))


def unwritten(filed: Filed) -> Briefing:
    """The place of a briefing for an article that has none: its title and date, and no bullets."""
    return Briefing(
        id=unwritten_id(filed.id),
        title=filed.title or filed.id,
        article=filed.id,
        bullets=(),
        published=filed.published,
        url=filed.url,
    )


def unwritten_id(article: ArticleId) -> str:
    """Under what the ledger notes that an article without a briefing was told."""
    return f"article-{article}"


def _rank(each: Briefing) -> tuple[float, bool, str]:
    """Newer before older; of one day, what somebody wrote before what nobody did."""
    published = each.published
    if published is None:
        return float("-inf"), bool(each.bullets), each.id
    day = published.date() if isinstance(published, datetime) else published
    return datetime.combine(day, time.min, UTC).timestamp(), bool(each.bullets), each.id
