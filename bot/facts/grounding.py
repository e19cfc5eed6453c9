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
from bot.facts.model import ClaimId, FactSheet
from bot.facts.objections import Objection, Reading, objections
from bot.facts.passages import Passage, Term, cover, passages, terms_of

ENOUGH = 0.55
"""The share of a bullet's weight that its sentences must have."""

HELPS = 0.12
"""The share that a further sentence must add to be cited too."""

ABOUT_IT = 0.35
"""The share that makes a sentence one about the bullet's matter; a name is not fetched from any other."""

MOST = 3
"""How many sentences are cited for one bullet."""


@dataclass(frozen=True, slots=True)
class _Support:
    """Sentences that together have a bullet's words, and how much of its weight."""

    passages: tuple[Passage, ...]
    share: float
    whole: bool  # every name and every number is there


def check(bullet: Bullet, sheet: FactSheet) -> Checked:
    """What the article says of one bullet, with the sentences that say it and, unless supported, why in words."""
    return check_all((bullet,), sheet)[0]


def check_all(bullets: Iterable[Bullet], sheet: FactSheet) -> tuple[Checked, ...]:
    """The same for many bullets of one article, which is then taken apart only once."""
    found = passages(sheet)
    return tuple(_check(bullet, sheet, found) for bullet in bullets)


def _check(bullet: Bullet, sheet: FactSheet, found: tuple[Passage, ...]) -> Checked:
    reading = Reading.of(bullet.text, sheet, found)
    against: dict[int, Objection] = {}
    for passage in found:
        objection = objections(reading, passage)
        if objection is not None:
            against[passage.number] = objection
    free = tuple(p for p in found if p.number not in against)
    support = _support(reading, found)
    if support.whole and support.share >= ENOUGH and not any(p.number in against for p in support.passages):
        return _supported(bullet, reading, support)
    other = _support(reading, free)
    if other.whole and other.share >= ENOUGH:
        return _supported(bullet, reading, other)
    if against:
        return _contradicted(bullet, max(against.values(), key=lambda objection: objection.strength))
    return Checked(bullet=bullet, verdict=Verdict.NOT_FOUND, note=_missing(reading, found))


def _support(reading: Reading, candidates: tuple[Passage, ...]) -> _Support:
    """The sentence that has most of the bullet, and those that add to it."""
    total = sum(term.weight for term in reading.terms) or 1.0
    fit = [p for p in candidates if reading.speaker_fits(p)]
    shares = {p.number: cover(reading.terms, p) for p in fit}
    chosen: list[Passage] = []
    covered: dict[int, float] = {}
    while len(chosen) < MOST:
        rest = [p for p in fit if p not in chosen and (not chosen or _belongs(p, chosen, shares[p.number], total))]
        best = max(rest, key=lambda p: (_gain(covered, shares[p.number]), -p.number), default=None)
        if best is None or _gain(covered, shares[best.number]) < (HELPS * total if chosen else 0.01):
            break
        chosen.append(best)
        for at, weight in shares[best.number].items():
            covered[at] = max(covered.get(at, 0.0), weight)
    whole = all(at in covered for at, term in enumerate(reading.terms) if term.must)
    return _Support(
        passages=tuple(sorted(chosen, key=lambda p: p.number)), share=sum(covered.values()) / total, whole=whole
    )


def _gain(covered: dict[int, float], share: dict[int, float]) -> float:
    return sum(max(0.0, weight - covered.get(at, 0.0)) for at, weight in share.items())


def _belongs(passage: Passage, chosen: list[Passage], share: dict[int, float], total: float) -> bool:
    """Whether a sentence may add to others: it is about the same matter, or stands beside one of them."""
    beside = any(abs(passage.number - other.number) == 1 for other in chosen)
    return beside or sum(share.values()) >= ABOUT_IT * total


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
    there = set().union(*(cover(reading.terms, p) for p in found)) if found else set()
    unsaid = [term.text for at, term in enumerate(reading.terms) if term.must and at not in there]
    if unsaid:
        return f"The article does not mention {_listed(unsaid)}."
    return "No sentence of the article says this."


def _listed(words: list[str]) -> str:
    once = list(dict.fromkeys(words))
    return once[0] if len(once) == 1 else ", ".join(once[:-1]) + " or " + once[-1]


__all__ = ["Term", "check", "check_all", "terms_of"]
