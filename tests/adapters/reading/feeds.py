"""Invented feeds, as sites write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

AT = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


def rss(items: Iterable[str], extra: str = "", link: str = "http://site.example/") -> str:
    """An RSS feed."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>The Coast Post</title><link>{link}</link>{extra}{''.join(items)}</channel></rss>"
    )


def item(
    number: int, *, guid: str | None = "", link: str | None = "", date: str | None = "", title: str = "", text: str = ""
) -> str:
    """One item of it: number counts hours from AT. "" is the ordinary value, None leaves a part out."""
    when = format_datetime(AT + timedelta(hours=number)) if date == "" else date
    parts = [f"<title>{title or f'Story {number}'}</title>"]
    if guid is not None:
        parts.append(f'<guid isPermaLink="false">{guid or f"id-{number}"}</guid>')
    if link is not None:
        parts.append(f"<link>{link or f'http://site.example/story/{number}'}</link>")
    if when is not None:
        parts.append(f"<pubDate>{when}</pubDate>")
    if text:
        parts.append(f"<content:encoded><![CDATA[{text}]]></content:encoded>")
    return f"<item>{''.join(parts)}</item>"


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Atom of the coast</title>
<link href="http://site.example/"/><id>urn:feed</id><updated>2026-03-04T09:00:00Z</updated>
<entry><id>urn:1</id><title>One &amp; two</title><link href="/story/1"/><updated>2026-03-04T09:00:00Z</updated>
<author><name>Ida Holm</name></author><content type="html">&lt;p&gt;Words.&lt;/p&gt;</content></entry></feed>"""

RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://site.example/"><title>RDF of the coast</title><link>http://site.example/</link></channel>
<item rdf:about="http://site.example/story/1"><title>One</title><link>http://site.example/story/1</link>
<dc:date>2026-03-04T09:00:00Z</dc:date></item></rdf:RDF>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "JSON of the coast",
"home_page_url": "http://site.example/", "items": [{"id": 7, "url": "http://site.example/story/1", "title": "One",
"date_published": "2026-03-04T09:00:00Z", "authors": [{"name": "Ida Holm"}], "content_html": "<p>Words.</p>"}]}"""

NEWS_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://site.example/story/1</loc><news:news>
<news:publication_date>2026-03-04T09:00:00Z</news:publication_date><news:title>One</news:title></news:news></url>
<url><loc>http://site.example/story/2</loc><lastmod>2026-03-05</lastmod></url></urlset>"""

INDEX = """<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://site.example/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
<sitemap><loc>http://site.example/new.xml</loc><lastmod>2026-03-04</lastmod></sitemap></sitemapindex>"""

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
XML_BOMB = f"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "aaaaaaaaaa">{_LAUGHS}]><rss version="2.0"><channel>
<title>&l9;</title><item><title>&l9;</title><guid>1</guid></item></channel></rss>"""

XXE = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel>
<title>T</title><item><title>a&e;b</title><guid>1</guid></item></channel></rss>"""
