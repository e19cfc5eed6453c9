"""What the words right around a name say it is: what it has, what is of it, what stands before and behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bot.extraction.names.proper_names import Name
from bot.extraction.names.runs import Scan
from bot.facts.model import Kind

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

Cue = tuple[Kind, float, str]
"""A kind, the weight of the evidence for it, and what the evidence is: each cue counts once a name."""

_CHAIN = frozenset("JJ JJR JJS NN NNS NNP NNPS VBN VBG CD HYPH".split())
_WHERE = frozenset("in near across throughout outside inside around within via beyond off".split())
_WITHER = frozenset("from into through towards toward over to".split())
_ABSTRACT = frozenset(
    "believe invest trust interest confidence faith specialise specialize role partner rise increase fall growth "
    "result shape name honour honor memory change".split()
)
"""Words that go with "in" and no place."""
_SHARED = frozenset("government administration cabinet regime junta war bond leadership president opposition".split())
"""What the name of a head of state may stand before as well as that of a state: "the Brauer government"."""
_OF_LAND = frozenset(
    "largest biggest national political industrial ethnic southern northern eastern western southeastern southwestern "
    "northeastern northwestern northernmost southernmost capital armed second-largest third-largest richest poorest "
    "central nuclear religious territorial parliamentary presidential judicial coastal".split()
)
"""Adjectives of what a country has: "NAME's largest party", "NAME's southern province"."""
_EITHER = frozenset(
    "president leader head people border ally neighbour neighbor default bond war opposition official authority bank "
    "industry trade".split()
)
"""What a firm, a party or a person may have as well as a country."""


def around(found: Scan, name: Name) -> Iterator[Cue]:
    """The cues of the words beside one place of the name."""
    if name.land:
        yield Kind.COUNTRY, 4.0, "land"
        return
    yield from _behind(found, name)
    yield from _before(found, name)
    yield from _dateline(found, name)
    yield from _by_verb(found, name)


# ---------------------------------------------------------------- behind it


def _behind(found: Scan, name: Name) -> Iterator[Cue]:
    tokens, after = found.tokens, name.last + 1
    if not found.same_sentence(name.last, after):
        return
    signs = found.gazetteer.words.signs
    if tokens[after].tag_ == "POS":
        chain = _chain(found, after + 1)
        noun, kind = _told(found, chain, signs.owned)
        if kind is not None:
            either = 2.0 if noun == "president" else 1.2
            yield kind, either if noun in _EITHER else 2.2 if kind is Kind.ORGANISATION else 3.0, "owns"
        if any(t.lower_ in _OF_LAND for t in chain[:-1]):
            yield Kind.COUNTRY, 2.0, "land"
    elif tokens[after].text == "-" and not tokens[name.last].whitespace_ and found.same_sentence(after, after + 1):
        if tokens[after + 1].lower_ in signs.joined:
            yield Kind.PLACE, 3.0 if tokens[after + 1].lower_ in ("based", "born") else 2.0, "based"
    elif tokens[after].tag_ in ("NN", "NNS") and tokens[after].text.islower():
        noun, kind = _told(found, _chain(found, after), signs.owned)
        if kind is not None and kind is not Kind.PERSON:
            yield kind, 1.0 if noun in _SHARED or noun in _EITHER else 2.0, "beside noun"


def _chain(found: Scan, first: int) -> list[Token]:
    """The nouns and adjectives from one token on, up to the last noun of them: "southern port cities"."""
    done: list[Token] = []
    for token in found.tokens[first : first + 6]:
        if token.tag_ not in _CHAIN or not found.same_sentence(first, token.i):
            break
        done.append(token)
    while done and done[-1].tag_[:2] != "NN":
        done.pop()
    return done


def _told(found: Scan, chain: list[Token], told: Mapping[str, str]) -> tuple[str, Kind | None]:
    """The noun at the end of a chain, with the words before it where those are known together, and its kind."""
    lemmas = [t.lemma_.lower() if t.tag_ == "NNS" else t.lower_ for t in chain]
    for width in (3, 2, 1):
        if len(lemmas) >= width:
            noun = " ".join(lemmas[-width:])
            if noun in told:
                return noun, Kind(told[noun])
    return "", None


# ---------------------------------------------------------------- before it


def _before(found: Scan, name: Name) -> Iterator[Cue]:
    tokens, i = found.tokens, name.first - 1
    if not found.same_sentence(i, name.first):
        return
    signs = found.gazetteer.words.signs
    article = tokens[i].lower_ == "the"
    i -= article
    if not found.same_sentence(i, name.first):
        return
    word = tokens[i].lower_
    if word in signs.adjectives and not article and not _noun_follows(found, name):
        yield Kind.PLACE, 2.5, "adjective"
    if tokens[i].tag_ == "NN" and word in _BY_NAME and not article and not _owns(found, name):
        yield Kind.PLACE, 3.0, "by name"
    if word in signs.hit and tokens[i - 1].text == "-":
        yield Kind.PLACE, 3.0, "hit"
    if tokens[i].tag_ not in ("IN", "TO") or _owns(found, name):
        return
    followed = _noun_follows(found, name)
    yield from (*_of(found, i), *_ruled(found, i)) if word == "of" else _to(found, i, followed)
    if followed or (i and tokens[i - 1].lemma_.lower() in _ABSTRACT):
        return
    if word in _WHERE and not article and (word, tokens[i - 1].lemma_.lower()) not in signs.before:
        yield Kind.PLACE, 1.5, "where"
    elif word in _WITHER and not article and len(name.words) == 1:
        yield Kind.PLACE, 0.6, "whither"


def _owns(found: Scan, name: Name) -> bool:
    after = name.last + 1
    return found.same_sentence(name.last, after) and found.tokens[after].tag_ == "POS"


def _noun_follows(found: Scan, name: Name) -> bool:
    """Whether a common noun goes on behind the name: "in Velmont circles"."""
    after = name.last + 1
    if not found.same_sentence(name.last, after):
        return False
    token = found.tokens[after]
    if token.text == "-" and not found.tokens[name.last].whitespace_:
        return True
    return token.tag_ in ("NN", "NNS") and token.text.islower() and token.dep_ not in ("obl:unmarked", "nmod:unmarked")


def _of(found: Scan, preposition: int) -> Iterator[Cue]:
    noun, kind = _told(found, _chain_before(found, preposition), found.gazetteer.words.signs.of)
    if kind is not None:
        yield kind, 1.5 if noun in _EITHER else 3.0 if kind in (Kind.COUNTRY, Kind.PLACE) else 2.0, "of"


def _ruled(found: Scan, preposition: int) -> Iterator[Cue]:
    """ "Prime Minister Ilka Dorn of NAME", "Bishop Ruiz of NAME": by the office of the person before it."""
    i = preposition - 1
    while i > 0 and preposition - i < 5 and i not in found.title_over and found.tokens[i].tag_ == "NNP":
        i -= 1
    if i in found.title_over and i < preposition - 1 and found.same_sentence(i, preposition):
        office = found.tokens[found.title_over[i][1]].lower_
        if office in _RULERS:
            yield Kind(_RULERS[office]), 2.5, "ruled"


_RULERS = {
    **dict.fromkeys(("president", "minister", "premier", "chancellor", "king", "queen", "emir", "sultan"), "country"),
    **dict.fromkeys(("mayor", "governor", "bishop", "archbishop"), "place"),
    **dict.fromkeys(("executive", "ceo", "chairman", "chairwoman"), "organisation"),
}
_BY_NAME = frozenset(
    "city town village river island province region district port suburb resort hamlet lake volcano commune capital "
    "neighbourhood neighborhood municipality township peninsula archipelago".split()
)
"""Nouns that stand right before the name of what they are: "the river Orse"."""


def _to(found: Scan, preposition: int, followed: bool) -> Iterator[Cue]:
    """ "sanctions against NAME", "an analyst at NAME": by a word shortly before the preposition."""
    before = found.gazetteer.words.signs.before
    word = found.tokens[preposition].lower_
    if word == "within" or followed:
        return
    for token in reversed(found.tokens[max(0, preposition - 3) : preposition]):
        if not found.same_sentence(token.i, preposition) or token.tag_[:2] not in ("NN", "JJ", "VB", "RB", "HY"):
            return
        kind = before.get((word, token.lemma_.lower()))
        if kind is not None:
            yield Kind(kind), 3.0 if kind == "organisation" else 2.0, f"{word} it"
            return


def _chain_before(found: Scan, end: int) -> list[Token]:
    """The nouns right before a token: "the southern port city" of "the southern port city of NAME"."""
    done: list[Token] = []
    for token in reversed(found.tokens[max(0, end - 4) : end]):
        if token.tag_ not in (*_CHAIN, "RB") or not found.same_sentence(token.i, end):
            break
        done.append(token)
    done.reverse()
    return done


# ---------------------------------------------------------------- at the beginning of a report, at a verb


def _dateline(found: Scan, name: Name) -> Iterator[Cue]:
    """ "VELMONT (Agency) -", "VELMONT, May 7 —": the place a report comes from, before everything else."""
    tokens, i = found.tokens, name.last + 1
    if name.first > 0 or i >= len(tokens) or not tokens[i].is_punct:
        return
    for token in tokens[i : i + 10]:
        if token.text in ("-", "–", "—", "--"):
            spaced = bool(tokens[token.i - 1].whitespace_) or token.text in ("—", "--")
            if spaced:
                yield Kind.PLACE, 6.0, "dateline"
            return
        if token.tag_.startswith("VB"):
            return


def _by_verb(found: Scan, name: Name) -> Iterator[Cue]:
    head = next((t for t in found.tokens[name.first : name.last + 1] if not name.first <= t.head.i <= name.last), None)
    if head is None:
        return
    if head.dep_ == "nsubj" and any(c.dep_ == "cop" and c.i > head.i for c in head.head.children):
        yield from _by_predicate(found, head.head)
    if head.head.pos_ not in ("VERB", "AUX"):
        return
    signs, verb = found.gazetteer.words.signs, head.head.lemma_.lower()
    if head.dep_ == "nsubj" and not any(c.dep_ in ("conj", "cc") for c in head.children):
        kind = signs.does.get(verb)
        if kind is not None:
            yield Kind(kind), 1.5, "does"
    elif head.dep_ in ("obj", "nsubj:pass") and not any(c.dep_ == "case" for c in head.children):
        kind = signs.done.get(verb)
        if kind is not None and (kind != "place" or head.dep_ == "obj" or verb not in ("tour", "cross")):
            yield Kind(kind), 2.0 if kind == "place" and verb in _ENTERED else 1.2, "done"


def _by_predicate(found: Scan, noun: Token) -> Iterator[Cue]:
    """ "NAME is a lawyer", "NAME is one of the poorest countries": what it is said to be."""
    words, lemma = found.gazetteer.words, noun.lemma_.lower()
    if noun.lower_ == "one":
        of = next((c for c in noun.children if c.dep_ == "nmod"), None)
        lemma = of.lemma_.lower() if of is not None else lemma
    elif noun.tag_ != "NN" or not any(c.dep_ == "det" for c in noun.children):
        return
    if lemma in ("country", "nation", "republic", "monarchy", "democracy"):
        yield Kind.COUNTRY, 4.0, "is"
    elif lemma in _RELATIONS:
        return
    elif lemma in words.organisations or lemma in words.media:
        yield Kind.ORGANISATION, 2.5, "is"
    elif lemma in words.places:
        yield Kind.PLACE, 3.0, "is"
    elif words.person(lemma):
        yield Kind.PERSON, 2.5, "is"


_ENTERED = frozenset("enter invade flee occupy annex besiege shell bomb bombard evacuate visit liberate".split())
_RELATIONS = frozenset(
    "member partner ally neighbour neighbor rival leader opponent winner loser champion model star pioneer dealer "
    "client customer guest parent relative supporter sponsor source giant unit power head favourite favorite home base "
    "provider supplier producer operator owner".split()
)
"""What a firm, a country or a person may be to another."""
