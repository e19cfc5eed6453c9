"""Who belongs to a group, where the article says so: "the two: A and B", "partners including A", "the companies"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.extraction.names.nominals import Nominal
from bot.extraction.names.referents import Referent, Register
from bot.extraction.names.runs import Scan
from bot.extraction.trees.noun_phrases import conjuncts
from bot.facts.model import Kind

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_NAMED = (Kind.PERSON, Kind.COUNTRY, Kind.ORGANISATION, Kind.MEDIA, Kind.GOVERNMENT, Kind.OTHER, Kind.PLACE)
_FIRMS = frozenset("company firm bank club team airline carmaker party union group rival side".split())
_LEADS_IN = frozenset(("including", "namely", ":", "—", "–"))
_ENOUGH_FOR_LIST = 3


def list_members(register: Register, found: Scan, phrases: list[tuple[Nominal, Referent]]) -> None:
    """Give groups their members."""
    for made, referent in phrases:
        group = referent.self
        if group.kind is not Kind.GROUP or group.members:
            continue
        members = _listed_after(register, found, made) or _both(register, found, made)
        group.members.extend(members)
    _members_of_undertakings(register, found, phrases)


def _listed_after(register: Register, found: Scan, made: Nominal) -> list[Referent]:
    """The names of a list that follows the phrase."""
    i = made.last + 1
    while found.same_sentence(made.last, i) and found.tokens[i].text in (",", "(") and i <= made.last + 1:
        i += 1
    if not found.same_sentence(made.last, i):
        return []
    word = found.tokens[i].lower_
    if word == "such" and found.same_sentence(i, i + 1) and found.tokens[i + 1].lower_ == "as":
        i += 1
    elif word not in _LEADS_IN:
        return []
    return _names_from(register, found, i + 1)


def _names_from(register: Register, found: Scan, i: int) -> list[Referent]:
    """The referents named in a row, separated by commas, "and" and "or"."""
    done: list[Referent] = []
    start = i
    while found.same_sentence(start, i):
        referent = register.parts.get(i)
        if referent is not None and referent.self.kind in _NAMED:
            if referent.self not in done:
                done.append(referent.self)
        elif found.tokens[i].lower_ not in (",", "and", "or", "the", ";", "both", "as", "well"):
            break
        i += 1
    return done


def _both(register: Register, found: Scan, made: Nominal) -> list[Referent]:
    """ "the companies", "both countries", "the two sides": the last two that were named together."""
    plain = made.definite and made.plural and made.last == made.head and made.head - made.first <= 2
    if not plain:
        return []
    noun = made.noun
    kinds = (Kind.COUNTRY, Kind.PLACE, Kind.GOVERNMENT) if noun in found.gazetteer.words.states else ()
    if noun in _FIRMS:
        kinds = (Kind.ORGANISATION, Kind.MEDIA, Kind.OTHER)
    pair: dict[int, Referent] = {}
    sentence = found.document.sentence_of[made.head]
    for i in range(made.first - 1, -1, -1):
        if sentence - found.document.sentence_of[i] > 2:
            break
        referent = register.parts.get(i)
        if referent is not None and referent.self.kind in kinds and referent.self.named:
            pair.setdefault(id(referent.self), referent.self)
    return list(reversed(pair.values())) if len(pair) == 2 else []


def _members_of_undertakings(register: Register, found: Scan, phrases: Iterable[tuple[Nominal, Referent]]) -> None:
    """ "A group of countries agreed to a plan. It includes A, B and C.": those three are the group.

    Only where the group of states stands in the sentence of the undertaking, before it, and is the only one there.
    """
    groups = [(m, r.self) for m, r in phrases if r.self.kind is Kind.GROUP and m.noun in found.gazetteer.words.states]
    for token in found.tokens:
        if token.dep_ != "nsubj" or token.head.lemma_ not in ("include", "involve", "comprise"):
            continue
        whole = register.at(token)
        listed = [r for child in token.head.children if child.dep_ == "obj" for r in _countries(register, child)]
        if whole is None or whole.kind is not Kind.EVENT or len(listed) < _ENOUGH_FOR_LIST:
            continue
        first = min(found.document.sentence_of[p.head] for p in whole.places)
        near = {id(g): g for m, g in groups if found.document.sentence_of[m.head] == first and not g.members}
        if len(near) == 1:
            next(iter(near.values())).members.extend(listed)


def _countries(register: Register, head: Token) -> list[Referent]:
    found = [register.at(token) for token in conjuncts(head)]
    return [r for r in found if r is not None and r.kind in (Kind.COUNTRY, Kind.ORGANISATION, Kind.PLACE)]
