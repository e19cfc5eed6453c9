"""What Slack sends, read as questions."""

from __future__ import annotations

from typing import Any

import pytest

from bot.platforms.slack import heard as hearing
from bot.platforms.slack.heard import Seen, typed
from bot.ports import Place

Json = dict[str, Any]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<@UBOT> who pays?", "who pays?"),
        ("who pays, <@UBOT>?", "who pays, ?"),
        ("<@UBOT|newsdesk>   who\n pays", "who pays"),
        ("<@UBOT>", "help"),
        ("", "help"),
        ("what did <@U2|ida> say in <#C1|general>", "what did @ida say in #general"),
        ("what did <@U2> say", "what did @U2 say"),
        ("add <https://news.example/a|news.example/a>", "add https://news.example/a"),
        ("add <https://news.example/a?b=1&amp;c=2>", "add https://news.example/a?b=1&c=2"),
        ("write <mailto:a@b.example|a@b.example>", "write a@b.example"),
        ("<!here> who pays", "here who pays"),
        ("AT&amp;T &lt;3 &amp;lt;", "AT&T <3 &lt;"),
    ],
)
def test_typed(text: str, expected: str) -> None:
    """Slack's markup is read back into the words that were typed; the bot's own name is no part of the question."""
    assert expected == typed(text, "UBOT")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("/news", "who-pays", "who-pays"),
        ("/news", "", "help"),
        ("/who-pays", "most:3", "/who-pays most:3"),
        ("/other", "", "/other"),
    ],
)
def test_command(name: str, text: str, expected: str) -> None:
    """The general command takes a command as its text; every other command is its own name."""
    assert expected == hearing.command({"command": name, "text": text}, "/news").text


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({"team_id": "T1"}, "T1"),
        ({"team": {"id": "T1"}}, "T1"),
        ({"team_id": None, "enterprise_id": "E1"}, "E1"),
        ({"team_id": "T1", "enterprise_id": "E1"}, "T1"),
        ({"team": None, "enterprise": {"id": "E1"}}, "E1"),
        ({}, ""),
    ],
)
def test_workspace(about: Json, expected: str) -> None:
    """The workspace, or the organisation where an organisation-wide app names no workspace."""
    heard = hearing.command({"command": "/news", "channel_id": "C1", **about}, "/news")
    assert Place("slack", expected, "C1") == heard.place


def test_button_without_value() -> None:
    """A pressed element that types nothing, such as a link button, is not a question."""
    assert hearing.pressed({"actions": [{"type": "button", "action_id": "x"}]}) is None


def test_seen_forgets_the_oldest() -> None:
    """Memory of what was heard is bounded; any known key marks a second delivery."""
    seen = Seen(most=3)
    assert seen.first([("event", "1"), ("message", "a")])
    assert not seen.first([("event", "2"), ("message", "a")])
    assert seen.first([("event", "3")])
    assert seen.first([("event", "4")])
    assert seen.first([("event", "1")])


def test_without_a_key() -> None:
    """Something without any identity is always heard."""
    seen = Seen()
    assert seen.first(())
    assert seen.first(())
