"""What more a digest can be asked for: sources, length, language, a thread, whom it notifies, quiet hours."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import FixedClock
from bot.delivery.compose import compose, gather, since
from bot.delivery.digest_file import read_digests
from bot.delivery.digests import Digest, digest_of
from bot.delivery.editions import Editions
from bot.delivery.schedule import due_days
from bot.delivery.wishes import wished
from bot.errors import BadInput
from bot.facts.briefing import Briefing, Bullet
from bot.facts.model import ArticleId
from bot.languages.choice import choose
from bot.ports import Found, Group, Length, Place, Polling, QuietHours, Source, SourceKind, Step, Subscription, Wish
from bot.replies.blocks import Bullets, Moment, Reply, plain
from bot.store.library import SqlLibrary, open_library
from tests.stories import ferries, fog, shown

HERE = Place("discord", "100", "200")
IN_THREAD = Place("discord", "100", "200", "300")
DAY = date(2025, 3, 11)
BERLIN = ZoneInfo("Europe/Berlin")
BULLETS = (
    "Coastal states agreed to buy twelve electric ferries to send to Malta.",
    "The ferries are painted green.",
    "Norway pays for half of them.",
)


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[SqlLibrary]:
    """Two stories, each with a briefing of today."""
    clock = FixedClock(datetime(2025, 3, 11, 8, tzinfo=UTC))
    async with await open_library(f"sqlite+aiosqlite:///{tmp_path}/news.db", clock) as opened:
        for sheet, ident in ((ferries(), "ferries"), (fog(), "fog")):
            await opened.save(sheet)
            bullets = tuple(Bullet(text=text, line=n) for n, text in enumerate(BULLETS, 1))
            title = f"All about {ident}"
            await opened.save_briefing(
                Briefing(id=ident, article=sheet.article.id, title=title, bullets=bullets, published=DAY)
            )
        yield opened


async def told(library: SqlLibrary, **options: object) -> Reply:
    """The digest of today with these options."""
    digest = Digest(name="morning", place=HERE, time=time(8), zone=ZoneInfo("UTC"), **options)  # type: ignore[arg-type]
    found = since(await library.briefings(HERE.tenant), digest, DAY)
    return compose(digest, DAY, await gather(digest, found, library), DAY)


async def test_three_lengths(library: SqlLibrary) -> None:
    """Headlines are one line a story; brief shares its bullets out; full has every bullet and what is not settled."""
    headlines, brief, full = [shown(await told(library, length=length, items=3)) for length in Length]
    assert "All about ferries" in headlines
    assert "All about fog" in headlines
    assert BULLETS[0] not in headlines
    assert [2, 1] == sorted((brief.count("electric ferries"), brief.count("painted green")), reverse=True)
    assert 2 == full.count("Norway pays")
    assert 0 == brief.count("Norway pays")
    assert "Not settled" in full
    assert len(headlines) < len(brief) < len(full)


async def test_a_headline_has_its_moment(library: SqlLibrary) -> None:
    """An article that came out at a known time of day has it in the reader's own zone; one with a day has that day."""
    sheet = ferries()
    at = datetime(2025, 3, 11, 6, 30, tzinfo=UTC)
    await library.save(replace(sheet, article=replace(sheet.article, published=at)))
    reply = await told(library, length=Length.HEADLINES)
    ferry, foggy = next(block for block in reply.blocks if isinstance(block, Bullets)).lines
    if "fog" in plain(ferry):
        ferry, foggy = foggy, ferry
    assert Moment(at) in ferry
    assert "All about ferries – The Coast, 2025-03-11 06:30 UTC" in plain(ferry)
    assert not any(isinstance(part, Moment) for part in foggy)


async def test_so_many_stories(library: SqlLibrary) -> None:
    """Where a story is one line, or whole, `items` counts stories."""
    for length in (Length.HEADLINES, Length.FULL):
        text = shown(await told(library, length=length, items=1))
        assert 1 == ("All about ferries" in text) + ("All about fog" in text)


async def test_only_what_has_room_is_read(library: SqlLibrary, tmp_path: Path) -> None:
    """Of twenty new stories a digest of three bullets reads three: the same three that all of them would give."""
    sheet, bullets = ferries(), (Bullet(text=BULLETS[0], line=1),)
    for number in range(20):
        copy = replace(sheet, article=replace(sheet.article, id=ArticleId(f"copy{number:02}")))
        await library.save(copy)
        await library.save_briefing(
            Briefing(
                id=f"b{number:02}", article=copy.article.id, title=f"Copy {number}", bullets=bullets, published=DAY
            )
        )
    digest = Digest(name="morning", place=HERE, time=time(8), zone=ZoneInfo("UTC"), items=3)
    found = since(await library.briefings(HERE.tenant), digest, DAY)
    url = f"sqlite+aiosqlite:///{tmp_path}/news.db"
    async with await open_library(url, FixedClock(datetime(2025, 3, 11, 8, tzinfo=UTC))) as fresh:
        some = await gather(digest, found, fresh)
        assert [each.id for each in found[:3]] == [told.briefing.id for told in some]
        assert 3 == len(fresh._parsed)


async def test_only_some_sources(library: SqlLibrary) -> None:
    """A source is its publisher, the host of its address, or the name under which it was added here."""
    publisher, address = ferries().article.source, ferries().article.url
    assert publisher is not None
    assert address is not None
    for wanted in (publisher.upper(), address.split("/")[2]):
        text = shown(await told(library, sources=(wanted,)))
        assert "All about ferries" in text
    assert "Nothing new from Nobody Weekly" in shown(await told(library, sources=("Nobody Weekly",)))


async def test_a_source_by_the_name_it_has_here(library: SqlLibrary) -> None:
    """What a source brought is told by the source's name; another tenant's source of that name brings nothing."""
    await brought(library, Source(name="docks", kind=SourceKind.FEED, address="https://docks.example/rss"), "fog")
    other = Place("discord", "999", "1")
    strangers = Source(name="ours", kind=SourceKind.FEED, address="https://x.example/", tenant=other.tenant)
    await brought(library, strangers, "ferries")
    text = shown(await told(library, sources=("Docks", "ours")))
    assert "All about fog" in text
    assert "All about ferries" not in text


async def brought(library: SqlLibrary, source: Source, ident: str) -> None:
    """Let the article of that briefing come from the source."""
    await library.sources.keep_source(source)
    await library.sources.note(source, Polling(), (Found(names=(f"{source.name}-1",), url="https://x.example/1"),))
    (waiting,) = [w for w in await library.sources.waiting(datetime(2025, 3, 11, tzinfo=UTC), 9) if w.source == source]
    article = next(each.article for each in await library.briefings(None) if each.id == ident)
    await library.sources.step(waiting, Step.STORED, article=article)


async def test_each_channel_in_its_language(library: SqlLibrary) -> None:
    """A digest that names a language is in it; another one is in that of its channel, whoever makes it."""
    channels = {"100": "es", "101": ""}

    def spoken_in(place: Place) -> str:
        return choose(channels[place.workspace], "de")

    editions = Editions(library, library.ledger, FixedClock(datetime(2025, 3, 11, 9, tzinfo=UTC)), None, spoken_in)
    digest = Digest(name="digest", place=HERE, time=time(8), zone=ZoneInfo("UTC"), length=Length.BRIEF)
    for wanted, head in (
        (digest, "Boletín: mar, 11 mar 2025"),
        (replace(digest, place=Place("discord", "101", "1")), "Überblick: Di., 11. März 2025"),
        (replace(digest, language="en"), "Digest: Tue 11 Mar 2025"),
    ):
        reply = (await editions.of(wanted, DAY)).reply
        assert head in shown(reply)
        assert BULLETS[0] in shown(reply)
    none = await editions.of(replace(digest, language="de", topics=("Chess",), quiet=False), DAY)
    assert "Nichts Neues zu Chess seit Mo., 10. März 2025." in shown(none.reply)


async def test_nobody_is_called_for_nothing(library: SqlLibrary) -> None:
    """A digest with something new notifies its role; one that only says that nothing is new does not."""
    assert "42" == (await told(library, notify="42")).notify
    assert "" == (await told(library, notify="42", topics=("Chess",))).notify


def asked(old: Subscription | None = None, place: Place = HERE, **options: object) -> Subscription:
    """A wish for 08:00 in Berlin, with these options."""
    wish = Wish(**({"time": "08:00", "zone": "Europe/Berlin"} | options))  # type: ignore[arg-type]
    return wished(wish, place, "U1", old, ZoneInfo("UTC"))


async def test_all_of_it_is_kept(library: SqlLibrary) -> None:
    """Whatever was asked for is read back from the database as it was, and survives a change of the time alone."""
    new = asked(
        place=IN_THREAD,
        sources="Docks, Harbour Post",
        length="full",
        language="German",
        thread=True,
        notify=Group("42", "Editors"),
        silent="22:00-07:00",
    )
    await library.subscriptions.keep(new)
    (kept,) = await library.subscriptions.listed(HERE.tenant)
    assert new == kept
    later = asked(kept, time="09:30")
    assert (IN_THREAD, ("Docks", "Harbour Post"), Length.FULL, "de") == (
        later.place,
        later.sources,
        later.length,
        later.language,
    )
    assert (Group("42", "Editors"), QuietHours(begins=time(22), ends=time(7), zone="Europe/Berlin")) == (
        later.notify,
        later.silent,
    )
    back = asked(kept, sources="all", length="brief", thread=False, notify=Group("", ""), silent="none")
    assert (HERE, (), Length.BRIEF, None, None) == (back.place, back.sources, back.length, back.notify, back.silent)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"length": "long"}, "There is no length long"),
        ({"length": "headline"}, "Did you mean headlines"),
        ({"language": "Klingon"}, "There are en (English)"),
        ({"thread": True}, "This is no thread"),
        ({"silent": "at night"}, "22:00-07:00"),
        ({"silent": "07:00-07:00"}, "22:00-07:00"),
        ({"silent": "06:00-09:00"}, "inside of its quiet hours 06:00-09:00"),
        ({"silent": "22:00-08:01"}, "inside of its quiet hours"),
    ],
    ids=str,
)
def test_what_cannot_be(options: dict[str, object], words: str) -> None:
    """Each mistake is refused in words that say what would be right."""
    with pytest.raises(BadInput) as refused:
        asked(**options)
    assert words in refused.value.plain


def test_another_time_must_keep_the_quiet_hours() -> None:
    """A digest with quiet hours is not moved into them by another time or zone."""
    old = asked(silent="22:00-07:00")
    with pytest.raises(BadInput, match="inside of its quiet hours"):
        asked(old, time="06:30")


def test_late_but_not_at_night() -> None:
    """One that is late waits while it is quiet, and comes when the hours are over on its local day."""
    subscription = asked(silent="12:00-14:00")
    digest = digest_of(subscription)
    noon, afternoon = datetime(2025, 3, 11, 12, 30, tzinfo=BERLIN), datetime(2025, 3, 11, 14, tzinfo=BERLIN)
    assert () == due_days(digest, noon)
    assert (DAY,) == due_days(digest, afternoon)


def test_in_the_file(tmp_path: Path) -> None:
    """digests.toml takes the same, and names the line of what is wrong."""
    file = tmp_path / "digests.toml"
    channel = 'channel = { platform = "discord", workspace = 1, channel = 2, thread = 3 }'
    text = f'[morning]\n{channel}\ntime = "08:00"\nsources = ["Docks"]\nlength = "headlines"\nlanguage = "es"\n'
    file.write_text(text + 'notify = 42\nsilent = "22:00-07:00"\n')
    (digest,) = read_digests(file, BERLIN)
    assert (Place("discord", "1", "2", "3"), ("Docks",), Length.HEADLINES) == (
        digest.place,
        digest.sources,
        digest.length,
    )
    assert ("es", "42", time(22)) == (digest.language, digest.notify, digest.silent and digest.silent.begins)
    file.write_text(text + 'silent = "07:00-09:00"\n')
    with pytest.raises(BadInput, match="inside of its quiet hours") as refused:
        read_digests(file, BERLIN)
    assert 7 == refused.value.line
