"""`forget` through the real clients: a reader's own, a whole server, and a server that puts the bot out."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.clock import FixedClock
from bot.commands.catalogue import builtins
from bot.commands.dispatch import FrontDesk
from bot.ports import Feedback, Place, Tenant
from bot.store.library import SqlLibrary, open_library
from tests.adapters.discord.conftest import connected
from tests.adapters.discord.conftest import running as on_discord
from tests.adapters.discord.emulator import Emulator
from tests.adapters.slack.conftest import platform as slack_platform
from tests.adapters.slack.conftest import running as on_slack
from tests.adapters.slack.emulator import Slack
from tests.adapters.slack.shapes import CHANNEL, PERSON, TEAM

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[SqlLibrary]:
    """An empty database."""
    async with await open_library(f"sqlite+aiosqlite:///{tmp_path}/news.db", FixedClock(NOW)) as opened:
        yield opened


@pytest.fixture
def desk(library: SqlLibrary) -> FrontDesk:
    """Every command over it."""
    return FrontDesk(
        builtins(), library, FixedClock(NOW), notebook=library.notebook, forgetting=lambda: library.forgetting
    )


async def fill(library: SqlLibrary, place: Place, reader: str) -> None:
    """Feedback of the reader and of somebody else, and a topic pack that is off."""
    for who in (reader, "999"):
        await library.notebook.note(Feedback(at=NOW, place=place, reader=who, verdict="wrong", answer="who-pays"))
    await library.notebook.switch(place.tenant, "sport", on=False)


async def readers(library: SqlLibrary) -> set[str]:
    """Whose feedback there is."""
    return {each.reader for each in await library.notebook.feedback()}


def words(message: dict[str, Any]) -> str:
    """All that a message shows."""
    return json.dumps(message, ensure_ascii=False)


async def test_a_reader_of_discord(discord: Emulator, desk: FrontDesk, library: SqlLibrary) -> None:
    """`forget me` is for everybody, answered to one alone, and leaves what others told."""
    place = Place("discord", discord.guild_id, discord.channel_id)
    await fill(library, place, discord.ida["id"])
    async with on_discord(connected(discord, desk), discord):
        asked = await discord.slash("forget", what="me")
        assert "1 feedback" in words(await discord.answer(asked))
        assert asked.private
        assert "Nothing is kept of you" in words(await discord.answer(await discord.slash("forget", what="me")))
    assert {"999"} == await readers(library)


async def test_a_server_of_discord(discord: Emulator, desk: FrontDesk, library: SqlLibrary) -> None:
    """A reader is refused; a manager reads what would go, presses the button, and it is gone."""
    place = Place("discord", discord.guild_id, discord.channel_id)
    await fill(library, place, discord.ida["id"])
    async with on_discord(connected(discord, desk), discord):
        refused = await discord.answer(await discord.slash("forget", what="workspace", sure=True))
        assert "Only those who manage" in words(refused)
        assert 2 == len(await readers(library))
        discord.permissions |= 1 << 4
        shown = await discord.answer(await discord.slash("forget", what="workspace"))
        assert "2 feedback" in words(shown)
        assert 2 == len(await readers(library))
        button = next(b for row in shown["components"] for b in row["components"] if "Delete" in b["label"])
        gone = await discord.answer(await discord.press(shown, button["custom_id"]))
        assert "This place is forgotten" in words(gone)
    assert {} == await library.forgetting.held(place.tenant)


async def test_put_out_of_a_server(discord: Emulator, desk: FrontDesk, library: SqlLibrary) -> None:
    """When the bot is put out, all of that server goes, and nothing of another."""
    place = Place("discord", discord.guild_id, discord.channel_id)
    await fill(library, place, "1")
    await library.notebook.switch(Tenant("discord", "other"), "sport", on=False)
    made = connected(discord, desk, left=library.forgetting.forget_tenant)
    async with on_discord(made, discord):
        await discord.until(lambda: made.client.guilds)
        await discord.gateway.event("GUILD_DELETE", {"id": discord.guild_id, "unavailable": True})
        await discord.answer(await discord.slash("help"))
        assert {} != await library.forgetting.held(place.tenant)
        await discord.gateway.event("GUILD_DELETE", {"id": discord.guild_id})
        for _ in range(100):
            await discord.answer(await discord.slash("help"))
            if not await library.forgetting.held(place.tenant):
                break
    assert {} == await library.forgetting.held(place.tenant)
    assert {} != await library.forgetting.held(Tenant("discord", "other"))


async def test_in_slack(slack: Slack, desk: FrontDesk, library: SqlLibrary) -> None:
    """The same, by command and button; what is told is for the one who asked."""
    place = Place("slack", TEAM["id"], CHANNEL)
    await fill(library, place, PERSON)
    slack.rights[PERSON] = {"is_admin": True}
    async with on_slack(slack_platform(slack, desk, "http")):
        await slack.slash("/news", "forget me")
        told = await slack.hears()
        assert "1 feedback" in told.text
        assert told.hidden
        assert {"999"} == await readers(library)
        await slack.slash("/news", "forget everything")
        shown = await slack.hears()
        assert "1 topic packs switched off" in shown.text
        await slack.click(shown)
        assert "This place is forgotten" in (await slack.hears()).text
    assert {} == await library.forgetting.held(place.tenant)
