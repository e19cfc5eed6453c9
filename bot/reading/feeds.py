"""Feeds as documents: RSS, Atom and RDF through feedparser, JSON Feed by hand, sitemaps. CPU work, for a worker.

What tells one item from another is decided here, because only the whole document shows whether a feed uses its GUIDs
and its links properly: a GUID that several items share names none of them, and so with a link.
"""

from __future__ import annotations

import calendar
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml import etree

from bot.errors import NewsdeskError
from bot.facts.model import digest
from bot.languages.lasting import lasting
from bot.ports import Found
from bot.reading.decoding import decoded
from bot.reading.document import flat, moment
from bot.reading.web_address import canonical

MOST_ITEMS = 5_000
MOST_CONTENT = 200_000
"""Characters of one item's own text; what is longer is cut, and the page is better read anyway."""

LONGEST_NAME = 500


class NotAFeed(NewsdeskError):
    """What came is no feed and no sitemap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """`items` as they stand in the document; `ttl`: minutes, where the feed asks for them; `maps`: further sitemaps."""

    title: str | None = None
    items: tuple[Found, ...] = ()
    ttl: int | None = None
    maps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raw:
    """An item before its names are decided."""

    guid: str
    url: str | None
    title: str | None
    published: date | datetime | None
    authors: tuple[str, ...]
    content: str


def read_feed(data: bytes, url: str, kind: str = "", charset: str | None = None) -> Feed:
    """The feed. Raises NotAFeed, in words, for anything else."""
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return _json_feed(decoded(data, "utf-8"), url)
    if not start:
        raise NotAFeed(lasting("The answer is empty."))
    return _parsed_feed(data, url, kind, charset)


def _parsed_feed(data: bytes, url: str, kind: str, charset: str | None) -> Feed:
    told = f"{kind or 'application/xml'}" + (f"; charset={charset}" if charset else "")
    found = feedparser.parse(data, response_headers={"content-type": told, "content-location": url})
    if not found.get("version"):
        raise NotAFeed(lasting("What came is no feed (RSS, Atom, RDF or JSON Feed)."))
    raws = tuple(_raw(entry, url) for entry in found.entries[:MOST_ITEMS])
    return Feed(
        title=flat(found.feed.get("title")) or None,
        items=named(raws, canonical(str(found.feed.get("link") or url))),
        ttl=_whole(found.feed.get("ttl")),
    )


def _raw(entry: Any, url: str) -> _Raw:
    contents = [str(part.get("value") or "") for part in entry.get("content") or []]
    content = max([*contents, str(entry.get("summary") or "")], key=len)
    names = [flat(author.get("name")) for author in entry.get("authors") or [] if author.get("name")]
    return _Raw(
        guid=flat(entry.get("id"))[:LONGEST_NAME],
        url=_address(entry.get("link"), url),
        title=flat(entry.get("title"))[:500] or None,
        published=_moment(entry.get("published_parsed") or dict.get(entry, "updated_parsed")),
        authors=tuple(dict.fromkeys(names))[:20],
        content=content[:MOST_CONTENT],
    )


def _moment(parsed: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, TypeError, OSError):
        return None


def _json_feed(text: str, url: str) -> Feed:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise NotAFeed(lasting("What came looks like a JSON Feed, and is no JSON.")) from None
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        raise NotAFeed(lasting("What came is JSON, and no JSON Feed."))
    raws = tuple(_json_item(item, url) for item in found["items"][:MOST_ITEMS] if isinstance(item, dict))
    return Feed(
        title=flat(_string(found.get("title"))) or None,
        items=named(raws, canonical(_string(found.get("home_page_url")) or url)),
    )


def _json_item(item: dict[str, Any], url: str) -> _Raw:
    people = item.get("authors") or [item.get("author")]
    names = [flat(_string(each.get("name"))) for each in people if isinstance(each, dict)]
    content = _string(item.get("content_html")) or _string(item.get("content_text")) or _string(item.get("summary"))
    return _Raw(
        guid=flat(_string(item.get("id")))[:LONGEST_NAME],
        url=_address(item.get("url") or item.get("external_url"), url),
        title=flat(_string(item.get("title")))[:500] or None,
        published=moment(item.get("date_published") or item.get("date_modified")),
        authors=tuple(name for name in names if name)[:20],
        content=content[:MOST_CONTENT],
    )


def read_sitemap(data: bytes, url: str) -> Feed:
    """A sitemap, with what news sitemaps add, or an index of sitemaps. Raises NotAFeed for anything else."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        root = None
    name = _local(root) if root is not None else ""
    if name not in ("urlset", "sitemapindex"):
        raise NotAFeed(lasting("What came is no sitemap."))
    entries = [_fields(node) for node in root if _local(node) in ("url", "sitemap")]
    if name == "sitemapindex":
        newest = sorted(entries, key=lambda entry: entry.get("lastmod", ""), reverse=True)
        return Feed(maps=tuple(at for entry in newest if (at := _address(entry.get("loc"), url))))
    raws = tuple(
        _Raw(
            guid="",
            url=_address(entry.get("loc"), url),
            title=entry.get("title"),
            published=moment(entry.get("publication_date") or entry.get("lastmod")),
            authors=(),
            content="",
        )
        for entry in entries
    )
    newest_first = sorted((raw for raw in raws if raw.url), key=lambda raw: str(raw.published or ""), reverse=True)
    return Feed(items=named(newest_first[:MOST_ITEMS], ""))


def _fields(node: Any) -> dict[str, str]:
    """The texts of what is in a <url> or <sitemap>, by local name; the first of each."""
    found: dict[str, str] = {}
    for child in node.iter():
        if child is not node and isinstance(child.tag, str) and child.text and child.text.strip():
            found.setdefault(_local(child), flat(child.text))
    return found


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2].lower()


def named(raws: Iterable[_Raw], home: str) -> tuple[Found, ...]:
    """The items with what tells them apart: a GUID and an address that no other item here has, else a hash.

    Items without any of it are left out, and of two that are the same the first is kept.
    """
    raws = tuple(raws)
    guids = Counter(raw.guid for raw in {(raw.guid, raw.url): raw for raw in raws}.values() if raw.guid)
    links = Counter(canonical(raw.url) for raw in {(raw.guid, raw.url): raw for raw in raws}.values() if raw.url)
    done: dict[str, Found] = {}
    for raw in raws:
        names = tuple(_names(raw, home, guids, links))
        if names and names[0] not in done:
            done[names[0]] = Found(
                names=names,
                url=raw.url,
                title=raw.title,
                published=raw.published,
                authors=raw.authors,
                content=raw.content,
            )
    return tuple(done.values())


def _names(raw: _Raw, home: str, guids: Counter[str], links: Counter[str]) -> Iterator[str]:
    if raw.guid and guids[raw.guid] == 1:
        yield f"guid:{raw.guid}"
    if raw.url and links[canonical(raw.url)] == 1 and canonical(raw.url) != home:
        yield f"url:{canonical(raw.url)}"[:LONGEST_NAME]
    elif not (raw.guid and guids[raw.guid] == 1) and (raw.title or raw.content):
        yield f"hash:{digest(raw.url or '', raw.title or '', flat(raw.content), length=40)}"


def without_future(found: Found, now: datetime, slack: float) -> Found:
    """The item, without its date when that is more than `slack` seconds from now: such dates are mistakes."""
    at = found.published
    if at is None:
        return found
    ahead = (at - now).total_seconds() if isinstance(at, datetime) else (at - now.date()).days * 86_400 - 86_400
    return replace(found, published=None) if ahead > slack else found


def _address(value: Any, base: str) -> str | None:
    text = _string(value).strip()
    try:
        whole = urljoin(base, text) if text else ""
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) and len(whole) <= 2_000 else None


def _string(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _whole(value: Any) -> int | None:
    text = _string(value).strip()
    return int(text) if text.isdigit() and len(text) < 7 else None
