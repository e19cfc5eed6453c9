"""A page on which only a notice is left of the article: that it was withdrawn, and why. For a worker."""

from __future__ import annotations

from bot.facts.notices import NoticeKind, notices
from bot.languages.lasting import lasting
from bot.reading.article import parse
from bot.reading.document import Document, NotAnArticle, flat, joined
from bot.reading.fragment import paragraphs
from bot.reading.web_address import canonical

MOST_WORDS = 400
"""With more words about it, it is a page on something else."""


def read_withdrawn(data: bytes, url: str, charset: str | None = None) -> Document:
    """The notice as a document. Raises NotAnArticle where the page says nothing of the kind."""
    tree = parse(data, charset)
    title = flat(tree.findtext(".//h1")) or flat(tree.findtext(".//title")) or None
    for node in tree.xpath("//head | //nav | //footer | //header[not(.//h1)] | //aside"):
        node.drop_tree()
    text = joined(each for each in paragraphs(tree))
    told = [notice.span.of(text) for notice in notices(text) if notice.kind is NoticeKind.WITHDRAWN]
    if not told or len(text.split()) > MOST_WORDS:
        raise NotAnArticle(lasting("The page has no article's text in it."))
    return Document(text=joined(told), title=title, url=canonical(url), key=text, notice=True)
