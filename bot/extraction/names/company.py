"""What the company of a name says it is: the names it is listed with, the adjective made from it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.extraction.gazetteers import Place
from bot.extraction.names.evidence import Evidence
from bot.extraction.names.proper_names import Name
from bot.extraction.names.runs import Scan
from bot.facts.model import Kind

_BETWEEN = frozenset((",", "and", "or", "the", ";", "&"))
_STRONG = 3.5
_VOWELS = "aeiouy"


def together(found: Scan, names: list[Name], evidence: Mapping[int, Evidence]) -> None:
    """Let the surer names of a list speak for the others: "Austria, Velmont and Poland"; `evidence` is by name."""
    settled = [(evidence[id(n)], kind) for n in names if id(n) in evidence and (kind := _sure(evidence[id(n)]))]
    sure = {id(e): kind for e, kind in settled}
    for chain in _chains(found, names):
        told = [k for k in (_kind(name, evidence, sure) for name in chain) if k is not None]
        kinds = {Kind.PLACE if k is Kind.COUNTRY else k for k in told}
        if len(kinds) != 1 or len(told) == len(chain):
            continue
        kind = Kind.COUNTRY if all(k is Kind.COUNTRY for k in told) and len(told) > 1 else kinds.pop()
        for name in chain:
            other = evidence.get(id(name))
            if other is not None and id(other) not in sure:
                own = other.weights.get(kind, 0.0)
                more = 2.5 if any(n.known is not None for n in chain) else 2.0
                other.weights[kind] = max(own, min(own + more, 3.5))


def _sure(evidence: Evidence) -> Kind | None:
    kind = evidence.decide()
    return kind if kind is not Kind.OTHER and evidence.votes().get(_place(kind), 0.0) >= _STRONG else None


def _place(kind: Kind) -> Kind:
    return Kind.PLACE if kind is Kind.COUNTRY else kind


def _kind(name: Name, evidence: Mapping[int, Evidence], sure: Mapping[int, Kind]) -> Kind | None:
    """The kind of a name that is known or sure."""
    if name.known is None:
        return sure.get(id(evidence[id(name)])) if id(name) in evidence else None
    if name.known.what in (Place.DEMONYM, Place.PEOPLE, Place.REGIONAL):
        return None
    return Kind.COUNTRY if name.known.national else Kind.PLACE


def _chains(found: Scan, names: list[Name]) -> Iterator[list[Name]]:
    """The lists of names: with nothing but commas and "and" between; two with a comma only where a known place ends."""
    chain: list[Name] = []
    joined = False
    for name in names:
        between = found.tokens[chain[-1].last + 1 : name.first] if chain else ()
        listed = chain and 0 < len(between) <= 3 and found.same_sentence(chain[-1].last, name.first)
        if listed and name.title is None and all(t.lower_ in _BETWEEN for t in between):
            joined |= any(t.lower_ in ("and", "or") for t in between)
            chain.append(name)
            continue
        if _is_list(chain, joined):
            yield chain
        chain, joined = [name], False
    if _is_list(chain, joined):
        yield chain


def _is_list(chain: list[Name], joined: bool) -> bool:
    if len(chain) < 2:
        return False
    return joined or len(chain) > 3 or (chain[1].known is not None and not chain[1].known.national)


def derived(found: Scan, named: list[tuple[str, Evidence]]) -> None:
    """ "Zandorian" beside "Zandoria": a name with an adjective of its own people is a country or a place."""
    capitals = {t.text for t in found.tokens if t.text[0].isupper() and t.tag_ in ("JJ", "NN", "NNS", "NNP", "NNPS")}
    for name, evidence in named:
        if " " not in name and len(name) > 3 and not evidence.several_words and adjectives(name) & capitals:
            evidence.weights[Kind.COUNTRY] = evidence.weights.get(Kind.COUNTRY, 0.0) + 3.0


def adjectives(name: str) -> set[str]:
    """What the people of a place of that name may be called: Zandoria, Zandorian; Korsk, Korskan, Korski."""
    stems = [name]
    if name[-1] in _VOWELS:
        stems.append(name[:-1])
    if name.endswith("ia"):
        stems.append(name[:-2])
    elif name.endswith("land"):
        stems.append(name + "ic")
    made = {stem + ending for stem in stems for ending in ("n", "an", "ian", "ean", "ese", "ish", "i", "ine", "er")}
    return {word for word in made | {word + "s" for word in made} if word != name and word != name + "s"}
