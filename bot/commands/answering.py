"""Which sentences answer a free question that no command is for: those that tell of all of it, and hold what is asked.

Passage retrieval with a check of the answer's type, as in question answering over texts (Jurafsky and Martin, Speech
and Language Processing, 3rd ed., ch. 14): a sentence must have the question's names and its deed, most of its other
words, and what the question word asks for and the question does not say itself: somebody, a day, a number, a place, a
reason. A sentence that only comes near is no answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.commands.asked import COURSE, LIGHT, Term, Wanted, asks_enough, taken_apart, terms_of
from bot.commands.held import OPPOSED, holds, is_bound
from bot.commands.paraphrases import may_mean
from bot.commands.words import ANYBODY, PEOPLE, alike
from bot.facts.doers import Names
from bot.facts.model import FactSheet, Sentence
from bot.facts.passages import Passage, passages
from bot.facts.words import stems

ENOUGH = 0.76
"""The share (0 to 1) of a question's weight that a sentence must have."""
BESIDE = 0.12
"""How much less than the best sentence another one may have that is shown beside it."""
MOST = 2
"""How many sentences are shown."""
GIVEN = 0.75
"""How far (0 to 1) what the whole article is about counts as told in each of its sentences."""


def answering(sheet: FactSheet, question: str) -> tuple[Sentence, ...]:
    """The sentences that answer, in the order of the text, at most two; none where no sentence tells it."""
    parted = taken_apart(question)
    if parted is None:
        return ()
    asked, wanted = parted.words, parted.wanted
    found = passages(sheet, Names(sheet))
    terms = terms_of(sheet, parted.question, parted.wanted, found)
    if not asks_enough(wanted, asked, terms):
        return ()
    if all(term.given or term.weight == LIGHT for term in terms):
        terms = tuple(replace(term, given=False) for term in terms)  # then the sentence itself has to tell of it
    ranked = []
    for passage in found:
        share = _share(sheet, terms, passage, wanted)
        sentence = sheet.sentence(passage.number)
        if sentence is not None and share >= ENOUGH and holds(sheet, sentence, passage, wanted, asked, terms):
            ranked.append((share, sentence))
    best = max((share for share, _ in ranked), default=0.0)
    near = sorted((row for row in ranked if row[0] >= best - BESIDE), key=lambda row: (-row[0], row[1].number))
    return tuple(sorted((sentence for _, sentence in near[:MOST]), key=lambda s: s.number))


def _share(sheet: FactSheet, terms: Sequence[Term], passage: Passage, wanted: Wanted) -> float:
    """How much of the question a sentence has, 0 to 1; 0 where a name or the only particular of it is missing."""
    there = passage.stems | passage.names | stems(passage.line.text)
    predicates = {claim.predicate for claim in passage.claims}
    total = sum(term.weight for term in terms)
    got, own = 0.0, 0
    for term in terms:
        strength = _strength(term, there, predicates, wanted)
        if not strength and wanted is Wanted.WHEN and term.stem in COURSE:
            strength = float(any(is_bound(sheet, claim) for claim in passage.claims))
        if not strength and term.given:
            strength = GIVEN
        elif strength and term.weight > LIGHT:
            own += 1
        if not strength and term.name:
            return 0.0
        got += strength * term.weight
    return got / total if total and own else 0.0


def _strength(term: Term, there: frozenset[str], predicates: set[str], wanted: Wanted) -> float:
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
        pairs = {*OPPOSED, *((b, a) for a, b in OPPOSED)}
        strength = 0.8 if any(a == term.stem and b in there for a, b in pairs) else 0.0
    return strength
