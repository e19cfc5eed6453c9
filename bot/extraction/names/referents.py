"""Who and what an article speaks of, while it is being read: referents with their mentions by token number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.extraction.trees.document import Document
from bot.facts.model import Form, Kind

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token


@dataclass(frozen=True, slots=True)
class Place:
    """One mention: its first and last token, its head, its form."""

    first: int
    last: int
    head: int
    form: Form


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something, with all its mentions.

    `noun` is the lemma of the head of a common noun phrase ("deal"), `line` the line of like events it belongs to,
    `titles` the offices by which the article calls a person, `posts` those with a word that narrows them, `gender`
    "he" or "she" once the article settles it.
    """

    kind: Kind
    name: str
    places: list[Place] = field(default_factory=list)
    iso2: str | None = None
    members: list[Referent] = field(default_factory=list)
    anonymous: bool = False
    description: str | None = None
    noun: str | None = None
    line: str | None = None
    titles: set[str] = field(default_factory=set)
    posts: set[tuple[str, str]] = field(default_factory=set)
    gender: str | None = None
    plural: bool = False
    named: bool = False
    merged: Referent | None = None

    @property
    def self(self) -> Referent:
        """The referent that this one turned out to be."""
        found = self
        while found.merged is not None:
            found = found.merged
        return found


@dataclass(slots=True)
class Register:
    """All referents of a document; which one a token is the head of, or part of the name of.

    `products` are names that stand before a product's noun ("X batteries"), by token: they become part of its phrase.
    `states` are governments by the ISO code of their country, and the peoples of larger regions by their adjective.
    """

    document: Document
    referents: list[Referent] = field(default_factory=list)
    heads: dict[int, Referent] = field(default_factory=dict)
    parts: dict[int, Referent] = field(default_factory=dict)
    products: dict[int, Referent] = field(default_factory=dict)
    states: dict[str, Referent] = field(default_factory=dict)

    def add(self, referent: Referent, place: Place, whole: bool) -> None:
        """Note a mention; `whole` when every token of it means the referent, as in a name."""
        if not referent.places:
            self.referents.append(referent)
        referent.places.append(place)
        self.heads.setdefault(place.head, referent)
        if whole:
            for i in range(place.first, place.last + 1):
                self.parts.setdefault(i, referent)

    def at(self, token: Token | int) -> Referent | None:
        """The referent of the mention that the token heads, or of the name it is part of."""
        i = token if isinstance(token, int) else token.i
        found = self.heads.get(i) or self.parts.get(i)
        return found.self if found is not None else None

    def merge(self, one: Referent, into: Referent) -> None:
        """Let two referents be the same one."""
        one, into = one.self, into.self
        if one is into:
            return
        into.places.extend(one.places)
        into.titles |= one.titles
        into.posts |= one.posts
        into.gender = into.gender or one.gender
        into.iso2 = into.iso2 or one.iso2
        into.description = into.description or one.description
        into.line = into.line or one.line
        into.noun = into.noun or one.noun
        into.members = into.members or one.members
        into.anonymous = not (into.named or one.named) and (into.anonymous or one.anonymous)
        into.named = into.named or one.named
        one.merged = into

    def alive(self) -> list[Referent]:
        """The referents that were not merged into another, in order of first mention."""
        kept = [r for r in self.referents if r.merged is None and r.places]
        return sorted(kept, key=lambda r: min((p.first, p.last) for p in r.places))


def country_in(register: Register, first: int, last: int) -> str | None:
    """The country named from one token to another: "the French government", "the president of France"."""
    for i in range(first, last + 1):
        referent = register.at(i)
        if referent is not None and referent.kind is Kind.COUNTRY:
            return referent.iso2
    return None


_GENERIC = frozenset(
    "former new current outgoing incoming top senior longtime late ex then acting interim chief deputy then-president "
    "own old young first last".split()
)


def narrowed(register: Register, first: int, last: int, office: str) -> set[str]:
    """The words of a title that narrow it: {"FR"} of "the French president", {"foreign", "ministry"} of a spokesman.

    Countries come as their ISO code, whatever they are called.
    """
    words = set(office.split())
    done = set()
    for i in range(first, last + 1):
        token = register.document.tokens[i]
        referent = register.parts.get(i)
        if referent is not None and referent.self.kind is Kind.COUNTRY:
            done.add(referent.self.iso2 or referent.self.name)
        elif token.pos_ in ("NOUN", "PROPN", "ADJ") and token.lower_ not in words | _GENERIC:
            done.add(token.lower_)
    return done
