"""The filter of a channel and the way of an item, from the front desk down to a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import FixedClock
from bot.commands.catalogue import load
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Typed
from bot.delivery.channels import Channels
from bot.delivery.compose import gather
from bot.delivery.digests import Digest
from bot.delivery.filters import Filters
from bot.delivery.runner import DigestRunner
from bot.facts.briefing import Briefing, Bullet
from bot.facts.model import FactSheet, Kind
from bot.ports import Found, Place, Polling, QuietHours, Source, SourceKind, Step, Subscription, Tenant, Waiting
from bot.reading.fetched import status_words
from bot.store.library import SqlLibrary, open_library
from tests.conftest import ROOT
from tests.handmade import sheet_of
from tests.stories import shown

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
HERE, OTHER = Place("slack", "T1", "C1"), Place("slack", "T2", "C1")
COAST = Source(name="coast", kind=SourceKind.FEED, address="https://coast.example/rss", most=3)
OWN = Source(name="own", kind=SourceKind.FEED, address="https://own.example/rss", tenant=HERE.tenant)


def ferries(title: str = "Ferries to Norway", ident: str = "feed0001cafe") -> FactSheet:
    """An invented article."""
    text = "The harbour pays for ferries to Norway. The boats are old."
    sheet = sheet_of(text, names={"Norway": ()}, ident=ident, title=title, published=date(2026, 3, 4))
    (norway,) = sheet.entities
    article = replace(sheet.article, url=f"https://coast.example/{ident}", source="The Coast Post")
    return replace(sheet, entities=(replace(norway, kind=Kind.COUNTRY, iso2="NO"),), article=article)


@dataclass
class Channel:
    """A channel with a library behind it."""

    library: SqlLibrary
    clock: FixedClock
    filed: tuple[Digest, ...] = ()

    async def ask(self, words: str, place: Place = HERE, manager: bool = True, locale: str = "") -> str:
        """The answer, as text."""
        library, filters = self.library, Filters(self.library.filters, self.library)
        runner = DigestRunner(self.filed, {}, library, library.ledger, self.clock, library.subscriptions, filters)
        channels = Channels(
            filters=filters, stopped=library.filters, sources=library.sources, library=library,
            subscriptions=library.subscriptions, filed=self.filed, runner=runner, clock=self.clock,
        )  # fmt: skip
        desk = FrontDesk(load(ROOT / "config" / "topics"), library, self.clock, channels=lambda: channels)
        return " ".join(
            shown(
                await desk.dispatch(Typed(words), desk.call(user="U1", place=place, manager=manager, locale=locale))
            ).split()
        )

    async def found(self, *items: Found, source: Source = COAST, old: tuple[Found, ...] = ()) -> tuple[Waiting, ...]:
        """Have a source name them."""
        await self.library.sources.keep_source(source)
        await self.library.sources.note(source, Polling(polled=NOW), items, old)
        return await self.library.sources.waiting(self.clock.now() + timedelta(days=1), 100)


def item(number: int, title: str) -> Found:
    """Something a source names."""
    return Found(names=(f"guid:{number}",), url=f"https://coast.example/{number}", title=title)


@pytest.fixture
async def channel(tmp_path: Path) -> AsyncIterator[Channel]:
    """An empty one."""
    clock = FixedClock(NOW)
    async with await open_library(f"sqlite+aiosqlite:///{tmp_path / 'news.db'}", clock) as library:
        yield Channel(library, clock)


def digest(name: str = "morning", **changes: object) -> Digest:
    """A digest of the channel."""
    made = Digest(name=name, place=HERE, time=time(8), zone=ZoneInfo("UTC"))
    return replace(made, **changes)  # type: ignore[arg-type]


def briefing(sheet: FactSheet) -> Briefing:
    """A briefing on an article."""
    return Briefing(
        id=f"on-{sheet.article.id}", title=str(sheet.article.title), article=sheet.article.id,
        bullets=(Bullet(text="The harbour pays for ferries.", line=1),), published=date(2026, 3, 4), topics=("Boats",),
    )  # fmt: skip


async def test_managers_set_test_show_and_clear_the_filter(channel: Channel) -> None:
    """What was set is read back with what it makes of the last articles; a wrong one is told with its place."""
    await channel.library.save(ferries())
    await channel.library.save(ferries("Boats at home", "feed0002cafe"))
    assert "no filter: everything passes" in await channel.ask("filter")
    answer = await channel.ask('filter set country:Norway and not word:"boats at"')
    for words in (
        "The filter of this channel is set",
        "Of the last 2 articles 1 pass",
        "“Ferries to Norway” – passes",
        '“Boats at home” – stopped by not word:"boats at"',
    ):
        assert words in answer
    assert 'country:Norway and not word:"boats at"' in await channel.ask("filter show")
    assert "Of the last 2 articles 0 pass" in await channel.ask("filter test predicate:buy")
    assert "The filter is wrong at character 9, “Norwya”: there is no country Norwya. Did you mean norway?" in (
        await channel.ask("filter set country:Norwya")
    )
    assert 'country:Norway and not word:"boats at"' in await channel.ask("filter show")
    await channel.ask("filter set word:ferries digest:morning")
    assert "The digest morning: word:ferries" in await channel.ask("filter")
    assert "is gone: everything passes again" in await channel.ask("filter clear")
    assert "was not set" in await channel.ask("filter clear")
    assert "filter cannot clera. Did you mean clear?" in await channel.ask("filter clera")


async def test_only_managers_touch_a_filter_and_each_channel_has_its_own(channel: Channel) -> None:
    """Nobody else sets one, another workspace does not see it, and a page or a terminal has none."""
    assert "for those who manage" in await channel.ask("filter set country:Norway", manager=False)
    await channel.ask("filter set country:Norway")
    assert "no filter" in await channel.ask("filter", place=OTHER)
    assert "belongs to a channel of Discord or Slack" in await channel.ask("filter", place=Place("web", "", "page"))


async def test_what_bears_no_date_is_told_while_it_is_new(channel: Channel) -> None:
    """An article without a date waits for the next digest, and is too old some days after it came."""
    sheet = ferries()
    await channel.library.save(replace(sheet, article=replace(sheet.article, published=None)))
    channel.filed = (digest(),)
    assert "nothing stops it" in await channel.ask("why-not ferries")
    channel.clock.advance(timedelta(days=9))
    assert "too old: it bears no date" in await channel.ask("why-not ferries")


async def test_a_failure_is_told_in_the_language_of_the_reader(channel: Channel) -> None:
    """It was written down long before anybody asked, and is read by people of several languages."""
    (waiting,) = await channel.found(item(1, "Mill closes"))
    down = status_words("coast.example/1", 503)
    await channel.library.sources.step(waiting, Step.FOUND, problem=down, due=NOW + timedelta(hours=1))
    assert "Failed once: coast.example/1 has a server with trouble of its own" in await channel.ask("why-not mill")
    assert "coast.example/1 hat einen Server mit eigenen Schwierigkeiten" in (
        await channel.ask("why-not mill", locale="de")
    )
    assert "coast.example/1 tiene un servidor" in await channel.ask("why-not mill", locale="es-MX")


async def test_a_digest_leaves_out_what_its_channel_does_not_want(channel: Channel) -> None:
    """The filter of the channel and that of the digest both hold; what they stopped is noted, and told by why-not."""
    sheets = [ferries(), ferries("Boats at home", "feed0002cafe"), ferries("Sails", "feed0003cafe")]
    for sheet in sheets:
        await channel.library.save(sheet)
        await channel.library.save_briefing(briefing(sheet))
    filters = Filters(channel.library.filters, channel.library)
    briefings = await channel.library.briefings(None)
    morning, evening = digest(), digest("evening")
    assert 3 == len(await gather(morning, briefings, channel.library, filters))
    assert () == await filters.texts(morning)
    await channel.ask('filter set not "boats at home"')
    await channel.ask("filter set not sails digest:morning")
    assert ('not "boats at home"', "not sails") == await filters.texts(morning)
    told = await gather(morning, briefings, channel.library, filters)
    assert ["Ferries to Norway"] == [each.briefing.title for each in told]
    assert 2 == len(await gather(evening, briefings, channel.library, filters))
    assert 3 == len(await gather(digest(place=OTHER), briefings, channel.library, filters))
    channel.filed = (morning, evening)
    answer = await channel.ask("why-not boats at home")
    assert 'Filtered: the filter of this channel stops it, by not word:"boats at home"' in answer
    assert "the filter kept it out of morning" in answer
    answer = await channel.ask("why-not sails")
    assert "morning: filtered: the filter of the digest stops it, by not word:sails" in answer
    assert "evening: nothing stops it" in answer
    assert "kept it out" not in await channel.ask("why-not boats at home", place=OTHER)


@pytest.mark.parametrize(
    ("step", "problem", "tries", "words"),
    [
        (None, None, 0, "Not fetched yet: it waits for its turn."),
        (Step.FOUND, "It answered 502.", 1, "Failed once: It answered 502. It is tried again 2026-03-04"),
        (Step.FETCHED, None, 1, "It is fetched, and being read."),
        (Step.REFUSED, "It stands behind a paywall.", 1, "Refused: It stands behind a paywall."),
        (Step.DUPLICATE, None, 1, "A duplicate: it is the same article as “Ferries to Norway”, which was here before"),
        (Step.STORED, None, 1, "It is stored, and can be asked about: brief about:feed0001"),
    ],
)
async def test_where_reading_stopped(
    channel: Channel, step: Step | None, problem: str | None, tries: int, words: str
) -> None:
    """Each step has a sentence of its own, and the way up to it is told with its times and its source."""
    await channel.library.save(ferries())
    (waiting,) = await channel.found(item(1, "New boats for the islands"))
    if step is not None:
        due = NOW + timedelta(hours=1) if step is Step.FOUND else None
        article = "feed0001cafe" if step in (Step.STORED, Step.DUPLICATE) else None
        await channel.library.sources.step(waiting, step, article=article, problem=problem, due=due)
    for asked in ("islands boats", "https://coast.example/1", "“New boats”"):
        answer = await channel.ask(f"why-not {asked}", manager=False)
        assert words in answer
        assert "named by coast: https://coast.example/1" in answer


async def test_what_was_too_old_at_the_first_look_is_told_so(channel: Channel) -> None:
    """It names the source and how many it takes."""
    await channel.found(item(1, "New"), old=(item(2, "Yesteryear"),))
    assert "Too old: at the first look coast takes its 3 newest items only." in await channel.ask("why-not yesteryear")


async def test_what_nobody_named_is_told_with_what_cannot_be_read(channel: Channel) -> None:
    """No source, a source that fails, and words that mean nothing each have an answer."""
    assert "nothing that is read here could have named “volcano”" in await channel.ask("why-not volcano")
    await channel.found()
    await channel.library.sources.note(COAST, Polling(polled=NOW, problem="It answered 502."))
    answer = await channel.ask("why-not volcano")
    assert "the one source that is read here has not named “volcano”" in answer
    assert "coast: It answered 502." in answer
    assert "Which item?" in await channel.ask("why-not ?")


async def test_no_workspace_learns_of_the_items_of_another(channel: Channel) -> None:
    """Neither by title, address nor id: not named, not stored, not failing."""
    (waiting,) = await channel.found(item(1, "Private boats"), source=OWN)
    sheet = ferries("Private boats")
    await channel.library.save(sheet, HERE.tenant)
    await channel.library.sources.step(waiting, Step.STORED, article=sheet.article.id)
    await channel.library.sources.note(OWN, Polling(polled=NOW, problem="It is down."))
    for asked in ("private boats", "https://coast.example/1", "feed0001"):
        assert "It is stored" in await channel.ask(f"why-not {asked}")
        for place in (OTHER, Place("web", "", "page"), Place("slack", "", "D1")):
            answer = await channel.ask(f"why-not {asked}", place=place)
            assert "It was not fetched: nothing that is read here" in answer
            assert "It is down" not in answer
    assert Tenant("slack", "T1") == OWN.tenant


@pytest.mark.parametrize(
    ("changes", "paused", "words"),
    [
        ({}, False, "nothing stops it; the next digest is due"),
        ({}, True, "the digest is paused: digest resume morning"),
        ({"topics": ("Trains",)}, False, "it is not on the digest’s topics, Trains."),
        ({"sources": ("tabloid",)}, False, "it is not of the digest’s sources, tabloid."),
        (
            {"silent": QuietHours(begins=time(22), ends=time(10), zone="UTC")},
            False,
            "these are quiet hours, until 2026-03-04",
        ),
    ],
)
async def test_how_it_stands_with_the_digest(
    channel: Channel, changes: dict[str, object], paused: bool, words: str
) -> None:
    """Of a stored article the digest of the channel tells what it would do with it, with a briefing or without."""
    await channel.library.save(ferries())
    subscription = Subscription(name="morning", place=HERE, time=time(8), zone="UTC", paused=paused)
    await channel.library.subscriptions.keep(replace(subscription, **changes))  # type: ignore[arg-type]
    assert words in await channel.ask("why-not ferries")
    await channel.library.save_briefing(briefing(ferries()))
    assert words in await channel.ask("why-not ferries")
    assert "No digest comes to this channel" in await channel.ask("why-not ferries", place=OTHER)


async def test_a_path_on_the_machine_is_nobodys_business(channel: Channel) -> None:
    """What a watched folder brought is named without its address."""
    inbox = Source(name="inbox", kind=SourceKind.FOLDER, address="/srv/inbox")
    found = Found(names=("file:1",), url="file:///srv/inbox/secret.txt", title="Boats")
    await channel.found(found, source=inbox)
    answer = await channel.ask("why-not boats")
    assert "named by inbox" in answer
    assert "/srv" not in answer


async def test_the_short_name_of_a_story_means_its_articles(channel: Channel) -> None:
    """Of those that the asker may see."""
    sheet = ferries()
    await channel.library.save(sheet, HERE.tenant)
    await channel.library.gathered.place(
        sheet.article.id, HERE.tenant, at=NOW, marks={}, story=None, name="quay", title="Ferries"
    )
    assert "Ferries to Norway No source brought it" in await channel.ask("why-not quay")
    assert "was not fetched" in await channel.ask("why-not quay", place=OTHER)
