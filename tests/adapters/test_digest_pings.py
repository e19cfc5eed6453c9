"""A digest that mentions a role or a user group: asked for, previewed and sent through the real clients."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.clock import FixedClock
from bot.commands.catalogue import builtins
from bot.commands.dispatch import FrontDesk
from bot.delivery.book import Book
from bot.delivery.digests import digest_of
from bot.delivery.runner import DigestRunner
from bot.facts.briefing import Briefing, Bullet
from bot.platforms.discord.app import DiscordPlatform
from bot.ports import Place, Platform, Tenant
from bot.store.library import SqlLibrary, open_library
from tests.adapters.discord import shapes
from tests.adapters.discord.conftest import connected
from tests.adapters.discord.conftest import running as on_discord
from tests.adapters.discord.emulator import Emulator, listening
from tests.adapters.slack.conftest import platform as slack_platform
from tests.adapters.slack.conftest import running as on_slack
from tests.adapters.slack.emulator import Slack, emulated
from tests.adapters.slack.shapes import CHANNEL, PERSON, TEAM
from tests.stories import ferries

DAY = date(2025, 3, 11)
CLOCK = FixedClock(datetime(2025, 3, 11, 9, tzinfo=UTC))
EDITORS, EVERYONE_LIKE = "7001", "7002"
HOSTILE = "Ferries: @everyone <@&7002> <!channel> <!subteam^S0EVIL> asks who pays"


@asynccontextmanager
async def desk_with_digests(
    folder: Path, platforms: dict[str, Platform]
) -> AsyncIterator[tuple[FrontDesk, SqlLibrary]]:
    """Every command over a database with one hostile briefing of today; what is subscribed to is kept there."""
    async with await open_library(f"sqlite+aiosqlite:///{folder}/news.db", CLOCK) as library:
        await library.save(ferries())
        bullet = Bullet(text="Coastal states agreed to buy twelve electric ferries.", line=1)
        article = ferries().article.id
        await library.save_briefing(
            Briefing(id="ferries", title=HOSTILE, article=article, bullets=(bullet,), published=DAY)
        )
        runner = DigestRunner((), platforms, library, library.ledger, CLOCK, library.subscriptions)
        book = Book(
            store=library.subscriptions,
            ledger=library.ledger,
            filed=(),
            runner=runner,
            clock=CLOCK,
            default_zone=ZoneInfo("UTC"),
        )
        yield FrontDesk(builtins(), library, CLOCK, digests=lambda: book), library


@pytest.fixture
async def discord(root: Path) -> AsyncIterator[Emulator]:
    """A Discord where the one who asks manages channels, with two roles."""
    emulator = Emulator()
    emulator.permissions |= 1 << 4
    emulator.roles = [
        shapes.role(EDITORS, "Editors", 0, position=2),
        shapes.role(EVERYONE_LIKE, "Readers", 0, position=3) | {"mentionable": True},
    ]
    async with listening(emulator):
        yield emulator


def words(message: dict[str, Any]) -> str:
    """All that a message of Discord shows."""
    return json.dumps(message, ensure_ascii=False)


async def test_a_role_of_discord(discord: Emulator, tmp_path: Path) -> None:
    """Subscribed by name, previewed without a ping to one reader, sent with a ping of that role and of nobody else."""
    sent: dict[str, Platform] = {}
    async with desk_with_digests(tmp_path, sent) as (desk, library):
        async with on_discord(connected(discord, desk), discord) as platform:
            sent["discord"] = platform
            found = await discord.complete("subscribe", "notify", notify="edi", time="08:00")
            assert "Editors" == found[0]["name"]
            kept = await discord.answer(await discord.slash("subscribe", time="08:00", notify="@editors"))
            assert "It notifies Editors." in words(kept)
            assert "will not ping it" in words(kept)
            preview = await discord.slash("digest", do="show")
            await discord.answer(preview)
            assert preview.private
            (told,) = discord.requests("POST", f"/interactions/{preview.ident}/{preview.token}/callback")
            body = told.body["data"]
            assert (f"<@&{EDITORS}>", {"parse": []}) == (body["content"], body["allowed_mentions"])
            (asked,) = await library.subscriptions.listed(Tenant("discord", discord.guild_id))
            said = await discord.answer(await discord.slash("digest", do="send"))
            assert "sent to discord" in words(said)
        (message,) = discord.requests("POST", f"/channels/{discord.channel_id}/messages")
        assert {"parse": [], "roles": [EDITORS]} == message.body["allowed_mentions"]
        assert f"<@&{EDITORS}>" == message.body["content"]
        for part in ("embeds", "components"):
            assert body[part] == message.body[part]
        assert EDITORS == digest_of(asked).notify


async def test_by_mention_of_a_role_or_not_at_all(discord: Emulator, tmp_path: Path) -> None:
    """A typed mention of the role means it; everyone, a stranger's role and a slip are refused in words."""
    async with desk_with_digests(tmp_path, {}) as (desk, library), on_discord(connected(discord, desk), discord):
        for wanted, told in (
            ("@everyone", "does not call everybody"),
            ("<@&999>", "There is no role"),
            ("Editor", "Did you mean Editors"),
            (f"<@&{EVERYONE_LIKE}>", "It notifies Readers."),
        ):
            answer = await discord.answer(await discord.slash("subscribe", time="08:00", notify=wanted))
            assert told in words(answer), wanted
        gone = await discord.answer(await discord.slash("subscribe", time="08:00", notify="none"))
        assert "It notifies" not in words(gone)
        (kept,) = await library.subscriptions.listed(Tenant("discord", discord.guild_id))
        assert kept.notify is None


async def test_into_a_thread_of_discord(discord: Emulator, tmp_path: Path) -> None:
    """Asked for in a thread, it is posted in that thread, and the channel hears nothing."""
    sent: dict[str, Platform] = {}
    async with desk_with_digests(tmp_path, sent) as (desk, _):
        async with on_discord(connected(discord, desk), discord) as platform:
            sent["discord"] = platform
            asked = await discord.slash("subscribe", channel=discord.thread_id, time="08:00", thread=True)
            assert "in a thread" in words(await discord.answer(asked))
            await discord.answer(await discord.slash("digest", do="send"))
        assert 1 == len(discord.requests("POST", f"/channels/{discord.thread_id}/messages"))
        assert [] == discord.requests("POST", f"/channels/{discord.channel_id}/messages")


async def test_whom_the_settings_name(tmp_path: Path) -> None:
    """Without Manage Channels a digest is refused; a user or a role of the settings is served."""
    async with listening(Emulator()) as emulator:
        for managers, served in (((), False), ((int(emulator.ida["id"]),), True)):
            async with desk_with_digests(tmp_path, {}) as (desk, _):
                platform: DiscordPlatform = connected(emulator, desk, managers=managers)
                async with on_discord(platform, emulator):
                    answer = await emulator.answer(await emulator.slash("subscribe", time="08:00"))
                    assert served is ("will come here" in words(answer))


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    """A Slack whose person is an admin, with one user group."""
    async with emulated() as emulator:
        emulator.rights[PERSON] = {"is_admin": True}
        emulator.groups = [{"id": "S0EDITORS", "handle": "editors", "name": "All editors"}]
        yield emulator


async def test_a_user_group_of_slack(slack: Slack, tmp_path: Path) -> None:
    """Subscribed by handle, previewed to one reader, sent with one mention of that group and of nothing else."""
    sent: dict[str, Platform] = {}
    async with desk_with_digests(tmp_path, sent) as (desk, _):
        async with on_slack(slack_platform(slack, desk, "socket")) as platform:
            sent["slack"] = platform
            await slack.slash("/news", "subscribe 08:00 notify:@editors length:headlines")
            assert "It notifies editors." in (await slack.hears()).text
            await slack.slash("/news", "digest show")
            preview = await slack.hears()
            assert preview.hidden
            await platform.post(Place("slack", TEAM["id"], CHANNEL), await shown_by(desk))
            message = await slack.hears()
        assert ("message", CHANNEL) == (message.way, message.channel)
        for part in ("text", "blocks"):
            assert preview.body[part] == message.body[part]
        whole = json.dumps(message.body)
        assert 2 == whole.count("<!")
        assert 2 == whole.count("<!subteam^S0EDITORS>")
        assert message.text.startswith("<!subteam^S0EDITORS>")


async def test_into_a_thread_of_slack(slack: Slack, tmp_path: Path) -> None:
    """Asked for by mention in a thread, it is posted in that thread."""
    sent: dict[str, Platform] = {}
    async with desk_with_digests(tmp_path, sent) as (desk, library):
        async with on_slack(slack_platform(slack, desk, "http")) as platform:
            sent["slack"] = platform
            await slack.mention("subscribe 08:00 thread:yes", thread_ts="1767312000.000001")
            assert "in a thread" in (await slack.hears()).text
            await slack.slash("/news", "digest send")
            message = await slack.hears()
            assert ("message", "1767312000.000001") == (message.way, message.thread)
        (kept,) = await library.subscriptions.every()
        assert "1767312000.000001" == kept.place.thread


async def shown_by(desk: FrontDesk) -> Any:
    """The digest as it will be sent: what the operator is shown, which is not private."""
    call = desk.call(user="operator", place=Place("console", "", "terminal"), manager=True)
    assert call.digests is not None
    return await call.digests().do("show", "digest", None)


async def test_a_group_that_slack_does_not_show(slack: Slack, tmp_path: Path) -> None:
    """Without the scope for user groups the admin reads which one is missing, and nothing is subscribed."""
    slack.failures["usergroups.list"] = [{"ok": False, "error": "missing_scope", "needed": "usergroups:read"}]
    async with desk_with_digests(tmp_path, {}) as (desk, library):
        async with on_slack(slack_platform(slack, desk, "http")):
            await slack.slash("/news", "subscribe 08:00 notify:editors")
            assert "lacks the scope usergroups:read" in (await slack.hears()).text
            await asyncio.sleep(0)
        assert () == await library.subscriptions.every()
