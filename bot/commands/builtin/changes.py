"""The command `changes`: what an article said before, and who says otherwise in a later article of a story."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.commands.spec import Call, command
from bot.commands.story import About, Answer, Story, framed, open_stories, several
from bot.facts.changes import changes as changes_between
from bot.facts.model import FactSheet
from bot.facts.notices import notices
from bot.facts.turns import in_time, turns
from bot.languages.words import mark, say, say_many
from bot.ports import Copy, Version
from bot.replies.blocks import Block, Bullets, Code, Heading, Line, Link, Moment, Note, Paragraph, Reply, Text, line
from bot.replies.changed import change_blocks, new_notices, notice_line, turn_lines
from bot.replies.wording import title_of

ONE = mark("Only one version of this article is known.")
SAME = mark("Both versions tell the same: only the wording or the headline is another.")
UNTURNED = mark("Nobody says otherwise in a later article of this story.")

MOST = 3
"""Changes from one version to the next that are shown, the newest first."""

MOST_TURNS = 8
"""Things told otherwise that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(About):
    """Options of `changes`."""


@command(
    examples=("changes", "changes about:ferries-malta"),
    words=("changes", "what changed", "what has changed", "correction", "corrected", "earlier version", "withdrawn"),
)
async def changes(options: Changes, call: Call) -> Reply:
    """What changed: claims added, withdrawn, altered?"""
    stories = await open_stories(options.about, call)
    blocks: list[Block] = []
    told = False
    for story in stories:
        found, changed = await _of_article(story, call)
        if changed and len(stories) > 1:
            blocks.append(Heading(title_of(story.sheet.article)))
        if changed or len(stories) == 1:
            blocks += found
        told = told or changed
    if len(stories) > 1:
        ordered = in_time([story.sheet for story in stories[::-1]])
        blocks += await asyncio.to_thread(_across, ordered) or (Paragraph(line(say(UNTURNED))),)
        return several(changes, options, stories, tuple(blocks))
    if told:
        blocks.insert(0, Heading(say("What changed")))
    blocks += await _part_of(stories[0], call)
    return framed(changes, options, stories[0], Answer(tuple(blocks), empty=not told))


async def _part_of(story: Story, call: Call) -> tuple[Block, ...]:
    """Where the article belongs to a story of several: what to ask for all of them."""
    own = [s for s in await call.library.stories(call.place.tenant) if story.sheet.article.id in s.articles]
    large = [each for each in own if len(each.articles) > 1]
    if not large:
        return ()
    return (Note(line(say("In all articles of this story: "), Code(f"changes about:{large[0].name}"))),)


async def _of_article(story: Story, call: Call) -> tuple[tuple[Block, ...], bool]:
    """What changed from version to version of one article, and whether anything did."""
    ident, tenant = story.sheet.article.id, call.place.tenant
    versions = await call.library.versions(ident, tenant)
    blocks: list[Block] = []
    steps = list(pairwise(versions))
    for before, after in reversed(steps[-MOST:]):
        blocks += await asyncio.to_thread(_step, before, after, current=after is versions[-1])
    if len(steps) > MOST:
        blocks.append(Note(line(say_many("{count} earlier change", "{count} earlier changes", len(steps) - MOST))))
    if not steps:
        blocks.append(Paragraph(line(say(ONE))))
        blocks += _own_notices(story.sheet)
    copies = [copy for copy in await call.library.copies(ident, tenant) if copy.url or copy.source]
    if copies:
        blocks.append(Note(_also(copies)))
    return tuple(blocks), bool(steps) or bool(notices(story.sheet.article.text))


def _step(before: Version, after: Version, *, current: bool) -> tuple[Block, ...]:
    """What changed from one version to the next."""
    blocks: list[Block] = [Paragraph(line(say("Since "), Moment(after.since), ":"))]
    if before.sheet.article.title != after.sheet.article.title:
        blocks.append(Paragraph(line(say("The headline was {title}.", title=title_of(before.sheet.article)))))
    told = [notice_line(after.sheet, notice) for notice in new_notices(before.sheet, after.sheet)]
    if told:
        blocks.append(Bullets(tuple(told)))
    found = changes_between(before.sheet, after.sheet)
    blocks += change_blocks(before.sheet, after.sheet, found, current=current)
    if not found and not told:
        blocks.append(Paragraph(line(say(SAME))))
    return tuple(blocks)


def _own_notices(sheet: FactSheet) -> tuple[Block, ...]:
    told = tuple(notice_line(sheet, notice) for notice in notices(sheet.article.text))
    return (Bullets(told),) if told else ()


def _also(copies: Sequence[Copy]) -> Line:
    """Where else the same article stands."""
    parts: list[Text | Link] = []
    for copy in copies[:5]:
        parts += [Text(", ")] if parts else []
        name = copy.source or copy.url or copy.id
        parts.append(Link(name, copy.url) if copy.url and copy.url.startswith("http") else Text(name))
    return line(say("The same article also at: "), *parts)


def _across(sheets: Sequence[FactSheet]) -> tuple[Block, ...]:
    """What later articles of a story tell otherwise than earlier ones."""
    found = turns(sheets)[:MOST_TURNS]
    blocks: list[Block] = []
    for same, head in ((True, say("! Says otherwise now:")), (False, say("! Told otherwise in a later article:"))):
        lines = [each for turn in found if turn.same is same for each in turn_lines(sheets, turn)]
        if lines:
            blocks += [Paragraph(line(Text(head, strong=True))), Bullets(tuple(lines))]
    return tuple(blocks)
