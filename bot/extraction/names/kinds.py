"""What the proper names of an article are: which belong together, and whether person, organisation, place or else."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from bot.extraction.gazetteers import Known, Place
from bot.extraction.names.company import derived, together
from bot.extraction.names.evidence import Evidence, weigh
from bot.extraction.names.proper_names import Name
from bot.extraction.names.runs import Scan
from bot.extraction.trees.noun_phrases import conjuncts, first_of_list, name_head, preposition
from bot.facts.model import Kind, Part

SURE = 3.5
"""From this weight on a name counts even when it stands in headings only."""
_SMALL = frozenset(("of", "the", "and", "for", "in", "de", "la", "&"))


@dataclass(slots=True, eq=False)
class Named:
    """All places of one proper name in an article, short forms among them, and what it is."""

    names: list[Name]
    kind: Kind = Kind.OTHER
    known: Known | None = None
    evidence: Evidence = field(default_factory=Evidence)

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
    for named in by_text.values():
        named.evidence = weigh(found, named.names)
    together(found, names, {id(name): named.evidence for named in by_text.values() for name in named.names})
    derived(found, [(named.name, named.evidence) for named in by_text.values()])
    groups = _join(found, by_text)
    for named in groups:
        named.kind = named.evidence.decide()
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
    """ "Jordan" behind "Michael Jordan" is the man, unless a preposition of place stands before it; a team likewise."""
    long = {g.name.split()[-1]: g for g in groups if len(g.name.split()) > 1}
    for name in names:
        longer = long.get(name.text)
        if longer is None or name.known is None or name.known.what is Place.DEMONYM:
            continue
        people = name.known.what in (Place.PEOPLE, Place.REGIONAL)
        if people == (longer.kind is Kind.PERSON) or (longer.kind is Kind.PLACE and not people):
            continue
        head = name_head(found.tokens[name.first : name.last + 1])
        where = preposition(head)
        if not people and any(t.i in found.places and t.i != head.i for t in conjuncts(first_of_list(head))):
            continue
        if (people or where not in found.gazetteer.words.prepositions) and longer.names[0].first < name.first:
            name.known = None
            longer.names.append(name)


# ---------------------------------------------------------------- which belong together


def _join(found: Scan, by_text: dict[str, Named]) -> list[Named]:
    """Short forms with their long ones: surnames, first words of a firm's name, acronyms."""
    long = [named for named in by_text.values() if len(named.names[0].words) > 1]
    ends: dict[str, list[Named]] = defaultdict(list)
    starts: dict[str, list[Named]] = defaultdict(list)
    letters: dict[str, list[Named]] = defaultdict(list)
    inner: dict[str, list[Named]] = defaultdict(list)
    for named in long:
        words = named.names[0].words
        if not _of_a_place(named.name):
            ends[words[-1].casefold()].append(named)
        starts[words[0].casefold()].append(named)
        for word in words[1:-1]:
            inner[word.casefold()].append(named)
        letters[_initials(words)].append(named)
    into: dict[int, Named] = {}
    for named in by_text.values():
        longer = _longer(found, named, Index(ends, starts, inner, letters))
        if longer is not None and longer is not named:
            into[id(named)] = longer
    return _merged(list(by_text.values()), into)


def _of_a_place(name: str) -> bool:
    """ "Bank of Valmora", "University of Lund": what stands behind "of" is not its short name."""
    head, of, rest = name.partition(" of ")
    return bool(of) and " " not in rest and head.split()[-1].lower() in _OF_PLACES


_OF_PLACES = frozenset(
    "bank university republic parliament government army court assembly senate ministry kingdom church college mayor "
    "city institute port bishop academy council museum library diocese tour gulf bay strait sea".split()
)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word.lower() not in _SMALL).upper()


@dataclass(frozen=True, slots=True)
class Index:
    """Names of several words by their last word, their first, those between, and by their initials."""

    ends: dict[str, list[Named]]
    starts: dict[str, list[Named]]
    inner: dict[str, list[Named]]
    letters: dict[str, list[Named]]


def _longer(found: Scan, named: Named, index: Index) -> Named | None:
    """The longer name that this one is short for; a person's full name by its surname first."""
    words = named.names[0].words
    if not words:
        return None
    text = words[0]
    if len(words) == 1:
        bare = text.replace(".", "")
        if bare.isupper() and 2 <= len(bare) <= 6:
            found_long = [g for g in index.letters.get(bare, ()) if g.evidence.decide() is not Kind.PERSON]
            if found_long:
                return found_long[0]
        if _generic(found, text.lower()):
            return None
        word = text.casefold()
        people = [g for g in index.ends.get(word, ()) if g.evidence.decide() in (Kind.PERSON, Kind.OTHER)]
        others = [g for g in (*index.starts.get(word, ()), *index.ends.get(word, ())) if not _personal(g)]
        first = [g for g in (*index.starts.get(word, ()), *index.inner.get(word, ())) if _personal(g)]
        choices = people or others or (first if len(first) == 1 else [])
        return _nearest(named, choices) if _compatible(named, choices) else None
    same = [g for g in index.ends.get(words[-1].casefold(), ()) if g is not named and _same_person(named, g)]
    return same[0] if same else None


def _generic(found: Scan, word: str) -> bool:
    """Whether a single word is too common to be somebody's short name: "Bank", "North", "President"."""
    words = found.gazetteer.words
    known = word in words.titles or any(word in group for group in words.suffixes.values())
    return known or word in words.prefixes["place"] or found.gazetteer.get(word.capitalize()) is not None


def _personal(named: Named) -> bool:
    return named.evidence.decide() is Kind.PERSON


def _compatible(named: Named, choices: list[Named]) -> bool:
    """A name with strong evidence of its own does not become part of another kind of thing."""
    own = named.evidence.decide()
    strong = named.evidence.weights.get(own, 0.0) >= 5.0
    return bool(choices) and not (strong and all(c.evidence.decide() not in (own, Kind.OTHER) for c in choices))


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
        target.evidence.join(named.evidence)
    for named in done:
        named.names.sort(key=lambda name: name.first)
    return done


def in_heading(found: Scan, name: Name) -> bool:
    """Whether a name stands in a title or a heading, where every word may have a capital."""
    return found.document.sentence(found.tokens[name.first]).part in (Part.TITLE, Part.HEADING)
