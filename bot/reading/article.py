"""A web page as a document: trafilatura finds the text, the page's own data tell the rest. CPU work, for a worker.

Every paragraph becomes one line between blank lines. A subheading is marked with # signs, so that whoever reads the
text knows that it is no evidence; the headline and captions are left out of it (the headline is the title).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin

import trafilatura
from lxml import etree, html

from bot.languages.lasting import lasting
from bot.reading.decoding import decoded
from bot.reading.document import FEWEST_WORDS, Document, NotAnArticle, flat, joined, language_of, moment, words_in
from bot.reading.guard import Forbidden, target
from bot.reading.linked_data import Linked, linked_data
from bot.reading.wall import wall
from bot.reading.web_address import canonical, same_site

MOST_BYTES = 5_000_000
DEEPEST = 1_000
"""Levels of nested tags; no page that people made has as many."""

FEWEST_IN_LINK, FEWEST_LINKS = 4, 6
"""Words of a link that could be a headline, and so many of them make a page of links."""

_CAPTIONS = (
    "//figcaption | //*[contains(concat(' ', normalize-space(@class), ' '), ' caption ')"
    " or contains(@class, 'wp-caption-text') or contains(@class, 'image-caption') or contains(@class, 'photo-credit')]"
)
_DATES = ("article:published_time", "og:article:published_time", "datePublished", "date", "dc.date", "dcterms.created",
          "parsely-pub-date", "pubdate", "sailthru.date")  # fmt: skip
_ROOTS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def read_page(data: bytes, url: str | None = None, charset: str | None = None) -> Document:
    """The article in a page. `url` is where it was found, `charset` what the server said it is written in.

    Raises NotAnArticle, in words, for a paywall, a consent page, an error page, and for what has no text.
    """
    tree = parse(data, charset)
    page = _Page(tree=tree, url=url, linked=linked_data(tree))
    found = _extracted(tree, url)
    blocks = tuple(page.blocks(found)) if found is not None and found.body is not None else ()
    text = joined(blocks)
    title = page.title(found)
    problem = wall(title=title or "", text=text, whole=flat(" ".join(tree.itertext()))[:20_000], free=page.linked.free)
    if problem is not None:
        raise NotAnArticle(problem)
    if words_in(text) < FEWEST_WORDS:
        raise NotAnArticle(lasting("The page has no article's text in it."))
    if _is_list_of_links(tree, blocks):
        raise NotAnArticle(lasting("This is a page of links to articles, not an article."))
    return Document(
        text=text,
        title=title,
        url=page.address(),
        source=page.site(found),
        language=language_of(text, page.language()),
        published=page.published(found),
        authors=page.authors(found),
    )


def parse(data: bytes, charset: str | None = None) -> Any:
    """The tree of a page. Raises NotAnArticle for what is none, is too large, or nests tags without end."""
    if len(data) > MOST_BYTES:
        raise NotAnArticle(lasting("The page is larger than 5 MB."))
    text = decoded(data, charset)
    if _depth(text) > DEEPEST:
        raise NotAnArticle(
            lasting("The page nests its tags more than {count} deep; no article is written so.", count=DEEPEST)
        )
    try:
        tree = html.document_fromstring(_UNDECLARED.sub("", text, count=1), parser=html.HTMLParser(huge_tree=False))
    except (etree.LxmlError, ValueError, AssertionError):
        raise NotAnArticle(lasting("The page is empty, or is no page.")) from None
    for extra in tree.xpath("//script[not(contains(@type, 'ld+json'))] | //style | //template"):
        extra.drop_tree()
    return tree


_UNDECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAGS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^>]*?(/?)>")
_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr p li td tr th dd dt".split())


def _depth(text: str) -> int:
    """How deep tags are nested, roughly: tags that close themselves in practice do not count."""
    depth = deepest = 0
    for match in _TAGS.finditer(text):
        if match[2].lower() in _EMPTY or match[3]:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _extracted(tree: Any, url: str | None) -> Any:
    """What trafilatura makes of it, or None: whatever it trips over, the page is only one without text."""
    try:
        return trafilatura.bare_extraction(
            deepcopy(tree), url=url, fast=True, include_comments=False, include_tables=True, with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False, "url": url},
        )  # fmt: skip
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, etree.LxmlError):
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A page that is being read."""

    tree: Any
    url: str | None
    linked: Linked

    def blocks(self, found: Any) -> Iterator[str]:
        """The paragraphs, subheadings marked, without headline and captions."""
        left_out = {flat(node.text_content()) for node in self.tree.xpath(_CAPTIONS)}
        headlines = {flat(text).casefold() for text in (self.title(found), found.title) if text}
        first = True
        for mark, text in _pieces(found.body):
            if text in left_out or (first and text.casefold() in headlines):
                continue
            first = False
            yield mark + text

    def title(self, found: Any) -> str | None:
        """The headline: the page's own data, else what trafilatura found."""
        own = self.linked.headline or self._meta("og:title") or (found.title if found is not None else None)
        return flat(own) or flat(self.tree.findtext(".//title")) or None

    def address(self) -> str | None:
        """The canonical address, if the page may speak for it: one of its own site; else where it was found."""
        here = canonical(self.url) if self.url else None
        links = self.tree.xpath("//link[@rel='canonical']/@href")
        for link in [*links, self._meta("og:url")]:
            if not link:
                continue
            whole = _joined(self.url or "", str(link).strip())
            if (
                whole
                and (here is None or same_site(whole, here))
                and not _front_page(whole, here)
                and _is_address(whole)
            ):
                return canonical(whole)
        return here

    def site(self, found: Any) -> str | None:
        """The name of the publisher."""
        own = self._meta("og:site_name") or self.linked.publisher
        return flat(own or (found.sitename if found is not None else None)) or None

    def language(self) -> str | None:
        """What the page says it is written in."""
        return self.tree.get("lang") or self._meta("og:locale") or self._meta("content-language")

    def published(self, found: Any) -> date | datetime | None:
        """When it was published, as precise as the page says."""
        told = (self.linked.published, *(self._meta(name) for name in _DATES), *self.tree.xpath("//time/@datetime")[:1])
        sure = next((at for text in told if (at := moment(text)) is not None), None)
        return sure or moment(found.date if found is not None else None)

    def authors(self, found: Any) -> tuple[str, ...]:
        """Who wrote it."""
        guessed = (found.author or "") if found is not None else ""
        named = self.linked.authors or tuple(guessed.split(";"))
        return tuple(dict.fromkeys(name for each in named if (name := flat(each)) and "://" not in name))[:20]

    def _meta(self, name: str) -> str | None:
        found = self.tree.xpath("//meta[@property=$n or @name=$n or @itemprop=$n or @http-equiv=$n]/@content", n=name)
        return str(found[0]) if found else None


def _pieces(body: Any) -> Iterator[tuple[str, str]]:
    """(mark, text) of every paragraph of trafilatura's tree, in order."""
    for node in body:
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag == "head":
            yield "#" * max(2, _ROOTS.get(node.get("rend", ""), 2)) + " ", " ".join(_lines(node))
        elif tag == "list":
            yield from (("- ", text) for item in node.iter("item") if (text := " ".join(_lines(item))))
        elif tag == "table":
            yield from (("- ", line) for row in node.iter("row") if (line := _row(row)))
        else:
            yield from (("", text) for text in _lines(node))
        if flat(node.tail):
            yield "", flat(node.tail)


_APART = frozenset("p head item list quote table row cell div".split())


def _lines(node: Any) -> list[str]:
    """The text in a node: a new line at every block in it and at two line breaks, a space at one."""
    words = [node.text or ""]
    for child in node.iterdescendants():
        tag = child.tag if isinstance(child.tag, str) else ""
        words += ["\x1e" if tag in _APART else "\x1f" if tag == "lb" else "", child.text or ""]
        if len(child) == 0:
            words += _after(child, node)
    text = re.sub(r"(\s*\x1f\s*){2,}", "\x1e", "".join(words)).replace("\x1f", " ")
    return [line for each in text.split("\x1e") if (line := flat(each))]


def _after(child: Any, top: Any) -> Iterator[str]:
    """What follows a node without children: its tail, and the tails of those that end with it."""
    while child is not top:
        yield ("\x1e" if child.tag in _APART else "") + (child.tail or "")
        if child.getnext() is not None:
            return
        child = child.getparent()


def _row(row: Any) -> str:
    return "; ".join(cell for node in row.iter("cell") if (cell := " ".join(_lines(node))))


def _is_list_of_links(tree: Any, blocks: tuple[str, ...]) -> bool:
    """Whether most of the words are links to something else: a front page, the page of a section."""
    links = [
        text for node in tree.iter("a") if len((text := flat(" ".join(node.itertext()))).split()) >= FEWEST_IN_LINK
    ]
    told = [block for block in blocks if any(text in block and 2 * len(text) >= len(block) for text in links)]
    return len(told) >= FEWEST_LINKS and 2 * words_in(" ".join(told)) > words_in(" ".join(blocks))


def _front_page(url: str, here: str | None) -> bool:
    """Whether a canonical link says of an article that it is the front page: a common mistake."""
    return (
        here is not None and canonical(url).count("/") <= 3 and canonical(url).endswith("/") and canonical(url) != here
    )


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def _is_address(url: str) -> bool:
    try:
        target(url, frozenset(range(1, 65536)))
    except Forbidden:
        return False
    return True
