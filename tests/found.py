"""What the extractor found in an article, as lines that a test can look for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId, Claim, Conflict, FactSheet, Span


def words(sheet: FactSheet, span: Span) -> str:
    """The words of the article there."""
    return sheet.article.text[span.start : span.end]


def told(sheet: FactSheet, claim: Claim) -> str:
    """A claim in one line: predicate, status, polarity, who says it, roles, words, day."""
    names = {one.id: one.name for one in sheet.entities}
    said = " < ".join(names[step.speaker] for step in claim.attribution if step.speaker)
    roles = ", ".join(f"{role.name}={words(sheet, role.span)}" for role in claim.roles)
    head = f"{claim.predicate} {claim.status}{' negated' if claim.negated else ''} by {said}"
    day = f" on {claim.when.first}" if claim.when else ""
    return f"{head}; {roles}: {words(sheet, claim.evidence)}{day}"


def lines_of(sheet: FactSheet) -> Iterator[str]:
    """The fact sheet, a line for each claim, amount, time and conflict."""
    names = {one.id: one.name for one in sheet.entities}
    yield from (told(sheet, claim) for claim in sheet.claims)
    for amount in sheet.amounts:
        limits = f"exactly {amount.value}, from {amount.low} to {amount.high}, {amount.unit}"
        yield f"amount {words(sheet, amount.span)}: {limits}"
    for when in sheet.times:
        yield f"time {words(sheet, when.span)}: {when.first} to {when.last}"
    for conflict in sheet.conflicts:
        sides = (f"{one.value} ({', '.join(names[who] for who in one.speakers)})" for one in conflict.positions)
        yield f"conflict {conflict.question} {' / '.join(sides)}"
    for quotation in sheet.quotations:
        who = names[quotation.speaker] if quotation.speaker else "nobody"
        how = "quoted" if quotation.direct else "told"
        yield f"{how} by {who} ({quotation.cue}): {words(sheet, quotation.content)}"
    for entity in sheet.entities:
        yield f"{entity.kind} {entity.name}{' (unnamed)' if entity.anonymous else ''}"


def missing(sheet: FactSheet, pieces: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Those of the pieces that no line holds together."""
    lines = list(lines_of(sheet))
    return [some for some in pieces if not any(all(one in line for one in some) for line in lines)]


Pieces = tuple[str, ...]
"""Pieces that stand together in one line."""
Reading = tuple[str, list[Pieces], list[Pieces]]
"""A text, what lines its fact sheet has, and what lines it must not have."""


def check_reading(extractor: Extractor, text: str, right: Sequence[Pieces], wrong: Sequence[Pieces]) -> None:
    """Fail unless each right reading is among the lines of the text's fact sheet, and none of the wrong ones is.

    The text is of Thursday 20 November 2025.
    """
    sheet = extractor.annotate(Article(id=ArticleId("one"), text=text, published=date(2025, 11, 20)))
    lines = list(lines_of(sheet))
    fallen = [line for pieces in wrong for line in lines if all(one in line for one in pieces)]
    assert (missing(sheet, right), fallen) == ([], []), "\n".join(lines)


def conflicts_in(extractor: Extractor, text: str) -> tuple[Conflict, ...]:
    """The conflicts of a text of Wednesday 8 October 2025."""
    return extractor.annotate(Article(id=ArticleId("a"), text=text, published=date(2025, 10, 8))).conflicts
