"""When what a claim tells is: the times of its clause, each once, and what is ahead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.extraction.claims.made import Found
from bot.extraction.claims.mood import attends
from bot.extraction.claims.operators import TOLD_BESIDE
from bot.extraction.claims.reading import Reading
from bot.facts.model import Claim, ClaimId, Role, Status, When, digest

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_FIGURES = frozenset("value change versus from to by amount effect".split())
"""Roles that figures fill; a time inside one says what it is compared with, and not when."""


def _times(reading: Reading, token: Token) -> tuple[When, ...]:
    """The times of the word's own clause, of the verb that it completes, or else of the verb that completes it.

    "Decided last week to halt it", "will start making cars in 2033".
    """
    word = token
    while not (own := reading.times.of(word)) and (word.dep_ == "xcomp" or attends(word)):
        word = word.head
    below = (c for c in token.children if c.dep_ == "xcomp" and c.pos_ == "VERB")
    return own or next((times for c in below if (times := reading.times.of(c))), ())


def timed(reading: Reading, found: Found) -> Iterator[Claim]:
    """The claim once for each time that its clause gives: two disjoint times are then found as a conflict."""
    times = _without_bases(reading, _times(reading, found.token), found.claim.roles) or found.near
    dated = tuple(when for when in times if when.first is not None or when.last is not None)
    times = dated or times  # "save 2 million a year by 2028" is told once
    if len(times) < 2:
        yield _told_ahead(reading, replace(found.claim, when=times[0] if times else None), found.token)
        return
    for number, when in enumerate(times):
        ident = found.claim.id if not number else ClaimId(digest(found.claim.id, str(number)))
        yield _told_ahead(reading, replace(found.claim, id=ident, when=when), found.token)


def _without_bases(reading: Reading, times: tuple[When, ...], roles: Sequence[Role]) -> tuple[When, ...]:
    """The times but those inside a figure: "from 2.6% in March", "by a quarter", "940 euros a month"."""
    inside = [r.span for r in roles if r.name in _FIGURES]
    inside = [s for s in inside if reading.amounts.sort_at(s) is not None or any(s == when.span for when in times)]
    return tuple(when for when in times if not any(span.covers(when.span) for span in inside))


def _told_ahead(reading: Reading, claim: Claim, token: Token) -> Claim:
    """What is told in the present of a day to come is planned: "Parliament votes next Monday".

    So is what goes with a decision, from a day to come on: "adopted the rules, banning cars from June".
    """
    published = reading.document.article.published_on
    first = claim.when.first if claim.when is not None else None
    day = first.date() if isinstance(first, datetime) else first
    ahead = published is not None and day is not None and day > published
    beside = claim.status is Status.DONE and (attends(token) or (token.tag_ == "VBG" and token.dep_ == "acl"))
    beside = beside and token.lemma_ not in TOLD_BESIDE
    return replace(claim, status=Status.PLANNED) if ahead and (claim.status is Status.ONGOING or beside) else claim
