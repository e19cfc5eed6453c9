"""The numbers that claims tell: how much or how many of what, by whom, when and where. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.facts.kinds import FALLBACK, KINDS, Sort, family
from bot.facts.model import Amount, Claim, EntityId, FactSheet, Kind, Measure, Role, Status, When
from bot.facts.query import voices
from bot.facts.sameness import noun_of

_FACTS = frozenset((Status.DONE, Status.ONGOING, Status.UNKNOWN))
OUTLOOKS = frozenset((Status.PLANNED, Status.AGREED, Status.CONDITIONAL))
_SUMS = frozenset(("buy.price", "acquire.price", "pay.amount", "move.fee", "cost.amount", "damage.cost", "cost.theme"))
"""Roles that all say how much money something takes."""
_APART = frozenset(("want", "negotiate", "aim", "endorse", "compete", "vote", "include", "meet", "cause", "forecast"))
"""Predicates whose numbers are demands, steps or results that each side may have of its own."""
_MORE = re.compile(
    r"\b(?:another|more|further|additional|other|extra|first|last|next|each|every|per|a)\W*$", re.IGNORECASE
)
_FURTHER = re.compile(r"\b(?:more(?! than)|other(?! than)|further|additional)\b")
_SHARE = re.compile(
    r"\s*(?:,|\()?\s*(?:(?:by far )?(?:the|its|their) (?:largest|biggest|smallest|greatest|lion’s|lion's|second-\w+)\s"
    r"(?:\w+\s)?(?:share|part|portion|contribution|slice|chunk)|(?:of|from) (?:it|that|them|these|those|which|this)\b)",
    re.IGNORECASE,
)
"""Behind a number that is a part of another: "$20 million, the largest share", "40 of them"."""
_LED = re.compile(r"[^\W\d]+")
_BACK = frozenset("it they them this that these those he she him her its their".split())
_ANY = frozenset(
    "cost price bill fee figure number total toll count sum amount size value rate share damage loss crowd turnout "
    "attendance".split()
)
"""Nouns that name the measure and not the thing: they point to whatever was measured before."""
_LEAD = frozenset(
    "a an the some its his her their about around roughly nearly almost up to at least more than over".split()
)
_EACH = re.compile(r"\W*(?:each|apiece|per|a|an)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A number as one voice tells it, and of what."""

    claim: Claim
    role: Role
    amount: Amount
    slot: tuple[str, str, str]
    speakers: tuple[EntityId, ...]
    sentence: int
    places: frozenset[EntityId]
    nouns: frozenset[str]
    things: tuple[str, ...]
    counts: str
    period: When | None
    said: str
    groups: dict[str, str]
    fillers: dict[str, frozenset[EntityId]]


def told_numbers(sheet: FactSheet, claim: Claim) -> Iterator[Told]:
    """The numbers of a claim that say how much or how many of something there is."""
    if claim.negated or claim.status not in _FACTS | OUTLOOKS or claim.predicate in _APART:
        return
    seen: set[Role] = set()
    for role in claim.roles:
        inside = [a for a in sheet.amounts if role.span.covers(a.span)]
        if role.implied or len(inside) != 1 or inside[0].span in (r.span for r in seen) or not _plain(sheet, inside[0]):
            continue
        before = sheet.article.text[role.span.start : inside[0].span.start].lower()
        words = [w for w in _LED.findall(before) if w not in _LEAD]
        if len(words) > 3 or (words and not before.rstrip().endswith(("of", "at", "to", "by"))):
            continue
        measured = noun_of(before) if words else ""
        yield _of(sheet, claim, role, inside[0], measured)


def _plain(sheet: FactSheet, amount: Amount) -> bool:
    """Whether it counts on its own, and is no price of one of several."""
    each = _EACH.match(sheet.article.text, amount.span.end) is not None and amount.kind is Measure.MONEY
    return counts_alone(sheet, amount) and not each


def counts_alone(sheet: FactSheet, amount: Amount) -> bool:
    """Whether it counts on its own: not "another 40", not a number without any value."""
    before = sheet.article.text[max(0, amount.span.start - 14) : amount.span.start]
    bare = amount.value is None and amount.low is None and amount.high is None
    part = _SHARE.match(sheet.article.text, amount.span.end) is not None
    return not bare and not part and not _MORE.search(before) and not _FURTHER.search(sheet.words(amount.span).lower())


def _of(sheet: FactSheet, claim: Claim, role: Role, amount: Amount, measured: str) -> Told:
    lemma = claim.lemma if claim.predicate == FALLBACK else ""
    asked = family(claim.predicate, role.name)
    asked = "sum" if asked in _SUMS and amount.kind is Measure.MONEY else asked + lemma
    others = [r for r in claim.roles if r is not role and not r.implied and r.name != "source"]
    sentence = sheet.sentence_at(claim.evidence)
    inside = (e for e in sheet.entities if e.kind in (Kind.PLACE, Kind.COUNTRY) and e.name[:1].isupper())
    things = tuple(thing for r in others if _is_thing(claim, r) and (thing := _thing(sheet, r)))
    places = frozenset(e.id for e in inside if any(sentence and sentence.span.covers(m.span) for m in e.mentions))
    return Told(
        claim=claim,
        role=role,
        amount=amount,
        slot=("" if claim.predicate == "count" else asked, measured, amount.kind),
        speakers=voices((claim,)),
        sentence=sheet.sentences.index(sentence) if sentence is not None else -1,
        places=places,
        nouns=frozenset(map(noun_of, things)),
        things=things,
        counts=sheet.article.text[amount.span.start : role.span.end] if amount.kind is Measure.COUNT else "",
        period=claim.when or _period(sheet, role),
        said=sheet.words(sentence.span) if sentence is not None else "",
        groups={
            r.name: words for r in others if not r.entities and (words := sheet.words(r.span)).lower() not in _BACK
        },
        fillers={r.name: known for r in others if (known := _known(sheet, r, _is_thing(claim, r)))},
    )


def _period(sheet: FactSheet, role: Role) -> When | None:
    """The time in what fills the role or right behind it: "6.2 percent in April"."""
    for when in sheet.times:
        if role.span.covers(when.span):
            return when
        between = sheet.article.text[role.span.end : when.span.start] if when.span.start >= role.span.end else None
        if between is not None and re.fullmatch(r"\s*(?:(?:in|for|on|during|over)\s+)?(?:the\s+)?", between):
            return when
    return None


def _known(sheet: FactSheet, role: Role, thing: bool) -> frozenset[EntityId]:
    """The entities of a role; of a thing only those with a name and a kind, the others are compared by their nouns."""
    return frozenset(e for e in role.entities if not thing or _is_named(sheet, e))


def _is_named(sheet: FactSheet, ident: EntityId) -> bool:
    entity = sheet.entity(ident)
    return entity.kind is not Kind.OTHER and any(letter.isupper() for letter in entity.name)


def _is_thing(claim: Claim, role: Role) -> bool:
    """Whether the role says of what the number is, and not who did it."""
    kind = KINDS.get(claim.predicate)
    spec = kind.role(role.name) if kind is not None and claim.predicate != FALLBACK else None
    return spec is None or Sort.ACTOR not in spec.sorts


def _thing(sheet: FactSheet, role: Role) -> str:
    """The phrase of what a number is of: "the bridge" of "the cost of the bridge"; "" where it only points to it."""
    phrase = sheet.words(role.span)
    words = phrase.lower().split()
    if len(words) == 1 and words[0] in _BACK:
        return ""
    head, of, behind = phrase.partition(" of ")
    noun = noun_of(" ".join(words[1:] if words[0] == "those" else words))
    last = head.lower().split()[-1] if of else words[-1]
    if not noun or any(noun == word[: len(noun)] and last.startswith(word) for word in _ANY):
        return behind if of and noun_of(behind) else ""
    return phrase
