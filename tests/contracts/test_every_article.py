"""Every command with its examples over every article of ../shared/dev and the bundled one, on all four surfaces."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any

import httpx
import pytest
import yaml

from bot.commands.dispatch import WRONG, FrontDesk
from bot.commands.spec import Command
from bot.facts.model import ArticleId, FactSheet, Part
from bot.pictures.studio import Studio
from bot.platforms.console.render import render as as_text
from bot.platforms.discord.render import render as for_discord
from bot.platforms.slack.render import render as for_slack
from bot.replies.blocks import Heading, Picture, Reply, citations, cited
from bot.replies.wording import title_of
from bot.store.memory import MemoryLibrary
from bot.store.notebook import MemoryNotebook
from tests.adapters.discord.judge import spec_beside
from tests.adapters.test_web_page import Seen, page, visiting
from tests.conftest import ROOT
from tests.contracts.test_commands import COMMANDS, ON_ARTICLES
from tests.contracts.test_surfaces import asked, slack_faults
from tests.scenarios.test_routing import read, sheets
from tests.stories import CLOCK, ask, shown

pytestmark = pytest.mark.slow

DEV = ROOT.parent / "shared" / "dev" / "kinds.yaml"
BUNDLED = "example"
NAMES = (BUNDLED, *(each["id"] for each in (yaml.safe_load(DEV.read_text("utf-8"))["kinds"] if DEV.is_file() else ())))


@cache
def sheet_of(name: str) -> FactSheet:
    """What is found in an article, read once; those of ../shared/dev in one paragraph, as their judge reads them."""
    if name == BUNDLED:
        return sheets()[BUNDLED]
    kind = next(each for each in yaml.safe_load(DEV.read_text("utf-8"))["kinds"] if each["id"] == name)
    return read(" ".join(kind["text"]), kind["published"], f"dev {name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A desk with one article, and a visitor of the page that asks it."""

    sheet: FactSheet
    desk: FrontDesk
    page: httpx.AsyncClient


@pytest.fixture(scope="module")
def studio() -> Iterator[Studio]:
    """One studio for all pictures, closed afterwards."""
    made = Studio()
    yield made
    made.close()


@pytest.fixture(params=NAMES)
async def visit(request: pytest.FixtureRequest, studio: Studio) -> AsyncIterator[Visit]:
    """Everything that answers from one article."""
    sheet, library = sheet_of(request.param), MemoryLibrary()
    await library.save(sheet)
    desk = FrontDesk(COMMANDS, library, CLOCK, studio, notebook=MemoryNotebook())
    async with visiting(page(desk, library)) as visitor:
        yield Visit(sheet=sheet, desk=desk, page=visitor)


def lines_for(command: Command, sheet: FactSheet) -> tuple[str, ...]:
    """The command as it is asked of this article, and every example of it."""
    first = (asked(command.name, sheet),) if command in ON_ARTICLES else ()
    return tuple(dict.fromkeys((*first, *command.examples)))


def judged(reply: Reply, discord: Any, slack: Callable[[Any], list[str]]) -> list[str]:
    """What the judges of both platforms have to say of the messages, and what is missing in the terminal."""
    faults: list[str] = []
    for message in for_discord(reply):
        faults += discord.errors("POST", "/channels/1/messages", message.body) if discord is not None else []
    for body in for_slack(reply):
        faults += slack(json.loads(json.dumps(body)))
    return faults if as_text(reply).strip() else [*faults, "nothing in the terminal"]


async def test_every_command_and_example_on_every_surface(visit: Visit) -> None:
    """Whatever is asked, Discord, Slack and the terminal take the form of the answer, which cites the body only."""
    discord, slack = spec_beside(ROOT), slack_faults()
    for command in COMMANDS:
        for line in lines_for(command, visit.sheet):
            reply = await ask(visit.desk, line)
            assert WRONG not in shown(reply), line
            assert [] == judged(reply, discord, slack), line
            for number in cited(reply):
                sentence = visit.sheet.sentence(number)
                assert sentence is not None, line
                assert sentence.part is Part.BODY, line


async def test_every_answer_on_the_page(visit: Visit) -> None:
    """On the page each [n] leads to a sentence of the article beside it, each picture is one and is told in words."""
    for command in ON_ARTICLES:
        line = asked(command.name, visit.sheet)
        response = await visit.page.get("/api/answer", params={"q": line, "article": visit.sheet.article.id})
        assert 200 == response.status_code, line
        found = response.json()
        answer, article = Seen(found["plain"]), Seen(found["articleHtml"])
        numbers = {each["data-number"] for _, each in article.elements if "data-number" in each}
        assert {each["data-sentence"] for each in answer.all("a", **{"class": "cite"})} <= numbers, line
        for image in answer.all("img"):
            assert len(image["alt"] or "") > 20, line
            assert len(image["src"] or "") > 2000, line
        assert answer.words.strip(), line


async def test_every_citation_opens_its_sentence(visit: Visit) -> None:
    """`evidence n` shows, word for word, the sentence that [n] means in any answer; on the page it is marked so."""
    numbers = {n for each in ON_ARTICLES for n in cited(await ask(visit.desk, asked(each.name, visit.sheet)))}
    beside = (await visit.page.get("/api/answer", params={"q": "brief", "article": visit.sheet.article.id})).json()
    for number in numbers:
        sentence = visit.sheet.sentence(number)
        assert sentence is not None
        words = sentence.span.of(visit.sheet.article.text)
        assert words in shown(await ask(visit.desk, f"evidence {number}"))
        runs = re.findall(rf'data-number="{number}"[^>]*>(.*?)</(?:span|mark|a)>', beside["articleHtml"], re.DOTALL)
        assert runs, number


async def test_every_citation_of_an_answer_about_several_articles(visit: Visit) -> None:
    """Under the title of an article only that one is cited; on the page each [n] opens its sentence there."""
    bundled, library = sheet_of(BUNDLED), MemoryLibrary()
    other = bundled if visit.sheet.article.id != bundled.article.id else sheet_of(NAMES[-1])
    sheets = {each.article.id: each for each in (visit.sheet, other)}
    for sheet in sheets.values():
        await library.save(sheet)
    desk = FrontDesk(COMMANDS, library, CLOCK)
    async with visiting(page(desk, library)) as visitor:
        for command in ON_ARTICLES:
            question = f"{asked(command.name, visit.sheet)} about:all"
            reply = await ask(desk, question)
            of_title = {title_of(sheet.article): ident for ident, sheet in sheets.items()}
            under: str | None = None
            for block in reply.blocks:
                under = of_title.get(block.text) if isinstance(block, Heading) else under
                if under is not None:
                    assert {cite.article for cite in citations((block,))} <= {under}, question
            found = (await visitor.get("/api/answer", params={"q": question})).json()
            leads = Seen(found["plain"]).all("a", **{"class": "cite"})
            assert len(leads) == len(citations(reply.blocks)), question
            for lead, cite in zip(leads, citations(reply.blocks), strict=True):
                sentence = sheets[ArticleId(cite.article)].sentence(cite.number)
                assert sentence is not None, question
                anchor = re.escape(str(lead["href"]).removeprefix("#"))
                opened = re.findall(rf'id="{anchor}"[^>]*>(?:<sup[^>]*>\d+</sup>)?(.*?)</span>', found["articleHtml"])
                begun = sentence.span.of(sheets[ArticleId(cite.article)].article.text).split("\n")[0]
                assert [begun] == [unescape(each) for each in opened], question


async def test_every_picture_says_something(visit: Visit) -> None:
    """A picture is a PNG of some size, and its words tell what it shows."""
    for command in ON_ARTICLES:
        for block in (await ask(visit.desk, asked(command.name, visit.sheet))).blocks:
            if isinstance(block, Picture):
                assert block.data.startswith(b"\x89PNG"), command.name
                assert len(block.data) > 2000, command.name
                assert len(block.alt) > 20, command.name
