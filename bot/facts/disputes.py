"""What one voice says of another's statement: "called the figure a guess", "rejected the claim"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.facts.denials import WHETHER
from bot.facts.model import Amount, Claim, Conflict, EntityId, FactSheet, Measure, Position, Role, Severity
from bot.facts.query import number, voices
from bot.facts.sides import position
from bot.facts.words import short

_NUMBERS = frozenset(
    "figure number sum estimate total count toll amount price valuation forecast projection prediction".split()
)
"""What a number said before is called."""
_STATEMENTS = frozenset(
    "claim allegation accusation assertion statement report charge suggestion account version story".split()
)
"""What words said before are called."""
_POINTERS = frozenset("the that this those these such his her their its".split())
_DENYING = frozenset("deny dispute reject dismiss refute rebut contest contradict challenge question".split())
_CALLING = frozenset("call describe label brand dub regard portray term consider deem".split())
_UNTRUE = re.compile(
    r"\b(?:false|untrue|wrong|incorrect|inaccurate|mistaken|baseless|unfounded|groundless|nonsens\w*|lies?|fabricat\w*|"
    r"fiction\w*|fake|hoax|propaganda|rumours?|rumors?|exaggerat\w*|inflated|overstated|understated|misleading|absurd|"
    r"ridiculous|ludicrous|implausible|premature|speculati\w*|guess\w*|fantas\w*|aspiration\w*|ambition\w*|wish\w*|"
    r"hearsay|gossip|conjecture|smears?|slander\w*|defamatory|disinformation|misinformation|invent(?:ed|ion)|rubbish|"
    r"unsubstantiated|without (?:foundation|merit|basis)|theatre|theater|"
    r"too (?:high|low|optimistic|pessimistic)|not (?:true|correct|accurate|so))\b",
    re.IGNORECASE,
)
"""Words by which a statement is said not to be a fact, or not to be right."""
_LIE = (
    r"(?:[\"“”'‘’]\s?)?(?:(?:\w+ly|a|an|as|nothing but|nothing more than|no more than|pure|mere|sheer|complete|total|"
    r"utter|political|just|so much)\s+(?:[\"“'‘])?){0,3}(?:false|untrue|wrong|incorrect|inaccurate|baseless|unfounded|"
    r"groundless|nonsense|lies?|fabricat\w+|fiction|fake|hoax|propaganda|rumou?rs?|speculation|speculative|guesswork|hearsay|"
    r"gossip|conjecture|smears?|slander|disinformation|misinformation|invented|inventions?|rubbish|theatre|theater|"
    r"misleading|absurd|ridiculous|ludicrous|fantasy|unsubstantiated|without (?:foundation|merit|basis)|"
    r"not (?:true|correct|accurate|so))\b"
)
_POINTED = (
    r"(?:that|this|it|them|these|those|(?:the|that|this|those|these|such)\s+(?:\w+\s+){0,2}?(?:claims?|allegations?|"
    r"accusations?|reports?|assertions?|statements?|charges|suggestions?|account|version|story|stories))"
)
_DISMISSED = re.compile(
    rf"(?:\b(?:call|describ|label|brand|dismiss|reject|denounc|dub|term|condemn)(?:s|es|ed|led|led|bed|ing)?\s+{_POINTED}"
    rf"\s+(?:as\s+)?(?P<called>{_LIE})|^(?:that\s+)?{_POINTED}\s+(?:was|were|is|are)\s+(?P<so>{_LIE}))",
    re.IGNORECASE,
)
"""That something said right before is called untrue, or no more than talk, though it is only pointed to."""
_MARKS = " \"“”'‘’"
_REACH = 3
"""How many sentences back the statement may stand."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement of somebody: its words, or the number in it, and the claim that holds it."""

    value: str
    claim: Claim
    speaker: EntityId | None


def disputes(sheet: FactSheet, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """A soft conflict for each statement that another voice calls untrue, or no more than a hope or a guess."""
    seen: set[tuple[str, str]] = set()
    for claim in claims:
        about = _what(sheet, claim)
        said = _meant(sheet, claims, claim, about) if about else _dismissed(sheet, claims, claim)
        if said is None or (said.claim.id, claim.id) in seen:
            continue
        seen.add((said.claim.id, claim.id))
        yield Conflict(
            question=f"{short(said.value, 100)}{WHETHER}",
            predicate=said.claim.predicate,
            role=None,
            severity=Severity.SOFT,
            positions=(
                position(said.value, said.claim),
                Position(value=_view(sheet, claim), speakers=voices((claim,)) or _doer(claim), claims=(claim.id,)),
            ),
        )


def _what(sheet: FactSheet, claim: Claim) -> str:
    """The noun by which a claim disputes something said before ("figure", "allegation"); "" where it does not."""
    if claim.negated:
        return ""
    for name in ("target", "item", "theme"):
        role = claim.role(name)
        noun = _pointing(sheet, role) if role is not None else ""
        if role is not None and noun:
            behind = sheet.article.text[role.span.end : claim.evidence.end]
            called = claim.lemma in _CALLING and _UNTRUE.search(behind) is not None
            return noun if called or claim.lemma in _DENYING else ""
    return ""


def _dismissed(sheet: FactSheet, claims: Sequence[Claim], claim: Claim) -> _Said | None:
    """What another voice said right before, in this sentence or the last, that the claim calls untrue as "that"."""
    found = _DISMISSED.search(sheet.words(claim.evidence)) if not claim.negated else None
    mine = set(voices((claim,)) or _doer(claim))
    if found is None or not mine:
        return None
    here, start = number(sheet, claim.evidence), claim.evidence.start + found.start()
    before = [c for c in claims if c.evidence.end <= start and 0 <= here - number(sheet, c.evidence) <= 1]
    said = [c for c in before if voices((c,)) and not mine & set(voices((c,)))]
    if not said or mine & set(voices(before[-1:])):
        return None
    last = max(said, key=lambda c: c.evidence.start)
    whole = _whole(sheet, said, last)
    return _Said(sheet.words(whole.evidence), whole, voices((whole,))[0])


def _pointing(sheet: FactSheet, role: Role) -> str:
    """The noun of a phrase that points back to something said: "the latest figures"; else ""."""
    words = re.findall(r"[\w’'-]+", sheet.words(role.span).lower())
    nouns = (word.removesuffix("s") for word in words[1:4])
    return next((n for n in nouns if n in _NUMBERS | _STATEMENTS), "") if words and words[0] in _POINTERS else ""


def _meant(sheet: FactSheet, claims: Sequence[Claim], dispute: Claim, noun: str) -> _Said | None:
    """The last statement by another voice before the dispute that its noun can stand for."""
    starts = [s.span.start for s in sheet.sentences if s.span.start <= dispute.evidence.start]
    reach = starts[-_REACH - 1 :][0] if starts else 0
    just_before = starts[-2:][0] if starts else 0
    mine = voices((dispute,)) or _doer(dispute)
    before = [c for c in claims if reach <= c.evidence.start and c.evidence.end <= dispute.evidence.start]
    for claim in sorted(before, key=lambda c: c.evidence.start, reverse=True):
        if voices((claim,)) == mine or (not claim.attribution and noun not in _NUMBERS and not _accuses(claim)):
            continue
        if noun not in _NUMBERS:
            if not (_accuses(claim) or _about(claim, mine) or claim.evidence.start >= just_before):
                continue
            whole = _whole(sheet, before, claim)
            return _Said(sheet.words(whole.evidence), whole, (voices((whole,)) or (None,))[0])
        amount = _number(sheet, claim, noun)
        if amount is not None:
            return _Said(sheet.words(amount.span), claim, None)
    return None


def _whole(sheet: FactSheet, claims: Sequence[Claim], part: Claim) -> Claim:
    """The first thing that the same voice said in that sentence: the charge, and not only what it was done for."""
    sentence = sheet.sentence_at(part.evidence)
    if sentence is None or not part.attribution:
        return part
    same = (c for c in claims if sentence.span.covers(c.evidence) and c.attribution == part.attribution)
    return min(same, key=lambda c: c.evidence.start, default=part)


def _accuses(claim: Claim) -> bool:
    """ "Nine cooks accused him of shouting", "she alleged that ...": what is later called "the claims"."""
    cue = claim.attribution[-1].cue if claim.attribution else None
    return claim.lemma.startswith("accuse") or cue in ("accuse", "allege", "claim")


def _about(claim: Claim, someone: tuple[EntityId, ...]) -> bool:
    """Whether the claim, attributed to another voice, has the one who disputes it in a role."""
    return bool(claim.attribution) and any(set(role.entities) & set(someone) for role in claim.roles)


def _number(sheet: FactSheet, claim: Claim, noun: str) -> Amount | None:
    """The last number of the claim; a price or a sum only of money."""
    money = noun in ("sum", "price", "amount", "valuation")
    inside = [a for a in sheet.amounts if claim.evidence.covers(a.span) and (a.kind is Measure.MONEY or not money)]
    return inside[-1] if inside else None


def _view(sheet: FactSheet, claim: Claim) -> str:
    value, words = claim.role("value"), sheet.words(claim.evidence)
    if value is not None:
        return sheet.words(value.span)
    found = _DISMISSED.search(words)
    return (found["called"] or found["so"]).strip(_MARKS) if found is not None else words


def _doer(claim: Claim) -> tuple[EntityId, ...]:
    """Who disputes it, where that is a role of the claim and not its speaker."""
    role = claim.role("holder") or claim.role("actor") or claim.role("theme")
    return role.entities if role is not None else ()
