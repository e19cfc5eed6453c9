"""Whether an answer holds what was asked for: a time, a number, a sum, a place. A near answer is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from bot.commands.words import claim_tells, content_words, span_tells
from bot.facts.model import Claim, FactSheet, Kind, Measure, Sentence
from bot.facts.query import shown
from bot.replies.blocks import Bullets, Reply, cited, plain

_DAY = re.compile(r"– [^–]*\b\d{4}\b[^–]*\[\d+\]$")
"""A line whose last part, its status, names a year: the time of the event, not that of saying."""


class Needs(StrEnum):
    """What a sentence must hold to answer a question that asks for it."""

    TIME = "when"
    NUMBER = "numbers"
    MONEY = "money"
    PLACE = "where"


def satisfies(sheet: FactSheet, reply: Reply, needs: Needs | None, asked: str) -> bool:
    """Whether an answer cites something, and a cited sentence holds what is needed of what is asked for."""
    if needs is None or not cited(reply):
        return bool(cited(reply))
    if needs is Needs.TIME:
        return any(_DAY.search(told) for told in _lines(reply))
    sentences = [s for number in cited(reply) if (s := sheet.sentence(number)) is not None]
    wanted = content_words(asked)
    return any(_holds(sheet, sentence, needs, wanted) for sentence in sentences)


def _lines(reply: Reply) -> Iterator[str]:
    for block in reply.blocks:
        if isinstance(block, Bullets):
            yield from map(plain, block.lines)


def _holds(sheet: FactSheet, sentence: Sentence, needs: Needs, wanted: tuple[str, ...]) -> bool:
    if needs is Needs.PLACE:
        places = (m.span for e in sheet.entities if e.kind in (Kind.PLACE, Kind.COUNTRY) for m in e.mentions)
        return any(sentence.span.covers(span) for span in places)
    claims = [claim for claim in shown(sheet) if sentence.span.covers(claim.evidence)]
    nearest = [c for c in claims if _in_roles(sheet, c, wanted)] or [c for c in claims if claim_tells(sheet, c, wanted)]
    return any(_has_amount(sheet, claim, needs) for claim in nearest)


def _in_roles(sheet: FactSheet, claim: Claim, wanted: tuple[str, ...]) -> bool:
    """Whether every word is told by one of the claim's roles."""
    return all(any(span_tells(sheet, role.span, (word,)) for role in claim.roles) for word in wanted)


def _has_amount(sheet: FactSheet, claim: Claim, needs: Needs) -> bool:
    fit = (a for a in sheet.amounts if needs is Needs.NUMBER or a.kind is Measure.MONEY)
    return any(role.span.overlap(amount.span) for amount in fit for role in claim.roles)
