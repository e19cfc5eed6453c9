"""Feeds: RSS, Atom, RDF and JSON Feed."""

from __future__ import annotations

from dataclasses import replace

from bot.ports import Polling, Source
from bot.reading.answers import conditions, outcome_of
from bot.reading.feeds import read_feed
from bot.reading.fetched import FEED
from bot.reading.polling import rhythm
from bot.reading.sources import Look, Tools


async def look(source: Source, polling: Polling, tools: Tools) -> Look:
    """The items of the feed now; none when it has not changed. Raises what fetching and reading raise."""
    got = await tools.fetcher.fetch(polling.moved or source.address, FEED, conditions(polling))
    now = tools.clock.now()
    outcome = outcome_of(got, now)
    if outcome.gone or outcome.problem or outcome.unchanged:
        return Look(outcome=outcome)
    feed = await tools.worker.run(read_feed, got.body, got.url, got.kind, got.charset)
    ttl = 60.0 * (feed.ttl or 0)
    outcome = replace(outcome, rhythm=rhythm(feed.items, now), fresh_for=max(outcome.fresh_for, ttl))
    return Look(outcome=outcome, found=feed.items, title=feed.title)
