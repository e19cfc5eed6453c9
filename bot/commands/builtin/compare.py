"""The command `compare`: two articles side by side: the same, told differently, only in one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Call, Completes, Opt, command
from bot.commands.story import About, Answer, Story, framed, open_stories, open_story
from bot.facts.agreement import Pair
from bot.facts.agreement import compare as side_by_side
from bot.facts.model import Claim, FactSheet
from bot.facts.query import number
from bot.languages.words import say, say_as
from bot.replies.blocks import Block, Bullets, Heading, Line, Paragraph, Reply, Text, line
from bot.replies.compose import cites, claim_line
from bot.replies.gist import weight
from bot.replies.wording import DASH, title_of

MOST = 6
"""How many claims are shown that stand in one article only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare(About):
    """Options of `compare`."""

    other: Annotated[
        str,
        Opt("The other article: a briefing, words of its title, a date", complete=Completes.BRIEFINGS, rest=True),
    ]


@command(
    examples=("compare ferries", 'compare other:"storm at the coast"'),
    words=("compare", "other article", "what do others say", "how do they differ"),
)
async def compare(options: Compare, call: Call) -> Reply:
    """How do two articles differ on this?"""
    one = await open_story(options.about, call)
    others = await open_stories(options.other, call)
    other = next((each for each in others if each.key != one.key), None)
    if other is None:
        same = say("That is the same article: there is nothing to compare.")
        return framed(compare, options, one, Answer((Paragraph(line(same)),), empty=True))
    foreign = next((each for each in (one, other) if each.foreign), None)
    if foreign is not None:
        return framed(compare, options, foreign, Answer((), empty=True))
    return framed(compare, options, one, Answer(_compared(one, other)))


def _compared(one: Story, other: Story) -> tuple[Block, ...]:
    found = side_by_side(one.sheet, other.sheet)
    different = [pair for pair in found.pairs if pair.differs]
    blocks: list[Block] = [
        Heading(say("A {one} and B {other}", one=title_of(one.sheet.article), other=title_of(other.sheet.article))),
        *_group(say("! Told differently:"), [row for pair in different for row in _both(one, other, pair)]),
        *_group(say("The same in both:"), [_same(one, other, pair) for pair in found.pairs if not pair.differs]),
        *_group(say("Only in A:"), _alone("A", one.sheet, found.only_one)),
        *_group(say("Only in B:"), _alone("B", other.sheet, found.only_other)),
    ]
    if not found.pairs:
        blocks.insert(1, Paragraph(line(say("Nothing was found that both of them tell."))))
    return tuple(blocks)


def _group(title: str, lines: Sequence[Line]) -> list[Block]:
    return [Paragraph(line(Text(title, strong=True))), Bullets(tuple(lines))] if lines else []


def _both(one: Story, other: Story, pair: Pair) -> tuple[Line, Line]:
    """The two sides, one under the other, the first with what is told differently."""
    return (
        line(Text(f"{say_as('differs', pair.differs)}{DASH}A: ", strong=True), *claim_line(one.sheet, pair.one)),
        line(Text(f"{say_as('differs', pair.differs)}{DASH}B: ", strong=True), *claim_line(other.sheet, pair.other)),
    )


def _same(one: Story, other: Story, pair: Pair) -> Line:
    return line(*claim_line(one.sheet, pair.one), say(" and B "), *cites(other.sheet, pair.other.evidence))


def _alone(name: str, sheet: FactSheet, claims: Sequence[Claim]) -> list[Line]:
    """The weightiest claims, one for a sentence, in the order of the text."""
    ranked = sorted(claims, key=lambda claim: -weight(sheet, claim))
    first = {number(sheet, claim.evidence): claim for claim in reversed(ranked)}
    kept = [claim for claim in ranked if first[number(sheet, claim.evidence)] is claim][:MOST]
    return [line(f"{name}: ", *claim_line(sheet, claim)) for claim in sorted(kept, key=lambda c: c.evidence.start)]
