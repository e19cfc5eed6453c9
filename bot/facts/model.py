"""The types of what one article says, from a span of its text to the whole fact sheet."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NewType

ArticleId = NewType("ArticleId", str)
EntityId = NewType("EntityId", str)
ClaimId = NewType("ClaimId", str)


def digest(*parts: str, length: int = 12) -> str:
    """A stable id: the first `length` hexadecimal digits of SHA-256 over the parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` up to, not including, `end` of a text. Raises ValueError when empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many code points the two have in common."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


class Part(StrEnum):
    """What a sentence is in its article; only BODY is evidence."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"


class Kind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    COUNTRY = "country"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    MEDIA = "media"
    GROUP = "group"
    PLACE = "place"
    PRODUCT = "product"
    WORK = "work"
    EVENT = "event"
    OTHER = "other"


class Form(StrEnum):
    """How a mention names its entity."""

    NAME = "name"
    TITLE = "title"
    DEMONYM = "demonym"
    METONYM = "metonym"
    NOUN = "noun"
    PRONOUN = "pronoun"


class Status(StrEnum):
    """How far what a claim tells has come; apart from negation and from whose words it is."""

    DONE = "done"
    ONGOING = "ongoing"
    AGREED = "agreed"
    NEGOTIATING = "negotiating"
    PLANNED = "planned"
    INTENDED = "intended"
    REQUIRED = "required"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    PROPOSED = "proposed"
    HALTED = "halted"
    CANCELLED = "cancelled"
    NOT_ACHIEVED = "not_achieved"
    HYPOTHETICAL = "hypothetical"
    FORECAST = "forecast"
    ASKED = "asked"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How finely a time expression says when."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    DURATION = "duration"
    VAGUE = "vague"


class Measure(StrEnum):
    """What an amount measures."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    MEASURE = "measure"


class Severity(StrEnum):
    """HARD: the positions cannot all be true. SOFT: they may be, under a reading."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as it is stored and cited: every span of its sheet counts code points of `text`, unchanged.

    `published` is a date, an aware moment, or None when nobody gave one.
    """

    id: ArticleId
    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    language: str = "en"
    published: date | datetime | None = None
    authors: tuple[str, ...] = ()

    @property
    def revision(self) -> str:
        """SHA-256 of the text: what tells one version of an article from the next."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def understood(self) -> bool:
        """Whether it is in English: of other languages nothing is extracted."""
        return self.language.partition("-")[0] == "en"

    @property
    def published_on(self) -> date | None:
        """The day of publication, in the zone of `published`."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence. `number` counts body sentences from 1 and is what [n] in an answer means; 0 for other parts."""

    span: Span
    part: Part
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where an entity is named."""

    span: Span
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that the article speaks of.

    `iso2` is ISO 3166-1 alpha-2: of a country, or of the country whose government a metonym stands for.
    `description` is what the article itself says it is, never anything from outside.
    """

    id: EntityId
    kind: Kind
    name: str
    mentions: tuple[Mention, ...]
    iso2: str | None = None
    members: tuple[EntityId, ...] = ()
    anonymous: bool = False
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time expression. `first` and `last` are days (or aware moments), both inclusive; None while unresolved."""

    span: Span
    first: date | datetime | None
    last: date | datetime | None
    precision: Precision

    def disjoint(self, other: When) -> bool:
        """Whether both are resolved and have no day in common."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        return _day(self.last) < _day(other.first) or _day(other.last) < _day(self.first)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its unit: ISO 4217 for money (None where the text does not settle it), else what is counted.

    `value` is None for "large quantities"; a range has `low` and `high`, "at least" only `low`, "up to" only `high`.
    Numbers are decimal digits as text, so that 0.1 stays 0.1.
    """

    span: Span
    kind: Measure
    value: str | None
    unit: str | None
    low: str | None = None
    high: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What fills one role of a claim: always words of the text, and the entities they name (none for a phrase).

    `implied` marks what the article implies and does not say: a buyer pays.
    """

    name: str
    span: Span
    entities: tuple[EntityId, ...] = ()
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of the chain of speakers. `speaker` is None when nobody can be named; `cue` is the reporting lemma."""

    speaker: EntityId | None
    cue: str | None
    span: Span | None = None
    direct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who says that who does what, how far it has come, when, and the exact characters that say so.

    `attribution` holds the speakers, outermost first; empty when the article speaks in its own voice.
    Claims about one event share `event`. `confidence` is between 0 and 1; below SHOWN no answer uses the claim.
    `why` names the rule that found it, for the reader's tool; it is not part of the fact sheet.
    """

    id: ClaimId
    predicate: str
    lemma: str
    roles: tuple[Role, ...]
    status: Status
    evidence: Span
    negated: bool = False
    attribution: tuple[Attribution, ...] = ()
    when: When | None = None
    event: str | None = None
    extractor: str = "rules"
    confidence: float = 1.0
    why: str = ""

    def role(self, name: str) -> Role | None:
        """The first role of that name, or None."""
        return next((role for role in self.roles if role.name == name), None)

    def all_roles(self, name: str) -> tuple[Role, ...]:
        """Every role of that name."""
        return tuple(role for role in self.roles if role.name == name)


SHOWN = 0.5
"""The least confidence with which a claim is used in an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Direct or reported words: `content` is what was said, without the cue; `direct` when any of it is in marks."""

    content: Span
    direct: bool
    speaker: EntityId | None
    speaker_span: Span | None = None
    cue_span: Span | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One side of a conflict: the value, in words of the article, who holds it, and in which claims."""

    value: str
    speakers: tuple[EntityId, ...]
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Claims about one event that disagree; always derived, never stored as truth."""

    question: str
    predicate: str
    role: str | None
    severity: Severity
    positions: tuple[Position, ...]


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


def whole_week(day: date) -> tuple[date, date]:
    """Monday and Sunday of the ISO 8601 week that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
