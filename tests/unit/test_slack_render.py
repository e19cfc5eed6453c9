"""Replies as Slack messages: within every limit, and hostile text stays text."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.platforms.slack.literal import address, clip, harmless, literal, short_label
from bot.platforms.slack.render import render
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
    Link,
    Moment,
    Note,
    Paragraph,
    Picture,
    Quote,
    Reply,
    Text,
    line,
)
from tests.unit.slack_bodies import Json, assert_inert, one, texts

AT = datetime(2026, 1, 2, 9, 30, tzinfo=UTC)


def test_whole_message() -> None:
    """Each block has its Slack form; nothing of the text is parsed by Slack where it need not be."""
    reply = Reply(
        (
            Heading("Who pays"),
            Paragraph(line("The ", Text("town", strong=True), " pays ", Cite(2, "https://news.example/a"), Cite(3))),
            Quote("We pay & that is that.", Cite(4), line("Ida Holm:")),
            Fields((("Price", line("4 million")), ("When", (Moment(AT),)))),
            Note(line("From ", Link("The bridge", "https://news.example/a?b=1&c=2"), ".")),
            Buttons((Button("Why?", "why"),)),
        )
    )
    date = {
        "type": "date",
        "timestamp": 1767346200,
        "format": "{date_short_pretty} at {time}",
        "fallback": "2026-01-02 09:30 UTC",
    }
    blocks: list[Json] = [
        {"type": "header", "text": {"type": "plain_text", "text": "Who pays", "emoji": False}},
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "text", "text": "The "},
                        {"type": "text", "text": "town", "style": {"bold": True}},
                        {"type": "text", "text": " pays "},
                        {"type": "link", "url": "https://news.example/a", "text": "[2]"},
                        {"type": "text", "text": "[3]"},
                    ],
                }
            ],
        },
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "Ida Holm:"}]},
                {
                    "type": "rich_text_quote",
                    "elements": [
                        {"type": "text", "text": "We pay & that is that."},
                        {"type": "text", "text": " "},
                        {"type": "text", "text": "[4]"},
                    ],
                },
            ],
        },
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "text", "text": "Price: ", "style": {"bold": True}},
                        {"type": "text", "text": "4 million"},
                        {"type": "text", "text": "\n"},
                        {"type": "text", "text": "When: ", "style": {"bold": True}},
                        date,
                    ],
                }
            ],
        },
        {
            "type": "context",
            "elements": [
                {
                    "type": "mrkdwn",
                    "text": "From <https://news.example/a?b=1&amp;c=2|The bridge>.",
                    "verbatim": True,
                }
            ],
        },
        {
            "type": "actions",
            "elements": [
                {
                    "type": "button",
                    "text": {"type": "plain_text", "text": "Why?", "emoji": False},
                    "action_id": "do:0",
                    "value": "why",
                }
            ],
        },
    ]
    text = (
        "Who pays\nThe town pays [2][3]\nIda Holm: “We pay &amp; that is that.” [4]\nPrice: 4 million\n"
        "When: <!date^1767346200^{date_short_pretty} at {time}|2026-01-02 09:30 UTC>\nFrom The bridge."
    )
    assert {"text": text, "blocks": blocks, "unfurl_links": False, "unfurl_media": False} == one(reply)


def test_channel() -> None:
    """With a channel the body is the whole of chat.postMessage."""
    (body,) = render(Reply((Heading("x"),)), "C1")
    assert "C1" == body["channel"]


def test_bullets() -> None:
    """Bullets are one list."""
    (block,) = one(Reply((Bullets((line("a"), line("b"))),)))["blocks"]
    (drawn,) = block["elements"]
    assert ("rich_text_list", "bullet", 2) == (drawn["type"], drawn["style"], len(drawn["elements"]))


HOSTILE = (
    "<!channel> <!here> <@U1> <#C1> <https://bad.example|click> <!subteam^S1> <!date^0^{date}|x>",
    "*bold* _italic_ ~struck~ `code` ```block```",
    "&lt;!channel&gt; &amp; > quoted",
    ":tada: :skin-tone-2: @here @everyone #general",
    "javascript:alert(1) <javascript:alert(1)|x>",
    "\x00\x07\ud800 line\nbreak \u2028 \u202e",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "block",
    [
        lambda text: Heading(text),
        lambda text: Paragraph(line(text, Text(text, strong=True), Code(text), Link(text, "https://news.example"))),
        lambda text: Paragraph(line(Link("here", f"https://news.example/{text}"), Link(text, text))),
        lambda text: Bullets((line(text),)),
        lambda text: Quote(text, Cite(1, text), line(text)),
        lambda text: Fields(((text, line(text)),)),
        lambda text: Note(line(text, Link(text, f"https://news.example/{text}"), Code(text))),
        lambda text: Picture(b"", text),
        lambda text: Attachment(text, b"1", "text/csv"),
        lambda text: Buttons((Button(text, "why"),)),
    ],
)
def test_hostile_text(text: str, block: Callable[[str], Block]) -> None:
    """No text that Slack parses holds anything to parse, and literal text is not parsed."""
    body = one(Reply((block(text),)))
    for element in [*texts(body.get("blocks", [])), {"type": "mrkdwn", "text": body["text"]}]:
        assert_inert(element)
    json.dumps(body).encode()


def test_hostile_text_is_all_there() -> None:
    """Nothing of hostile text is lost, replaced or padded with invisible characters."""
    text = "<!channel> *a* _b_ `c` &lt; <https://x|y> :tada:"
    body = one(Reply((Paragraph(line(text)),)))
    assert text == "".join(element["text"] for element in texts(body["blocks"]))
    assert text == "".join(element["text"] for element in literal(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From The bridge, 2 January 2026.", True),
        ("a *b* c", False),
        ("snake_case", False),
        ("> quoted", False),
        (":tada:", False),
        ("at 10:30:15 sharp", False),
        ("two\nlines", False),
        ("AT&T <b>", True),
    ],
)
def test_harmless(text: str, expected: bool) -> None:
    """Small print is mrkdwn only where none of its own words could be formatting; when in doubt it is literal."""
    assert expected is harmless(line(text))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/a b|c>d<e\nf", "https://news.example/a%20b%7Cc%3Ed%3Cef"),
        ("http://news.example", "http://news.example"),
        ("HTTPS://NEWS.example/x", "HTTPS://NEWS.example/x"),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("//news.example", None),
        ("https://news.example/" + "a" * 3000, None),
    ],
)
def test_address(url: str, expected: str | None) -> None:
    """Only http(s) addresses are linked, and none can end the link early."""
    assert expected == address(url)


def test_link_that_is_none() -> None:
    """A link that leads nowhere safe is shown as its words."""
    (section,) = one(Reply((Paragraph(line(Link("read on", "javascript:x"))),)))["blocks"][0]["elements"]
    assert [{"type": "text", "text": "read on"}] == section["elements"]


def test_long_heading() -> None:
    """A heading too long for Slack's header is a bold line, whole."""
    (block,) = one(Reply((Heading("word " * 60),)))["blocks"]
    (section,) = block["elements"]
    assert [{"type": "text", "text": ("word " * 60).strip(), "style": {"bold": True}}] == section["elements"]


def test_empty() -> None:
    """A reply without anything still says so: Slack refuses an empty message."""
    blank = (Paragraph(()), Bullets(()), Bullets(((),)), Fields(()), Note(line(" ")), Buttons(()), Heading(" "))
    assert [{"text": "There is nothing to show.", "unfurl_links": False, "unfurl_media": False}] == list(
        render(Reply(blank))
    )


def rows(count: int) -> Reply:
    """A long answer."""
    lines = tuple(
        line(f"Row {n}. " + "The river rose again overnight. " * 4, Cite(n, "https://a.example")) for n in range(count)
    )
    blocks = (Heading("Rows"), Paragraph(line("All of them:")), Bullets(lines), Note(line("About rivers.")))
    return Reply(blocks, typed="rows about:rivers")


def shown_rows(body: Json) -> list[int]:
    """The numbers of the rows that a body shows."""
    return [int(n) for n in re.findall(r"Row (\d+)\.", json.dumps(body["blocks"]))]


def test_cut() -> None:
    """A long answer ends at a line, says how many more there are, and its button types the command that goes on."""
    body = one(rows(200))
    shown = shown_rows(body)
    (more,) = [element for block in body["blocks"] if block["type"] == "actions" for element in block["elements"]]
    assert list(range(len(shown))) == shown
    assert f"rows about:rivers from:{len(shown)}" == more["value"]
    assert f"and {200 - len(shown)} more" in [element["text"] for element in texts(body["blocks"])]
    assert "About rivers." in body["text"] or "About rivers." in json.dumps(body["blocks"])


def test_pages() -> None:
    """Going on with the button shows every row once, in order, each page under the heading."""
    reply, seen = rows(200), list[int]()
    while len(seen) < 200:
        body = one(dataclasses.replace(reply, start=len(seen)))
        assert "header" == body["blocks"][0]["type"]
        seen += shown_rows(body)
    assert list(range(200)) == seen


def test_cut_without_a_command() -> None:
    """Where nothing can be typed to go on, the number is said all the same."""
    body = one(dataclasses.replace(rows(200), typed=""))
    assert not [block for block in body["blocks"] if block["type"] == "actions"]
    assert "more" in json.dumps(body["blocks"])


def test_from_is_not_said_twice() -> None:
    """A command that already says where to go on gets the new place instead."""
    body = one(dataclasses.replace(rows(200), typed="rows from:10 about:rivers", start=10))
    assert re.search(r'"value": "rows about:rivers from:\d+"', json.dumps(body))


def test_start_beyond_the_end() -> None:
    """Beyond the end there is a heading and a word, not an empty message."""
    body = one(dataclasses.replace(rows(3), start=99))
    assert [] == shown_rows(body)
    assert "There is nothing more." in body["text"]


def test_quotes_are_items() -> None:
    """Quotes are cut between like bullets; the line that leads in to a quote goes with it."""
    blocks: list[Block] = [Heading("Quotes")]
    for n in range(60):
        blocks += [Paragraph(line(f"Speaker {n}")), Quote(f"Quote {n}. " + "Words. " * 30, Cite(n))]
    reply = Reply(tuple(blocks), typed="quotes")
    first = one(reply)
    count = len(re.findall(r"Quote \d+\.", json.dumps(first["blocks"])))
    second = one(dataclasses.replace(reply, start=count))
    assert f"Speaker {count - 1}" in json.dumps(first["blocks"])
    assert f'Speaker {count}"' not in json.dumps(first["blocks"])
    assert f'Speaker {count}"' in json.dumps(second["blocks"])
    assert count > 1


def test_endless_line() -> None:
    """One line longer than a message is cut with an ellipsis, not refused."""
    body = one(Reply((Bullets((line("word " * 5000),)),)))
    assert "…" in json.dumps(body["blocks"], ensure_ascii=False)


def test_endless_frame() -> None:
    """Where even the paragraphs around are too long, what fits is shown and the cut is said."""
    body = one(Reply(tuple(Paragraph(line("word " * 400)) for _ in range(60))))
    assert "The rest does not fit into one message." in json.dumps(body["blocks"])


def test_too_long_a_command() -> None:
    """A button whose command Slack cannot carry is left out: half a command would ask something else."""
    kept = one(Reply((Heading("x"), Buttons((Button("a", "why " + "x" * 2000), Button("b", "why"))))))
    assert ["why"] == [element["value"] for element in kept["blocks"][-1]["elements"]]


@pytest.mark.parametrize(
    ("text", "limit", "expected"), [("abc", 3, "abc"), ("ab cd ef", 6, "ab cd…"), ("abcdef", 4, "abc…")]
)
def test_clip(text: str, limit: int, expected: str) -> None:
    """Text is cut before a word, or inside one where there is no other way."""
    assert expected == clip(text, limit)


def test_short_label() -> None:
    """A label is measured as it is sent, and never cut inside an escape."""
    label = short_label("&" * 100, 75)
    assert re.fullmatch(r"(&amp;)+…", label)
    assert len(label) <= 75
