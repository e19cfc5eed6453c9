"""Replies as Discord messages: whole bodies, limits, hostile text, and going on where an answer was cut."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.discord import escape
from bot.platforms.discord.render import render
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
    Line,
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
from tests.adapters.discord.judge import spec

URL = "https://news.example/ferries?id=1"
LIVELY = (
    "@everyone @here <@123> <@!123> <@&9> <#5> </quotes:7> <:a:1> <a:b:2> <t:0:R> <id:customize> **b** __u__ ~~s~~ "
    "||spoiler|| `code` ```fence\n # big\n-# small\n> quote\n>>> long - item * item 1. one "
    "[words](https://evil.example) "
    "](https://evil.example) <https://evil.example> https://evil.example \\ :smile: \u202e\u2066\u200b\u2028 _ * | ( ) "
    "\u0000 \ud800 +1 \t"
).split(" ")

words = st.one_of(
    st.lists(st.sampled_from([*LIVELY, "ferry", "Ida", "42", ",", ""]), max_size=8).map(" ".join),
    st.lists(st.sampled_from([*LIVELY, "x"]), max_size=6).map("".join),
    st.text(max_size=40),
)
long_words = st.one_of(words, st.integers(1, 90).flatmap(lambda n: words.map(lambda w: (w + " ") * n)))
urls = st.one_of(st.none(), st.just(URL), words.map(lambda w: "https://news.example/" + w), words)
cites = st.builds(Cite, st.integers(1, 400), urls)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)).map(Moment)  # noqa: DTZ001
inlines: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, long_words, st.booleans(), st.booleans()),
    st.builds(Code, words),
    st.builds(Link, words, urls.map(str)),
    cites,
    moments,
)
lines: st.SearchStrategy[Line] = st.lists(inlines, max_size=5).map(tuple)
buttons = st.builds(Button, words, long_words)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, long_words),
    st.builds(Paragraph, lines),
    st.builds(Bullets, st.lists(lines, max_size=30).map(tuple)),
    st.builds(Quote, long_words, cites, lines),
    st.builds(Fields, st.lists(st.tuples(words, lines), max_size=30).map(tuple)),
    st.builds(Note, lines),
    st.builds(Picture, st.just(b"png"), long_words),
    st.builds(Attachment, long_words, st.just(b"1"), st.just("text/csv")),
    st.builds(Buttons, st.lists(buttons, max_size=12).map(tuple)),
)
replies = st.builds(
    Reply,
    st.lists(blocks, max_size=14).map(tuple),
    st.booleans(),
    st.one_of(st.just(""), st.just("quotes about:ferries"), long_words),
    st.integers(0, 40),
)

ACTIVE = re.compile(r"[*_~`|\[\]<]|https?://|:[\w+-]+:|@everyone|@here", re.IGNORECASE)
AT_LINE_START = re.compile(r"(#{1,3}\s|-#|>|[-*+]\s|\d+[.)]\s)")


def body(reply: Reply) -> dict[str, Any]:
    """The body of the only message."""
    (message,) = render(reply)
    return message.body


def description(*blocks: Block, **more: Any) -> str:
    """The text of the embed of a reply of these blocks."""
    return str(body(Reply(blocks, **more))["embeds"][0].get("description", ""))


def read(markdown: str) -> tuple[str, list[str]]:
    """Markdown as a reader sees it, and the constructs in it that would do something: an independent reading.

    A backslash before anything but letters, digits and space shows that character and takes its meaning away.
    """
    shown = re.sub(r"\\([^0-9A-Za-z\s])", "\ue000", markdown)
    found = ACTIVE.findall(shown) + [m[0] for part in shown.split("\n") if (m := AT_LINE_START.match(part.lstrip()))]
    plain = re.sub(r"\\([^0-9A-Za-z\s])", r"\1", markdown).replace(escape.ZERO_WIDTH, "")
    return plain, found


def test_a_whole_answer() -> None:
    """Every kind of block and inline has its place in one embed; buttons stand below."""
    reply = Reply(
        (
            Heading("Who pays?"),
            Paragraph(line(Text("Not settled.", strong=True), " Two positions:")),
            Bullets((line("the states - Solde ", Cite(1, URL)), line("the fund, ", Text("perhaps", emphasis=True)))),
            Quote("The fund will pay.", Cite(2), line(Text("Ida Holm", strong=True), ":")),
            Fields((("Asked", line(Moment(datetime(2026, 3, 2, 9, tzinfo=UTC)))), ("See", line(Link("it", URL))))),
            Note(line("Type ", Code("evidence 2"), " for the sentence.")),
            Buttons((Button("quotes", "quotes"), Button("why", "why"))),
        )
    )
    assert {
        "embeds": [
            {
                "color": 0x2F6DB5,
                "title": "Who pays?",
                "description": "**Not settled.** Two positions:\n\n"
                "- the states - Solde [[1]](https://news.example/ferries?id=1)\n"
                "- the fund, *perhaps*\n\n"
                "**Ida Holm**:\n"
                "> The fund will pay. [2]\n\n"
                "**Asked:** <t:1772442000:f>\n"
                "**See:** [it](https://news.example/ferries?id=1)\n\n"
                "-# Type `evidence 2` for the sentence.",
            }
        ],
        "allowed_mentions": {"parse": []},
        "components": [
            {
                "type": 1,
                "components": [
                    {"type": 2, "style": 2, "label": "quotes", "custom_id": "do:quotes"},
                    {"type": 2, "style": 2, "label": "why", "custom_id": "do:why"},
                ],
            }
        ],
    } == body(reply)


@settings(max_examples=150, deadline=None)
@given(reply=replies)
def test_never_over_a_limit(reply: Reply) -> None:
    """Whatever the reply: one message within every limit, that pings nobody, is not empty, and is valid JSON."""
    (message,) = render(reply)
    made = message.body
    json.dumps(made).encode("utf-8").decode("utf-8")
    embeds = made["embeds"]
    texts = [text for embed in embeds for text in (embed.get("title", ""), embed.get("description", ""))]
    assert {"parse": []} == made["allowed_mentions"]
    assert sum(map(escape.units, texts)) <= 6000
    assert all(escape.units(embed.get("title", "")) <= 256 for embed in embeds)
    assert all(escape.units(embed.get("description", "")) <= 4096 for embed in embeds)
    assert any(
        embed.get("title", "").strip() or embed.get("description", "").strip() or embed.get("image") for embed in embeds
    )
    assert "content" not in made
    rows = made.get("components", [])
    pressed = [button["custom_id"] for row in rows for button in row["components"]]
    assert len(rows) <= 5
    assert all(1 <= len(row["components"]) <= 5 for row in rows)
    assert all(len(ident) <= 100 for ident in pressed)
    assert len(pressed) == len(set(pressed))
    assert all(1 <= len(button["label"]) <= 80 for row in rows for button in row["components"])
    assert len(embeds) <= 10
    assert len(message.files) == len(made.get("attachments", []))


@settings(max_examples=60, deadline=None)
@given(reply=replies)
def test_passes_discords_own_specification(shared: Path, reply: Reply) -> None:
    """Every body is what Discord's OpenAPI document calls a message, by a judge that is not ours."""
    assert [] == spec(shared).errors("POST", "/channels/1/messages", body(reply))


@settings(max_examples=300, deadline=None)
@given(hostile=words)
def test_hostile_text_stays_text(hostile: str) -> None:
    """Text of an article shows its own words wherever it stands, and nothing in it does anything."""
    clean = escape.clean(hostile)
    for block, before in (
        (Paragraph(line(hostile)), ""),
        (Paragraph((Text(hostile), Text(" and on"))), ""),
        (Bullets((line(hostile),)), "- "),
        (Quote(hostile, Cite(1)), "> "),
        (Note(line(hostile)), "-# "),
        (Fields((("Ida says", line(hostile)),)), "**Ida says:** "),
    ):
        found = description(block)
        if not clean:
            continue
        assert found.startswith(before)
        found = found.removesuffix(" [1]") if isinstance(block, Quote) else found
        middle = "..." * (before[-2:] == "* ")  # a field's words do not begin the line
        plain, active = read(middle + found.removeprefix(before))
        assert [] == active
        assert clean in plain
        assert "\n" not in found


@settings(max_examples=200, deadline=None)
@given(hostile=words)
def test_hostile_headings_and_styles(hostile: str) -> None:
    """A title, a heading and strong text hold only our own stars."""
    made = body(Reply((Heading(hostile + "."), Paragraph((Text(hostile + ".", strong=True),)))))["embeds"][0]
    for shown in (made["title"], "Strong: " + made["description"].removeprefix("**").removesuffix("**")):
        plain, active = read(shown)
        assert [] == active
        assert escape.clean(hostile + ".") == plain.removeprefix("Strong: ")


@settings(max_examples=200, deadline=None)
@given(hostile=words)
def test_hostile_words_in_code(hostile: str) -> None:
    """Words to be typed cannot leave their code, and never hold a ping."""
    found = escape.code(hostile)
    assert found.count("`") in (0, 2)
    assert "@everyone" not in found.lower()
    assert not re.search("<[@#]", found)


@settings(max_examples=200, deadline=None)
@given(hostile=words, url=urls.map(str))
def test_hostile_links(hostile: str, url: str) -> None:
    """A link is one pair of brackets and one pair of parentheses around an http(s) address, or it is only words."""
    found = escape.linked(hostile, url)
    link = re.fullmatch(r"\[((?:\\.|[^\[\]\\])*)\]\((https?://[^\s()<>]*)\)", found)
    if link is None:
        assert [] == [mark for mark in read(found)[1] if not AT_LINE_START.match(mark)]
    else:
        assert [] == [mark for mark in read(link[1])[1] if not AT_LINE_START.match(mark)]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/a_(b)?q=x y", "https://news.example/a_%28b%29?q=x%20y"),
        ("http://news.example:8080/ü", "http://news.example:8080/%C3%BC"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("javascript:alert(1)", None),
        ("https://bank.example@evil.example/", None),
        ("https://news.example/" + "a" * 500, None),
        ("https:///nowhere", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_addresses(url: str, expected: str | None) -> None:
    """Only honest http(s) addresses become links, in characters that cannot end one."""
    assert expected == escape.safe_url(url)


def test_pieces_cannot_conspire() -> None:
    """What is harmless in two texts stays harmless when they stand side by side."""
    made = description(Paragraph((Text("https:"), Text("//evil.example @every"), Text("one :smi"), Text("le:"))))
    assert [] == read(made)[1]
    assert "[1]\\(https\\://evil.example)" == description(Paragraph((Cite(1), Text("(https://evil.example)"))))
    assert f"**a**{escape.ZERO_WIDTH}*b*" == description(Paragraph((Text("a", True), Text("b", False, True))))


def test_a_line_cannot_begin_something() -> None:
    """A year at the beginning of a line is no list, a minus no bullet."""
    expected = "2025\\. A good year.\n\n- \\-5 degrees\n- \\# hash\n\n> \\> more [1]"
    found = description(
        Paragraph(line("2025. A good year.")), Bullets((line("-5 degrees"), line("# hash"))), Quote("> more", Cite(1))
    )
    assert expected == found


def test_an_address_as_the_words_of_a_link() -> None:
    """Words that look like an address would keep Discord from showing the link, or lie about where it leads."""
    assert "[bank.example](https://news.example/)" == escape.linked("https://bank.example", "https://news.example/")


@settings(max_examples=80, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 3000), min_size=1, max_size=60),
    prose=st.lists(st.integers(1, 3000), max_size=5),
    typed=st.sampled_from(["quotes about:ferries", "q " + "x" * 100]),
)
def test_going_on_shows_every_item_once(sizes: list[int], prose: list[int], typed: str) -> None:
    """From page to page every item is shown exactly once and in order, and the pages come to an end."""
    items = tuple(line(f"#{n}# " + "ab " * (size // 3)) for n, size in enumerate(sizes))
    half = len(items) // 2
    given = (
        Heading("All"),
        *(Paragraph(line("p" * size)) for size in prose),
        Bullets(items[:half]),
        Heading("More"),
        *(Quote("".join(t.text for t in item if isinstance(t, Text)), Cite(1, URL)) for item in items[half:]),
        Note(line("About ferries.")),
    )
    seen: list[int] = []
    start = 0
    while True:
        made = description(*given, typed=typed, start=start)
        here = [int(n) for n in re.findall(r"#(\d+)\\?#", made)]
        assert list(range(start, start + len(here))) == here
        seen += here
        more = re.search(r"\*and (\d+) more\*", made)
        if more is None:
            break
        assert len(sizes) - len(seen) == int(more[1])
        assert here
        start = len(seen)
    assert list(range(len(sizes))) == seen


def test_a_long_answer_is_cut_at_a_line_with_a_button() -> None:
    """Sixty long lines: whole lines, then "and N more" and a button that types the rest; notes are kept."""
    items = tuple(line(f"Item {n} " + "is long " * 15 + "indeed.") for n in range(60))
    reply = Reply((Heading("Lines"), Bullets(items), Note(line("From: Ferries"))), typed="quotes about:ferries")
    made = body(reply)
    *shown, _, more, _, note = made["embeds"][0]["description"].split("\n")
    left = 60 - len(shown)
    assert all(text.startswith("- Item") and text.endswith("indeed.") for text in shown)
    assert (f"*and {left} more*", "-# From: Ferries") == (more, note)
    assert [
        {"type": 2, "style": 1, "label": f"Show {left} more", "custom_id": f"do:quotes about:ferries from:{len(shown)}"}
    ] == made["components"][0]["components"]
    after = body(dataclasses.replace(reply, start=len(shown)))
    assert "Lines (continued)" == after["embeds"][0]["title"]
    assert after["embeds"][0]["description"].startswith(f"- Item {len(shown)} is long")


def test_without_a_button_the_command_is_written_out() -> None:
    """A command that is too long for a button is there to be copied; where there is none, the number still is told."""
    items = Bullets(tuple(line("word " * 60) for _ in range(30)))
    typed = "said who:" + "x" * 95
    found = description(items, typed=typed)
    shown = found.count("- word")
    assert found.endswith(f"*and {30 - shown} more*: write me `{typed} from:{shown}`")
    assert "components" not in body(Reply((items,), typed=typed))
    assert re.search(r"\*and \d+ more\*$", description(items))


def test_an_overlong_line_keeps_its_citation() -> None:
    """A line of thousands of characters is cut in its words; the sentence it rests on is still named."""
    found = description(Bullets((line("word " * 2000, Cite(7)),)))
    assert found.startswith("- word word")
    assert found.endswith("… [7]")
    assert len(found) < 1300


def test_sections_on_the_next_page() -> None:
    """A page that begins within a section repeats its heading; what was said before the cut is not said again."""
    first = Bullets(tuple(line(f"a{n}") for n in range(3)))
    second = Bullets(tuple(line(f"b{n}") for n in range(3)))
    given = (Heading("T"), Paragraph(line("intro")), Heading("A"), first, Heading("B"), second, Paragraph(line("end")))
    assert "**B**\n- b1\n- b2\n\nend" == description(*given, start=4)


def test_nothing_left() -> None:
    """A button of an earlier, longer answer gives words, not an empty message."""
    assert "Nothing to show." == description(Bullets((line("one"),)), start=7)


def test_buttons_within_limits() -> None:
    """Equal commands get one button, too long ones none, labels are cut; five rows of five at most."""
    many = Buttons(tuple(Button("label " * 20, f"say {n}") for n in range(40)))
    odd = Buttons(
        (Button("x", "same"), Button("y", "same"), Button("z", "q" * 98), Button(" ", "blank"), Button("w", ""))
    )
    rows = body(Reply((odd, many)))["components"]
    assert ["do:same"] == [button["custom_id"] for button in rows[0]["components"]]
    assert [1, 5, 5, 5, 5] == [len(row["components"]) for row in rows]
    assert all(len(button["label"]) <= 80 for row in rows for button in row["components"])


def test_files_to_take_along() -> None:
    """A file goes along under a plain name, with its own kind of content, and is no image of the embed."""
    blocks = (Paragraph(line("Here.")), Picture(b"one", "Malta"), Attachment("a/../b: c.csv", b"x,y", "text/csv"))
    (message,) = render(Reply(blocks))
    assert [{"id": 0, "filename": "picture-1.png", "description": "Malta"}, {"id": 1, "filename": "a-..-b-c.csv"}] == (
        message.body["attachments"]
    )
    assert (b"x,y", "text/csv") == (message.files[1].data, message.files[1].media_type)
    assert 1 == len(message.body["embeds"])


def test_pictures_are_attachments_with_words() -> None:
    """A picture goes along as a file, is shown in the embed, and is told in words to who cannot see it."""
    (message,) = render(Reply((Heading("Map"), Picture(b"one", "Malta and\nIceland"), Picture(b"two", "x" * 2000))))
    assert (b"one", b"two") == tuple(file.data for file in message.files)
    first, second = message.body["attachments"]
    assert {"id": 0, "filename": "picture-1.png", "description": "Malta and Iceland"} == first
    assert 1024 == len(second["description"])
    assert ["attachment://picture-1.png", "attachment://picture-2.png"] == [
        embed["image"]["url"] for embed in message.body["embeds"]
    ]
    assert all("url" not in embed for embed in message.body["embeds"])  # Discord shows one of several with the same
