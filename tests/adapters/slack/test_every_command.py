"""Every real command, asked in Slack about an invented article: each answer is judged, each button of it works."""

from __future__ import annotations

import re

import pytest

from bot.platforms.slack.project import manifest
from tests import stories
from tests.adapters.slack.conftest import platform, running
from tests.adapters.slack.emulator import Slack

WRONG = re.compile("Something went wrong|There is no command")


async def test_examples(slack: Slack) -> None:
    """Each example of each command is answered within Slack's limits; afterwards every body is judged."""
    desk = await stories.desk(stories.ferries())
    async with running(platform(slack, desk, "socket")):
        for example in (example for command in desk.commands for example in command.examples):
            delivery = await slack.slash("/news", example)
            said = await slack.hears()
            assert delivery.seconds is not None
            assert not WRONG.search(said.text), example
            assert said.body["blocks"], example


async def test_every_slash_command_of_the_manifest(slack: Slack) -> None:
    """What the manifest offers is what the bot answers."""
    desk = await stories.desk(stories.ferries())
    offered = [each["command"] for each in manifest(desk.commands)["features"]["slash_commands"]]
    async with running(platform(slack, desk, "http")):
        for name in offered:
            await slack.slash(name)
            assert not WRONG.search((await slack.hears()).text), name


async def test_every_button(slack: Slack) -> None:
    """Each button under the answer of a command types something that is understood."""
    desk = await stories.desk(stories.ferries())
    async with running(platform(slack, desk, "socket")):
        for command in desk.commands:
            await slack.slash("/news", command.examples[0])
            said = await slack.hears()
            for number in range(len(said.buttons())):
                await slack.click(said, number)
                assert not WRONG.search((await slack.hears()).text), said.buttons()[number]["value"]


@pytest.mark.parametrize("question", ["who pays?", "why", "what did Solde say"])
async def test_free_question(slack: Slack, question: str) -> None:
    """A question in one's own words, by mention, is answered in its thread."""
    desk = await stories.desk(stories.ferries())
    async with running(platform(slack, desk, "socket")):
        _, ts = await slack.mention(question)
        said = await slack.hears()
    assert ts == said.thread
    assert "Solde" in said.text
