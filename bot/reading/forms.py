"""What something is written in, and the one function that makes a document of its bytes. CPU work, for a worker.

The readers are imported by whoever reads with them: trafilatura and pypdf take a third of a second each.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from bot.languages.lasting import lasting
from bot.reading.decoding import decoded
from bot.reading.document import (
    FEWEST_WORDS,
    SUFFIXES,
    Document,
    Form,
    NotAnArticle,
    language_of,
    line_feeds,
    words_in,
)
from bot.reading.web_address import canonical

_KINDS = {
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
    "application/xml": Form.HTML,
    "text/xml": Form.HTML,
    "text/markdown": Form.MARKDOWN,
    "text/x-markdown": Form.MARKDOWN,
    "application/pdf": Form.PDF,
    "message/rfc822": Form.LETTER,
}


_FEED = re.compile(
    r"(?:\s|<\?[^>]*>|<!--.*?-->|<!DOCTYPE\s[^>\[]*>)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex|opml)[\s>]", re.DOTALL
)
"""How a feed, a sitemap or a list of feeds begins."""


def form_of(data: bytes, kind: str = "", name: str = "") -> Form:
    """What it is written in: its first bytes decide, then the media type a server named, then the end of the name."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF"):
        return Form.PDF
    if re.match(rb"<(!doctype html|html|\?xml[^>]*>\s*<(!doctype html|html))", start, re.IGNORECASE):
        return Form.HTML
    if kind in _KINDS and kind != "text/plain":
        return _KINDS[kind]
    return SUFFIXES.get(PurePath(name).suffix.lower(), Form.TEXT)


def read(data: bytes, form: Form, url: str | None = None, charset: str | None = None) -> Document:
    """The document. Raises NotAnArticle, in words, when there is no article in it."""
    if form in (Form.HTML, Form.TEXT) and _FEED.match(decoded(data[:2048], charset)):
        raise NotAnArticle(
            lasting("This is a feed or a sitemap, not an article."),
            hint=lasting("It can be read by itself: sources add"),
        )
    match form:
        case Form.HTML:
            from bot.reading.article import read_page

            return read_page(data, url, charset)
        case Form.PDF:
            from bot.reading.pdf import read_pdf

            return _placed(read_pdf(data), url)
        case Form.LETTER:
            from bot.reading.letter import read_letter

            return _placed(read_letter(data), url)
        case Form.MARKDOWN:
            from bot.reading.markdown import read_markdown

            return _placed(read_markdown(plain_text(data, charset)), url)
        case Form.TEXT:
            return _placed(_plain(line_feeds(plain_text(data, charset))), url)


def plain_text(data: bytes, charset: str | None = None) -> str:
    """The text exactly as it stands there: UTF-8, UTF-16 with its mark, `charset`, else Windows-1252.

    Raises NotAnArticle for bytes that are no text.
    """
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotAnArticle(lasting("This is no text."), hint=lasting("Save the article as plain text first."))
    return decoded(data, charset)


def _plain(text: str) -> Document:
    if words_in(text) < FEWEST_WORDS:
        raise NotAnArticle(lasting("There are too few words in it for an article."))
    return Document(text=text, key=text, language=language_of(text, None))


def _placed(found: Document, url: str | None) -> Document:
    """With the address it came from."""
    return replace(found, url=canonical(url)) if url is not None else found
