"""Who manages in Slack: admins and owners by Slack's own word, and whoever the settings name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.clock import FixedClock, SystemClock
from bot.commands.builtin.help import help_
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Audience, Call, command
from bot.platforms.slack.rights import KEPT
from bot.replies.blocks import Paragraph, Reply, line
from bot.store.memory import MemoryLibrary
from tests.adapters.slack.conftest import platform, running
from tests.adapters.slack.emulator import Slack
from tests.adapters.slack.shapes import DIRECT, PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """No options."""


@command(examples=("steer",), audience=Audience.MANAGERS)
async def steer(options: Nothing, call: Call) -> Reply:
    """For managers."""
    return Reply((Paragraph(line("Steered.")),))


def front() -> FrontDesk:
    """A desk with one command for managers."""
    return FrontDesk((steer, help_), MemoryLibrary(), SystemClock())


async def asked(slack: Slack, **options: Any) -> str:
    """What the bot says to `steer`."""
    async with running(platform(slack, front(), "socket", **options)):
        await slack.slash("/news", "steer")
        return (await slack.hears()).text


@pytest.mark.parametrize(
    ("said", "served"),
    [
        ({}, False),
        ({"is_admin": True}, True),
        ({"is_owner": True}, True),
        ({"is_primary_owner": True}, True),
        ({"is_admin": True, "is_stranger": True}, False),
        ({"is_admin": True, "deleted": True}, False),
    ],
    ids=str,
)
async def test_slack_says_who_is_an_admin(slack: Slack, said: dict[str, bool], served: bool) -> None:
    """Owners and admins of this workspace are served; readers and admins of other workspaces are refused."""
    slack.rights[PERSON] = said
    assert ("Steered." in await asked(slack)) is served


async def test_the_settings_name_more(slack: Slack) -> None:
    """Whoever is named manages, whatever Slack says of them."""
    assert "Steered." in await asked(slack, managers=("U0OTHER", PERSON))


async def test_the_language_of_the_one_who_asks(slack: Slack) -> None:
    """The answer is in the language that the person's Slack is in; Slack is asked once for it and for the rights."""
    slack.rights[PERSON] = {"locale": "de-DE"}
    assert "steer ist für die, die diesen Kanal verwalten." in await asked(slack)
    assert slack.calls["users.info"] == 1
    slack.rights[PERSON] = {"locale": "ja-JP"}
    assert "steer is for those who manage this channel." in await asked(slack)


@pytest.mark.parametrize("failure", ["missing_scope", "internal_error"])
async def test_in_doubt_nobody(slack: Slack, failure: str) -> None:
    """Where Slack does not say, a reader's question is still answered, and nobody manages."""
    slack.rights[PERSON] = {"is_admin": True}
    slack.failures["users.info"] = [failure]
    assert "for those who manage" in await asked(slack)


async def test_it_is_asked_once_in_a_while(slack: Slack) -> None:
    """Slack is not asked at every question, and a new admin is one after ten minutes."""
    clock = FixedClock(datetime(2025, 3, 4, tzinfo=UTC))
    async with running(platform(slack, front(), "socket", clock=clock)):
        for expected in ("for those who manage", "for those who manage", "Steered."):
            await slack.slash("/news", "steer")
            assert expected in (await slack.hears()).text
            slack.rights[PERSON] = {"is_admin": True}
            if slack.calls["users.info"] == 1 and expected != "Steered.":
                clock.advance(timedelta(seconds=KEPT / 2 + 1))
    assert slack.calls["users.info"] == 2


async def test_alone_with_the_bot(slack: Slack) -> None:
    """A direct chat belongs to the person in it."""
    async with running(platform(slack, front(), "socket")):
        await slack.slash("/news", "steer", channel=DIRECT)
        assert "Steered." in (await slack.hears()).text
