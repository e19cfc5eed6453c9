"""Questions in Slack and their answers, each over Socket Mode and over signed HTTP."""

from __future__ import annotations

import json
import logging

import pytest

from bot.clock import SystemClock
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Ask, Call
from bot.platforms.slack.app import SlackPlatform
from bot.replies.blocks import Reply
from bot.store.memory import MemoryLibrary
from tests.adapters.slack import shapes
from tests.adapters.slack.conftest import HOSTILE, in_a_thread, platform, running
from tests.adapters.slack.emulator import Slack
from tests.adapters.slack.shapes import BOT, BOT_USER, CHANNEL, DIRECT, PERSON


def shown(said_body: dict[str, object]) -> str:
    """All text of a body's rich_text blocks, put together again as Slack shows it."""

    def texts(value: object) -> list[str]:
        if isinstance(value, dict):
            own = [value["text"]] if value.get("type") in ("text", "link") else []
            return own + [text for item in value.values() for text in texts(item)]
        return [text for item in value for text in texts(item)] if isinstance(value, list) else []

    return "".join(texts(said_body["blocks"]))


async def test_general_command(slack: Slack, bot: SlackPlatform) -> None:
    """`/news payer` is acknowledged in time and answered in the channel, by the response address."""
    delivery = await slack.slash("/news", "payer")
    said = await slack.hears()
    assert delivery.seconds is not None
    assert ("response", CHANNEL, "in_channel") == (said.way, said.channel, said.body["response_type"])
    assert "The town pays for the bridge." in said.text
    assert f"Asked by {PERSON} in {CHANNEL} of {shapes.TEAM['id']}" in said.text


async def test_own_command(slack: Slack, bot: SlackPlatform) -> None:
    """`/payer` asks the same as `/news payer`."""
    await slack.slash("/payer")
    assert "The town pays for the bridge." in (await slack.hears()).text


async def test_unknown_command(slack: Slack, bot: SlackPlatform) -> None:
    """A slash command that nobody declared is acknowledged, and answered with the nearest names, privately."""
    delivery = await slack.slash("/payr")
    said = await slack.hears()
    assert delivery.seconds is not None
    assert said.hidden
    assert "There is no command payr." in said.text
    assert "payer" in [button["value"] for button in said.buttons()]


async def test_mention_in_channel(slack: Slack, bot: SlackPlatform) -> None:
    """A mention is answered in a thread under it."""
    delivery, ts = await slack.mention("payer")
    said = await slack.hears()
    assert delivery.seconds is not None
    assert ("message", CHANNEL, ts) == (said.way, said.channel, said.thread)


async def test_mention_in_thread(slack: Slack, bot: SlackPlatform) -> None:
    """A mention in a thread is answered in that thread."""
    await slack.mention("payer", thread_ts="1767311000.000100")
    assert "1767311000.000100" == (await slack.hears()).thread


async def test_bare_mention(slack: Slack, bot: SlackPlatform) -> None:
    """The bare name of the bot is answered with what can be asked, to the one who asked."""
    await slack.mention("")
    said = await slack.hears()
    assert "whisper" == said.way
    assert "What you can ask" in said.text


async def test_private_answer_to_mention(slack: Slack, bot: SlackPlatform) -> None:
    """A private reply to a mention is seen by the one who asked, in the thread where there is one."""
    await slack.mention("secret", thread_ts="1767311000.000100")
    said = await slack.hears()
    assert ("whisper", PERSON, "1767311000.000100") == (said.way, said.user, said.thread)


async def test_direct_message(slack: Slack, bot: SlackPlatform) -> None:
    """What is written to the bot directly is answered there, not in a thread, and belongs to no workspace."""
    ts = slack.ts()
    await slack.event(shapes.message("message", "payer", channel=DIRECT, user=PERSON, ts=ts))
    said = await slack.hears()
    assert ("message", DIRECT, None) == (said.way, said.channel, said.thread)
    assert "of nowhere" in said.text


async def test_private_command(slack: Slack, bot: SlackPlatform) -> None:
    """A private reply to a command is ephemeral, and stays the only thing that is said."""
    await slack.slash("/news", "secret")
    said = await slack.hears()
    assert "ephemeral" == said.body["response_type"]
    assert await slack.silent()


async def test_button(slack: Slack, bot: SlackPlatform) -> None:
    """A button types its command, and the answer hangs in a thread on the message."""
    await slack.mention("payer")
    first = await slack.hears()
    delivery = await slack.click(first, 1)
    said = await slack.hears()
    assert delivery.seconds is not None
    assert ("message", first.thread) == (said.way, said.thread)


async def test_button_value_comes_back_as_it_was(slack: Slack, desk: FrontDesk) -> None:
    """Slack gives values back escaped (bolt-python#513); the command that is typed is the one of the button."""
    asked: list[Ask] = []

    class Listening(FrontDesk):
        async def dispatch(self, ask: Ask, call: Call) -> Reply:
            asked.append(ask)
            return await super().dispatch(ask, call)

    listening = Listening(desk.commands, MemoryLibrary(), SystemClock())
    async with running(platform(slack, listening, "socket")):
        await slack.slash("/payer")
        await slack.click(await slack.hears(), 2)
        await slack.hears()
    assert 'price "cost & date" <now>' == getattr(asked[-1], "text", "")


async def test_button_under_hidden_message(slack: Slack, bot: SlackPlatform) -> None:
    """A button under a message that only one person sees is answered to that person by its address."""
    await slack.slash("/news", "secret")
    await slack.click(await slack.hears())
    said = await slack.hears()
    assert ("response", True, False) == (said.way, said.hidden, said.body["replace_original"])


async def test_button_where_the_bot_is_no_member(slack: Slack, bot: SlackPlatform) -> None:
    """A command works in every channel; its buttons do too, though the bot may not post there by itself."""
    await slack.slash("/payer", channel="C0ELSEWHERE")
    await slack.click(await slack.hears(), 1)
    said = await slack.hears()
    assert ("response", "C0ELSEWHERE", "in_channel") == (said.way, said.channel, said.body["response_type"])


async def test_more(slack: Slack, bot: SlackPlatform) -> None:
    """A long answer is cut at a line; its button goes on with the next line, and pages lose none and repeat none."""
    await slack.slash("/news", "many 150")
    said = await slack.hears()
    rows: list[str] = []
    for _ in range(10):
        rows += [row for row in range(150) if f"Row {row} of many." in shown(said.body)]  # type: ignore[misc]
        if not said.buttons():
            break
        assert f"and {150 - len(rows)} more" in json.dumps(said.body["blocks"])
        await slack.click(said)
        said = await slack.hears()
    assert list(range(150)) == rows


async def test_hostile_text(slack: Slack, bot: SlackPlatform) -> None:
    """Article text shows as it stands: it pings nobody, links nowhere, formats nothing."""
    await slack.slash("/news", "hostile")
    said = await slack.hears()
    whole = json.dumps(said.body)
    assert "<!" not in whole
    assert "<@" not in whole
    assert "<http" not in whole
    assert 6 == shown(said.body).count(HOSTILE)
    assert {"rich_text", "actions"} == {block["type"] for block in said.body["blocks"]}


async def test_same_event_twice(slack: Slack, bot: SlackPlatform) -> None:
    """Slack delivers some events twice; the second is acknowledged and not answered."""
    event = shapes.message("app_mention", f"<@{BOT_USER}> payer", channel=CHANNEL, user=PERSON, ts=slack.ts())
    first, second = await slack.event(event, "Ev0SAME"), await slack.event(event, "Ev0SAME")
    await slack.hears()
    assert first.seconds is not None
    assert second.seconds is not None
    assert await slack.silent()


async def test_same_message_as_two_events(slack: Slack, bot: SlackPlatform) -> None:
    """A message that comes as app_mention and as message (or was edited) is answered once."""
    ts = slack.ts()
    for kind in ("app_mention", "message"):
        event = shapes.message(kind, f"<@{BOT_USER}> payer", channel=DIRECT, user=PERSON, ts=ts)
        await slack.event(event)
    await slack.hears()
    assert await slack.silent()


async def test_same_command_twice(slack: Slack, bot: SlackPlatform) -> None:
    """An envelope that comes again (bolt-js#2487) is answered once; the same words typed again are a new question."""
    await slack.slash("/payer", trigger="trigger-same")
    await slack.slash("/payer", trigger="trigger-same")
    await slack.hears()
    assert await slack.silent()
    await slack.slash("/payer")
    await slack.hears()


@pytest.mark.parametrize(
    "about",
    [
        {"user": BOT_USER, "bot_id": BOT},
        {"user": "U0OTHERBOT", "bot_id": "B0OTHER"},
        {"subtype": "bot_message", "bot_id": "B0OTHER"},
        {"subtype": "message_changed"},
        {"channel": CHANNEL, "channel_type": "channel"},
    ],
)
async def test_not_for_the_bot(slack: Slack, bot: SlackPlatform, about: dict[str, str]) -> None:
    """The bot's own messages, other bots', edits, and what people say to each other are acknowledged and left alone."""
    event = shapes.message("message", "payer", channel=DIRECT, user=PERSON, ts=slack.ts())
    delivery = await slack.event({**event, **about})
    assert delivery.seconds is not None
    assert await slack.silent()


async def test_mention_by_a_bot(slack: Slack, bot: SlackPlatform) -> None:
    """Two bots that name each other must not talk for ever."""
    event = shapes.message("app_mention", f"<@{BOT_USER}> payer", channel=CHANNEL, user="U0OTHER", ts=slack.ts())
    await slack.event({**event, "bot_id": "B0OTHER"})
    assert await slack.silent()


@pytest.mark.parametrize("kind", ["events_api", "interactive"])
async def test_things_nobody_handles(slack: Slack, bot: SlackPlatform, kind: str) -> None:
    """What the bot has no use for is acknowledged all the same: else Slack shows a failure or sends it again."""
    event = shapes.callback({"type": "team_join", "user": {"id": "U1"}}, "Ev0JOIN")
    view = {"type": "view_submission", "team": shapes.TEAM, "user": {"id": PERSON}, "view": {"id": "V1"}}
    delivery = await slack.deliver(kind, event if kind == "events_api" else view)
    assert delivery.seconds is not None
    assert (200, "") == (delivery.status, delivery.body)


@pytest.mark.parametrize("name", ["broken", "unshowable"])
async def test_failure_is_told(slack: Slack, bot: SlackPlatform, name: str) -> None:
    """A command that fails, or whose reply cannot be drawn, is answered in words, privately, without its error."""
    delivery = await slack.slash("/news", name)
    said = await slack.hears()
    assert delivery.seconds is not None
    assert "Something went wrong" in said.text
    assert said.hidden
    assert "mistake" not in json.dumps(said.body)


async def test_desk_that_breaks_its_word(slack: Slack, desk: FrontDesk, caplog: pytest.LogCaptureFixture) -> None:
    """Even where the desk itself raises, the person gets an answer and the log gets the trouble."""

    class Raising(FrontDesk):
        async def dispatch(self, ask: Ask, call: Call) -> Reply:
            raise RuntimeError("a desk never raises")

    raising = Raising(desk.commands, MemoryLibrary(), SystemClock())
    async with running(platform(slack, raising, "http")):
        await slack.slash("/payer")
        assert "Something went wrong" in (await slack.hears()).text
    assert any(record.levelno == logging.ERROR for record in caplog.records)


@pytest.mark.parametrize("way", ["socket", "http"])
async def test_work_cannot_delay_the_acknowledgement(slack: Slack, desk: FrontDesk, way: str) -> None:
    """The acknowledgement leaves before the work begins, even when the work holds up everything for 3.3 s.

    The bot has a thread of its own here: held up on the same loop, the emulator could not tell.
    """
    async with in_a_thread(platform(slack, desk, way, ping_interval=2)):
        delivery = await slack.slash("/busy")
        assert delivery.seconds is not None
        assert delivery.seconds < 1
        assert "Done at last." in (await slack.hears(6)).text
