"""Pictures and files in Slack: after the answer, in its place, in three steps, and what happens when that fails."""

from __future__ import annotations

import json

import pytest

from bot.platforms.slack.app import SlackPlatform
from bot.platforms.slack.files import ALT, NAME, uploads
from bot.ports import Place
from bot.replies.blocks import Attachment, Heading, Paragraph, Picture, Reply, line
from tests.adapters.slack.emulator import Slack
from tests.adapters.slack.shapes import CHANNEL

PNG = b"\x89PNG\r\n\x1a\n"


async def test_a_picture_follows_the_answer(slack: Slack, bot: SlackPlatform) -> None:
    """The words come first, then the picture with its words as alt text, in the channel."""
    await slack.slash("/news", "drawn")
    said, file = await slack.hears(), await slack.receives()
    assert "Map" in json.dumps(said.body["blocks"])
    assert "Where the bridge is" not in json.dumps(said.body["blocks"])
    assert (PNG, "Where the bridge is", CHANNEL, None) == (file.data, file.alt, file.channel, file.thread)
    assert file.name.endswith(".png")


async def test_a_picture_in_a_thread(slack: Slack, bot: SlackPlatform) -> None:
    """An answer to a mention stands in a thread, and so does its picture."""
    _, ts = await slack.mention("drawn")
    said, file = await slack.hears(), await slack.receives()
    assert ts == said.thread == file.thread


async def test_a_file_to_take_along(slack: Slack, bot: SlackPlatform) -> None:
    """A file arrives byte for byte, under a name without odd characters, which the answer tells."""
    await slack.slash("/news", "carried")
    said, file = await slack.hears(), await slack.receives()
    assert b"a,b\r\n" == file.data
    assert "claims-all.csv" == file.name
    assert "claims: all.csv" in json.dumps(said.body["blocks"])


async def test_what_is_private_brings_no_file(slack: Slack, bot: SlackPlatform) -> None:
    """Slack shows a file to the whole channel: a private answer brings none, and says so of one that was asked for."""
    await slack.slash("/news", "drawn-secretly")
    first, second = await slack.hears(), await slack.hears()
    assert first.hidden
    assert second.hidden
    assert "one person only" in second.text
    assert slack.shared.empty()
    assert 0 == slack.calls["files.getUploadURLExternal"]


@pytest.mark.parametrize("error", ["missing_scope", "channel_not_found", "drop-before"])
async def test_a_file_that_cannot_be_brought(slack: Slack, bot: SlackPlatform, error: str) -> None:
    """The answer stands, and a line for the one who asked says what to do; a mere picture is only missing."""
    slack.failures["files.getUploadURLExternal"] = [error, error]
    await slack.slash("/news", "carried")
    said, sorry = await slack.hears(), await slack.hears()
    assert "Here it is." in said.text
    assert sorry.text.startswith("No file:")
    assert sorry.hidden
    await slack.slash("/news", "drawn")
    assert "Map" in (await slack.hears()).text
    assert await slack.silent()


async def test_a_broken_upload(slack: Slack, bot: SlackPlatform) -> None:
    """A failure of the server that takes the bytes is told in words, without its own words."""
    slack.failures["upload"] = ["fail"]
    await slack.slash("/news", "carried")
    await slack.hears()
    sorry = await slack.hears()
    assert "Slack did not take a file" in sorry.text
    assert "upload failed" not in sorry.text


async def test_of_its_own_accord(slack: Slack, bot: SlackPlatform) -> None:
    """What the bot posts by itself has its picture in the thread below it."""
    reply = Reply((Heading("Map"), Picture(PNG, "Where the bridge is")))
    ts = await bot.post(Place("slack", "T1", CHANNEL), reply)
    file = await slack.receives()
    assert (CHANNEL, ts) == (file.channel, file.thread)


def test_limits() -> None:
    """Alt texts and names keep Slack's limits; a later page of an answer, and empty files, bring nothing."""
    blocks = (Picture(PNG, "x " * 2_000), Attachment("n" * 300 + ".csv", b"1", "text/csv"), Picture(b"", "empty"))
    picture, file = uploads(Reply(blocks))
    assert len(picture.alt) <= ALT
    assert len(file.name) <= NAME
    assert file.name.endswith(".csv")
    assert () == uploads(Reply(blocks, start=3))


def test_only_a_picture_is_told_in_words() -> None:
    """Where a reply is nothing but a picture, its words stand in the message: a reader without it still knows."""
    from bot.platforms.slack.render import render

    (alone,) = render(Reply((Picture(PNG, "Where the bridge is"),)))
    assert "Where the bridge is" in json.dumps(alone["blocks"])
    (told,) = render(Reply((Paragraph(line("By the river.")), Picture(PNG, "Where the bridge is"))))
    assert "Where the bridge is" not in json.dumps(told["blocks"])
