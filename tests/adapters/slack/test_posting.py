"""Messages of the bot's own accord, and answers whose usual way is blocked."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.commands.dispatch import FrontDesk
from bot.errors import BadConfiguration, BadToken, NotFound, Unavailable, UncertainSend, Unknowable
from bot.platforms.slack.app import SlackPlatform
from bot.platforms.slack.outgoing import Outgoing
from bot.ports import Place
from bot.replies.blocks import Bullets, Heading, Reply, line
from tests.adapters.slack.conftest import free_port, platform, running
from tests.adapters.slack.emulator import BOT_TOKEN, Slack
from tests.adapters.slack.shapes import CHANNEL, PERSON, TEAM

DIGEST = Reply((Heading("Today"), Bullets((line("The bridge opens."), line("The river rises.")))))
HERE = Place("slack", TEAM["id"], CHANNEL)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
KEY = "morning-2026-01-02-c0gen"


@pytest.fixture
def poster(slack: Slack, desk: FrontDesk) -> SlackPlatform:
    """The platform, not running: a digest can be sent all the same."""
    return platform(slack, desk, "socket")


async def test_post(slack: Slack, poster: SlackPlatform) -> None:
    """A post arrives with its text, blocks and key, and its ts is given back."""
    ts = await poster.post(HERE, DIGEST, KEY)
    said = await slack.hears()
    assert (ts, CHANNEL, None) == (said.ts, said.channel, said.thread)
    assert {"event_type": "newsdesk_delivery", "event_payload": {"key": KEY}} == said.body["metadata"]
    assert "Today\n• The bridge opens.\n• The river rises." == said.text
    assert not said.body["unfurl_links"]


async def test_post_in_thread(slack: Slack, poster: SlackPlatform) -> None:
    """A place with a thread is that thread."""
    await poster.post(Place("slack", TEAM["id"], CHANNEL, "1767311000.000100"), DIGEST)
    assert "1767311000.000100" == (await slack.hears()).thread


async def test_unconfirmed_but_there(slack: Slack, poster: SlackPlatform) -> None:
    """When the connection breaks after Slack took the message, it is found by its key and not sent again."""
    slack.failures["chat.postMessage"] = ["drop-after"]
    ts = await poster.post(HERE, DIGEST, KEY)
    assert ts == (await slack.hears()).ts
    assert 1 == slack.calls["chat.postMessage"]
    assert ts == await poster.find(HERE, DIGEST, KEY, LONG_AGO)


@pytest.mark.parametrize("trouble", ["drop-before", "internal_error", "fatal_error"])
async def test_unconfirmed_and_not_found(slack: Slack, poster: SlackPlatform, trouble: str) -> None:
    """A message that may or may not have arrived is neither called sent nor failed, and never sent twice by itself."""
    slack.failures["chat.postMessage"] = [trouble]
    with pytest.raises(UncertainSend):
        await poster.post(HERE, DIGEST, KEY)
    assert 1 == slack.calls["chat.postMessage"]


async def test_unconfirmed_without_the_history_scope(slack: Slack, poster: SlackPlatform) -> None:
    """Without leave to look, an unconfirmed message stays uncertain."""
    slack.failures = {"chat.postMessage": ["drop-after"], "conversations.history": ["missing_scope"]}
    with pytest.raises(UncertainSend):
        await poster.post(HERE, DIGEST, KEY)


async def test_another_key_is_another_message(slack: Slack, poster: SlackPlatform) -> None:
    """A message is found by its own key only, in its own channel."""
    await poster.post(HERE, DIGEST, KEY)
    assert await poster.find(HERE, DIGEST, "evening", LONG_AGO) is None
    assert await poster.find(Place("slack", TEAM["id"], "D0READER"), DIGEST, KEY, LONG_AGO) is None


async def test_found_on_a_later_page(slack: Slack, poster: SlackPlatform) -> None:
    """Apps outside the Marketplace get 15 messages at a time: the rest is asked for, and what was before is not."""
    slack.page = 2
    ts = await poster.post(HERE, DIGEST, KEY)
    for n in range(5):
        await poster.post(HERE, DIGEST, f"later-{n}")
    assert ts == await poster.find(HERE, DIGEST, KEY, LONG_AGO)
    assert await poster.find(HERE, DIGEST, KEY, datetime.now(UTC) + timedelta(hours=1)) is None
    for n in range(5, 12):
        await poster.post(HERE, DIGEST, f"later-{n}")
    with pytest.raises(Unknowable, match="Too much was written"):
        await poster.find(HERE, DIGEST, KEY, LONG_AGO)


@pytest.mark.parametrize("code", ["missing_scope", "not_in_channel", "no_permission"])
async def test_it_may_not_be_looked_for(slack: Slack, poster: SlackPlatform, code: str) -> None:
    """Without leave to read the channel nobody can know; where Slack merely does not answer, it can be asked later."""
    slack.failures["conversations.history"] = [code, "internal_error"]
    with pytest.raises(Unknowable, match="may not read the channel"):
        await poster.find(HERE, DIGEST, KEY, LONG_AGO)
    with pytest.raises(Unavailable) as caught:
        await poster.find(HERE, DIGEST, KEY, LONG_AGO)
    assert not isinstance(caught.value, Unknowable)


async def test_telling_somebody(slack: Slack, poster: SlackPlatform) -> None:
    """A word for one person goes into the messages of the app."""
    slack.members.add(PERSON)
    await poster.tell(PERSON, HERE.tenant, DIGEST)
    assert PERSON == (await slack.hears()).channel


async def test_never_sent(desk: FrontDesk) -> None:
    """A refused connection is certain: nothing was sent, it may be tried again."""
    alone = SlackPlatform(desk, bot_token=BOT_TOKEN, api_base=f"http://127.0.0.1:{free_port()}/api")
    with pytest.raises(Unavailable) as caught:
        await alone.post(HERE, DIGEST, KEY)
    assert not isinstance(caught.value, UncertainSend)


@pytest.mark.parametrize(
    ("code", "expected", "words"),
    [
        ("channel_not_found", NotFound, "/invite @Newsdesk"),
        ("not_in_channel", NotFound, "/invite @Newsdesk"),
        ("is_archived", NotFound, "is archived"),
        ("token_revoked", BadToken, "token_revoked"),
        ("missing_scope", BadConfiguration, "scope"),
        ("service_unavailable", Unavailable, "service_unavailable"),
    ],
)
async def test_refusals(slack: Slack, poster: SlackPlatform, code: str, expected: type[Exception], words: str) -> None:
    """Each refusal of Slack's is a sentence that says what to do, and certain."""
    slack.failures["chat.postMessage"] = [code]
    with pytest.raises(expected) as caught:
        await poster.post(HERE, DIGEST, KEY)
    assert words in caught.value.plain  # type: ignore[attr-defined]
    assert not isinstance(caught.value, UncertainSend)


async def test_rate_limit(slack: Slack, poster: SlackPlatform) -> None:
    """429 is waited out for as long as Slack says; the SDK by itself would raise."""
    slack.limits["chat.postMessage"] = 1
    began = time.monotonic()
    await poster.post(HERE, DIGEST, KEY)
    assert time.monotonic() - began >= 1
    assert 2 == slack.calls["chat.postMessage"]


@pytest.mark.parametrize("code", ["invalid_blocks", "msg_blocks_too_long"])
async def test_refused_blocks(slack: Slack, poster: SlackPlatform, code: str) -> None:
    """Should Slack ever refuse our blocks, the words arrive without them: a silent bot is worse (metabase#80105)."""
    slack.failures["chat.postMessage"] = [code]
    await poster.post(HERE, DIGEST, KEY)
    said = await slack.hears()
    assert "The bridge opens." in said.text
    assert "blocks" not in said.body


@pytest.mark.parametrize(("asked", "way"), [("payer", "message"), ("secret", "whisper")])
async def test_expired_address(slack: Slack, desk: FrontDesk, asked: str, way: str) -> None:
    """A response address that no longer works does not raise; the answer goes to the channel, or to the one person."""
    slack.expired = True
    async with running(platform(slack, desk, "socket")):
        await slack.slash("/news", asked)
        said = await slack.hears()
    assert (way, CHANNEL) == (said.way, said.channel)
    assert ("" if way == "message" else PERSON) == said.user


async def test_unconfirmed_answer(slack: Slack, desk: FrontDesk) -> None:
    """An answer that broke off after Slack took it is not given again another way."""
    slack.failures["response_url"] = ["drop-after"]
    async with running(platform(slack, desk, "socket")):
        await slack.slash("/payer")
        assert "response" == (await slack.hears()).way
        assert await slack.silent()


async def test_answer_that_was_never_sent(slack: Slack, desk: FrontDesk) -> None:
    """An address that nobody listens at is certain not to have taken the answer."""
    outgoing = Outgoing(BOT_TOKEN, api_base=slack.api_base)
    assert not await outgoing.respond(f"http://127.0.0.1:{free_port()}/commands/r1", {"text": "x"})


async def test_sixth_use_of_an_address(slack: Slack) -> None:
    """Slack takes five answers to an address; the sixth is noticed."""
    outgoing = Outgoing(BOT_TOKEN, api_base=slack.api_base)
    url = slack.address(CHANNEL, PERSON)
    taken = [await outgoing.respond(url, {"text": f"answer {n}"}) for n in range(6)]
    assert [True] * 5 + [False] == taken


async def test_limited_address(slack: Slack) -> None:
    """429 of a response address is waited out too."""
    slack.limits["response_url"] = 1
    assert await Outgoing(BOT_TOKEN, api_base=slack.api_base).respond(slack.address(CHANNEL, PERSON), {"text": "x"})
    assert "x" == (await slack.hears()).text


async def test_address_refuses_blocks(slack: Slack) -> None:
    """Blocks that a response address refuses are left out, so that the words arrive."""
    outgoing = Outgoing(BOT_TOKEN, api_base=slack.api_base)
    body = {"text": "in words", "blocks": [{"type": "divider"}] * 51}
    assert await outgoing.respond(slack.address(CHANNEL, PERSON), body)
    said = await slack.hears()
    assert ("in words", False) == (said.text, "blocks" in said.body)
