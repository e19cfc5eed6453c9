"""Where things happen: the places that an article names as such, and what happens there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.facts.kinds import KINDS, Sort
from bot.facts.model import Claim, Entity, FactSheet, Kind, Span
from bot.facts.query import claim_of, number, shown
from bot.replies.blocks import Line, Text, line
from bot.replies.compose import cites, claimant, state_of
from bot.replies.content import content
from bot.replies.figures import around
from bot.replies.tables import speaker_of
from bot.replies.wording import DASH

_LEADS = re.compile(
    r"\b(?:in|at|near|on|off|outside|inside|across|around|over|along|within|reach|reached|reaches|hit|hits|cross|"
    r"crossed|crosses|enter|entered|left|leave|arrived in|arrive in)\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
_LED_BY = re.compile(r"\b(?:the|an?|this|that|its|his|her|their|our|my)\s+$", re.IGNORECASE)
_BEFORE = 24
"""How many characters before a name may hold what makes it a place where something happens."""


def place_lines(sheet: FactSheet) -> tuple[Line, ...]:
    """A line for each place: its name, claimant, what happens there, status; in the order of the text."""
    found = sorted(_places(sheet), key=lambda pair: pair[1].start)
    outer = [pair for pair in found if not any(o[1] != pair[1] and o[1].covers(pair[1]) for o in found)]
    first: dict[tuple[str, int], tuple[Entity, Span]] = {}
    for entity, span in outer:
        first.setdefault((entity.name.casefold(), number(sheet, span)), (entity, span))
    return tuple(_line(sheet, entity, span) for entity, span in first.values())


def _places(sheet: FactSheet) -> Iterator[tuple[Entity, Span]]:
    """Mentions of places that something happens at, and whoever fills a role that is a place."""
    roles = [role.span for claim in shown(sheet) for role in claim.roles if _is_place(claim, role.name)]
    for entity in sheet.entities:
        for mention in entity.mentions:
            if not number(sheet, mention.span):
                continue
            before = sheet.article.text[max(0, mention.span.start - _BEFORE) : mention.span.start]
            named = entity.kind is Kind.PLACE and _LEADS.search(before) and not _is_state(sheet, mention.span)
            if named or (entity.kind in (Kind.PLACE, Kind.COUNTRY) and any(s == mention.span for s in roles)):
                yield entity, mention.span


def _is_state(sheet: FactSheet, span: Span) -> bool:
    """Whether it is no place but how somebody is ("in prison"), or a figure of speech ("a drop in the ocean").

    A common noun without an article names no place, and what only describes something is none.
    """
    words, before = sheet.words(span), sheet.article.text[max(0, span.start - 8) : span.start]
    values = (role.span for c in shown(sheet) if c.predicate == "describe" for role in c.all_roles("value"))
    bare = words.islower() and " " not in words and not _LED_BY.search(before)
    return bare or any(value.covers(span) for value in values)


def _is_place(claim: Claim, role: str) -> bool:
    kind = KINDS.get(claim.predicate)
    spec = kind.role(role) if kind is not None else None
    return spec is not None and spec.sorts == (Sort.PLACE,)


def _line(sheet: FactSheet, entity: Entity, span: Span) -> Line:
    claim = claim_of(sheet, span)
    name = Text(sheet.words(span) if entity.name not in sheet.words(span) else entity.name, strong=True)
    if claim is None or sheet.words(span) not in content(sheet, claim):
        return line(name, DASH, speaker_of(sheet, span), DASH, around(sheet, span), " ", *cites(sheet, span))
    state = state_of(sheet, (claim,))
    who = claimant(sheet, claim.attribution, claim.evidence)
    told = f"{DASH}{state}" if state else ""
    return line(name, DASH, who, DASH, content(sheet, claim), told, " ", *cites(sheet, span))
