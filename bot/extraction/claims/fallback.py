"""What no predicate names: "X is Y" as a description, else subject, verb and object with the verb kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.claims.made import DESCRIPTION, Found, claim_of
from bot.extraction.claims.operators import OPERATORS
from bot.extraction.claims.reading import Reading
from bot.extraction.claims.roles import role_of
from bot.extraction.claims.to_come import has_count, to_come
from bot.extraction.repair.tree import SAYING
from bot.extraction.trees import phrases
from bot.extraction.trees.arguments import Places, fillers
from bot.extraction.trees.subjects import is_passive
from bot.facts.kinds import FALLBACK, Carrier, Cue, Kind, RoleSpec
from bot.facts.model import Role

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_ACT = Kind(name=FALLBACK, roles=(RoleSpec(name="actor"), RoleSpec(name="theme")), cues=())

_EMPTY = frozenset(("be", "have", "do"))

_GIVING = frozenset("give offer provide cite present produce".split())

_PROOF = frozenset("evidence proof detail reason explanation basis".split())

_OUTLOOKS = frozenset("likely unlikely set due bound poised certain sure slated".split())
"""Adjectives that with an infinitive only say how far what it tells has come: "is likely to rise"."""

_COMPLEMENTS = frozenset("about of on for to with from at into against over in".split())


def is_predicate(token: Token) -> bool:
    """Whether something is said to be this: "the delay is a scandal"."""
    return any(c.dep_ == "cop" for c in token.children)


def fallback(reading: Reading, token: Token, found: Places, carrier: Carrier) -> Found | None:
    """What no predicate names: "X is Y" as a description, else subject, verb, object with the verb kept."""
    if carrier is Carrier.VERB:
        return act(reading, token, found)
    subject = fillers(found, "subject")
    if not subject or not is_predicate(token) or (token.lower_ in _OUTLOOKS and any(map(_open, token.children))):
        return None
    if subject[0].lemma_.lower() == "what":  # "what is necessary" is a thing, and describes none
        return None
    span = phrases.predicate(reading.document, token)
    theme = role_of(reading, DESCRIPTION, ("theme",), subject[0], "subject")
    roles = [*([theme] if theme else []), Role(name="value", span=span)]
    cue = Cue(lemma=token.lemma_.lower(), carrier=carrier, slots={}, confidence=0.6)
    return claim_of(reading, token, DESCRIPTION, cue, roles, [])


def _open(token: Token) -> bool:
    """A clause that says something by itself, with the subject of the verb above: "decided to stop it".

    What was not said at all ("declined to comment") says nothing: there the verb above is what was done.
    """
    silent = token.lemma_ in SAYING and not any(c.dep_ in ("obj", "ccomp", "xcomp") for c in token.children)
    return token.dep_ == "xcomp" and token.pos_ == "VERB" and not silent


def act(reading: Reading, token: Token, found: Places) -> Found | None:
    """Subject, verb, object; the surer, the more of them is known. What is merely said is a quotation, no act."""
    lemma = token.lemma_.lower()
    content = found.get("clause", ())
    told = lemma in SAYING and (content or not fillers(found, "object") or token.i in reading.speeches.cues)
    counted = lemma == "have" and has_count(reading, fillers(found, "object"))
    if (
        (lemma in _EMPTY and not counted)
        or told
        or _unnamed(token)
        or (lemma in OPERATORS and any(_open(c) for c in content))
    ):
        return None
    subject, thing = fillers(found, "subject"), fillers(found, "object") or fillers(found, "clause")
    thing = thing or [w for place, some in found.items() if place in _COMPLEMENTS for w in some][:1]
    if not (subject or thing) or (lemma in _GIVING and token.dep_ == "conj" and any(map(_withheld, thing))):
        return None
    roles = [
        role
        for name, some in (("actor", subject), ("theme", thing))
        for filler in some[:1]
        if (role := role_of(reading, _ACT, (name,), filler, "clause" if filler in found.get("clause", ()) else name))
    ]
    known = sum(1 for role in roles if role.entities)
    dated = bool(reading.times.of(token))  # what has a day of its own is an event
    whole = len(roles) >= 2 or (is_passive(token) and bool(thing) and _finite(token))
    confidence = round(0.35 + 0.15 * whole + 0.1 * min(known + dated, 2), 2)
    cue = Cue(lemma=lemma, carrier=Carrier.VERB, slots={}, confidence=confidence)
    kind, roles = to_come(reading, token, found, roles) or (_ACT, roles)
    return claim_of(reading, token, kind, cue, roles, [])


def _unnamed(token: Token) -> bool:
    """ "who asked not to be named", "speaking on condition of anonymity": says of a source that it has no name."""
    asked = token.dep_ == "xcomp" and token.head.lemma_ in ("ask", "decline", "request", "refuse", "want", "wish")
    if token.lemma_ in ("name", "identify", "quote"):
        return asked and any(c.dep_ == "aux:pass" for c in token.children)
    return token.lemma_ in ("speak", "talk") and any(c.lemma_ in ("condition", "anonymity") for c in token.children)


def _withheld(thing: Token) -> bool:
    """ "alleged fraud but gave no evidence": how it was told, and no event that did not happen."""
    return thing.lemma_.lower() in _PROOF and any(c.lower_ == "no" for c in thing.children)


def _finite(token: Token) -> bool:
    """A clause of its own: "the road was closed", not "a road closed by snow"."""
    return any(c.dep_ in ("aux", "aux:pass") and c.tag_ != "VBG" for c in token.children)
