"""Roles that no place of a tree holds: what a kind's patterns find in the clause, and the title beside a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.extraction.claims.reading import Reading
from bot.extraction.claims.roles import ACTORS
from bot.extraction.trees import phrases
from bot.facts.kinds import Cue, Kind
from bot.facts.model import Form, Role, Span
from bot.facts.model import Kind as EntityKind

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_DETERMINER = re.compile(r"(?:the|a|an|its|his|her|their|our) (?=\w)", re.IGNORECASE)
_COURTESY = frozenset("mr mrs ms miss dr sir dame lord lady madam prof professor".split())


def patterned(
    reading: Reading, kind: Kind, cue: Cue, token: Token, roles: Sequence[Role]
) -> list[tuple[Role, Sequence[Token]]]:
    """What the kind's patterns find in the clause, for roles that are still open, each with the words of its match.

    "Beat the visitors 3-2", "passed by 84 votes to 61", "with nine people dead": such have no place of their own in a
    tree. For a noun or an adjective only a match that holds the word itself counts, and those of its clause then too.
    """
    finds = kind.finds if cue.finds is None else cue.finds
    if not finds:
        return []
    document = reading.document
    verbal = token.pos_ in ("VERB", "AUX")
    window = _window(reading, token)
    own, held, done = document.span(token), {role.name for role in roles}, []
    near = verbal
    for name, pattern in finds.items():
        for match in () if name in held else pattern.finditer(document.text, window.start, window.end):
            whole, span = Span(*match.span()), Span(*match.span(match.lastindex or 0))
            near = near or whole.covers(own)
            words = document.tokens_in(span)
            known = {e.id: None for e in map(reading.entities.at, words) if e is not None and ACTORS & {e.kind}}
            done.append((Role(name=name, span=span, entities=tuple(known)), document.tokens_in(whole)))
            break
    return done if near else []


def _window(reading: Reading, token: Token) -> Span:
    """The clause that the word stands in: of itself, or of the verb above it."""
    document = reading.document
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    sentence = document.sentence(token).span
    around, own = phrases.clause(document, verb), document.span(token)
    if not (sentence.covers(around) and around.covers(own)):
        around = phrases.noun_phrase(document, token)
    others = (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i > token.i)
    own_subject = (c for c in others if any(x.dep_.startswith("nsubj") for x in c.children))
    end = min((document.starts[c.left_edge.i] for c in own_subject), default=around.end)  # "and two voted for a cut"
    around = Span(around.start, min(end, around.end)) if own.end <= end else around
    return around if sentence.covers(around) else own


def title_of(reading: Reading, name: str, person: Role, filler: Token) -> Role | None:
    """The office in front of the name that fills `person`, or set beside it: "[Finance Minister] Livia Sandor"."""
    document = reading.document
    for word in (filler, *filler.children):
        entity = reading.entities.at(word)
        if entity is None or entity.kind is not EntityKind.PERSON:
            continue
        starts = [m.span.start for m in entity.mentions if m.form is Form.NAME and person.span.covers(m.span)]
        before = document.text[person.span.start : min(starts, default=person.span.start)].rstrip(" ,")
        begin = _DETERMINER.match(before)
        offset = begin.end() if begin else 0
        title = "" if before.endswith(("'s", "’s")) else before[offset:]
        if title and title.rstrip(".").lower() not in _COURTESY:
            return Role(name=name, span=Span(person.span.start + offset, person.span.start + len(before)))
    beside = next((c for c in filler.children if c.dep_ == "appos" and c.pos_ == "NOUN" and c.i > filler.i), None)
    return Role(name=name, span=phrases.noun_phrase(document, beside)) if beside is not None else None
