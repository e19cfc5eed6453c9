"""One app in many workspaces: installed by OAuth, heard behind a balancer, posting with the right token, put out."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from cryptography.fernet import Fernet

from bot.commands.dispatch import FrontDesk
from bot.errors import BadConfiguration, NotFound
from bot.platforms.slack.app import Distribution, SlackPlatform
from bot.ports import Home, Installed, Place, Tenant
from bot.replies.blocks import Paragraph, Reply, line
from bot.store.library import SqlLibrary, open_library
from bot.store.seal import Seal
from tests.adapters.slack import shapes
from tests.adapters.slack.conftest import free_port, platform, running
from tests.adapters.slack.emulator import SECRET, Slack
from tests.adapters.slack.shapes import CHANNEL, DIRECT, PERSON, TEAM

NEWS, SPORT = "T0NEWS", "T0SPORT"
assert NEWS == TEAM["id"]
TOKENS = {NEWS: "xoxb-news-1", SPORT: "xoxb-sport-1"}
SAID = Reply((Paragraph(line("Good morning.")),))
KEY = Fernet.generate_key().decode()
APP = Distribution(client_id="1.2", client_secret="client-secret", public_address="https://news.example")


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[SqlLibrary]:
    """The database that all replicas share, with a key for tokens."""
    async with await open_library(f"sqlite+aiosqlite:///{tmp_path}/news.db", seal=Seal((KEY,))) as opened:
        yield opened


def replica(slack: Slack, desk: FrontDesk, library: SqlLibrary, **other: Any) -> SlackPlatform:
    """One replica behind the balancer, not serving yet; the emulated Slack sends to the last one made."""
    port = free_port()
    slack.app_url = f"http://127.0.0.1:{port}/slack/events"
    return SlackPlatform(
        desk,
        signing_secret=SECRET,
        api_base=slack.api_base,
        http_port=port,
        installations=library.installations,
        distribution=APP,
        left=library.forgetting.forget_tenant,
        **other,
    )


async def install(slack: Slack, team: str, begin: str, end: str) -> tuple[int, str]:
    """Somebody installs the app: begins at one address, agrees, and comes back to another; status and page."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        async with browser.get(f"{begin}/slack/install") as page:
            text = await page.text()
            cookie = page.headers["Set-Cookie"].split(";")[0]
        address = re.search(r'https://slack\.com/oauth/v2/authorize[^"]*', text)
        assert address is not None
        asked = parse_qs(urlsplit(address[0].replace("&amp;", "&")).query)
        assert ["https://news.example/slack/oauth_redirect"] == asked["redirect_uri"]
        assert "chat:write" in asked["scope"][0]
        back = {"code": slack.agree(team, TOKENS[team]), "state": asked["state"][0]}
        # the cookie is for https only, which loopback is not
        async with browser.get(f"{end}/slack/oauth_redirect", params=back, headers={"Cookie": cookie}) as page:
            return page.status, await page.text()


def base(slack: Slack) -> str:
    """The address of the replica made last."""
    return slack.app_url.removesuffix("/slack/events")


async def put_in(library: SqlLibrary, *teams: str) -> None:
    """The app is installed there."""
    for team in teams:
        kept = {"bot_token": TOKENS[team], "bot_id": shapes.BOT, "bot_user_id": shapes.BOT_USER, "user_id": "U0"}
        await library.installations.keep(
            Installed(
                platform="slack",
                enterprise="",
                workspace=team,
                data=json.dumps({**kept, "team_id": team}),
                at=datetime(2026, 1, 1, tzinfo=UTC),
            )
        )


def of(team: str, event: dict[str, Any], at: int = 1_767_312_000) -> dict[str, Any]:
    """An event of a workspace."""
    whole = shapes.callback(event, f"Ev{team}{event['type']}{at}")
    whole["team_id"] = whole["authorizations"][0]["team_id"] = team
    return {**whole, "event_time": at}


def mention(slack: Slack, team: str) -> dict[str, Any]:
    """Somebody asks who pays, in a channel of a workspace."""
    text = f"<@{shapes.BOT_USER}> payer"
    return of(team, shapes.message("app_mention", text, channel=CHANNEL, user=PERSON, ts=slack.ts()))


async def test_installed_by_one_replica_heard_by_another(slack: Slack, desk: FrontDesk, library: SqlLibrary) -> None:
    """Begun at one replica and ended at the other; then a question to either is answered with the workspace's token."""
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(running(replica(slack, desk, library)))
        one = base(slack)
        await stack.enter_async_context(running(replica(slack, desk, library)))
        status, page = await install(slack, SPORT, one, base(slack))
        assert 200 == status, page
        assert (Home("", SPORT),) == await library.installations.every("slack")
        slack.app_url = f"{one}/slack/events"
        await slack.deliver("events_api", mention(slack, SPORT))
        assert "The town pays" in (await slack.hears()).text
    assert [TOKENS[SPORT]] == slack.posted_with


async def test_a_token_is_sealed(slack: Slack, desk: FrontDesk, library: SqlLibrary, tmp_path: Path) -> None:
    """Whoever has a copy of the database has no token; without the key the bot says what to do."""
    async with running(replica(slack, desk, library)):
        await install(slack, SPORT, base(slack), base(slack))
    with sqlite3.connect(tmp_path / "news.db") as raw:
        stored = json.dumps(raw.execute("SELECT * FROM installations").fetchall())
    raw.close()
    assert SPORT in stored
    assert TOKENS[SPORT] not in stored
    url = f"sqlite+aiosqlite:///{tmp_path}/news.db"
    other = Fernet.generate_key().decode()
    for seal in (Seal(), Seal((other,))):
        async with await open_library(url, seal=seal) as locked:
            with pytest.raises(BadConfiguration, match="another key"):
                await locked.installations.find("slack", "", SPORT)
    async with await open_library(url, seal=Seal((other, KEY))) as turned:
        found = await turned.installations.find("slack", "", SPORT)
        assert found is not None
        assert TOKENS[SPORT] not in repr(found)


async def test_installing_by_a_strangers_link(slack: Slack, desk: FrontDesk, library: SqlLibrary) -> None:
    """A state that was not issued, one without the browser's cookie, and one used twice install nothing."""
    async with running(replica(slack, desk, library)), aiohttp.ClientSession() as browser:
        where = f"{base(slack)}/slack/oauth_redirect"
        code = slack.agree(SPORT, TOKENS[SPORT])
        cookie = {"Cookie": "slack-app-oauth-state=made-up"}
        for state, headers, status in (("made-up", {}, 400), ("made-up", cookie, 401)):
            async with browser.get(where, params={"code": code, "state": state}, headers=headers) as page:
                assert status == page.status
        async with browser.get(where, params={"error": "access_denied"}) as page:
            assert "access_denied" in await page.text()
    assert () == await library.installations.every("slack")


async def test_each_digest_with_its_own_token(slack: Slack, desk: FrontDesk, library: SqlLibrary) -> None:
    """What goes to two workspaces goes with two tokens; where the app is not, the reason is told in words."""
    await put_in(library, NEWS, SPORT)
    slack.installed = {token: team for team, token in TOKENS.items()}
    poster = replica(slack, desk, library)
    for team in (SPORT, NEWS):
        await poster.post(Place("slack", team, CHANNEL), SAID)
    assert [TOKENS[SPORT], TOKENS[NEWS]] == slack.posted_with
    with pytest.raises(NotFound, match="not installed in the Slack workspace T0OTHER"):
        await poster.post(Place("slack", "T0OTHER", CHANNEL), SAID)
    assert "installed in 2 workspaces" in await poster.check()


async def test_a_direct_chat_is_reached_where_it_was_met(slack: Slack, desk: FrontDesk, library: SqlLibrary) -> None:
    """The id of a direct chat tells no workspace: it was noted when somebody wrote there."""
    await put_in(library, NEWS, SPORT)
    slack.installed = {token: team for team, token in TOKENS.items()}
    poster = replica(slack, desk, library)
    async with running(poster):
        event = shapes.message("message", "payer", channel=DIRECT, user=PERSON, ts=slack.ts())
        await slack.deliver("events_api", of(SPORT, event))
        await slack.hears()
        await poster.post(Place("slack", "", DIRECT), SAID)
    assert [TOKENS[SPORT]] * 2 == slack.posted_with


async def test_a_whole_organisation(slack: Slack, desk: FrontDesk, library: SqlLibrary) -> None:
    """Installed once for an organisation: its workspaces are answered with its token, and reached by digests then."""
    kept = {"bot_token": TOKENS[SPORT], "bot_id": shapes.BOT, "bot_user_id": shapes.BOT_USER, "user_id": "U0"}
    data = json.dumps({**kept, "enterprise_id": "E1", "is_enterprise_install": True})
    at = datetime(2026, 1, 1, tzinfo=UTC)
    await library.installations.keep(Installed(platform="slack", enterprise="E1", workspace="", data=data, at=at))
    slack.installed = {TOKENS[SPORT]: SPORT}
    poster = replica(slack, desk, library)
    place = Place("slack", SPORT, CHANNEL)
    with pytest.raises(NotFound):
        await poster.post(place, SAID)
    async with running(poster):
        whole = mention(slack, SPORT) | {"enterprise_id": "E1"}
        whole["authorizations"][0] |= {"enterprise_id": "E1", "is_enterprise_install": True}
        await slack.deliver("events_api", whole)
        assert "The town pays" in (await slack.hears()).text
        await poster.post(place, SAID)
    assert [TOKENS[SPORT]] * 2 == slack.posted_with


async def test_a_workspace_where_it_is_not_installed(slack: Slack, desk: FrontDesk, library: SqlLibrary) -> None:
    """Its events are acknowledged, and nothing is said or tried."""
    async with running(replica(slack, desk, library)):
        delivery = await slack.deliver("events_api", mention(slack, SPORT))
        assert 200 == delivery.status
        assert await slack.silent()
    assert [] == slack.posted_with


async def kept_of(library: SqlLibrary, team: str) -> set[str]:
    """What there is of a workspace, and of the direct chat that was met in it."""
    found = set(await library.forgetting.held(Tenant("slack", team)))
    return found | set(await library.forgetting.held(Tenant("slack", f"direct:{DIRECT}")))


async def fill(slack: Slack, library: SqlLibrary) -> None:
    """Both workspaces have a topic pack switched off, and so has the direct chat of one."""
    await put_in(library, NEWS, SPORT)
    slack.installed = {token: team for team, token in TOKENS.items()}
    await library.installations.note_home(Tenant("slack", f"direct:{DIRECT}"), Home("", SPORT))
    for tenant in (NEWS, SPORT, f"direct:{DIRECT}"):
        await library.notebook.switch(Tenant("slack", tenant), "sport", on=False)


async def gone(held: Callable[[], Awaitable[Any]]) -> None:
    """Wait until nothing is held any more: the work begins only after the acknowledgement."""
    async with asyncio.timeout(4):
        while await held():  # noqa: ASYNC110 - what is waited for happens in the database
            await asyncio.sleep(0.02)


UNINSTALLED = {"type": "app_uninstalled"}
REVOKED = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["U0BOT"]}}
TAKEN_OUT = {"type": "team_access_revoked", "team_ids": [SPORT]}


@pytest.mark.parametrize("event", [UNINSTALLED, REVOKED, TAKEN_OUT], ids=lambda event: event["type"])
async def test_put_out(slack: Slack, desk: FrontDesk, library: SqlLibrary, event: dict[str, Any]) -> None:
    """The token, the workspace's data and those of its direct chats go; another workspace keeps its own."""
    await fill(slack, library)
    async with running(replica(slack, desk, library)):
        delivery = await slack.deliver("events_api", of(SPORT, event))
        assert 200 == delivery.status
        await gone(lambda: kept_of(library, SPORT))
    assert (Home("", NEWS),) == await library.installations.every("slack")
    assert {"topic packs switched off"} == set(await library.forgetting.held(Tenant("slack", NEWS)))


@pytest.mark.parametrize(
    "event",
    [of(SPORT, UNINSTALLED, at=1_500_000_000), of(SPORT, {**REVOKED, "tokens": {"oauth": ["U1"], "bot": []}})],
    ids=["before it was installed again", "a person's own token"],
)
async def test_not_put_out(slack: Slack, desk: FrontDesk, library: SqlLibrary, event: dict[str, Any]) -> None:
    """What Slack tells too late, or of a person's token, leaves everything as it is."""
    await fill(slack, library)
    async with running(replica(slack, desk, library)):
        await slack.deliver("events_api", event)
        await slack.silent()
    assert 2 == len(await library.installations.every("slack"))
    assert {"topic packs switched off"} == await kept_of(library, SPORT)


@pytest.mark.parametrize("way", ["socket", "http"])
async def test_put_out_of_the_one_workspace(slack: Slack, desk: FrontDesk, library: SqlLibrary, way: str) -> None:
    """With a token in the settings too: the data go when the app is uninstalled."""
    await fill(slack, library)
    alone = platform(slack, desk, way, left=library.forgetting.forget_tenant, installations=library.installations)
    async with running(alone):
        await slack.deliver("events_api", of(NEWS, UNINSTALLED))
        await gone(lambda: library.forgetting.held(Tenant("slack", NEWS)))
    assert {"topic packs switched off"} == await kept_of(library, SPORT)


def test_a_key_that_is_none() -> None:
    """What cannot be a key is told with how to make one."""
    with pytest.raises(BadConfiguration, match="is no key") as refused:
        Seal(("short",))
    assert "generate_key" in refused.value.plain
