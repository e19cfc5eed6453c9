"""Sitemaps, news sitemaps first of all; an index leads to the newest of its maps."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import NewsdeskError
from bot.languages.lasting import lasting
from bot.ports import Polling, Source
from bot.reading.answers import conditions, outcome_of
from bot.reading.feeds import Feed, NotAFeed, read_sitemap
from bot.reading.fetched import FEED, Fetched
from bot.reading.inflate import Broken, TooLarge, gunzip
from bot.reading.polling import rhythm
from bot.reading.sources import Look, Tools

MOST_MAPS = 3
"""So many maps of an index are read: it lists the newest first, and the rest is history."""


async def look(source: Source, polling: Polling, tools: Tools) -> Look:
    """The pages of the sitemap now, newest first. Raises what fetching and reading raise."""
    got = await tools.fetcher.fetch(polling.moved or source.address, FEED, conditions(polling))
    now = tools.clock.now()
    outcome = outcome_of(got, now)
    if outcome.gone or outcome.problem or outcome.unchanged:
        return Look(outcome=outcome)
    found = await _read(got, tools)
    items = list(found.items)
    for address in found.maps[:MOST_MAPS]:
        below = (await tools.fetcher.fetch(address, FEED)).check()
        items += (await _read(below, tools)).items
    if found.maps:
        outcome = replace(outcome, etag=None, modified=None)  # an index may stay as it is while its maps change
    if found.maps and not items:
        raise NotAFeed(lasting("The maps of this sitemap list no pages."))
    unique = {item.names[0]: item for item in items}
    return Look(outcome=replace(outcome, rhythm=rhythm(unique.values(), now)), found=tuple(unique.values()))


async def _read(got: Fetched, tools: Tools) -> Feed:
    data = got.body
    if data.startswith(b"\x1f\x8b"):  # sitemap.xml.gz, packed as a file
        try:
            data = gunzip(data, FEED.most)
        except (Broken, TooLarge):
            problem: NewsdeskError = NotAFeed(lasting("The packed sitemap cannot be unpacked, or is too large."))
            raise problem from None
    return await tools.worker.run(read_sitemap, data, got.url)
