"""Whatever a reply holds, its Slack message keeps the limits and stays text: by property, and by the judge."""

from __future__ import annotations

import importlib.util
import json
import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.platforms.slack.literal import elements, escape
from bot.replies.blocks import (
    Attachment,
    Block,
    Bullets,
    Button,
    Buttons,
    Cite,
    Code,
    Fields,
    Heading,
    Inline,
    Link,
    Moment,
    Note,
    Paragraph,
    Picture,
    Quote,
    Reply,
    Text,
)
from tests.unit.slack_bodies import Json, assert_inert, keeps_limits, one, texts, weight

Judge = Callable[[Json], list[str]]


NASTY = st.sampled_from(
    ["<!channel>", "<@U1>", "*x*", "_y_", "`z`", "&amp;", "<https://a|b>", ":tada:", "\n", "|", ">", "<", " " * 40, "…"]
)
WORDS = st.lists(st.one_of(NASTY, st.text(max_size=30)), max_size=6).map("".join)
LONG = st.one_of(WORDS, st.tuples(WORDS, st.integers(1, 400)).map(lambda pair: pair[0] * pair[1]))
URLS = st.one_of(st.none(), WORDS.map(lambda text: f"https://news.example/{text}"), WORDS)
INLINES: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, LONG, st.booleans(), st.booleans()),
    st.builds(Code, WORDS),
    st.builds(Link, WORDS, URLS.map(lambda url: url or "")),
    st.builds(Cite, st.integers(1, 999), URLS),
    st.integers(0, 4_000_000_000).map(lambda second: Moment(datetime.fromtimestamp(second, UTC))),
)
LINES = st.lists(INLINES, max_size=5).map(tuple)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, LONG),
    st.builds(Paragraph, LINES),
    st.lists(LINES, max_size=40).map(tuple).map(Bullets),
    st.builds(Quote, LONG, st.builds(Cite, st.integers(1, 999), URLS), LINES),
    st.builds(Fields, st.lists(st.tuples(WORDS, LINES), max_size=8).map(tuple)),
    st.builds(Note, LINES),
    st.builds(Picture, st.just(b""), LONG),
    st.builds(Attachment, LONG, st.just(b"1"), st.just("text/csv")),
    st.builds(Buttons, st.lists(st.builds(Button, LONG, LONG), max_size=7).map(tuple)),
)
REPLIES = st.builds(
    Reply,
    st.lists(BLOCKS, max_size=70).map(tuple),
    st.just(False),
    st.sampled_from(["", "who-pays about:x"]),
    st.integers(0, 50),
)


@given(REPLIES)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_reply(reply: Reply) -> None:
    """Whatever a reply holds, its message keeps Slack's limits and holds nothing to parse."""
    body = one(reply)
    blocks = body.get("blocks", [])
    assert body["text"].strip()
    assert len(body["text"]) <= 4000
    assert len(blocks) <= 50
    assert weight(blocks) < 11_000
    for block in blocks:
        keeps_limits(block)
    buttons = [element for block in blocks if block["type"] == "actions" for element in block["elements"]]
    assert len(buttons) == len({button["action_id"] for button in buttons})
    for element in [*texts(blocks), {"type": "mrkdwn", "text": body["text"]}]:
        assert element["text"]
        assert_inert(element)
    json.dumps(body, ensure_ascii=False).encode()


@given(REPLIES)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_reply_is_judged(judge: Judge, reply: Reply) -> None:
    """The judge, which knows Slack's libraries and documents, finds no fault in any message."""
    assert [] == judge(json.loads(json.dumps(one(reply))))


@given(LINES, st.integers(2, 200))
@settings(max_examples=100, deadline=None)
def test_any_line_is_cut(parts: tuple[Inline, ...], limit: int) -> None:
    """A line cut to a limit is never longer, and only what is cut ends with an ellipsis."""
    drawn = elements(parts, limit)
    whole = elements(parts, 10**9)
    assert sum(len(element.get("text") or element["fallback"]) for element in drawn) <= limit
    assert drawn == whole or drawn[-1]["text"].endswith("…")


@given(st.text())
def test_any_text_is_escaped(text: str) -> None:
    """Escaped text holds no bare character that Slack parses, and unescapes to itself."""
    done = escape(text)
    assert not re.search(r"[<>]|&(?!(amp|lt|gt);)", done)


@pytest.fixture(scope="session")
def judge(shared: Path) -> Judge:
    """The judge beside the checkout."""
    spec = importlib.util.spec_from_file_location("slack_judge", shared / "judges" / "slack.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    logging.disable(logging.NOTSET)  # importing it turns logging off
    return module.message_faults  # type: ignore[no-any-return]
