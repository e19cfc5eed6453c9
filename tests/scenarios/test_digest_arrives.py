"""The digest as people get it: from files in a folder, by the running bot, to a channel of each platform."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.adapters.discord.emulator import TOKEN, Emulator
from tests.adapters.slack.emulator import APP_TOKEN, BOT_TOKEN, Slack
from tests.adapters.slack.shapes import CHANNEL, TEAM
from tests.stories import FERRIES

pytestmark = pytest.mark.slow

BRIEFING = """\
+++
title = "Who pays for the ferries?"
published = {today}
topics = ["ferries"]
article = "ferries.txt"
+++

- A group of coastal states agreed to buy twelve electric ferries to send to Malta.
- The harbour master resigned in Tromsø.
"""


@pytest.fixture
def env(tmp_path: Path, root: Path, discord: Emulator, slack: Slack) -> dict[str, str]:
    """An environment for a bot with a briefing of today and a digest on each platform, due since midnight."""
    config = tmp_path / "config"
    (config / "briefings").mkdir(parents=True)
    (config / "topics").symlink_to(root / "config" / "topics")
    (config / "briefings" / "ferries.md").write_text(BRIEFING.format(today=datetime.now(UTC).date()), encoding="utf-8")
    (config / "briefings" / "ferries.txt").write_text(FERRIES, encoding="utf-8")
    places = (("discord", discord.guild_id, discord.channel_id), ("slack", TEAM["id"], CHANNEL))
    (config / "digests.toml").write_text(
        "\n".join(
            f'[{p}-news]\nchannel = {{ platform = "{p}", workspace = "{w}", channel = "{c}" }}\n'
            'time = "00:00"\nzone = "UTC"\ntopics = ["ferries"]\n'
            for p, w, c in places
        ),
        encoding="utf-8",
    )
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PYTHONPATH": str(root),
        "NEWSDESK_CONFIG_DIR": str(config),
        "NEWSDESK_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/news.db",
        "NEWSDESK_WEB_PORT": "0",
        "DISCORD_TOKEN": TOKEN,
        "NEWSDESK_DISCORD_API_BASE": discord.base,
        "NEWSDESK_DISCORD_GATEWAY": discord.gateway_url,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "NEWSDESK_SLACK_API_BASE": slack.api_base,
    }


async def bot(env: dict[str, str], *arguments: str) -> tuple[int | None, str, str]:
    """Run a command line to its end: exit code, stdout, stderr."""
    async with started(env, *arguments) as process:
        out, err = await asyncio.wait_for(process.communicate(), 60)
        return process.returncode, out.decode(), err.decode()


@asynccontextmanager
async def started(env: dict[str, str], *arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A command line while it runs; stopped as `make run` is stopped."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, cwd=env["HOME"], env=env, stdout=pipe, stderr=pipe
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.communicate(), 20)


async def test_sent_by_hand(env: dict[str, str], discord: Emulator, slack: Slack) -> None:
    """`digest send` posts it once, on either platform; a second time it says that it was sent."""
    for name in ("discord-news", "slack-news"):
        code, out, err = await bot(env, "digest", "send", name)
        assert (0, "") == (code, err)
        sent = re.match(rf"{name} of (\d{{4}}-\d\d-\d\d) sent to {name.partition('-')[0]}, message ", out)
        assert sent is not None, out
        code, out, err = await bot(env, "digest", "send", name)
        assert (1, "") == (code, out)
        assert f"The digest {name} of {sent[1]} was sent already." in err
    (message,) = discord.posted()
    assert "Who pays for the ferries?" in message["embeds"][0]["description"]
    assert "! not found in the article" in message["embeds"][0]["description"]
    (said,) = slack.everything
    assert "A group of coastal states agreed to buy twelve electric ferries to send to Malta. [1]" in said.text


async def test_sent_by_the_running_bot(env: dict[str, str], discord: Emulator, slack: Slack) -> None:
    """A bot that starts late in the day sends today's on both, and the buttons under it answer."""
    async with started(env, "run"):
        said = await slack.hears(60)
        await discord.until(discord.posted, 60)
        (message,) = discord.posted()
        button = message["components"][0]["components"][0]["custom_id"]
        assert button.startswith("do:brief about:")
        asked = await discord.click(message, button)
        assert "twelve electric ferries" in str(await discord.answer(asked))
        await slack.click(said)
        assert "twelve electric ferries" in (await slack.hears()).text


async def test_a_restart_sends_nothing_again(env: dict[str, str], discord: Emulator, slack: Slack) -> None:
    """Twice started on one day, and by two processes at once: each channel has one digest."""
    async with started(env, "run"), started(env, "run"):
        await slack.hears(60)
        await discord.until(discord.posted, 60)
    async with started(env, "run") as again:
        assert again.stdout is not None
        async with asyncio.timeout(60):
            while b"briefing ferries" not in await again.stdout.readline():
                pass
        await asyncio.sleep(3)
    assert (1, 1) == (len(discord.posted()), len(slack.everything))


async def test_stopped_while_it_is_sent(env: dict[str, str], slack: Slack) -> None:
    """A SIGTERM while Slack makes the bot wait: it is sent whole, noted, over in less than 10 s, and never again."""
    alone = {name: value for name, value in env.items() if "DISCORD" not in name}
    slack.limits["chat.postMessage"] = 2
    async with started(alone, "run") as process:
        async with asyncio.timeout(60):
            while not slack.calls["chat.postMessage"]:  # noqa: ASYNC110 - the emulator has no event for it
                await asyncio.sleep(0.05)
        began = asyncio.get_running_loop().time()
        process.terminate()
        await asyncio.wait_for(process.wait(), 20)
        assert asyncio.get_running_loop().time() - began < 10
        assert process.returncode == 0
    assert len(slack.everything) == 1
    code, out, _ = await bot(alone, "digest", "why", "slack-news")
    assert code == 0
    assert ": sent, message" in out
    code, out, _ = await bot(alone, "status")
    assert code == 0
    assert "slack-news, slack" in out
    code, _, err = await bot(alone, "digest", "send", "slack-news")
    assert "was sent already" in err
