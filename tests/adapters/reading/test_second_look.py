"""Pages of stored articles are looked at again: politely, for some days, and what changed is kept as a version."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.clock import FixedClock, SystemClock
from bot.facts.model import Article, FactSheet
from bot.facts.notices import NoticeKind, notices
from bot.ports import Saved, Source, SourceKind
from bot.reading.courtesy import Courtesy
from bot.reading.fetch import Fetcher
from bot.reading.intake import Intake
from bot.reading.newsroom import Newsroom
from bot.reading.second_look import AFTER, BATCH, first_look, next_look
from bot.reading.worker import Worker
from bot.store.library import SqlLibrary, open_library
from bot.store.sources import MOST_EDITS
from bot.stories.filing import Filing
from tests.adapters.reading.conftest import let_in
from tests.adapters.reading.feeds import AT, item, rss
from tests.adapters.reading.server import Server
from tests.unit.pages import PARAGRAPHS, page

START = AT + timedelta(days=1)
WITHDRAWN = "This article has been withdrawn because its source could not be confirmed. We regret the error."


async def annotate(article: Article) -> FactSheet:
    """A sheet without claims: this is about the way there."""
    return FactSheet(article=article)


@dataclass
class Desk:
    """A newsroom that files what it reads."""

    server: Server
    library: SqlLibrary
    newsroom: Newsroom
    clock: FixedClock
    said: list[str]

    async def poll(self) -> None:
        await self.newsroom.poller(self.said.append, self._tell).once()

    async def _tell(self, source: Source, words: str) -> None:
        raise AssertionError(words)

    async def later(self, hours: float) -> int:
        """Look again after some hours; how many pages were due."""
        self.clock.advance(timedelta(hours=hours))
        return await self.newsroom.second_look(self.library.second_looks, self.said.append).once()

    def story(self, paragraphs: list[str] = PARAGRAPHS, title: str = "Story 1", **headers: str) -> None:
        here = self.server.url("/story/1")
        self.server.page("/story/1", page(title=title, paragraphs=paragraphs, canonical=here, og_url=""), **headers)

    def feed(self, *items: str) -> None:
        text = rss(items, link=self.server.url("/")).replace(
            "site.example/story", f"site.example:{self.server.port}/story"
        )
        self.server.page("/feed", text, "application/rss+xml")

    def asked(self, path: str) -> int:
        return sum(each.path == path for each in self.server.asked)

    async def texts(self) -> list[str]:
        (filed,) = await self.library.articles(None)
        return [version.sheet.article.text for version in await self.library.versions(filed.id, None)]


@pytest.fixture(scope="module")
def worker():  # type: ignore[no-untyped-def]
    """One reading process for all of these tests."""
    yield (made := Worker(20.0))
    made.close()


@pytest.fixture
async def desk(server: Server, worker: Worker) -> AsyncIterator[Desk]:
    """A newsroom with one feed that has one article, read once."""
    worker._turn = asyncio.Lock()  # of this test's loop
    clock, real = FixedClock(START), SystemClock()
    fetcher = Fetcher(clock=real, guard=let_in(server), courtesy=Courtesy(real, gap=0.0), deadline=5)
    async with await open_library("sqlite+aiosqlite://", clock) as library:
        newsroom = Newsroom(
            store=library.sources,
            library=library,
            intake=Intake(fetcher, worker),
            annotate=annotate,
            clock=clock,
            file=Filing(library, library.gathered, clock).file,
        )
        made = Desk(server, library, newsroom, clock, [])
        await library.sources.keep_source(Source(name="coast", kind=SourceKind.FEED, address=server.url("/feed")))
        made.story(etag='"one"')
        made.feed(item(1))
        await made.poll()
        yield made


async def test_a_page_that_changed_is_kept_in_both_versions(desk: Desk) -> None:
    """The earlier text and the later one, and a line that says so."""
    desk.story([*PARAGRAPHS[:3], "Nobody will go to court over it, the opponents said on Thursday in the town hall."])
    assert 1 == await desk.later(1)
    before, after = await desk.texts()
    assert "in April" in before
    assert "Nobody will go to court" in after
    assert any("changed “Story 1”" in each for each in desk.said)


async def test_a_server_is_asked_politely_and_not_for_ever(desk: Desk) -> None:
    """Not before its time, five times in all, with what it said the last time; nothing changed, so nothing is kept."""
    asked = desk.asked("/story/1")
    assert 0 == await desk.later(0.9)
    for number, wait in enumerate(AFTER, start=1):
        assert 1 == await desk.later(wait.total_seconds() / 3600)
        assert asked + number == desk.asked("/story/1")
    assert 0 == await desk.later(1000)
    told = [each.headers.get("if-none-match") for each in desk.server.asked if each.path == "/story/1"]
    assert [None, None, *['"one"'] * 4] == told
    assert 1 == len(await desk.texts())


BARE = f"<html><body><nav><p>Home</p></nav><h1>Withdrawn</h1><p>{WITHDRAWN}</p></body></html>"


@pytest.mark.parametrize("body", [BARE, page(title="Withdrawn", paragraphs=[WITHDRAWN])], ids=["bare", "whole page"])
async def test_an_article_of_which_only_a_notice_is_left_is_withdrawn(desk: Desk, body: str) -> None:
    """A page with too few words for an article is one when it says that the article was withdrawn."""
    desk.server.page("/story/1", body.replace("https://coast.example/news/harbour", desk.server.url("/story/1")))
    await desk.later(1)
    before, after = await desk.texts()
    assert PARAGRAPHS[0] in before
    assert WITHDRAWN in after
    assert PARAGRAPHS[0] not in after
    assert NoticeKind.WITHDRAWN is notices(after)[0].kind


async def test_a_page_that_became_a_short_notice_on_something_else_changes_nothing(desk: Desk) -> None:
    """Too few words, and no word of a withdrawal."""
    desk.server.page("/story/1", BARE.replace(WITHDRAWN, "We are moving house and will be back tomorrow."))
    await desk.later(1)
    assert 1 == len(await desk.texts())


@pytest.mark.parametrize("status", [404, 500, 410])
async def test_a_page_that_cannot_be_had_changes_nothing(desk: Desk, status: int) -> None:
    """What was read stays; a page that is gone for good is not asked again."""
    desk.server.page("/story/1", "no", status=status)
    assert 1 == await desk.later(1)
    assert 1 == len(await desk.texts())
    assert (0 if status == 410 else 1) == await desk.later(4)


async def test_robots_are_asked_before_a_second_look_too(desk: Desk) -> None:
    """A site that has forbidden it meanwhile is left alone."""
    desk.clock.advance(timedelta(days=2))
    desk.server.page("/robots.txt", "User-agent: *\nDisallow: /story/\n", "text/plain")
    asked = desk.asked("/story/1")
    await desk.later(0)
    assert asked == desk.asked("/story/1")


async def test_an_item_that_its_feed_gives_otherwise_is_read_again(desk: Desk) -> None:
    """A new headline in the feed means that the page is fetched at once; one that changes for ever is given up."""
    asked = desk.asked("/story/1")
    desk.story([*PARAGRAPHS[:3], "The opponents have given up their plan of going to court, they said on Thursday."])
    desk.feed(item(1, title="Story 1, corrected"))
    await desk.poll()
    assert asked + 1 == desk.asked("/story/1")
    assert 2 == len(await desk.texts())
    for number in range(MOST_EDITS + 5):
        desk.feed(item(1, title=f"Story 1, {number} comments"))
        await desk.poll()
    assert asked + MOST_EDITS == desk.asked("/story/1")


async def test_the_same_item_in_two_feeds_is_one_article(desk: Desk) -> None:
    """Under another address of the same text: a duplicate, and no second article."""
    desk.server.page("/other/9", page(title="Story 1", canonical=desk.server.url("/other/9"), og_url=""))
    link = desk.server.url("/other/9")
    desk.server.page("/second", rss([item(9, link=link)], link=desk.server.url("/")), "application/rss+xml")
    await desk.library.sources.keep_source(Source(name="sea", kind=SourceKind.FEED, address=desk.server.url("/second")))
    await desk.poll()
    (filed,) = await desk.library.articles(None)
    assert [link] == [copy.url for copy in await desk.library.copies(filed.id, None)]
    assert any(f"sea: {Saved.DUPLICATE.value}" in each for each in desk.said)
    assert frozenset({"coast", "sea"}) == await desk.library.brought_by(filed.id, None)


def test_only_pages_are_looked_at_again() -> None:
    """A folder, a push and a feed that gives the whole text have no page; the times are bounded."""
    feed = Source(name="a", kind=SourceKind.FEED, address="https://a.example/feed")
    assert START + AFTER[0] == first_look(feed, True, START)
    assert first_look(feed, False, START) is None
    assert first_look(Source(name="a", kind=SourceKind.FOLDER, address="/tmp/a"), True, START) is None
    assert first_look(Source(name="a", kind=SourceKind.FEED, address="", whole=True), True, START) is None
    times = [next_look(number, START) for number in range(10)]
    assert len(AFTER) == sum(at is not None for at in times)
    assert sum(AFTER, timedelta()) < timedelta(days=7)
    assert BATCH <= 10
