"""A Reply as the exact JSON body of chat.postMessage, within every limit of Slack.

Limits: docs.slack.dev/reference/block-kit/blocks; the sum over all blocks is undocumented (`msg_blocks_too_long` was
met between 11,000 and 13,000 characters), so it stays below 11,000 here.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, assert_never

from bot.languages.words import mark, say, speaking
from bot.platforms.slack.literal import (
    LINE,
    Json,
    clean,
    clip,
    elements,
    escape,
    harmless,
    literal,
    marked,
    one_line,
    short_label,
)
from bot.platforms.slack.notification import notification
from bot.replies.blocks import (
    Attachment,
    Block,
    Bullets,
    Button,
    Buttons,
    Fields,
    Heading,
    Line,
    Note,
    Paragraph,
    Picture,
    Quote,
    Reply,
    Text,
)

BLOCKS = 50
CHARACTERS = 10_500
"""Over all blocks, addresses and button values counted too; below Slack's 11,000 to be on the safe side."""
HEADER = 150
IN_A_ROW = 5
LABEL = 75
VALUE = 2_000
THE_END = mark("There is nothing more.")
TOO_LONG = mark("The rest does not fit into one message.")


@dataclass(frozen=True, slots=True)
class _Item:
    """One line of Bullets, or a Quote: what an answer is cut between, with the blocks that lead in to it.

    `source` is the number of the block it came from, so that bullets of one list are drawn as one list.
    """

    before: tuple[Block, ...]
    block: Block
    source: int


def render(reply: Reply, channel: str | None = None) -> tuple[Json, ...]:
    """The bodies of the messages that show `reply`: one, with `blocks` and `text`, for `channel` where one is given.

    What does not fit is left for "and N more", a button that types `reply.typed` with `from:`.
    """
    with speaking(reply.language):
        return (_body(replace(reply, blocks=_in_words(reply.blocks)), channel),)


def _body(reply: Reply, channel: str | None) -> Json:
    items, rest = _items(reply.blocks)
    start = max(0, min(reply.start, len(items)))

    def page(count: int) -> list[Block]:
        return _page(reply, items, rest, start, count)

    called = _called(reply)
    mention: list[Json] = [{"type": "section", "text": {"type": "mrkdwn", "text": each}} for each in called]
    left = len(items) - start
    count = left
    if not _fits([*mention, *_drawn(page(left))]):
        # Pages grow with the number of items, so the last one that fits is found by halving.
        count = bisect.bisect_right(range(1, left), False, key=lambda n: not _fits([*mention, *_drawn(page(n))]))
    shown = page(max(count, min(left, 1)))
    blocks = _within([*mention, *_drawn(shown)])
    body: Json = {"channel": channel} if channel is not None else {}
    body["text"] = "\n".join((*called, notification(shown)))
    if blocks:
        body["blocks"] = blocks
    # An answer full of sources must not unfold into a wall of previews.
    return {**body, "unfurl_links": False, "unfurl_media": False}


def _called(reply: Reply) -> tuple[str, ...]:
    """The mention of the user group that the reply notifies; in a private one Slack shows its name to one reader."""
    return (f"<!subteam^{reply.notify}>",) if re.fullmatch(r"[A-Z0-9]{2,30}", reply.notify) else ()


def _in_words(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Without the pictures, which follow as files, where there are other words: they say the same."""
    told = tuple(block for block in blocks if not isinstance(block, Picture))
    return told if any(not isinstance(block, Buttons | Attachment) for block in told) else blocks


def _items(blocks: Sequence[Block]) -> tuple[list[_Item], list[Block]]:
    """The items in order, and the blocks after the last of them."""
    items: list[_Item] = []
    waiting: list[Block] = []
    for source, block in enumerate(blocks):
        match block:
            case Bullets(lines=lines):
                for line in lines:
                    items.append(_Item(tuple(waiting), Bullets((line,)), source))
                    waiting = []
            case Quote():
                items.append(_Item(tuple(waiting), block, source))
                waiting = []
            case _:
                waiting.append(block)
    return items, waiting


def _page(reply: Reply, items: list[_Item], rest: list[Block], start: int, count: int) -> list[Block]:
    """The blocks of the page that shows `count` items from `start` on."""
    shown = items[start : start + count]
    page: list[Block] = []
    if start and not (shown and any(isinstance(block, Heading) for block in shown[0].before)):
        page.extend(block for block in reply.blocks if isinstance(block, Heading))
        del page[1:]
    for item, previous in zip(shown, [None, *shown], strict=False):
        page.extend(item.before)
        if previous is not None and previous.source == item.source and isinstance(page[-1], Bullets):
            assert isinstance(item.block, Bullets)
            page[-1] = Bullets(page[-1].lines + item.block.lines)
        else:
            page.append(item.block)
    if start and not shown:
        page.append(Note((Text(say(THE_END)),)))
    return page + _onward(reply, len(items) - start - len(shown), start + len(shown)) + rest


def _onward(reply: Reply, more: int, shown: int) -> list[Block]:
    """ "and N more", and the button that shows them."""
    if more <= 0:
        return []
    note = Note((Text(say("and {count} more", count=more)),))
    typed = re.sub(r"\s+from:\d+\b", "", reply.typed)
    return (
        [note, Buttons((Button(say("Show {count} more", count=more), f"{typed} from:{shown}"),))] if typed else [note]
    )


def _drawn(blocks: Iterable[Block]) -> list[Json]:
    """Slack blocks; buttons are numbered through, so that no two have the same action_id."""
    done: list[Json] = []
    for number, block in enumerate(blocks):
        done.extend(_draw(block, number))
    buttons = (element for block in done if block["type"] == "actions" for element in block["elements"])
    for number, button in enumerate(buttons):
        button["action_id"] = f"do:{number}"
    return done


def _draw(block: Block, number: int) -> Iterator[Json]:
    match block:
        case Heading(text=text):
            yield from _heading(text, number)
        case Paragraph(line=line):
            yield from _rich([_section(elements(line))])
        case Bullets(lines=lines):
            yield from _bullets(lines)
        case Quote():
            yield from _quote(block)
        case Fields(pairs=pairs):
            yield from _fields(pairs)
        case Note(line=line):
            yield from _note(line)
        case Picture(alt=alt):
            yield from _rich([_section(elements((Text(say("Picture: {words}", words=alt), emphasis=True),)))])
        case Attachment(name=name):
            yield from _rich([_section(elements((Text(say("File: ")), Text(name, strong=True))))])
        case Buttons(buttons=buttons):
            yield from _buttons(buttons)
        case _:
            assert_never(block)


def _section(parts: list[Json], kind: str = "rich_text_section") -> Json:
    return {"type": kind, "elements": parts}


def _rich(parts: Iterable[Json]) -> Iterator[Json]:
    """A rich_text block, or nothing: Slack refuses empty ones."""
    kept = [part for part in parts if part["elements"]]
    if kept:
        yield {"type": "rich_text", "elements": kept}


def _heading(text: str, number: int) -> Iterator[Json]:
    """The first line of an answer as a header; others, and long or odd ones, as a bold line."""
    plain = one_line(text)
    if number == 0 and plain and len(plain) <= HEADER and escape(plain) == plain:
        yield {"type": "header", "text": {"type": "plain_text", "text": plain, "emoji": False}}
    else:
        yield from _rich([_section(elements((Text(plain, strong=True),)))])


def _runs(groups: Iterable[list[Json]]) -> Iterator[list[list[Json]]]:
    """The groups in order, in runs of at most 3,000 characters, without the empty ones."""
    run: list[list[Json]] = []
    for group in filter(None, groups):
        if run and _weight(run) + _weight(group) > LINE:
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _bullets(lines: Sequence[Line]) -> Iterator[Json]:
    for run in _runs(elements(line) for line in lines):
        points = [_section(point) for point in run]
        yield from _rich([{**_section(points, "rich_text_list"), "style": "bullet"}])


def _quote(quote: Quote) -> Iterator[Json]:
    said = literal(clip(quote.text.strip(), LINE))
    cite = [*literal(" "), *elements((quote.cite,))]
    yield from _rich([_section(elements(quote.before, 500)), _section(said + cite, "rich_text_quote")])


def _fields(pairs: Sequence[tuple[str, Line]]) -> Iterator[Json]:
    drawn = ([*literal(f"{one_line(name)}: ", bold=True), *elements(line, LINE // 2)] for name, line in pairs)
    for run in _runs(drawn):
        yield from _rich([_section([part for pair in run for part in [*literal("\n"), *pair]][1:])])


def _note(line: Line) -> Iterator[Json]:
    """Small print; words that mrkdwn would format are shown literally, at the price of being larger."""
    text = marked(line)
    if not text.strip():
        return
    if harmless(line) and len(text) <= LINE:
        yield {"type": "context", "elements": [{"type": "mrkdwn", "text": text, "verbatim": True}]}
    else:
        yield from _rich([_section(elements(line))])


def _buttons(buttons: Sequence[Button]) -> Iterator[Json]:
    """Rows of five. A command too long for Slack has no button, for half a command would ask something else."""
    drawn = [_button(button) for button in buttons if 0 < len(clean(button.command).strip()) <= VALUE]
    for first in range(0, len(drawn), IN_A_ROW):
        yield {"type": "actions", "elements": drawn[first : first + IN_A_ROW]}


def _button(button: Button) -> Json:
    label = short_label(button.label, LABEL) or short_label(button.command, LABEL)
    text = {"type": "plain_text", "text": label, "emoji": False}
    return {"type": "button", "text": text, "action_id": "", "value": clean(button.command).strip()}


def _weight(drawn: Any) -> int:
    """Characters that Slack may count: texts, addresses, values."""
    match drawn:
        case dict():
            counted = ("text", "url", "value", "fallback")
            own = sum(len(drawn[key]) for key in counted if isinstance(drawn.get(key), str))
            return own + sum(_weight(value) for value in drawn.values())
        case list():
            return sum(_weight(value) for value in drawn)
        case _:
            return 0


def _fits(blocks: list[Json]) -> bool:
    return len(blocks) <= BLOCKS and _weight(blocks) <= CHARACTERS


def _within(blocks: list[Json]) -> list[Json]:
    """The blocks, or as many as Slack takes and a note: for an answer whose very frame is too long."""
    if _fits(blocks):
        return blocks
    note = list(_note((Text(say(TOO_LONG)),)))
    count = len(blocks)
    while not _fits(blocks[:count] + note):
        count -= 1
    return blocks[:count] + note
