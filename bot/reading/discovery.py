"""Which source an address is: a feed, a sitemap, a folder, or a site that names its feed somewhere."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from bot.errors import BadInput, NewsdeskError
from bot.languages.lasting import lasting, together
from bot.ports import Looked, Polling, Source, SourceKind
from bot.reading.document import NotAnArticle
from bot.reading.feeds import NotAFeed
from bot.reading.fetched import FEED, NotFetched, status_words
from bot.reading.guard import on_one_line, shorten
from bot.reading.polling import oldest_first
from bot.reading.sources import Look, Tools, look_of
from bot.reading.web_address import site

USUAL = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml")
"""Where sites put a feed that they do not name."""

MOST_LINKS = 4
SHOWN = 3
_TYPES = frozenset(f"application/{name}" for name in ("rss+xml", "atom+xml", "rdf+xml", "feed+json", "json"))
_ALTERNATE = "contains(concat(' ', translate(@rel, 'AELNRT', 'aelnrt'), ' '), ' alternate ')"


def feed_links(data: bytes, url: str, charset: str | None) -> tuple[str, ...]:
    """The feeds that a page names, in its order; those of comments last. For a worker."""
    from bot.reading.article import parse  # brings trafilatura, which only the worker needs

    try:
        tree = parse(data, charset)
    except NotAnArticle:
        return ()
    links = tree.xpath(f"//link[@href and {_ALTERNATE}]")
    found = [
        (bool(re.search("comment", f"{link.get('title')} {link.get('href')}", re.IGNORECASE)), link.get("href").strip())
        for link in links
        if (link.get("type") or "").partition(";")[0].strip().lower() in _TYPES
    ]
    return tuple(dict.fromkeys(urljoin(url, href) for _, href in sorted(found, key=lambda pair: pair[0])))


async def discover(address: str, tools: Tools, *, folders: bool) -> Looked:
    """The source at an address, with its items. `page:` or `sitemap:` before it says what it is to be taken as.

    `folders`: whether it may be a folder of this machine, which is nobody's business in a chat.

    Raises BadInput, Forbidden, NotFetched, NotAFeed or what else is wrong, in words.
    """
    kind, place = await _told(address.strip(), folders)
    if kind is not None:
        return await looked(_source(kind, place), tools)
    got = (await tools.fetcher.fetch(place, FEED)).check()
    try:
        return await looked(_source(SourceKind.FEED, place), tools)
    except NotAFeed as error:
        problem: NewsdeskError = error
    if b"<urlset" in got.body[:4_000] or b"<sitemapindex" in got.body[:4_000] or got.body.startswith(b"\x1f\x8b"):
        return await looked(_source(SourceKind.SITEMAP, place), tools)
    named = await tools.worker.run(feed_links, got.body, got.url, got.charset)
    root = urljoin(got.url, "/")
    for candidate in (*named[:MOST_LINKS], *(() if named else (urljoin(root, path) for path in USUAL))):
        try:
            return await looked(_source(SourceKind.FEED, candidate), tools)
        except (NotFetched, NotAFeed) as error:
            problem = error if named else problem
    if named:
        told = lasting(
            "{where} names a feed, {feed}, but it is not good:", where=shorten(got.url), feed=shorten(named[0])
        )
        raise NotAFeed(together(told, problem.message))
    raise NotAFeed(
        lasting("There is no feed at {where}, and the page names none.", where=shorten(got.url)),
        hint=lasting(
            "To watch the page itself, give page:{where}; for a sitemap, sitemap: and its address.",
            where=on_one_line(place, 200),
        ),
    )


async def looked(source: Source, tools: Tools) -> Looked:
    """What a source gives now. Raises what its kind raises, and NotFetched when it refuses."""
    look: Look = await look_of(source.kind)(source, Polling(), tools)
    if look.outcome.gone:
        raise NotFetched(status_words(shorten(source.address), 410))
    if look.outcome.problem:
        raise NotFetched(look.outcome.problem)
    newest = oldest_first(look.found)[::-1]
    named = source if source.name else _named(source, look.title)
    return Looked(source=named, title=look.title, items=newest[:SHOWN], total=len(look.found))


async def _told(address: str, folders: bool) -> tuple[SourceKind | None, str]:
    """The kind that is clear from how the address is written, and the address itself."""
    for kind in (SourceKind.PAGE, SourceKind.SITEMAP, SourceKind.FEED):
        if address.startswith(f"{kind.value}:"):
            return kind, _with_scheme(address.removeprefix(f"{kind.value}:"))
    folder = Path(address).absolute()  # noqa: ASYNC240 - asks the disk nothing
    if folders and "://" not in address and await asyncio.to_thread(folder.is_dir):
        return SourceKind.FOLDER, str(folder)
    place = _with_scheme(address)
    if folders and "://" not in place:
        await asyncio.to_thread(_refuse, folder)
    return None, place


def _refuse(path: Path) -> None:
    """Say of a path that is no folder what is wrong with it. Raises BadInput."""
    if path.is_file():
        raise BadInput(
            lasting("That is a file, not a folder."),
            hint=lasting("A folder is watched; ingest stores a file."),
            path=path,
        )
    raise BadInput(
        lasting("There is no such folder."), hint=lasting("Make it first, or give the address of a site."), path=path
    )


def _with_scheme(address: str) -> str:
    """People write coast.example; that is meant as https."""
    address = address.strip().strip("<>")
    if "://" not in address and re.match(r"[\w-]+(\.[\w-]+)+([/?:]|$)", address):
        return f"https://{address}"
    if not address:
        raise BadInput(lasting("Which address?"), hint=lasting("Give the address of a site or of its feed."))
    return address


def _source(kind: SourceKind, address: str) -> Source:
    return Source(name="", kind=kind, address=address)


def _named(source: Source, title: str | None) -> Source:
    if source.kind is SourceKind.FOLDER:
        return replace(source, name=slug(Path(source.address).name) or "folder")
    host = site(source.address)
    return replace(source, name=slug(title or "") or slug(host) or slug(urlsplit(source.address).netloc) or "source")


def slug(text: str) -> str:
    """A name that can be typed: small letters, digits and hyphens, 40 at most."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold())[:40].strip("-")
