"""The command `unknown`: what the article leaves open: empty slots, unsettled accounts, questions without an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.commands.story import About, Answer, Story, article_command
from bot.facts.kinds import KINDS, RoleSpec, Sort
from bot.facts.model import Claim, FactSheet, Kind, Measure, Severity, Status
from bot.facts.query import amounts_in, body_mentions, number, shown
from bot.facts.words import stem, stems
from bot.languages.words import mark, say, say_as
from bot.replies.blocks import Block, Bullets, Heading, Line, Paragraph, Text, line
from bot.replies.compose import cites, short_conflict
from bot.replies.content import content
from bot.replies.gist import weight
from bot.replies.tables import sentence_line
from bot.replies.wording import DASH, short

EMPTY = mark("Nothing in particular was found that this article leaves open.")
ALWAYS = frozenset(("when", "where", "why", "money", "quotes", "next"))
"""What is told to be left out, whatever the article is about."""
_WITHHELD = re.compile(
    r"\b(?:(?:declin|refus)(?:ed|es|ing) to (?:say|comment|disclose|discuss|reveal|confirm|name|give|specify|explain)"
    r"|(?:would|did|does|do) not (?:say|comment|disclose|mention|specify|explain|confirm|address)"
    r"|(?:was|is|remains?|remained) (?:not (?:immediately |yet )?(?:clear|known)|unclear|unknown)"
    r"|could not be (?:independently )?(?:verified|confirmed|reached)|has yet to (?:say|comment|be decided))\b"
)
"""Words of a sentence that says itself that something is not told."""
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
    blocks += _group(say("Asked, not answered:"), tuple(dict.fromkeys((*_asked(sheet), *_withheld(sheet)))))
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
        for says, claim in each.gaps(story.sheet) if each.gaps is not None else ():
            if claim.predicate != "casualty" or _counted(story.sheet):
                yield says, claim


def _counted(sheet: FactSheet) -> bool:
    """Whether victims are counted at all: of one death years ago nobody asks how many were hurt."""
    victims = (each for each in shown(sheet) if each.predicate == "casualty")
    return any(amounts_in(sheet, each.evidence) for each in victims)


def _of_claims(sheet: FactSheet, money: bool) -> Iterator[tuple[str, Claim]]:
    """The questions that the main claims raise and nobody in the article answers: who does it, and when.

    How much it costs is asked once, and not where `money` was asked for before.
    """
    main = sorted(shown(sheet), key=lambda claim: -weight(sheet, claim))[:MOST]
    for claim in (each for each in main if not each.negated):
        kind = KINDS.get(claim.predicate)
        rivals = [c for c in shown(sheet) if c.predicate == claim.predicate or (c.event or claim) == claim.event]
        for role in kind.roles if kind is not None else ():
            sums = Sort.MONEY in role.sorts
            asked = role.asks and (sums or Sort.ACTOR in role.sorts)
            if asked and not (sums and money) and not _told(sheet, role, rivals):
                money = money or sums
                yield role.asks, claim
        if claim.status in (Status.AGREED, Status.PLANNED) and not any(_dated(sheet, each) for each in rivals):
            yield mark("When?"), claim


def _dated(sheet: FactSheet, claim: Claim) -> bool:
    """Whether the claim, or anything in its sentence, has a time."""
    sentence = sheet.sentence_at(claim.evidence)
    return claim.when is not None or any(sentence and sentence.span.covers(when.span) for when in sheet.times)


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


def _withheld(sheet: FactSheet) -> Iterator[Line]:
    """The sentences in which somebody does not say something, or nobody knows it, but for those asked already."""
    asked = {number(sheet, claim.evidence) for claim in shown(sheet) if claim.status is Status.ASKED}
    for sentence in sheet.body():
        if sentence.number not in asked and _WITHHELD.search(sheet.words(sentence.span)):
            yield sentence_line(sheet, sentence)


def _open(sheet: FactSheet, what: str, claim: Claim) -> Line:
    told = short(content(sheet, claim), 140)
    return line(Text(say(what).rstrip("."), strong=True), DASH, told, " ", *cites(sheet, claim.evidence))


def _silent(story: Story) -> Iterator[str]:
    """The questions that anybody would ask of any article, and that it does not touch."""
    told = _touched(story.sheet)
    for each in story.commands:
        asked = each.name in ALWAYS and each.name not in told
        if asked and each.answers is not None and not each.answers(story.sheet):
            yield each.name


def _touched(sheet: FactSheet) -> frozenset[str]:
    """The universal questions of which the article tells something, though no claim answers them."""
    places = (Kind.PLACE, Kind.COUNTRY)
    found = {"money": any(each.kind is Measure.MONEY for each in sheet.amounts), "when": bool(sheet.times)}
    found["where"] = any(each.kind in places and body_mentions(sheet, each) for each in sheet.entities)
    return frozenset(name for name, there in found.items() if there)
