"""What in a sentence speaks against a bullet: another number, the opposite word, another actor, a denial."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.facts.doers import Doing, Name, Names, doings, related, single_role
from bot.facts.figures import Figure, Number
from bot.facts.model import Claim, ClaimId, EntityId, FactSheet
from bot.facts.passages import REPORTING, Passage, Term, cover, same_unit, terms_of
from bot.facts.stems import MONTH_STEMS, WEEKDAY_STEMS, stem
from bot.facts.synonyms import alike, exclude, predicates_of
from bot.facts.wording import Line, Word, take_apart
from bot.languages.words import say

SAME_MATTER = 0.6
"""The share of the rest of a bullet that a sentence must have before a difference counts as a contradiction."""

ON_THE_MATTER = 0.35
"""The share that makes a sentence one that may hold another position."""

FEW = 3
"""A sentence with more numbers of one sort is a list of figures, which proves nothing about one of them."""

_WITHOUT = frozenset(stem(w) for w in "lose lack miss avoid prevent stop end empty free cut deny reject refuse".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """Why a sentence contradicts a bullet. `strength`: how much of the rest of the bullet it has."""

    note: str
    sentences: tuple[int, ...]
    claims: tuple[ClaimId, ...] = ()
    strength: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A bullet taken apart, with the entities of the article that it names and where."""

    line: Line
    terms: tuple[Term, ...]
    named: tuple[Name, ...]
    sheet: FactSheet
    passages: tuple[Passage, ...]
    _covers: dict[int, dict[int, float]] = field(default_factory=dict, compare=False, repr=False)

    def cover(self, passage: Passage) -> dict[int, float]:
        """Which of the bullet's terms a sentence has, with their weight; looked up once."""
        if passage.number not in self._covers:
            self._covers[passage.number] = cover(self.terms, passage)
        return self._covers[passage.number]

    @classmethod
    def of(cls, text: str, sheet: FactSheet, found: tuple[Passage, ...], names: Names) -> Reading:
        """The reading of a bullet's text."""
        line = take_apart(text)
        return cls(line, terms_of(line, found), names.find(text), sheet, found)

    @property
    def speaker(self) -> EntityId | None:
        """Whom the bullet quotes: "X says ...", "..., says X", "according to X"; None for nobody, or for several."""
        found = set()
        for name in self.named:
            before, after = self.line.text[: name.start], self.line.text[name.end :]
            inverted = re.match(rf", {_SAYS} [A-Z]", after)
            if re.search(rf"(?:\baccording to|[,”\"] {_SAYS}) (?:\w+ ){{0,3}}$", before, re.I) or (
                re.match(rf",?(?: has| had| also)? {_SAYS}", after) and not inverted
            ):
                found.add(name.entity)
        return found.pop() if len(found) == 1 else None

    def speaker_fits(self, passage: Passage) -> bool:
        """Whether a sentence can be the words of the bullet's speaker: it names that one, or nobody as its speaker."""
        who = self.speaker
        return who is None or who in passage.mentioned or not passage.speakers or who in passage.speakers

    def speaks_of(self, claim: Claim) -> bool:
        """Whether a word of the bullet carries the claim's predicate."""
        own = stem(claim.lemma)
        return any(word.stem == own or claim.predicate in predicates_of(word.stem) for word in self.line.words)

    def share(self, passage: Passage, without: Iterable[int] = ()) -> float:
        """How much of the bullet, some terms aside, a sentence has: 0 to 1."""
        aside = set(without)
        rest = [(at, term) for at, term in enumerate(self.terms) if at not in aside]
        total = sum(term.weight for _, term in rest)
        covered = self.cover(passage)
        return sum(covered.get(at, 0.0) for at, _ in rest) / total if total else 0.0


_SAYS = (
    r"\b(?:says|said|tells|told|adds|added|claims|claimed|argues|argued|insists|insisted|stresses|stressed|warns|warned"
    r"|explains|explained|denies|denied|announced|announces|confirmed|confirms|declared)\b"
)


def objections(reading: Reading, passage: Passage) -> Objection | None:
    """The first reason why the sentence contradicts the bullet, or None."""
    checks: tuple[Callable[[Reading, Passage], Objection | None], ...] = (_number, _opposite, _actor, _denial)
    if not reading.speaker_fits(passage):
        return None  # somebody else's words: a rival position, not a contradiction
    return next((found for one in checks if (found := one(reading, passage)) is not None), None)


def _number(reading: Reading, passage: Passage) -> Objection | None:
    """Another number for the same thing: whatever of its sort the sentence has is different."""
    covered = reading.cover(passage)
    for at, term in enumerate(reading.terms):
        if term.number is None or at in covered or not _names_there(reading, covered):
            continue
        asked = term.number
        rivals = [n for n in passage.numbers if _rival(asked, n) and not _used(n, reading)]
        strength = reading.share(passage, without=[at])
        needed = SAME_MATTER + (0.1 if asked.sort in (Figure.DAY, Figure.YEAR) else 0.0)
        if not _speak_against(asked, rivals) or strength < needed or _elsewhere(reading, at, passage):
            continue
        said = say(" and ").join(dict.fromkeys(_with_unit(rival, passage.line, asked) for rival in rivals))
        return Objection(
            note=say(
                "The article says {said}, not {asked}.", said=said, asked=_with_unit(asked, reading.line, rivals[0])
            ),
            sentences=(passage.number,),
            claims=_claims(reading, passage),
            strength=strength,
        )
    return None


def _speak_against(asked: Number, rivals: Sequence[Number]) -> bool:
    """Whether these say that it is not this many: a few numbers at most, and not its parts."""
    values = {rival.value for rival in rivals}
    counted = any(rival.units for rival in rivals) or asked.sort is not Figure.COUNT
    adds_up = len(values) > 1 and abs(sum(values) - asked.value) <= 0.01 * asked.value
    return 0 < len(values) <= FEW and counted and not adds_up


def _around(start: int, line: Line) -> set[str]:
    """The stems of the three content words on either side of a place; "says" tells nothing."""
    telling = [w for w in line.words if w.stem not in REPORTING]
    before = [w.stem for w in telling if w.end <= start][-3:]
    return {*before, *[w.stem for w in telling if w.start > start][:3]}


def _rival(asked: Number, said: Number) -> bool:
    if asked.sort is not said.sort:
        return False
    match asked.sort:
        case Figure.COUNT:
            return not said.units or same_unit(asked, said)
        case Figure.MONEY:
            return asked.units == said.units
        case _:
            return True


def _used(number: Number, reading: Reading) -> bool:
    """Whether the bullet has this number itself, for something else."""
    return any(n.value == number.value and n.sort is number.sort for n in reading.line.numbers)


def _elsewhere(reading: Reading, at: int, passage: Passage) -> bool:
    """Whether another sentence on the matter has the number: then it is a rival's, or another day's."""
    for other in reading.passages:
        if other is not passage and at in reading.cover(other) and reading.share(other, [at]) >= ON_THE_MATTER:
            return True
    return False


def _names_there(reading: Reading, covered: dict[int, float]) -> bool:
    return all(at in covered for at, term in enumerate(reading.terms) if term.last)


def _with_unit(number: Number, line: Line, other: Number) -> str:
    """The number with the noun that both count, as it stands: "24 air-defence launchers"."""
    if number.start < 0 or number.sort is not Figure.COUNT:
        return number.text
    after = (w for w in line.words if w.start > number.start and w.stem in number.units)
    counted = next((w for w in after if any(alike(w.stem, unit) for unit in other.units)), None)
    return line.text[number.start : counted.end] if counted else number.text


def _opposite(reading: Reading, passage: Passage) -> Objection | None:
    """ "rose" where the sentence has "fell"; Friday where it has Tuesday."""
    covered = reading.cover(passage)
    for at, term in enumerate(reading.terms):
        word = term.word
        if word is None or term.group or word.negated or word.stem in passage.stems:
            continue
        other = _excluded(word, passage)
        if other is not None and at in covered and not _in_its_place(word, other, reading, passage):
            continue
        strength = reading.share(passage, without=[at])
        if other is None or strength < SAME_MATTER or not _musts(reading, covered, at):
            continue
        return Objection(
            note=say("The article says {said}, not {asked}.", said=f"“{other.text}”", asked=f"“{word.text}”"),
            sentences=(passage.number,),
            claims=_claims(reading, passage),
            strength=strength,
        )
    return None


def _in_its_place(word: Word, other: Word, reading: Reading, passage: Passage) -> bool:
    """Whether the opposite stands among the bullet's own words, which another word of like meaning does not."""
    around = _around(word.start, reading.line)
    alikes = [w for w in passage.line.words if alike(w.stem, word.stem)]
    here = len(around & _around(other.start, passage.line))
    return here > max((len(around & _around(w.start, passage.line)) for w in alikes), default=0)


def _excluded(word: Word, passage: Passage) -> Word | None:
    for calendar in (WEEKDAY_STEMS, MONTH_STEMS):
        if word.stem in calendar:
            said = [w for w in passage.line.words if w.stem in calendar]
            return said[0] if len(said) == 1 else None
    return next((w for w in passage.line.words if exclude(word.stem, w.stem) and not w.negated), None)


def _musts(reading: Reading, covered: dict[int, float], aside: int = -1) -> bool:
    """Whether every name, number and date but one is there."""
    return all(at in covered for at, term in enumerate(reading.terms) if term.must and at != aside)


def _denial(reading: Reading, passage: Passage) -> Objection | None:
    """No where the bullet says yes, or yes where it says no, of the words that both have."""
    covered = reading.cover(passage)
    strength = reading.share(passage)
    pairs = [(w, said) for w in reading.line.words if (said := _same(w, passage.line)) and not _is_name(w, reading)]
    if strength < SAME_MATTER or not pairs or not _musts(reading, covered):
        return None
    no = [w for w, said in pairs if all(s.negated for s in said) or w.stem in passage.denied]
    some = [w for w, said in pairs if any(s.negated for s in said) or w.stem in passage.denied]
    asks_no = [w for w, _ in pairs if w.negated]
    if asks_no and not some:
        note = say("The bullet denies what the article says.")
    elif no and not asks_no and not _refuses(reading.line, passage):
        note = say("The article denies it.")
    else:
        return None
    return Objection(note=note, sentences=(passage.number,), claims=_claims(reading, passage), strength=strength * 0.99)


def _same(word: Word, line: Line) -> list[Word]:
    return [other for other in line.words if alike(word.stem, other.stem) >= 0.8]


def _is_name(word: Word, reading: Reading) -> bool:
    return any(term.group and word.stem in term.group for term in reading.terms)


def _refuses(line: Line, passage: Passage) -> bool:
    """Whether the bullet says no in other words: "lost power" for "without power"."""
    return any(w.negated or (w.stem in _WITHOUT and w.stem not in passage.stems) for w in line.words)


@dataclass(frozen=True, slots=True)
class _Doer:
    """Who does it, by a claim or by the order of the words."""

    words: str
    entities: frozenset[EntityId]
    claim: ClaimId | None


def _actor(reading: Reading, passage: Passage) -> Objection | None:
    """Another one does it: same predicate, same matter, and the sentence's actor is somebody else."""
    covered = reading.cover(passage)
    for doing in doings(reading.line, reading.named):
        aside = [at for at, t in enumerate(reading.terms) if t.word and _within(t.word, doing)]
        strength = reading.share(passage, without=aside)
        others = all(at in covered for at, t in enumerate(reading.terms) if t.must and at not in aside)
        said = list(_said(doing, passage, reading.sheet)) if strength >= SAME_MATTER and others else []
        if not said:
            continue
        everywhere = _on_the_matter(reading, doing, aside)
        if any(related(doing.entities, doer.entities, reading.sheet) for _, doer in everywhere):
            continue  # the bullet's own actor has that role somewhere: there are two positions, and this is one
        asked = doing.words(reading.line.text)
        return Objection(
            note=say(
                "The article names {said}, not {asked}.", said=_either([d.words for _, d in everywhere]), asked=asked
            ),
            sentences=tuple(sorted({number for number, _ in everywhere})),
            claims=tuple(dict.fromkeys(doer.claim for _, doer in everywhere if doer.claim)),
            strength=strength,
        )
    return None


def _on_the_matter(reading: Reading, doing: Doing, aside: Sequence[int]) -> list[tuple[int, _Doer]]:
    """Everybody who has that role in a sentence on the matter, with its number: no position is left out."""
    near = [passage for passage in reading.passages if reading.share(passage, aside) >= ON_THE_MATTER]
    return [(passage.number, doer) for passage in near for doer in _said(doing, passage, reading.sheet)]


def _said(doing: Doing, passage: Passage, sheet: FactSheet) -> Iterator[_Doer]:
    """Whom a sentence has in the role that the bullet's doers have."""
    for predicate in sorted(predicates_of(doing.word.stem)):
        role = single_role(predicate, doing.word.stem)
        if role is None:
            continue
        for claim in passage.claims:
            filler = claim.role(role) if claim.predicate == predicate else None
            if filler is not None and filler.entities:
                yield _Doer(sheet.words(filler.span), frozenset(filler.entities), claim.id)
        for other in passage.doings:
            if predicate in predicates_of(other.word.stem) and single_role(predicate, other.word.stem) == role:
                yield _Doer(other.words(passage.line.text), other.entities, None)


def _within(word: Word, doing: Doing) -> bool:
    return any(name.start <= word.start and word.end <= name.end for name in doing.names)


def _either(words: Sequence[str]) -> str:
    """Each of them once, names that are part of another left out."""
    once = [word for word in dict.fromkeys(words) if not any(word != other and word in other for other in words)]
    return once[0] if len(once) == 1 else ", ".join(once[:-1]) + say(" and ") + once[-1]


def _claims(reading: Reading, passage: Passage) -> tuple[ClaimId, ...]:
    return tuple(claim.id for claim in passage.claims if reading.speaks_of(claim))
