"""What a channel is told of what it follows, and of corrections of what it was sent: one message for all. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.facts.changes import Change
from bot.facts.model import FactSheet
from bot.facts.notices import Notice
from bot.facts.turns import turns
from bot.languages.words import say
from bot.ports import Follow, Following
from bot.replies.blocks import Block, Bullets, Button, Buttons, Heading, Line, Note, Paragraph, Reply, Text, line
from bot.replies.changed import change_blocks, notice_line, turn_lines
from bot.replies.compose import claim_lines
from bot.replies.gist import gist
from bot.replies.wording import about_line, short, title_of
from bot.stories.interest import News, about, against, of_claim, of_name

LINES = 4
"""Lines on a new article."""

MOST = 6
"""Articles in one message; of further ones only the titles are told."""

_KEY, _LABEL, _BUTTONS = 8, 75, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One article that a channel is told of. `follows`: because of these; none: it was sent the earlier version.

    `others` are the articles of its story that were there before, the oldest first; `claimed` those of followed claims.
    """

    news: News
    follows: tuple[Follow, ...] = ()
    others: tuple[FactSheet, ...] = ()
    claimed: tuple[FactSheet, ...] = ()


def told(matters: Sequence[Matter]) -> Reply:
    """The message."""
    blocks: list[Block] = []
    for matter in matters[:MOST]:
        blocks += _section(matter)
    left = matters[MOST:]
    if left:
        titles = ", ".join(title_of(matter.news.after.article) for matter in left)
        blocks.append(Note(line(say("And also: "), titles)))
    buttons = tuple(_button(matter) for matter in matters[:_BUTTONS])
    return Reply((*blocks, Buttons(buttons)))


def _section(matter: Matter) -> Iterable[Block]:
    """One article: why it is told, what is new of it, and what it is."""
    news = matter.news
    yield Heading(_head(matter))
    if news.before is None:
        yield from _fresh(matter)
    else:
        yield from _changed(matter, news.before)
    yield Note(about_line(news.after.article))


def _head(matter: Matter) -> str:
    title = title_of(matter.news.after.article)
    labels = ", ".join(dict.fromkeys(follow.label for follow in matter.follows))
    if matter.news.before is None:
        return say("New on {what}: {title}", what=labels, title=title)
    if not matter.follows:
        return say("Correction of what was told here: {title}", title=title)
    return say("Changed, on {what}: {title}", what=labels, title=title)


def _changed(matter: Matter, before: FactSheet) -> Iterable[Block]:
    """Its notices, then the changes that concern what is followed; all of them for a story and for a correction."""
    news = matter.news
    if not matter.follows:
        yield Paragraph(line(say("An earlier version of this article was told in this channel.")))
    if news.notices:
        yield Bullets(tuple(notice_line(news.after, notice) for notice in news.notices))
    yield from change_blocks(before, news.after, _wanted(matter), most=LINES * 2)


def _wanted(matter: Matter) -> tuple[Change, ...]:
    news = matter.news
    if not matter.follows or any(follow.kind is Following.STORY for follow in matter.follows):
        return news.changes
    found: list[Change | Notice] = []
    for follow in matter.follows:
        found += of_name(follow.words, news) if follow.kind is Following.NAME else of_claim(follow, news)
    return tuple(change for change in news.changes if change in found)


def _fresh(matter: Matter) -> Iterable[Block]:
    """A new article: what it tells otherwise than the story so far, else of the name, else its main lines."""
    sheet = matter.news.after
    otherwise = _otherwise(matter)
    if otherwise:
        yield Paragraph(line(Text(say("! Told otherwise than before:"), strong=True)))
        yield Bullets(otherwise)
    names = [follow.words for follow in matter.follows if follow.kind is Following.NAME]
    stories = any(follow.kind is Following.STORY for follow in matter.follows)
    claims = tuple(dict.fromkeys(claim for name in names for claim in about(name, sheet)))
    lines = gist(sheet, LINES) if stories and not otherwise else claim_lines(sheet, claims[:LINES])
    if lines:
        yield Bullets(tuple(lines[:LINES]))


def _otherwise(matter: Matter) -> tuple[Line, ...]:
    """The pairs of lines, before and now: against the story, or against the claims that are followed."""
    sheet, lines = matter.news.after, []
    if any(follow.kind is Following.STORY for follow in matter.follows):
        sheets = (*matter.others, sheet)
        found = [turn for turn in turns(sheets) if turn.later == len(sheets) - 1]
        lines += [each for turn in found[:LINES] for each in turn_lines(sheets, turn)]
    for follow in matter.follows if not lines else ():
        for claimed in matter.claimed:
            if follow.kind is Following.CLAIM and follow.article == claimed.article.id:
                found_ = against(follow, matter.news, claimed)
                lines += [each for turn in found_[:LINES] for each in turn_lines((claimed, sheet), turn)]
    return tuple(lines)


def _button(matter: Matter) -> Button:
    article = matter.news.after.article
    asked = "brief" if matter.news.before is None else "changes"
    return Button(short(title_of(article), _LABEL), f"{asked} about:{article.id[:_KEY]}")
