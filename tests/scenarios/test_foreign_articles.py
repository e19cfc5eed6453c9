"""Articles in other languages than English: recognised in whatever form they come, stored, and told plainly."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from bot.commands.dispatch import WRONG, FrontDesk
from bot.commands.spec import Command, Typed
from bot.extraction.pipeline import Extractor
from bot.facts.briefing import Briefing, Bullet
from bot.facts.model import Article, ArticleId, FactSheet
from bot.platforms.discord.render import render as for_discord
from bot.platforms.slack.render import render as for_slack
from bot.ports import Place
from bot.reading.document import Form
from bot.reading.forms import read
from bot.reading.intake import understood
from bot.replies.blocks import Reply, cited
from bot.store.memory import MemoryLibrary
from tests.contracts.test_commands import ON_ARTICLES
from tests.contracts.test_surfaces import asked
from tests.stories import desk, ferries, shown
from tests.unit.pages import page, pdf

PARAGRAPHS = (
    "Der Hafen von Sundby wird im Mai geschlossen, sagte der Rat am Dienstag, nach Jahren mit Verlusten, die niemand "
    "bezahlen wollte.",
    "„Wir haben lange genug gewartet“, sagte die Bürgermeisterin Nora Dahl vor der Abstimmung im Rathaus.",
    "Die Fähren fahren stattdessen von Vik ab, und die Firma schickt bis Ende Juni vierzig Leute dorthin.",
    "Gegner sagen, die Schließung breche ein Versprechen, und wollen im April vor Gericht ziehen.",
)
TEXT = "\n\n".join(PARAGRAPHS) + "\n"
HERE = Place("console", "", "terminal")
LINE = "This article is in German; only English is understood, so it answers no questions."


@cache
def sheet_of(text: str = TEXT, language: str = "en") -> FactSheet:
    """What the extractor makes of it; without the model, which it must not need."""
    article = Article(
        id=ArticleId("f" * 12),
        text=text,
        title="Sundby schließt den Hafen",
        url="https://coast.example/hafen",
        source="Küstenbote",
        language=language,
        published=date(2025, 3, 4),
    )
    return Extractor().annotate(article)


async def answer(front: FrontDesk, line: str, locale: str = "en") -> Reply:
    """The answer to somebody who reads this language."""
    return await front.dispatch(Typed(line), front.call(user="tester", place=HERE, locale=locale, manager=True))


@pytest.mark.parametrize(
    ("form", "data"),
    [
        (Form.TEXT, TEXT.encode()),
        (Form.MARKDOWN, f"# Sundby\n\n{TEXT}".encode()),
        (Form.HTML, page(paragraphs=PARAGRAPHS, language="en").encode()),
        (Form.HTML, page(paragraphs=PARAGRAPHS, language="de-AT").encode()),
        (Form.PDF, pdf([[*" ".join(PARAGRAPHS).encode("latin-1", "ignore").decode("latin-1").split(", ")]])),
    ],
    ids=["text", "markdown", "page that says English", "page that says German", "pdf"],
)
def test_every_form_is_recognised(form: Form, data: bytes) -> None:
    """The text decides, whatever the page says of itself; none is refused."""
    assert "de" == understood(read(data, form)).article().language


def test_nothing_is_extracted() -> None:
    """The sheet holds the article with its language and nothing else; a wrong label does no harm."""
    for declared in ("en", "de", "fr"):
        sheet = sheet_of(language=declared)
        assert "de" == sheet.article.language
        assert FactSheet(article=sheet.article) == sheet


def test_english_that_is_labelled_otherwise_is_read() -> None:
    """An English text is English, whatever its briefing or its page says."""
    assert sheet_of(ferries().article.text, language="de").claims


@pytest.mark.parametrize("command", ON_ARTICLES, ids=[command.name for command in ON_ARTICLES])
async def test_every_command_says_so(command: Command) -> None:
    """One line names the language, the article's title, source, day and address stand below, and nothing is made up."""
    sheet = sheet_of()
    front = await desk(sheet, ferries())
    typed = "compare ferries" if command.name == "compare" else asked(command.name, ferries())
    reply = await answer(front, f"{typed} about:{sheet.article.id[:8]}")
    told = shown(reply)
    assert LINE in told
    assert "Sundby schließt den Hafen" in told
    assert "Küstenbote" in told
    assert WRONG not in told
    assert () == cited(reply)
    assert for_discord(reply)
    assert for_slack(reply)


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("de", "Dieser Artikel ist auf Deutsch; verstanden wird nur Englisch, daher beantwortet er keine Fragen."),
        ("es", "Este artículo está en alemán; solo se entiende el inglés, así que no responde preguntas."),
    ],
)
async def test_it_is_told_in_the_readers_language(locale: str, line: str) -> None:
    """What the language is called is said in the reader's own."""
    assert line in shown(await answer(await desk(sheet_of()), "who-pays", locale))


async def test_its_briefing_can_be_shown() -> None:
    """The bullets stand as they were written, marked neither as right nor as wrong."""
    library, sheet = MemoryLibrary(), sheet_of()
    await library.save(sheet)
    bullets = (Bullet(text="The harbour of Sundby will close in May.", line=1),)
    await library.save_briefing(Briefing(id="sundby", article=sheet.article.id, title="Sundby", bullets=bullets))
    front = await desk(sheet)
    front = FrontDesk(front.commands, library, front._clock)
    told = shown(await answer(front, "brief"))
    assert bullets[0].text in told
    assert "!" not in told
    assert "There is a briefing on it, which was not checked against it." in told
    assert bullets[0].text not in shown(await answer(front, "who-pays"))


async def test_it_is_listed() -> None:
    """`stories` tells its language; `help` lists nothing that it could answer."""
    front = await desk(sheet_of())
    assert "in German, not understood" in shown(await answer(front, "stories"))
    assert LINE in shown(await answer(front, "help"))
    assert "who-pays" not in shown(await answer(front, "help"))


async def test_beside_an_english_one() -> None:
    """A question about both is answered from the one that is understood, and the other is named."""
    told = shown(await answer(await desk(sheet_of(), ferries()), "who-pays about:all"))
    assert "Aldo Renk" in told
    assert "Not in English, so not understood: “Sundby schließt den Hafen”" in told
