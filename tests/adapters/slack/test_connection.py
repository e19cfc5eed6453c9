"""Connecting to Slack: tokens, sockets that come and go, signed requests, proxies."""

from __future__ import annotations

import asyncio
import json
import socket
from typing import Any

import pytest

from bot.commands.dispatch import FrontDesk
from bot.errors import BadConfiguration, BadToken, NewsdeskError, Unavailable
from bot.platforms.slack.app import SlackPlatform
from bot.platforms.slack.outgoing import proxy_for
from tests.adapters.slack import shapes
from tests.adapters.slack.conftest import free_port, platform, running
from tests.adapters.slack.emulator import APP_TOKEN, BOT_TOKEN, SECRET, Slack
from tests.adapters.slack.shapes import BOT_USER, CHANNEL, PERSON


async def test_refresh(slack: Slack, desk: FrontDesk) -> None:
    """Slack renews sockets regularly; questions are answered before and after."""
    async with running(platform(slack, desk, "socket")):
        for _ in range(2):
            await slack.slash("/payer")
            assert "The town pays" in (await slack.hears()).text
            await slack.refresh()
        await slack.mention("payer")
        assert "The town pays" in (await slack.hears()).text
    assert 3 == slack.connections


async def test_refused_ticket(slack: Slack, desk: FrontDesk) -> None:
    """An address that does not lead to a connection is given up for a new one, instead of tried for ever."""
    slack.refuse_tickets = 1
    async with running(platform(slack, desk, "socket", ping_interval=0.1)):
        await slack.slash("/payer")
        await slack.hears()


@pytest.mark.parametrize("way", ["socket", "http"])
async def test_bad_bot_token(slack: Slack, desk: FrontDesk, way: str) -> None:
    """A bot token that Slack refuses ends the run at once, in one line that names the setting and not the token."""
    with pytest.raises(BadToken) as caught:
        await asyncio.wait_for(platform(slack, desk, way, bot_token="xoxb-wrong-secret").run(), 2)
    assert caught.value.plain.startswith("Slack refused SLACK_BOT_TOKEN (invalid_auth). Copy")
    assert "wrong-secret" not in caught.value.plain


@pytest.mark.parametrize(("token", "code"), [("xapp-wrong", "invalid_auth"), ("xapp-xoxb", "not_allowed_token_type")])
async def test_bad_app_token(slack: Slack, desk: FrontDesk, token: str, code: str) -> None:
    """An app token that Slack refuses ends the run at once; the SDK by itself would try for ever."""
    if code != "invalid_auth":
        slack.failures["apps.connections.open"] = [code]
    with pytest.raises(BadToken) as caught:
        await asyncio.wait_for(platform(slack, desk, "socket", app_token=token).run(), 2)
    assert f"Slack refused SLACK_APP_TOKEN ({code})." == caught.value.message
    assert 1 == slack.calls["apps.connections.open"]


@pytest.mark.parametrize(
    "tokens",
    [{"bot_token": "xapp-swapped"}, {"app_token": "xoxb-swapped"}, {"bot_token": "xoxb-two lines\nX-Evil: 1"}],
)
async def test_tokens_of_another_form(desk: FrontDesk, tokens: dict[str, Any]) -> None:
    """Swapped or mangled tokens are told before anything is sent."""
    with pytest.raises(BadToken):
        SlackPlatform(desk, **{"bot_token": BOT_TOKEN, "app_token": APP_TOKEN, **tokens})


async def test_white_space_around_tokens(slack: Slack, desk: FrontDesk) -> None:
    """A new line that a file of secrets ends with does no harm."""
    given = {"bot_token": f"{BOT_TOKEN}\n", "app_token": f" {APP_TOKEN}\n"}
    assert "newsdesk in Example, Socket Mode" == await platform(slack, desk, "socket", **given).check()


@pytest.mark.parametrize("secret", [None, ""])
async def test_neither_way(slack: Slack, desk: FrontDesk, secret: str | None) -> None:
    """A bot token alone cannot hear anything: said at the start, not as a 500 at the first request."""
    with pytest.raises(BadConfiguration, match="neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET"):
        await SlackPlatform(desk, bot_token=BOT_TOKEN, signing_secret=secret, api_base=slack.api_base).run()
    assert 0 == slack.calls.total()


async def test_revoked_while_running(slack: Slack, desk: FrontDesk) -> None:
    """When the app token is revoked, the run ends with the reason instead of knocking for ever."""
    connected = platform(slack, desk, "socket", ping_interval=0.1)
    task = asyncio.create_task(connected.run())
    await asyncio.wait_for(connected.ready.wait(), 5)
    slack.good_app_token = "xapp-another"
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(slack.refresh(), 0.5)
    with pytest.raises(BadToken, match="SLACK_APP_TOKEN"):
        await asyncio.wait_for(task, 5)


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
async def test_slack_fails_at_the_start(slack: Slack, desk: FrontDesk, method: str) -> None:
    """No network, or a Slack that breaks off: unavailable, in a sentence."""
    slack.failures[method] = ["drop-before"]
    with pytest.raises(Unavailable):
        await asyncio.wait_for(platform(slack, desk, "socket").run(), 5)


async def test_slack_is_silent_at_the_start(desk: FrontDesk) -> None:
    """A Slack that takes the connection and says nothing is waited for no longer than told."""

    async def silent(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await gone.wait()
        writer.close()

    gone = asyncio.Event()
    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/api"
    with pytest.raises(Unavailable, match="does not answer"):
        await SlackPlatform(desk, bot_token=BOT_TOKEN, app_token=APP_TOKEN, api_base=base, patience=0.2).run()
    gone.set()
    server.close()


async def test_nobody_there(desk: FrontDesk) -> None:
    """A refused connection is unavailable."""
    base = f"http://127.0.0.1:{free_port()}/api"
    with pytest.raises(Unavailable, match="cannot be reached"):
        await SlackPlatform(desk, bot_token=BOT_TOKEN, app_token=APP_TOKEN, api_base=base).run()


async def test_port_is_taken(slack: Slack, desk: FrontDesk) -> None:
    """A port that something else listens on is told with what to change."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(BadConfiguration, match=f"cannot be taken on 127.0.0.1:{port}"):
            await platform(slack, desk, "http", http_port=port).run()


async def test_check(slack: Slack, desk: FrontDesk) -> None:
    """Checking connects nothing and says who the bot is and how it is reached."""
    checked = platform(slack, desk, "http")
    assert (await checked.check()).startswith("newsdesk in Example, signed HTTP on 127.0.0.1:")
    assert 0 == slack.connections


REQUEST = json.dumps(
    shapes.callback(
        shapes.message("app_mention", f"<@{BOT_USER}> payer", channel=CHANNEL, user=PERSON, ts="1.000001"), "Ev0HTTP"
    )
)


@pytest.mark.parametrize(
    ("headers", "age"),
    [
        ({"X-Slack-Signature": ""}, 0),
        ({"X-Slack-Signature": "v0=" + "0" * 64}, 0),
        ({"X-Slack-Signature": "v0=" + "é" * 64}, 0),
        ({"X-Slack-Request-Timestamp": ""}, 0),
        ({"X-Slack-Request-Timestamp": "yesterday"}, 0),
        ({"X-Slack-Request-Timestamp": "1" * 400}, 0),
        ({"X-Slack-Request-Timestamp": "-1"}, 0),
        ({}, 301),
        ({}, -301),
    ],
)
async def test_not_from_slack(slack: Slack, desk: FrontDesk, headers: dict[str, str], age: int) -> None:
    """Unsigned, wrongly signed, stale and odd requests get 401, never 500, and are not heard."""
    async with running(platform(slack, desk, "http")):
        delivery = await slack.http(REQUEST, "application/json", headers=headers, age=age)
        assert 401 == delivery.status
        assert await slack.silent(0.1)


async def test_tampered(slack: Slack, desk: FrontDesk) -> None:
    """A body that is not the one that was signed gets 401; the right one is answered."""
    async with running(platform(slack, desk, "http")) as _:
        right = slack.signed(REQUEST)
        assert 401 == (await slack.http(REQUEST.replace("payer", "secret"), "application/json", headers=right)).status
        assert await slack.silent(0.1)
        assert 200 == (await slack.http(REQUEST, "application/json", headers=right)).status
        await slack.hears()


@pytest.mark.parametrize("body", ["{", "payload=%7B", '{"a": "\ud83d"}'.encode("utf-8", "surrogatepass")])
async def test_unreadable_but_signed(slack: Slack, desk: FrontDesk, body: str | bytes) -> None:
    """What is signed and cannot be read is refused, without a stack trace on the wire."""
    async with running(platform(slack, desk, "http")):
        kind = "application/json" if body != "payload=%7B" else "application/x-www-form-urlencoded"
        assert (await slack.http(body, kind)).status in (400, 401)


async def test_url_verification(slack: Slack, desk: FrontDesk) -> None:
    """Slack asks for a challenge back when the address is entered; that is signed too."""
    asked = json.dumps({"type": "url_verification", "challenge": "c-h-a-l", "token": "unused"})
    async with running(platform(slack, desk, "http")):
        answer = await slack.http(asked, "application/json")
        assert (200, {"challenge": "c-h-a-l"}) == (answer.status, json.loads(answer.body))
        assert 401 == (await slack.http(asked, "application/json", headers={"X-Slack-Signature": "v0=0"})).status


async def test_event_without_a_kind(slack: Slack, desk: FrontDesk) -> None:
    """A signed request that makes no sense is acknowledged, and the next one works."""
    async with running(platform(slack, desk, "http")):
        assert 200 == (await slack.http("{}", "application/json")).status
        assert 200 == (await slack.event({"type": "app_mention"})).status
        await slack.slash("/payer")
        await slack.hears()


@pytest.mark.parametrize("way", ["socket", "http"])
async def test_no_proxy_is_heeded(slack: Slack, desk: FrontDesk, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With proxies set and Slack's address in NO_PROXY, nothing goes to the proxy: calls, sockets, response addresses.

    The SDK by itself reads HTTPS_PROXY and HTTP_PROXY, and never NO_PROXY.
    """
    nowhere = f"http://127.0.0.1:{free_port()}"
    monkeypatch.setenv("HTTPS_PROXY", nowhere)
    monkeypatch.setenv("HTTP_PROXY", nowhere)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    async with running(platform(slack, desk, way)):
        await slack.slash("/payer")
        said = await slack.hears()
        assert "response" == said.way
        await slack.click(said, 1)
        assert "Four million" in (await slack.hears()).text


@pytest.mark.parametrize(
    ("environment", "url", "expected"),
    [
        ({}, "https://slack.com/api/", None),
        ({"HTTPS_PROXY": "http://p:1"}, "https://slack.com/api/", "http://p:1"),
        ({"HTTPS_PROXY": "http://p:1"}, "wss://wss-primary.slack.com/link", "http://p:1"),
        ({"HTTPS_PROXY": "http://p:1"}, "http://127.0.0.1:80/api/", None),
        ({"HTTP_PROXY": "http://p:1"}, "http://127.0.0.1:80/api/", "http://p:1"),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "slack.com"}, "wss://wss-primary.slack.com/link", None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "*"}, "https://slack.com/api/", None),
        ({"ALL_PROXY": "http://p:1"}, "https://slack.com/api/", "http://p:1"),
        ({"HTTPS_PROXY": ""}, "https://slack.com/api/", None),
    ],
)
def test_proxy_for(
    environment: dict[str, str], url: str, expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each address gets the proxy that the environment's usual variables mean for it."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert expected == proxy_for(url)


async def test_nothing_of_slack_is_left_open(slack: Slack, desk: FrontDesk) -> None:
    """Ending the run closes the socket and finishes the answers under way."""
    async with running(platform(slack, desk, "socket")) as connected:
        await slack.slash("/payer")
    assert "The town pays" in (await slack.hears(0.5)).text
    assert not connected.ready.is_set()
    files = {task.get_coro().cr_code.co_filename for task in asyncio.all_tasks()}  # type: ignore[union-attr]
    assert not [file for file in files if "slack_sdk" in file or "slack_bolt" in file or "/bot/" in file]


def test_errors_are_one_line(desk: FrontDesk) -> None:
    """What a person reads about tokens fits on one line."""
    with pytest.raises(NewsdeskError) as caught:
        SlackPlatform(desk, bot_token="nonsense")
    assert "\n" not in caught.value.plain
    assert SECRET not in caught.value.plain
