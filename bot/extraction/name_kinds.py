"""What the proper names of an article are: which belong together, and whether person, organisation, place or else."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.extraction.gazetteers import Known, Place
from bot.extraction.name_runs import Name, Scan
from bot.extraction.noun_phrases import name_head, preposition
from bot.facts.model import Kind, Part

if TYPE_CHECKING:
    from spacy.tokens import Token

ENOUGH = 2.0
"""The weight of evidence from which a name gets a kind; below it stays OTHER."""
SURE = 3.5
"""From this weight on a name counts even when it stands in headings only."""
_AGE = re.compile(r"^\d{1,2}$")
_OF_STATES = frozenset("envoy ambassador parliament army economy border coast population capital embassy navy".split())
_SMALL = frozenset(("of", "the", "and", "for", "in", "de", "la", "&"))


@dataclass(slots=True, eq=False)
class Named:
    """All places of one proper name in an article, short forms among them, and what it is."""

    names: list[Name]
    kind: Kind = Kind.OTHER
    known: Known | None = None
    votes: dict[Kind, float] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The longest form; the earliest of several."""
        return max(self.names, key=lambda n: (len(n.words), len(n.text), -n.first)).text


def group(found: Scan, names: list[Name]) -> list[Named]:
    """The names of the article by who or what they name, each with its kind, in order of first mention."""
    by_text: dict[str, Named] = {}
    for name in names:
        if name.known is None:
            by_text.setdefault(_key(name.text), Named([])).names.append(name)
    context = {key: _votes(found, named) for key, named in by_text.items()}
    for key, named in by_text.items():
        named.votes = context[key]
    groups = _join(found, by_text)
    for named in groups:
        named.kind = _decide(named)
    _surnames_of_places(found, names, groups)
    groups.extend(_places(found, [name for name in names if name.known is not None]))
    return sorted(groups, key=lambda named: named.names[0].first)


def _key(text: str) -> str:
    return re.sub(r"[^\w&]+", " ", text).strip().casefold() if not text.isupper() else text


def _places(found: Scan, names: list[Name]) -> list[Named]:
    """Known places: countries together over all their names, others by name."""
    done: dict[tuple[str, str], Named] = {}
    states = _american_states(found, names)
    for name in names:
        known = name.known
        assert known is not None
        national = known.national and not (known.what is Place.COUNTRY and Place.STATE in known.also and states)
        key = ("country", known.iso2 or "") if national else ("place", name.text)
        named = done.setdefault(key, Named([], Kind.COUNTRY if national else Kind.PLACE, known))
        named.names.append(name)
    return list(done.values())


def _american_states(found: Scan, names: list[Name]) -> bool:
    """Whether Georgia is the state here: other American states or cities are named and no neighbour of the country."""
    here = [name.known for name in names if name.known is not None]
    inside = sum(k.iso2 == "US" and k.what in (Place.STATE, Place.CITY) for k in here)
    outside = any(k.iso2 in ("RU", "AM", "AZ") or (k.iso2 == "GE" and k.what is not Place.COUNTRY) for k in here)
    return inside > 0 and not outside


def _surnames_of_places(found: Scan, names: list[Name], groups: list[Named]) -> None:
    """ "Jordan" behind "Michael Jordan" is the man, unless a preposition of place stands before it."""
    people = {g.name.split()[-1]: g for g in groups if g.kind is Kind.PERSON and len(g.name.split()) > 1}
    for name in names:
        person = people.get(name.text)
        if person is None or name.known is None or name.known.what in (Place.DEMONYM, Place.PEOPLE):
            continue
        where = preposition(name_head(found.tokens[name.first : name.last + 1]))
        if where not in found.gazetteer.words.prepositions and person.names[0].first < name.first:
            name.known = None
            person.names.append(name)


# ---------------------------------------------------------------- evidence


def _votes(found: Scan, named: Named) -> dict[Kind, float]:
    """Evidence of all places of one text: by its own words, by the model, by what stands around it."""
    weights: dict[Kind, float] = defaultdict(float)
    for kind, weight in _by_words(found, named.names[0]):
        weights[kind] += weight
    labels: Counter[str] = Counter()
    if all(_product_noun(found, name) for name in named.names):
        weights[Kind.PRODUCT] += 4.0
    around: dict[Kind, float] = defaultdict(float)
    for name in named.names:
        labels.update(t.ent_type_ for t in found.tokens[name.first : name.last + 1] if t.ent_type_)
        for kind, weight in _by_context(found, name):
            around[kind] = max(around[kind], weight)
    suffixed = any(kind is not Kind.PERSON and weight >= 5.0 for kind, weight in weights.items())
    for kind, weight in (*_by_model(found, named, labels), *around.items()):
        weights[kind] += weight if not (suffixed and kind is Kind.PERSON) else 0.0
    return dict(weights)


def _by_words(found: Scan, name: Name) -> list[tuple[Kind, float]]:
    words = found.gazetteer.words
    parts = [word.lower() for word in name.text.split()]
    last, first = parts[-1], parts[0].rstrip(".")
    done: list[tuple[Kind, float]] = []
    kinds = ("government", "media", "organisation", "event", "product", "work", "place")
    core = parts[: parts.index("of")] if "of" in parts[1:] else parts
    for kind in kinds:
        if len(parts) > 1 and (core[-1] in words.suffixes[kind] or last in words.suffixes[kind]):
            done.append((Kind(kind), 6.0 if kind != "place" else 5.0))
            break
    else:
        for kind, prefixes in words.prefixes.items():
            if len(parts) > 1 and first in prefixes:
                done.append((Kind(kind), 4.0 if kind in ("government", "event") else 1.5))
    if len(parts) == 1 and last in words.suffixes["government"]:
        done.append((Kind.GOVERNMENT, 5.0))
    if len(parts) in (2, 3, 4) and words.forename(first):
        done.append((Kind.PERSON, 3.5))
    if len(parts) > 1 and any(part in words.suffixes["product"] for part in parts[:-1]):
        done.append((Kind.PRODUCT, 4.0))
    city = found.gazetteer.get(name.text)
    if city is not None and not city.national:
        done.append((Kind.PLACE, 3.0))
    if name.text.isupper() and name.text.isalpha() and 2 <= len(name.text) <= 6:
        done.append((Kind.ORGANISATION, 1.5))
    return done


def _by_model(found: Scan, named: Named, labels: Counter[str]) -> list[tuple[Kind, float]]:
    """The recogniser's label. A person of one word that is nowhere called by a full name is less sure."""
    if not labels:
        return []
    label, count = labels.most_common(1)[0]
    share = count / labels.total()
    kind = {"PER": Kind.PERSON, "ORG": Kind.ORGANISATION, "LOC": Kind.PLACE}.get(label)
    if kind is None:
        return []
    weight = 2.5 if kind is not Kind.ORGANISATION else 2.2
    first = named.names[0]
    if kind is Kind.PERSON and len(first.words) == 1:
        starts = len(named.names) == 1 and not found.same_sentence(first.first - 1, first.first)
        weight = 1.5 if starts and not found.gazetteer.words.forename(first.text) else 2.0
    return [(kind, weight * share)]


def _by_context(found: Scan, name: Name) -> list[tuple[Kind, float]]:
    done: list[tuple[Kind, float]] = []
    words, tokens = found.gazetteer.words, found.tokens
    head = name_head(tokens[name.first : name.last + 1])
    if name.honorific:
        done.append((Kind.PERSON, 8.0))
    if name.noun:
        done.append((_noun_kind(found, name.noun), 6.0))
    after = name.last + 1
    if found.same_sentence(name.last, after + 1) and tokens[after].text == ",":
        if _AGE.match(tokens[after + 1].text):
            done.append((Kind.PERSON, 5.0))
        elif tokens[after + 1].lower_ in ("who", "whose"):
            done.append((Kind.PERSON, 4.0))
        elif tokens[after + 1].lower_ == "which":
            done.append((Kind.ORGANISATION, 1.0))
    done.extend(_by_apposition(found, name))
    where = preposition(head)
    if where in ("in", "near", "across", "outside") and head.dep_ in ("obl", "nmod") and head.i == name.last:
        done.append((Kind.PLACE, 1.0))
    if head.dep_ in ("nsubj", "nsubj:pass"):
        done.extend(_by_verb(found, name, head))
    if head.dep_ == "compound" and head.head.i > name.last:
        done.extend(_by_compound(head.head.lemma_.lower()))
    if where == "to" and tokens[max(0, name.first - 2)].lower_ == "according":
        media = bool(name.words) and name.words[0].lower() in words.prefixes["media"]
        done.append((Kind.MEDIA, 2.0) if media else (Kind.ORGANISATION, 1.0))
    if where in ("at", "for", "with") and head.dep_ == "nmod" and words.person(head.head.lemma_.lower()):
        done.append((Kind.ORGANISATION, 1.5))
    if head.dep_ == "obj" and head.head.lemma_ in words.joined:
        done.append((Kind.ORGANISATION, 1.0))
    if head.dep_ == "nmod:poss" and (head.head.lemma_.lower() in words.governments or head.head.lower_ in _OF_STATES):
        done.append((Kind.PLACE, 3.5))
    return done


def _noun_kind(found: Scan, noun: str) -> Kind:
    words = found.gazetteer.words
    if noun in words.media:
        return Kind.MEDIA
    if noun in words.titles:
        return Kind.PERSON
    if noun in words.organisations:
        return Kind.ORGANISATION
    if noun in words.governments:
        return Kind.GOVERNMENT
    if noun in words.products:
        return Kind.PRODUCT
    return Kind.PERSON


def _by_apposition(found: Scan, name: Name) -> list[tuple[Kind, float]]:
    """ "the maker, X," and "X, a maker of": the noun on the other side of the comma tells."""
    tokens, words = found.tokens, found.gazetteer.words
    before, after = name.first - 1, name.last + 1
    nouns = []
    if found.same_sentence(before - 1, name.first) and tokens[before].text == "," and tokens[before - 1].tag_ == "NN":
        nouns.append(tokens[before - 1])
    behind = found.same_sentence(name.last, after + 2) and tokens[after].text == ","
    if behind and tokens[after + 1].lower_ in ("a", "an", "the", "its", "his", "her", "one"):
        nouns.extend(t for t in tokens[after + 2 : after + 8] if t.dep_ == "appos" and t.tag_ == "NN")
    done = []
    for noun in nouns:
        lemma = noun.lemma_.lower()
        if lemma in words.organisations or lemma in words.media or lemma in words.titles or words.person(lemma):
            done.append((_noun_kind(found, lemma), 4.0))
        elif lemma in words.places:
            done.append((Kind.PLACE, 3.0))
        elif lemma in words.products:
            done.append((Kind.PRODUCT, 3.0))
    return done


def _by_verb(found: Scan, name: Name, head: Token) -> list[tuple[Kind, float]]:
    done: list[tuple[Kind, float]] = []
    verb = head.head
    pronouns = {t.lower_ for t in found.tokens[name.last + 1 : name.last + 13] if t.dep_ == "nmod:poss"}
    if "its" in pronouns and not pronouns & {"his", "her"}:
        done.append((Kind.ORGANISATION, 1.5))
    if pronouns & {"his", "her"} and "its" not in pronouns:
        done.append((Kind.PERSON, 1.5))
    if verb.lemma_ in found.gazetteer.words.acting:
        done.append((Kind.ORGANISATION, 1.5))
    if verb.lemma_ in found.gazetteer.words.human:
        done.append((Kind.PERSON, 0.5))
        done.append((Kind.ORGANISATION, 0.4))
    return done


def _product_noun(found: Scan, name: Name) -> bool:
    """Whether the name stands before the noun of a product, and in no longer compound with another name."""
    head = name_head(found.tokens[name.first : name.last + 1])
    noun = modified(head)
    return noun is not None and noun.i > name.last and noun.lemma_.lower() in found.gazetteer.words.products


def modified(token: Token) -> Token | None:
    """The common noun at the end of a compound that the token stands in, or None."""
    for _ in range(8):
        if token.dep_ not in ("compound", "amod", "nmod:desc", "flat") or token.head.i <= token.i:
            break
        token = token.head
    return token if token.pos_ == "NOUN" else None


def _by_compound(noun: str) -> list[tuple[Kind, float]]:
    if noun in ("union", "party", "company", "group", "club", "bank", "airline", "agency", "team", "movement"):
        return [(Kind.ORGANISATION, 4.0)]
    if noun in ("newspaper", "magazine", "channel", "broadcaster"):
        return [(Kind.MEDIA, 5.0)]
    if noun in ("city", "province", "region", "state", "island", "river", "county", "village", "town", "district"):
        return [(Kind.PLACE, 4.0)]
    if noun in ("administration", "presidency", "campaign", "family"):
        return [(Kind.PERSON, 1.0)]
    return []


# ---------------------------------------------------------------- which belong together


def _join(found: Scan, by_text: dict[str, Named]) -> list[Named]:
    """Short forms with their long ones: surnames, first words of a firm's name, acronyms."""
    long = [named for named in by_text.values() if len(named.names[0].words) > 1]
    ends: dict[str, list[Named]] = defaultdict(list)
    starts: dict[str, list[Named]] = defaultdict(list)
    letters: dict[str, list[Named]] = defaultdict(list)
    for named in long:
        words = named.names[0].words
        ends[words[-1].casefold()].append(named)
        starts[words[0].casefold()].append(named)
        letters[_initials(words)].append(named)
    into: dict[int, Named] = {}
    for named in by_text.values():
        longer = _longer(found, named, ends, starts, letters)
        if longer is not None and longer is not named:
            into[id(named)] = longer
    return _merged(list(by_text.values()), into)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word.lower() not in _SMALL).upper()


def _longer(
    found: Scan,
    named: Named,
    ends: dict[str, list[Named]],
    starts: dict[str, list[Named]],
    letters: dict[str, list[Named]],
) -> Named | None:
    """The longer name that this one is short for; a person's full name by its surname first."""
    words = named.names[0].words
    if not words:
        return None
    text = words[0]
    if len(words) == 1:
        bare = text.replace(".", "")
        if bare.isupper() and 2 <= len(bare) <= 6:
            found_long = [g for g in letters.get(bare, ()) if _decide(g) is not Kind.PERSON]
            if found_long:
                return found_long[0]
        if _generic(found, text.lower()):
            return None
        people = [g for g in ends.get(text.casefold(), ()) if _decide(g) in (Kind.PERSON, Kind.OTHER)]
        others = [g for g in (*starts.get(text.casefold(), ()), *ends.get(text.casefold(), ())) if not _personal(g)]
        first = [g for g in starts.get(text.casefold(), ()) if _decide(g) is Kind.PERSON]
        choices = people or others or (first if len(first) == 1 else [])
        return _nearest(named, choices) if _compatible(named, choices) else None
    same = [g for g in ends.get(words[-1].casefold(), ()) if g is not named and _same_person(named, g)]
    return same[0] if same else None


def _generic(found: Scan, word: str) -> bool:
    """Whether a single word is too common to be somebody's short name: "Bank", "North", "President"."""
    words = found.gazetteer.words
    known = word in words.titles or any(word in group for group in words.suffixes.values())
    return known or word in words.prefixes["place"] or found.gazetteer.get(word.capitalize()) is not None


def _personal(named: Named) -> bool:
    return _decide(named) is Kind.PERSON


def _compatible(named: Named, choices: list[Named]) -> bool:
    """A name with strong evidence of its own does not become part of another kind of thing."""
    own = _decide(named)
    strong = named.votes.get(own, 0.0) >= 5.0
    return bool(choices) and not (strong and all(_decide(c) not in (own, Kind.OTHER) for c in choices))


def _same_person(a: Named, b: Named) -> bool:
    """ "Donald J. Smith" and "Donald Smith": first and last word agree, and the longer one takes the shorter."""
    one, other = a.names[0].words, b.names[0].words
    return len(one) < len(other) and one[0].casefold() == other[0].casefold() and len(one) > 1


def _nearest(named: Named, choices: list[Named]) -> Named:
    """The one that was last named before; else the first to come."""
    start = named.names[0].first
    before = [g for g in choices if g.names[0].first < start]
    return before[-1] if before else choices[0]


def _merged(groups: list[Named], into: dict[int, Named]) -> list[Named]:
    done = []
    for named in groups:
        target = named
        for _ in range(5):
            if id(target) not in into:
                break
            target = into[id(target)]
        if target is named:
            done.append(named)
            continue
        target.names.extend(named.names)
        for kind, weight in named.votes.items():
            target.votes[kind] = max(target.votes.get(kind, 0.0), weight)
    for named in done:
        named.names.sort(key=lambda name: name.first)
    return done


def _decide(named: Named) -> Kind:
    """The kind with the most evidence; OTHER where that is not enough. Ties go by the order of the kinds."""
    if not named.votes:
        return Kind.OTHER
    order = list(Kind)
    kind, weight = max(named.votes.items(), key=lambda item: (item[1], -order.index(item[0])))
    return kind if weight >= ENOUGH else Kind.OTHER


def in_heading(found: Scan, name: Name) -> bool:
    """Whether a name stands in a title or a heading, where every word may have a capital."""
    return found.document.sentence(found.tokens[name.first]).part in (Part.TITLE, Part.HEADING)
