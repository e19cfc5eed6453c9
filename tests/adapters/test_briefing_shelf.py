"""A folder of briefings and the library: what is in one is in the other, at the start and after each change."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.briefings.load import load_folder, read_briefing
from bot.briefings.shelve import Done, keep, shelve
from bot.errors import Unavailable
from bot.facts.model import Article, FactSheet
from bot.ports import Library, Saved, Tenant
from bot.store.library import open_library
from bot.store.memory import MemoryLibrary
from tests.handmade import sheet_of

ONE = """+++
title = "{title}"
article = "{title}.txt"
+++
- {bullet}
"""


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    """A real database, empty."""
    async with await open_library(f"sqlite+aiosqlite:///{tmp_path}/news.db") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two briefings."""
    made = tmp_path / "briefings"
    made.mkdir()
    for title in ("ferries", "bridges"):
        write(made, title, f"The {title} stay.")
        (made / f"{title}.txt").write_text(f"The {title} stay.\n")
    return made


def write(folder: Path, title: str, bullet: str) -> None:
    """One briefing file."""
    (folder / f"{title}.md").write_text(ONE.format(title=title, bullet=bullet))


async def annotate(article: Article) -> FactSheet:
    """The article with its sentences, which is all that is needed here."""
    sheet = sheet_of(article.text, ident=article.id)
    return FactSheet(article=article, sentences=sheet.sentences)


async def shown(library: Library) -> dict[str, str]:
    """The first bullet of each public briefing."""
    return {briefing.id: briefing.bullets[0].text for briefing in await library.briefings(None)}


async def test_shelving_twice_changes_nothing(library: Library, folder: Path) -> None:
    """An article and its briefing go onto the shelf together, for everybody, and once."""
    loaded = load_folder(folder)[0][1]
    outcomes = [await shelve(loaded, library, annotate) for _ in range(2)]
    assert outcomes == [Saved.ADDED, Saved.UNCHANGED]
    sheet = await library.sheet(loaded.article.id, Tenant("slack", "T1"))
    assert sheet is not None
    assert sheet.article == loaded.article
    assert (loaded.briefing,) == await library.briefings(None)


async def after(kept: AsyncIterator[Done]) -> Done:
    """The next news of the folder, or a failure after ten seconds."""
    return await asyncio.wait_for(anext(kept), timeout=10)


async def test_library_follows_the_folder(library: Library, folder: Path) -> None:
    """Edited, broken, repaired, removed and new files, and an edited article, are each followed."""
    kept = keep(folder, library, annotate)
    try:
        first = await after(kept)
        assert first == Done(saved=(("bridges", Saved.ADDED), ("ferries", Saved.ADDED)))

        write(folder, "ferries", "The ferries go.")
        assert (await after(kept)).saved == (("ferries", Saved.REPLACED),)
        assert await shown(library) == {"bridges": "The bridges stay.", "ferries": "The ferries go."}

        (folder / "ferries.md").write_text("+++\n")
        broken = await after(kept)
        assert [failure.where for failure in broken.failures] == [f"{folder / 'ferries.md'}:1"]
        assert (await shown(library))["ferries"] == "The ferries go."

        (folder / "bridges.txt").write_text("The bridges fall.\n")
        assert (await after(kept)).saved == (("bridges", Saved.REPLACED),)

        (folder / "ferries.md").unlink()
        assert (await after(kept)).removed == ("ferries",)
        assert await shown(library) == {"bridges": "The bridges stay."}

        (folder / "trams.txt").write_text("The trams come.\n")
        write(folder, "trams", "Trams come.")
        assert (await after(kept)).saved[-1] == ("trams", Saved.ADDED)
    finally:
        await kept.aclose()


async def test_what_was_removed_while_nobody_looked_is_gone(library: Library, folder: Path) -> None:
    """A briefing whose file was removed while the bot was off is forgotten at the next start; a broken one stays."""
    async for _ in keep(folder, library, annotate):
        break
    (folder / "ferries.md").unlink()
    (folder / "bridges.md").write_text("broken")
    async for done in keep(folder, library, annotate):
        assert done.removed == ("ferries",)
        break
    assert await shown(library) == {"bridges": "The bridges stay."}


async def test_what_was_added_by_hand_stays(library: Library, folder: Path, tmp_path: Path) -> None:
    """A briefing that was stored from a file elsewhere is not the folder's, and is not forgotten with it."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    write(elsewhere, "tunnels", "The tunnels stay.")
    (elsewhere / "tunnels.txt").write_text("The tunnels stay.\n")
    await shelve(read_briefing(elsewhere / "tunnels.md"), library, annotate)
    for _ in range(2):
        async for done in keep(folder, library, annotate):
            assert done.removed == ()
            break
    assert set(await shown(library)) == {"tunnels", "ferries", "bridges"}


async def test_article_that_cannot_be_read_stops_no_other(
    library: Library, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """When reading one article breaks, the other briefings are stored, the file is named, the log has the details."""

    async def fragile(article: Article) -> FactSheet:
        if "ferries" in article.text:
            raise RuntimeError("out of ink")
        return await annotate(article)

    kept = keep(folder, library, fragile)
    try:
        done = await after(kept)
        assert done.saved == (("bridges", Saved.ADDED),)
        assert [failure.path for failure in done.failures] == [folder / "ferries.md"]
        assert "out of ink" in caplog.text
        write(folder, "bridges", "The bridges fall.")
        assert (await after(kept)).failures == ()  # told already
    finally:
        await kept.aclose()


class Away(MemoryLibrary):
    """A library whose database is away when the first briefing is to be removed."""

    away = True

    async def remove_briefing(self, ident: str, tenant: Tenant | None = None) -> None:
        if self.away:
            self.away = False
            raise Unavailable("The database does not answer.")
        await super().remove_briefing(ident, tenant)


async def test_a_removal_that_fails_ends_nothing(folder: Path) -> None:
    """The folder is followed on, and what could not be removed goes after the next change."""
    library = Away()
    kept = keep(folder, library, annotate)
    try:
        await after(kept)
        (folder / "ferries.md").unlink()
        assert () == (await after(kept)).removed
        write(folder, "bridges", "The bridges fall.")
        assert ("ferries",) == (await after(kept)).removed
        assert await shown(library) == {"bridges": "The bridges fall."}
    finally:
        await kept.aclose()


async def test_no_folder_is_no_briefings(library: Library, tmp_path: Path) -> None:
    """Without a folder there is nothing to keep, and the watch ends at once."""
    assert [Done()] == [done async for done in keep(tmp_path / "nowhere", library, annotate)]
