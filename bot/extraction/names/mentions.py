"""Referents of names and of common noun phrases, before later mentions are joined with earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.gazetteers import Known, Place
from bot.extraction.names.context import modified
from bot.extraction.names.kinds import SURE, Named, in_heading
from bot.extraction.names.metonyms import governs
from bot.extraction.names.nominals import Nominal, nominal
from bot.extraction.names.proper_names import Name
from bot.extraction.names.referents import Place as Mentioned
from bot.extraction.names.referents import Referent, Register, country_in, narrowed
from bot.extraction.names.runs import Scan
from bot.extraction.trees.noun_phrases import name_head, texts
from bot.facts.model import Form, Kind

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token


# ---------------------------------------------------------------- names


def name_referents(register: Register, found: Scan, groups: list[Named]) -> None:
    """A referent for everybody and everything that is named; a capital that acts is a government."""
    for named in groups:
        if named.known is not None:
            _place_referents(register, found, named)
        elif max(named.evidence.votes().values(), default=0.0) >= SURE or not all(
            in_heading(found, n) for n in named.names
        ):
            _named_referent(register, found, named)


def _place_referents(register: Register, found: Scan, named: Named) -> None:
    """A country, or a place; where a capital acts, the government behind it."""
    known = named.known
    assert known is not None
    national = named.kind is Kind.COUNTRY
    label = known.name if national else named.names[0].text
    place = Referent(named.kind, label, iso2=known.iso2 if national else None, named=True)
    for name in named.names:
        if name.known is None:
            continue
        if name.known.what is Place.REGIONAL:
            _people_of_region(register, found, name)
            continue
        head = name_head(found.tokens[name.first : name.last + 1])
        if not national and governs(name.known, head, _after(found, name), found.gazetteer.words):
            referent = _government(register, name, name.known)
            register.add(referent, _mentioned(found, name, head, Form.METONYM), whole=True)
        else:
            register.add(place, _mentioned(found, name, head, _form(name.known)), whole=True)


def _people_of_region(register: Register, found: Scan, name: Name) -> None:
    """ "the Europeans" are a group; the adjective alone is nobody."""
    head = found.tokens[name.last]
    if name.known is None or not (head.text.endswith("s") and head.pos_ in ("NOUN", "PROPN")):
        return
    first = name.first - 1 if found.tokens[max(0, name.first - 1)].lower_ == "the" else name.first
    group = register.states.setdefault(name.known.name, Referent(Kind.GROUP, name.text, plural=True))
    register.add(group, Mentioned(first, name.last, head.i, Form.NOUN), whole=False)


def _after(found: Scan, name: Name) -> Token | None:
    return found.tokens[name.last + 1] if name.last + 1 < len(found.tokens) else None


def _government(register: Register, name: Name, known: Known) -> Referent:
    """The one government of a country for all its capitals' names; a residence is an office of its own."""
    key = known.iso2 if known.what is Place.CAPITAL and known.iso2 else office(known.office or name.text)
    made = Referent(Kind.GOVERNMENT, name.text, iso2=known.iso2, named=True)
    return register.states.setdefault(key, made)


def office(name: str) -> str:
    """One form for "Defence Department" and "Department of Defense"."""
    words = [word for word in name.lower().replace("defence", "defense").split() if word not in ("of", "the", "for")]
    return " ".join(sorted(words))


def _form(known: Known) -> Form:
    return Form.DEMONYM if known.what in (Place.DEMONYM, Place.PEOPLE, Place.REGIONAL) else Form.NAME


def _mentioned(found: Scan, name: Name, head: Token, form: Form) -> Mentioned:
    return Mentioned(name.first, name.last, head.i, form)


def _named_referent(register: Register, found: Scan, named: Named) -> None:
    referent = Referent(named.kind, named.name, named=True)
    if named.kind is Kind.GOVERNMENT:
        referent = register.states.setdefault(office(named.name), referent)
        called = any(place.form is not Form.METONYM for place in referent.places)
        referent.name = referent.name if referent.description or called else named.name
    for name in named.names:
        head = name_head(found.tokens[name.first : name.last + 1])
        if named.kind is Kind.PRODUCT and modified(head) is not None:
            register.products.update(dict.fromkeys(range(name.first, name.last + 1), referent))
            continue
        register.add(referent, _mentioned(found, name, head, Form.NAME), whole=True)
        if named.kind is Kind.PERSON:
            _person_details(register, found, referent, name, head)
        elif name.title is not None and referent.description is None:
            referent.description = _words(found, *name.title)
    if named.kind is Kind.PERSON and referent.gender is None:
        gender = found.gazetteer.words.forename(named.name.split()[0]) if " " in named.name else None
        referent.gender = gender if gender in ("he", "she") else None


def _person_details(register: Register, found: Scan, referent: Referent, name: Name, head: Token) -> None:
    referent.gender = referent.gender or _gender(found, name.honorific or "") or _gender(found, name.noun or "")
    if name.title is not None and name.noun is not None:
        referent.titles.add(name.noun)
        referent.posts.update((name.noun, word) for word in narrowed(register, *name.title, name.noun))
        referent.description = referent.description or _words(found, *name.title)
        place = Mentioned(name.title[0], name.title[1], name.title[1], Form.TITLE)
        register.add(referent, place, whole=False)


def _gender(found: Scan, noun: str) -> str | None:
    """ "he" or "she" where a title or a noun of family settles it."""
    words, last = found.gazetteer.words, noun.split(" ")[-1]
    return "he" if noun in words.he or last in words.he else "she" if noun in words.she or last in words.she else None


def _words(found: Scan, first: int, last: int) -> str:
    return " ".join(texts(found.tokens[first : last + 1]).split())


# ---------------------------------------------------------------- common nouns


def nominal_referents(register: Register, found: Scan, described: list[Name]) -> list[tuple[Nominal, Referent]]:
    """A referent for every common noun phrase; coreference joins them later."""
    before_names = {i for n in described if n.title for i in range(n.title[0], n.title[1] + 1)}
    covered: set[int] = set()
    done = []
    for token in found.tokens:
        if token.i in before_names or token.i in register.parts or token.i in covered:
            continue
        if token.i in register.products:
            continue
        made = nominal(token, found.gazetteer.words)
        if made is None:
            continue
        if made.inner != made.head:
            covered.add(made.inner)
        referent = _referent_of(register, found, made)
        register.add(referent, Mentioned(made.first, made.last, made.head, made.form), whole=False)
        done.append((made, referent))
    return done


def _referent_of(register: Register, found: Scan, made: Nominal) -> Referent:
    name = _without_determiner(found, made)
    if made.kind is Kind.WORK:
        name = _with_finder(found, made, name)
    if made.kind is Kind.PRODUCT:
        start = next((i for i in range(made.first, made.head) if i in register.products), None)
        if start is not None:
            own = register.products[start]
            own.noun = own.noun or made.noun
            own.name = max(own.name, _words(found, start, made.head), key=len)
            return own
    referent = Referent(made.kind, name, noun=made.noun, line=made.line, plural=made.plural)
    referent.anonymous = made.source and not made.owned and not made.definite and _unnamed_source(found, made)
    if made.kind is Kind.PERSON:
        referent.gender = _gender(found, made.noun)
    if made.form is Form.TITLE:
        referent.titles.add(made.noun)
        referent.posts.update((made.noun, word) for word in narrowed(register, made.first, made.last, made.noun))
    if made.kind is Kind.GOVERNMENT:
        referent.iso2 = country_in(register, made.first, made.last)
    return referent


def _with_finder(found: Scan, made: Nominal, name: str) -> str:
    """ "letters seen by the Courier": a paper is known by who saw, wrote or published it, where that follows it."""
    clauses = (
        c for c in found.tokens[made.head].children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i == made.last + 1
    )
    clause = next(clauses, None)
    agent = next((c for c in clause.children if c.dep_ == "obl:agent"), None) if clause is not None else None
    if agent is None or agent.right_edge.i - made.last > 8:
        return name
    return f"{name} {_words(found, made.last + 1, agent.right_edge.i)}"


def _unnamed_source(found: Scan, made: Nominal) -> bool:
    """Whether the phrase speaks or is asked: "two people familiar with the talks said", "a spokesman"."""
    if made.noun in ("source", "insider") or not made.plural:
        return True
    head = found.tokens[made.head]
    speaking = head.head.lemma_ in found.gazetteer.words.speaking
    told = head.dep_ == "obl:agent" or found.tokens[max(0, made.first - 2)].lower_ == "according"
    familiar = made.last + 1 < len(found.tokens) and found.tokens[made.last + 1].lower_ in (
        "familiar",
        "close",
        "briefed",
    )
    return familiar or told or (speaking and head.dep_ in ("nsubj", "nsubj:pass"))


def _without_determiner(found: Scan, made: Nominal) -> str:
    first = made.first
    if found.tokens[first].lower_ in ("the", "this", "that", "these", "those") and first < made.head:
        first += 1
    return _words(found, first, made.last)
