"""Whether a sentence holds what a question word asks for, and the question does not say itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from bot.commands.asked import LIGHT, Term, Wanted
from bot.commands.paraphrases import may_mean
from bot.commands.question_forms import WHO_DOES
from bot.commands.words import ANYBODY, STOP, alike
from bot.facts.model import (
    Amount,
    Claim,
    Entity,
    FactSheet,
    Form,
    Kind,
    Measure,
    Precision,
    Sentence,
    Span,
    Status,
    When,
)
from bot.facts.passages import Passage
from bot.facts.query import SPEAKING
from bot.facts.words import stem, stems, words

_BOUND = re.compile(
    r"\b(?:from|since|starting|beginning|effective|until|till|through|by|starts?|begins?|ends?)(?: on)? $"
)
"""What stands before a time where it is that of a beginning or an end."""
_LIES = re.compile(
    r"^(?:and |so |but )?where (?:is|are|was|were) (?:(?:(?:the|an?|its|their|his|her) )?\S+$|"
    r"(?!.*(?:ed|ing|held|built|made|found|seen|sold)$))"
)
"""What asks where a thing is, and for no deed."""
_INSIDE = re.compile(r"\b(?:in|at|near|on|off|outside|between|across|along|inside)(?: the)? $")
_AHEAD = re.compile(r"\b(?:will|going to|due|planned|expected)\b")
_TO_COME = frozenset(
    (Status.PLANNED, Status.INTENDED, Status.PROPOSED, Status.POSSIBLE, Status.CONDITIONAL, Status.FORECAST,
     Status.AGREED, Status.REQUIRED)
)  # fmt: skip
_LIGHT = frozenset(("take", "have", "hold", "make", "give", "get"))
"""Verbs that leave the deed to their object: "took the lead"."""
OPPOSED = tuple((stem(a), stem(b)) for a, b in (("win", "lose"), ("beat", "lose")))
"""Deeds with two sides: who lost to somebody tells who won."""
_CAUSED = re.compile(
    r"\b(?:because|due to|owing to|thanks to|blam\w+|caus(?:e|es|ed|ing) |as a result|led to|sparked|triggered|set off|"
    r"prompted|for lack of)\b",
    re.IGNORECASE,
)
"""What tells a cause in so many words."""
_BECAUSE = re.compile(
    r"\b(?:(?<!second )(?<!minutes )(?<!hours )(?<!days )(?<!weeks )(?<!months )(?<!years )after|following|amid|citing|"
    r"cited|reasons? |so that|in order to|over|in protest|in response)\b",
    re.IGNORECASE,
)
"""What may tell why."""
_DECIDED = frozenset(("vote", "elect", "compete", "rule"))
"""Predicates of what has a result."""
_DOERS = frozenset(
    "actor by payer giver buyer seller holder body winner org acquirer parties participants person attacker court case "
    "source".split()
)
"""Roles of those whom "who" asks for."""
_SCORE = re.compile(r"(?<![\w/-])\d{1,3}[-–]\d{1,3}(?![\w/-])|\b\d+ votes to \d+|\bstraight sets\b")
_DURATION = re.compile(
    r"\b(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|half)(?:[- ]|-and-a-half )"
    r"(?:second|minute|hour|day|week|month|year|season|decade)s?\b",
    re.IGNORECASE,
)
_NEAR = 60
"""How many characters from a number the words may stand that say of what it is."""
_CALLED = (Form.NAME, Form.TITLE, Form.NOUN)
_PLACES = (Kind.PLACE, Kind.COUNTRY)


def is_bound(sheet: FactSheet, claim: Claim) -> bool:
    """Whether a claim tells from when or until when: "banning imports from January"."""
    before = sheet.article.text[: claim.when.span.start] if claim.when is not None else ""
    return _BOUND.search(before[-20:]) is not None


def holds(
    sheet: FactSheet, sentence: Sentence, passage: Passage, wanted: Wanted, asked: str, terms: Sequence[Term]
) -> bool:
    """Whether the sentence has what the question word asks for, and the question does not say itself."""
    text = sheet.words(sentence.span)
    match wanted:
        case Wanted.WHO:
            doing = [claim for claim in passage.claims if _is_deed(sheet, claim, asked)]
            return bool(doing) and (
                _is_somebody(sheet, sentence, asked) or any(_has_doer(sheet, c, asked) for c in doing)
            )
        case Wanted.WHICH:
            return _is_one(sheet, sentence, asked)
        case Wanted.WHEN:
            return any(_is_dated(sheet, claim, asked, terms) for claim in passage.claims)
        case Wanted.WHERE:
            return _is_there(sheet, sentence, passage, asked, terms)
        case Wanted.WHY:
            if _CAUSED.search(text) is not None:
                return True
            found = _BECAUSE.search(text) if asked.startswith(("why", "and why", "what for")) else None
            return found is not None and _tells(text[: found.start()], terms)
        case Wanted.LONG:
            return _DURATION.search(text) is not None
        case Wanted.MONEY:
            return any(a.kind is Measure.MONEY and _is_of(sheet, sentence, passage, a, terms) for a in sheet.amounts)
        case Wanted.NUMBER:
            return _counts(sheet, sentence, passage, asked, terms)
        case Wanted.SCORE:
            return _SCORE.search(text) is not None or any(claim.predicate in _DECIDED for claim in passage.claims)
        case Wanted.WHETHER | Wanted.WHAT:
            return len(words(text)) > len(terms) + 2


def _is_deed(sheet: FactSheet, claim: Claim, asked: str) -> bool:
    """Whether a claim tells the deed that a question asks the doer of: a finance chief finances nothing."""
    match = WHO_DOES.match(asked)
    if match is None or match["deed"] in STOP:
        return True
    deed = stem(match["deed"])
    sides = {b for a, b in (*OPPOSED, *((b, a) for a, b in OPPOSED)) if a == deed}
    there = {stem(word) for word in claim.lemma.split("_")}
    if any(may_mean(deed, each) or alike(deed, each) or each in sides for each in there):
        return True
    return claim.lemma in _LIGHT and deed in stems(sheet.words(claim.evidence))


def _has_doer(sheet: FactSheet, claim: Claim, asked: str) -> bool:
    """Whether the claim says who did it, by more than a pronoun: "the coastguard"."""
    said = stems(asked)
    told = [stems(sheet.words(role.span)) for role in claim.roles if role.name in _DOERS and role.entities]
    unnamed = any(sheet.entity(e).anonymous for role in claim.roles if role.name in _DOERS for e in role.entities)
    return not unnamed and any(len(names - said) > 0 and len("".join(names)) > 4 for names in told)


def _new(sheet: FactSheet, span: Span, asked: str) -> list[Entity]:
    """The entities that a sentence names and the question does not."""
    said = stems(asked)
    inside = (e for e in sheet.entities if any(span.covers(m.span) and m.form in _CALLED for m in e.mentions))
    return [e for e in inside if not stems(e.name) <= said]


def _is_somebody(sheet: FactSheet, sentence: Sentence, asked: str) -> bool:
    """Whether people, organisations and the like are named there, besides those whom the question names."""
    return any(
        e.kind in SPEAKING and not e.anonymous and any(c.isupper() for c in e.name)
        for e in _new(sheet, sentence.span, asked)
    )


def _is_one(sheet: FactSheet, sentence: Sentence, asked: str) -> bool:
    """Whether something with a name is there that is what the question asks which of: "which team", "which bank"."""
    match = re.search(r"\bwhich (?:of (?:the )?)?(\w+)(?: (\w+))?", asked)
    if match is None:
        return False
    sorts = {stem(word) for word in match.groups() if word and word not in STOP}
    kinds = {stem("country"): Kind.COUNTRY, stem("place"): Kind.PLACE, stem("person"): Kind.PERSON}
    for entity in _new(sheet, sentence.span, asked):
        if not any(c.isupper() for c in entity.name):
            continue
        named = (sheet.words(m.span) for m in entity.mentions if m.form in (Form.TITLE, Form.NOUN))
        told = stems(" ".join((entity.name, entity.description or "", *named)))
        if sorts and all(sort in told or kinds.get(sort) is entity.kind for sort in sorts):
            return True
    return False


def _counts(sheet: FactSheet, sentence: Sentence, passage: Passage, asked: str, terms: Sequence[Term]) -> bool:
    """Whether there is a number that the question does not say, of what is counted where it says of what."""
    amounts = [a for a in sheet.amounts if sentence.span.covers(a.span) and sheet.words(a.span).casefold() not in asked]
    match = re.search(r"\bhow many (?:more |other |of the |different )?(\w+)", asked)
    if match is None:  # how high, how large: no count of things
        amounts = [a for a in amounts if a.kind is not Measure.COUNT or a.unit is None]
    if match is None or match[1] in ANYBODY:
        return any(_is_of(sheet, sentence, passage, amount, terms) for amount in amounts)
    wanted = stem(match[1])
    for amount in amounts:
        after = sheet.article.text[amount.span.start : min(amount.span.end + 40, sentence.span.end)]
        near = [stem(word) for word in words(after)]
        if amount.kind is Measure.COUNT and any(may_mean(wanted, each) or alike(wanted, each) for each in near):
            return True
    return False


def _is_of(sheet: FactSheet, sentence: Sentence, passage: Passage, amount: Amount, terms: Sequence[Term]) -> bool:
    """Whether an amount stands in a clause, or close by words, that tell of a particular of the question."""
    if not sentence.span.covers(amount.span):
        return False
    clauses = [claim.evidence for claim in passage.claims if claim.evidence.covers(amount.span)]
    nearby = Span(max(sentence.span.start, amount.span.start - _NEAR), min(sentence.span.end, amount.span.end + _NEAR))
    nearest = min(clauses, key=lambda span: span.end - span.start, default=nearby)
    return _tells(sheet.words(nearest), terms) or _tells(sheet.words(nearby), terms)


def _tells(text: str, terms: Sequence[Term]) -> bool:
    """Whether the words have all particulars of the question that the article is not about anyway."""
    there = stems(text)
    particular = [t for t in terms if not t.given and not t.name and t.weight != LIGHT] or terms
    return all(t.stem in there or any(may_mean(t.stem, e) or alike(t.stem, e) for e in there) for t in particular)


def _is_there(sheet: FactSheet, sentence: Sentence, passage: Passage, asked: str, terms: Sequence[Term]) -> bool:
    """Whether a place is told of the deed that is asked for, or right behind a thing: "the factory in Larn"."""
    places = [e for e in _new(sheet, sentence.span, asked) if e.kind in _PLACES]
    if not _LIES.match(asked):
        return bool(places) or any(role.name == "place" for claim in passage.claims for role in claim.roles)
    spans = [m.span for e in places for m in e.mentions if sentence.span.covers(m.span)]
    for span in spans:
        before = sheet.article.text[max(sentence.span.start, span.start - _NEAR) : span.start]
        led = _INSIDE.search(before)
        if led is not None and _tells(before[: led.start()], terms):
            return True
    return False


def _is_to_come(sheet: FactSheet, claim: Claim, when: When) -> bool:
    """Whether a claim tells of what is ahead, at a time that is not over on the day of publication."""
    last = when.last.date() if isinstance(when.last, datetime) else when.last
    published = sheet.article.published_on
    return claim.status in _TO_COME and last is not None and (published is None or last >= published)


def _is_dated(sheet: FactSheet, claim: Claim, asked: str, terms: Sequence[Term]) -> bool:
    """Whether the claim tells a time of what is asked about, and a day where a day is asked for."""
    when = claim.when
    if when is None or when.precision in (Precision.DURATION, Precision.VAGUE):
        return False
    if re.search(r"\b(?:day|date)\b", asked) and when.precision not in (
        Precision.DAY,
        Precision.HOUR,
        Precision.MINUTE,
    ):
        return False
    if _AHEAD.search(asked) and not _is_to_come(sheet, claim, when):
        return False
    there = stems(sheet.words(claim.evidence))
    particular = [term for term in terms if not term.given and term.weight != LIGHT] or terms
    return any(term.stem in there or any(may_mean(term.stem, each) for each in there) for term in particular)
