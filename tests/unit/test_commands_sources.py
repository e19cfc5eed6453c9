"""The command `sources`: what managers do in chat, what others may not, and the article's own sources as before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from bot.clock import FixedClock
from bot.commands.catalogue import load
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Chosen, Typed
from bot.errors import NotFound
from bot.ports import Found, Looked, Place, Polling, Source, SourceKind, SourceState, Step, Tenant
from bot.replies.blocks import Reply
from bot.replies.plain import to_json
from bot.store.memory import MemoryLibrary
from tests.conftest import ROOT
from tests.stories import ferries

HERE = Place("slack", "T1", "C1")
AT = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
COAST = Source(name="coast", kind=SourceKind.FEED, address="https://coast.example/rss")


@dataclass
class Books:
    """Fulfils `SourceBook` on paper, and remembers what it was asked: network and database are tested elsewhere."""

    asked: list[tuple[object, ...]] = field(default_factory=list)

    async def listed(self, tenant: Tenant | None) -> tuple[tuple[Source, Polling, dict[Step, int]], ...]:
        self.asked.append(("listed", tenant))
        down = Polling(due=AT, problem="It is down.")
        paused = Polling(state=SourceState.PAUSED)
        return (
            (COAST, Polling(due=AT), {Step.STORED: 1, Step.FOUND: 2}),
            (Source(name="down", kind=SourceKind.PAGE, address="https://d.example/"), down, {}),
            (Source(name="still", kind=SourceKind.WEBHOOK, address=""), paused, {Step.STORED: 4}),
        )

    async def look(self, address: str, tenant: Tenant | None) -> Looked:
        self.asked.append(("look", address, tenant))
        return self.shown()

    async def add(self, address: str, tenant: Tenant | None, place: Place | None, name: str | None = None) -> Looked:
        self.asked.append(("add", address, tenant, place))
        return self.shown()

    async def change(self, name: str, tenant: Tenant | None, action: str) -> Source:
        self.asked.append((action, name, tenant))
        if name != "coast":
            raise NotFound(f"There is no source {name}.", hint="Did you mean coast?")
        return COAST

    async def test(self, name: str, tenant: Tenant | None) -> Looked:
        self.asked.append(("test", name, tenant))
        return self.shown()

    def shown(self) -> Looked:
        items = (Found(names=("1",), title="@everyone <b>", url="https://coast.example/1", published=AT),)
        return Looked(source=COAST, title="The Coast Post", items=items, total=7)


async def say(words: str, *, manager: bool = True, books: Books | None = None, place: Place = HERE) -> Reply:
    """The answer to somebody in Slack."""
    library = MemoryLibrary()
    await library.save(ferries())
    desk = FrontDesk(load(ROOT / "config" / "topics"), library, FixedClock(AT), sources=lambda: books or Books())
    return await desk.dispatch(Typed(words), desk.call(user="U1", place=place, manager=manager))


def told(reply: Reply) -> str:
    return str(to_json(reply))


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("sources list", ("listed", HERE.tenant)),
        ("sources add https://coast.example", ("add", "https://coast.example", HERE.tenant, HERE)),
        (
            "sources add page https://coast.example/x?a=b",
            ("add", "page:https://coast.example/x?a=b", HERE.tenant, HERE),
        ),
        ("sources test https://coast.example", ("look", "https://coast.example", HERE.tenant)),
        ("sources test coast", ("test", "coast", HERE.tenant)),
        ("sources pause coast", ("pause", "coast", HERE.tenant)),
        ("/sources Resume coast", ("resume", "coast", HERE.tenant)),
        ("sources remove coast", ("remove", "coast", HERE.tenant)),
    ],
)
async def test_a_manager_says_what_is_read_here(words: str, asked: tuple[object, ...]) -> None:
    """On the shelf of this workspace, and only for the one who asked to see."""
    books = Books()
    reply = await say(words, books=books)

    assert asked in books.asked
    assert reply.private


@pytest.mark.parametrize("words", ["sources list", "sources add https://coast.example", "sources remove coast"])
async def test_others_may_not(words: str) -> None:
    """Nothing is asked of the book at all."""
    books = Books()
    reply = await say(words, manager=False, books=books)

    assert [] == books.asked
    assert "Only those who manage" in told(reply)


async def test_the_terminal_is_everybodys_shelf() -> None:
    """What is added there everybody sees."""
    books = Books()
    await say("sources list", books=books, place=Place("console", "", "terminal"))

    assert [("listed", None)] == books.asked


async def test_the_list_tells_what_matters() -> None:
    """Articles, what waits, what is wrong, what is paused."""
    words = told(await say("sources list"))

    for part in ("coast", "1 article", "2 waiting", "It is down.", "4 articles", "paused"):
        assert part in words


async def test_a_look_shows_the_newest_items() -> None:
    """With title, address and moment."""
    words = told(await say("sources add https://coast.example"))

    for part in ("Added as coast", "The Coast Post", "7 items", "@everyone <b>", "https://coast.example/1"):
        assert part in words


@pytest.mark.parametrize(
    ("words", "part"),
    [("sources add", "Which address?"), ("sources pause", "Which source"), ("sources pause x", "Did you mean coast?")],
)
async def test_what_is_missing_or_wrong_is_told(words: str, part: str) -> None:
    """In a sentence."""
    assert part in told(await say(words))


@pytest.mark.parametrize("words", ["sources", "who are the sources?", "sources of this story"])
async def test_the_articles_own_sources_are_told_as_before(words: str) -> None:
    """To everybody."""
    books = Books()
    reply = await say(words, manager=False, books=books)

    assert [] == books.asked
    assert "Who says it" in told(reply)


async def test_a_form_does_the_same() -> None:
    """Discord and the page send options, not words."""
    books = Books()
    library = MemoryLibrary()
    desk = FrontDesk(load(None), library, FixedClock(AT), sources=lambda: books)
    await desk.dispatch(Chosen("sources", {"do": "list"}), desk.call(user="U", place=HERE, manager=True))

    assert [("listed", HERE.tenant)] == books.asked
