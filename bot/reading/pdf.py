"""A PDF as a document: pypdf reads the pages, lines become paragraphs again. CPU work, for a worker."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from bot.languages.lasting import lasting
from bot.reading.document import FEWEST_WORDS, Document, NotAnArticle, flat, joined, language_of, words_in

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file is told by NotAnArticle, once

MOST_PAGES = 100
_NUMBER = re.compile(r"\W*(page )?\d{1,4}( (of|/) \d{1,4})?\W*", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad\u2010]$")
_FILE_NAME = re.compile(
    r"\.(docx?|html?|indd|md|odt|pages|pdf|qxd|rtf|te?xt)$|^untitled|^microsoft word", re.IGNORECASE
)
"""What a program put where the title belongs."""
_ENDS = re.compile(r"[.!?:][\"”’»')\]]*$")


def read_pdf(data: bytes) -> Document:
    """The text of a PDF. Raises NotAnArticle for one that is locked, broken, too long, or has pictures for text."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotAnArticle(lasting("The PDF is locked with a password."))
        if len(reader.pages) > MOST_PAGES:
            raise NotAnArticle(lasting("The PDF has more than {count} pages; that is no article.", count=MOST_PAGES))
        pages = [(page.extract_text() or "").splitlines() for page in reader.pages]
        title, author, made = _about(reader)
    except NotAnArticle:
        raise
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, OSError) as error:
        # pypdf lets out whatever a broken file makes it trip over
        raise NotAnArticle(lasting("The PDF cannot be read ({error}).", error=type(error).__name__)) from None
    text = joined(_paragraphs(_without_margins(pages)))
    if words_in(text) < FEWEST_WORDS:
        raise NotAnArticle(lasting("The PDF has no text in it, only pictures of some, perhaps."))
    return Document(
        text=text,
        title=title,
        key=text,
        language=language_of(text, None),
        published=made,
        authors=(author,) if author else (),
    )


def _about(reader: PdfReader) -> tuple[str | None, str | None, date | datetime | None]:
    about = reader.metadata
    if about is None:
        return None, None, None
    try:
        made = about.creation_date
    except ValueError:
        made = None
    title = flat(about.title)
    useful = title and not _FILE_NAME.search(title)
    return title if useful else None, flat(about.author) or None, made if made is None or made.tzinfo else made.date()


def _without_margins(pages: list[list[str]]) -> list[list[str]]:
    """The pages without page numbers, and without first and last lines that stand on most of them."""
    edges = Counter(flat(line) for page in pages for line in {*page[:1], *page[-1:]} if flat(line))
    repeated = {line for line, times in edges.items() if len(pages) > 2 and times > len(pages) / 2}
    return [
        [line for line in page if not _NUMBER.fullmatch(line.strip()) and flat(line) not in repeated] for page in pages
    ]


def _paragraphs(pages: list[list[str]]) -> Iterator[str]:
    """Lines put together: a paragraph ends at an empty line, or where a line ends a sentence well before the margin.

    So does a heading, without a sentence's end, where the next line begins anew although its first word would have
    fitted.
    """
    width = max((len(line.rstrip()) for page in pages for line in page), default=0)
    lines = [line.strip() for page in pages for line in page]
    words = ""
    for line, following in pairwise([*lines, ""]):
        if not line:
            if words and (_ENDS.search(words) or len(words) < 0.8 * width):  # the latter is a heading
                yield flat(words)
                words = ""
            continue
        words = _HYPHEN.sub("", words) + line if _HYPHEN.search(words) else f"{words} {line}"
        if (_ENDS.search(line) and len(line) < 0.8 * width) or _headline(words, line, following, width):
            yield flat(words)
            words = ""
    yield flat(words)


def _headline(words: str, line: str, following: str, width: int) -> bool:
    """Whether a block that ends with `line` is a headline and `following` begins the text below it."""
    if not following or len(words.split()) > _HEADLINE or _ENDS.search(words) or words.rstrip().endswith((",", ";")):
        return False
    return len(line) + 1 + len(following.split()[0]) < 0.75 * width and _BEGINS.match(following) is not None


_HEADLINE = 20
"""Words at most."""

_BEGINS = re.compile('["“‘«]?[^\\W\\da-z_]')
"""A capital letter, perhaps behind a quotation mark."""
