"""Where articles go: copies are one, corrected ones are versions, rivals stay apart, stories gather."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from bot.briefings.load import Loaded
from bot.briefings.shelve import shelve
from bot.clock import FixedClock
from bot.extraction.pipeline import Extractor
from bot.facts.briefing import Briefing, Bullet
from bot.facts.model import Article, ArticleId, FactSheet, digest
from bot.ports import Saved, Tenant
from bot.store.library import SqlLibrary, open_library
from bot.stories.filing import Filing
from bot.stories.prints import bands, same_text

NOW = datetime(2025, 3, 11, 9, tzinfo=UTC)
HERE, THERE = Tenant("discord", "1"), Tenant("slack", "T2")

TEXT = """\
Harbour minister Mira Solde confirmed on Monday that Norland will pay 12 million euros for four electric ferries.

The ferries are to sail between Port Ella and the island of Vey, which lost its last ship in January.

Opposition leader Aldo Renk said the price was too high. “The islanders must pay for it,” Renk said.

Eleven people were injured when a ferry hit the quay in March of last year, and nobody has sailed since.
"""
LATER = """\
Opposition leader Aldo Renk demanded on Wednesday that the islanders of Vey pay for the electric ferries themselves.

Harbour minister Mira Solde had confirmed that Norland will pay 12 million euros for four ferries.
She rejected the demand.
"""
MUSEUM = """\
Harbour minister Mira Solde opened a new museum of the sea in Port Ella on Tuesday, with boats of five centuries.

The museum cost Norland three million euros, and school classes will have free tickets.
"""


@cache
def _extractor() -> Extractor:
    return Extractor()


@cache
def _annotated(article: Article) -> FactSheet:
    return _extractor().annotate(article)


def read(
    url: str, text: str = TEXT, title: str = "Norland to pay for four electric ferries", day: int = 10
) -> FactSheet:
    """The sheet of an article at an address."""
    article = Article(
        id=ArticleId(digest(url)), text=text, title=title, url=url, published=date(2025, 3, day), source=None
    )
    return _annotated(article)


@pytest.fixture
async def library() -> AsyncIterator[SqlLibrary]:
    """An empty database in memory."""
    async with await open_library("sqlite+aiosqlite://", FixedClock(NOW)) as opened:
        yield opened


@pytest.fixture
def filing(library: SqlLibrary) -> Filing:
    """What files into it."""
    return Filing(library, library.gathered, FixedClock(NOW))


HOME = "https://coast.example/ferries"


@pytest.mark.parametrize(
    "copy",
    [
        lambda: read("https://wire.example/n/881"),
        lambda: read("https://coast.example/ferries-2", day=14),
        lambda: read("https://wire.example/n/881", TEXT.replace("“", '"').replace("”", '"').replace(" on", ", on")),
        lambda: read("https://wire.example/n/881", TEXT.replace("confirmed on Monday", "on Monday confirmed")),
        lambda: read("https://wire.example/n/881", title="Ferries: who pays?"),
        lambda: read("https://coast.example/letter", TEXT.partition("Eleven people")[0]),
    ],
    ids=["two addresses", "re-dated", "other marks", "slightly edited", "another headline", "an excerpt"],
)  # fmt: skip
async def test_the_same_article_is_one(library: SqlLibrary, filing: Filing, copy: Callable[[], FactSheet]) -> None:
    """Under two addresses, re-dated, or edited without telling otherwise: one article, with the other address noted."""
    first = read(HOME)
    assert Saved.ADDED is (await filing.file(first)).saved
    kept = await filing.file(copy())
    assert (Saved.DUPLICATE, first.article.id) == (kept.saved, kept.article)
    assert 1 == len(await library.articles(None))
    assert 1 == len(await library.versions(first.article.id, None))
    assert [copy().article.url] == [each.url for each in await library.copies(first.article.id, None)]
    assert Saved.DUPLICATE is (await filing.file(copy())).saved


async def test_the_article_of_a_briefing_is_one_with_what_is_here(library: SqlLibrary, filing: Filing) -> None:
    """A briefing on an article that a source has brought under another address is one of that article."""
    await filing.file(read(HOME))
    again = read("https://wire.example/n/881").article
    bullet = Bullet(text="Norland will pay 12 million euros for four electric ferries.", line=5)
    briefing = Briefing(id="ferries", title="Who pays?", article=again.id, bullets=(bullet,))
    loaded = Loaded(path=Path("ferries.md"), article=again, briefing=briefing)

    async def annotate(article: Article) -> FactSheet:
        return _annotated(article)

    outcomes = [await shelve(loaded, library, annotate, filing.file) for _ in range(2)]
    assert [Saved.ADDED, Saved.UNCHANGED] == outcomes
    assert 1 == len(await library.articles(None))
    assert [read(HOME).article.id] == [each.article for each in await library.briefings(None)]


async def test_a_corrected_copy_at_the_same_publisher_is_a_new_version(library: SqlLibrary, filing: Filing) -> None:
    """Under a new address, with another number: two versions of one article; the old address changes nothing."""
    await filing.file(read(HOME))
    corrected = read("https://coast.example/ferries-corrected", TEXT.replace("12 million", "14 million"))
    kept = await filing.file(corrected)
    assert (Saved.REPLACED, read(HOME).article.id) == (kept.saved, kept.article)
    assert ["12 million", "14 million"] == [
        v.sheet.article.text.partition("pay ")[2][:10] for v in await library.versions(kept.article, None)
    ]
    assert Saved.UNCHANGED is (await filing.file(read(HOME))).saved
    assert 2 == len(await library.versions(kept.article, None))


async def test_one_address_keeps_every_version(library: SqlLibrary, filing: Filing) -> None:
    """Changed, and changed back: three versions; re-dated only: no further one."""
    for text, day in ((TEXT, 10), (TEXT.replace("12", "14"), 10), (TEXT, 10), (TEXT, 12)):
        await filing.file(read(HOME, text, day=day))
    versions = await library.versions(read(HOME).article.id, None)
    assert [True, False, True] == ["12 million" in version.sheet.article.text for version in versions]
    assert [False, False, True] == [version.until is None for version in versions]
    assert date(2025, 3, 12) == versions[-1].sheet.article.published


async def test_a_copy_elsewhere_that_tells_otherwise_stays_apart(library: SqlLibrary, filing: Filing) -> None:
    """Another publisher with another number is a rival account, in the same story."""
    await filing.file(read(HOME))
    kept = await filing.file(read("https://wire.example/n/881", TEXT.replace("Eleven", "Nineteen")))
    assert Saved.ADDED is kept.saved
    (story,) = await library.stories(None)
    assert {read(HOME).article.id, kept.article} == set(story.articles)


async def test_reports_after_one_pattern_are_articles_of_their_own(library: SqlLibrary, filing: Filing) -> None:
    """The same publisher writes much the same every week, with other numbers."""
    await filing.file(read("https://coast.example/a"))
    kept = await filing.file(read("https://coast.example/b", TEXT.replace("12 million", "13 million"), day=17))
    assert Saved.ADDED is kept.saved
    assert 2 == len(await library.articles(None))


async def test_articles_on_one_event_form_a_story_with_a_name(library: SqlLibrary, filing: Filing) -> None:
    """The follow-up joins, the museum does not, and names stay as they are once given."""
    await filing.file(read(HOME))
    before = {story.id: story.name for story in await library.stories(None)}
    await filing.file(read("https://wire.example/renk", LATER, "Renk: islanders must pay for ferries", 12))
    await filing.file(read("https://coast.example/museum", MUSEUM, "Mira Solde opens new harbour museum", 11))
    stories = await library.stories(None)
    assert [2, 1] == [len(story.articles) for story in stories]
    assert "Norland to pay for four electric ferries" == stories[0].title
    assert before == {stories[0].id: stories[0].name}
    assert 2 == len({story.name for story in stories})


async def test_what_comes_weeks_later_is_a_new_story(library: SqlLibrary, filing: Filing) -> None:
    """A story ends when nothing is added to it."""
    await filing.file(read(HOME))
    await filing.file(replace_day(read("https://wire.example/renk", LATER, "Renk: islanders must pay", 12), 20))
    assert [1, 1] == [len(story.articles) for story in await library.stories(None)]


def replace_day(sheet: FactSheet, days: int) -> FactSheet:
    """The same article, published later."""
    published = sheet.article.published
    assert published is not None
    return replace(sheet, article=replace(sheet.article, published=published + timedelta(days=days)))


async def test_a_private_article_never_joins_what_others_see(library: SqlLibrary, filing: Filing) -> None:
    """Its story is its tenant's alone; others see no trace of it, and its copy changes nothing of the public one."""
    await filing.file(read(HOME))
    private = read("https://desk.example/renk", LATER, "Renk: islanders must pay for ferries", 12)
    await filing.file(private, HERE)
    await filing.file(read(HOME, TEXT.replace("12 million", "99 million")), HERE)
    assert [[read(HOME).article.id]] == [list(story.articles) for story in await library.stories(THERE)]
    own = [story for story in await library.stories(HERE) if story.private]
    assert private.article.id in {ident for story in own for ident in story.articles}
    assert 1 == len(await library.versions(read(HOME).article.id, THERE))
    everybody = await library.sheet(read(HOME).article.id, None)
    assert everybody is not None
    assert "12 million" in everybody.article.text


async def test_a_private_copy_of_a_public_article_is_that_one(library: SqlLibrary, filing: Filing) -> None:
    """Nobody reads it twice, and others do not learn of the address."""
    await filing.file(read(HOME))
    kept = await filing.file(read("https://desk.example/ferries"), HERE)
    assert (Saved.DUPLICATE, read(HOME).article.id) == (kept.saved, kept.article)
    assert 1 == len(await library.articles(HERE))


async def test_articles_stored_before_get_their_stories(library: SqlLibrary, filing: Filing) -> None:
    """What is there without a story gets one, once, and is known again as a copy."""
    await library.save(read(HOME))
    await library.save(read("https://wire.example/renk", LATER, "Renk: islanders must pay for ferries", 12))
    assert 2 == await filing.catch_up()
    assert 0 == await filing.catch_up()
    (story,) = await library.stories(None)
    assert 2 == len(story.articles)
    assert Saved.DUPLICATE is (await filing.file(read("https://coast.example/again"))).saved


async def test_another_process_is_taken_into_account(library: SqlLibrary) -> None:
    """Two that file at the same time into one database make one story."""
    one, other = (Filing(library, library.gathered, FixedClock(NOW)) for _ in range(2))
    await one.file(read(HOME))
    await other.file(read("https://wire.example/renk", LATER, "Renk: islanders must pay for ferries", 12))
    await one.file(read("https://sea.example/renk", LATER.replace("Wednesday", "Thursday"), "Renk insists", 13))
    (story,) = await library.stories(None)
    assert 3 == len(story.articles)


def test_texts_are_the_same_by_most_of_their_words() -> None:
    """A notice more or a sentence less is the same text; another text shares no band; a short one must be equal."""
    assert same_text(TEXT, f"Correction: the name of the harbour was wrong.\n\n{TEXT}")
    assert not same_text(TEXT, MUSEUM)
    assert not bands(TEXT) & bands(MUSEUM)
    assert bands(TEXT) & bands(TEXT.replace("Eleven", "Nine"))
    assert same_text("Two boats sank.", "Two boats, sank!")
    assert not same_text("Two boats sank.", "Ten boats sank.")
