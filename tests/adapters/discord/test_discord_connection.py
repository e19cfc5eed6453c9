"""Connecting, commands in place, posting of the bot's own accord, and everything that goes wrong on the way."""

from __future__ import annotations

import asyncio
import dataclasses
import time
from typing import Any

import pytest

from bot.commands.spec import Chosen
from bot.errors import BadConfiguration, BadToken, NotFound, Unavailable, UncertainSend
from bot.platforms.discord import project
from bot.platforms.discord.app import DiscordPlatform
from bot.ports import Place
from bot.replies.blocks import Heading, Paragraph, Reply, line
from tests.adapters.discord.conftest import Serve, connected, running
from tests.adapters.discord.desk import COMMANDS, front
from tests.adapters.discord.emulator import Emulator, Fault

DIGEST = Reply((Heading("Morning"), Paragraph(line("All quiet."))))


def news(discord: Emulator) -> Place:
    """The text channel."""
    return Place("discord", discord.guild_id, discord.channel_id)


async def test_ready_with_no_privileged_intent(discord: Emulator, serve: Serve) -> None:
    """The bot comes up with three ordinary intents: servers, their messages, direct messages."""
    await serve()
    assert 1 << 0 | 1 << 9 | 1 << 12 == discord.gateway.intents
    assert "10" == discord.gateway.queries[0]["v"]
    assert {1, 2} == {payload["op"] for payload in discord.gateway.received}


async def test_commands_are_sent_once(discord: Emulator, serve: Serve) -> None:
    """The first start sends the commands; a second one compares, and sends nothing."""
    path = f"/applications/{discord.app_id}/commands"
    await serve()
    (sent,) = discord.requests("PUT", path)
    desk = await front()
    assert project.payload(desk.commands) == sent.body
    assert [command.name for command in desk.commands] == [command["name"] for command in discord.commands[None]]
    await serve()
    assert 2 == len(discord.requests("GET", path))
    assert 1 == len(discord.requests("PUT", path))


async def test_changed_commands_are_sent_again(discord: Emulator, serve: Serve) -> None:
    """A changed help, a changed option and a command too many are each noticed; ids of known names are kept."""
    path = f"/applications/{discord.app_id}/commands"
    await serve()
    ids = {command["name"]: command["id"] for command in discord.commands[None]}
    for spoil in (
        lambda: discord.commands[None][0].update(description="Something else"),
        lambda: discord.commands[None][-2].update(options=[]),
        lambda: discord.commands[None].append(discord.commands[None][0] | {"name": "old", "id": "1"}),
        lambda: discord.commands[None].pop(),
        lambda: discord.commands[None][-1].update(default_member_permissions="8"),
        lambda: discord.commands[None][0].update(name_localizations={"de": "anders"}),
        lambda: discord.commands[None][0]["options"][0].update(description_localizations=None),
    ):
        before = len(discord.requests("PUT", path))
        spoil()
        await serve()
        assert before + 1 == len(discord.requests("PUT", path))
    kept = {command["name"]: command["id"] for command in discord.commands[None]}
    assert set(ids) == set(kept)
    assert ids["quotes"] == kept["quotes"]


async def test_sync_can_be_off(discord: Emulator, serve: Serve) -> None:
    """With `discord_sync` off the commands are not even asked for."""
    await serve(sync=False)
    assert [] == discord.requests("GET|PUT", "/applications/.*")


async def test_commands_in_one_server(discord: Emulator, serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    """Named servers get the commands for themselves; one where the bot is not is told in the log, the rest works."""
    await serve(guilds=(12345, int(discord.guild_id)))
    assert [] == discord.commands[None]
    assert discord.commands[discord.guild_id]
    assert "commands were not sent to Discord" in caplog.text
    assert await discord.answer(await discord.slash("place"))
    await serve(guilds=(int(discord.guild_id),))
    assert 1 == len(discord.requests("PUT", f"/applications/{discord.app_id}/guilds/{discord.guild_id}/commands"))


def untranslated(made: dict[str, Any]) -> dict[str, Any]:
    """A command or an option in English only."""
    kept = {key: value for key, value in made.items() if not key.endswith("_localizations")}
    return kept | ({"options": [untranslated(each) for each in kept["options"]]} if "options" in kept else {})


async def test_the_payload_is_what_discord_py_would_send(discord: Emulator) -> None:
    """The payload of `project`, but for its translations, and the real commands in the tree are one declaration."""
    desk = await front()
    platform = connected(discord, desk)
    tree = platform.client._connection._command_tree
    assert tree is not None
    made = [command.to_dict(tree) for command in tree.get_commands()]
    assert project.same([untranslated(command) for command in project.payload(desk.commands)], made)
    assert [c["name"] for c in made] == [c.name for c in desk.commands]


@pytest.mark.parametrize("token", ["MTIz.wrong.token", "", "has spaces in it", "snow\u2603man", "two\nlines"])
async def test_a_bad_token_ends_at_once(discord: Emulator, token: str) -> None:
    """A token that Discord refuses, or that cannot be one, is one plain sentence without the token; nothing retries."""
    with pytest.raises(BadToken) as failure:
        await connected(discord, await front(), token).run()
    assert "DISCORD_TOKEN" in failure.value.plain
    assert not token or token not in failure.value.plain
    assert len(discord.log) <= 1


async def test_a_token_copied_with_its_surroundings(discord: Emulator, serve: Serve) -> None:
    """ "Bot " in front and white space around a token are what people copy along."""
    async with running(connected(discord, await front(), f"  Bot {discord.gateway.token}\n"), discord):
        assert discord.gateway.connected


async def test_a_token_revoked_before_the_gateway(discord: Emulator) -> None:
    """The gateway's own refusal (4004) ends it just as plainly."""
    discord.gateway.token = "MTIz.another.token"
    with pytest.raises(BadToken):
        await connected(discord, await front()).run()


@pytest.mark.parametrize(("code", "kind"), [(4013, BadConfiguration), (4014, BadConfiguration), (4011, Unavailable)])
async def test_a_connection_that_is_refused_for_good(discord: Emulator, code: int, kind: type[Exception]) -> None:
    """Other refusals of the gateway end it too, with their code."""
    discord.gateway.refuses = code
    with pytest.raises(kind, match=str(code)):
        await connected(discord, await front()).run()


async def test_a_gateway_that_is_down(discord: Emulator, caplog: pytest.LogCaptureFixture) -> None:
    """While only the gateway is down the bot keeps trying, and says so in one line, without a stack trace."""
    task = asyncio.create_task(connected(discord, await front(), gateway="ws://127.0.0.1:9/").run())
    lines = await discord.until(lambda: [r for r in caplog.records if "Attempting a reconnect" in r.getMessage()])
    assert lines[0].exc_info is None
    assert "(ClientConnectorError)" in lines[0].getMessage()
    assert not task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_something_else_answers(discord: Emulator) -> None:
    """A login page in between answers 200 with a page of its own: that is told, not a stack trace."""
    discord.faults.append(Fault("GET", "/users/@me", 200, {}, headers={"Content-Type": "text/html"}))
    with pytest.raises(Unavailable, match="Something else answers"):
        await connected(discord, await front()).run()


async def test_no_network_at_the_start() -> None:
    """Without a network there is one plain line, not an endless retry."""
    platform = DiscordPlatform(await front(), "MTIz.test.token", api_base="http://127.0.0.1:9/api/v10")
    with pytest.raises(Unavailable) as failure:
        await platform.run()
    assert failure.value.plain.startswith("Discord cannot be reached")


async def test_discord_down_at_the_start(discord: Emulator) -> None:
    """A failure of Discord's own (503) is told as what it is."""
    discord.faults.append(Fault("GET", "/users/@me", 503))
    with pytest.raises(Unavailable):
        await connected(discord, await front()).run()


async def test_addresses_are_put_back(discord: Emulator, serve: Serve) -> None:
    """discord.py keeps its addresses in classes; after a run they are Discord's own again."""
    from discord.gateway import DiscordWebSocket
    from discord.http import Route

    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    async with running(connected(discord, await front()), discord):
        assert discord.base == Route.BASE
    assert before == (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)


async def test_a_lost_connection_is_resumed(discord: Emulator, serve: Serve) -> None:
    """What happened while the connection was down is answered after RESUME, once; nothing is asked anew."""
    await serve()
    await discord.gateway.drop(4000)
    said = await discord.say(f"<@{discord.bot['id']}> place")
    (answer,) = await discord.until(discord.posted)
    assert said["id"] == answer["message_reference"]["message_id"]
    assert [2, 6] == [payload["op"] for payload in discord.gateway.received if payload["op"] != 1]


async def test_discord_asks_to_reconnect(discord: Emulator, serve: Serve) -> None:
    """Op 7 leads to a RESUME, and commands are answered afterwards."""
    await serve()
    await discord.gateway.send_op(7)
    await discord.until(lambda: len(discord.gateway.queries) == 2)
    assert await discord.answer(await discord.slash("place"))


async def test_a_session_that_is_gone(discord: Emulator, serve: Serve) -> None:
    """Op 9 to the RESUME leads to a new session, and commands are answered afterwards."""
    await serve()
    discord.gateway.resumable = False
    await discord.gateway.drop(4000)
    await discord.until(lambda: [p["op"] for p in discord.gateway.received if p["op"] != 1] == [2, 6, 2], 15)
    assert await discord.answer(await discord.slash("place"))


async def test_an_event_that_comes_twice_is_answered_once(discord: Emulator, serve: Serve) -> None:
    """A mention that Discord repeats has one answer: the message's id is the nonce of the answer."""
    await serve()
    said = await discord.say(f"<@{discord.bot['id']}> place")
    await discord.until(discord.posted)
    await discord.gateway.event("MESSAGE_CREATE", said)
    await discord.until(lambda: len(discord.requests("POST", "/channels/.*/messages")) == 2)
    assert 1 == len(discord.posted())


async def test_posting_with_a_key_twice_is_one_message(discord: Emulator, serve: Serve) -> None:
    """The key goes along as enforced nonce: the same delivery, tried again, is the same message."""
    platform = await serve()
    first = await platform.post(news(discord), DIGEST, "morning-2026-03-02")
    assert first == await platform.post(news(discord), DIGEST, "morning-2026-03-02")
    assert [first] == [message["id"] for message in discord.posted()]
    other = await platform.post(news(discord), DIGEST)
    assert [first, other] == [message["id"] for message in discord.posted()]
    assert "nonce" not in discord.requests("POST", "/channels/.*")[-1].body


async def test_posting_needs_no_connection(discord: Emulator) -> None:
    """A digest can be sent by hand, without the gateway and without sending commands."""
    platform = connected(discord, await front())
    thread = Place("discord", discord.guild_id, discord.channel_id, discord.thread_id)
    made = await asyncio.gather(*(platform.post(thread, DIGEST, key) for key in ("a", "b", "a")))
    assert [made[0], made[1]] == [message["id"] for message in discord.posted(discord.thread_id)]
    assert made[0] == made[2]
    assert [] == discord.gateway.queries
    assert [] == discord.requests("PUT", ".*")


async def test_a_rate_limit_is_waited_for(discord: Emulator, serve: Serve) -> None:
    """After 429 the message is sent again when `retry_after` is over, and is there once."""
    platform = await serve()
    discord.faults.append(
        Fault("POST", "/channels", 429, {"message": "slow down", "retry_after": 0.4, "global": False})
    )
    began = time.monotonic()
    await platform.post(news(discord), DIGEST, "k")
    assert 0.4 <= time.monotonic() - began
    assert 1 == len(discord.posted())
    assert 2 == len(discord.requests("POST", "/channels/.*/messages"))


async def test_a_long_rate_limit_is_told(discord: Emulator, serve: Serve) -> None:
    """A wait of an hour is not waited for in silence."""
    platform = await serve()
    discord.faults.append(
        Fault("POST", "/channels", 429, {"message": "slow down", "retry_after": 3600.0, "global": False})
    )
    with pytest.raises(Unavailable, match="3600 s"):
        await platform.post(news(discord), DIGEST, "k")


async def test_a_ban_is_told(discord: Emulator, serve: Serve) -> None:
    """A 429 that is not Discord's own (no `Via` header) is a ban of the address, not a pause to wait for."""
    platform = await serve()
    discord.faults.append(Fault("POST", "/channels", 429, headers={"Via": ""}))
    with pytest.raises(Unavailable, match="network address"):
        await platform.post(news(discord), DIGEST, "k")
    assert 1 == len(discord.requests("POST", "/channels/.*"))


async def test_a_server_error_is_tried_again_with_the_same_key(discord: Emulator, serve: Serve) -> None:
    """502 is tried again by discord.py, 503 by us; each time with the same nonce, and one message comes of it."""
    platform = await serve()
    discord.faults += [Fault("POST", "/channels", 502), Fault("POST", "/channels", 503)]
    await platform.post(news(discord), DIGEST, "k")
    assert 1 == len(discord.posted())
    assert ["k", "k", "k"] == [sent.body["nonce"] for sent in discord.requests("POST", "/channels/.*")]


async def test_accepted_then_cut_off(discord: Emulator, serve: Serve) -> None:
    """Accepted, then reset (errno 104, which discord.py does not know): with a key it is one message."""
    platform = await serve()
    discord.faults.append(Fault("POST", "/channels", reset=True))
    ident = await platform.post(news(discord), DIGEST, "k")
    assert [ident] == [message["id"] for message in discord.posted()]
    assert 2 == len(discord.requests("POST", "/channels/.*/messages"))


async def test_without_a_key_a_cut_off_send_is_uncertain(discord: Emulator, serve: Serve) -> None:
    """Without a key nothing is sent twice: the failure says that it may have arrived."""
    platform = await serve()
    discord.faults.append(Fault("POST", "/channels", reset=True))
    with pytest.raises(UncertainSend):
        await platform.post(news(discord), DIGEST)
    assert 1 == len(discord.posted())
    assert 1 == len(discord.requests("POST", "/channels/.*/messages"))


async def test_still_uncertain_with_a_key(discord: Emulator, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """When every try is cut off, the last word is "uncertain", never "not sent"."""
    monkeypatch.setattr("bot.platforms.discord.wire._PAUSES", (0.0, 0.0))
    platform = await serve()
    discord.faults += [Fault("POST", "/channels", reset=True) for _ in range(3)]
    with pytest.raises(UncertainSend):
        await platform.post(news(discord), DIGEST, "k")
    assert 1 == len(discord.posted())


async def test_places_that_cannot_be_posted_to(discord: Emulator, serve: Serve) -> None:
    """A missing channel, one that is hidden, one that is closed, one without embeds: each in its own plain words."""
    platform = await serve()
    with pytest.raises(NotFound, match="no channel 42"):
        await platform.post(Place("discord", discord.guild_id, "42"), DIGEST)
    with pytest.raises(NotFound, match="no id of a Discord channel"):
        await platform.post(Place("discord", discord.guild_id, "#news"), DIGEST)
    discord.without_embeds.add(discord.channel_id)
    with pytest.raises(Unavailable, match="may not show") as failure:
        await platform.post(news(discord), DIGEST)
    assert "Embed Links" in failure.value.plain
    discord.closed_channels.add(discord.channel_id)
    with pytest.raises(Unavailable, match="may not write"):
        await platform.post(news(discord), DIGEST)
    discord.hidden_channels.add(discord.channel_id)
    with pytest.raises(Unavailable, match="cannot see") as failure:
        await platform.post(news(discord), DIGEST)
    assert not isinstance(failure.value, UncertainSend)


async def test_a_token_revoked_while_running(discord: Emulator, serve: Serve) -> None:
    """A 401 to a post says that the token is refused."""
    platform = await serve()
    discord.faults.append(Fault("POST", "/channels", 401, {"message": "401: Unauthorized", "code": 0}))
    with pytest.raises(BadToken):
        await platform.post(news(discord), DIGEST, "k")


async def test_a_key_that_is_too_long(discord: Emulator) -> None:
    """Discord takes 25 characters; a longer key is a mistake of ours, not to be cut silently."""
    platform = connected(discord, await front())
    with pytest.raises(ValueError, match="25"):
        await platform.post(news(discord), DIGEST, "k" * 26)


async def test_the_loop_stays_free(discord: Emulator, serve: Serve) -> None:
    """Twenty questions at once are answered together, not one after the other."""
    await serve()
    began = time.monotonic()
    asked = [await discord.slash("slow") for _ in range(20)]
    await asyncio.gather(*(discord.answer(one) for one in asked))
    assert time.monotonic() - began < 4.0


async def test_checking_a_token(discord: Emulator) -> None:
    """A token can be tried without going online: whose it is, or that it is refused; twice, and then run."""
    platform = connected(discord, await front())
    assert "newsdesk" in await platform.check()
    assert "newsdesk" in await platform.check()
    with pytest.raises(BadToken):
        await connected(discord, await front(), "MTIz.wrong.token").check()
    assert [] == discord.requests("PUT", ".*")
    async with running(platform, discord):
        assert await discord.answer(await discord.slash("place"))


async def test_a_name_that_discord_refuses(discord: Emulator) -> None:
    """A command whose name Discord would refuse is a plain sentence at the start, not discord.py's own complaint."""
    odd = dataclasses.replace(COMMANDS[0], name="Who Pays?")
    with pytest.raises(BadConfiguration, match="'Who Pays\\?'"):
        connected(discord, await front(odd))


async def test_too_many_commands() -> None:
    """Discord takes a hundred; one more is told with what to do."""
    desk = await front()
    with pytest.raises(BadConfiguration, match="at most 100"):
        project.payload(desk.commands * 20)


async def test_what_everyone_sees_goes_through_one_desk(discord: Emulator, serve: Serve) -> None:
    """The answer in Discord is the desk's own reply, rendered: nothing is added on the way."""
    from bot.platforms.discord.render import render

    desk = await front()
    await serve(desk)
    answer = await discord.answer(await discord.slash("quotes"))
    call = desk.call(user=discord.ida["id"], place=news(discord), locale="fr")
    (expected,) = render(await desk.dispatch(Chosen("quotes", {}), call))
    assert expected.body["embeds"] == answer["embeds"]
