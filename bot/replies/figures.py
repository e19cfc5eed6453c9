"""Numbers as lines: whose they are, how much of what, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.facts.model import Amount, Claim, FactSheet, Kind, Measure, Precision, Span
from bot.facts.query import chain_of, claim_of, number, shown
from bot.facts.revisions import revisions
from bot.languages.lists import listed
from bot.languages.words import say
from bot.replies.blocks import Inline, Line
from bot.replies.compose import cites, claimant, said_line
from bot.replies.content import content, state, tidy
from bot.replies.wording import OWN_VOICE, label, short

AROUND = 160
"""How many characters of a sentence are shown around a number that no claim holds."""

_BELONGS = re.compile(r"\b(?:worth|of|for|at|by|with|than|about|over|under|to|from|plus|cost|costs|costing)\s+$")
"""What ties a number to the words before it: a clause that begins with the number would say it of something else."""

_NEXT = re.compile(r"(?!\s+(?:and|but|or|while)\b)[\s-]*(?:of\s+|more\s+|other\s+)*((?:[^\W_]+[\s-]+){0,3}[^\W_]+)")
_OF = re.compile(
    r"([^\W_]+(?:\s+[^\W_]+)?)\s+(?:of|at|was|were|is|are|stood at|fell to|rose to)\s+(?:about\s+|only\s+)?$"
)
_RATE = re.compile(r"(?:an?|per|each|every)\s+\w+$", re.IGNORECASE)
"""What a sum is told by, "3 million a day", and no duration."""
_PLURALS = {Kind.COUNTRY: "countries", Kind.PERSON: "people", Kind.ORGANISATION: "organisations"}
"""The words of a question that ask for such a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number: its words, who tells it, what is said of it, its status, where; `counts`: what it is a number of."""

    told: str
    who: str
    said: str
    state: str
    cited: tuple[Inline, ...]
    span: Span
    counts: str


def figure_lines(found: Sequence[Figure]) -> tuple[Line, ...]:
    """A line for each number; numbers of one clause that stand beside each other are told together."""
    rows: list[list[Figure]] = []
    for each in found:
        last = rows[-1][0] if rows else None
        same = last is not None and (last.who, last.said, last.state) == (each.who, each.said, each.state)
        if same:
            rows[-1].append(each)
        else:
            rows.append([each])
    return tuple(_row(row) for row in rows)


def _row(row: Sequence[Figure]) -> Line:
    told, first = ", ".join(dict.fromkeys(each.told for each in row)), row[0]
    return said_line(first.who, f"{told}: {first.said}" if first.said else told, first.state, first.cited)


def figures(sheet: FactSheet, kinds: Sequence[Measure], *, counted: bool) -> tuple[Figure, ...]:
    """The amounts of these kinds in the body; with `counted`, durations and lists of three or more names too."""
    found = [_amount(sheet, each) for each in sheet.amounts if each.kind in kinds and number(sheet, each.span)]
    if counted:
        found += [*_durations(sheet), *_lists(sheet)]
    return tuple(sorted(found, key=lambda each: each.span.start))


def _amount(sheet: FactSheet, amount: Amount) -> Figure:
    words = sheet.words(amount.span)
    after = _NEXT.match(sheet.article.text, amount.span.end)
    goes_on = after is not None and (amount.kind is Measure.COUNT or after[0].lstrip().startswith("of "))
    counts = f"{amount.unit or ''} {after[1] if after is not None and goes_on else ''} {_before(sheet, amount.span)}"
    told = f"“{words}”"
    if amount.value is None and amount.low is None and amount.high is None:
        told = say("{words} (no number is given)", words=told)
    elif amount.kind is Measure.MONEY and amount.unit is None:
        told = say("{words} (currency not settled by the text)", words=told)
    return _figure(sheet, amount.span, _revised(sheet, amount, told), f"{counts} {words}")


def _revised(sheet: FactSheet, amount: Amount, told: str) -> str:
    """The number with what it was before, or what became of it, where its source revised it."""
    for each in revisions(sheet):
        if each.after == amount:
            return say("{words} (revised, before: {before})", words=told, before=f"“{sheet.words(each.before.span)}”")
        if each.before == amount and number(sheet, each.after.span) != number(sheet, amount.span):
            return say("{words} (later revised: {after})", words=told, after=f"“{sheet.words(each.after.span)}”")
    return told


def revised(sheet: FactSheet) -> tuple[Line, ...]:
    """A line for each number that its own source revised, with what it was before."""
    return figure_lines(tuple(_amount(sheet, each.after) for each in revisions(sheet)))


def _before(sheet: FactSheet, span: Span) -> str:
    """What a number is said to be of by the words before it: winds of 75 km/h, a fee that was 35 million."""
    found = _OF.search(sheet.article.text, max(0, span.start - AROUND), span.start)
    return found[1] if found is not None else ""


def _figure(sheet: FactSheet, span: Span, told: str, counts: str) -> Figure:
    claim, cited = claim_of(sheet, span), cites(sheet, span)
    if claim is None:
        who, said, status = _speaker(sheet, span), around(sheet, span), ""
    else:
        who = claimant(sheet, claim.attribution, claim.evidence)
        said, status = _said(sheet, claim, span), state(sheet, claim)
    return Figure(told=told, who=who, said=said, state=status, cited=cited, span=span, counts=counts)


def _said(sheet: FactSheet, claim: Claim, span: Span) -> str:
    """The content of the claim, if the number is in it; else the words around the number."""
    said = content(sheet, claim)
    cut = said.startswith(sheet.words(span)) and _BELONGS.search(sheet.article.text, 0, span.start)
    return said if sheet.words(span) in said and not cut else around(sheet, span)


def _speaker(sheet: FactSheet, span: Span) -> str:
    """Who says a number that no claim holds: the speaker of the words it stands in."""
    inside = [each for each in sheet.quotations if each.content.covers(span)]
    best = min(inside, key=lambda each: each.content.end - each.content.start, default=None)
    if best is None:
        return say(OWN_VOICE)
    return claimant(sheet, chain_of(sheet, best), best.content)


def around(sheet: FactSheet, span: Span) -> str:
    """The part of the sentence in which a span stands, cut at semicolons and to a readable length."""
    sentence = sheet.sentence_at(span)
    if sentence is None:
        return sheet.words(span)
    text, start = sheet.article.text, sentence.span.start
    left = max(start, text.rfind(";", start, span.start) + 1)
    right = text.find(";", span.end, sentence.span.end)
    part = tidy(text[left : right if right > 0 else sentence.span.end])
    if len(part) <= AROUND:
        return part
    words = sheet.words(span)
    at = max(0, part.find(words))
    head = part[:at].rsplit(", ", 1)[-1] if at > AROUND // 2 else part[:at]
    return short(f"{'… ' if len(head) < at else ''}{head}{part[at:]}", AROUND)


def _durations(sheet: FactSheet) -> Iterator[Figure]:
    for when in sheet.times:
        words = sheet.words(when.span)
        if when.precision is Precision.DURATION and number(sheet, when.span) and not _RATE.match(words):
            sentence = sheet.sentence_at(when.span)
            counts = sheet.words(sentence.span) if sentence is not None else words
            yield _figure(sheet, when.span, f"“{words}”", counts)


def _lists(sheet: FactSheet) -> Iterator[Figure]:
    """Three or more names of one kind that fill a role: counted, and said to be counted."""
    seen: set[tuple[int, frozenset[str]]] = set()
    for claim in shown(sheet):
        for role in claim.roles:
            kinds = {sheet.entity(ident).kind for ident in role.entities}
            plural = _PLURALS.get(next(iter(kinds), Kind.OTHER)) if len(kinds) == 1 else None
            key = (number(sheet, claim.evidence), frozenset(role.entities))
            if plural is None or len(key[1]) < 3 or key in seen:
                continue
            seen.add(key)
            names = listed(tuple(sheet.entity(ident).name for ident in role.entities))
            who = claimant(sheet, claim.attribution, claim.evidence)
            told = _counted_here(next(iter(kinds)), len(key[1]), names)
            cited, status = cites(sheet, role.span), label(sheet, claim)
            counts = f"{plural} {names}"
            yield Figure(told=told, who=who, said="", state=status, cited=cited, span=role.span, counts=counts)


def _counted_here(kind: Kind, count: int, names: str) -> str:
    """How many names a list has, counted by us, and which: always three or more."""
    match kind:
        case Kind.COUNTRY:
            return say("{count} countries are named (counted here): {names}", count=count, names=names)
        case Kind.PERSON:
            return say("{count} people are named (counted here): {names}", count=count, names=names)
        case _:
            return say("{count} organisations are named (counted here): {names}", count=count, names=names)
