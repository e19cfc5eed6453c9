"""The connection to SQLite or PostgreSQL: one engine, a way to read and a way to write, failures in plain words."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, AsyncAdaptedQueuePool, Connection, Table, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, InterfaceError, NoSuchModuleError, OperationalError, TimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import BadConfiguration, Unavailable
from bot.languages.words import say

BUSY_MS = 10_000
"""How long SQLite waits for another process to finish writing, in milliseconds."""

WRITES = "newsdesk_writes"

MIGRATING, JOINING = 7_016_341, 7_016_342
"""What only one transaction at a time may do on PostgreSQL: any numbers, the same in every process."""


class Database:
    """An open engine. `close` it, or its connections outlive the event loop."""

    def __init__(self, url: str) -> None:
        """Raises BadConfiguration when the URL names no database this can use; nothing is connected yet."""
        self.url = _address(url)
        self.engine = _engine(self.url)
        # SQLite lets one write at a time, and whoever waits there asks again and again and holds a connection that
        # readers could have; in here writers wait in line. Other processes are waited for as SQLite does it.
        self._turn = asyncio.Lock() if self.url.get_backend_name() == "sqlite" else nullcontext()

    @property
    def name(self) -> str:
        """The database in words, without its password."""
        return self.url.render_as_string(hide_password=True)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one moment of the database. Raises Unavailable."""
        with self._in_words():
            async with self.engine.connect() as connection:
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction: all of it is kept, or, after an exception, nothing. Raises Unavailable.

        Not to be begun inside of another one by the same task: it would wait for itself.
        """
        with self._in_words():
            async with self._turn, self.engine.connect() as connection:
                await connection.execution_options(**{WRITES: True})
                async with connection.begin():
                    yield connection

    async def close(self) -> None:
        """Give every connection back."""
        await self.engine.dispose()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        # Only what the outside did: a broken constraint or statement is a mistake of ours and stays one.
        try:
            yield
        except (OperationalError, InterfaceError, TimeoutError, OSError) as why:
            cause = why.orig if isinstance(why, OperationalError | InterfaceError) else why
            raise Unavailable(
                say("The database does not answer now."),
                hint=say("Try again in a minute."),
                inside=f"The database {self.name} cannot be used now: {cause}. "
                "Check that it is there, that it may be written, and that the disk is not full.",
            ) from why


def insert(connection: AsyncConnection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """INSERT with ON CONFLICT, which SQLAlchemy has once per dialect; the SQL is the same."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


async def in_line(connection: AsyncConnection, what: int) -> None:
    """Wait until no other transaction, of any process, does this: MIGRATING, JOINING. In SQLite only one writes."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:what)"), {"what": what})


def _address(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as why:
        raise BadConfiguration("database_url is not the address of a database.", hint=_EXAMPLE) from why
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise BadConfiguration(
            f"database_url names {parsed.get_backend_name()}, which is not supported.", hint=_EXAMPLE
        )
    return parsed


_EXAMPLE = "Write sqlite+aiosqlite:///var/newsdesk.db or postgresql+psycopg://user@host/name."


def _engine(url: URL) -> AsyncEngine:
    options: dict[str, Any] = {}
    if url.get_backend_name() == "sqlite":
        if _in_memory(url):
            # Every connection would be a database of its own; one connection, lent in turn, is the same one.
            options = {"poolclass": AsyncAdaptedQueuePool, "pool_size": 1, "max_overflow": 0}
        else:
            _make_folder(url)
    else:
        options = {"pool_pre_ping": True}
    try:
        engine = create_async_engine(url, **options)
    except (NoSuchModuleError, ModuleNotFoundError) as why:
        raise BadConfiguration(
            f"The driver of database_url ({url.drivername}) is not installed.", hint="Install it, or use SQLite."
        ) from why
    if url.get_backend_name() == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _in_memory(url: URL) -> bool:
    return url.database in (None, "", ":memory:")


def _make_folder(url: URL) -> None:
    if not url.database or url.database.startswith("file:"):
        return
    folder = Path(url.database).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise BadConfiguration(
            f"The folder of the database, {folder}, cannot be made: {why.strerror}.",
            hint="Set database_url to a file in a folder that may be written.",
        ) from why


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Every new connection: foreign keys hold, readers and one writer do not wait for each other."""
    connection.isolation_level = None  # the driver begins no transactions of its own; _begin_sqlite does
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    # The mode is the file's and stays. Changing it does not wait for a lock as everything else does; whoever holds the
    # lock of a new file is changing it at this moment.
    with suppress(sqlite3.OperationalError):
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer says so at once: one that reads first and writes later could be refused without waiting."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
