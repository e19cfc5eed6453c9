"""A copy of the SQLite database, taken while the bot runs, and put back while it does not.

Source: sqlite.org/backup.html. The copy is one moment of the database, whatever is written meanwhile.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from bot.errors import BadConfiguration, BadInput, Unavailable

_PAGES = 1_000  # copied at a time: writers get their turn in between
_POSTGRES = "For PostgreSQL: pg_dump and pg_restore, as docs/howto/operate.md says."
_WAIT = 10.0


async def backup_sqlite(url: str, target: Path) -> None:
    """Copy the database at a URL into a new file. Raises BadInput where there is one, Unavailable for disk troubles."""
    await asyncio.to_thread(_into_new, database_file(url), target)


async def restore_sqlite(url: str, source: Path, *, replace_it: bool) -> None:
    """Put a copy in the place of the database. Raises BadInput for what is no copy of one, or where one is there.

    A copy is checked whole before anything is touched; a bot that still runs is found out, and nothing is done.
    """
    await asyncio.to_thread(_put_back, source, database_file(url), replace_it)


def database_file(url: str) -> Path:
    """The file of a database URL. Raises BadConfiguration where it is not one of SQLite in a file."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        raise BadConfiguration("This works for SQLite only.", hint=_POSTGRES)
    if parsed.database in (None, "", ":memory:"):
        raise BadConfiguration("A database in memory cannot be copied.", hint="Set database_url to a file.")
    return Path(str(parsed.database))


def _into_new(source: Path, target: Path) -> None:
    """By way of a file beside it, so that a copy that was broken off never looks like one."""
    if target.exists():
        raise BadInput(f"{target} is there already.", hint="Name a file that does not exist yet.")
    if not source.is_file():
        raise BadInput(f"There is no database {source} yet.")
    beside = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(source, beside)
        os.replace(beside, target)
    except (OSError, sqlite3.Error) as error:
        raise Unavailable(f"{target} cannot be written: {error}.", hint="Is the disk full?") from error
    finally:
        beside.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with closing(_opened(source)) as one, closing(sqlite3.connect(target)) as two:
        one.backup(two, pages=_PAGES)
        two.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=_WAIT)


def _checked(path: Path) -> None:
    """Raises BadInput for a file that is not a whole database of Newsdesk."""
    if not path.is_file():
        raise BadInput(f"There is no file {path}.")
    try:
        with closing(_opened(path)) as connection:
            told = connection.execute("PRAGMA integrity_check").fetchone()[0]
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise BadInput(f"{path} is no copy of a database of Newsdesk: {error}.") from error
    if told != "ok":
        raise BadInput(f"{path} is damaged: {told}.")


def _put_back(source: Path, target: Path, replace_it: bool) -> None:
    if target.exists() and not replace_it:
        raise BadInput(f"There is a database {target} already.", hint="Add --replace to give it up for the copy.")
    _checked(source)
    beside = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(source, beside)
        _alone(target)
        for log in (f"{target}-wal", f"{target}-shm"):
            Path(log).unlink(missing_ok=True)  # they belong to the database that is given up
        os.replace(beside, target)
    except (OSError, sqlite3.Error) as error:
        raise Unavailable(f"{target} cannot be written: {error}.", hint="Is the disk full?") from error
    finally:
        beside.unlink(missing_ok=True)


def _alone(target: Path) -> None:
    """Raises Unavailable while another process has the database open: SQLite then does not let its mode be changed."""
    if not target.exists():
        return
    try:
        with closing(sqlite3.connect(target, timeout=1)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise Unavailable(f"{target} is in use.", hint="Stop the bot first.") from error
        # damaged: that is what the copy is for
