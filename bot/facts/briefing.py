"""A briefing: a summary made elsewhere, its bullets, and what became of each when it was held against its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.facts.model import ArticleId, ClaimId


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """One line of a briefing, as written (Markdown taken off), and its line in the file, counted from 1."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A summary of one article. `id` is a short stable name (the file's stem for a bundled one).

    `file` is its name in the folder of briefings, which it goes with; None for one that was added by hand.
    """

    id: str
    title: str
    article: ArticleId
    bullets: tuple[Bullet, ...]
    published: date | datetime | None = None
    url: str | None = None
    topics: tuple[str, ...] = ()
    file: str | None = None


class Verdict(StrEnum):
    """What the article says of a bullet; UNCHECKED where the article is in a language that is not understood."""

    SUPPORTED = "supported"
    NOT_FOUND = "not found in the article"
    CONTRADICTED = "contradicted by the article"
    UNCHECKED = "not checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A bullet with its verdict, the numbers of the sentences that support or contradict it, and why in words."""

    bullet: Bullet
    verdict: Verdict
    sentences: tuple[int, ...] = ()
    claims: tuple[ClaimId, ...] = ()
    note: str = ""
