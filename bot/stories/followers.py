"""Telling channels what changed: what happened is looked at once, what is due of it goes out together, in each channel.

A happening is written with the article itself, so nothing is lost when a process dies; what is to be told of it is
written with the note that it was looked at; and each message is taken by one process before it is posted.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.errors import NewsdeskError, UncertainSend
from bot.facts.changes import changes
from bot.facts.model import ArticleId, FactSheet, digest
from bot.languages.words import SOURCE, speaking
from bot.ports import (
    Follow,
    Following,
    FollowStore,
    Happening,
    Library,
    Place,
    Platform,
    Sending,
    Subscriptions,
    Tenant,
    Tiding,
)
from bot.replies.changed import new_notices
from bot.stories.filing import Filing
from bot.stories.interest import News, concerns
from bot.stories.telling import Matter, told

log = logging.getLogger(__name__)

TICK = 20.0
"""Seconds between two looks."""

TOGETHER = timedelta(minutes=2)
"""So long what is new waits for more, so that a channel gets one message."""

LEASE = timedelta(minutes=10)
"""What was taken and not settled by then is uncertain: whoever took it has died."""

PAUSES = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3))
"""How long after a failure, of which it is certain that nothing arrived, it is tried again."""

AT_ONCE = 50

OTHERS = 5
"""Earlier articles of a story that a new one is held against."""


class Followers:
    """Looks at what happened, and tells it."""

    def __init__(
        self,
        *,
        store: FollowStore,
        library: Library,
        filing: Filing,
        subscriptions: Subscriptions,
        platforms: Mapping[str, Platform],
        clock: Clock,
        language: Callable[[Place], str] = lambda _: SOURCE,
    ) -> None:
        """`platforms` by name; what is for another waits. `subscriptions` tell the quiet hours of channels.

        `language` is what is spoken in a channel.
        """
        self._store = store
        self._library = library
        self._filing = filing
        self._subscriptions = subscriptions
        self._platforms = platforms
        self._clock = clock
        self._language = language

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            try:
                await self.tick()
            except NewsdeskError as error:
                log.warning("followers wait", extra={"action": "followers_wait", "why": error.whole})
            except Exception:  # one article that cannot be understood keeps nobody else waiting for ever
                log.exception("followers failed", extra={"action": "followers_failed"})
            await asyncio.sleep(TICK)

    async def tick(self) -> None:
        """Find stories for what has none, look at what happened, and tell what is due."""
        await self._filing.catch_up()
        while some := await self._store.happenings(AT_ONCE):
            follows = await self._store.follows(None)
            for happening in some:
                await self._look(happening, follows)
        await self.tell()

    async def _look(self, happening: Happening, follows: Sequence[Follow]) -> None:
        """Whom a happening concerns; what goes wrong with one is logged, and it is not looked at again."""
        found: list[tuple[Place, str, str]] = []
        try:
            news = await self._news(happening, happening.before)
            if news is not None:
                found += [(f.place, f.id, f.label) for f in follows if await self._concerned(f, news)]
                found += await self._sent(news, {place for place, _, _ in found})
        except NewsdeskError:
            raise
        except Exception:
            log.exception("happening failed", extra={"action": "happening_failed", "article": happening.article})
        await self._store.note(happening, found, self._clock.now())

    async def _concerned(self, follow: Follow, news: News) -> bool:
        """Whether it is news to a channel that may see it. What is private to a tenant is told to that one alone."""
        tenant = news.happening.tenant
        if tenant is not None and tenant != follow.place.tenant:
            return False
        claimed = await self._claimed(follow)
        return await asyncio.to_thread(concerns, follow, news, claimed)

    async def _claimed(self, follow: Follow) -> FactSheet | None:
        if follow.kind is not Following.CLAIM or follow.article is None:
            return None
        return await self._library.sheet(follow.article, follow.place.tenant)

    async def _sent(self, news: News, besides: set[Place]) -> list[tuple[Place, str, str]]:
        """The channels that were sent the earlier version, where the article itself says that it was wrong."""
        if news.before is None or not news.notices:
            return []
        happening = news.happening
        places = await self._store.sent(happening.article, happening.tenant, happening.at)
        known = {_channel(place) for place in besides}
        return [(place, "", "") for place in places if _channel(place) not in known]

    async def _news(self, happening: Happening, before: int | None) -> News | None:
        """What happened to an article, from the version `before` to what stands there now; None where it is gone."""
        versions = await self._library.versions(happening.article, happening.tenant)
        if not versions:
            return None
        after = versions[-1].sheet
        if before is None:
            return News(happening=happening, after=after)
        old = next((version.sheet for version in versions if version.number >= before), after)
        found = await asyncio.to_thread(changes, old, after)
        return News(happening=happening, after=after, before=old, changes=found, notices=new_notices(old, after))

    async def tell(self) -> None:
        """Post what is due, one message a channel; not in its quiet hours, and not before more may have come."""
        now = self._clock.now()
        lost = await self._store.give_up(now)
        if lost:
            log.warning("%d perhaps told", lost, extra={"action": "tidings_uncertain"})
        for place in await self._store.awaited(now, tuple(self._platforms)):
            if await self._quiet(place, now):
                continue
            waiting = await self._store.tidings(now, place)
            if waiting and min(tiding.happening.at for tiding in waiting) + TOGETHER <= now:
                await self._told(self._platforms[place.platform], place, waiting)

    async def _quiet(self, place: Place, now: datetime) -> bool:
        """Whether one of the digests of the channel has quiet hours now."""
        own = await self._subscriptions.listed(place.tenant)
        here = (each.silent for each in own if _channel(each.place) == _channel(place) and each.silent is not None)
        return any(hours.cover(now) for hours in here)

    async def _told(self, platform: Platform, place: Place, waiting: Sequence[Tiding]) -> None:
        """Take, compose, post, settle; what certainly did not arrive is tried again."""
        taken = await self._store.take([tiding.id for tiding in waiting], self._clock.now() + LEASE)
        mine = [tiding for tiding in waiting if tiding.id in taken]
        if not mine:
            return
        try:
            matters = await self._matters(mine, place.tenant)
            if not matters:
                await self._store.settle(taken, Sending.SENT, message="nothing is left to tell")
                return
            with speaking(self._language(place)):
                reply = await asyncio.to_thread(told, matters)
            message = await platform.post(place, reply, _key(mine))
        except UncertainSend as error:
            await self._store.settle(taken, Sending.UNCERTAIN, message=error.plain)
            log.warning("perhaps told: %s", error.plain, extra={"action": "tidings_uncertain"})
        except NewsdeskError as error:
            await self._failed(mine, error)
        else:
            await self._store.settle(taken, Sending.SENT, message=message)
            log.info("told", extra={"action": "tidings_sent", "platform": place.platform, "count": len(mine)})

    async def _failed(self, mine: Sequence[Tiding], error: NewsdeskError) -> None:
        tries = max(tiding.tries for tiding in mine)
        idents = [tiding.id for tiding in mine]
        log.warning("not told: %s", error.plain, extra={"action": "tidings_failed"})
        if tries < len(PAUSES):
            due = self._clock.now() + PAUSES[tries]
            await self._store.settle(idents, Sending.DUE, due=due, message=error.plain)
        else:
            await self._store.settle(idents, Sending.FAILED, message=error.plain)

    async def _matters(self, mine: Sequence[Tiding], tenant: Tenant) -> tuple[Matter, ...]:
        """One for each article, from the first version that is not told yet to what it says now."""
        follows = {follow.id: follow for follow in await self._store.follows(mine[0].place)}
        by_article: dict[ArticleId, list[Tiding]] = {}
        for tiding in mine:
            by_article.setdefault(tiding.happening.article, []).append(tiding)
        found = [await self._matter(some, follows, tenant) for some in by_article.values()]
        return tuple(matter for matter in found if matter is not None)

    async def _matter(self, some: list[Tiding], follows: Mapping[str, Follow], tenant: Tenant) -> Matter | None:
        fresh = any(tiding.happening.before is None for tiding in some)
        first = None if fresh else min(t.happening.before for t in some if t.happening.before is not None)
        news = await self._news(some[0].happening, first)
        own = tuple(dict.fromkeys(follows[tiding.follow] for tiding in some if tiding.follow in follows))
        if news is None or (not own and not any(tiding.follow == "" for tiding in some)):
            return None
        claimed = [await self._claimed(follow) for follow in own]
        return Matter(
            news=news,
            follows=own,
            others=await self._others(news, tenant) if fresh else (),
            claimed=tuple(sheet for sheet in claimed if sheet is not None),
        )

    async def _others(self, news: News, tenant: Tenant) -> tuple[FactSheet, ...]:
        """The last articles of the story that were there before."""
        story = next((s for s in await self._library.stories(tenant) if s.id == news.happening.story), None)
        idents: Iterable[ArticleId] = story.articles if story is not None else ()
        older = [ident for ident in idents if ident != news.after.article.id][-OTHERS:]
        sheets = [await self._library.sheet(ident, tenant) for ident in older]
        return tuple(sheet for sheet in sheets if sheet is not None)


def _channel(place: Place) -> tuple[str, str, str]:
    return place.platform, place.workspace, place.channel


def _key(mine: Sequence[Tiding]) -> str:
    """The same at every attempt at these very tidings."""
    return digest("tidings", *(str(tiding.id) for tiding in mine), length=24)
