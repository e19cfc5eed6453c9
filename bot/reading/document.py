"""What reading makes of a page, a file or a letter, before it is an article; and the refusal when it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.errors import NewsdeskError
from bot.facts.model import Article, ArticleId, digest
from bot.languages.recognise import ENGLISH, UNKNOWN, recognised
from bot.reading.web_address import article_id

FEWEST_WORDS = 30
"""Fewer words are no article."""

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese, which leave no space between words."""


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
        ident = article_id(self.url) if self.url and own else text_id(self.key or self.text)
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


def text_id(text: str) -> ArticleId:
    """The id of an article without an address: of its text, whichever way the lines end in its file."""
    return ArticleId(digest("text", line_feeds(text)))


def line_feeds(text: str) -> str:
    """The text as it is stored: every line ends in one line feed, as on Unix, and not as on Windows or an old Mac."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def flat(text: str | None) -> str:
    """The words with single spaces."""
    return " ".join((text or "").split())


def joined(blocks: Iterable[str]) -> str:
    """Paragraphs as a text: a blank line between, a line break at the end."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def words_in(text: str) -> int:
    """How many words a text has; of what is written without spaces, about so many."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def language_of(text: str, declared: str | None) -> str:
    """The language of the text itself; only where that cannot be told what the document says; "und" for neither."""
    found = recognised(text)
    named = (declared or "").replace("_", "-").partition("-")[0].strip().lower()
    if found == UNKNOWN and named != ENGLISH and re.fullmatch("[a-z]{2,3}", named):
        return named
    return found


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
