"""All that was found in an article before its claims, and what the claims ask of each part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from bot.extraction.speech.acts import Speech
from bot.extraction.trees.document import Document
from bot.facts.kinds import Sort
from bot.facts.model import Attribution, Entity, EntityId, Span, When

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token


class Entities(Protocol):
    """What the claims ask of the entities."""

    def at(self, token: Token) -> Entity | None:
        """The entity whose mention this word heads or belongs to."""
        ...

    def resolve(self, token: Token) -> Entity | None:
        """The entity that a pronoun or a title stands for."""
        ...

    def resolve_first_person(self, token: Token, speaker: EntityId | None) -> Entity | None:
        """Whom "I" or "we" in a quotation by `speaker` means."""
        ...


class Speeches(Protocol):
    """What the claims ask of the quotations."""

    def chain_at(self, place: Span, /) -> tuple[Attribution, ...]:
        """Whose words these are, outermost first."""
        ...

    @property
    def cues(self) -> frozenset[int]:
        """The tokens that only report what was told before them: the verbs of tags."""
        ...

    def innermost(self, place: Span, /) -> Speech | None:
        """The speech whose own words stand there; None in the article's own voice."""
        ...


class Times(Protocol):
    """What the claims ask of the times."""

    @property
    def times(self) -> tuple[When, ...]:
        """All of them, in order."""
        ...

    def of(self, token: Token) -> tuple[When, ...]:
        """The times that belong to this word's clause."""
        ...


class Amounts(Protocol):
    """What the claims ask of the amounts."""

    def sort_at(self, span: Span) -> Sort | None:
        """MONEY, PERCENT or NUMBER when the span holds an amount."""
        ...

    def holds(self, span: Span, /) -> bool:
        """Whether the span stands inside an amount of money."""
        ...

    def within(self, span: Span, /) -> bool:
        """Whether the span stands inside an amount of any sort."""
        ...

    def starting(self, place: int, /) -> Span | None:
        """The amount that begins at that place of the text."""
        ...


@dataclass(frozen=True)
class Reading:
    """All that was found in the article before its claims."""

    document: Document
    entities: Entities
    speeches: Speeches
    times: Times
    amounts: Amounts

    def says_when(self, token: Token) -> bool:
        """Whether the word stands inside a time expression."""
        return token.i in self._timed

    def time_at(self, place: int) -> Span | None:
        """The time expression that begins at that place of the text."""
        when = self._times_from.get(place)
        return when.span if when is not None else None

    def when_at(self, place: int) -> When | None:
        """The time itself that begins at that place of the text."""
        return self._times_from.get(place)

    @cached_property
    def called(self) -> dict[int, tuple[str, str]]:
        """The base forms of a word and of what it counts, by its number, as far as somebody asked for them."""
        return {}

    @cached_property
    def _times_from(self) -> dict[int, When]:
        return {when.span.start: when for when in self.times.times}

    @cached_property
    def _timed(self) -> frozenset[int]:
        return frozenset(t.i for when in self.times.times for t in self.document.tokens_in(when.span))
