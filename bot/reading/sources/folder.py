"""A folder on this machine: every file in it is an item, and a file that changes is a new one."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import BadInput
from bot.facts.model import digest
from bot.languages.lasting import lasting
from bot.ports import Found, Polling, Source
from bot.reading.document import SUFFIXES
from bot.reading.polling import Outcome
from bot.reading.sources import Look, Tools

MOST_FILES = 2_000
SETTLED = 2.0
"""Seconds since the last change, after which a file is taken to be written completely."""


async def look(source: Source, polling: Polling, tools: Tools) -> Look:
    """The files that can be read, newest first. Raises BadInput when there is no such folder."""
    return await asyncio.to_thread(_look, Path(source.address), tools.clock.now())


def _look(folder: Path, now: datetime) -> Look:
    if not folder.is_dir():
        raise BadInput(lasting("There is no such folder."))  # where it lies is nobody's business in a channel
    files = []
    for path in folder.iterdir():
        if path.name.startswith(".") or path.suffix.lower() not in SUFFIXES or not path.is_file():
            continue
        told = path.stat()
        if now.timestamp() - told.st_mtime >= SETTLED:
            files.append((told.st_mtime_ns, told.st_size, path))
    newest = sorted(files, key=lambda file: (file[0], file[2].name), reverse=True)[:MOST_FILES]
    found = tuple(
        Found(
            names=(f"file:{digest(path.name, str(changed), str(size), length=40)}",),
            url=path.absolute().as_uri(),
            title=path.name,
            published=datetime.fromtimestamp(changed / 1e9, UTC),
        )
        for changed, size, path in newest
    )
    return Look(outcome=Outcome(rhythm=0.0), found=found)
