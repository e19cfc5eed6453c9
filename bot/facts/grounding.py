"""Holding a bullet against its article: which sentences support it, whether one says otherwise, or none says it.

The words of a bullet are weighed (names and numbers most, rare words more than common ones) and looked for in each body
sentence, together with what the fact sheet knows of it: who "he" is, which day "Monday" was, who speaks. A bullet whose
words are there is supported, unless the sentence has another number for the same thing, the opposite word, another
actor in the same role, or says no where the bullet says yes. Headings and captions are never evidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.facts.briefing import Bullet, Checked, Verdict
from bot.facts.doers import Names
from bot.facts.model import ClaimId, FactSheet
from bot.facts.objections import Objection, Reading, objections
from bot.facts.passages import Passage, passages
from bot.languages.words import say

ENOUGH = 0.55
"""The share of a bullet's weight that its sentences must have, and of what is neither name nor number."""

RIVAL = 0.1
"""How much less of a bullet its supporters may have than the sentence that contradicts it."""

HELPS = 0.12
"""The share that a further sentence must add to be cited too, in two words at least: one may be there by chance."""

NEARLY_ALL, FEWER = 0.85, 0.35
"""Where that much of a bullet is there (a list of names, say), fewer of its other words are enough."""

ABOUT_IT = 0.35
"""The share that makes a sentence one about the bullet's matter; a name is not fetched from any other."""

MOST = 3
"""How many sentences are cited for one bullet."""


@dataclass(frozen=True, slots=True)
class _Support:
    """Sentences that together have a bullet's words, and how much of its weight."""

    passages: tuple[Passage, ...]
    share: float
    whole: bool  # every name and every number is there, and enough of the other words


def check(bullet: Bullet, sheet: FactSheet) -> Checked:
    """What the article says of one bullet, with the sentences that say it and, unless supported, why in words."""
    return check_all((bullet,), sheet)[0]


def check_all(bullets: Iterable[Bullet], sheet: FactSheet) -> tuple[Checked, ...]:
    """The same for many bullets of one article, which is then taken apart only once."""
    if not sheet.article.understood:
        return tuple(Checked(bullet=bullet, verdict=Verdict.UNCHECKED) for bullet in bullets)
    names = Names(sheet)
    found = passages(sheet, names)
    return tuple(_check(bullet, Reading.of(bullet.text, sheet, found, names)) for bullet in bullets)


def _check(bullet: Bullet, reading: Reading) -> Checked:
    found = reading.passages
    against: dict[int, Objection] = {}
    for passage in found:
        objection = objections(reading, passage)
        if objection is not None:
            against[passage.number] = objection
    free = tuple(p for p in found if p.number not in against)
    support = _support(reading, free)
    strongest = max(against.values(), key=lambda objection: objection.strength, default=None)
    needed = ENOUGH if strongest is None else max(ENOUGH, strongest.strength - RIVAL)
    if support.whole and support.share >= needed:
        return _supported(bullet, reading, support)
    if strongest is not None:
        return _contradicted(bullet, strongest)
    return Checked(bullet=bullet, verdict=Verdict.NOT_FOUND, note=_missing(reading, found))


def _support(reading: Reading, candidates: tuple[Passage, ...]) -> _Support:
    """The sentence that has most of the bullet, and those that add to it."""
    total = sum(term.weight for term in reading.terms) or 1.0
    topic = next((p for p in reading.passages), None)
    fit = [p for p in candidates if reading.speaker_fits(p)]
    shares = {p.number: reading.cover(p) | _named_before(reading, p, topic) for p in fit}
    chosen: list[Passage] = []
    covered: dict[int, float] = {}
    while len(chosen) < MOST:
        rest = [
            p for p in fit if p not in chosen and (not chosen or _adds(p, chosen, covered, shares[p.number], reading))
        ]
        best = max(rest, key=lambda p: (_gain(covered, shares[p.number]), -p.number), default=None)
        if best is None or _gain(covered, shares[best.number]) < (HELPS * total if chosen else 0.01):
            break
        chosen.append(best)
        for at, weight in shares[best.number].items():
            covered[at] = max(covered.get(at, 0.0), weight)
    plain = {at: term.weight for at, term in enumerate(reading.terms) if term.plain}
    said = sum(weight for at, weight in covered.items() if at in plain)
    whole = all(at in covered for at, term in enumerate(reading.terms) if term.must)
    share = sum(covered.values()) / total
    whole = whole and said >= (FEWER if share >= NEARLY_ALL else ENOUGH) * sum(plain.values())
    return _Support(passages=tuple(sorted(chosen, key=lambda p: p.number)), share=share, whole=whole)


def _named_before(reading: Reading, passage: Passage, topic: Passage | None) -> dict[int, float]:
    """The names of the first sentence, for one that begins with "it" or "the storm"."""
    if topic is None or not passage.refers_back:
        return {}
    return {at: share for at, share in reading.cover(topic).items() if reading.terms[at].group}


def _gain(covered: dict[int, float], share: dict[int, float]) -> float:
    return sum(max(0.0, weight - covered.get(at, 0.0)) for at, weight in share.items())


def _adds(
    passage: Passage, chosen: list[Passage], covered: dict[int, float], share: dict[int, float], reading: Reading
) -> bool:
    """Whether a sentence may add to others: with a name, from beside one of them; with more, if it is on the matter.

    What it adds it must not deny.
    """
    new = [reading.terms[at] for at in share if at not in covered]
    if any(term.word and not term.word.negated and term.word.stem in passage.denied for term in new):
        return False
    beside = any(abs(passage.number - other.number) == 1 for other in chosen)
    total = sum(term.weight for term in reading.terms)
    if beside and new and (len(new) > 1 or new[0].must):
        return True
    return len(new) > 1 and sum(share.values()) >= ABOUT_IT * total


def _supported(bullet: Bullet, reading: Reading, support: _Support) -> Checked:
    claims = [c.id for p in support.passages for c in p.claims if reading.speaks_of(c)]
    return Checked(
        bullet=bullet,
        verdict=Verdict.SUPPORTED,
        sentences=tuple(p.number for p in support.passages),
        claims=_once(claims),
    )


def _contradicted(bullet: Bullet, objection: Objection) -> Checked:
    return Checked(
        bullet=bullet,
        verdict=Verdict.CONTRADICTED,
        sentences=objection.sentences,
        claims=_once(objection.claims),
        note=objection.note,
    )


def _once(claims: Iterable[ClaimId]) -> tuple[ClaimId, ...]:
    return tuple(dict.fromkeys(claims))


def _missing(reading: Reading, found: tuple[Passage, ...]) -> str:
    """Names and numbers that stand nowhere in the article are the plainest reason."""
    there = set().union(*(reading.cover(p) for p in found)) if found else set()
    unsaid = [term.text for at, term in enumerate(reading.terms) if term.must and at not in there]
    if unsaid:
        return say("The article does not mention {name}.", name=_listed(unsaid))
    return say("No sentence of the article says this.")


def _listed(words: list[str]) -> str:
    once = list(dict.fromkeys(words))
    return once[0] if len(once) == 1 else ", ".join(once[:-1]) + say(" or ") + once[-1]
