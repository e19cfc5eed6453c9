"""The command `why`: causes, reasons and purposes, and who gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Opt
from bot.commands.story import SILENT, About, Answer, Story, article_command
from bot.commands.words import content_words, span_tells, telling
from bot.facts.model import Claim, FactSheet
from bot.facts.query import Filter, select
from bot.languages.words import mark, say
from bot.replies.blocks import Bullets, Heading, Line, Paragraph, line
from bot.replies.compose import claim_line
from bot.replies.content import content

EMPTY = mark("The article gives no reason.")
_REASONS = (Filter(predicate="cause"), Filter(predicate="aim"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Why(About):
    """Options of `why`."""

    of: Annotated[str | None, Opt("The deed whose reason is asked for", rest=True)] = None


@article_command(
    examples=("why", "why was the delivery suspended"),
    words=("why", "reason", "reasons", "cause", "causes", "purpose", "motive", "because", "what for", "goal", "aim"),
)
def why(options: Why, story: Story) -> Answer:
    """Which reasons and purposes are given, by whom?"""
    sheet = story.sheet
    found = select(sheet, _REASONS)
    if not found:
        return Answer((Paragraph(line(say(EMPTY))),), empty=True)
    kept = _of(sheet, found, options.of)
    if not kept:
        return Answer((Paragraph(line(say(SILENT))),), empty=True)
    whole = [claim for claim in kept if not _is_in(sheet, claim, kept)]
    return Answer((Heading(say("Reasons and purposes")), Bullets(tuple(_line(sheet, claim) for claim in whole))))


def _is_in(sheet: FactSheet, claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether another of them by the same speaker tells it in wider words."""
    said = content(sheet, claim)
    same = (each for each in others if each.attribution == claim.attribution and each.predicate == claim.predicate)
    return any(said != (told := content(sheet, each)) and said in told for each in same)


def _line(sheet: FactSheet, claim: Claim) -> Line:
    if claim.predicate == "aim":
        return claim_line(sheet, claim, tag=say("purpose"))
    return claim_line(sheet, claim, tag=say("stated reason") if claim.attribution else say("reason, by the article"))


def _of(sheet: FactSheet, found: Sequence[Claim], asked: str | None) -> Sequence[Claim]:
    """The reasons of the deed asked about: those of which it is the effect, else those told in one sentence with it."""
    wanted = content_words(asked or "")
    if not wanted:
        return found
    effects = [(claim, role) for claim in found for name in ("effect", "theme") for role in claim.all_roles(name)]
    direct = [claim for claim, role in effects if span_tells(sheet, role.span, wanted)]
    return tuple(dict.fromkeys(direct)) or telling(sheet, found, asked)
