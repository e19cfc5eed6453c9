"""An article's life as a channel is told of it: edited, re-dated, copied, followed up, corrected, withdrawn."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import cache

import pytest

from bot.clock import FixedClock, SystemClock
from bot.commands.catalogue import load
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Typed
from bot.errors import Unavailable
from bot.extraction.pipeline import Extractor
from bot.facts.briefing import Briefing, Bullet
from bot.facts.model import Article, FactSheet
from bot.ports import Ending, Place, QuietHours, Sending, Slot, Source, SourceKind, Subscription, Tenant
from bot.reading.courtesy import Courtesy
from bot.reading.fetch import Fetcher
from bot.reading.intake import Intake
from bot.reading.newsroom import Newsroom
from bot.reading.worker import Worker
from bot.store.library import SqlLibrary, open_library
from bot.stories.filing import Filing
from bot.stories.followers import TOGETHER, Followers
from tests.adapters.reading.conftest import let_in
from tests.adapters.reading.feeds import item, rss
from tests.adapters.reading.server import Server, serving
from tests.conftest import ROOT
from tests.deliveries import Board
from tests.stories import shown
from tests.unit.pages import page

START = datetime(2025, 3, 10, 9, tzinfo=UTC)
DESK, TOWN, STRANGER = Place("slack", "T1", "C1"), Place("slack", "T1", "C2"), Place("slack", "T9", "C9")

TITLE = "Norland to pay for four electric ferries"
PARAGRAPHS = [
    "Harbour minister Mira Solde confirmed on Monday that Norland will pay 12 million euros for four electric ferries.",
    "The ferries are to sail between Port Ella and the island of Vey, which lost its last ship in January.",
    "Opposition leader Aldo Renk said the price was too high. “The islanders must pay for it,” Renk said.",
    "The Coastal League plans to send two pilot boats to Vey next week, until the new ferries are ready to sail.",
]
FOLLOW_UP = [
    "Opposition leader Aldo Renk demanded on Tuesday that the islanders of Vey pay half of the price of the ferries.",
    "Harbour minister Mira Solde rejected the demand. “Nobody on Vey will pay for a ferry,” she told reporters.",
    "Norland will pay 15 million euros for four electric ferries, Solde said. They are to sail from Port Ella to Vey.",
]
CORRECTION = (
    "Correction: An earlier version of this article misstated the price of the ferries. It is 14 million euros."
)
WITHDRAWN = "This article has been withdrawn because its source could not be confirmed. We regret the error."


@cache
def _extractor() -> Extractor:
    return Extractor()


async def annotate(article: Article) -> FactSheet:
    """What the article says, read by the real extractor."""
    return await asyncio.to_thread(_extractor().annotate, article)


@dataclass
class Life:
    """A newsroom with two feeds, a front desk, and a board of channels."""

    server: Server
    library: SqlLibrary
    newsroom: Newsroom
    clock: FixedClock
    desk: FrontDesk
    board: Board
    followers: Followers
    said: list[str] = field(default_factory=list)

    def story(
        self, paragraphs: list[str], title: str = TITLE, path: str = "/story/1", published: str = "2025-03-10T08:00Z"
    ) -> None:
        here = self.server.url(path)
        body = page(title=title, paragraphs=paragraphs, canonical=here, og_url="", published=published)
        self.server.page(
            path, body.replace("A ferry leaves the harbour of Sundby", "A ferry").replace("The Coast Post", path[1:5])
        )

    def feed(self, path: str, *items: str) -> None:
        text = rss(items, link=self.server.url("/")).replace("site.example/", f"site.example:{self.server.port}/")
        self.server.page(path, text.replace(f":{self.server.port}:", ":"), "application/rss+xml")

    async def poll(self) -> None:
        await self.newsroom.poller(self.said.append, self._tell).once()

    async def _tell(self, source: Source, words: str) -> None:
        raise AssertionError(words)

    async def look_again(self, after: timedelta = timedelta(hours=13)) -> None:
        """Some hours later the pages are looked at again."""
        self.clock.advance(after)
        while await self.newsroom.second_look(self.library.second_looks, self.said.append).once():
            pass

    async def told(self) -> list[tuple[str, str]]:
        """What the channels are told by then, as text."""
        before = len(self.board.posts)
        await self.followers.tick()
        self.clock.advance(TOGETHER)
        await self.followers.tick()
        return [(channel, shown(reply)) for channel, reply, _ in self.board.posts[before:]]

    async def ask(self, words: str, place: Place = DESK) -> str:
        call = self.desk.call(user="U1", place=place, manager=True)
        return shown(await self.desk.dispatch(Typed(words), call))


@pytest.fixture(scope="module")
def worker():  # type: ignore[no-untyped-def]
    """One reading process for all of these tests."""
    yield (made := Worker(20.0))
    made.close()


@pytest.fixture
async def life(worker: Worker) -> AsyncIterator[Life]:
    """A server with one feed of one article, read and placed in its story."""
    worker._turn = asyncio.Lock()  # of this test's loop
    clock, real = FixedClock(START), SystemClock()
    async with serving() as server, await open_library("sqlite+aiosqlite://", clock) as library:
        fetcher = Fetcher(clock=real, guard=let_in(server), courtesy=Courtesy(real, gap=0.0), deadline=5)
        filing, board = Filing(library, library.gathered, clock), Board()
        newsroom = Newsroom(
            store=library.sources,
            library=library,
            intake=Intake(fetcher, worker),
            annotate=annotate,
            clock=clock,
            file=filing.file,
        )
        commands = load(ROOT / "config" / "topics", ())
        followers = Followers(
            store=library.following,
            library=library,
            filing=filing,
            subscriptions=library.subscriptions,
            platforms={"slack": board},
            clock=clock,
        )
        desk = FrontDesk(commands, library, clock, follows=library.following)
        made = Life(server, library, newsroom, clock, desk, board, followers)
        for name in ("coast", "wire"):
            made.feed(f"/{name}")
            source = Source(name=name, kind=SourceKind.FEED, address=server.url(f"/{name}"))
            await library.sources.keep_source(source)
        made.story(PARAGRAPHS)
        made.feed("/coast", item(1, link=server.url("/story/1")))
        await made.poll()
        await made.followers.tick()
        yield made


async def test_wording_dates_and_copies_are_no_news(life: Life) -> None:
    """A comma, another date, the same text in another feed: nobody is told, and it stays one article."""
    await life.ask("follow norland-pay-electric")
    life.story([PARAGRAPHS[0].replace(" on Monday", ", on Monday,"), *PARAGRAPHS[1:]])
    await life.look_again(timedelta(hours=1))
    life.story(PARAGRAPHS, published="2025-03-11T08:00Z")
    await life.look_again()
    life.story(PARAGRAPHS, path="/copy/9")
    life.feed("/wire", item(9, link=life.server.url("/copy/9")))
    await life.poll()
    assert [] == await life.told()
    assert 1 == len(await life.library.articles(None))
    assert any("wire: duplicate" in each for each in life.said)


async def test_a_story_is_followed_as_it_goes_on(life: Life) -> None:
    """The follow-up is told with what it says otherwise; then a correction, with what it was; then the withdrawal."""
    assert "follows norland-pay-electric" in await life.ask("follow norland-pay-electric")
    life.story(FOLLOW_UP, "Renk: islanders must pay for ferries", "/wire/2", "2025-03-11T08:00Z")
    life.feed("/wire", item(2, link=life.server.url("/wire/2")))
    await life.poll()
    ((channel, words),) = await life.told()
    assert "C1" == channel
    assert "New on norland-pay-electric: “Renk: islanders must pay for ferries”" in words
    assert "15 million euros" in words
    assert "12 million euros" in words

    life.story([CORRECTION, PARAGRAPHS[0].replace("12", "14"), *PARAGRAPHS[1:3]])
    await life.look_again()
    ((channel, words),) = await life.told()
    assert "Changed, on norland-pay-electric" in words
    assert "Corrected: “Correction: An earlier version" in words
    assert "14 million euros" in words
    assert "before: “12 million euros”" in words
    assert "pilot boats" in words
    assert [] == await life.told()

    life.story([WITHDRAWN], "Withdrawn")
    await life.look_again(timedelta(days=2))
    ((channel, words),) = await life.told()
    assert f"Withdrawn: “{WITHDRAWN}" in words

    changes = await life.ask("changes about:norland-pay-electric")
    assert "before: “12 million euros”" in changes
    assert "The headline was “Norland to pay for four electric ferries”." in changes


async def test_who_was_sent_the_earlier_version_is_told_of_the_correction(life: Life) -> None:
    """The channel that a digest told of the article; not one that it did not, and nobody of a mere edit."""
    (filed,) = await life.library.articles(None)
    briefing = Briefing(id="ferries", article=filed.id, title=TITLE, bullets=(Bullet(text=PARAGRAPHS[0], line=1),))
    await life.library.save_briefing(briefing)
    await _digest_told(life, "ferries", TOWN)
    life.story(
        [*PARAGRAPHS[:2], PARAGRAPHS[2].replace("too high", "far too high"), PARAGRAPHS[3].replace("two", "three")]
    )
    await life.look_again(timedelta(hours=1))
    assert [] == await life.told()
    life.story([CORRECTION, PARAGRAPHS[0].replace("12", "14"), *PARAGRAPHS[1:]])
    await life.look_again()
    ((channel, words),) = await life.told()
    assert "C2" == channel
    assert "Correction of what was told here" in words
    assert "An earlier version of this article was told in this channel." in words
    assert "before: “12 million euros”" in words


async def _digest_told(life: Life, ident: str, place: Place) -> None:
    """As a digest that has told a briefing leaves it in the ledger."""
    now = life.clock.now()
    held = await life.library.ledger.claim(
        Slot(digest="morning", day=now.date(), place=place), "w", now, now + TOGETHER
    )
    assert held is not None
    item_ = f"{now.date().isoformat()}/{ident}"
    assert await life.library.ledger.begin(held, "w", now, (item_,))
    assert await life.library.ledger.settle(held, "w", now, Ending(state=Sending.SENT, message="m", told=(item_,)))


async def test_in_quiet_hours_nothing_is_told_and_then_all_of_it_at_once(life: Life) -> None:
    """Two changes in the night are one message in the morning, from the first version to the last."""
    night = QuietHours(begins=time(20), ends=time(7), zone="UTC")
    digest = Subscription(name="digest", place=DESK, time=time(8), zone="UTC", silent=night)
    await life.library.subscriptions.keep(digest)
    await life.ask("follow norland-pay-electric")
    life.story([PARAGRAPHS[0].replace("12", "13"), *PARAGRAPHS[1:]])
    await life.look_again()  # 22:00
    assert [] == await life.told()
    life.story([PARAGRAPHS[0].replace("12", "14"), *PARAGRAPHS[1:]])
    await life.look_again(timedelta(hours=5))  # 3:00
    assert [] == await life.told()
    life.clock.advance(timedelta(hours=4))
    ((_, words),) = await life.told()
    assert "before: “12 million euros”" in words
    assert "14 million" in words
    assert "13 million" not in words


async def test_a_name_and_a_claim_are_followed(life: Life) -> None:
    """Each channel is told what concerns it: the claim's own sentence, the name's own changes."""
    assert "follows Aldo Renk" in await life.ask("follow Aldo Renk", TOWN)
    assert "follows “Harbour minister" in await life.ask("follow sentence:1")
    life.story([*PARAGRAPHS[:3], PARAGRAPHS[3].replace("two pilot", "three pilot")])
    await life.look_again(timedelta(hours=1))
    assert [] == await life.told()
    life.story([PARAGRAPHS[0].replace("Norland will", "Suderia will"), *PARAGRAPHS[1:3]])
    await life.look_again()
    ((channel, words),) = await life.told()
    assert "C1" == channel
    assert "payer before: “Norland”" in words
    assert "pilot" not in words
    life.story(FOLLOW_UP, "Renk: islanders must pay for ferries", "/wire/2", "2025-03-11T08:00Z")
    life.feed("/wire", item(2, link=life.server.url("/wire/2")))
    await life.poll()
    told = dict(await life.told())
    assert "New on Aldo Renk" in told["C2"]
    assert "Suderia" in told["C1"]
    assert "Told otherwise than before" in told["C1"]


async def test_what_is_followed_can_be_listed_and_left(life: Life) -> None:
    """In its own channel; another one has its own list, and an unknown name is refused with what there is."""
    await life.ask("follow norland-pay-electric")
    assert "follows norland-pay-electric already" in await life.ask("follow norland-pay-electric")
    assert "norland-pay-electric" in await life.ask("follow list")
    assert "follows nothing" in await life.ask("follow", TOWN)
    assert "No story is called “mill-fire”" in await life.ask("follow mill-fire")
    assert "has no sentence [40]" in await life.ask("follow sentence:40")
    assert "does not follow “norland”" in await life.ask("unfollow norland", TOWN)
    assert "does not follow norland-pay-electric any more" in await life.ask("unfollow norland-pay-electric")
    life.story([PARAGRAPHS[0].replace("12", "13"), *PARAGRAPHS[1:]])
    await life.look_again()
    assert [] == await life.told()
    stranger = life.desk.call(user="U2", place=DESK)
    refused = shown(await life.desk.dispatch(Typed("follow norland-pay-electric"), stranger))
    assert "for those who manage this channel" in refused


async def test_a_post_that_failed_is_tried_again_and_one_that_may_have_arrived_is_not(life: Life) -> None:
    """Certainly not arrived: later, once. Perhaps arrived: never again."""
    await life.ask("follow norland-pay-electric")
    life.board.failures["C1"] = [Unavailable("Slack does not answer.")]
    life.story([PARAGRAPHS[0].replace("12", "13"), *PARAGRAPHS[1:]])
    await life.look_again()
    assert [] == await life.told()
    life.clock.advance(timedelta(minutes=5))
    assert ["C1"] == [channel for channel, _ in await life.told()]
    life.board.lost.add("C1")
    life.story([PARAGRAPHS[0].replace("12", "16"), *PARAGRAPHS[1:]])
    await life.look_again(timedelta(days=1))
    assert 1 == len(await life.told())
    life.clock.advance(timedelta(days=1))
    assert [] == await life.told()


async def test_private_news_is_told_to_its_tenant_alone(life: Life) -> None:
    """A source of one workspace: its articles make no news in another that follows the same name."""
    for place in (DESK, STRANGER):
        await life.ask("follow Mira Solde", place)
    life.story(FOLLOW_UP, "Renk: islanders must pay for ferries", "/own/2", "2025-03-11T08:00Z")
    life.feed("/own", item(2, link=life.server.url("/own/2")))
    own = Source(name="own", kind=SourceKind.FEED, address=life.server.url("/own"), tenant=Tenant("slack", "T1"))
    await life.library.sources.keep_source(own)
    await life.poll()
    assert ["C1"] == [channel for channel, _ in await life.told()]
    assert "Renk: islanders" not in await life.ask("stories", STRANGER)
    assert "Renk: islanders" in await life.ask("stories", DESK)


async def test_a_question_over_a_story_keeps_its_articles_apart(life: Life) -> None:
    """Each article under its title; conflicts between them; the story by its name in the list."""
    life.story(FOLLOW_UP, "Renk: islanders must pay for ferries", "/wire/2", "2025-03-11T08:00Z")
    life.feed("/wire", item(2, link=life.server.url("/wire/2")))
    await life.poll()
    assert "2 articles – about:norland-pay-electric" in await life.ask("stories")
    paying = await life.ask("who-pays about:norland-pay-electric")
    assert f"“{TITLE}”" in paying
    assert "“Renk: islanders must pay for ferries”" in paying
    conflicts = await life.ask("conflicts about:norland-pay-electric")
    assert "12 million euros" in conflicts
    assert "15 million euros" in conflicts
    changes = await life.ask("changes about:norland-pay-electric")
    assert "Says otherwise now" in changes
