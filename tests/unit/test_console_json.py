"""A reply as plain JSON: every block and inline is there, and nothing is lost."""

from __future__ import annotations

import json
import typing
from datetime import UTC, datetime

from bot.replies import blocks
from bot.replies.blocks import (
    Attachment,
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
from bot.replies.plain import to_json

EVERYTHING = Reply(
    (
        Heading("Who pays?"),
        Paragraph(line("so ", Text("far", emphasis=True), Moment(datetime(2025, 3, 4, 9, 30, tzinfo=UTC)))),
        Bullets((line(Text("Renk", strong=True), Cite(5)), line(Code("why")))),
        Quote("It is dear.", Cite(3, "https://a.example/"), line("Solde:")),
        Fields((("Sum", line("4")),)),
        Note(line(Link("Ferries", "https://a.example/"))),
        Picture(b"\x89PNG", "A map"),
        Buttons((Button("Why?", "why"),)),
        Attachment("claims.csv", b"a,b", "text/csv"),
    ),
    private=True,
    typed="who-pays about:f3a91c07",
    start=2,
)


def test_every_block_has_its_own_form() -> None:
    """The type of each is its name in small letters; the list of kinds is complete."""
    kinds = [kind.__name__.lower() for kind in typing.get_args(blocks.Block)]
    assert sorted(kinds) == sorted(block["type"] for block in to_json(EVERYTHING)["blocks"])


def test_every_inline_has_its_own_form() -> None:
    """So too within a line."""
    told = json.dumps(to_json(EVERYTHING))
    assert [] == [k.__name__ for k in typing.get_args(blocks.Inline) if f'"type": "{k.__name__.lower()}"' not in told]


def test_nothing_is_lost() -> None:
    """All values come through, in plain JSON types."""
    told = json.loads(json.dumps(to_json(EVERYTHING)))
    assert (True, "who-pays about:f3a91c07", 2) == (told["private"], told["typed"], told["start"])
    assert told["blocks"][1]["line"] == [
        {"type": "text", "text": "so ", "strong": False, "emphasis": False},
        {"type": "text", "text": "far", "strong": False, "emphasis": True},
        {"type": "moment", "at": "2025-03-04T09:30:00+00:00"},
    ]
    assert told["blocks"][2]["lines"][0][1] == {"type": "cite", "number": 5, "url": None, "article": ""}
    assert told["blocks"][3]["cite"] == {"type": "cite", "number": 3, "url": "https://a.example/", "article": ""}
    assert told["blocks"][4]["pairs"][0]["name"] == "Sum"
    assert told["blocks"][6] == {"type": "picture", "png": "iVBORw==", "alt": "A map"}
    assert told["blocks"][7]["buttons"] == [{"label": "Why?", "command": "why"}]
    file = {"type": "attachment", "name": "claims.csv", "mediaType": "text/csv", "base64": "YSxi"}
    assert told["blocks"][8] == file
