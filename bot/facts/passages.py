"""An article's body sentences made ready to be held against a bullet, and how much of a bullet each one has."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.facts.doers import Doing, Names, doings, pronouns_in
from bot.facts.figures import Figure, Number
from bot.facts.model import SHOWN, Claim, Entity, EntityId, FactSheet, Sentence
from bot.facts.stems import MONTH_STEMS, MONTHS, WEEKDAY_STEMS, WEEKDAYS, stem
from bot.facts.synonyms import alike, predicates_of
from bot.facts.wording import AUXILIARIES, Line, Word, take_apart

REPORTING = frozenset(
    stem(word) for word in "say tell add state declare explain note announce report claim argue stress insist".split()
)
"""Stems of the verbs that only tell whose words follow."""

NAME, NUMBER, RARE, UNKNOWN, VERB, LIGHT = 1.6, 2.5, 1.0, 1.3, 2.0, 0.4
"""Weights: a name multiplies, a number is fixed; a word the article has (1 to 2), one it has not, a verb that it has
not, and "says"."""

_VAGUE = frozenset(
    stem(word)
    for word in "follow come go take make get become remain stay continue use give put set see keep let happen involve "
    "new current further future possible various".split()
)
"""Words that a summary may add without saying more."""

_CALENDAR = MONTH_STEMS | WEEKDAY_STEMS

ELSEWHERE = 0.6
"""How much a word of like meaning counts where the article has the bullet's own word in another sentence."""

SEVERAL = 3.0
"""Up to here a number in words may just count what the article lists: "the two countries"."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One body sentence: its line, what the fact sheet adds to it, and the claims it is evidence for."""

    number: int
    line: Line
    numbers: tuple[Number, ...]
    stems: frozenset[str]
    names: frozenset[str]  # stems of names, those behind pronouns and those of speakers included
    initials: frozenset[str]
    speakers: frozenset[EntityId]
    mentioned: frozenset[EntityId]
    claims: tuple[Claim, ...]
    doings: tuple[Doing, ...]
    denied: frozenset[str]  # stems of what the sentence says no to, by its words or by a claim
    refers_back: bool  # begins with "it", "the storm": what it is about was named before


@dataclass(frozen=True, slots=True)
class Term:
    """A word or number of a bullet. `must`: a name, number or day, without which nothing is supported.

    `group` holds the stems of the whole name that a word belongs to, and `last` marks the one that counts for it.
    """

    text: str
    weight: float
    word: Word | None = None
    number: Number | None = None
    group: tuple[str, ...] = ()
    last: bool = False
    elsewhere: bool = False  # some sentence has the very word
    loose: bool = False  # a small number in words that no sentence counts the same things with

    @property
    def must(self) -> bool:
        """Whether a bullet is not supported without it."""
        dated = self.word is not None and self.word.stem in _CALENDAR
        return (self.number is not None and not self.loose) or self.last or dated

    @property
    def plain(self) -> bool:
        """Whether it is neither a number nor of a name."""
        return self.number is None and not self.group


def passages(sheet: FactSheet, names: Names) -> tuple[Passage, ...]:
    """The body sentences of a sheet, in order."""
    known = {entity.id: entity for entity in sheet.entities}
    return tuple(_passage(sheet, sentence, names, known) for sentence in sheet.body())


def _passage(sheet: FactSheet, sentence: Sentence, names: Names, known: Mapping[EntityId, Entity]) -> Passage:
    line = take_apart(sentence.span.of(sheet.article.text))
    claims = tuple(c for c in sheet.claims if c.confidence >= SHOWN and sheet.sentence_at(c.evidence) == sentence)
    speakers = {a.speaker for c in claims for a in c.attribution if a.speaker}
    speakers |= {q.speaker for q in sheet.quotations if q.speaker and sheet.sentence_at(q.content) == sentence}
    inside = [e for e in sheet.entities if any(sentence.span.overlap(m.span) for m in e.mentions)]
    named = {name for e in inside for name in _names(e, sheet)}
    named |= {name for s in speakers if s in known for name in _names(known[s], sheet)}
    days = [day for when in sheet.times if sentence.span.covers(when.span) for day in _one_day(when.first, when.last)]
    own_names = frozenset(w.stem for w in line.words if w.name or w.first)
    return Passage(
        number=sentence.number,
        line=line,
        numbers=(*line.numbers, *(_day_number(day) for day in days), *_sizes(inside)),
        stems=line.stems() | frozenset(_day_words(days)),
        names=own_names | frozenset(part for name in named for part in _stems(name)),
        initials=frozenset(_initials(line.text)) | frozenset(i for name in named for i in _initials(name)),
        speakers=frozenset(speakers),
        mentioned=frozenset(e.id for e in inside),
        claims=claims,
        doings=tuple(doings(line, sorted((*names.find(line.text), *pronouns_in(sentence.span, sheet))))),
        denied=frozenset(_denied(line, claims, sheet)),
        refers_back=bool(_BACK.match(line.text)),
    )


_BACK = re.compile(r"[“\"]?(?:It|He|She|They|(?:The|This|That|These|Those|Its|His|Her|Their) [a-z])")


def _denied(line: Line, claims: Sequence[Claim], sheet: FactSheet) -> Iterator[str]:
    """A word counts when it is negated wherever the sentence has it, or when a negated claim is made of it."""
    yield from {w.stem for w in line.words if w.negated} - {w.stem for w in line.words if not w.negated}
    for claim in claims:
        if claim.negated:
            yield stem(claim.lemma)
            for role in claim.roles:
                yield from _stems(role.span.of(sheet.article.text))


def _names(entity: Entity, sheet: FactSheet) -> Iterator[str]:
    """All that the article calls it, pronouns aside."""
    yield entity.name
    for mention in entity.mentions:
        words = sheet.words(mention.span)
        if words[:1].isupper() and mention.form.value in ("name", "demonym", "metonym", "title"):
            yield words


def _stems(name: str) -> frozenset[str]:
    return frozenset(word.stem for word in take_apart(name).words)


def _initials(text: str) -> Iterator[str]:
    """ "us" for every United States in a text, "uk" for every United Kingdom."""
    run, end = "", -1
    for word in re.finditer(r"[A-Z][\w’'-]*", text):
        joined = text[end : word.start()] in (" ", " of ", " and ", " of the ") if end >= 0 else False
        run = run + word[0][0] if joined else word[0][0]
        end = word.end()
        for size in range(2, min(len(run), 5) + 1):
            yield run[-size:].lower()


def _one_day(first: date | datetime | None, last: date | datetime | None) -> Iterator[date]:
    days = {moment.date() if isinstance(moment, datetime) else moment for moment in (first, last) if moment}
    if len(days) == 1:
        yield from days


def _day_number(day: date) -> Number:
    value = float(day.month * 100 + day.day)
    return Number(f"{day.day} {MONTHS[day.month - 1].title()}", value, Figure.DAY, frozenset(), value, value, -1)


def _day_words(days: Sequence[date]) -> Iterator[str]:
    for day in days:
        yield stem(WEEKDAYS[day.weekday()])
        yield stem(MONTHS[day.month - 1])


def _sizes(entities: Sequence[Entity]) -> Iterator[Number]:
    """A list of seven members is a number too."""
    for entity in entities:
        if len(entity.members) > 1:
            size = float(len(entity.members))
            yield Number(str(len(entity.members)), size, Figure.COUNT, frozenset(), size, size, -1)


def terms_of(line: Line, found: Sequence[Passage]) -> tuple[Term, ...]:
    """What a bullet says, weighed by how rare each word is in the article."""
    held = Counter(part for passage in found for part in passage.stems | passage.names)
    names = frozenset(part for passage in found for part in passage.names)
    written = frozenset(w.stem for p in found for w in p.line.words if not (w.name or w.first))
    terms = [_number_term(number, found) for number in line.numbers]
    for run in _runs(line, names, written):
        for word in run:
            weight = _weight(word, held, len(found)) * (NAME if word.name else 1.0)
            group = tuple(w.stem for w in run) if run[0].name else ()
            text = line.text[run[0].start : run[-1].end] if group else word.text
            last = bool(group) and word is run[-1]
            there = word.stem in held
            terms.append(Term(text=text, weight=weight, word=word, group=group, last=last, elsewhere=there))
    return tuple(terms)


def _number_term(number: Number, found: Sequence[Passage]) -> Term:
    spelled = number.text.isalpha() and number.value <= SEVERAL and number.sort is Figure.COUNT
    counted = any(n.sort is Figure.COUNT and same_unit(number, n) for p in found for n in p.numbers)
    loose = spelled and not counted
    return Term(text=number.text, weight=LIGHT if loose else NUMBER, number=number, loose=loose)


def _runs(line: Line, names: frozenset[str], written: frozenset[str]) -> Iterator[tuple[Word, ...]]:
    """Words one by one; names of several words together. A word right after a name may be its verb."""
    run: list[Word] = []
    for word in line.words:
        named = word.name or (word.first and _opens_with_name(word, line, names, written))
        named = named and word.stem not in _CALENDAR
        gap = line.text[run[-1].end : word.start] if run else ""
        if run and not (named and gap in (" ", "-", ". ")):
            yield tuple(run)
            run = []
        if named:
            run.append(replace(word, name=True))
        else:
            yield (replace(word, name=False, verbal=word.verbal or gap == " "),)
    if run:
        yield tuple(run)


def _opens_with_name(word: Word, line: Line, names: frozenset[str], written: frozenset[str]) -> bool:
    """Whether the first word, whose capital tells nothing, is a name.

    It is one where the article has it only as a name, or where it stands alone before its verb and is new: no plural,
    no "Turnout" that the article has in small letters.
    """
    if word.stem in written:
        return False
    if word.stem in names:
        return True
    follows = re.match(r" (\w+)", line.text[word.end :])
    verb = follows is not None and (follows[1] in AUXILIARIES or bool(predicates_of(stem(follows[1]))))
    plain = word.text.endswith(("s", "ing", "ly")) or any(alike(word.stem, other) for other in written)
    return verb and not plain and line.text[: word.start].strip(' “"') == ""


def _weight(word: Word, held: Mapping[str, int], size: int) -> float:
    if word.stem in REPORTING:
        return LIGHT
    count = held.get(word.stem, 0)
    if not count:
        return LIGHT if word.stem in _VAGUE else VERB if word.verbal else UNKNOWN
    return RARE + math.log(size / count) / math.log(size) if size > count else RARE


def cover(terms: Sequence[Term], passage: Passage) -> dict[int, float]:
    """Which terms, by place, a sentence has, and how much of their weight."""
    found: dict[int, float] = {}
    own = frozenset(term.word.stem for term in terms if term.word)
    for at, term in enumerate(terms):
        strength = _has(term, passage, own)
        if strength:
            found[at] = strength * term.weight
    return found


def _has(term: Term, passage: Passage, own: frozenset[str]) -> float:
    """How far a sentence has a term. A word that stands for itself in the bullet stands for no other: `own`."""
    if term.number is not None:
        return max((_equal(term.number, number) for number in passage.numbers), default=0.0)
    assert term.word is not None
    if term.group:
        return 1.0 if _has_name(term, passage) else 0.0
    if term.word.stem in passage.stems or term.word.stem in passage.names:
        return 1.0
    # where the article has the very word elsewhere, another one here counts for less: "ships" are not "delivery"
    like = max((alike(term.word.stem, other) for other in passage.stems - own), default=0.0)
    return like * ELSEWHERE if term.elsewhere else like


def _has_name(term: Term, passage: Passage) -> bool:
    """A name is there by its last word, by its initials, or by its country's adjective."""
    there = passage.names | passage.stems
    last = term.group[-1]
    short = "".join(part[0] for part in term.group)
    return (
        last in there
        or last in passage.initials
        or (len(short) > 1 and short in there)
        or any(akin(last, other) for other in passage.names)
    )


def akin(one: str, other: str) -> bool:
    """Belgium and Belgian: names with a long common beginning and short ends."""
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return common >= 5 and len(one) - common <= 3 and len(other) - common <= 3


def _equal(asked: Number, said: Number) -> float:
    if asked.sort is not said.sort or not (asked.allows(said) or said.allows(asked)):
        return 0.0
    if asked.sort is Figure.MONEY:
        return 1.0 if asked.units == said.units else 0.0
    if not asked.units or not said.units or same_unit(asked, said):
        return 1.0
    return 0.8 if asked.value == said.value else 0.0


def same_unit(one: Number, other: Number) -> bool:
    """Whether both numbers count things of one name."""
    return any(alike(mine, theirs) for mine in one.units for theirs in other.units)
