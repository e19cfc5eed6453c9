"""All that one article says, and how it is looked up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from bot.facts.model.article import Article, Sentence
from bot.facts.model.claim import SHOWN, Claim, Conflict
from bot.facts.model.named import Amount, Entity, Quotation, When
from bot.facts.model.values import ClaimId, EntityId, Part, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MainEvent:
    """The journalist's questions about what the article is mainly about; None where it does not say."""

    who: Span | None = None
    what: Span | None = None
    when: Span | None = None
    where: Span | None = None
    why: Span | None = None
    how: Span | None = None


@dataclass(frozen=True, kw_only=True)
class FactSheet:
    """All that one article says. Look things up with `entity`, `claim` and `sentence_at`."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    times: tuple[When, ...] = ()
    amounts: tuple[Amount, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    main_event: MainEvent = field(default_factory=MainEvent)

    @cached_property
    def _entities(self) -> dict[EntityId, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _claims(self) -> dict[ClaimId, Claim]:
        return {claim.id: claim for claim in self.claims}

    def entity(self, ident: EntityId) -> Entity:
        """The entity of that id. Raises KeyError."""
        return self._entities[ident]

    def claim(self, ident: ClaimId) -> Claim:
        """The claim of that id. Raises KeyError."""
        return self._claims[ident]

    @cached_property
    def _starts(self) -> tuple[tuple[int, ...], tuple[Sentence, ...]]:
        """The sentences in the order of the text, with where each begins."""
        ordered = tuple(sorted(self.sentences, key=lambda sentence: sentence.span))
        return tuple(sentence.span.start for sentence in ordered), ordered

    @cached_property
    def shown(self) -> tuple[Claim, ...]:
        """The claims that answers may use: sure enough, and resting on a body sentence; in the order of the text."""
        fit = (claim for claim in self.claims if claim.confidence >= SHOWN and self.in_body(claim))
        return tuple(sorted(fit, key=lambda claim: claim.evidence.start))

    def words(self, span: Span) -> str:
        """The article's words under the span, with single spaces."""
        return " ".join(span.of(self.article.text).split())

    def sentence_at(self, span: Span) -> Sentence | None:
        """The sentence that covers the beginning of the span, or None between sentences."""
        starts, ordered = self._starts
        place = bisect_right(starts, span.start) - 1
        return ordered[place] if place >= 0 and span.start < ordered[place].span.end else None

    def body(self) -> Iterator[Sentence]:
        """The sentences that can be evidence, in order."""
        return (s for s in self.sentences if s.part is Part.BODY)

    def sentence(self, number: int) -> Sentence | None:
        """The body sentence that [number] in an answer means, or None."""
        return next((s for s in self.sentences if s.number == number), None)

    def in_body(self, claim: Claim) -> bool:
        """Whether the claim rests on a body sentence: headings and captions are never evidence."""
        sentence = self.sentence_at(claim.evidence)
        return sentence is not None and sentence.part is Part.BODY
