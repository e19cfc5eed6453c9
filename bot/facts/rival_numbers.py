"""One thing's number told differently: sums, counts, shares and measures that cannot all be right.

Rivals answer one question about one thing by two voices: the same role of the same predicate, nothing that tells the
two apart (another doer, another place, another day, "another 40"), and numbers out of each other's range. What is
demanded, offered or foretold is no rival of what is so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.facts.kinds import FALLBACK, KINDS, Sort, family
from bot.facts.model import (
    Amount,
    Claim,
    Conflict,
    EntityId,
    FactSheet,
    Kind,
    Measure,
    Position,
    Role,
    Severity,
    Status,
    When,
)
from bot.facts.query import voices
from bot.facts.sameness import Sameness, compared, counted, noun_of
from bot.facts.worth import apart, bounds
from bot.languages.words import mark

_MEASURED = {
    Measure.MONEY: mark("How much money?"),
    Measure.PERCENT: mark("How many per cent?"),
    Measure.COUNT: mark("How many?"),
    Measure.MEASURE: mark("How much?"),
}
"""The question of a number whose role has none of its own."""
_FACTS = frozenset((Status.DONE, Status.ONGOING, Status.UNKNOWN))
_OUTLOOKS = frozenset((Status.PLANNED, Status.AGREED, Status.CONDITIONAL))
_SUMS = frozenset(("buy.price", "acquire.price", "pay.amount", "move.fee", "cost.amount", "damage.cost", "cost.theme"))
"""Roles that all say how much money something takes."""
_APART = frozenset(("want", "negotiate", "aim", "endorse", "compete", "vote", "include", "meet", "cause", "forecast"))
"""Predicates whose numbers are demands, steps or results that each side may have of its own."""
_MORE = re.compile(
    r"\b(?:another|more|further|additional|other|extra|first|last|next|each|every|per|a)\W*$", re.IGNORECASE
)
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
_NEAR, _LIKE = 2, 50
_NEW = re.compile(
    r"\b(?:an?|another)\s+(?:[\w’'-]+\s+){0,2}?(?P<event>fire|blaze|blast|explosion|bombing|collision|crash|accident|"
    r"derailment|attack|strike|raid|shooting|stabbing|clash|riot|flood|storm|hurricane|cyclone|tornado|earthquake|quake|"
    r"landslide|avalanche|collapse|disaster|incident|outbreak|epidemic)\b|"
    r"\b(?:separate(?:ly)?|unrelated|elsewhere|(?:earlier|previous|similar) (?:incident|attack|accident|disaster)s?)\b",
    re.IGNORECASE,
)
"""What a sentence brings up for the first time, so that its victims are not those of the sentence before."""
_NUMBER = re.compile(r"\d[\d.,]*")
_EACH = re.compile(r"\W*(?:each|apiece|per|a|an)\b", re.IGNORECASE)
_REACH = 4
"""How many sentences apart two numbers may be where one only points back to the other's thing."""


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


def rival_numbers(sheet: FactSheet, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """A hard conflict for each number that two voices tell differently."""
    slots: dict[tuple[str, str, str], list[Told]] = {}
    for claim in claims:
        for told in _told(sheet, claim):
            slots.setdefault(told.slot, []).append(told)
    ordered = sorted((t for some in slots.values() for t in some), key=lambda t: t.claim.evidence.start)
    pointing = {t.claim.id: _meant(t, ordered) for t in ordered if t.claim.predicate == "count"}
    for slot, given in slots.items():
        left = [*given, *(t for t in ordered if pointing.get(t.claim.id) in given)] if slot[0] else []
        while left:
            group = [other for other in left if other is left[0] or _rivals(left[0], other)]
            if len(group) > 1:
                yield _conflict(sheet, group)
            left = [other for other in left[1:] if other not in group[1:]]


def _meant(count: Told, told: Sequence[Told]) -> Told | None:
    """ "Police put the figure at 30,000": the number that another voice told last before, of a like size."""
    for other in reversed([t for t in told if t.claim.evidence.start < count.claim.evidence.start]):
        near = count.sentence - other.sentence <= _NEAR and other.claim.predicate != "count"
        if near and other.speakers != count.speakers and _alike(count.amount, other.amount):
            return other
    return None


def _alike(mine: Amount, theirs: Amount) -> bool:
    """Whether two numbers may be of one thing: one unit or none, and neither more than fifty times the other."""
    if mine.kind is not theirs.kind and not (mine.kind is Measure.COUNT and mine.unit is None):
        return False
    (a, b), (c, d) = bounds(mine), bounds(theirs)
    return b * _LIKE >= c and d * _LIKE >= a


def _told(sheet: FactSheet, claim: Claim) -> Iterator[Told]:
    """The numbers of a claim that say how much or how many of something there is."""
    if claim.negated or claim.status not in _FACTS | _OUTLOOKS or claim.predicate in _APART:
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
    """Whether it counts on its own: not "another 40", not a number without any value."""
    before = sheet.article.text[max(0, amount.span.start - 14) : amount.span.start]
    bare = amount.value is None and amount.low is None and amount.high is None
    words = sheet.words(amount.span).lower()
    each = _EACH.match(sheet.article.text, amount.span.end) is not None and amount.kind is Measure.MONEY
    return (
        not bare
        and not each
        and not _MORE.search(before)
        and not re.search(r"\b(?:more|other|further|additional)\b", words)
    )


def _of(sheet: FactSheet, claim: Claim, role: Role, amount: Amount, measured: str) -> Told:
    lemma = claim.lemma if claim.predicate == FALLBACK else ""
    asked = family(claim.predicate, role.name)
    asked = "sum" if asked in _SUMS and amount.kind is Measure.MONEY else asked + lemma
    others = [r for r in claim.roles if r is not role and not r.implied and r.name != "source"]
    sentence = sheet.sentence_at(claim.evidence)
    inside = (e for e in sheet.entities if e.kind in (Kind.PLACE, Kind.COUNTRY) and e.name[:1].isupper())
    places = frozenset(e.id for e in inside if any(sentence and sentence.span.covers(m.span) for m in e.mentions))
    return Told(
        claim=claim,
        role=role,
        amount=amount,
        slot=("" if claim.predicate == "count" else asked, measured, amount.kind),
        speakers=voices((claim,)),
        sentence=sheet.sentences.index(sentence) if sentence is not None else -1,
        places=places,
        nouns=frozenset(noun for r in others if _is_thing(claim, r) and (noun := _thing(sheet, r))),
        things=tuple(sheet.words(r.span) for r in others if _is_thing(claim, r) and _thing(sheet, r)),
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
    """The noun of what fills a role; "" where it only points to something, or names the measure."""
    words = sheet.words(role.span).lower().split()
    if len(words) == 1 and words[0] in _BACK:
        return ""
    noun = noun_of(" ".join(words[1:] if words[0] == "those" else words))
    return "" if any(noun == word[: len(noun)] and words[-1].startswith(word) for word in _ANY) else noun


def _rivals(one: Told, other: Told) -> bool:
    """Whether two voices tell a different number of the same thing."""
    if one.speakers == other.speakers or one.claim is other.claim or not apart(one.amount, other.amount):
        return False
    ahead = (one.claim.status in _OUTLOOKS) != (other.claim.status in _OUTLOOKS)
    if ahead and one.amount.kind is not Measure.MONEY:
        return False  # how many there are may change; what a thing costs is one sum, before and after
    when, then = one.period, other.period
    if (when is not None and then is not None and when.disjoint(then)) or _elsewhere(one.places, other.places):
        return False
    if any(_elsewhere(one.fillers.get(n, frozenset()), other.fillers.get(n, frozenset())) for n in one.fillers):
        return False
    if any(name in other.groups and _other_group(words, other.groups[name]) for name, words in one.groups.items()):
        return False
    if _tells_a_part(one, other) or _of_another_event(one, other):
        return False
    shared = any(a & b for a in one.fillers.values() for b in other.fillers.values())
    pointing = not one.nouns or not other.nouns
    return shared or _same_things(one, other) or (pointing and abs(one.sentence - other.sentence) <= _REACH)


def _other_group(mine: str, theirs: str) -> bool:
    """ "The top 1 percent paid ..., the top 10 percent paid ...", "those in the middle", "the bottom fifth"."""
    apart = compared(mine.lower().removeprefix("those "), theirs.lower().removeprefix("those ")) is Sameness.APART
    return apart or _NUMBER.findall(mine) != _NUMBER.findall(theirs)


def _same_things(one: Told, other: Told) -> bool:
    return any(compared(a, b) is Sameness.SAME for a in one.things for b in other.things if noun_of(a) == noun_of(b))


def _tells_a_part(one: Told, other: Told) -> bool:
    """ "4,000 cars" and "400 electric cars", "12 people" and "three children": unless the part is the greater number.

    Of other things than people, as of "house prices" and "consumer prices", neither is a number of the other.
    """
    found = [counted(one.counts, other.counts)]
    things = [compared(a, b) for a in one.things for b in other.things if noun_of(a) == noun_of(b)]
    if things and Sameness.SAME not in things:
        found += things
    (least, _), (_, most) = bounds(one.amount), bounds(other.amount)
    (their_least, _), (_, my_most) = bounds(other.amount), bounds(one.amount)
    for same in found:
        match same:
            case Sameness.APART:
                return True
            case Sameness.PART if one.amount.kind is not Measure.COUNT or least <= most:
                return True
            case Sameness.WHOLE if one.amount.kind is not Measure.COUNT or their_least <= my_most:
                return True
            case _:
                pass
    return False


def _of_another_event(one: Told, other: Told) -> bool:
    """Whether the later of two sentences brings up an event of its own: "a collision near the port killed three"."""
    if one.sentence == other.sentence:
        return False
    before, after = sorted((one, other), key=lambda t: t.sentence)
    new = _NEW.search(after.said)
    event = new.group("event") if new is not None else None
    return new is not None and (event is None or event.lower() not in before.said.lower())


def _elsewhere(some: frozenset[EntityId], others: frozenset[EntityId]) -> bool:
    return bool(some) and bool(others) and not some & others


def _conflict(sheet: FactSheet, given: Sequence[Told]) -> Conflict:
    first = given[0]
    predicate, _, name = family(first.claim.predicate, first.role.name).partition(".")
    kind = KINDS.get(predicate)
    spec = kind.role(name) if kind is not None else None
    sides: dict[tuple[str, tuple[EntityId, ...]], list[Told]] = {}
    for told in given:
        sides.setdefault((sheet.words(told.amount.span), told.speakers), []).append(told)
    return Conflict(
        question=(spec.asks if spec is not None else "") or _MEASURED[first.amount.kind],
        predicate=predicate,
        role=name,
        severity=Severity.HARD,
        positions=tuple(
            Position(value=value, speakers=speakers, claims=tuple(dict.fromkeys(t.claim.id for t in some)))
            for (value, speakers), some in sides.items()
        ),
    )
