"""10,000 channels at eight o'clock, at the pace that the platforms allow: time over the ideal, and peak memory.

8,000 channels of Discord in 400 servers, of which one has 2,000; 2,000 of Slack in 40 workspaces. Both emulators keep
the platforms' limits and answer 429 to what comes too soon. The ideal is what the slowest limit alone would take. The
figures stand in docs/design/delivery.md.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.facts.briefing import Briefing, Bullet
from bot.ports import Place, Subscription, Tenant
from bot.store.library import SqlLibrary, open_library
from tests.adapters.discord import shapes
from tests.adapters.discord.emulator import TOKEN, Emulator
from tests.adapters.discord.limits import Limits
from tests.adapters.slack.emulator import APP_TOKEN, BOT_TOKEN, Slack, emulated
from tests.adapters.slack.workspace import Pace
from tests.stories import ferries

SMALL = int(os.environ.get("NEWSDESK_BENCH_CHANNELS", "10000"))
ON_DISCORD, ON_SLACK = SMALL * 8 // 10, SMALL * 2 // 10
BULLET = Bullet(text="Coastal states agreed to buy twelve electric ferries to send to Malta.", line=9)


def on_discord(emulator: Emulator) -> list[Place]:
    """A quarter in one server, the others in 399."""
    servers = [shapes.snowflake() for _ in range(400)]
    for n in range(ON_DISCORD):
        emulator.further_channels[shapes.snowflake()] = servers[0 if n % 4 == 0 else 1 + n % 399]
    return [Place("discord", server, channel) for channel, server in emulator.further_channels.items()]


def on_slack(slack: Slack) -> list[Place]:
    """Evenly in forty workspaces."""
    slack.members |= {f"C{n}" for n in range(ON_SLACK)}
    return [Place("slack", f"T{n % 40}", f"C{n}") for n in range(ON_SLACK)]


async def filled(library: SqlLibrary, places: list[Place]) -> None:
    """An article, a briefing, and a digest for each channel, all due since this minute."""
    await library.save(ferries())
    now = datetime.now(UTC)
    published = now.date() - timedelta(days=1)
    await library.save_briefing(
        Briefing(id="b", title="Ferries", article=ferries().article.id, bullets=(BULLET,), published=published)
    )
    own: Counter[Tenant] = Counter()
    for place in places:
        own[place.tenant] += 1
        kept = Subscription(
            name=f"d{own[place.tenant]}", place=place, time=time(now.hour, now.minute), zone="UTC", quiet=False
        )
        await library.subscriptions.keep(kept)


async def replica(env: dict[str, str], root: Path) -> asyncio.subprocess.Process:
    """One process that sends."""
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.ten_thousand", cwd=root, env=env, stdin=pipe, stdout=pipe
    )


@pytest.mark.parametrize("replicas", [1, 2])
async def test_ten_thousand(replicas: int, tmp_path: Path, root: Path, postgres_url: str) -> None:
    """All arrive once, in little more time than the limits alone would take."""
    discord = Emulator()
    await discord.start()
    async with emulated() as slack, await open_library(postgres_url) as library:
        places = [*on_discord(discord), *on_slack(slack)]
        workspace_of = {place.channel: place.workspace for place in places}
        discord.limits, slack.pace = Limits(), Pace(lambda channel: workspace_of[channel])
        await filled(library, places)
        env = environment(tmp_path, root, postgres_url, discord, slack)
        processes = [await replica(env, root) for _ in range(replicas)]
        loop = asyncio.get_running_loop()
        while not len(discord._created):  # noqa: ASYNC110 - the emulator has no event for it
            await asyncio.sleep(0.05)
        began, done_slack = loop.time(), 0.0
        while len(discord._created) < ON_DISCORD or len(slack.everything) < ON_SLACK:
            done_slack = done_slack or (loop.time() if len(slack.everything) >= ON_SLACK else 0.0)
            await asyncio.sleep(0.05)
        seconds = loop.time() - began
        told: list[dict[str, Any]] = []
        for process in processes:
            out, _ = await process.communicate(b"")
            told.append(json.loads(out.decode().splitlines()[-1]))
        ideal = max(ON_DISCORD / 50, ON_SLACK / 40 / 5)
        figures = {
            "replicas": replicas, "channels": len(places), "seconds": round(seconds, 1), "ideal": ideal,
            "over the ideal": round(seconds / ideal, 3),
            "Slack done after": round((done_slack or loop.time()) - began, 1),
            "429 of Discord": discord.limits.refused, "429 of Slack": slack.pace.refused, "processes": told,
        }  # fmt: skip
        print(json.dumps(figures))
        assert ON_DISCORD == len({m["channel_id"] for m in discord.messages.values()}) == len(discord._created)
        assert ON_SLACK == len({said.channel for said in slack.everything}) == len(slack.everything)
        assert seconds / ideal < 1.5
    await discord.stop()


def environment(folder: Path, root: Path, url: str, discord: Emulator, slack: Slack) -> dict[str, str]:
    """What a replica needs to find all of it."""
    (folder / "config").mkdir(exist_ok=True)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": str(root),
        "NEWSDESK_CONFIG_DIR": str(folder / "config"),
        "NEWSDESK_TOPICS_DIR": str(root / "config" / "topics"),
        "NEWSDESK_DATABASE_URL": url,
        "DISCORD_TOKEN": TOKEN,
        "NEWSDESK_DISCORD_API_BASE": discord.base,
        "NEWSDESK_DISCORD_GATEWAY": discord.gateway_url,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "NEWSDESK_SLACK_API_BASE": slack.api_base,
    }
