"""kill -9 in the middle of reading, as a user meets it: the real command, real extraction, real reading processes."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from bot.store.library import open_library
from tests.conftest import ROOT
from tests.unit.pages import PARAGRAPHS, page

FILES = 12


def article(number: int) -> str:
    """A page of its own: no two are alike enough to be one story twice."""
    places = ("Aarby", "Borg", "Catto", "Delby", "Elms", "Fjell", "Graun", "Holt", "Inver", "Jarl", "Korsund", "Lund")
    name = places[number]
    own = [
        f"The council of {name} paid {number + 3} million euros for a bridge over the river on Monday, officials said.",
        f"Work in {name} began {number + 1} years late because the builder, {name} Works, had no steel, it said.",
        f"“Nobody in {name} believed it would be done,” said the mayor, Ida {name}son, at a meeting of {number + 40}.",
        f"A second bridge is planned in {name} for 20{number + 30}, and will cost {number * 2 + 9} million euros more.",
    ]
    return page(title=f"{name} has its bridge", paragraphs=[*own, PARAGRAPHS[number % 4]], canonical="", og_url="")


def processes(folder: Path) -> set[int]:
    """Processes of the bot that was started in this folder, by the database that stands in their environment."""
    mark = f"NEWSDESK_DATABASE_URL=sqlite+aiosqlite:///{folder / 'news.db'}".encode()
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (entry / "environ").read_bytes() and b"Z" != (entry / "stat").read_bytes().rsplit(b")")[1][1:2]:
                found.add(int(entry.name))
        except OSError:  # it has just ended
            continue
    return found - {os.getpid()}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
async def test_killed_while_it_reads_it_goes_on_where_it_was(tmp_path: Path) -> None:
    """The store is whole, no process is left, and a further start takes up what was not stored; each article once."""
    inbox, config = tmp_path / "inbox", tmp_path / "config"
    inbox.mkdir()
    (config / "topics").mkdir(parents=True)
    (config / "newsdesk.toml").touch()
    (config / "sources.toml").write_text(f'[inbox]\nfolder = "{inbox}"\nfirst = 50\n')
    for number in range(FILES):
        (inbox / f"{number}.html").write_text(article(number))
        os.utime(inbox / f"{number}.html", (time.time() - 60,) * 2)
    told: Counter[str] = Counter()
    for wanted in (0, 2, 3, None):
        bot = start(tmp_path, config)
        assert bot.stdout is not None
        lines = [bot.stdout.readline() for _ in range(wanted or 0)]
        if wanted is not None:
            await asyncio.sleep(0 if wanted else 1.5)  # the first time before anything is stored
            bot.send_signal(signal.SIGKILL)
        out, err = bot.communicate(timeout=120)
        told.update(line for line in [*lines, *out.splitlines(keepends=True)] if ": added" in line)
        assert wanted is not None or (0, "") == (bot.returncode, "".join(e for e in err if "Traceback" in e))
        assert wanted is not None or ": added" in out  # something was left to take up
        whole(tmp_path / "news.db")
        assert gone(tmp_path), "a reading process outlived the bot"

    async with await open_library(f"sqlite+aiosqlite:///{tmp_path / 'news.db'}") as library:
        filed = await library.articles(None)
        assert FILES == len(filed) == len({each.title for each in filed})
        for each in filed:
            sheet = await library.sheet(each.id, None)
            assert sheet is not None
            assert sheet.claims
        ways = [trace for each in filed for trace in await library.sources.traces(each.id, None, 5)]
    assert FILES == len(ways)
    assert all(way.path[-1].step == "stored" and way.article for way in ways)
    assert 1 == max(told.values())


def start(folder: Path, config: Path) -> subprocess.Popen[str]:
    """`sources poll`: ask the sources, read what is new, end."""
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "sources", "poll"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "NEWSDESK_CONFIG_DIR": str(config),
            "NEWSDESK_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'news.db'}",
            "NEWSDESK_READING_PROCESSES": "2",
        },
    )


def whole(database: Path) -> None:
    """SQLite finds nothing wrong, every reference leads somewhere, and no article is without its sheet."""
    if not database.exists():  # killed before it was made
        return
    connection = sqlite3.connect(database)
    try:
        assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()
        assert [] == connection.execute("PRAGMA foreign_key_check").fetchall()
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if {"articles", "sheets"} <= tables:
            orphans = "SELECT row FROM articles WHERE row NOT IN (SELECT article FROM sheets)"
            assert [] == connection.execute(orphans).fetchall()
    finally:
        connection.close()


def gone(folder: Path) -> bool:
    """Whether, a moment after it was killed, nothing that it started is left."""
    for _ in range(100):
        if not processes(folder):
            return True
        time.sleep(0.1)
    return False
