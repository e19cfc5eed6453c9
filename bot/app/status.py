"""How it stands, in lines for a terminal: the running bot, its platforms, what waits and how late, what fails."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

import httpx

from bot.app.newsdesk import Newsdesk
from bot.app.surfaces import chat, configured, lines_of
from bot.ports import Queue, Trouble
from bot.settings import Settings

PATIENCE = 2.0
"""Seconds that the running bot has to answer."""


async def status(settings: Settings) -> list[str]:
    """Lines on the whole. Asks the database, and the page of a bot that runs on this machine; no platform."""
    async with Newsdesk.opened(settings) as desk:
        desk.posting.update(chat(settings, desk.desk, {"discord", "slack"}, desk.beside))
        now, standing = desk.clock.now(), desk.library.standing
        lines = [f"database: {desk.library.name}", *await _running(settings)]
        lines.append("stored: " + ", ".join(f"{n} {kind}" for kind, n in (await desk.library.counts()).items()))
        lines += [f"to do: {_waiting(queue, now)}" for queue in await standing.queues(now)]
        total = len(await desk.library.sources.sources())
        failing = await standing.failing_sources()
        lines += [f"sources: {total}, {len(failing)} failing", *_troubles(failing, now)]
        channels = await standing.failing_channels(now)
        lines += [f"channels that got no digest: {len(channels)}", *_troubles(channels, now)]
        return [*lines, *lines_of(await desk.digest_book.report(), "console")]


async def _running(settings: Settings) -> list[str]:
    """What the bot that runs here says of itself, and which platforms are configured."""
    platforms = [name for name, there in configured(settings).items() if there]
    told = f"platforms: {', '.join(platforms) or 'none (no DISCORD_TOKEN, no SLACK_BOT_TOKEN)'}"
    parts = await _parts(settings)
    if parts is None:
        return [f"bot: none answers on port {settings.web_port} of this machine", told]
    away = sorted(name for name, good in parts.items() if not good)
    lines = [f"bot: running, {'not ready: ' + ', '.join(away) if away else 'ready'}"]
    states = (f"{name} {_state(parts, name)}" for name in platforms)
    return [*lines, f"platforms: {', '.join(states)}" if platforms else told]


def _state(parts: dict[str, bool], name: str) -> str:
    if name not in parts:
        return "not served by this one"
    return "connected" if parts[name] else "not connected"


async def _parts(settings: Settings) -> dict[str, bool] | None:
    """The parts of /readyz; None where no bot answers."""
    host = settings.web_host if settings.web_host not in ("0.0.0.0", "::") else "127.0.0.1"
    try:
        async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
            answer = await client.get(f"http://{host}:{settings.web_port}/readyz")
        return {str(name): bool(good) for name, good in answer.json()["parts"].items()}
    except (httpx.HTTPError, httpx.InvalidURL, json.JSONDecodeError, KeyError, TypeError, AttributeError):
        return None


def _waiting(queue: Queue, now: datetime) -> str:
    if not queue.due:
        return f"no {queue.name}"
    return f"{queue.due} {queue.name}, the oldest {duration(queue.lag(now))} late"


def _troubles(found: tuple[Trouble, ...], now: datetime) -> Iterator[str]:
    for each in found:
        where = f" to {each.place.platform} {each.place.workspace}/{each.place.channel}" if each.place else ""
        yield f"  {each.name}{where}, for {duration(now - each.since)}: {each.problem}"


def duration(span: timedelta) -> str:
    """A length of time in its largest fitting unit: 40 s, 12 min, 3 h, 5 days."""
    seconds = int(span.total_seconds())
    for size, unit in ((86_400, "days"), (3_600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
