"""Rolling upgrades: a new version migrates the database while the one before it still runs, and may start anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from bot.errors import BadConfiguration
from bot.store.library import open_library
from bot.store.migrate import FOLDER, HEAD, WORKS_FROM

FIRST = "0006"
"""The rule holds for every migration from this one on; before it nothing was released."""


def config() -> Config:
    """Alembic's, for our folder."""
    made = Config()
    made.set_main_option("script_location", str(FOLDER))
    return made


def revisions() -> list[str]:
    """All of them, in their order."""
    return [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()][::-1]


def since(first: str) -> Iterator[tuple[str, str]]:
    """Each migration from that one on, with the one before it."""
    return ((before, after) for before, after in pairwise(revisions()) if after >= first)


def migrated(connection: sa.Connection, to: str) -> None:
    """Bring a database that far."""
    made = config()
    made.attributes["connection"] = connection
    command.upgrade(made, to)


def shape(connection: sa.Connection) -> dict[str, dict[str, Any]]:
    """The columns of every table, by name."""
    found = inspect(connection)
    return {
        table: {column["name"]: column for column in found.get_columns(table)}
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def value(kind: sa.types.TypeEngine[Any]) -> object:
    """Something that fits a column."""
    if isinstance(kind, sa.Boolean):
        return True
    return 1 if isinstance(kind, sa.Integer | sa.Float) else "1"


@pytest.fixture(params=["sqlite", "postgresql"])
def connection(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sa.Connection]:
    """An empty database."""
    url = f"sqlite:///{tmp_path}/news.db"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    engine = create_engine(url)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def test_the_version_before_works_on_every_new_schema(connection: sa.Connection) -> None:
    """A migration adds only: nothing the version before reads is gone or of another type, and the rows it writes, which
    lack the new columns, are taken."""
    migrated(connection, revisions()[0])
    for before, after in since(revisions()[1]):
        old = shape(connection)
        migrated(connection, after)
        new = shape(connection)
        if after < FIRST:
            continue
        for table, columns in old.items():
            assert set(columns) <= set(new[table]), f"{after} takes columns of {table} away from {before}"
            for name, column in columns.items():
                assert str(column["type"]) == str(new[table][name]["type"]), (after, table, name)
                assert column["nullable"] <= new[table][name]["nullable"], (after, table, name)
            row = {name: value(column["type"]) for name, column in columns.items()}
            if not inspect(connection).get_foreign_keys(table):
                written = sa.table(table, *(sa.column(name) for name in columns))
                with connection.begin_nested() as nested:
                    connection.execute(written.insert().values(row))
                    nested.rollback()


async def test_an_older_version_starts_beside_a_newer_one(tmp_path: Path) -> None:
    """It goes on where the newer says that it may, and is refused where the tables have lost what it needs."""
    path = tmp_path / "news.db"
    url = f"sqlite+aiosqlite:///{path}"
    await (await open_library(url)).close()
    for says, works in ((WORKS_FROM, True), ("9998", False)):
        with sqlite3.connect(path) as plain:
            plain.execute("UPDATE alembic_version SET version_num = '9999'")
            plain.execute("UPDATE works_from SET revision = ?", (says,))
        plain.close()
        if works:
            async with await open_library(url) as library:
                assert {} == await library.ledger.tally()
        else:
            with pytest.raises(BadConfiguration, match="written by a newer version"):
                await open_library(url)


def test_what_works_is_a_revision_that_there_is() -> None:
    """It is one of ours, and not later than the newest."""
    assert WORKS_FROM in revisions()
    assert WORKS_FROM <= HEAD
