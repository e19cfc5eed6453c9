"""Who does what to whom, from the trees: the lexicon's cues, their roles, status, speakers, time and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.extraction.claims.dating import timed
from bot.extraction.claims.fallback import act, fallback, is_predicate
from bot.extraction.claims.figures import figures, stand_in
from bot.extraction.claims.made import Found, claim_of
from bot.extraction.claims.matching import matched
from bot.extraction.claims.reading import Reading
from bot.extraction.claims.roles import role_of
from bot.extraction.trees.arguments import places
from bot.extraction.trees.subjects import is_passive, subjects
from bot.facts.kinds import KINDS, Carrier, Cue, cues_of
from bot.facts.model import Claim, ClaimId, digest

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_CARRIERS = {"VERB": Carrier.VERB, "AUX": Carrier.VERB, "NOUN": Carrier.NOUN, "ADJ": Carrier.ADJECTIVE}

_EVENT = KINDS["occur"]

_EXTENTS = frozenset("long wide high deep tall thick away apart".split())
"""Words behind a measure that the tagger takes for adverbs: "is 40 metres long"."""


def find_claims(reading: Reading) -> tuple[Claim, ...]:
    """Every claim of the article, in the order of its words; one for each time where a clause gives two."""
    found: list[Found] = []
    for token in reading.document.tokens:
        found.extend(_at(reading, token))
    taken = {i for f in found for i in f.used}
    kept = [f for f in found if f.token.i not in taken or f.claim.predicate not in _users(found, f)]
    return tuple(claim for f in kept for claim in timed(reading, f))


def _users(found: Sequence[Found], one: Found) -> set[str]:
    """The predicates of what has this word as a part of its own; of two that have each other, the first stays."""
    index = one.token.i
    return {
        f.claim.predicate
        for f in found
        if index in f.used and f.token.i != index and not (f.token.i in one.used and f.token.i > index)
    }


def _at(reading: Reading, token: Token) -> Iterator[Found]:
    """The claims that this word carries: the first cue of each predicate that fits, or else the fallback."""
    carrier = _carrier(token)
    cues = (*cues_of(carrier, token.lower_), *cues_of(carrier, _lemma(token, carrier))) if carrier is not None else ()
    says = carrier is Carrier.VERB or bool(cues) or (carrier is not None and is_predicate(token))
    if carrier is not None and says and _speaks(token):
        found = places(token, carrier)
        counting = any(cue.counts for _, cue in cues)
        numbers = figures(reading, token, carrier) if counting else ()
        full = stand_in(found, numbers, reading, token)
        cued = (made for kind, cue in cues if (made := matched(reading, token, kind, cue, full, numbers)))
        made = next(cued, None) or fallback(reading, token, found, carrier)
        if made is not None:
            yield made
    if (made := _measured(reading, token)) is not None:
        yield made
    if token.lower_ in ("not", "n't", "n’t") and (made := _elliptic(reading, token)):
        yield made
    link = _link(token)
    if link:
        cues = cues_of(Carrier.LINK, link)
        found = places(token, Carrier.LINK) if cues else {}
        made = next((one for kind, cue in cues if (one := matched(reading, token, kind, cue, found))), None)
        if made is not None:
            yield made


def _measured(reading: Reading, token: Token) -> Found | None:
    """A number or a day that is the predicate: "inflation was 3%", "the ceremony is on 3 December"."""
    if reading.says_when(token):
        return _dated(reading, token)
    if token.pos_ not in ("SYM", "NUM") and token.lower_ not in _EXTENTS:
        return None
    said = is_predicate(token) and token.pos_ in ("ADV", "SYM", "NUM")
    if not said:
        return None
    return _stands_at(reading, token) or fallback(reading, token, places(token, Carrier.NOUN), Carrier.NOUN)


def _stands_at(reading: Reading, token: Token) -> Found | None:
    """A figure said of what has figures: "unemployment is 5%", "shares were down 3% at 40 pence"."""
    copula = next(c for c in token.children if c.dep_ == "cop")
    numbers = figures(reading, copula, Carrier.VERB)
    found = stand_in({"subject": subjects(token)}, numbers, reading, copula)
    made = (matched(reading, token, kind, cue, found, numbers) for kind, cue in cues_of(Carrier.VERB, "be"))
    return next((one for one in made if one is not None), None)


def _dated(reading: Reading, token: Token) -> Found | None:
    """ "The ceremony is on 3 December": a time that is the predicate says when its subject is."""
    copula = any(c.dep_ == "cop" and c.i < token.i for c in token.children)
    subject = [c for c in token.children if c.dep_.startswith("nsubj") and c.i < token.i] if copula else []
    if not subject or subject[0].pos_ not in ("NOUN", "PROPN") or reading.says_when(subject[0]):
        return None
    role = role_of(reading, _EVENT, ("event",), subject[0], "subject")
    cue = Cue(lemma="be", carrier=Carrier.VERB, slots={}, confidence=0.7)
    return claim_of(reading, token, _EVENT, cue, [role], []) if role is not None else None


def _elliptic(reading: Reading, token: Token) -> Found | None:
    """ "A is affected; B is not": the predicate of the clause before, denied of another subject."""
    subject = [c for c in token.children if c.dep_.startswith("nsubj")] or _said_of(token)
    if not subject or not any(c.dep_ in ("cop", "aux", "aux:pass") for c in token.children):
        return None
    sentence = reading.document.sentence_tokens(reading.document.sentence_index(token))
    before = [t for t in sentence if t.i < token.i and _carrier(t) is Carrier.VERB and subjects(t)]
    said = next((t for t in reversed(before) if t not in list(token.ancestors)), None)
    if said is None:
        return None
    place = "object" if is_passive(said) else "subject"
    for kind, cue in cues_of(Carrier.VERB, _lemma(said, Carrier.VERB)):
        made = matched(reading, said, kind, cue, {place: subject})
        if made is not None:
            break
    else:
        made = act(reading, said, {place: subject})
    if made is None:
        return None
    span = reading.document.around([*subject[0].subtree, token])
    claim = replace(
        made.claim, id=ClaimId(digest(made.claim.id, str(span.start))), evidence=span,
        negated=not made.claim.negated, attribution=reading.speeches.chain_at(span),
    )  # fmt: skip
    return replace(made, claim=claim, token=token)


def _said_of(token: Token) -> list[Token]:
    """The noun before the copula that the parser gave to the verb of saying: "X says [payment data] is not"."""
    copula = next((c for c in token.children if c.dep_ in ("cop", "aux", "aux:pass")), token)
    return [c for c in token.head.children if c.dep_ == "obj" and c.i == copula.i - 1]


def _carrier(token: Token) -> Carrier | None:
    carrier = _CARRIERS.get(token.pos_)
    if token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound"):
        return None
    return carrier if carrier is not Carrier.VERB or token.dep_ not in ("aux", "aux:pass", "cop") else None


def _speaks(token: Token) -> bool:
    if token.tag_ == "VBN" and [c.lower_ for c in token.children if c.dep_ != "punct"] == ["as"]:
        return False  # "landed as planned" plans nothing
    before = token.nbor(-1)
    behind_hyphen = before.text == "-" and not before.whitespace_ and token.i > token.sent.start
    return (token.is_alpha or "-" in token.text) and not behind_hyphen  # "low-paying" pays nobody


def _lemma(token: Token, carrier: Carrier) -> str:
    return token.lemma_.lower() if carrier is not Carrier.ADJECTIVE else token.lower_


def _link(token: Token) -> str:
    if token.dep_ not in ("case", "mark") or token.i > token.head.i:
        return ""
    if token.head.tag_ == "VB" and token.lower_ != "because":
        return ""  # "is due to begin" gives no reason
    return "_".join([token.lower_, *(c.lower_ for c in token.children if c.dep_ == "fixed")])
