"""The entities of an article with their mentions: names, common noun phrases, what refers back to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.extraction import gazetteers
from bot.extraction.names import coreference
from bot.extraction.names.groups import list_members
from bot.extraction.names.kinds import group
from bot.extraction.names.mentions import name_referents, nominal_referents
from bot.extraction.names.proper_names import names
from bot.extraction.names.referents import Referent, Register
from bot.extraction.names.runs import scan
from bot.extraction.trees.document import Document
from bot.extraction.trees.noun_phrases import conjuncts, content_head, head_of
from bot.facts.model import Entity, EntityId, Form, Kind, Mention, digest

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token


@dataclass(frozen=True)
class Entities:
    """The entities of one document. Everything here is settled: looking up never changes anything."""

    document: Document
    all: tuple[Entity, ...]
    _heads: dict[int, int]
    _parts: dict[int, int]
    _antecedents: dict[int, int]

    def at(self, token: Token) -> Entity | None:
        """The entity whose mention this token heads, or of whose name it is part; for pronouns see `resolve`."""
        index = self._heads.get(token.i, self._parts.get(token.i))
        if index is None:
            inner = content_head(token)
            index = self._heads.get(inner.i, self._parts.get(inner.i)) if inner.i != token.i else None
        return self.all[index] if index is not None else None

    def resolve(self, token: Token) -> Entity | None:
        """Whom or what a pronoun or a title stands for, None where the text leaves it open or there is none."""
        index = self._antecedents.get(token.i)
        return self.all[index] if index is not None else None

    def resolve_first_person(self, token: Token, speaker: EntityId | None) -> Entity | None:
        """Whom "I", "me", "we" or "our" in a quotation by `speaker` means: "we" speaks for the speaker as well."""
        if token.lower_ not in coreference.FIRST_PERSON or speaker is None:
            return None
        return self._by_id.get(speaker)

    def under(self, tokens: Token | Iterable[Token]) -> tuple[EntityId, ...]:
        """The entities that a noun phrase names: those of its head and of what is coordinated with it.

        Modifiers deep inside are left out: "weapons for X" is the weapons.
        """
        head = head_of(list(tokens)) if isinstance(tokens, Iterable) else tokens
        done: dict[EntityId, None] = {}
        for token in conjuncts(head):
            entity = self.resolve(token) or self.at(token)
            if entity is not None:
                done.setdefault(entity.id)
        return tuple(done)

    def get(self, ident: EntityId) -> Entity:
        """The entity of that id. Raises KeyError."""
        return self._by_id[ident]

    def kept(self, used: Iterable[EntityId]) -> tuple[Entity, ...]:
        """All entities but plain things of no known kind that nothing refers to."""
        wanted = set(used)
        return tuple(e for e in self.all if e.id in wanted or not _plain(e))

    @cached_property
    def _by_id(self) -> dict[EntityId, Entity]:
        return {entity.id: entity for entity in self.all}


def _plain(entity: Entity) -> bool:
    return entity.kind is Kind.OTHER and not any(m.form is Form.NAME for m in entity.mentions)


def find_entities(document: Document) -> Entities:
    """All entities of a document. The same document gives the same entities; linear in its length."""
    gazetteer = gazetteers.load()
    found = scan(document, gazetteer)
    register = Register(document)
    described = names(found)
    name_referents(register, found, group(found, described))
    phrases = nominal_referents(register, found, described)
    coreference.link(register, found, phrases)
    list_members(register, found, phrases)
    return _settled(register)


# ---------------------------------------------------------------- the result


def _settled(register: Register) -> Entities:
    alive = register.alive()
    index = {id(referent): i for i, referent in enumerate(alive)}
    ids = _ids(register, alive)
    entities = tuple(
        Entity(
            id=ids[i],
            kind=referent.kind,
            name=referent.name,
            mentions=_mentions(register, referent),
            iso2=referent.iso2,
            members=tuple(dict.fromkeys(ids[index[id(m.self)]] for m in referent.members if id(m.self) in index)),
            anonymous=referent.anonymous,
            description=referent.description,
        )
        for i, referent in enumerate(alive)
    )
    heads = {i: index[id(r.self)] for i, r in register.heads.items() if id(r.self) in index}
    parts = {i: index[id(r.self)] for i, r in register.parts.items() if id(r.self) in index}
    back = {
        place.head: i
        for i, referent in enumerate(alive)
        for place in referent.places
        if place.form is Form.PRONOUN or (place.form is Form.TITLE and referent.named)
    }
    return Entities(register.document, entities, heads, parts, back)


def _ids(register: Register, alive: list[Referent]) -> list[EntityId]:
    """Hashes of article, kind and name; namesakes are told apart by their order."""
    seen: dict[tuple[Kind, str], int] = {}
    done = []
    for referent in alive:
        key = (referent.kind, referent.name)
        seen[key] = seen.get(key, 0) + 1
        more = [str(seen[key])] if seen[key] > 1 else []
        done.append(EntityId(digest(register.document.article.id, referent.kind, referent.name, *more)))
    return done


def _mentions(register: Register, referent: Referent) -> tuple[Mention, ...]:
    places = sorted(referent.places, key=lambda p: (p.first, p.last))
    spans = {(register.document.span(p.first, p.last), p.form) for p in places}
    return tuple(Mention(span=span, form=form) for span, form in sorted(spans, key=lambda s: (s[0], s[1])))
