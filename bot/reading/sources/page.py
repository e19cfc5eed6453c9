"""A single page that changes: every new text of it is an item."""

from __future__ import annotations

from bot.facts.model import digest
from bot.ports import Found, Polling, Source
from bot.reading.answers import conditions, outcome_of
from bot.reading.document import Form
from bot.reading.fetched import PAGE
from bot.reading.forms import form_of, read
from bot.reading.sources import Look, Tools


async def look(source: Source, polling: Polling, tools: Tools) -> Look:
    """One item, named by the page's text, so that a new advertisement is no news. Raises what fetching raises."""
    address = polling.moved or source.address
    await tools.robots.check(address)
    got = await tools.fetcher.fetch(address, PAGE, conditions(polling))
    outcome = outcome_of(got, tools.clock.now())
    if outcome.gone or outcome.problem or outcome.unchanged:
        return Look(outcome=outcome)
    form: Form = form_of(got.body, got.kind, got.url.partition("?")[0])
    page = await tools.worker.run(read, got.body, form, got.url, got.charset)
    item = Found(
        names=(f"hash:{digest(page.text, length=40)}",), url=got.url, title=page.title, published=page.published
    )
    return Look(outcome=outcome, found=(item,), title=page.title)
