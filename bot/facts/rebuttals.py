"""What a voice denies by a noun or another verb than it was told with: "tried to tow them", "denied any tow". Pure.

Always soft: that the denial means that deed is read from words of one stem or of one sense, a few sentences apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.facts.denials import WHETHER, parties_fit
from bot.facts.model import Claim, ClaimId, Conflict, EntityId, FactSheet, Position, Role, Severity
from bot.facts.query import number, voices, word_of
from bot.facts.sameness import noun_of
from bot.facts.sides import UNREAL
from bot.facts.stems import STOPWORDS, stem
from bot.facts.words import short, stems

_DENYING = frozenset("deny dispute reject refute rebut contest disavow repudiate".split())
_DENIED = frozenset("deny refute rebut disavow".split())
"""Verbs behind which a deed is denied, and never an offer or a demand."""
_NONE_OF = re.compile(
    r"\b(?:(?:no|any|without|lacked|little)\s+(?:\w+\s+)?(?:evidence|record|knowledge|sign|trace|proof|indication|"
    r"recollection|memory)\s+(?:of|for|that|to)|knew\s+nothing\s+(?:of|about)|know\s+nothing\s+(?:of|about)|"
    r"(?:un|not\s+(?:been\s+)?(?:made\s+)?)aware\s+(?:of|that)|had\s+not\s+heard\s+(?:of|about)|"
    r"(?:never|not)\s+(?:seen|received|had)\s+any|no\s+such|there\s+(?:was|were|is|are|had\s+been|has\s+been)\s+no)\s+"
    r"(?P<what>[^.;:,]{3,70})",
    re.IGNORECASE,
)
"""Words that deny without the verb: what they deny is `what`."""
_GENERIC = frozenset(
    stem(w)
    for w in (
        "any such attempt try evidence record know have do make take place occur happen claim allegation accusation "
        "report deed event be give involve role responsible carry commit receive get some kind that this it anything "
        "anyone anybody fighter force member employee staff said say company firm party government ministry people "
        "ever been there being one own wrongdoing act action matter case thing time all go come become find see put "
        "use set use hold talk tell ask want need call show year month week day"
    ).split()
)
_WRONGS = re.compile(
    r"\b(?:irregularit(?:y|ies)|wrongdoing|misconduct|foul play|fraud|tampering|malpractice|impropriet(?:y|ies)|"
    r"any of (?:this|that|it)|such (?:a thing|things|acts?|claims?))\b",
    re.IGNORECASE,
)
"""What is denied without saying which wrong: it answers whatever was alleged right before."""
_SENSES = tuple(
    frozenset(stem(w) for w in line.split())
    for line in (
        "fire shell shoot bomb bombard launch strike shelling gunfire airstrike raid bombing",
        "negotiate approach contact talk discuss court meet",
        "warn alert notify caution warning",
        "dope doping drug steroid stimulant",
        "bribe bribery kickback graft",
        "tow drag pull push pushback",
        "steal embezzle divert siphon misuse",
        "rig fraud manipulate tamper falsify irregularity forge",
        "abuse assault harass molest grope harassment",
        "torture beat mistreat ill-treat",
        "spill leak dump discharge pollute contaminate",
        "collude fix cartel conspire",
        "kidnap abduct seize abduction",
        "lie mislead deceive",
        "hack breach intrude hacking",
        "spy espionage eavesdrop bug wiretap",
        "arm supply deliver send ship weapon",
        "dismiss sack fire oust resign",
        "cheat plagiarise plagiarize copy plagiarism",
        "evict expel deport expulsion",
    )
)
"""Verbs and nouns of one deed that one side tells and the other denies, as stems."""
_POSITIVE = re.compile(r"\b(?:test\w*|sample)\b.{0,40}\b(?:positive|banned)\b|\bpositive test\b", re.IGNORECASE)
_DOPED = stem("doping")
_ALLEGING = frozenset("claim allege accuse".split())
_DOERS = frozenset("actor by payer buyer giver seller attacker parties participants suspect cause".split())
_ANY = re.compile(r"(?:any|no|such)\b", re.IGNORECASE)
_ANYBODY = frozenset(noun_of(word) for word in "anyone anybody anything".split())
_REACH = 3
"""How many sentences a denial may stand behind what it denies."""


@dataclass(frozen=True, slots=True)
class _Denial:
    """A claim that denies, whose it is, the stems and words of what it denies, and where those stand."""

    claim: Claim
    speakers: frozenset[EntityId]
    keys: frozenset[str]
    what: str
    firm: bool
    """Whether a verb of denying stands there, so that a word of like sense is enough."""


def rebuttals(sheet: FactSheet, claims: Sequence[Claim], known: Sequence[Conflict]) -> Iterator[Conflict]:
    """A soft conflict for each statement that another voice denies in other words; `known` denials are left out."""
    answered = {i for c in known if c.question.endswith(WHETHER) for p in c.positions for i in p.claims}
    told = [c for c in claims if not c.negated and c.status not in UNREAL and c.predicate != "want"]
    seen: set[ClaimId] = set()
    for denial in _denials(sheet, claims):
        said = _said(sheet, told, denial) if denial.claim.id not in answered else None
        if said is None or said.id in seen:
            continue
        seen.add(said.id)
        yield Conflict(
            question=f"{short(sheet.words(said.evidence), 100)}{WHETHER}",
            predicate=said.predicate,
            role=None,
            severity=Severity.SOFT,
            positions=(
                Position(value="yes", speakers=_speakers(claims, said), claims=(said.id,)),
                Position(value="no", speakers=tuple(sorted(denial.speakers)), claims=(denial.claim.id,)),
            ),
        )


def _denials(sheet: FactSheet, claims: Sequence[Claim]) -> Iterator[_Denial]:
    """Every claim that says that something told is not so: "denied any tow", "had no record of such a warning"."""
    for claim in claims:
        cue = claim.attribution[-1].cue if claim.attribution else None
        if claim.negated and cue in _DENYING:
            named = [sheet.words(r.span) for r in claim.roles]
            things = [w for r, w in zip(claim.roles, named, strict=True) if r.name not in _DOERS or _ANY.match(w)]
            what = " ".join([claim.lemma.replace("_", " "), *things])
            yield _denial(claim, frozenset(voices((claim,))), what, firm=True)
        elif claim.lemma in _DENIED and not claim.negated:
            roles = [r for r in claim.roles if r.name in ("target", "content", "item", "value", "offence")]
            doers = [r for r in claim.roles if r.name in ("theme", "actor", "holder", "by")]
            who = frozenset(e for r in doers for e in r.entities) or frozenset(voices((claim,)))
            yield _denial(claim, who, " ".join(sheet.words(r.span) for r in roles or doers[1:]), firm=True)
        elif claim.attribution and (found := _NONE_OF.search(sheet.words(claim.evidence))) is not None:
            yield _denial(claim, frozenset(voices((claim,))), found["what"], firm=False)


def _denial(claim: Claim, who: frozenset[EntityId], what: str, *, firm: bool) -> _Denial:
    words = re.findall(r"[^\W\d_]{3,}", re.split(r" and |, | or that ", what.lower())[0])
    return _Denial(claim, who, frozenset(stem(w) for w in words if w not in STOPWORDS) - _GENERIC, what, firm)


def _said(sheet: FactSheet, told: Sequence[Claim], denial: _Denial) -> Claim | None:
    """What the denial answers: the nearest claim before it of another voice that tells that deed."""
    here = number(sheet, denial.claim.evidence)
    fitting = [
        claim
        for claim in told
        if 0 <= here - number(sheet, claim.evidence) <= _REACH
        and _is_told_before(sheet, claim, denial.claim)
        and not denial.speakers & set(_speakers(told, claim))
        and _is_answered(sheet, claim, denial, here)
        and _fit(sheet, claim, denial)
    ]
    return max(fitting, key=lambda c: (_weight(c, denial), number(sheet, c.evidence), -c.evidence.start), default=None)


def _is_told_before(sheet: FactSheet, claim: Claim, denied: Claim) -> bool:
    """Whether the deed stands before the denial: its own word where its clause runs on over the denial."""
    if not claim.evidence.overlap(denied.evidence):
        return claim.evidence.start < denied.evidence.start
    word = word_of(sheet, claim)
    return word is not None and word.end <= denied.evidence.start


def _is_answered(sheet: FactSheet, claim: Claim, denial: _Denial, here: int) -> bool:
    """Whether the claim tells a deed of the denied stem or sense, or alleges what is denied as a wrong without name."""
    away = here - number(sheet, claim.evidence)
    weight = _weight(claim, denial)
    if weight and (denial.firm or weight > 1 or away <= 1):
        return weight == 1 or _names_it(sheet, claim, denial)
    if _DOPED in denial.keys and _POSITIVE.search(sheet.words(claim.evidence)):
        return True
    cue = claim.attribution[-1].cue if claim.attribution else None
    return cue in _ALLEGING and away <= 1 and _WRONGS.search(denial.what) is not None


def _names_it(sheet: FactSheet, claim: Claim, denial: _Denial) -> bool:
    """Whether what else the denial names was told too: "denied selling the tower" does not deny that of the quay."""
    deeds = (*claim.lemma.split("_"), *denial.claim.lemma.split("_"))
    rest = denial.keys - frozenset(map(stem, deeds))
    sentence = sheet.sentence_at(claim.evidence)
    return not rest or sentence is None or bool(rest & stems(sheet.words(sentence.span)))


def _weight(claim: Claim, denial: _Denial) -> int:
    """2 where the deed has the stem of the denial, 1 where it has its sense, else 0."""
    own = frozenset(stem(part) for part in claim.lemma.split("_"))
    if own & denial.keys - _GENERIC:
        return 2
    denied = denial.keys | frozenset(stem(part) for part in denial.claim.lemma.split("_"))
    return int(any(own & sense and denied & sense for sense in _SENSES))


def _fit(sheet: FactSheet, claim: Claim, denial: _Denial) -> bool:
    """Whether neither the doers nor, of one verb, the things of the two are told apart."""
    named = denial.firm and denial.claim.lemma not in _DENIED
    doers = tuple(r for r in denial.claim.roles if named and r.name in _DOERS and _is_named(sheet, r))
    if not parties_fit(sheet, claim, replace(denial.claim, roles=doers)):
        return False
    one, other = claim.role("theme"), denial.claim.role("theme")
    if one is None or other is None or claim.lemma != denial.claim.lemma:
        return True
    mine, theirs = noun_of(sheet.words(one.span)), noun_of(sheet.words(other.span))
    return not mine or not theirs or mine == theirs or theirs in _ANYBODY


def _is_named(sheet: FactSheet, role: Role) -> bool:
    """Whether somebody is named there: "its fighters" and "soldiers" are whoever was accused."""
    return any(letter.isupper() for letter in sheet.words(role.span))


def _speakers(claims: Sequence[Claim], claim: Claim) -> tuple[EntityId, ...]:
    """Whose a claim is: of whoever says it, else of whoever accuses somebody of it."""
    said = voices((claim,))
    if said:
        return said
    around = (c for c in claims if c.lemma.startswith("accuse") and c.evidence.covers(claim.evidence))
    roles = (role for c in around if (role := c.role("by")) is not None)
    return tuple(dict.fromkeys(e for role in roles for e in role.entities))
