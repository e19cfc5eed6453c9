"""No server or workspace sees or touches what is another's: a stranger tries every method of every part of the store.

The parts and their methods are found by looking; a new one without a case here fails.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import FixedClock
from bot.errors import NotFound
from bot.facts.briefing import Briefing, Bullet
from bot.facts.model import ArticleId
from bot.ports import (
    ChannelFilter,
    Cutoffs,
    Feedback,
    Follow,
    Following,
    Found,
    Home,
    Installed,
    Place,
    Polling,
    Slot,
    Source,
    SourceKind,
    Step,
    Subscription,
)
from bot.store.belongings import STAYS, hanging, owned, personal
from bot.store.library import SqlLibrary, open_library
from bot.store.tables import metadata
from tests.stories import Draft

SECRET = "Brackwater"
"""Stands in all that the owner has, and in nothing else."""

OWNERS, STRANGERS = Place("slack", "T1", "C1"), Place("slack", "T2", "C2")
HERS, MINE = OWNERS.tenant, STRANGERS.tenant
NOW = datetime(2025, 3, 11, 9, tzinfo=UTC)
SHEET = Draft(f"{SECRET} buys the mill.\n").sheet(
    id=ArticleId("5ec2e7000001"), title=f"{SECRET} buys", published=date(2025, 3, 10)
)
BRIEFING = Briefing(
    id="private", article=SHEET.article.id, title=SECRET, bullets=(Bullet(text=SECRET, line=1),), published=NOW.date()
)
SOURCE = Source(
    name="private", kind=SourceKind.FEED, address=f"https://{SECRET.lower()}.example/", tenant=HERS, place=OWNERS
)
DIGEST = Subscription(name="private", place=OWNERS, time=time(8), zone="UTC", topics=(SECRET,), by="U1")
COPY = replace(SHEET.article, id=ArticleId("copy"), url=f"https://{SECRET.lower()}.example/copy")
FOLLOW = Follow(place=OWNERS, kind=Following.NAME, label=SECRET, words=SECRET, by="U1")
INSTALLED = Installed(platform="slack", enterprise="", workspace="T1", data=SECRET, at=NOW)
SLOT = Slot(digest=f"private-{SECRET}@UTC", day=NOW.date(), place=OWNERS)

Case = Callable[[SqlLibrary], Awaitable[Any]]

CASES: dict[str, Case] = {
    "library.sheet": lambda s: s.sheet(SHEET.article.id, MINE),
    "library.articles": lambda s: s.articles(MINE),
    "library.briefings": lambda s: s.briefings(MINE),
    "library.brought_by": lambda s: s.brought_by(SHEET.article.id, MINE),
    "library.versions": lambda s: s.versions(SHEET.article.id, MINE),
    "library.copies": lambda s: s.copies(SHEET.article.id, MINE),
    "library.stories": lambda s: s.stories(MINE),
    "library.save_briefing": lambda s: saved_by_a_stranger(s),
    "library.save": lambda s: s.save(Draft("Another text.\n").sheet(id=SHEET.article.id, title="Mine"), MINE),
    "library.remove_briefing": lambda s: s.remove_briefing("private", MINE),
    "notebook.note": lambda s: s.notebook.note(feedback(STRANGERS, "fine")),
    "notebook.packs_off": lambda s: s.notebook.packs_off(MINE),
    "notebook.switch": lambda s: s.notebook.switch(MINE, SECRET, on=True),
    "subscriptions.listed": lambda s: s.subscriptions.listed(MINE),
    "subscriptions.named": lambda s: s.subscriptions.named([("private", MINE)]),
    "subscriptions.keep": lambda s: s.subscriptions.keep(replace(DIGEST, place=STRANGERS, topics=())),
    "subscriptions.drop": lambda s: s.subscriptions.drop("private", MINE),
    "ledger.deliveries": lambda s: s.ledger.deliveries(MINE, 100),
    "ledger.delivery": lambda s: s.ledger.delivery(replace(SLOT, place=STRANGERS)),
    "ledger.told": lambda s: s.ledger.told("private", STRANGERS, ["ferries"]),
    "ledger.add": lambda s: s.ledger.add([replace(SLOT, digest="mine@UTC", place=STRANGERS)], NOW),
    "ledger.claim": lambda s: s.ledger.claim(replace(SLOT, digest="mine@UTC", place=STRANGERS), "w2", NOW, LATER),
    "sources.counts": lambda s: s.sources.counts(replace(SOURCE, tenant=MINE)),
    "sources.keep_source": lambda s: s.sources.keep_source(replace(SOURCE, tenant=MINE, place=None, address="x")),
    "sources.drop_source": lambda s: s.sources.drop_source(replace(SOURCE, tenant=MINE)),
    "sources.traces": lambda s: s.sources.traces(SECRET, MINE, 100),
    "gathered.stands": lambda s: s.gathered.stands(SHEET.article.id, MINE),
    "gathered.original": lambda s: s.gathered.original(COPY.id, MINE),
    "gathered.alike": lambda s: s.gathered.alike({SECRET}, MINE),
    "gathered.once_said": lambda s: s.gathered.once_said(SHEET.article.id, MINE),
    "gathered.keep_copy": lambda s: s.gathered.keep_copy(SHEET.article.id, COPY, MINE),
    "gathered.keep_print": lambda s: s.gathered.keep_print(SHEET.article.id, MINE, {"mine"}),
    "gathered.place": lambda s: joined_by_a_stranger(s),
    "following.follows": lambda s: s.following.follows(STRANGERS),
    "following.keep_follow": lambda s: s.following.keep_follow(replace(FOLLOW, place=STRANGERS, label="x"), NOW),
    "following.drop_follow": lambda s: s.following.drop_follow(replace(FOLLOW, place=STRANGERS)),
    "following.sent": lambda s: s.following.sent(SHEET.article.id, MINE, LATER),
    "filters.filters": lambda s: s.filters.filters(STRANGERS),
    "filters.keep_filter": lambda s: s.filters.keep_filter(ChannelFilter(place=STRANGERS, text="fog")),
    "filters.drop_filter": lambda s: s.filters.drop_filter(STRANGERS),
    "filters.note_stopped": lambda s: s.filters.note_stopped(STRANGERS, "private", SHEET.article.id, "fog"),
    "filters.stops": lambda s: s.filters.stops(STRANGERS, SHEET.article.id),
    "installations.find": lambda s: s.installations.find("slack", "", "T2"),
    "installations.home": lambda s: s.installations.home(STRANGERS),
    "installations.reached_through": lambda s: s.installations.reached_through("slack", Home("", "T2")),
    "installations.keep": lambda s: s.installations.keep(replace(INSTALLED, workspace="T2", data="mine")),
    "installations.note_home": lambda s: s.installations.note_home(MINE, Home("", "T2")),
    "installations.drop": lambda s: s.installations.drop("slack", "", "T2"),
    "forgetting.held": lambda s: s.forgetting.held(MINE),
    "forgetting.forget_tenant": lambda s: s.forgetting.forget_tenant(MINE),
    "forgetting.held_of": lambda s: s.forgetting.held_of("slack", "U2"),
    "forgetting.forget_user": lambda s: s.forgetting.forget_user("slack", "U2"),
    "forgetting.prune": lambda s: s.forgetting.prune(Cutoffs(feedback=LONG_AGO, deliveries=LONG_AGO)),
}
"""What a stranger can try, with the same names and ids as the owner's wherever there are any."""

OPERATORS = {
    "installations.every": "how many workspaces there are, for the operator",
    "installations.issue": "before anybody is known: somebody begins to install",
    "installations.consume": "before anybody is known: somebody comes back from Slack",
    "standing.queues": "how many there are of all tenants",
    "standing.failing_sources": "for the operator's command line and figures alone",
    "standing.failing_channels": "for the operator's command line and figures alone",
    "library.private": "who has a shelf of its own, for composing a digest once for all others",
    "library.counts": "how many there are of all tenants",
    "library.try_writing": "a row of its own, written and taken away by a check",
    "library.reach": "nothing of anybody: whether the database answers",
    "library.close": "ends everything",
    "notebook.feedback": "for the operator's command line alone",
    "subscriptions.every": "for sending and for the operator",
    "ledger.plan": "the runner's look at all digests",
    "ledger.take": "the runner's, over all tenants in turn",
    "ledger.begin": "of a row that a worker holds",
    "ledger.settle": "of a row that a worker holds",
    "ledger.withdraw": "of a row that a worker holds",
    "ledger.beat": "of the rows that a worker holds",
    "ledger.release": "of the rows that a worker holds",
    "ledger.tally": "how many there are of all tenants",
    "gathered.members": "the filing's, which joins nothing of one shelf to another",
    "gathered.unplaced": "the filing's, over all shelves",
    "following.happenings": "the followers', who tell private news to its tenant alone",
    "following.note": "the followers', of a happening that they were given",
    "following.awaited": "the followers', over all channels",
    "following.tidings": "the followers', over all channels",
    "following.take": "of tidings that were given",
    "following.settle": "of tidings that were taken",
    "following.give_up": "of tidings that nobody holds any more",
    "second_looks.aged": "the second look's, over all shelves",
    "second_looks.looked": "the second look's, of an item that it was given",
    "sources.sources": "the poller's, over all shelves",
    "sources.note": "the poller's, of a source that it was given",
    "sources.claim": "the poller's, of a source that it was given",
    "sources.hold": "the poller's, of items that it was given",
    "sources.waiting": "the poller's, over all shelves",
    "sources.step": "the poller's, of an item that it was given",
}
"""What no command of a chat reaches, and why it needs no tenant."""

LATER, LONG_AGO = NOW + timedelta(minutes=2), NOW - timedelta(days=100)


async def saved_by_a_stranger(store: SqlLibrary) -> None:
    """A briefing of an article that only its owner can see is refused."""
    with pytest.raises(NotFound):
        await store.save_briefing(replace(BRIEFING, title="Mine"), MINE)


async def joined_by_a_stranger(store: SqlLibrary) -> None:
    """An article of his own does not join a story of hers, though he knows its id; he gets one of his own."""
    mine = Draft("Fog on the moor.\n").sheet(id=ArticleId("fog"), title="Fog")
    await store.save(mine, MINE)
    (story,) = await store.stories(HERS)
    for wanted in (story.id, None):
        await store.gathered.place(mine.article.id, MINE, at=NOW, marks={}, story=wanted, name="fog", title="Fog")
        assert wanted is None or await store.stories(MINE) == ()
    assert [each.articles for each in await store.stories(HERS)] == [(SHEET.article.id,)]


def feedback(place: Place, words: str) -> Feedback:
    """A piece of feedback."""
    return Feedback(at=NOW, place=place, reader="U1", verdict="wrong", answer=words, words=words)


@pytest.fixture(params=["sqlite", "postgres"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqlLibrary]:
    """A store with something of the owner's in every table that can hold it."""
    sqlite = request.param == "sqlite"
    url = f"sqlite+aiosqlite:///{tmp_path / 'news.db'}" if sqlite else request.getfixturevalue("postgres_url")
    async with await open_library(url, FixedClock(NOW)) as opened:
        await fill(opened)
        yield opened


async def fill(store: SqlLibrary) -> None:
    """The owner's: an article, a briefing, a source that brought it, a digest that was due, feedback, a filter."""
    await store.save(SHEET, HERS)
    await store.save_briefing(BRIEFING, HERS)
    await store.save(replace(SHEET, article=replace(SHEET.article, title=f"{SECRET} has bought")), HERS)
    marks, gathered = {f"n:{SECRET}": 1.0}, store.gathered
    await gathered.place(SHEET.article.id, HERS, at=NOW, marks=marks, story=None, name=SECRET.lower(), title=SECRET)
    await gathered.keep_print(SHEET.article.id, HERS, {SECRET})
    await gathered.keep_copy(SHEET.article.id, COPY, HERS)
    await store.following.keep_follow(FOLLOW, NOW)
    for happening in await store.following.happenings(9):
        await store.following.note(happening, [(OWNERS, FOLLOW.id, SECRET)], NOW)
    await store.installations.keep(INSTALLED)
    await store.notebook.note(feedback(OWNERS, SECRET))
    await store.notebook.switch(HERS, SECRET, on=False)
    await store.subscriptions.keep(DIGEST)
    await store.ledger.add([SLOT], NOW)
    await store.sources.keep_source(SOURCE)
    item = Found(names=(f"guid:{SECRET}",), url=f"https://{SECRET}.example/1", title=SECRET)
    await store.sources.note(SOURCE, Polling(polled=NOW), (item,))
    (waiting,) = await store.sources.waiting(NOW, 9)
    await store.sources.step(waiting, Step.STORED, article=SHEET.article.id)
    await store.filters.keep_filter(ChannelFilter(place=OWNERS, text=SECRET, by="U1"))
    await store.filters.note_stopped(OWNERS, "private", SHEET.article.id, SECRET)


async def rows(store: SqlLibrary) -> set[tuple[str, str]]:
    """Every row of every table."""
    found = set()
    async with store._database.reading() as connection:
        for table in metadata.sorted_tables:
            found |= {(table.name, repr(tuple(row))) for row in await connection.execute(select(table))}
    return found


def parts(store: SqlLibrary) -> dict[str, Any]:
    """The parts of the store, by name: itself, and what hangs on it."""
    own = {name: part for name, part in vars(store).items() if type(part).__name__.startswith("Sql")}
    return {"library": store, **own}


async def test_every_method_has_a_case(store: SqlLibrary) -> None:
    """What can be asked of the store is either tried by a stranger here, or said to be the operator's."""
    found = {
        f"{name}.{method}"
        for name, part in parts(store).items()
        for method, _ in inspect.getmembers(type(part), inspect.iscoroutinefunction)
        if not method.startswith("_")
    }
    assert found == CASES.keys() | OPERATORS.keys()
    assert not CASES.keys() & OPERATORS.keys()


async def test_the_owner_has_something_everywhere(store: SqlLibrary) -> None:
    """The cases prove nothing about a table that is empty."""
    filled = {table for table, _ in await rows(store)}
    assert {table.name for table in owned(metadata)} <= filled


async def test_a_stranger(store: SqlLibrary) -> None:
    """He gets nothing of hers to see, and every row of hers is as it was; whatever he has tried before."""
    hers = await rows(store)
    shown, touched = [], []
    for name, case in CASES.items():
        if SECRET.lower() in repr(await case(store)).lower():
            shown.append(name)
        if not hers <= await rows(store):
            touched.append(name)
    assert ([], []) == (shown, touched)


async def test_forgetting_leaves_nothing(store: SqlLibrary) -> None:
    """After a workspace is forgotten no table has a row of it, nor anything that hung on one."""
    held = await store.forgetting.held(HERS)
    assert held == await store.forgetting.forget_tenant(HERS)
    left = {table for table, row in await rows(store) if SECRET.lower() in row.lower()}
    assert {"installations"} == left  # it goes when the bot is put out
    assert {} == await store.forgetting.forget_tenant(HERS)


def test_every_table_belongs_to_somebody() -> None:
    """A table is a tenant's by its columns, hangs on one that is, or is said here to be everybody's."""
    theirs = {table.name for table in owned(metadata)} | STAYS
    hang = {table.name for table in metadata.sorted_tables if hanging(table)}
    assert set() == {table.name for table in metadata.sorted_tables} - theirs - hang - EVERYBODYS


EVERYBODYS = {"install_states", "works_from"}
"""Tables without anything of anybody."""


def test_columns_with_people_are_known() -> None:
    """Whoever stands in a table can be found and forgotten: a column for a person has one of the known names."""
    suspicious = {"user", "author", "person", "member", "user_id", "asked_by", "owner"}
    for table in metadata.sorted_tables:
        assert not suspicious & set(table.c.keys()), f"{table.name}: call the column reader or by"
    assert {"feedback", "subscriptions", "channel_filters"} <= {table.name for table, _ in personal(metadata)}
