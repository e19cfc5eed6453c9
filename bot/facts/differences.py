"""What two claims on one deed tell differently: how much, who, when, how far, whether at all, on whose word. Pure.

A difference needs different words: what was only understood differently is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.facts.model import Claim, EntityId, FactSheet, Form, Role, Span, When
from bot.facts.query import amounts_in, innermost
from bot.facts.versions import tokens
from bot.facts.words import share, stem, stems
from bot.facts.worth import worth

NUMBER, TIME, STATUS, DENIAL, SPEAKER = "number", "time", "status", "denial", "speaker"
"""What a difference is about; else it is the name of a role."""

_NAMES = frozenset((Form.NAME, Form.DEMONYM, Form.METONYM, Form.TITLE))
_SMALL = frozenset("a an the of in on at to for from by with and or as that its his her their it he she they".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs, and what each version says of it: words of the article, a status, a name; "" where it is silent."""

    about: str
    before: str
    after: str


def same_deed(one: FactSheet, claim: Claim, other: FactSheet, fellow: Claim) -> float:
    """How alike two claims of two versions are, 0 (not of one deed) to 3: predicate, roles, words."""
    if claim.lemma != fellow.lemma and (claim.predicate != fellow.predicate or claim.predicate == "act"):
        return 0.0
    shared = share(_content(one, claim.evidence), _content(other, fellow.evidence))
    roles = {role.name for role in claim.roles} & {role.name for role in fellow.roles}
    same = sum(not _fillers_differ(one, claim.role(n), other, fellow.role(n)) for n in roles)
    fit = same / max(1, len(roles))
    return shared + fit + (claim.predicate == fellow.predicate) * 0.5 if shared + fit >= 0.5 else 0.0


def claims_differ(one: FactSheet, claim: Claim, other: FactSheet, fellow: Claim) -> tuple[Difference, ...]:
    """What they tell differently, numbers aside."""
    if tokens(one.words(claim.evidence)) == tokens(other.words(fellow.evidence)):
        return tuple(_speaker(one, claim, other, fellow))
    return (
        *_denial(one, claim, other, fellow),
        *_roles(one, claim, other, fellow),
        *_times(one, claim, other, fellow),
        *_status(one, claim, other, fellow),
        *_speaker(one, claim, other, fellow),
    )


def amounts_differ(one: FactSheet, here: Span, other: FactSheet, there: Span) -> tuple[Difference, ...]:
    """The numbers that stand in one span and not in the other, in pairs of a kind; a number alone is no difference."""
    old, new = amounts_in(one, here), amounts_in(other, there)
    gone = [amount for amount in old if worth(amount) not in map(worth, new)]
    come = [amount for amount in new if worth(amount) not in map(worth, old)]
    found = []
    for amount in gone:
        alike = [each for each in come if each.kind is amount.kind]
        fellow = min(alike, key=lambda each: each.unit != amount.unit, default=None)
        if fellow is not None:
            come.remove(fellow)
            found.append(Difference(about=NUMBER, before=one.words(amount.span), after=other.words(fellow.span)))
    return tuple(found)


def times_differ(one: FactSheet, here: Span, other: FactSheet, there: Span) -> tuple[Difference, ...]:
    """The times that stand in one span and not in the other, one by one; the same days in other words are the same."""
    old = [when for when in one.times if here.covers(when.span)]
    new = [when for when in other.times if there.covers(when.span)]
    gone = [when for when in old if all(_times_apart(one, when, other, each) for each in new)]
    come = [when for when in new if all(_times_apart(one, each, other, when) for each in old)]
    return tuple(
        Difference(about=TIME, before=one.words(a.span), after=other.words(b.span))
        for a, b in zip(gone, come, strict=False)
    )


def _times_apart(one: FactSheet, when: When, other: FactSheet, fellow: When) -> bool:
    if _content(one, when.span) == _content(other, fellow.span):
        return False
    resolved = (when.first, when.last) != (fellow.first, fellow.last)
    return resolved or (when.first is None and fellow.first is None)


def _denial(one: FactSheet, claim: Claim, other: FactSheet, fellow: Claim) -> Iterator[Difference]:
    if claim.negated != fellow.negated:
        said = {False: "so", True: "not so"}
        yield Difference(about=DENIAL, before=said[claim.negated], after=said[fellow.negated])


def _roles(one: FactSheet, claim: Claim, other: FactSheet, fellow: Claim) -> Iterator[Difference]:
    for name in dict.fromkeys(role.name for role in claim.roles):
        mine, theirs = claim.role(name), fellow.role(name)
        if mine is None or theirs is None or mine.implied or theirs.implied:
            continue
        if _fillers_differ(one, mine, other, theirs):
            yield Difference(about=name, before=_filler(one, mine), after=_filler(other, theirs))


def _filler(sheet: FactSheet, role: Role) -> str:
    """Who fills a role, by name where it is only pointed to, else in the words of the text."""
    said = sheet.words(role.span)
    if role.entities and not _named(sheet, role) and len(said.split()) == 1:
        return ", ".join(sheet.entity(ident).name for ident in role.entities)
    return said


def _fillers_differ(one: FactSheet, mine: Role | None, other: FactSheet, theirs: Role | None) -> bool:
    """Whether two fillers cannot be the same: other names on both sides, or not one word in common."""
    if mine is None or theirs is None:
        return False
    here, there = _content(one, mine.span), _content(other, theirs.span)
    if here == there:
        return False
    if _named(one, mine) and _named(other, theirs):
        a, b = _called(one, mine), _called(other, theirs)
        return any(not _any_shared(name, b) for name in a) and any(not _any_shared(name, a) for name in b)
    if mine.entities and theirs.entities:  # one is only pointed to: the same, as far as anybody can tell
        return False
    return not here & there and bool(here) and bool(there)


def _named(sheet: FactSheet, role: Role) -> bool:
    return any(
        mention.form in _NAMES and role.span.covers(mention.span)
        for ident in role.entities
        for mention in sheet.entity(ident).mentions
    )


def _called(sheet: FactSheet, role: Role) -> frozenset[frozenset[str]]:
    return frozenset(stems(sheet.entity(ident).name) for ident in role.entities)


def _any_shared(name: frozenset[str], others: frozenset[frozenset[str]]) -> bool:
    return any(name & other for other in others)


def _times(one: FactSheet, claim: Claim, other: FactSheet, fellow: Claim) -> Iterator[Difference]:
    if claim.when is not None and fellow.when is not None and _times_apart(one, claim.when, other, fellow.when):
        before, after = one.words(claim.when.span), other.words(fellow.when.span)
        yield Difference(about=TIME, before=before, after=after)


def _status(one: FactSheet, claim: Claim, other: FactSheet, fellow: Claim) -> Iterator[Difference]:
    """How far it has come, where other words than those of the roles changed."""
    if claim.status is not fellow.status and _around(one, claim) != _around(other, fellow):
        yield Difference(about=STATUS, before=claim.status.value, after=fellow.status.value)


def _around(sheet: FactSheet, claim: Claim) -> tuple[str, ...]:
    """The words of the clause that fill no role: its verb and what stands about it."""
    text, left, at = sheet.article.text, [], claim.evidence.start
    for role in sorted((r.span for r in claim.roles if claim.evidence.covers(r.span)), key=lambda span: span.start):
        left.append(text[at : max(at, role.start)])
        at = max(at, role.end)
    return tokens(" ".join((*left, text[at : max(at, claim.evidence.end)])))


def _speaker(one: FactSheet, claim: Claim, other: FactSheet, fellow: Claim) -> Iterator[Difference]:
    before, after = innermost(claim), innermost(fellow)
    if (before is None) != (after is None) or (before is not None and after is not None):
        mine, theirs = _name(one, before), _name(other, after)
        if not stems(mine) & stems(theirs) and _both_told(claim, fellow):
            yield Difference(about=SPEAKER, before=mine, after=theirs)


def _both_told(claim: Claim, fellow: Claim) -> bool:
    """Whether it is known who says it: a speaker whom nobody names is none to compare."""
    return all(not each.attribution or innermost(each) is not None for each in (claim, fellow))


def _name(sheet: FactSheet, ident: EntityId | None) -> str:
    return sheet.entity(ident).name if ident is not None else ""


def _content(sheet: FactSheet, span: Span) -> frozenset[str]:
    return _stems_of(sheet.words(span))


@lru_cache(maxsize=4096)
def _stems_of(said: str) -> frozenset[str]:
    return frozenset(stem(token) for token in tokens(said) if token not in _SMALL)
