"""An article as it is stored and cited, and its sentences."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from bot.facts.model.values import ArticleId, Part, Span


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
