"""What Slack makes of a message body, as far as a test must know it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.platforms.slack.render import render
from bot.replies.blocks import Reply

Json = dict[str, Any]


def one(reply: Reply) -> Json:
    """The one body of a reply."""
    (body,) = render(reply)
    return body


def texts(value: object) -> Iterator[Json]:
    """Every element or text object of a body that holds text."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def assert_inert(element: Json) -> None:
    """Slack makes nothing of an element but the text that it holds, and the links and dates that we made."""
    text, kind = element["text"], element["type"]
    if kind in ("text", "link"):
        assert not re.search(r"<.", text, re.DOTALL)
    elif kind == "plain_text":
        assert not element["emoji"]
        assert not re.search(r"[<>]|&(?!(amp|lt|gt);)", text)
    else:
        ours = re.compile(r"<https://news\.example[^<>|\s]*\|[^<>|\n]*>|<!date\^\d+\^[^<>|]+\|[^<>|]+>")
        assert not re.search(r"[<>]|&(?!(amp|lt|gt);)", ours.sub("", text))
    if kind == "link":
        assert re.fullmatch(r"https?://[^\s|<>]+", element["url"])


def weight(value: object) -> int:
    """All characters of text over all blocks."""
    return sum(len(element["text"]) for element in texts(value))


def keeps_limits(block: Json) -> None:
    """The limits of docs.slack.dev/reference/block-kit for the blocks we send."""
    match block["type"]:
        case "header":
            assert 0 < len(block["text"]["text"]) <= 150
        case "context":
            assert 0 < len(block["elements"]) <= 10
            assert all(len(element["text"]) <= 3000 for element in block["elements"])
        case "actions":
            assert 0 < len(block["elements"]) <= 5
            for button in block["elements"]:
                assert 0 < len(button["text"]["text"]) <= 75
                assert 0 < len(button["value"]) <= 2000
        case kind:
            assert "rich_text" == kind
            assert block["elements"]
            assert all(part["elements"] for part in block["elements"])
