"""Pages, files and letters as documents: what is text, what is told about it, and what stands in front of it."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from pypdf import PdfWriter

from bot.facts.model import Part
from bot.reading.article import parse, read_page
from bot.reading.decoding import decoded
from bot.reading.document import Form, NotAnArticle, language_of, moment
from bot.reading.forms import form_of, read
from bot.reading.letter import read_letter
from bot.reading.markdown import read_markdown
from bot.reading.pdf import read_pdf
from bot.reading.web_address import article_id, canonical, same_site
from tests.adapters.reading.feeds import ATOM, INDEX, NEWS_SITEMAP, RDF, item, rss
from tests.unit.pages import BODY, PARAGRAPHS, page, pdf


def test_a_page_becomes_its_text_and_what_is_told_about_it() -> None:
    """Title, moment with its zone, every author, publisher, language and the canonical address."""
    found = read_page(page().encode(), "https://www.coast.example/news/harbour?utm_source=feed")

    assert "Harbour of Sundby to close" == found.title
    assert "https://coast.example/news/harbour" == found.url
    assert datetime(2026, 3, 4, 9, 30, tzinfo=timezone(timedelta(hours=1))) == found.published
    assert ("Ida Holm", "Per Berg") == found.authors
    assert ("The Coast Post", "en") == (found.source, found.language)


def test_the_text_is_the_body_and_nothing_else() -> None:
    """No headline, no caption, no navigation; a subheading is marked; every paragraph stands on its own line."""
    found = read_page(page().encode(), "https://coast.example/news/harbour")

    assert BODY == found.text


def test_headings_are_headings_to_whoever_reads_the_text() -> None:
    """What is marked here is no evidence there."""
    from bot.extraction.trees.paragraphs import paragraphs

    found = read_page(page().encode(), "https://coast.example/news/harbour")
    parts = {each.text: each.part for each in paragraphs(found.text, found.title)}

    assert Part.HEADING is parts["What comes next"]
    assert Part.BODY is parts[PARAGRAPHS[0]]
    assert 1 == sum(part is not Part.BODY for part in parts.values())


def test_the_same_page_gives_the_same_text() -> None:
    """Twice, to the letter: what is stored is what is cited."""
    data = page().encode()

    assert read_page(data, "https://coast.example/x") == read_page(data, "https://coast.example/x")


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://coast.example/news/harbour", True),
        ("/news/harbour", True),
        ("https://www.coast.example/news/harbour", True),
        ("https://trusted.example/news/harbour", False),
        ("https://coast.example/", False),
        ("http://[broken", False),
        ("javascript:alert(1)", False),
    ],
)
def test_a_page_may_name_only_an_address_of_its_own_site(link: str, kept: bool) -> None:
    """Else one site could put its words in the place of another's article."""
    data = page(canonical=link, og_url="").encode()
    found = read_page(data, "https://coast.example/found/here")

    assert kept == ("/news/harbour" in str(found.url))
    assert kept or found.url == "https://coast.example/found/here"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (page(free="false", paragraphs=PARAGRAPHS[:2]), "for subscribers"),
        (page(free=None, paragraphs=[*PARAGRAPHS[:2], "Subscribe to continue reading this article."]), "subscribers"),
        (page(free=None, paragraphs=[*PARAGRAPHS[:2], "This article is for subscribers only."]), "subscribers"),
        (page(title="404 Not Found", paragraphs=["The page you look for is gone."]), "error page"),
        (page(title="Page not found", paragraphs=["Try the search."]), "error page"),
        (page(title="Just a moment...", paragraphs=["Checking your browser before you go on."]), "person reads"),
        (page(title="Access denied", paragraphs=["You have no permission. Reference 18.9"]), "person reads"),
        (
            page(
                title="Before you continue",
                paragraphs=["We value your privacy. We and our 812 partners use cookies.", "Accept all", "Reject all"],
            ),
            "consent",
        ),
        (page(title="The Coast Post", paragraphs=["Please enable JavaScript to see this site."]), "JavaScript"),
        (page(title="Photo", paragraphs=["A ship."]), "no article"),
        ("", "empty"),
        ("<html></html>", "no article"),
        ("<html><body>" + "<div>" * 10_000 + "words " * 200, "nests its tags"),
    ],
)
def test_what_stands_in_front_of_an_article_is_told(data: str, words: str) -> None:
    """Paywalls, consent, errors, robots checks, scripts, nothing: each in a sentence."""
    with pytest.raises(NotAnArticle, match=words) as refused:
        read_page(data.encode(), "https://coast.example/x")

    assert refused.value.message.endswith(".")


@pytest.mark.parametrize(
    "paragraphs",
    [
        [*PARAGRAPHS, "The council says that cookies for its partners were not bought with public money."],
        [*PARAGRAPHS, 'The court found that the page was "not found" and that access was denied to nobody.'],
        [*PARAGRAPHS, "Readers who subscribe to the paper keep reading it for years, a study says."],
    ],
)
def test_an_article_about_such_things_is_an_article(paragraphs: list[str]) -> None:
    """Words alone are no wall."""
    assert paragraphs[-1] in read_page(page(free=None, paragraphs=paragraphs).encode()).text


def test_line_breaks_part_paragraphs_and_blocks_never_run_together() -> None:
    """Two breaks are a paragraph, one is a space; inline markup parts nothing; a table keeps its rows."""
    text = f"{PARAGRAPHS[0]}<br><br>{PARAGRAPHS[1]}<br>And <b>Sund</b>by is <i>here</i>.<br/> <br/>{PARAGRAPHS[2]}"
    table = "<table><tr><th>Good</th><th>Price</th></tr><tr><td>Bread</td><td>2 euros</td></tr></table>"
    data = f"<html lang=en><body><article><h1>T</h1><div>{text}</div>{table}<p>{PARAGRAPHS[3]}</p></article></body>"

    assert [
        PARAGRAPHS[0], f"{PARAGRAPHS[1]} And Sundby is here.", PARAGRAPHS[2], "- Good; Price", "- Bread; 2 euros",
        PARAGRAPHS[3],
    ] == read_page(data.encode()).text.strip().split("\n\n")  # fmt: skip


def test_a_page_of_links_is_no_article_and_links_in_an_article_are_fine() -> None:
    """Front pages and sections are told; a list of further reading under an article is not."""
    links = "".join(
        f"<div><a href='/s/{n}'>Headline number {n} of something in town</a><p>Teaser {n}.</p></div>" for n in range(30)
    )
    with pytest.raises(NotAnArticle, match="page of links"):
        read_page(f"<html lang=en><body><main>{links}</main></body></html>".encode())
    further = "".join(f"<li><a href='/s/{n}'>Headline number {n} of something</a></li>" for n in range(6))

    assert PARAGRAPHS[0] in read_page(page(paragraphs=[*PARAGRAPHS * 2, f"<ul>{further}</ul>"]).encode()).text


def test_a_short_free_article_with_a_login_in_its_head_is_taken() -> None:
    """Every page of such a site says "Already a subscriber? Log in"."""
    data = page(free=None).replace("<nav>", "<nav>Already a subscriber? Log in ")

    assert PARAGRAPHS[0] in read_page(data.encode()).text


def test_nesting_is_noticed_quickly() -> None:
    """Not after a minute in a parser."""
    began = time.perf_counter()
    with pytest.raises(NotAnArticle):
        parse(b"<html><body>" + b"<i>" * 400_000)

    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("Malmö".encode(), None, "Malmö"),
        ("Malmö".encode(), "iso-8859-1", "Malmö"),  # mislabelled: what is UTF-8 is UTF-8
        ("Malmö “x”".encode("cp1252"), "iso-8859-1", "Malmö “x”"),
        ("Malmö".encode("utf-16"), None, "Malmö"),
        (b'<meta charset="iso-8859-2">' + "Łódź".encode("iso-8859-2"), None, '<meta charset="iso-8859-2">Łódź'),
        ("Malmö".encode("cp1252"), "no-such-charset", "Malmö"),
        (b"\x81\x8d", None, "\x81\x8d"),
    ],
)
def test_wrong_encodings_are_put_right(data: bytes, charset: str | None, text: str) -> None:
    """As a browser would."""
    assert text == decoded(data, charset)


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (" ".join(PARAGRAPHS), None, "en"),
        (" ".join(PARAGRAPHS), "en-GB", "en"),
        ("Der Hafen wird im Mai geschlossen, sagte der Rat am Dienstag nach langen Jahren. " * 5, "en", "de"),
        (" ".join(PARAGRAPHS), "de_DE", "en"),
        ("Qwrtz pklm vbnx, zzrk pwqt lmnb. " * 5, "cy", "cy"),
        ("Short words.", None, "en"),
    ],
)
def test_the_language_is_known(text: str, declared: str | None, language: str) -> None:
    """The words of a page decide, whatever it says of itself; only where they do not is it believed."""
    assert language == language_of(text, declared)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-03-04", date(2026, 3, 4)),
        ("2026-03-04T09:30:00Z", datetime(2026, 3, 4, 9, 30, tzinfo=UTC)),
        ("2026-03-04T09:30:00", date(2026, 3, 4)),
        ("2026-03-04 and more", date(2026, 3, 4)),
        ("yesterday", None),
        ("", None),
        (None, None),
        (12, None),
    ],
)
def test_moments_keep_their_precision(text: object, at: date | datetime | None) -> None:
    """Without a zone only the day is known."""
    assert at == moment(text)


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("HTTPS://Coast.Example:443/a?utm_source=x&id=7#top", "https://coast.example/a?id=7"),
        ("https://coast.example/a?fbclid=1", "https://coast.example/a"),
        ("https://coast.example/a?b=%20c&d", "https://coast.example/a?b=%20c&d"),
        ("https://coast.example", "https://coast.example/"),
        ("http://coast.example:8080/a", "http://coast.example:8080/a"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_one_article_one_address(url: str, clean: str) -> None:
    """Tracking, fragments and default ports go; what may mean something stays as it is."""
    assert clean == canonical(url) == canonical(clean)
    assert article_id(url) == article_id(clean)


def test_sites() -> None:
    """www. and a host below are the same site, look-alikes are not."""
    assert same_site("https://www.coast.example/a", "https://coast.example/b")
    assert same_site("https://news.coast.example/a", "https://coast.example/b")
    assert not same_site("https://coast.example.evil.test/", "https://coast.example/")
    assert not same_site("https://notcoast.example/", "https://coast.example/")
    assert not same_site("", "")


def test_markdown_loses_its_markup_and_keeps_its_parts() -> None:
    """Title, headings, items, quotations; links and emphasis become words, code and HTML go."""
    text = "# Harbour *closes*\n\nThe [council](http://x.example) said **so**\non Tuesday.\n\n## Next\n\n- one\n- two\n"
    found = read_markdown(text + "\n> Nobody asked.\n\n```\ncode\n```\n<div>raw</div>\n")

    assert "Harbour closes" == found.title
    assert "The council said so on Tuesday.\n\n## Next\n\n- one\n\n- two\n\nNobody asked.\n" == found.text


def test_a_pdf_is_read_with_its_lines_put_together() -> None:
    """Paragraphs instead of lines, no page numbers, no running heads."""
    lines = ["The harbour of Sundby will close in May, the council said on", "Tuesday, after years of loss-", "es."]
    second = [
        "Opponents say that the closing breaks a promise of the year 2019,",
        "and that they go to court. The ferries will leave from Vik.",
    ]
    found = read_pdf(pdf([["The Coast Post", *lines, "1"], ["The Coast Post", *second, "2"], ["The Coast Post", "3"]]))

    assert (
        "The harbour of Sundby will close in May, the council said on Tuesday, after years of losses.\n\n"
        "Opponents say that the closing breaks a promise of the year 2019, and that they go to court. "
        "The ferries will leave from Vik.\n"
    ) == found.text


def test_pdfs_without_text_are_told() -> None:
    """Empty, locked, broken: each in a sentence."""
    locked, empty = PdfWriter(pdf_file(PARAGRAPHS)), pdf([[]])
    locked.encrypt("secret")
    from io import BytesIO

    out = BytesIO()
    locked.write(out)
    for data, words in ((empty, "no text"), (out.getvalue(), "password"), (b"%PDF-1.4 broken", "cannot be read")):
        with pytest.raises(NotAnArticle, match=words):
            read_pdf(data)


def pdf_file(lines: list[str]):  # type: ignore[no-untyped-def]
    from io import BytesIO

    return BytesIO(pdf([lines]))


LETTER = """\
From: The Coast Letter <letter@coast.example>
Subject: =?utf-8?q?The_harbour_=E2=80=94_today?=
Date: Wed, 04 Mar 2026 09:30:00 +0100
Message-ID: <42@coast.example>
Content-Type: {kind}; charset=utf-8

{text}
"""


def test_a_newsletter_is_read_without_what_runs_the_list() -> None:
    """Subject, sender and moment; links in brackets, rules and "unsubscribe" are gone."""
    text = (
        "View this email in your browser\n\n" + "\n\n".join(PARAGRAPHS)
        + "\n\n--------\n\nRead it (https://coast.example/x)\n\nUnsubscribe here"
    )  # fmt: skip
    found = read_letter(LETTER.format(kind="text/plain", text=text).encode())

    assert "\n\n".join(PARAGRAPHS) + "\n\nRead it\n" == found.text
    assert ("The harbour — today", "The Coast Letter") == (found.title, found.source)
    assert datetime(2026, 3, 4, 8, 30, tzinfo=UTC) == found.published
    assert "<42@coast.example>" == found.key


def test_a_newsletter_that_is_a_page_is_read_as_one() -> None:
    """Most are."""
    found = read_letter(LETTER.format(kind="text/html", text=page()).encode())

    assert PARAGRAPHS[0] in found.text


def test_what_is_no_letter_is_told() -> None:
    """A file of that name with something else in it."""
    with pytest.raises(NotAnArticle, match="no e-mail"):
        read_letter(b"\x00\x01hello")


@pytest.mark.parametrize(
    ("data", "kind", "name", "form"),
    [
        (b"%PDF-1.7", "text/html", "x.html", Form.PDF),
        (b"\n<!DOCTYPE html><p>", "text/plain", "x.txt", Form.HTML),
        (b"<?xml version='1.0'?>\n<html>", "", "", Form.HTML),
        (b"# x", "text/markdown; x", "x.md", Form.MARKDOWN),
        (b"# x", "", "x.MD", Form.MARKDOWN),
        (b"From: a", "message/rfc822", "", Form.LETTER),
        (b"From: a", "", "a.eml", Form.LETTER),
        (b"words", "text/plain", "/story", Form.TEXT),
    ],
)
def test_forms_are_told_apart(data: bytes, kind: str, name: str, form: Form) -> None:
    """By the first bytes, the media type, the name: in this order."""
    assert form is form_of(data, kind, name)


def test_plain_text_stays_as_it_is() -> None:
    """To the letter, but for Windows' line ends."""
    text = "\n".join(PARAGRAPHS) + "\n"

    assert text == read(text.replace("\n", "\r\n").encode(), Form.TEXT).text
    with pytest.raises(NotAnArticle):
        read(b"\x00\x01\x02" * 50, Form.TEXT)


@pytest.mark.parametrize("data", [rss([item(1, text="words " * 300)]), ATOM, RDF, NEWS_SITEMAP, INDEX])
@pytest.mark.parametrize("kind", ["text/xml", "text/plain", "text/html"])
def test_a_feed_is_no_article(data: str, kind: str) -> None:
    """Whatever a server calls it, and however many words stand in it."""
    with pytest.raises(NotAnArticle, match="feed or a sitemap"):
        read(data.encode(), form_of(data.encode(), kind), "http://site.example/feed")
