"""Lines of tables: a claim with the roles of its columns, a thing with its number, and counts that differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.facts.model import Amount, Claim, Entity, EntityId, FactSheet, Measure, Sentence, Span
from bot.facts.query import amounts_in, body_mentions, chain_of, number
from bot.languages.words import say
from bot.replies.blocks import Line, Text, line
from bot.replies.compose import cites, claimant, said_line, state_of
from bot.replies.content import content, tidy
from bot.replies.figures import around
from bot.replies.wording import DASH, OWN_VOICE, chain_words, known_as, role_name, short

LONGEST = 280
"""How many characters of a sentence are shown at most."""

MOST_CITED = 4
"""How many sentences are cited for one thing at most."""


def row_lines(sheet: FactSheet, claims: Iterable[Claim], columns: Sequence[str]) -> tuple[Line, ...]:
    """A line for each claim: claimant, what is said, its columns by name, status; one row for one clause.

    What is said in a part of another row's clause by the same speaker has no row of its own.
    """
    rows: dict[tuple[str, tuple[EntityId | None, ...]], list[Claim]] = {}
    for claim in claims:
        rows.setdefault((_said(sheet, claim), tuple(a.speaker for a in claim.attribution)), []).append(claim)
    whole = [(said, who) for said, who in rows if not any(said != o and said in o and who == w for o, w in rows)]
    return tuple(_row(sheet, rows[each], columns) for each in whole)


def _row(sheet: FactSheet, claims: Sequence[Claim], columns: Sequence[str]) -> Line:
    first = claims[0]
    who = claimant(sheet, first.attribution, first.evidence)
    said = _said(sheet, first)
    state = "; ".join(filter(None, (state_of(sheet, claims), *_cells(sheet, claims, columns, said))))
    return said_line(who, said, state, cites(sheet, *(each.evidence for each in claims)))


def _cells(sheet: FactSheet, claims: Sequence[Claim], columns: Sequence[str], said: str) -> tuple[str, ...]:
    """`column: words` for each column whose words the line does not say already."""
    filled = []
    for name in columns:
        words = (tidy(sheet.words(role.span)) for claim in claims for role in claim.all_roles(name))
        told = dict.fromkeys(each for each in words if each not in said)
        filled += [f"{role_name(name)}: {', '.join(told)}"] if told else []
    return tuple(filled)


def _said(sheet: FactSheet, claim: Claim) -> str:
    """The clause; with what stands around it where that holds numbers which the clause leaves out."""
    sentence = sheet.sentence_at(claim.evidence)
    if sentence is None:
        return content(sheet, claim)
    told = around(sheet, claim.evidence)
    beside = any(sheet.words(amount.span) in told for amount in amounts_in(sheet, sentence.span))
    left_out = any(not claim.evidence.covers(amount.span) for amount in amounts_in(sheet, sentence.span))
    return told if beside and left_out else content(sheet, claim)


def thing_line(sheet: FactSheet, thing: Entity) -> Line:
    """A thing with the numbers that the article gives of it."""
    counted = [sheet.words(amount.span) for amount in sheet.amounts if _counts(sheet, amount, thing)]
    told = f"{DASH}{', '.join(dict.fromkeys(counted))}" if counted else ""
    spans = body_mentions(sheet, thing)[:MOST_CITED]
    return line(Text(known_as(sheet, thing), strong=True), told, " ", *cites(sheet, *spans))


def _counts(sheet: FactSheet, amount: Amount, thing: Entity) -> bool:
    if amount.kind is not Measure.COUNT or not number(sheet, amount.span):
        return False
    return any(mention.span.overlap(amount.span) for mention in thing.mentions)


def sentence_line(sheet: FactSheet, sentence: Sentence) -> Line:
    """A whole sentence as it stands; its speaker where all of it is somebody's words."""
    inside = [each for each in sheet.quotations if each.content.overlap(sentence.span) > 0.9 * _width(sentence)]
    who = chain_words(sheet, chain_of(sheet, inside[0])) if inside else say(OWN_VOICE)
    said = short(tidy(sheet.words(sentence.span)), LONGEST)
    return said_line(who, said, "", cites(sheet, sentence.span))


def part_line(sheet: FactSheet, span: Span) -> Line:
    """The part of a sentence in which a span stands, as it stands; its speaker where it is somebody's words."""
    return said_line(speaker_of(sheet, span), around(sheet, span), "", cites(sheet, span))


def speaker_of(sheet: FactSheet, span: Span) -> str:
    """Whose words a span stands in: the innermost speaker and who tells it; else the article."""
    inside = [each for each in sheet.quotations if each.content.covers(span)]
    best = min(inside, key=lambda each: each.content.end - each.content.start, default=None)
    return chain_words(sheet, chain_of(sheet, best)) if best is not None else say(OWN_VOICE)


def _width(sentence: Sentence) -> int:
    return sentence.span.end - sentence.span.start
