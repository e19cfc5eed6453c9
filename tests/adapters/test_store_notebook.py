"""The notebook in a real database: feedback and switched packs are there after a restart."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import settings
from bot.app.tasks import feedback
from bot.ports import Feedback, Place, Tenant
from bot.store.library import open_library


def piece(verdict: str, words: str = "") -> Feedback:
    """A piece of feedback."""
    at = datetime(2025, 3, 10, 12, tzinfo=UTC)
    return Feedback(
        at=at, place=Place("slack", "T1", "C1"), reader="U1", verdict=verdict, answer="who-pays", words=words
    )


async def test_feedback_stays(tmp_path: Path) -> None:
    """What readers said is there after a restart, newest first and whole."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'n.db'}"
    async with await open_library(url) as library:
        await library.notebook.note(piece("right"))
        await library.notebook.note(piece("wrong", "it’s Malta’s “bill”"))
    async with await open_library(url) as library:
        assert (piece("wrong", "it’s Malta’s “bill”"), piece("right")) == await library.notebook.feedback()


async def test_packs_are_switched_for_one_tenant(tmp_path: Path) -> None:
    """Off stays off until it is switched on again; twice is once; another workspace is not touched."""
    here, there = Tenant("slack", "T1"), Tenant("slack", "T2")
    async with await open_library(f"sqlite+aiosqlite:///{tmp_path / 'n.db'}") as library:
        for _ in range(2):
            await library.notebook.switch(here, "sport", False)
        assert frozenset({"sport"}) == await library.notebook.packs_off(here)
        assert frozenset() == await library.notebook.packs_off(there)
        await library.notebook.switch(here, "sport", True)
        assert frozenset() == await library.notebook.packs_off(here)


async def test_the_operator_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`python -m bot feedback` prints a line for each: when, where, the verdict, the question, the note."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'n.db'}"
    monkeypatch.setenv("NEWSDESK_DATABASE_URL", url)
    async with await open_library(url) as library:
        await library.notebook.note(piece("right"))
        await library.notebook.note(piece("wrong", "no such sum"))
    lines = await feedback(settings.load(), only_wrong=True)
    assert ["2025-03-10 12:00  wrong  slack C1  who-pays  – no such sum"] == lines
    assert len(await feedback(settings.load(), only_wrong=False)) == 2
