"""Names and the noun phrases beside them that say who or what they are: "the operator, X", "X, head of Y"."""

from __future__ import annotations

from bot.extraction.names.nominals import Nominal
from bot.extraction.names.referents import Referent, Register
from bot.extraction.names.runs import Scan
from bot.extraction.trees.noun_phrases import texts
from bot.facts.model import Form, Kind

_CLOSERS = frozenset((",", ".", ";", ")", "—", "–", "?", "!", ":", "”", '"'))
_BODIES = (Kind.ORGANISATION, Kind.MEDIA, Kind.GOVERNMENT)
_CALLING = {words[0]: words for words in (("calling", "itself"), ("called",), ("named",), ("dubbed",), ("known", "as"))}
_FITS: dict[Kind, tuple[Kind, ...]] = {
    Kind.PERSON: (Kind.PERSON,),
    Kind.ORGANISATION: (*_BODIES, Kind.OTHER),
    Kind.MEDIA: (*_BODIES, Kind.OTHER),
    Kind.GOVERNMENT: (*_BODIES, Kind.OTHER),
    Kind.PRODUCT: (Kind.PRODUCT, Kind.OTHER),
    Kind.PLACE: (Kind.PLACE,),
    Kind.EVENT: (Kind.EVENT,),
    Kind.WORK: (Kind.WORK, Kind.OTHER),
}


def join_appositions(register: Register, found: Scan, phrases: list[tuple[Nominal, Referent]]) -> None:
    """Make one of a name and the phrase beside it; the phrase becomes the description."""
    ends = {place.last: r for r in register.referents if r.named for place in r.places if place.form is Form.NAME}
    starts = {place.first: r for r in register.referents if r.named for place in r.places if place.form is Form.NAME}
    lasts = {place.first: place.last for r in register.referents if r.named for place in r.places}
    for made, referent in phrases:
        called = _called(found, made, starts)
        beside = (_before(found, made, ends), _behind(found, made, starts, lasts), _fused(found, made, register))
        kind = Kind.ORGANISATION if called is not None and made.kind is Kind.GROUP else made.kind
        named = called or next((n for n in beside if n is not None and n.self.kind in _FITS.get(kind, ())), None)
        if named is None or made.plural or kind not in _FITS:
            continue
        named = named.self
        if named.kind is Kind.OTHER or called is not None:
            named.kind = kind
        named.description = named.description or _described(found, made)
        register.merge(referent, named)


def _before(found: Scan, made: Nominal, ends: dict[int, Referent]) -> Referent | None:
    """ "X, the phrase": the name ends right before a comma."""
    comma = made.first - 1
    if comma < 1 or found.tokens[comma].text not in (",", "(") or not found.same_sentence(comma - 1, made.head):
        return None
    named = ends.get(comma - 1)
    relation = found.tokens[made.head].dep_ == "appos"
    return named if named is not None and (relation or _closed(found, made.last)) else None


def _behind(found: Scan, made: Nominal, starts: dict[int, Referent], lasts: dict[int, int]) -> Referent | None:
    """ "the phrase, X,": the name begins right behind a comma and is closed by a mark, no verb of its own follows."""
    comma = made.last + 1
    if not found.same_sentence(made.head, comma + 1) or found.tokens[comma].text != ",":
        return None
    start = _next_name(found, comma + 1, starts)
    named = starts.get(start)
    if named is None or not _closed(found, lasts[start]):
        return None
    return named if made.definite or made.owned or made.first == made.head or made.kind is Kind.PERSON else None


def _next_name(found: Scan, i: int, starts: dict[int, Referent]) -> int:
    """Where the name begins, over adjectives before it: "US-based X"."""
    for start in range(i, min(i + 6, len(found.tokens))):
        token = found.tokens[start]
        if start in starts and starts[start].kind is not Kind.COUNTRY:
            return start
        if token.tag_ not in ("JJ", "VBN", "NN", "NNP", "HYPH", ":") and token.text != "-":
            break
    return i


def _called(found: Scan, made: Nominal, starts: dict[int, Referent]) -> Referent | None:
    """ "a group calling itself X", "the ship named X", "a firm known as X"."""
    i = made.last + 1
    words = _CALLING.get(found.tokens[i].lower_, ()) if i < len(found.tokens) else ()
    begins = i + len(words)
    there = tuple(t.lower_ for t in found.tokens[i:begins]) == words
    return starts.get(begins) if words and there and found.same_sentence(made.head, begins) else None


def _fused(found: Scan, made: Nominal, register: Register) -> Referent | None:
    """ "the TRW union", "the Medora clinic chain": the name inside the phrase, right before its noun."""
    if made.kind not in (Kind.ORGANISATION, Kind.MEDIA) or not made.definite or made.owned:
        return None
    named = register.parts.get(made.head - 1)
    if named is None or named.self.kind not in (*_BODIES, Kind.OTHER) or made.last != made.head:
        return None
    return named.self


def _closed(found: Scan, last: int) -> bool:
    following = last + 1
    return not found.same_sentence(last, following) or found.tokens[following].text in _CLOSERS


def _described(found: Scan, made: Nominal) -> str:
    first = made.first
    if found.tokens[first].lower_ in ("the", "a", "an", "one", "this") and first < made.head:
        first += 1
    return " ".join(texts(found.tokens[first : made.last + 1]).split())
