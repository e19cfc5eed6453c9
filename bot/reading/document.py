"""What reading makes of a page, a file or a letter, before it is an article; and the refusal when it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.errors import NewsdeskError
from bot.facts.model import Article, ArticleId, digest
from bot.reading.web_address import article_id

FEWEST_WORDS = 30
"""Fewer words are no article."""

_ENGLISH = frozenset("the of and to in a is that for on was with as by at from it be are has have said its".split())


class Form(StrEnum):
    """What something is written in."""

    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    PDF = "pdf"
    LETTER = "letter"


SUFFIXES = {
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".pdf": Form.PDF,
    ".eml": Form.LETTER,
}
"""By the end of a file's name."""


class NotAnArticle(NewsdeskError):
    """There is no article to be had: a paywall, a consent page, an error page, no text, or no text for us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article as it was found. `text` is what is stored and cited; `url` the canonical address, `key` where there
    is none (the id of a letter, the text of a file).

    `apart`: the text was not had from `url` itself, nor from its site, so it must not take the place of what was.
    `notice`: nothing is left of it but a notice that it was withdrawn.
    """

    text: str
    title: str | None = None
    url: str | None = None
    key: str | None = None
    source: str | None = None
    language: str = "en"
    published: date | datetime | None = None
    authors: tuple[str, ...] = ()
    apart: bool = False
    notice: bool = False

    def article(self) -> Article:
        """The same as an article."""
        own = self.url is not None and not self.apart
        ident = article_id(self.url) if self.url and own else ArticleId(digest("text", self.key or self.text))
        return Article(
            id=ident,
            text=self.text,
            title=self.title,
            url=self.url,
            source=self.source,
            language=self.language,
            published=self.published,
            authors=self.authors,
        )


def flat(text: str | None) -> str:
    """The words with single spaces."""
    return " ".join((text or "").split())


def joined(blocks: Iterable[str]) -> str:
    """Paragraphs as a text: a blank line between, a line break at the end."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def language_of(text: str, declared: str | None) -> str:
    """The language: what the document says, unless it says English and is not; "und" where nobody knows."""
    named = (declared or "").replace("_", "-").partition("-")[0].strip().lower()
    if named and named != "en" and re.fullmatch("[a-z]{2,3}", named):
        return named
    return "en" if is_english(text) else "und"


def is_english(text: str) -> bool:
    """Whether a text has English's small words; a few words alone get the benefit of the doubt."""
    words = re.findall(r"\w+", text[:20_000].lower())
    return len(words) < 40 or sum(word in _ENGLISH for word in words) >= 0.12 * len(words)


def moment(text: object) -> date | datetime | None:
    """An ISO 8601 date or moment out of a document; without its zone only the day is kept. None for anything else."""
    value = str(text or "").strip()
    try:
        if len(value) <= 10:
            return date.fromisoformat(value)
        found = datetime.fromisoformat(value)
    except ValueError:
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            return None
    return found if found.tzinfo else found.date()
