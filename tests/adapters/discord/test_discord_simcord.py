"""The same bot in simcord, a Discord that somebody else wrote: a second opinion on behaviour."""

from __future__ import annotations

from typing import Any

import pytest
import simcord

from bot.platforms.discord.client import NewsClient
from tests.adapters.discord.desk import front


@pytest.fixture
async def simcord_bot() -> NewsClient:
    """The client, which sends its commands as soon as it is logged in."""
    client = NewsClient(await front())
    client.setup_hook = client.sync_commands  # type: ignore[method-assign,assignment]
    return client


@pytest.fixture
def ida(simcord_env: simcord.Env) -> Any:
    """A member of a server with one text channel."""
    guild = simcord_env.create_guild()
    guild.create_text_channel("news")
    return guild.add_member(simcord_env.create_user("ida"))


@pytest.fixture
def channel(simcord_env: simcord.Env, ida: Any) -> Any:
    """The text channel."""
    return simcord_env.guild.channels["news"]


async def test_a_command(simcord_env: simcord.Env, ida: Any, channel: Any) -> None:
    """A slash command is acknowledged and answered in one message, for everybody."""
    result = await ida.slash(channel, "quotes", speaker="Solde")
    assert result.acknowledged
    assert not result.deferred
    assert not result.ephemeral
    assert "Solde" in result.response.embeds[0].description


async def test_a_private_answer(simcord_env: simcord.Env, ida: Any, channel: Any) -> None:
    """A private answer is ephemeral."""
    result = await ida.slash(channel, "secret")
    assert result.response.ephemeral


async def test_suggestions(simcord_env: simcord.Env, ida: Any, channel: Any) -> None:
    """Half-typed options get suggestions."""
    result = await ida.autocomplete(channel, "pick", "speaker", "sol")
    choices = result.autocomplete_choices if hasattr(result, "autocomplete_choices") else result
    assert "Mira Solde" in [choice["value"] if isinstance(choice, dict) else choice.value for choice in choices]


async def test_a_mention(simcord_env: simcord.Env, ida: Any, channel: Any) -> None:
    """A mention is answered below it; text without one is not."""
    await ida.send(channel, "place")
    assert "place" == channel.last_message.content
    await ida.send(channel, f"<@{simcord_env.bot.user.id}> place")
    answer = channel.last_message
    assert simcord_env.bot.user == answer.author
    assert answer.reference is not None
    assert str(channel.id) in answer.embeds[0].description


async def test_a_button(simcord_env: simcord.Env, ida: Any, channel: Any) -> None:
    """The button under a cut answer goes on with it."""
    result = await ida.slash(channel, "many")
    (button,) = result.response.components[0]["components"]
    pressed = await ida.click(result.response, custom_id=button["custom_id"])
    assert "Many (continued)" == pressed.response.embeds[0].title


async def test_a_direct_message(simcord_env: simcord.Env, ida: Any) -> None:
    """A direct message needs no mention."""
    user = simcord_env.create_user("solo")
    await user.send_dm("place")
    answer = user.dm_channel.last_message
    assert simcord_env.bot.user == answer.author
