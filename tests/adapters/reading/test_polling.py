"""The loop over the sources against a server, with a real database: nothing lost, nothing twice, everything told."""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import FixedClock, SystemClock
from bot.errors import BadInput, NewsdeskError, NotFound
from bot.facts.model import Article, FactSheet
from bot.ports import Place, Source, SourceKind, SourceState, Step, Tenant
from bot.reading.courtesy import Courtesy
from bot.reading.fetch import Fetcher
from bot.reading.intake import Intake
from bot.reading.newsroom import Newsroom
from bot.reading.poller import Poller
from bot.reading.sources.webhook import NotSigned, signature
from bot.reading.worker import Worker
from bot.store.library import SqlLibrary, open_library
from tests.adapters.reading.conftest import let_in
from tests.adapters.reading.feeds import AT, ATOM, INDEX, JSON, NEWS_SITEMAP, RDF, XML_BOMB, item, rss
from tests.adapters.reading.server import Asked, Server, Write
from tests.conftest import ROOT
from tests.unit.pages import PARAGRAPHS, page

TEXT = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
START = AT + timedelta(days=1)


@dataclass
class Room:
    """A newsroom with a clock that can be moved, and all that it said and told."""

    server: Server
    library: SqlLibrary
    newsroom: Newsroom
    clock: FixedClock
    said: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def poller(self) -> Poller:
        return self.newsroom.poller(self.said.append, self._tell)

    async def _tell(self, source: Source, words: str) -> None:
        self.told.append(f"{source.name} {words}")

    async def titles(self, tenant: Tenant | None = None) -> set[str]:
        return {str(filed.title) for filed in await self.library.articles(tenant)}

    async def state(self, name: str):  # type: ignore[no-untyped-def]
        return next(polling for source, polling in await self.library.sources.sources() if source.name == name)

    async def counts(self, name: str) -> dict[Step, int]:
        source = next(source for source, _ in await self.library.sources.sources() if source.name == name)
        return await self.library.sources.counts(source)

    async def keep(self, address: str, **more) -> Source:  # type: ignore[no-untyped-def]
        more = {"name": "coast", "kind": SourceKind.FEED, **more}
        source = Source(address=address, **more)
        await self.library.sources.keep_source(source)
        return source

    def stories(self, *numbers: int) -> None:
        """Pages for the items of these numbers."""
        for number in numbers:
            self.server.page(
                f"/story/{number}",
                page(title=f"Story {number}", canonical=self.server.url(f"/story/{number}"), og_url=""),
            )

    def feed(self, *items: str, path: str = "/feed", **headers: str) -> None:
        """A feed with these items, whose links lead to the server."""
        text = rss(items, link=self.server.url("/")).replace(
            "http://site.example/story", f"http://site.example:{self.server.port}/story"
        )
        self.server.page(path, text, "application/rss+xml", **headers)

    def asked(self, path: str) -> int:
        return sum(each.path == path for each in self.server.asked)


async def annotate(article: Article) -> FactSheet:
    """A sheet without claims: this is about the way there."""
    return FactSheet(article=article)


@pytest.fixture(scope="module")
def worker():  # type: ignore[no-untyped-def]
    """One reading process for all of these tests; it takes a second to start."""
    yield (made := Worker(20.0))
    made.close()


@pytest.fixture
async def room(server: Server, worker: Worker) -> AsyncIterator[Room]:
    """A newsroom with an empty database in memory."""
    worker._turn = asyncio.Lock()  # of this test's loop
    clock = FixedClock(START)
    fetcher = Fetcher(clock=SystemClock(), guard=let_in(server), courtesy=Courtesy(SystemClock(), gap=0.0), deadline=5)
    async with await open_library("sqlite+aiosqlite://", clock) as library:
        newsroom = Newsroom(
            store=library.sources, library=library, intake=Intake(fetcher, worker), annotate=annotate, clock=clock
        )
        yield Room(server, library, newsroom, clock)


async def test_new_items_become_articles_in_order_and_once(room: Room) -> None:
    """What is new is stored, oldest first, with all that is known of it; a second look stores nothing."""
    room.stories(1, 2, 3)
    room.feed(item(3), item(2), item(1))
    await room.keep(room.server.url("/feed"))

    await room.poller.once()
    await room.poller.once()

    assert {"Story 1", "Story 2", "Story 3"} == await room.titles()
    assert [f"coast: added “Story {n}”" for n in (1, 2, 3)] == room.said
    assert [1, 1, 1] == [room.asked(f"/story/{n}") for n in (1, 2, 3)]
    assert {Step.STORED: 3} == await room.counts("coast")
    (newest, *_) = await room.library.articles(None)
    sheet = await room.library.sheet(newest.id, None)
    assert sheet is not None
    assert ("The Coast Post", ("Ida Holm", "Per Berg")) == (sheet.article.source, sheet.article.authors)
    assert PARAGRAPHS[0] in sheet.article.text


async def test_later_items_come_at_the_next_look(room: Room) -> None:
    """Also when the feed shows only the newest by then."""
    room.stories(1, 2, 3)
    room.feed(item(1))
    await room.keep(room.server.url("/feed"))
    await room.poller.once()
    room.feed(item(3), item(2))

    await room.poller.once()

    assert ["coast: added “Story 1”", "coast: added “Story 2”", "coast: added “Story 3”"] == room.said


async def test_the_first_look_is_bounded_and_what_was_left_out_never_comes(room: Room) -> None:
    """A feed of hundreds of items gives its newest ten, however often its list goes up and down."""
    room.stories(*range(300))
    room.feed(*(item(n) for n in reversed(range(300))))
    await room.keep(room.server.url("/feed"))
    await room.poller.once()
    room.feed(*(item(n) for n in reversed(range(150))))
    await room.poller.once()
    room.feed(*(item(n) for n in reversed(range(300))))
    await room.poller.once()

    assert {f"Story {n}" for n in range(290, 300)} == await room.titles()
    assert {Step.STORED: 10, Step.SKIPPED: 290} == await room.counts("coast")


async def test_what_was_missed_while_down_comes_once_in_order(room: Room) -> None:
    """Weeks later: all that the feed still shows, oldest first."""
    room.stories(*range(40))
    room.feed(item(0))
    await room.keep(room.server.url("/feed"))
    await room.poller.once()
    room.clock.advance(timedelta(days=20))
    room.feed(*(item(n) for n in reversed(range(10, 40))))

    await room.poller.once()
    await room.poller.once()

    assert [f"coast: added “Story {n}”" for n in (0, *range(10, 40))] == room.said


async def test_an_unchanged_feed_is_not_sent_again(room: Room) -> None:
    """ETag and Last-Modified go back; a 304 costs nothing."""
    room.stories(1)
    room.feed(item(1), etag='"one"', last_modified="Wed, 04 Mar 2026 09:00:00 GMT")
    await room.keep(room.server.url("/feed"))
    await room.poller.once()
    room.server.page("/feed", status=304)
    await room.poller.once()

    headers = [each.headers for each in room.server.asked if each.path == "/feed"]
    assert ("if-none-match" not in headers[0], '"one"') == (True, headers[1]["if-none-match"])
    assert "Wed, 04 Mar 2026 09:00:00 GMT" == headers[1]["if-modified-since"]
    assert (None, '"one"') == ((state := await room.state("coast")).problem, state.etag)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (item(1), item(1, guid="new-1")),
        (item(1), item(1, link="http://site.example/story/1?utm_source=x")),
        (item(1, guid=None), item(1)),
        (item(1), item(1, guid=None)),
        (item(1), item(1, date=None, title="Story 1, updated")),
        (item(1, guid="a", link="http://site.example/story/9"), item(1, guid="a", link="http://site.example/story/1")),
    ],
)
async def test_unstable_names_do_not_make_an_item_new(room: Room, before: str, after: str) -> None:
    """GUID, address and date may each change or go."""
    room.stories(1, 9)
    room.feed(before)
    await room.keep(room.server.url("/feed"))
    await room.poller.once()
    room.feed(after)
    await room.poller.once()

    assert {Step.STORED: 1} == await room.counts("coast")


async def test_the_same_article_in_two_feeds_is_one(room: Room) -> None:
    """By its canonical address."""
    room.stories(1)
    room.feed(item(1), path="/a")
    room.feed(item(1, guid="other"), path="/b")
    await room.keep(room.server.url("/a"), name="a")
    await room.keep(room.server.url("/b"), name="b")

    await room.poller.once()

    assert 1 == len(await room.library.articles(None))
    assert 1 == len(room.said)


async def test_a_move_for_good_is_remembered_and_told(room: Room) -> None:
    """The old address is not asked again."""
    room.stories(1)
    room.server.redirect("/feed", room.server.url("/new"), 301)
    room.feed(item(1), path="/new")
    await room.keep(room.server.url("/feed"))
    await room.poller.once()
    await room.poller.once()

    assert (1, 2) == (room.asked("/feed"), room.asked("/new"))
    assert [f"coast has moved for good to {room.server.url('/new')}; it is asked there from now on."] == room.told


async def test_gone_for_good_ends_the_source(room: Room) -> None:
    """With a notice, and no further request."""
    room.server.page("/feed", status=410)
    await room.keep(room.server.url("/feed"))
    await room.poller.once()
    await room.poller.once()

    assert 1 == room.asked("/feed")
    assert SourceState.ENDED is (await room.state("coast")).state
    assert 1 == len(room.told)
    assert "gone for good" in room.told[0]


async def test_a_feed_that_is_down_is_warned_of_and_comes_back(room: Room) -> None:
    """The notice comes before anything is switched off; the items of the time between are not lost."""
    room.stories(1)
    room.server.page("/feed", status=503, retry_after="60")
    await room.keep(room.server.url("/feed"))
    for _ in range(4):
        await room.poller.once()
        room.clock.advance(timedelta(hours=4))
    assert SourceState.ACTIVE is (await room.state("coast")).state
    room.feed(item(1))
    await room.poller.once()

    assert ["coast cannot be read since Thu 5 Mar 2026", "coast answers again."] == [
        words.partition(":")[0] for words in room.told
    ]
    assert {"Story 1"} == await room.titles()


async def test_a_page_that_fails_is_tried_again_later(room: Room) -> None:
    """The item waits, others go on; when the page is there, it is stored."""
    room.stories(2)
    room.server.page("/story/1", status=500)
    room.feed(item(2), item(1))
    await room.keep(room.server.url("/feed"))
    await room.poller.once()
    assert {"Story 2"} == await room.titles()
    room.stories(1)
    await room.poller.take()
    assert {"Story 2"} == await room.titles()
    room.clock.advance(timedelta(minutes=6))
    await room.poller.take()

    assert {"Story 1", "Story 2"} == await room.titles()


async def test_what_never_becomes_an_article_is_given_up_with_a_reason(room: Room) -> None:
    """A paywall at once, a page that is not there after five tries."""
    room.server.page("/story/1", page(title="Story 1", free="false", paragraphs=PARAGRAPHS[:2]))
    room.feed(item(2), item(1))
    await room.keep(room.server.url("/feed"))
    for _ in range(6):
        await room.poller.once()
        room.clock.advance(timedelta(days=1, minutes=1))

    assert {Step.REFUSED: 2} == await room.counts("coast")
    assert 5 == room.asked("/story/2")
    assert 1 == room.asked("/story/1")
    assert any("for subscribers" in words for words in room.said)
    assert any("is not there (status 404)" in words for words in room.said)


async def test_the_feeds_own_text_serves_where_the_page_does_not(room: Room) -> None:
    """Behind a paywall, or where the source says that its feed is whole."""
    room.server.page("/story/1", page(title="Story 1", free="false", paragraphs=PARAGRAPHS[:2]))
    room.feed(item(1, text=TEXT), item(2, text=TEXT))
    await room.keep(room.server.url("/feed"), whole=False)
    room.feed(item(3, text=TEXT), path="/whole")
    await room.keep(room.server.url("/whole"), name="whole", whole=True)
    await room.poller.once()

    assert {"Story 1", "Story 3"} == await room.titles()
    assert 0 == room.asked("/story/3")


async def test_a_feed_cannot_put_its_words_in_the_place_of_another_sites_article(room: Room) -> None:
    """What it says of a page of another site is kept apart from what that page says."""
    room.stories(1)
    room.feed(item(1))
    await room.keep(room.server.url("/feed"))
    await room.poller.once()
    lies = "".join(f"<p>{each.replace('May', 'June')}</p>" for each in PARAGRAPHS)
    room.feed(item(1, text=lies), path="/lies")
    await room.keep(room.server.url("/lies", "evil.example"), name="evil", whole=True)
    await room.poller.once()

    filed = await room.library.articles(None)
    sheets = [await room.library.sheet(each.id, None) for each in filed]
    assert 2 == len(filed)
    assert {("The Coast Post", True), ("site.example", False)} == {
        (sheet.article.source, "in May" in sheet.article.text) for sheet in sheets if sheet is not None
    }


async def test_robots_txt_is_obeyed_for_pages_and_not_asked_for_feeds(room: Room) -> None:
    """Once a site, whatever the number of pages."""
    room.stories(1, 2)
    room.server.page("/robots.txt", "User-agent: Newsdesk\nDisallow: /story/1\n", "text/plain")
    room.feed(item(2), item(1))
    await room.keep(room.server.url("/feed"))
    await room.poller.once()

    assert {"Story 2"} == await room.titles()
    assert (0, 1) == (room.asked("/story/1"), room.asked("/robots.txt"))
    assert any("asks programs not to read" in words for words in room.said)


async def test_a_robots_txt_that_fails_is_a_no_for_now(room: Room) -> None:
    """RFC 9309: a server with trouble has not said yes."""
    room.stories(1)
    room.server.page("/robots.txt", status=500)
    room.feed(item(1))
    await room.keep(room.server.url("/feed"))
    await room.poller.once()

    assert (0, set()) == (room.asked("/story/1"), await room.titles())
    assert {Step.FOUND: 1} == await room.counts("coast")


async def test_articles_of_a_workspace_are_seen_only_there(room: Room) -> None:
    """A source that was added in a chat fills that chat's shelf."""
    room.stories(1)
    room.feed(item(1))
    ours, theirs = Tenant("slack", "T1"), Tenant("slack", "T2")
    await room.keep(room.server.url("/feed"), tenant=ours, place=Place("slack", "T1", "C1"))
    await room.poller.once()

    assert ({"Story 1"}, set(), set()) == (
        await room.titles(ours), await room.titles(theirs), await room.titles(None)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [("/atom", ATOM, SourceKind.FEED), ("/rdf", RDF, SourceKind.FEED), ("/json", JSON, SourceKind.FEED),
     ("/map", NEWS_SITEMAP, SourceKind.SITEMAP)],
)  # fmt: skip
async def test_every_format_leads_to_its_article(room: Room, path: str, text: str, kind: SourceKind) -> None:
    """Atom, RDF, JSON Feed and news sitemap."""
    room.stories(1, 2)
    text = text.replace("http://site.example/", room.server.url("/"))
    room.server.page(path, text, "application/octet-stream")
    await room.keep(room.server.url(path), kind=kind)
    await room.poller.once()

    assert "Story 1" in await room.titles()


async def test_an_index_of_sitemaps_is_followed(room: Room) -> None:
    """To its newest maps, packed or not."""
    room.stories(1, 2)
    url = room.server.url("/")
    room.server.page("/index.xml", INDEX.replace("http://site.example/", url), "text/xml")
    room.server.page(
        "/new.xml", gzip.compress(NEWS_SITEMAP.replace("http://site.example/", url).encode()), "application/gzip"
    )
    room.server.page("/old.xml", NEWS_SITEMAP.replace("http://site.example/", url), "text/xml")
    await room.keep(room.server.url("/index.xml"), kind=SourceKind.SITEMAP)
    await room.poller.once()

    assert {"Story 1", "Story 2"} == await room.titles()


async def test_a_page_is_new_when_its_text_is(room: Room) -> None:
    """Not when something around it changes."""
    await room.keep(room.server.url("/live"), kind=SourceKind.PAGE)
    room.server.page("/live", page(title="Live", canonical="", og_url=""))
    await room.poller.once()
    room.server.page("/live", page(title="Live", canonical="", og_url="").replace("Copyright", "Buy this now!"))
    await room.poller.once()
    room.server.page("/live", page(title="Live", canonical="", og_url="", paragraphs=PARAGRAPHS[::-1]))
    await room.poller.once()

    assert ["coast: added “Live”", "coast: replaced “Live”"] == room.said


async def test_a_folder_is_watched(room: Room, tmp_path: Path) -> None:
    """Files of every form become articles; one that is still being written, and one that is none, do not."""
    old = START.timestamp() - 60
    (tmp_path / "a.md").write_text("# Story A\n\n" + "\n\n".join(PARAGRAPHS))
    (tmp_path / "b.html").write_text(page(title="Story B", canonical="", og_url=""))
    (tmp_path / "c.zip").write_text("x")
    (tmp_path / ".hidden.md").write_text("# Hidden\n\n" + "\n\n".join(PARAGRAPHS))
    for name in ("a.md", "b.html", "c.zip", ".hidden.md"):
        os.utime(tmp_path / name, (old, old))
    (tmp_path / "new.md").write_text("# Half a st")
    os.utime(tmp_path / "new.md", (START.timestamp(), START.timestamp()))
    await room.keep(str(tmp_path), kind=SourceKind.FOLDER)
    await room.poller.once()

    assert {"Story A", "Story B"} == await room.titles()


SECRET = "a long random text"


def signed(body: bytes, at: datetime = START, secret: str = SECRET) -> dict[str, str]:
    stamp = str(int(at.timestamp()))
    return {"x-newsdesk-timestamp": stamp, "x-newsdesk-signature": signature(secret, stamp, body)}


async def test_a_signed_push_becomes_an_article(room: Room) -> None:
    """Once, however often it is sent; corrected, it is new."""
    await room.keep("", kind=SourceKind.WEBHOOK, name="desk")
    body = json.dumps(
        {"id": "7", "title": "Pushed", "text": "\n\n".join(PARAGRAPHS), "published": "2026-03-04"}
    ).encode()

    assert await room.newsroom.push("desk", signed(body), body, SECRET)
    assert not await room.newsroom.push("desk", signed(body), body, SECRET)
    await room.poller.once()

    (filed,) = await room.library.articles(None)
    assert ("Pushed", date(2026, 3, 4)) == (filed.title, filed.published)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-newsdesk-timestamp": "soon", "x-newsdesk-signature": "x"},
        {"x-newsdesk-timestamp": "²", "x-newsdesk-signature": "x"},
        signed(b"{}", secret="wrong"),
        signed(b"{} "),
        signed(b"{}", at=START - timedelta(minutes=6)),
        signed(b"{}", at=START + timedelta(minutes=6)),
        signed(b"{}") | {"x-newsdesk-signature": "é"},
    ],
)
async def test_a_push_that_is_not_signed_is_refused(room: Room, headers: dict[str, str]) -> None:
    """Missing, wrong, of another body, or old; and nobody learns which webhooks there are."""
    with pytest.raises(NotSigned):
        await room.newsroom.push("nowhere", headers, b"{}", SECRET)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"text": 7}', b'{"url": "http://[x"}', b'{"url": "file:///etc/passwd"}', b'{"x": ""}']
)
async def test_a_push_that_is_no_article_is_told(room: Room, body: bytes) -> None:
    """In words, to whoever knows the secret."""
    with pytest.raises(BadInput):
        await room.newsroom.push("desk", signed(body), body, SECRET)


async def test_a_push_to_a_webhook_that_is_not_there(room: Room) -> None:
    """Told to whoever knows the secret."""
    body = b'{"text": "words"}'
    with pytest.raises(NotFound):
        await room.newsroom.push("desk", signed(body), body, SECRET)


# --- adding -----------------------------------------------------------------------------------------------------------


async def test_add_finds_the_feed_of_a_site(room: Room) -> None:
    """From the front page's address, with its last three items; comments are not the feed."""
    room.feed(*(item(n) for n in range(5)))
    link = '<link rel="alternate" type="application/{}" href="{}" title="{}">'
    head = link.format("rss+xml", "/comments", "Comments") + link.format("rss+xml", "/feed", "News")
    room.server.page("/", f"<html><head>{head}</head><body>Hello</body></html>")
    room.feed(item(9), path="/comments")

    found = await room.newsroom.book.add(room.server.url("/"), None, None)

    assert (room.server.url("/feed"), "the-coast-post", 5) == (found.source.address, found.source.name, found.total)
    assert ["Story 4", "Story 3", "Story 2"] == [each.title for each in found.items]
    with pytest.raises(BadInput, match="read already: the-coast-post"):
        await room.newsroom.book.add(room.server.url("/feed"), None, None)


async def test_add_tries_the_usual_places(room: Room) -> None:
    """Where a page names no feed."""
    room.server.page("/", "<html><body>Hello</body></html>")
    room.feed(item(1), path="/rss.xml")

    assert room.server.url("/rss.xml") == (await room.newsroom.book.look(room.server.url("/"), None)).source.address


async def test_add_takes_sitemaps_and_pages(room: Room) -> None:
    """A sitemap by itself, a page when it is asked for."""
    room.server.page("/map.xml", NEWS_SITEMAP, "text/xml")
    room.server.page("/page", page(title="Live"))

    found = [await room.newsroom.book.look(each, None) for each in
             (room.server.url("/map.xml"), f"page:{room.server.url('/page')}")]  # fmt: skip
    assert [SourceKind.SITEMAP, SourceKind.PAGE] == [each.source.kind for each in found]


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (lambda server: server.page("/x", "<html><body>Hello</body></html>"), "no feed at"),
        (lambda server: server.page("/x", status=403), "refuses to be read"),
        (lambda server: server.page("/x", status=410), "gone for good"),
        (lambda server: server.page("/x", b"\x89PNG", "image/png"), "image/png, not a feed"),
        (lambda server: server.redirect("/x", "http://169.254.169.254/latest"), "private or reserved"),
        (lambda server: server.redirect("/x", "/x"), "in a circle"),
        (lambda server: None, "is not there"),
    ],
)
async def test_add_says_in_words_what_is_wrong(room: Room, prepare, words: str) -> None:  # type: ignore[no-untyped-def]
    """And adds nothing."""
    prepare(room.server)
    with pytest.raises(NewsdeskError, match=words):
        await room.newsroom.book.add(room.server.url("/x"), None, None)
    assert () == await room.library.sources.sources()


async def test_in_a_chat_no_folder_of_this_machine_can_be_added_or_seen(room: Room, tmp_path: Path) -> None:
    """Not even whether it is there."""
    for action in (room.newsroom.book.look(str(tmp_path), Tenant("slack", "T1")),
                   room.newsroom.book.add(str(tmp_path), Tenant("slack", "T1"), None)):  # fmt: skip
        with pytest.raises(NewsdeskError, match="http"):
            await action


async def test_pause_resume_and_remove(room: Room) -> None:
    """A paused source is not asked; a removed one is forgotten, its articles are not."""
    room.stories(1, 2)
    room.feed(item(1))
    source = await room.keep(room.server.url("/feed"))
    await room.poller.once()
    await room.newsroom.book.change("coast", None, "pause")
    room.feed(item(2))
    await room.poller.once()
    assert {"Story 1"} == await room.titles()
    await room.newsroom.book.change("coast", None, "resume")
    await room.poller.once()
    assert {"Story 1", "Story 2"} == await room.titles()
    await room.newsroom.book.change("coast", None, "remove")

    assert () == await room.library.sources.sources()
    assert 2 == len(await room.library.articles(None))
    with pytest.raises(NotFound):
        await room.newsroom.book.change("coast", None, "pause")
    await room.library.sources.keep_source(replace(source, filed=True))
    with pytest.raises(BadInput, match=r"sources\.toml"):
        await room.newsroom.book.change("coast", None, "remove")


async def test_lists_of_feeds_come_in_and_go_out(room: Room, tmp_path: Path) -> None:
    """What one reader wrote another can read; what is there already or is no address is left out and said."""
    path = tmp_path / "list.opml"
    path.write_text(
        '<opml version="2.0"><body><outline text="Folder"><outline title="Coast Post" '
        'xmlUrl="https://coast.example/rss"/></outline><outline text="Bad" xmlUrl="file:///etc/passwd"/></body></opml>'
    )
    added, left = await room.newsroom.take_list(path, None, None)
    again, twice = await room.newsroom.take_list(path, None, None)
    path.write_text(await room.newsroom.give_list(None))

    assert (["coast-post"], 1, [], 2) == (added, len(left), again, len(twice))
    assert "https://coast.example/rss" in path.read_text()
    path.write_text('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><html>&e;</html>')
    with pytest.raises(BadInput, match="no OPML"):
        await room.newsroom.take_list(path, None, None)


# --- trouble ----------------------------------------------------------------------------------------------------------


async def test_paused_while_it_is_asked(room: Room) -> None:
    """Whoever pauses a source at the moment of a slow look finds it paused afterwards."""
    room.server.raw("/slow", b"HTTP/1.1 200 OK\r\n\r\n", b"x", pause=0.1, times=8)
    await room.keep(room.server.url("/slow"))
    look = asyncio.create_task(room.poller.once())
    while not room.asked("/slow"):  # noqa: ASYNC110 - the server has no event for it
        await asyncio.sleep(0.01)
    await room.newsroom.book.change("coast", None, "pause")
    await look
    polling = await room.state("coast")
    assert (SourceState.PAUSED, 1) == (polling.state, polling.failures)


async def test_every_misbehaving_feed_is_told_in_words_and_stops_no_other(room: Room) -> None:
    """Resets, bombs, loops, redirects inside, endless nesting; the good one beside them is read."""
    server = room.server
    room.stories(1)
    room.feed(item(1), path="/good")
    server.raw("/reset", b"", reset=True)
    server.raw("/drip", b"HTTP/1.1 200 OK\r\n\r\n", b"x", pause=0.2, times=100)
    server.page("/500", status=500)
    server.page("/html", "<html><body>Hello</body></html>")
    server.page("/bomb", gzip.compress(bytes(60_000_000)), content_encoding="gzip")
    server.page("/br", b"\xff" * 800, content_encoding="br")
    server.page("/xml", XML_BOMB, "text/xml")
    server.redirect("/loop", "/loop")
    server.redirect("/inside", "http://10.0.0.1/")
    server.redirect("/meta", "http://169.254.169.254/latest/meta-data/")
    bad = ("reset", "drip", "500", "html", "bomb", "br", "loop", "inside", "meta", "missing")
    for name in (*bad, "xml", "good"):
        await room.keep(server.url(f"/{name}", f"{name}.example"), name=name)
    await room.poller.once()

    assert {"Story 1"} == await room.titles()
    problems = {name: (await room.state(name)).problem for name in bad}
    assert [] == [name for name, problem in problems.items() if not problem or not problem.endswith(".")]
    assert {SourceState.ACTIVE} == {(await room.state(name)).state for name in bad}


async def test_an_article_that_cannot_be_understood_stops_no_other(room: Room) -> None:
    """It is tried again, then given up; the rest is stored."""
    room.stories(1, 2)
    room.feed(item(2), item(1))
    await room.keep(room.server.url("/feed"))

    async def breaks(article: Article) -> FactSheet:
        if article.title == "Story 1":
            raise ZeroDivisionError
        return FactSheet(article=article)

    room.newsroom._annotate = breaks
    await room.poller.once()

    assert {"Story 2"} == await room.titles()
    assert {Step.FOUND: 1, Step.STORED: 1} == await room.counts("coast")


async def test_a_source_that_is_removed_during_a_look_stays_removed(room: Room) -> None:
    """What the look found is thrown away."""
    source = await room.keep(room.server.url("/feed"))

    async def answer(asked: Asked, write: Write) -> None:
        await room.library.sources.drop_source(source)
        body = rss([item(1)]).encode()
        await write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(body) + body)

    room.server.pages["/feed"] = answer
    await room.poller.once()

    assert () == await room.library.sources.sources()


KILLED = """
import asyncio, sys
from bot.clock import SystemClock
from bot.facts.model import FactSheet
from bot.ports import Source, SourceKind
from bot.reading.courtesy import Courtesy
from bot.reading.fetch import Fetcher
from bot.reading.guard import Guard
from bot.reading.intake import Intake
from bot.reading.newsroom import Newsroom
from bot.reading.worker import Worker
from bot.store.library import open_library

async def main(port, database):
    async def here(host, number):
        return ("127.0.0.1",)
    clock = SystemClock()
    guard = Guard(allows=lambda a: a == "127.0.0.1", resolve=here, ports=frozenset({port}))
    fetcher = Fetcher(clock=clock, guard=guard, courtesy=Courtesy(clock, gap=0.0))
    async def annotate(article):
        await asyncio.sleep(0.1)
        return FactSheet(article=article)
    async def tell(source, words):
        pass
    async with await open_library(database) as library:
        room = Newsroom(store=library.sources, library=library, intake=Intake(fetcher, Worker()), annotate=annotate,
                        clock=clock)
        source = Source(name="coast", kind=SourceKind.FEED, address=f"http://site.example:{port}/feed", most=30)
        await library.sources.keep_source(source)
        await room.poller(lambda words: print(words, flush=True), tell).once()

if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
"""


async def test_killed_in_the_middle_nothing_is_lost_and_nothing_is_twice(room: Room, tmp_path: Path) -> None:
    """kill -9 again and again while articles are stored; in the end each is there once, and the database is whole."""
    room.stories(*range(30))
    room.feed(*(item(n) for n in reversed(range(30))))
    script, database = tmp_path / "run.py", f"sqlite+aiosqlite:///{tmp_path / 'news.db'}"
    script.write_text(KILLED)
    added = 0
    for stored in (0, 3, 9, None):
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(script), str(room.server.port), database,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert process.stdout is not None
        if stored is not None:
            for _ in range(stored):
                added += b": added" in await process.stdout.readline()
            if stored == 0:
                await asyncio.sleep(1.0)
            process.send_signal(signal.SIGKILL)
        out, err = await process.communicate()
        added += out.count(b": added")
        assert stored is not None or (0, b"") == (process.returncode, err)

    async with await open_library(database) as library:
        assert {f"Story {n}" for n in range(30)} == {str(filed.title) for filed in await library.articles(None)}
        ((source, polling),) = await library.sources.sources()
        assert {Step.STORED: 30} == await library.sources.counts(source)
        assert polling.problem is None
    assert added in range(28, 31)  # a line may be lost with a kill, none comes twice
