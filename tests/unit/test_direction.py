"""Characters that turn the direction of text: on no surface can an article show the rest of a message backwards."""

from __future__ import annotations

import json

from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Call, command
from bot.platforms.console.render import render as as_text
from bot.platforms.discord.render import render as for_discord
from bot.platforms.slack.render import render as for_slack
from bot.replies.blocks import Bullets, Button, Buttons, Cite, Heading, Link, Note, Paragraph, Quote, Reply, Text, line
from bot.store.memory import MemoryLibrary
from tests.adapters.test_web_page import Nothing, page, visiting
from tests.stories import CLOCK, ferries

TURNING = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
HEBREW = "שלום עולם"
SHOWN = f"exe{TURNING}.doc and {HEBREW}"
BLOCKS = (
    Heading(SHOWN),
    Paragraph(line(SHOWN, Link(SHOWN, "https://a.example/"))),
    Bullets((line(Text(SHOWN, strong=True)),)),
    Quote(SHOWN, Cite(1), line(SHOWN)),
    Note(line(SHOWN)),
    Buttons((Button(SHOWN, f"said {SHOWN}"),)),
)


@command(examples=("turned",))
async def turned(options: Nothing, call: Call) -> Reply:
    """Shows every block with such characters."""
    return Reply(BLOCKS)


def faults(shown: str) -> list[str]:
    """Which of the characters are there; and the right-to-left words must be."""
    assert HEBREW in shown
    return [f"U+{ord(each):04X}" for each in TURNING if each in shown]


def test_messages_and_terminal() -> None:
    """Discord, Slack and the terminal get the words, those from right to left too, without the characters."""
    reply = Reply(BLOCKS)
    assert [] == faults(json.dumps([each.body for each in for_discord(reply)], ensure_ascii=False))
    assert [] == faults(json.dumps(list(for_slack(reply)), ensure_ascii=False))
    assert [] == faults(as_text(reply))


async def test_page() -> None:
    """So does the page, its plain answer and the article beside it."""
    library = MemoryLibrary()
    await library.save(ferries())
    front = FrontDesk((turned,), library, CLOCK)
    async with visiting(page(front, library)) as visitor:
        assert [] == faults((await visitor.get("/api/answer", params={"q": "turned"})).json()["plain"])
        assert [] == faults((await visitor.get("/", params={"q": "turned"})).text)
