"""Feeds and sitemaps as items, what tells items apart, and when a source is asked again."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.ports import Found, Polling, SourceState
from bot.reading.answers import conditions, outcome_of
from bot.reading.feeds import NotAFeed, read_feed, read_sitemap
from bot.reading.fetched import Fetched
from bot.reading.polling import Bounds, Outcome, begin, decide, oldest_first, rhythm
from tests.adapters.reading.feeds import ATOM, INDEX, JSON, NEWS_SITEMAP, RDF, XML_BOMB, XXE, item, rss

URL = "http://site.example/feed"
NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
BOUNDS = Bounds(least=300, most=86_400)


def names(feed: str) -> list[tuple[str, ...]]:
    return [each.names for each in read_feed(feed.encode(), URL).items]


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        (ATOM, "Atom of the coast", "guid:urn:1"),
        (RDF, "RDF of the coast", "guid:http://site.example/story/1"),
        (JSON, "JSON of the coast", "guid:7"),
        (rss([item(0)]), "The Coast Post", "guid:id-0"),
    ],
)
def test_every_kind_of_feed_gives_its_items(text: str, title: str, name: str) -> None:
    """The same article in four formats: title, address made whole, moment."""
    feed = read_feed(text.encode(), URL)
    (found,) = feed.items

    assert (title, name) == (feed.title, found.names[0])
    assert found.url is not None
    assert found.url.startswith("http://site.example/story/")
    assert datetime(2026, 3, 4, 9, 0, tzinfo=UTC) == found.published


def test_what_an_item_brings_along() -> None:
    """Authors and its own text."""
    for text in (ATOM, JSON):
        (found,) = read_feed(text.encode(), URL).items
        assert (("Ida Holm",), "<p>Words.</p>") == (found.authors, found.content)


def test_items_are_told_apart_by_guid_and_address() -> None:
    """Both are names, so either may change."""
    assert [("guid:id-1", "url:http://site.example/story/1")] == names(rss([item(1)]))


def test_a_guid_that_all_items_share_is_no_name() -> None:
    """Then the addresses count."""
    assert [("url:http://site.example/story/1",), ("url:http://site.example/story/2",)] == names(
        rss([item(1, guid="same"), item(2, guid="same")])
    )


def test_an_address_that_all_items_share_is_no_name() -> None:
    """Nor is the site's own: some feeds link every item to the front page."""
    both = rss([item(1, link="http://site.example/live"), item(2, link="http://site.example/live")])
    home = rss([item(1, link="http://site.example/")])

    assert [("guid:id-1",), ("guid:id-2",)] == names(both)
    assert [("guid:id-1",)] == names(home)


def test_without_guid_and_address_the_content_counts() -> None:
    """And the same content twice is once; nothing at all is no item."""
    bare = rss([item(1, guid=None, link=None), item(1, guid=None, link=None), item(2, guid=None, link=None)])

    assert 2 == len(names(bare))
    assert all(name.startswith("hash:") for each in names(bare) for name in each)
    assert [] == names(rss(["<item><pubDate>x</pubDate></item>"]))


def test_the_same_item_twice_in_a_feed_is_one() -> None:
    """With tracking or without."""
    twice = rss([item(1), item(1, link="http://site.example/story/1")])

    assert [("guid:id-1", "url:http://site.example/story/1")] == names(twice)


@pytest.mark.parametrize("text", ["", "<html><body>Hello</body></html>", "{", '{"a": 1}', "[1]", "plain words", "<x/>"])
def test_what_is_no_feed_is_told(text: str) -> None:
    """In a sentence."""
    with pytest.raises(NotAFeed):
        read_feed(text.encode(), URL, "text/html")


def test_entity_bombs_and_outside_entities_do_nothing() -> None:
    """Neither memory nor files of this machine."""
    began = time.perf_counter()
    try:
        bombed = read_feed(XML_BOMB.encode(), URL)
    except NotAFeed:
        pass
    else:
        assert sum(len(each.title or "") for each in bombed.items) <= 500
    assert time.perf_counter() - began < 5

    (found,) = read_feed(XXE.encode(), URL).items
    assert (found.title or "").replace("&e;", "") == "ab"
    with pytest.raises(NotAFeed):
        read_sitemap(XML_BOMB.encode(), URL)


def test_wrong_encodings_are_survived() -> None:
    """A feed that says UTF-8 and is Latin-1."""
    data = rss([item(1, title="Malm\xf6 closes")]).encode("latin-1")
    (found,) = read_feed(data, URL, "application/rss+xml", "utf-8").items

    assert "Malmö closes" == found.title


@pytest.mark.parametrize("text", ["not a date", "Wed, 99 Mar 2026 09:00:00 GMT", "0000-00-00"])
def test_impossible_dates_are_no_dates(text: str) -> None:
    """The item stays."""
    (found,) = read_feed(rss([item(1, date=text)]).encode(), URL).items

    assert found.published is None


def test_five_thousand_items_are_read_once() -> None:
    """In a time that a worker may take, each with its name."""
    began = time.perf_counter()
    found = read_feed(rss(item(n) for n in range(6_000)).encode(), URL).items

    assert 5_000 == len({each.names for each in found})
    assert time.perf_counter() - began < 15


def test_a_news_sitemap_gives_its_pages_newest_first() -> None:
    """With the titles and moments of the news extension."""
    found = read_sitemap(NEWS_SITEMAP.encode(), URL).items

    assert [date(2026, 3, 5), datetime(2026, 3, 4, 9, tzinfo=UTC)] == [each.published for each in found]
    assert "One" == found[1].title


def test_an_index_names_its_newest_maps_first() -> None:
    """History is not read before today."""
    found = read_sitemap(INDEX.encode(), URL)

    assert ("http://site.example/new.xml", "http://site.example/old.xml") == found.maps


# --- when it is asked again -------------------------------------------------------------------------------------------


def after(outcome: Outcome, before: Polling | None = None, chance: float = 0.0) -> Polling:
    return decide(before or Polling(interval=3600.0, polled=NOW), outcome, NOW, chance, BOUNDS).after


def seconds(polling: Polling) -> float:
    assert polling.due is not None
    return (polling.due - NOW).total_seconds()


@pytest.mark.parametrize(
    ("outcome", "pause"),
    [
        (Outcome(rhythm=3600), 1800),
        (Outcome(rhythm=10), 300),
        (Outcome(rhythm=10**9), 86_400),
        (Outcome(rhythm=600, fresh_for=7200), 7200),
        (Outcome(rhythm=600, fresh_for=10**9), 86_400),
        (Outcome(rhythm=600, wish=4000), 4000),
        (Outcome(rhythm=600, wish=10**9), 7 * 86_400),
        (Outcome(unchanged=True), 4500),
        (Outcome(), 3600),
    ],
)
def test_the_pause_follows_the_feeds_rhythm_and_the_servers_wish(outcome: Outcome, pause: float) -> None:
    """Between the bounds; longer while nothing changes; never sooner than a server asks."""
    assert pause == seconds(after(outcome))


def test_chance_makes_it_later_never_sooner() -> None:
    """At most by a tenth."""
    spread = [seconds(after(Outcome(rhythm=7200), chance=chance)) for chance in (0.0, 0.5, 0.999)]

    assert spread == sorted(spread)
    assert 3600 == spread[0]
    assert spread[-1] < 3600 * 1.1


def test_tags_are_kept_while_nothing_changes_and_replaced_when_it_does() -> None:
    """A 304 need not repeat them; a 200 without them has none."""
    before = Polling(etag='"a"', modified="Mon", polled=NOW, interval=3600)

    assert ('"a"', "Mon") == (
        after(Outcome(unchanged=True), before).etag,
        after(Outcome(unchanged=True), before).modified,
    )
    assert (None, None) == (after(Outcome(), before).etag, after(Outcome(), before).modified)
    assert {"if-none-match": '"a"', "if-modified-since": "Mon"} == conditions(before)


def test_gone_for_good_ends_it_with_a_notice() -> None:
    """410 is not a failure to try again."""
    decision = decide(Polling(), Outcome(gone=True), NOW, 0.0, BOUNDS)

    assert (SourceState.ENDED, None) == (decision.after.state, decision.after.due)
    assert "gone for good" in decision.tell[0]


def test_a_move_is_told_once() -> None:
    """And remembered."""
    first = decide(Polling(), Outcome(moved="http://new.example/feed"), NOW, 0.0, BOUNDS)
    again = decide(first.after, Outcome(moved="http://new.example/feed"), NOW, 0.0, BOUNDS)

    assert "http://new.example/feed" == first.after.moved == again.after.moved
    assert (1, 0) == (len(first.tell), len(again.tell))


def test_failing_for_weeks_is_told_long_before_anything_is_switched_off() -> None:
    """Pauses grow to a day; people hear of it within the first day, and it is paused after two weeks, not sooner."""
    polling, now, told = Polling(interval=3600.0, polled=NOW), NOW, []
    pauses = []
    while polling.state is SourceState.ACTIVE:
        decision = decide(polling, Outcome(problem="It is down."), now, 0.5, BOUNDS)
        told += [(now - NOW, words) for words in decision.tell]
        polling = decision.after
        if polling.due is not None:
            pauses.append(polling.due - now)
            now = polling.due

    assert pauses == sorted(pauses)
    assert pauses[-1] <= timedelta(days=1.1)
    assert 2 == len(told)
    assert timedelta(hours=6) <= told[0][0] <= timedelta(days=1)
    assert "paused on Tue 24 Mar 2026" in told[0][1]
    assert "It is down." in told[0][1]
    assert timedelta(days=14) <= told[1][0] <= timedelta(days=16)
    assert "is paused" in told[1][1]
    assert len(pauses) < 40


def test_coming_back_is_told_only_where_the_failure_was() -> None:
    """And everything about the failure is forgotten."""
    failing = Polling(failures=5, failing_since=NOW, problem="x", polled=NOW)
    warned = replace(failing, warned=NOW)

    assert () == decide(failing, Outcome(), NOW, 0.0, BOUNDS).tell
    assert ("answers again.",) == decide(warned, Outcome(), NOW, 0.0, BOUNDS).tell
    assert (0, None, None, None) == (
        (it := after(Outcome(), warned)).failures, it.failing_since, it.warned, it.problem
    )  # fmt: skip


def test_a_server_that_asks_for_patience_gets_it() -> None:
    """Retry-After of a 429 or 503 counts, as seconds or as a date."""
    for told, pause in (("7200", 7200), ("Tue, 10 Mar 2026 15:00:00 GMT", 10_800), ("soon", 3600)):
        outcome = outcome_of(Fetched(asked=URL, url=URL, status=429, headers={"retry-after": told}), NOW)

        assert pause == seconds(after(outcome))
        assert "429" in (after(outcome).problem or "")


@pytest.mark.parametrize(
    ("headers", "fresh"),
    [
        ({"cache-control": "public, max-age=600"}, 600),
        ({"cache-control": "max-age=600", "age": "100"}, 500),
        ({"cache-control": "no-cache, max-age=600"}, 0),
        ({"cache-control": "s-maxage=60"}, 0),
        ({"expires": "Tue, 10 Mar 2026 13:00:00 GMT"}, 3600),
        ({"expires": "0"}, 0),
        ({"cache-control": "max-age=99999999999999"}, 999_999_999),
    ],
)
def test_how_long_an_answer_holds(headers: dict[str, str], fresh: float) -> None:
    """As its headers say."""
    assert fresh == outcome_of(Fetched(asked=URL, url=URL, status=200, headers=headers), NOW).fresh_for


@pytest.mark.parametrize("tag", ["a\r\nb", "x" * 600, "\u00e4", " "])
def test_a_tag_that_could_do_harm_is_not_kept(tag: str) -> None:
    """It would go into a request header."""
    assert outcome_of(Fetched(asked=URL, url=URL, status=200, headers={"etag": tag}), NOW).etag is None


def found(*days: float | None) -> tuple[Found, ...]:
    return tuple(
        Found(names=(f"n{n}",), published=None if day is None else NOW - timedelta(days=day))
        for n, day in enumerate(days)
    )


def test_the_rhythm_is_that_of_the_newest_items() -> None:
    """Unknown for fewer than three; longer when it has been quiet; dates ahead do not count."""
    assert rhythm(found(1, 2), NOW) is None
    assert rhythm(found(None, None, None), NOW) is None
    assert 3600 == rhythm(found(0, 1 / 24, 2 / 24, 3 / 24), NOW)
    assert 25 * 86_400 == rhythm(found(100, 101, 102), NOW)
    assert rhythm(found(-1, -2, -3), NOW) is None


def test_items_come_in_the_order_of_their_publication() -> None:
    """Without dates backwards, as feeds are written; a date and a moment can be compared."""
    assert ["n1", "n2", "n0"] == [each.names[0] for each in oldest_first(found(1, 3, 2))]
    assert ["n1", "n0"] == [each.names[0] for each in oldest_first(found(1, None))]
    mixed = (Found(names=("a",), published=date(2026, 3, 5)), Found(names=("b",), published=NOW - timedelta(days=8)))
    assert ["b", "a"] == [each.names[0] for each in oldest_first(mixed)]


def test_a_first_look_takes_the_newest() -> None:
    """The rest is noted, and never taken."""
    new, old = begin(found(1, 2, 3, 4), 2)

    assert (["n1", "n0"], ["n3", "n2"]) == ([e.names[0] for e in new], [e.names[0] for e in old])
    assert ((), ()) == (begin((), 2)[0], begin((), 2)[1])
    assert () == begin(found(1), 0)[0]
