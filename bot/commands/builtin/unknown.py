"""The command `unknown`: what the article leaves open: empty slots, unsettled accounts, questions without an answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.commands.story import About, Answer, Story, article_command
from bot.facts.kinds import KINDS, RoleSpec, Sort
from bot.facts.model import Claim, FactSheet, Measure, Severity, Status
from bot.facts.query import shown
from bot.facts.words import stem, stems
from bot.languages.words import mark, say, say_as
from bot.replies.blocks import Block, Bullets, Heading, Line, Paragraph, Text, line
from bot.replies.compose import cites, short_conflict
from bot.replies.content import content
from bot.replies.gist import weight
from bot.replies.wording import DASH, short

EMPTY = mark("Nothing in particular was found that this article leaves open.")
ALWAYS = frozenset(("when", "where", "why", "money", "quotes", "next"))
"""What is told to be left out, whatever the article is about."""
ON_TOPIC = 2
"""How many commands of a pack must have an answer for its other questions to be missed."""
_MONEY = re.compile(r"\b(?:amount|price|fee|cost|sum)\b")
MOST = 5
"""Of how many of the main claims the empty slots are told."""


@article_command(
    examples=("unknown",),
    words=(
        "unknown",
        "what is missing",
        "not stated",
        "open questions",
        "left open",
        "unclear",
        "not known",
        "does not say",
        "what does it not say",
        "unanswered",
    ),
)
def unknown(options: About, story: Story) -> Answer:
    """What does the article not say?"""
    sheet = story.sheet
    blocks: list[Block] = [Heading(say("What the article leaves open"))]
    unsettled = tuple(short_conflict(sheet, c) for c in sheet.conflicts if c.severity is Severity.HARD)
    blocks += _group(say("Told differently, and not settled:"), unsettled)
    topics = tuple(_of_topics(story))
    money = any(_MONEY.search(says) for says, _ in topics)
    open_ = dict(reversed((*topics, *_of_claims(sheet, money))))
    blocks += _group(say("Not stated:"), tuple(_open(sheet, what, open_[what]) for what in reversed(open_)))
    blocks += _group(say("Asked, not answered:"), tuple(dict.fromkeys(_asked(sheet))))
    silent = ", ".join(say_as("command", name) for name in _silent(story))
    said = Paragraph(line(say("It says nothing at all on: {names}.", names=silent) if silent else say(EMPTY)))
    if len(blocks) == 1:
        return Answer((said,), empty=True)
    return Answer((*blocks, said) if silent else tuple(blocks))


def _group(title: str, lines: tuple[Line, ...]) -> list[Block]:
    return [Paragraph(line(title)), Bullets(lines)] if lines else []


def _of_topics(story: Story) -> Iterator[tuple[str, Claim]]:
    """What the topic commands that have an answer report as not stated."""
    for each in story.commands:
        yield from each.gaps(story.sheet) if each.gaps is not None else ()


def _of_claims(sheet: FactSheet, money: bool) -> Iterator[tuple[str, Claim]]:
    """The questions that the main claims raise and nobody in the article answers: who does it, and when.

    How much it costs is asked once, and not where `money` was asked for before.
    """
    main = sorted(shown(sheet), key=lambda claim: -weight(sheet, claim))[:MOST]
    for claim in (each for each in main if not each.negated):
        kind = KINDS.get(claim.predicate)
        rivals = [c for c in shown(sheet) if c.event is not None and c.event == claim.event] or [claim]
        for role in kind.roles if kind is not None else ():
            sums = Sort.MONEY in role.sorts
            if role.asks and not (sums and money) and not _told(sheet, role, rivals):
                money = money or sums
                yield role.asks, claim
        if claim.status in (Status.DONE, Status.AGREED, Status.PLANNED) and all(each.when is None for each in rivals):
            yield mark("When?"), claim


def _told(sheet: FactSheet, role: RoleSpec, rivals: Sequence[Claim]) -> bool:
    """Whether a role is filled, or the article may tell it where no claim holds it."""
    if any(each.role(role.name) is not None for each in rivals):
        return True
    if Sort.MONEY in role.sorts and any(each.kind is Measure.MONEY for each in sheet.amounts):
        return True
    return any(stem(role.name) in stems(sheet.words(sentence.span)) for sentence in sheet.body())


def _asked(sheet: FactSheet) -> Iterator[Line]:
    for claim in shown(sheet):
        if claim.status is Status.ASKED:
            yield line(content(sheet, claim), " ", *cites(sheet, claim.evidence))


def _open(sheet: FactSheet, what: str, claim: Claim) -> Line:
    told = short(content(sheet, claim), 140)
    return line(Text(say(what).rstrip("."), strong=True), DASH, told, " ", *cites(sheet, claim.evidence))


def _silent(story: Story) -> Iterator[str]:
    """The questions that anybody would ask, and those of the article's own topics, that it does not touch."""
    asked = [each for each in story.commands if each.answers is not None]
    able = {each.name for each in asked if each.answers is not None and each.answers(story.sheet)}
    packs = Counter(each.topic for each in asked if each.topic is not None and each.name in able)
    for each in asked:
        of_topic = each.topic is not None and packs[each.topic] >= ON_TOPIC
        if each.name not in able and (of_topic or each.name in ALWAYS):
            yield each.name
