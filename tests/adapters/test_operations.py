"""What an operator's machines see: figures at /metrics, /readyz; and a backup that is taken and put back."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.commands.catalogue import builtins
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Typed
from bot.errors import BadConfiguration, BadInput, Unavailable
from bot.platforms.web.app import WebPage
from bot.platforms.web.operations import Measures, Stored
from bot.ports import Place, Sending, Slot
from bot.store.backup import backup_sqlite, restore_sqlite
from bot.store.library import SqlLibrary, open_library
from tests.deliveries import noted, state_of
from tests.stories import CLOCK, asker, ferries

PLACE = Place("slack", "T1", "C1")
DAY = date(2025, 3, 4)
AT = datetime(2025, 3, 4, 7, tzinfo=UTC)


class Machine:
    """A bot's parts, as its operator's machines see them."""

    def __init__(self, library: SqlLibrary) -> None:
        self.library = library
        self.parts = {"database": True, "slack": True}
        self.measures = Measures(self.stored, self.looked)
        self.desk = FrontDesk(builtins(), library, CLOCK, counted=self.measures.answered)
        self.page = WebPage(desk=self.desk, library=library, host="127.0.0.1", port=0, further=self.measures.routes)

    async def stored(self) -> Stored:
        """From the real store."""
        ledger = self.library.ledger
        return Stored(rows=await self.library.counts(), deliveries=await ledger.tally(), sources={"active": 2})

    async def looked(self) -> dict[str, bool]:
        """As the test says."""
        return self.parts

    async def get(self, path: str, host: str = "127.0.0.1:8080") -> httpx.Response:
        """Ask the page."""
        transport = httpx.ASGITransport(app=self.page.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080") as client:
            return await client.get(path, headers={"host": host})


@pytest.fixture
async def machine(tmp_path: Path) -> AsyncIterator[Machine]:
    """With one article and one delivery in the store."""
    async with await open_library(f"sqlite+aiosqlite:///{tmp_path}/news.db") as library:
        await library.save(ferries())
        await noted(library.ledger, "morning", DAY, PLACE, AT, Sending.UNCERTAIN, "who knows")
        yield Machine(library)


async def test_figures(machine: Machine) -> None:
    """Answers by command and outcome with their seconds, what is stored, deliveries by state, parts that can serve."""
    for text in ("quotes", "quotes", "quotes about:nothing-like-it", "subscribe 08:00", "evidence 4 most:x"):
        await machine.desk.dispatch(Typed(text), asker(machine.desk))
    answer = await machine.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    lines = set(answer.text.splitlines())
    assert {
        'newsdesk_answers_total{command="quotes",outcome="answered"} 2.0',
        'newsdesk_answers_total{command="quotes",outcome="not_found"} 1.0',
        'newsdesk_answer_seconds_count{command="quotes"} 3.0',
        'newsdesk_stored{kind="articles"} 1.0',
        'newsdesk_deliveries{state="uncertain"} 1.0',
        'newsdesk_deliveries{state="sent"} 0.0',
        'newsdesk_sources{state="active"} 2.0',
        'newsdesk_ready{part="slack"} 1.0',
    } <= lines


async def test_figures_are_of_now(machine: Machine) -> None:
    """Each look asks the store again; what is no more is not shown."""
    await machine.get("/metrics")
    await noted(machine.library.ledger, "morning", DAY, PLACE, AT, Sending.SENT, "m1")
    machine.parts = {"database": True}
    text = (await machine.get("/metrics")).text
    assert 'newsdesk_deliveries{state="sent"} 1.0' in text
    assert 'part="slack"' not in text


async def test_ready_means_every_part(machine: Machine) -> None:
    """200 when all can serve; 503 with the names when one cannot."""
    good = await machine.get("/readyz")
    assert (200, True) == (good.status_code, good.json()["ready"])
    machine.parts = {"database": True, "slack": False}
    bad = await machine.get("/readyz")
    assert (503, {"database": True, "slack": False}) == (bad.status_code, bad.json()["parts"])


@pytest.mark.parametrize("path", ["/metrics", "/readyz"])
async def test_no_stranger_s_site_reads_them(machine: Machine, path: str) -> None:
    """A name that is made to lead to this machine is refused here as on every other address."""
    assert (await machine.get(path, host="evil.example")).status_code == 421


async def test_a_backup_of_a_bot_that_writes(machine: Machine, tmp_path: Path) -> None:
    """The copy is whole and of one moment while deliveries are written; put back, the ledger still refuses a second."""
    url = f"sqlite+aiosqlite:///{tmp_path}/news.db"
    copy = tmp_path / "copies" / "one.db"

    async def busy() -> None:
        for number in range(30):
            await noted(machine.library.ledger, f"d{number}", DAY, PLACE, AT)

    await asyncio.gather(busy(), backup_sqlite(url, copy))
    assert [copy] == list(copy.parent.iterdir())
    other = f"sqlite+aiosqlite:///{tmp_path}/other.db"
    await restore_sqlite(other, copy, replace_it=False)
    async with await open_library(other) as back:
        assert [each.id for each in await back.articles(None)] == [ferries().article.id]
        await back.ledger.add([Slot(digest="morning", day=DAY, place=PLACE)], AT)
        assert await state_of(back.ledger, "morning", DAY, PLACE) is Sending.UNCERTAIN


async def test_what_is_there_is_not_lost_by_mistake(tmp_path: Path) -> None:
    """No copy is written over; no database is given up unasked, for what is no copy, or while a bot has it open."""
    url = f"sqlite+aiosqlite:///{tmp_path}/news.db"
    copy, junk = tmp_path / "copy.db", tmp_path / "junk.db"
    junk.write_bytes(b"x" * 9000)
    async with await open_library(url) as library:
        await backup_sqlite(url, copy)
        await library.save(ferries())
        with pytest.raises(BadInput, match="is there already"):
            await backup_sqlite(url, copy)
        with pytest.raises(BadInput, match="already"):
            await restore_sqlite(url, copy, replace_it=False)
        with pytest.raises(BadInput, match="no copy"):
            await restore_sqlite(url, junk, replace_it=True)
        with pytest.raises(Unavailable, match="in use"):
            await restore_sqlite(url, copy, replace_it=True)
        assert len(await library.articles(None)) == 1
    await restore_sqlite(url, copy, replace_it=True)
    async with await open_library(url) as library:
        assert await library.articles(None) == ()
    with closing(sqlite3.connect(tmp_path / "news.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_postgres_has_its_own_way(tmp_path: Path) -> None:
    """For PostgreSQL it says what to use instead."""
    with pytest.raises(BadConfiguration, match="SQLite only") as failure:
        await backup_sqlite("postgresql+psycopg://u@h/d", tmp_path / "x.db")
    assert "pg_dump" in failure.value.plain


async def test_a_dump_of_postgres_comes_back(postgres_url: str, tmp_path: Path) -> None:
    """The two commands that docs/howto/operate.md names bring back the ledger as it was."""
    if shutil.which("pg_dump") is None or shutil.which("pg_restore") is None:
        pytest.skip("needs pg_dump and pg_restore")
    plain, dump = postgres_url.replace("+psycopg", ""), tmp_path / "monday.dump"

    async def run(program: str, *options: str) -> None:
        process = await asyncio.create_subprocess_exec(program, *options)
        assert await process.wait() == 0

    async with await open_library(postgres_url) as library:
        await noted(library.ledger, "morning", DAY, PLACE, AT)
    await run("pg_dump", "--format=custom", f"--file={dump}", plain)
    async with await open_library(postgres_url) as library:
        await noted(library.ledger, "morning", DAY, PLACE, AT + timedelta(hours=1), Sending.FAILED)
        await noted(library.ledger, "evening", DAY, PLACE, AT)
    await run("pg_restore", "--clean", "--if-exists", "--single-transaction", f"--dbname={plain}", str(dump))
    async with await open_library(postgres_url) as library:
        assert [each.digest for each in await library.ledger.deliveries(None, 5)] == ["morning"]
        assert await state_of(library.ledger, "morning", DAY, PLACE) is Sending.SENDING
