"""Brings a database to the tables of this version, when it is opened."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DatabaseError

from bot.errors import BadConfiguration
from bot.store.database import Database

HEAD = "0011"
"""The newest migration; a test compares it with the folder."""

FOLDER = Path(__file__).parent / "migrations"
LOCK = 7_016_341
"""Any number, the same in every process: PostgreSQL's advisory lock for migrating."""


async def migrate(database: Database) -> None:
    """Run the migrations that are missing. Two processes may do this at once: the second waits, then finds it done.

    Raises BadConfiguration when the file is no database, or was written by a newer version of Newsdesk.
    """
    try:
        async with database.reading() as connection:
            if await connection.run_sync(_current) == HEAD:
                return
        async with database.writing() as connection:
            if connection.dialect.name == "postgresql":
                await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            await connection.run_sync(_upgrade, database.name)
    except DatabaseError as why:
        raise BadConfiguration(
            f"{database.name} is not a database that Newsdesk can use: {why.orig}.",
            hint="Set database_url to another file, or to one that does not exist yet.",
        ) from why


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection, name: str) -> None:
    # Alembic takes a while to import and is needed only when there is something to do.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    current = _current(connection)
    if current == HEAD:
        return
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise BadConfiguration(
            f"The database {name} was written by a newer version of Newsdesk (its tables are of version {current}).",
            hint="Use that version, or set database_url to another database.",
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
