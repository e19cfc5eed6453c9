"""The text that a feed or a push brings along: a piece of HTML, all of it text, as paragraphs. For a worker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from bot.languages.lasting import lasting
from bot.reading.document import FEWEST_WORDS, Document, NotAnArticle, flat, joined, language_of, words_in

_BLOCKS = frozenset(
    "p div li blockquote pre h1 h2 h3 h4 h5 h6 ul ol table tr td section article figure hr br body".split()
)
_DROPPED = "//script | //style | //figcaption | //iframe | //form | //template"
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


def read_fragment(content: str, url: str | None, title: str | None) -> Document:
    """The document. Raises NotAnArticle where there are too few words for one."""
    try:
        tree = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8")) if content.strip() else None
    except (etree.LxmlError, ValueError, AssertionError):
        tree = None
    if tree is None:
        raise NotAnArticle(lasting("The source gives no text of it."))
    for node in tree.xpath(_DROPPED):
        node.drop_tree()
    text = joined(paragraphs(tree))
    if words_in(text) < FEWEST_WORDS:
        raise NotAnArticle(lasting("The source gives only a few words of it."))
    return Document(text=text, title=flat(title) or None, url=url, key=text, language=language_of(text, None))


def paragraphs(tree: Any) -> Iterator[str]:
    """The text between the borders of block elements, with the mark of what it stands in."""
    words: list[str] = []
    mark = ""
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag in _BLOCKS:
            if line := flat("".join(words)):
                yield mark + line
            words, mark = [], _mark(tag) if event == "start" else ""
        if tag or event == "end":
            words.append((node.text if event == "start" else node.tail) or "")
    if line := flat("".join(words)):
        yield mark + line


def _mark(tag: str) -> str:
    return "- " if tag == "li" else "#" * max(2, int(tag[1])) + " " if tag in _HEADINGS else ""
