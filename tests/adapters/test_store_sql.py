"""What only the database has to keep: transactions, several processes, migrations, speed, two dialects."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from statistics import median

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateIndex, CreateTable

from bot.errors import BadConfiguration, Unavailable
from bot.ports import Saved, Tenant
from bot.store import rows
from bot.store.library import open_library
from bot.store.migrate import FOLDER, HEAD
from bot.store.moments import perhaps_read, perhaps_written, written
from bot.store.tables import claims, metadata
from tests.adapters.test_store import HERE, TEXT, full_sheet
from tests.handmade import sheet_of


def url_of(path: Path) -> str:
    """The database URL of a file."""
    return f"sqlite+aiosqlite:///{path}"


def ask(path: Path, query: str) -> list[tuple[object, ...]]:
    """What plain SQLite, without any of our code, says is in the file."""
    with sqlite3.connect(path) as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


async def test_same_article_twice_writes_nothing(tmp_path: Path) -> None:
    """Saving what is there does not touch the file: another connection sees no change at all."""
    path = tmp_path / "news.db"
    async with await open_library(url_of(path)) as library:
        await library.save(full_sheet())
        watcher = sqlite3.connect(path)
        before = watcher.execute("PRAGMA data_version").fetchone()
        assert await library.save(full_sheet()) is Saved.UNCHANGED
        assert before == watcher.execute("PRAGMA data_version").fetchone()
        await library.save(full_sheet(TEXT.replace("Norland", "Norlandia")))
        assert before != watcher.execute("PRAGMA data_version").fetchone()  # so the check above can fail
        watcher.close()


async def test_claims_are_rows_and_are_replaced(tmp_path: Path) -> None:
    """Claims, their entities and quotations can be queried, and none of an older text stays behind."""
    path = tmp_path / "news.db"
    async with await open_library(url_of(path)) as library:
        sheet = full_sheet()
        await library.save(sheet)
        dolan, norland = (entity.id for entity in sheet.entities)
        assert ask(path, "SELECT predicate, status, negated, event, speaker FROM claims") == [
            ("pay", "done", 0, "e1", dolan)
        ]
        assert ask(path, "SELECT role, entity FROM claim_entities") == [("payer", norland)]
        assert ask(path, "SELECT words, direct, speaker FROM quotations") == [("Not a cent mor", 1, dolan)]
        await library.save(sheet_of("Nothing was said.", ident=sheet.article.id))
        counts = [ask(path, f"SELECT count(*) FROM {name}")[0][0] for name in ("claims", "entities", "quotations")]
        assert counts == [0, 0, 0]
        assert ask(path, "SELECT count(*) FROM articles") == ask(path, "SELECT count(*) FROM sheets") == [(1,)]


async def test_failed_replacement_keeps_the_old_whole(tmp_path: Path) -> None:
    """When replacing breaks in the middle, the article is as it was before, claims and all."""
    path = tmp_path / "news.db"
    async with await open_library(url_of(path)) as library:
        sheet = full_sheet()
        await library.save(sheet)
        broken = replace(sheet.claims[0], predicate=None)  # type: ignore[arg-type]  # the column refuses it
        other = replace(full_sheet(TEXT.replace("12 million", "15 million")), claims=(broken,))
        with pytest.raises(IntegrityError):
            await library.save(other)
    async with await open_library(url_of(path)) as library:
        assert await library.sheet(sheet.article.id, None) == sheet
        assert ask(path, "SELECT predicate FROM claims") == [("pay",)]


async def test_another_process_is_noticed(tmp_path: Path) -> None:
    """A sheet that is at hand is not used any more when another process replaced it."""
    path = tmp_path / "news.db"
    async with await open_library(url_of(path)) as one, await open_library(url_of(path)) as two:
        await one.save(full_sheet())
        old = await one.sheet(full_sheet().article.id, None)
        changed = full_sheet(TEXT.replace("12 million", "15 million"))
        await two.save(changed)
        assert old == full_sheet()
        assert changed == await one.sheet(changed.article.id, None)


async def test_sheets_at_hand_are_bounded_and_warm_ones_quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more sheets are kept than allowed, all are still readable, and a warm one takes under 20 ms."""
    monkeypatch.setattr("bot.store.library.KEPT", 2)
    async with await open_library(url_of(tmp_path / "news.db")) as library:
        sheets = [full_sheet(ident=name) for name in "abcd"]
        for sheet in sheets:
            await library.save(sheet)
        for sheet in sheets:
            assert sheet == await library.sheet(sheet.article.id, HERE)
        assert len(library._parsed) == 2
        took = []
        for _ in range(20):
            begun = time.perf_counter()
            await library.sheet(sheets[-1].article.id, HERE)
            took.append(time.perf_counter() - begun)
    assert median(took) < 0.020


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_many_open_and_write_at_once(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Libraries that open one new database and save one article at once: one adds it, the others find it."""
    url = url_of(tmp_path / "news.db") if kind == "sqlite" else request.getfixturevalue("postgres_url")
    libraries = await asyncio.gather(*(open_library(url) for _ in range(3)))
    try:
        outcomes = await asyncio.gather(*(library.save(full_sheet()) for library in libraries * 2))
        assert (outcomes.count(Saved.ADDED), outcomes.count(Saved.UNCHANGED)) == (1, 5)
        async with libraries[0]._database.reading() as connection:
            assert (await connection.execute(select(func.count()).select_from(claims))).scalar() == 1
    finally:
        for library in libraries:
            await library.close()


def test_processes_open_at_once(tmp_path: Path) -> None:
    """Three processes that open the same new database at the same time all succeed."""
    url = url_of(tmp_path / "new" / "news.db")
    code = (
        "import asyncio, sys\nfrom bot.store.library import open_library\n"
        "async def main():\n    async with await open_library(sys.argv[1]) as library:\n"
        "        print(len(await library.articles(None)))\nasyncio.run(main())"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, url], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [("0\n", "")] * 3 == [process.communicate(timeout=60) for process in running]


async def test_newer_database_is_refused(tmp_path: Path) -> None:
    """A database of a newer version is left alone, and a plain sentence says why."""
    path = tmp_path / "news.db"
    await (await open_library(url_of(path))).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.execute("DELETE FROM works_from")
    connection.commit()
    connection.close()
    with pytest.raises(BadConfiguration, match=r"written by a newer version.*9999"):
        await open_library(url_of(path))


@pytest.mark.parametrize(
    ("url", "failure", "says"),
    [
        ("nonsense", BadConfiguration, "not the address of a database"),
        ("mysql://host/name", BadConfiguration, "mysql"),
        ("sqlite+nodriver:///x.db", BadConfiguration, "driver"),
    ],
)
async def test_unusable_urls(url: str, failure: type[Exception], says: str) -> None:
    """A URL that cannot work is told in words."""
    with pytest.raises(failure, match=says):
        await open_library(url)


async def test_unusable_files(tmp_path: Path) -> None:
    """A file that is no database, a folder in its place, and a path through a file are each told in words."""
    (tmp_path / "letter.txt").write_text("Dear editor, this is a letter and not a database. " * 40)
    with pytest.raises(BadConfiguration, match="not a database"):
        await open_library(url_of(tmp_path / "letter.txt"))
    assert "unable to open" in (await refused(url_of(tmp_path)))[1]
    with pytest.raises(BadConfiguration, match="cannot be made"):
        await open_library(url_of(tmp_path / "letter.txt" / "news.db"))


async def refused(url: str) -> tuple[str, str]:
    """Why a database cannot be opened, for a chat and for the operator; the error itself would hold the connection."""
    try:
        await open_library(url)
    except Unavailable as error:
        return error.plain, error.whole
    pytest.fail("it was opened")


async def test_password_is_never_told() -> None:
    """A database that does not answer is named without its password, and to a chat not at all."""
    pytest.importorskip("psycopg")
    plain, whole = await refused("postgresql+psycopg://desk:hushhush@127.0.0.1:9/news")
    assert "desk:***@127.0.0.1:9/news" in whole
    assert "hushhush" not in whole
    assert not {"127.0.0.1", "desk"} & set(re.findall(r"[\w.]+", plain))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_migrations_make_exactly_the_tables(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The migrated database and tables.py are the same, and HEAD is the newest migration."""
    url = url_of(tmp_path / "news.db") if kind == "sqlite" else request.getfixturevalue("postgres_url")
    async with await open_library(url) as library, library._database.reading() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), metadata)
        )
    assert differences == []
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


async def test_older_database_is_brought_up_to_date(tmp_path: Path) -> None:
    """A database of the first version opens, and what is in it is still there."""
    path = tmp_path / "news.db"
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with create_engine(f"sqlite:///{path}").begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(
            "INSERT INTO briefings (row, id, article, stamp, title, topics, bullets)"
            " VALUES ('r', 'old', 'a', 's', 'Old news', '[]', '[[1, \"A bullet\"]]')"
        )
    async with await open_library(url_of(path)) as library:
        assert [(b.title, b.bullets[0].text, b.file) for b in await library.briefings(None)] == [
            ("Old news", "A bullet", None)
        ]
    assert ask(path, "SELECT version_num FROM alembic_version") == [(HEAD,)]


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=["sqlite", "postgresql"])
def test_tables_compile_for_both(dialect: postgresql.dialect) -> None:
    """Every table and index can be written in the language of either database."""
    for table in metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert " INDEX " in str(CreateIndex(index).compile(dialect=dialect))


def test_rows_are_hashes_that_no_two_shelves_share() -> None:
    """The key of a row depends on shelf and id, and cannot be forged by moving a letter from one to the other."""
    shelves = [None, Tenant("a", "bc"), Tenant("ab", "c"), Tenant("public", ""), Tenant("", "")]
    keys = {rows.row_id(ident, shelf) for shelf in shelves for ident in ("x", "y")}
    assert len(keys) == 10
    assert {len(key) for key in keys} == {40}


def test_moments_compare_as_texts_in_the_database() -> None:
    """Whatever their zone and their fractions; what an earlier version wrote to the second stands before that second's
    moments."""
    moments = [
        datetime(2026, 3, 4, 10, 0, 0, 1, timezone(timedelta(hours=1))),
        datetime(2026, 3, 4, 9, 0, 0, 2, UTC),
        datetime(2026, 3, 4, 9, 0, 1, tzinfo=UTC),
    ]
    texts = ["2026-03-04T09:00:00+00:00", *map(written, moments)]
    assert sorted(texts) == texts
    assert moments == [perhaps_read(text) for text in texts[1:]]
    assert (None, None) == (perhaps_written(None), perhaps_read(None))
