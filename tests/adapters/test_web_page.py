"""The page without a browser: what each address answers, what it refuses, and that no article can break out of it."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest

from bot.app.surfaces import bodies_of
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Call, Desk, command
from bot.errors import Unavailable
from bot.facts.model import Article, ArticleId, FactSheet, Part, Sentence, Span
from bot.facts.sheet import numbered
from bot.platforms.web.app import WebPage
from bot.platforms.web.article import Look, paragraphs
from bot.platforms.web.asking import about
from bot.ports import Filed, Library, Tenant
from bot.replies.blocks import (
    Attachment,
    Bullets,
    Button,
    Buttons,
    Cite,
    Code,
    Fields,
    Heading,
    Link,
    Moment,
    Note,
    Paragraph,
    Picture,
    Quote,
    Reply,
    Text,
    line,
)
from bot.store.memory import MemoryLibrary
from bot.store.notebook import MemoryNotebook
from tests.stories import CLOCK, desk, ferries, fog


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """No options."""


EVIL = '</p><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} " onclick="x\' &amp; '
SURFACES: dict[str, Callable[[Reply], Sequence[dict[str, Any]]]] = {n: bodies_of(n) for n in ("discord", "slack")}


@pytest.fixture
async def library() -> MemoryLibrary:
    """Two articles; the one on the ferries is the newer."""
    kept = MemoryLibrary()
    for sheet in (ferries(), fog()):
        await kept.save(sheet)
    return kept


def page(front: Desk, library: Library, host: str = "127.0.0.1", port: int = 0) -> WebPage:
    """A page that shows both platforms."""
    return WebPage(desk=front, library=library, host=host, port=port, surfaces=SURFACES)


@asynccontextmanager
async def visiting(web: WebPage, base: str = "http://127.0.0.1:8080") -> AsyncIterator[httpx.AsyncClient]:
    """A visitor of the page, without a network."""
    transport = httpx.ASGITransport(app=web.app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=base) as client:
        yield client


@pytest.fixture
async def client(library: MemoryLibrary) -> AsyncIterator[httpx.AsyncClient]:
    """A visitor of a page with every command."""
    front = await desk()
    front = FrontDesk(front.commands, library, CLOCK)
    async with visiting(page(front, library)) as visitor:
        yield visitor


class Seen(HTMLParser):
    """What a browser makes of a page: its elements with their attributes, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words += data

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of the elements of that name that have these values."""
        found = [attrs for name, attrs in self.elements if name == tag]
        return [attrs for attrs in found if all(attrs.get(key.strip("_")) == value for key, value in wanted.items())]


async def test_an_answer_without_javascript(client: httpx.AsyncClient) -> None:
    """The page asked with ?q= has the answer, the article beside it, and each [n] leads to its sentence."""
    response = await client.get("/", params={"q": "/who-pays"})
    assert 200 == response.status_code
    seen = Seen(response.text)
    assert "! Not settled. Who pays, according to whom?" in seen.words
    assert "Aldo Renk, as told by Mira Solde" in seen.words
    cited = {attrs["href"] for attrs in seen.all("a", class_="cite")}
    there = {f"#{attrs['id']}" for attrs in seen.all("span") if attrs.get("id")}
    assert {f"#s{number}-f3a91c07" for number in (1, 2, 4, 5, 6, 7)} == cited
    assert cited <= there
    assert "/who-pays" == seen.all("input", name="q")[0]["value"]


async def test_before_any_question(client: httpx.AsyncClient) -> None:
    """The first look says what one can do, with the newest article open."""
    seen = Seen((await client.get("/")).text)
    assert "Ask what the news says, and who says so" in seen.words
    assert "Harbour minister Mira Solde confirmed on Monday" in seen.words


async def test_an_endless_title_is_cut(library: MemoryLibrary) -> None:
    """Neither above the article nor in the list to choose from does a title fill the page."""
    sheet = fog()
    await library.save(replace(sheet, article=replace(sheet.article, id=ArticleId("e0e0e0e0e0e0"), title="[" * 50_000)))
    async with visiting(page(FrontDesk((await desk()).commands, library, CLOCK), library)) as visitor:
        seen = Seen((await visitor.get("/", params={"q": "brief about:e0e0e0e0"})).text)
    assert "[" * 150 in seen.words
    assert "[" * 201 not in seen.words


async def test_a_headline_stands_there_once(library: MemoryLibrary) -> None:
    """A title that is the first line of the text, too, is shown above the text and not again in it."""
    text = "Fog over the bay\n\nThere was fog."
    sentences = numbered((Sentence(span=Span(0, 16), part=Part.TITLE), Sentence(span=Span(18, 32), part=Part.BODY)))
    article = Article(id=ArticleId("f0f0f0f0f0f0"), text=text, title="Fog over the bay")
    await library.save(FactSheet(article=article, sentences=sentences))
    async with visiting(page(FrontDesk((await desk()).commands, library, CLOCK), library)) as visitor:
        found = (await visitor.get("/api/answer", params={"article": article.id})).json()["articleHtml"]
    assert 1 == Seen(found).words.count("Fog over the bay")
    assert "There was fog." in Seen(found).words


async def test_every_command_is_there(client: httpx.AsyncClient) -> None:
    """The list on the page is the list of declarations, and each link asks something that works."""
    seen = Seen((await client.get("/")).text)
    commands = (await client.get("/api/commands")).json()
    listed = [attrs for attrs in seen.all("a") if "data-command" in attrs and "title" in attrs]
    assert sorted(each["help"] for each in commands) == sorted(str(attrs["title"]) for attrs in listed)
    for attrs in listed:
        assert 200 == (await client.get(str(attrs["href"]))).status_code
    evidence = next(each for each in commands if each["name"] == "evidence")
    assert {"rest": True, "required": True, "completes": True}.items() <= evidence["options"][0].items()


async def test_what_the_article_is_silent_on_stands_apart(client: httpx.AsyncClient) -> None:
    """Topics that the article shown does not answer are there, but not in the first row."""
    for article, answered in (("f3a91c07d2b4", True), ("0a1b2c3d4e5f", False)):
        menu = (await client.get("/api/answer", params={"article": article})).json()["menu"]
        first, _, others = menu.partition("<details")
        assert "silent" in others
        assert answered == ('data-command="who-pays"' in first)
        assert answered != ('data-command="who-pays"' in others)
        assert 'data-command="brief"' in first


async def test_in_the_language_of_the_browser(client: httpx.AsyncClient) -> None:
    """The whole page, the answer and the names of the commands; a German name typed there is understood."""
    german = {"accept-language": "fr;q=0.5, de-AT, en;q=0.8"}
    response = await client.get("/", params={"q": "wer-zahlt"}, headers=german)
    assert ("de", "accept-language") == (response.headers["content-language"], response.headers["vary"])
    for words in ('<html lang="de">', "Wer zahlt, laut wem?", "Fragen</button>", ">zitate</a>", "Befehl oder Frage"):
        assert words in response.text
    commands = (await client.get("/api/commands", headers=german)).json()
    assert ("quotes", "zitate") in [(each["id"], each["name"]) for each in commands]
    answer = (await client.get("/api/answer", params={"q": "who-pays"}, headers=german)).json()
    assert "Wer zahlt, laut wem?" in answer["plain"]
    assert "Wer zahlt, laut wem?" in str(answer["surfaces"])
    assert '<html lang="en">' in (await client.get("/", headers={"accept-language": "ja"})).text


async def test_an_answer_for_the_script(client: httpx.AsyncClient) -> None:
    """It holds the very bodies that would be sent, and the plain answer."""
    answer = (await client.get("/api/answer", params={"q": "who-pays"})).json()
    assert "f3a91c07d2b4" == answer["article"]
    assert {"discord", "slack"} == set(answer["surfaces"])
    assert "Not settled" in answer["surfaces"]["discord"][0]["embeds"][0]["title"]
    assert "header" == answer["surfaces"]["slack"][0]["blocks"][0]["type"]
    assert "Not settled" in answer["plain"]
    assert 'id="s4-f3a91c07"' in answer["articleHtml"]


async def test_another_article(client: httpx.AsyncClient) -> None:
    """The chooser says which article is asked about, whatever is typed; a button's own about: wins over it."""
    for typed in ("brief", "/brief", "what is the story?", "who is she?", "evidence 1"):
        seen = Seen((await client.get("/", params={"q": typed, "article": "0a1b2c3d4e5f"})).text)
        assert "There was fog over the bay." in seen.words, typed
        assert "Harbour minister" not in seen.words, typed
    seen = Seen((await client.get("/", params={"q": "evidence 1 about:f3a91c07", "article": "0a1b2c3d4e5f"})).text)
    assert "Harbour minister" in seen.words
    assert "evidence 1" == seen.all("input", name="q")[0]["value"]


def test_the_article_is_named_where_it_can_be() -> None:
    """Only commands that have the option get it; a question keeps its question mark at the end; a typo stays one."""
    commands = asyncio.run(desk()).commands
    this, other = ArticleId("f3a91c07d2b4"), ArticleId("0a1b2c3d4e5f")
    told = {
        text: about(text, other, this, commands)
        for text in ("/quotes Renk", "stories", "who is she?", "Renk", "/quots")
    }
    assert {
        "/quotes Renk": "/quotes about:0a1b2c3d4e5f Renk",
        "stories": "stories",
        "who is she?": "who about:0a1b2c3d4e5f is she?",
        "Renk": "Renk about:0a1b2c3d4e5f",
        "/quots": "/quots",
    } == told
    assert "quotes" == about("quotes", this, this, commands)


async def test_a_note_on_a_wrong_answer(library: MemoryLibrary) -> None:
    """Under an answer stands a form, which works without JavaScript: the note is stored, and said back."""
    notebook = MemoryNotebook()
    front = FrontDesk((await desk()).commands, library, CLOCK, notebook=notebook)
    async with visiting(page(front, library)) as client:
        seen = Seen((await client.get("/", params={"q": "who-pays"})).text)
        assert 1 == len([each for each in seen.all("form", action="/") if "data-note" in each])
        command = next(
            each["value"] for each in seen.all("input", name="q") if "verdict:wrong" in (each["value"] or "")
        )
        assert "250" == seen.all("input", name="note")[0]["maxlength"]
        told = Seen((await client.get("/", params={"q": command or "", "note": 'the "islanders" do not\n pay'})).text)
        assert "Noted as wrong: who-pays about:f3a91c07 – “the 'islanders' do not pay”" in told.words
        await client.get("/api/answer", params={"q": command or "", "note": ""})
    assert ["", "the 'islanders' do not pay"] == sorted(each.words for each in await notebook.feedback())


async def test_a_note_goes_with_nothing_else(client: httpx.AsyncClient) -> None:
    """The form's field changes no other question."""
    asked = {"q": "who-pays", "note": "verdict:right"}
    assert (await client.get("/api/answer", params=asked)).json()["text"] == "who-pays"


async def test_suggestions(client: httpx.AsyncClient) -> None:
    """The page suggests what the desk suggests."""
    asked = {"command": "quotes", "option": "speaker", "typed": "sol"}
    assert "Mira Solde" == (await client.get("/api/complete", params=asked)).json()[0]
    assert [] == (await client.get("/api/complete", params={"command": "nothing"})).json()
    fogbound = {**asked, "typed": "", "about": "Fog"}
    assert [] == (await client.get("/api/complete", params=fogbound)).json()


@pytest.mark.parametrize(
    "path", ["/", "/?q=who-pays", "/api/answer?q=who-pays", "/static/page.js", "/nowhere", "/healthz"]
)
async def test_every_answer_is_guarded(client: httpx.AsyncClient, path: str) -> None:
    """No foreign script, no frame, no guessing of types; what a browser keeps it asks for again."""
    headers = (await client.get(path)).headers
    assert headers["cache-control"] in ("no-store", "no-cache")
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert ("nosniff", "DENY", "no-referrer") == tuple(
        headers[name] for name in ("x-content-type-options", "x-frame-options", "referrer-policy")
    )


async def test_nothing_is_inline(client: httpx.AsyncClient) -> None:
    """The policy forbids scripts and styles in the page, so there are none."""
    html = (await client.get("/", params={"q": "who-pays"})).text
    seen = Seen(html)
    assert [] == [attrs for attrs in seen.all("script") if not attrs.get("src")]
    assert [] == [name for _, attrs in seen.elements for name in attrs if name.startswith("on") or name == "style"]
    assert [] == seen.all("style")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8080", "10.0.0.1", "localhost.evil.example", "", "[::1", "0.0.0.0"]
)
async def test_another_host_is_refused_on_loopback(client: httpx.AsyncClient, host: str) -> None:
    """A site whose name is bent to 127.0.0.1 gets nothing."""
    response = await client.get("/api/answer?q=brief", headers={"host": host})
    assert 421 == response.status_code
    assert "Mira" not in response.text


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8080", "LOCALHOST", "127.0.0.1:9999", "127.8.8.8", "[::1]:8080"]
)
async def test_this_machine_by_any_name(client: httpx.AsyncClient, host: str) -> None:
    """Loopback has several names, and a port may be forwarded."""
    assert 200 == (await client.get("/healthz", headers={"host": host})).status_code


async def test_open_to_others_by_any_name(library: MemoryLibrary) -> None:
    """Told to listen for other machines, the page answers by whatever name they know it."""
    async with visiting(page(await desk(), library, host="0.0.0.0"), base="http://news.example") as visitor:
        assert 200 == (await visitor.get("/")).status_code


async def test_long_input(client: httpx.AsyncClient) -> None:
    """A question that is too long is refused in words, not worked on."""
    assert "That is too long for me" in Seen((await client.get("/", params={"q": "x" * 20_000})).text).words


@pytest.mark.parametrize("asked", ["", "   ", "\x00", "\x07bell", "🙈", "‮drow", "'; drop table", "%", "a" * 399])
async def test_odd_input(client: httpx.AsyncClient, asked: str) -> None:
    """Whatever is typed, a page comes back."""
    assert 200 == (await client.get("/", params={"q": asked})).status_code
    assert 200 == (await client.get("/api/answer", params={"q": asked, "article": asked})).status_code


@pytest.mark.parametrize(
    ("method", "path", "status"), [("POST", "/", 405), ("GET", "/nowhere", 404), ("GET", "/static/../app.py", 404)]
)
async def test_what_is_not_there(client: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    """One plain line, and never a file of the program."""
    response = await client.request(method, path)
    assert status == response.status_code
    assert 1 == response.text.count("\n")


class Broken(MemoryLibrary):
    """A library whose database is gone."""

    async def articles(self, tenant: Tenant | None) -> tuple[Filed, ...]:
        """Fail as a database does."""
        raise Unavailable("The database does not answer.", hint="Is its disk full?")


async def test_health(client: httpx.AsyncClient) -> None:
    """Alive, and the store answers."""
    assert (200, "ok\n") == ((await client.get("/healthz")).status_code, (await client.get("/healthz")).text)


async def test_without_its_store() -> None:
    """The sign of life says so, and the page says it in words."""
    async with visiting(page(await desk(), Broken())) as visitor:
        assert 503 == (await visitor.get("/healthz")).status_code
        response = await visitor.get("/?q=brief")
        assert (503, "The database does not answer. Is its disk full?\n") == (response.status_code, response.text)


async def test_nothing_stored() -> None:
    """A fresh installation says what to do."""
    front = await desk()
    async with visiting(page(front, MemoryLibrary())) as visitor:
        assert "Nothing is stored yet" in Seen((await visitor.get("/")).text).words
        assert "No article is stored yet" in Seen((await visitor.get("/?q=brief")).text).words


@pytest.fixture
async def hostile() -> AsyncIterator[httpx.AsyncClient]:
    """A page on which article, title, address and answer are all markup of an attacker."""
    text = f"{EVIL}. More of {EVIL}.\n"
    at = text.index(". More") + 1
    sentences = numbered(
        (Sentence(span=Span(0, at), part=Part.BODY), Sentence(span=Span(at + 1, len(text) - 1), part=Part.BODY))
    )
    article = Article(id=ArticleId("feedfeedfeed"), text=text, title=EVIL, url="javascript:alert(3)", source=EVIL)
    library = MemoryLibrary()
    await library.save(FactSheet(article=article, sentences=sentences))
    await library.save(fog())
    async with visiting(page(FrontDesk((shows_everything,), library, CLOCK), library)) as visitor:
        yield visitor


@command(examples=("shows-everything",))
async def shows_everything(options: Nothing, call: Call) -> Reply:
    """All blocks, each full of markup."""
    return Reply(
        (
            Heading(EVIL),
            Paragraph(
                line(Text(EVIL, strong=True, emphasis=True), Code(EVIL), Moment(datetime(2025, 1, 1, tzinfo=UTC)))
            ),
            Bullets(
                (line(Link(EVIL, "javascript:alert(4)"), Cite(1)), line(Link("fine", "https://a.example/?a=1&b=2")))
            ),
            Quote(EVIL, Cite(2), line(EVIL)),
            Fields(((EVIL, line(EVIL)),)),
            Note(line(EVIL)),
            Picture(b"\x89PNG", EVIL),
            Attachment(EVIL, b"<script>", "text/html"),
            Buttons((Button(EVIL, EVIL),)),
        ),
        typed="shows-everything about:feedfeed",
    )


async def test_an_article_cannot_break_out(hostile: httpx.AsyncClient) -> None:
    """Markup in an article stays words: no element, no handler and no address of it comes to life."""
    for path in ("/?q=shows-everything", "/?q=" + EVIL.replace("&", "%26").replace("#", "%23"), "/"):
        html = (await hostile.get(path)).text
        seen = Seen(html)
        assert 1 == len(seen.all("script"))
        assert [] == seen.all("img", src="x")
        assert [] == [name for _, attrs in seen.elements for name in attrs if name.startswith("on")]
        addresses = [str(attrs[name]) for _, attrs in seen.elements for name in ("href", "src") if attrs.get(name)]
        assert [] == [
            each
            for each in addresses
            if not re.match(
                r"/|#|https://a\.example/|data:image/png;base64,|data:application/octet-stream;base64,", each
            )
        ]
        assert "49" not in seen.words
    told = Seen((await hostile.get("/?q=shows-everything")).text)
    assert EVIL.strip() in told.words
    assert "https://a.example/?a=1&b=2" in [attrs["href"] for attrs in told.all("a")]


async def test_a_file_is_downloaded(hostile: httpx.AsyncClient) -> None:
    """A file is a link that saves it under its name; whatever its kind, the browser never opens it as a page."""
    seen = Seen((await hostile.get("/?q=shows-everything")).text)
    (link,) = (attrs for attrs in seen.all("a") if "download" in attrs)
    assert EVIL == link["download"]
    assert "data:application/octet-stream;base64,PHNjcmlwdD4=" == link["href"]


async def test_every_block_is_shown(hostile: httpx.AsyncClient) -> None:
    """Each kind of block leaves its element on the page."""
    answer = (await hostile.get("/api/answer?q=shows-everything")).json()
    seen = Seen(answer["plain"])
    tags = {tag for tag, _ in seen.elements}
    assert {
        "h2",
        "p",
        "strong",
        "em",
        "code",
        "time",
        "ul",
        "li",
        "blockquote",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "img",
        "a",
    } <= tags


def test_an_article_is_shown_whole() -> None:
    """Every word of the text is in its paragraphs once, headings are headings, and each sentence has its number."""
    sheet = ferries()
    shown = paragraphs(sheet)
    assert sheet.article.text.split() == " ".join("".join(run.text for run in each.runs) for each in shown).split()
    assert [Look.HEADING] == [each.look for each in shown if "Why is" in each.runs[0].text]
    numbers = [run.number for each in shown for run in each.runs if run.first and run.number]
    assert [*range(1, 9)] == numbers


def test_a_sentence_over_two_lines_is_one() -> None:
    """Both parts have its number, and only the first is where a link leads."""
    text = "The harbour was closed\non Monday. It rained.\n\n  \nA map of the harbour\n"
    words = ("The harbour was closed\non Monday.", "It rained.", "A map of the harbour")
    spans = tuple(Span(text.index(each), text.index(each) + len(each)) for each in words)
    parts = (Part.BODY, Part.BODY, Part.CAPTION)
    sentences = numbered(tuple(Sentence(span=s, part=p) for s, p in zip(spans, parts, strict=True)))
    shown = paragraphs(FactSheet(article=Article(id=ArticleId("a"), text=text), sentences=sentences))
    assert [[(1, True)], [(1, False), (0, False), (2, True)], [(0, True)]] == [
        [(run.number, run.first) for run in each.runs] for each in shown
    ]
    assert Look.CAPTION is shown[2].look


@asynccontextmanager
async def served(web: WebPage) -> AsyncIterator[str]:
    """The page on a real port, by its address."""
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(web.run(ready.set_result))
    try:
        await asyncio.wait({task, ready}, timeout=5, return_when="FIRST_COMPLETED")
        if task.done():
            await task
        yield await ready
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_it_is_served(library: MemoryLibrary) -> None:
    """On a real port, announced when it answers; after it is stopped the port is free again."""
    web = page(await desk(ferries()), library)
    async with served(web) as address, httpx.AsyncClient(trust_env=False) as client:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", address)
        assert "ok\n" == (await client.get(f"{address}/healthz")).text
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), timeout=2)


async def test_stopped_while_somebody_is_connected(library: MemoryLibrary) -> None:
    """An open connection does not hold up the end."""
    async with served(page(await desk(ferries()), library)) as address:
        port = int(address.rpartition(":")[2])
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        await writer.drain()
        begun = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - begun < 3
    writer.close()


async def test_a_port_in_use(library: MemoryLibrary) -> None:
    """It is said in words, with what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Unavailable) as caught:
            await page(await desk(), library, port=port).run(lambda address: None)
    assert f"127.0.0.1 port {port}: another program uses it." in caught.value.plain
    assert "NEWSDESK_WEB_PORT" in caught.value.plain


async def test_an_address_that_is_not_ours(library: MemoryLibrary) -> None:
    """So is any other reason."""
    with pytest.raises(Unavailable, match="no such address"):
        await page(await desk(), library, host="203.0.113.7").run(lambda address: None)
