"""Which sentences answer a free question that no command is for: those that tell of all of it, and hold what is asked.

Passage retrieval with a check of the answer's type, as in question answering over texts (Jurafsky and Martin, Speech
and Language Processing, 3rd ed., ch. 14): a sentence must have the question's names and its deed, most of its other
words, and what the question word asks for and the question does not say itself: somebody, a day, a number, a place, a
reason. A sentence that only comes near is no answer.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.commands.paraphrases import may_mean
from bot.commands.question_forms import CONTENTS, NEXT_PART, SAID, WHO_DOES
from bot.commands.words import ANYBODY, PEOPLE, STOP, alike, content_words
from bot.facts.doers import Names
from bot.facts.model import Amount, Claim, Entity, FactSheet, Form, Kind, Measure, Precision, Sentence, Span
from bot.facts.passages import Passage, passages
from bot.facts.query import SPEAKING
from bot.facts.stems import MONTH_STEMS, WEEKDAY_STEMS
from bot.facts.words import stem, stems, words

ENOUGH = 0.76
"""The share (0 to 1) of a question's weight that a sentence must have."""
BESIDE = 0.12
"""How much less than the best sentence another one may have that is shown beside it."""
MOST = 2
"""How many sentences are shown."""
NAME, PLAIN, LIGHT = 1.6, 1.0, 0.3
"""Weights of a name, of another word, and of one that says little: "go", "current", "supposed"."""
GIVEN = 0.75
"""How far (0 to 1) what the whole article is about counts as told in each of its sentences."""


class Wanted(StrEnum):
    """What a question word asks for."""

    WHO = "who"
    WHICH = "which"
    WHEN = "when"
    WHERE = "where"
    WHY = "why"
    LONG = "how long"
    MONEY = "how much"
    NUMBER = "how many"
    SCORE = "score"
    WHETHER = "whether"
    WHAT = "what"


_LEAD = r"^(?:and |so |but |then )?"
_FORMS = (
    (Wanted.SCORE, r"\b(?:what|which) (?:was|is|were) the (?:final )?(?:score|result)\b|\bby what score\b"),
    (Wanted.LONG, r"\b(?:for )?how (?:long|many (?:days|weeks|months|years|hours|minutes))\b"),
    (Wanted.MONEY, r"\bhow (?:much (?:money|does|did|do|will|would|is|was|are|were|has|have)|expensive)\b|"
                   r"\bhow much\??$"),
    (Wanted.NUMBER, r"\bhow (?:many|much|big|large|high|old|far|fast|strong|heavy|tall|deep|wide|often)\b|"
                    r"\bwhat (?:percentage|share|proportion|number|age)\b|"
                    r"\bwhat (?:\w+ ){0,3}(?:rate|yield|margin|level|price|growth|inflation|turnout)\b"),
    (Wanted.WHEN, r"(?:since |until |till |from |by )?when\b|\b(?:what|which) (?:day|date|year|month|time)\b"),
    (Wanted.WHERE, r"where\b|\b(?:in|at|to) (?:which|what) (?:city|town|place|country|village)\b"),
    (Wanted.WHY, r"why\b|what for\b|"
                 r"\b(?:what|which) (?:is |was |are |were )?(?:the )?(?:reasons?|causes?|caused|led to)\b"),
    (Wanted.WHO, r"(?:by |to |from |for |with )?(?:who|whom|whose)\b"),
    (Wanted.WHICH, r"(?:in |at |to |by |for )?which\b"),
    (Wanted.WHETHER, r"(?:is|are|was|were|do|does|did|has|have|had|will|can|could|would|should|may|must)\b"),
    (Wanted.WHAT, r"(?:what|how)\b"),
)  # fmt: skip
_COMPILED = tuple(
    (wanted, re.compile(pattern if pattern.startswith(r"\b") else _LEAD + pattern)) for wanted, pattern in _FORMS
)
_ASKING = frozenset(
    stem(word)
    for word in "long many much big large high old far fast score result day date year month time city town place "
    "country reason cause percentage share proportion number age".split()
)
"""Words that name what is asked for; the sentence need not say them."""
_SAYS_LITTLE = frozenset(
    stem(word)
    for word in "go suppose current currently now happen expect still play get make take put use plan likely exactly "
    "actually first finally today person people man woman thing way kind sort call name total amount change company "
    "firm organisation".split()
)
_COURSE = frozenset(stem(word) for word in "start begin last end finish run take effect come".split())
"""Words that ask how something runs in time."""
_BOUND = re.compile(
    r"\b(?:from|since|starting|beginning|effective|until|till|through|by|starts?|begins?|ends?)(?: on)? $"
)
"""What stands before a time where it is that of a beginning or an end."""
_LIGHT = frozenset(("take", "have", "hold", "make", "give", "get"))
"""Verbs that leave the deed to their object: "took the lead"."""
_IDIOMS = (("found guilty", "convicted"), ("found not guilty", "acquitted"), ("laid off", "dismissed"),
           ("let go", "dismissed"), ("put to death", "executed"), ("set free", "released"))  # fmt: skip
"""Deeds of several words, and the one that says them."""
_OPPOSED = tuple((stem(a), stem(b)) for a, b in (("win", "lose"), ("beat", "lose")))
"""Deeds with two sides: who lost to somebody tells who won."""
_CAUSED = re.compile(
    r"\b(?:because|due to|owing to|thanks to|blam\w+|caus(?:e|es|ed|ing) |as a result|led to|sparked|triggered|set off|"
    r"prompted|for lack of|swept away)\b",
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
_SMALL = re.compile(r"\b[a-z][\w’'-]+")
_DOERS = frozenset(
    "actor by payer giver buyer seller holder body winner org acquirer parties participants person attacker court case "
    "source".split()
)
"""Roles of those whom "who" asks for."""
_IDENTITY = re.compile(
    r"^(?:and |so |but )?who (?:exactly )?(?:is|are|was|were)(?: exactly)? "
    r"(?!(?:the )?(?:new|next|first)\b)(?!\w+(?:ed|ing)\b)"
)
"""Who somebody is tells a name or a description, and no sentence that only speaks of them."""
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


@dataclass(frozen=True, slots=True)
class _Term:
    """A word that a question asks with: its stem, how much it weighs, and whether the whole article is about it."""

    word: str
    stem: str
    weight: float
    name: bool
    given: bool


def answering(sheet: FactSheet, question: str) -> tuple[Sentence, ...]:
    """The sentences that answer, in the order of the text, at most two; none where no sentence tells it."""
    asked = " ".join(question.casefold().replace("’", "'").strip(" ?!.").split())
    for idiom, word in _IDIOMS:
        question, asked = question.replace(idiom, word), asked.replace(idiom, word)
    wanted = next((sort for sort, pattern in _COMPILED if pattern.search(asked)), None)
    several = len([part for part in NEXT_PART.split(question) if content_words(part)]) > 1
    if wanted is None or several or CONTENTS.match(asked) or _IDENTITY.match(asked):
        return ()
    found = passages(sheet, Names(sheet))
    terms = _terms(sheet, question, wanted, found)
    if not _asks_enough(wanted, asked, terms):
        return ()
    if all(term.given or term.weight == LIGHT for term in terms):
        terms = tuple(replace(term, given=False) for term in terms)  # then the sentence itself has to tell of it
    ranked = []
    for passage in found:
        share = _share(sheet, terms, passage, wanted)
        sentence = sheet.sentence(passage.number)
        if sentence is not None and share >= ENOUGH and _holds(sheet, sentence, passage, wanted, asked, terms):
            ranked.append((share, sentence))
    best = max((share for share, _ in ranked), default=0.0)
    near = sorted((row for row in ranked if row[0] >= best - BESIDE), key=lambda row: (-row[0], row[1].number))
    return tuple(sorted((sentence for _, sentence in near[:MOST]), key=lambda s: s.number))


def _asks_enough(wanted: Wanted, asked: str, terms: Sequence[_Term]) -> bool:
    """Whether a question has particulars to look for: more than a name, and more than one where the answer is a yes.

    What somebody said, and whether something was on a day, is not told by a sentence that has the words.
    """
    plain = [term for term in terms if not term.name and term.weight > LIGHT]
    if wanted is Wanted.WHETHER:
        return len(terms) > 1 and bool(plain) and not any(term.stem in MONTH_STEMS | WEEKDAY_STEMS for term in terms)
    return bool(plain) and not SAID.search(asked)


def _terms(sheet: FactSheet, question: str, wanted: Wanted, found: Sequence[Passage]) -> tuple[_Term, ...]:
    """The words of a question that ask for something in particular, weighed."""
    held = Counter(part for p in found for part in p.stems | p.names)
    names = frozenset(part for p in found for part in p.names)
    lead = (found[0].stems | found[0].names) if found else frozenset[str]()
    capitals = {stem(match) for match in re.findall(r"(?<!^)(?<![.?!] )\b[A-Z][\w’'-]+", question.strip())}
    done = []
    for word in content_words(question):
        root = stem(word)
        if wanted not in (Wanted.WHETHER, Wanted.WHAT, Wanted.WHICH) and root in _ASKING:
            continue
        name = root in capitals or (root in names and root not in _lower(sheet))
        dated = root in MONTH_STEMS | WEEKDAY_STEMS or root.isdigit()
        given = not dated and (root in lead or held.get(root, 0) >= max(2, math.ceil(len(found) / 3)))
        light = not name and (root in _SAYS_LITTLE or (wanted is Wanted.LONG and root in _COURSE))
        done.append(_Term(word, root, NAME if name else LIGHT if light else PLAIN, name or dated, given))
    return tuple(done)


def _lower(sheet: FactSheet) -> frozenset[str]:
    """The stems of all words that the article writes in small letters somewhere."""
    return frozenset(stem(part) for w in _SMALL.findall(sheet.article.text) for part in words(w))


def _share(sheet: FactSheet, terms: Sequence[_Term], passage: Passage, wanted: Wanted) -> float:
    """How much of the question a sentence has, 0 to 1; 0 where a name or the only particular of it is missing."""
    there = passage.stems | passage.names | stems(passage.line.text)
    predicates = {claim.predicate for claim in passage.claims}
    total = sum(term.weight for term in terms)
    got, own = 0.0, 0
    for term in terms:
        strength = _strength(term, there, predicates, wanted)
        if not strength and wanted is Wanted.WHEN and term.stem in _COURSE:
            strength = float(any(_is_bound(sheet, claim) for claim in passage.claims))
        if not strength and term.given:
            strength = GIVEN
        elif strength and term.weight > LIGHT:
            own += 1
        if not strength and term.name:
            return 0.0
        got += strength * term.weight
    return got / total if total and own else 0.0


def _is_bound(sheet: FactSheet, claim: Claim) -> bool:
    """Whether a claim tells from when or until when: "banning imports from January"."""
    before = sheet.article.text[: claim.when.span.start] if claim.when is not None else ""
    return _BOUND.search(before[-20:]) is not None


def _strength(term: _Term, there: frozenset[str], predicates: set[str], wanted: Wanted) -> float:
    if term.stem in there:
        return 1.0
    if term.word in ANYBODY and there & PEOPLE:
        return 1.0
    if any(alike(term.stem, each) for each in there):
        return 0.95
    if term.name:
        return 0.0
    strength = max((may_mean(term.stem, each) for each in there), default=0.0)
    if not strength and wanted is Wanted.WHO:
        pairs = {*_OPPOSED, *((b, a) for a, b in _OPPOSED)}
        strength = 0.8 if any(a == term.stem and b in there for a, b in pairs) else 0.0
    return strength


def _holds(
    sheet: FactSheet, sentence: Sentence, passage: Passage, wanted: Wanted, asked: str, terms: Sequence[_Term]
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
            return any(e.kind in _PLACES for e in _new(sheet, sentence.span, asked)) or any(
                role.name == "place" for claim in passage.claims for role in claim.roles
            )
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
    sides = {b for a, b in (*_OPPOSED, *((b, a) for a, b in _OPPOSED)) if a == deed}
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


def _counts(sheet: FactSheet, sentence: Sentence, passage: Passage, asked: str, terms: Sequence[_Term]) -> bool:
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


def _is_of(sheet: FactSheet, sentence: Sentence, passage: Passage, amount: Amount, terms: Sequence[_Term]) -> bool:
    """Whether an amount stands in a clause, or close by words, that tell of a particular of the question."""
    if not sentence.span.covers(amount.span):
        return False
    clauses = [claim.evidence for claim in passage.claims if claim.evidence.covers(amount.span)]
    nearby = Span(max(sentence.span.start, amount.span.start - _NEAR), min(sentence.span.end, amount.span.end + _NEAR))
    nearest = min(clauses, key=lambda span: span.end - span.start, default=nearby)
    return _tells(sheet.words(nearest), terms) or _tells(sheet.words(nearby), terms)


def _tells(text: str, terms: Sequence[_Term]) -> bool:
    """Whether the words have all particulars of the question that the article is not about anyway."""
    there = stems(text)
    particular = [t for t in terms if not t.given and not t.name and t.weight != LIGHT] or terms
    return all(t.stem in there or any(may_mean(t.stem, e) or alike(t.stem, e) for e in there) for t in particular)


def _is_dated(sheet: FactSheet, claim: Claim, asked: str, terms: Sequence[_Term]) -> bool:
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
    there = stems(sheet.words(claim.evidence))
    particular = [term for term in terms if not term.given and term.weight != LIGHT] or terms
    return any(term.stem in there or any(may_mean(term.stem, each) for each in there) for term in particular)
