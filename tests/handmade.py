"""Small fact sheets made by hand, for tests that must not depend on the extraction.

A line of the text without a full stop at its end is a heading. Sentences end at a full stop before a capital letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.facts.model import (
    Article,
    ArticleId,
    Attribution,
    Claim,
    ClaimId,
    Entity,
    EntityId,
    FactSheet,
    Form,
    Kind,
    Mention,
    Part,
    Role,
    Sentence,
    Span,
    Status,
    digest,
)
from bot.facts.sheet import numbered


@dataclass(frozen=True, kw_only=True)
class Says:
    """A claim to be: the number of its body sentence, and what fills its roles, in words of that sentence."""

    at: int
    predicate: str
    lemma: str
    roles: Mapping[str, str]
    by: Sequence[str] = ()
    negated: bool = False
    status: Status = Status.DONE
    implied: frozenset[str] = field(default_factory=frozenset)
    event: str | None = None


def sheet_of(
    text: str,
    *,
    names: Mapping[str, Sequence[str]] | None = None,
    says: Sequence[Says] = (),
    ident: str = "article",
    title: str | None = None,
    published: date | None = None,
) -> FactSheet:
    """The sheet of a text: `names` maps each entity to its other names, `says` are its claims."""
    article = Article(id=ArticleId(ident), text=text, title=title, published=published)
    sentences = numbered(tuple(_sentences(text)))
    entities = tuple(_entity(name, (name, *others), text) for name, others in (names or {}).items())
    body = {s.number: s for s in sentences if s.number}
    claims = tuple(_claim(one, body[one.at].span, entities, text, n) for n, one in enumerate(says))
    return FactSheet(article=article, sentences=sentences, entities=entities, claims=claims)


def _sentences(text: str) -> list[Sentence]:
    found = []
    for line in re.finditer(r"[^\n]+", text):
        part = Part.BODY if re.search(r"[.!?][\"”]?\s*$", line[0]) else Part.HEADING
        start = line.start()
        for gap in re.finditer(r"(?<=[.!?])[\"”]?( )(?=[A-Z“\"])", line[0]):
            found.append(Sentence(span=Span(start, line.start() + gap.start(1)), part=part))
            start = line.start() + gap.end(1)
        found.append(Sentence(span=Span(start, line.end()), part=part))
    return found


def _entity(name: str, forms: Sequence[str], text: str) -> Entity:
    spans = sorted({Span(m.start(), m.end()) for form in forms for m in re.finditer(rf"\b{re.escape(form)}\b", text)})
    mentions = tuple(Mention(span=span, form=Form.NAME) for span in spans)
    return Entity(id=EntityId(digest(name)), kind=Kind.OTHER, name=name, mentions=mentions)


def _claim(one: Says, sentence: Span, entities: Sequence[Entity], text: str, number: int) -> Claim:
    roles = []
    for name, words in one.roles.items():
        start = text.index(words, sentence.start, sentence.end)
        span = Span(start, start + len(words))
        inside = tuple(e.id for e in entities if any(span.covers(m.span) for m in e.mentions))
        roles.append(Role(name=name, span=span, entities=inside, implied=name in one.implied))
    speakers = tuple(
        Attribution(speaker=next(e.id for e in entities if e.name == who), cue="say", direct=False) for who in one.by
    )
    return Claim(
        id=ClaimId(digest(one.predicate, str(number))),
        predicate=one.predicate,
        lemma=one.lemma,
        roles=tuple(roles),
        status=one.status,
        evidence=sentence,
        negated=one.negated,
        attribution=speakers,
        event=one.event,
    )
