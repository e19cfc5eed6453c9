"""Brings a database to the tables of this version, when it is opened."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, select, text
from sqlalchemy.exc import DatabaseError

from bot.errors import BadConfiguration
from bot.store.database import MIGRATING, Database, in_line
from bot.store.tables import works_from

HEAD = "0013"
"""The newest migration; a test compares it with the folder."""

WORKS_FROM = "0012"
"""Code with this HEAD, and any later one, can use the tables as HEAD leaves them. It moves on with a migration that
takes something away, which is allowed once no such code runs any more: docs/design/store.md, Opening."""

FOLDER = Path(__file__).parent / "migrations"


async def migrate(database: Database) -> None:
    """Run the migrations that are missing. Two processes may do this at once: the second waits, then finds it done.

    Raises BadConfiguration when the file is no database, or was written by a newer version of Newsdesk.
    """
    try:
        async with database.reading() as connection:
            if await connection.run_sync(_current) == HEAD:
                return
        async with database.writing() as connection:
            await in_line(connection, MIGRATING)
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
        if _works_for_us(connection):
            return  # a newer version has migrated it, and says that this one can go on meanwhile
        raise BadConfiguration(
            f"The database {name} was written by a newer version of Newsdesk (its tables are of version {current}).",
            hint="Use that version, or set database_url to another database.",
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.execute(works_from.delete())
    connection.execute(works_from.insert().values(revision=WORKS_FROM))


def _works_for_us(connection: Connection) -> bool:
    """Whether the newer version that migrated this says that ours works on it."""
    if not inspect(connection).has_table(works_from.name):
        return False
    oldest = connection.execute(select(works_from.c.revision)).scalar()
    return oldest is not None and oldest <= HEAD
