"""Two hundred feeds at once from a server that misbehaves in every way: nothing lost, nothing twice, nobody private."""

from __future__ import annotations

import re
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import FixedClock
from bot.facts.model import Article, FactSheet
from bot.ports import Source, Step
from bot.reading.intake import Intake
from bot.reading.newsroom import Newsroom
from bot.reading.worker import Worker
from bot.store.library import SqlLibrary, open_library
from tests.adapters.reading.feeds import AT
from tests.adapters.reading.feeds_world import BAD, BAD_PAGES, FEEDS, GOOD, HOW, ITEMS, MANY, World, how, the_trap
from tests.adapters.reading.server import serving

_NAMED = re.compile(r"\w(Error|Exception)\b")


async def annotate(article: Article) -> FactSheet:
    """A sheet without claims: what extraction costs is measured in tests/bench."""
    return FactSheet(article=article)


def peaks() -> Iterator[int]:
    """Megabytes that this process and the largest of its children have taken at most."""
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        yield resource.getrusage(who).ru_maxrss // (1024 if sys.platform == "linux" else 1024 * 1024)


def in_words(problem: str | None) -> bool:
    """Whether a failure is told as a sentence, without the name of an exception."""
    return problem is not None and re.fullmatch(r"\S+ .{10,}[.!]", problem) is not None and not _NAMED.search(problem)


async def untold(library: SqlLibrary, feed: int) -> list[str]:
    """The bad pages of a feed that were not refused, or not in words."""
    ways = {trace.found.title: trace for trace in await library.sources.traces(f"Bad {feed}", None, 100)}
    wrong = []
    for each in BAD_PAGES:
        way = ways[f"Bad {feed} {each}"]
        if way.step not in (Step.REFUSED, Step.FOUND) or not in_words(way.problem) or not way.path:
            wrong.append(f"{each}: {way.step} {way.problem}")
    return wrong


@pytest.mark.slow
async def test_two_hundred_feeds_that_misbehave(tmp_path: Path) -> None:
    """Two rounds and what was put off: every good item is there once, every failure is told, the trap saw nobody."""
    before, largest = peaks()  # other tests' browsers are children of this process too
    async with serving() as server, the_trap() as trap:
        world = World(server, trap)
        clock = FixedClock(AT + timedelta(days=1))
        worker = Worker(20.0)
        said: list[str] = []

        async def tell(source: Source, words: str) -> None:
            said.append(f"told {source.name}: {words}")

        async with await open_library(f"sqlite+aiosqlite:///{tmp_path / 'news.db'}", clock) as library:
            for feed in range(FEEDS):
                await library.sources.keep_source(world.source(feed))
                world.fill(feed, list(range(ITEMS)))
            many = HOW.index("many")
            world.grow(many)
            intake = Intake(world.fetcher(), worker)
            room = Newsroom(store=library.sources, library=library, intake=intake, annotate=annotate, clock=clock)
            poller = room.poller(said.append, tell)
            try:
                await poller.once()
                for feed in range(0, FEEDS, 2):
                    if feed != many:
                        world.fill(feed, list(range(ITEMS + 2)))
                for feed in range(FEEDS):
                    if how(feed) == "page down":
                        world.mend(feed)
                for _ in range(2):
                    clock.advance(timedelta(hours=2))
                    await poller.once()
            finally:
                worker.close()

            titles = Counter(str(filed.title) for filed in await library.articles(None))
            stored = Counter(words.split("“")[1].rstrip("”") for words in said if ": added" in words)
            states = {source.name: polling for source, polling in await library.sources.sources()}
            sources = [source for source, _ in await library.sources.sources()]
            counts = {source.name: await library.sources.counts(source) for source in sources}
            silent = {feed: await untold(library, feed) for feed in range(FEEDS) if how(feed) == "bad pages"}

        assert world.expected == set(titles)
        assert [] == [title for title, times in (titles + stored).items() if times != 2]
        assert 0 == trap.connections
        bad = [n for n in range(FEEDS) if how(n) in BAD and how(n) not in ("xml bomb", "nested pages")]
        assert [] == [(how(n), states[f"f{n}"].problem) for n in bad if not in_words(states[f"f{n}"].problem)]
        assert [] == [n for n in range(FEEDS) if how(n) in GOOD and states[f"f{n}"].problem]
        assert [] == [wrong for each in silent.values() for wrong in each]
        nested = [counts[f"f{n}"] for n in range(FEEDS) if how(n) == "nested pages"]
        assert all(set(each) == {Step.REFUSED} for each in nested)
        assert {Step.STORED: 10, Step.SKIPPED: MANY - 10} == counts[f"f{many}"]
    own, children = peaks()
    print(f"\n{sum(titles.values())} articles; peak {own} MB ({own - before} more than before), worker {children} MB")
    assert own - before < 150
    assert children == largest or children < 400
