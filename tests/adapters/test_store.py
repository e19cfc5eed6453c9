"""The two libraries keep one contract: what is saved comes back, and only to those it belongs to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.errors import NotFound
from bot.facts.briefing import Briefing, Bullet
from bot.facts.model import (
    Amount,
    ArticleId,
    ClaimId,
    Conflict,
    FactSheet,
    MainEvent,
    Measure,
    Position,
    Precision,
    Quotation,
    Severity,
    Span,
    When,
)
from bot.ports import Filed, Library, Saved, Tenant
from bot.store.library import open_library
from bot.store.memory import MemoryLibrary
from tests.handmade import Says, sheet_of

HERE = Tenant("discord", "1001")
THERE = Tenant("discord", "2002")
LOOKALIKE = Tenant("slack", "1001")  # the same number on another platform is somebody else

TEXT = "Harbour fees\nMira Dolan said Norland will pay 12 million euros. “Not a cent more,” Dolan added."


def full_sheet(text: str = TEXT, ident: str = "harbour") -> FactSheet:
    """A sheet with at least one of everything a sheet can hold."""
    sheet = sheet_of(
        text,
        ident=ident,
        title="Harbour fees",
        published=date(2025, 3, 4),
        names={"Mira Dolan": ["Dolan"], "Norland": []},
        says=[Says(at=1, predicate="pay", lemma="pay", roles={"payer": "Norland"}, by=["Mira Dolan"], event="e1")],
    )
    dolan = sheet.entities[0].id
    quote, fee = text.index("Not"), text.index(" million") - 2
    claim = replace(sheet.claims[0], why="pay/active")
    return replace(
        sheet,
        claims=(claim,),
        quotations=(Quotation(content=Span(quote, quote + 14), direct=True, speaker=dolan, cue="add"),),
        times=(
            When(span=Span(0, 7), first=date(2025, 3, 3), last=date(2025, 3, 9), precision=Precision.WEEK),
            When(span=Span(8, 12), first=None, last=None, precision=Precision.VAGUE),
        ),
        amounts=(Amount(span=Span(fee, fee + 16), kind=Measure.MONEY, value="12000000.5", unit="EUR", low="0.1"),),
        conflicts=(
            Conflict(
                question="Who pays?",
                predicate="pay",
                role="payer",
                severity=Severity.HARD,
                positions=(Position(value="Norland", speakers=(dolan,), claims=(ClaimId(claim.id),)),),
            ),
        ),
        main_event=MainEvent(who=Span(13, 23)),
    )


def briefing_of(sheet: FactSheet, ident: str = "harbour-brief") -> Briefing:
    """A briefing about a sheet's article."""
    return Briefing(
        id=ident,
        title="Who pays for the harbour",
        article=sheet.article.id,
        bullets=(Bullet(text="Norland pays – “all” of it.", line=7), Bullet(text="It is not cheap.", line=8)),
        published=datetime(2025, 3, 5, 9, 30, tzinfo=UTC),
        url="https://news.example/harbour",
        topics=("harbours", "money"),
        file="harbour-brief.md",
    )


@pytest.fixture(params=["memory", "sqlite", "sqlite in memory", "postgresql"])
async def library(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Library]:
    """Each library, empty."""
    match request.param:
        case "memory":
            yield MemoryLibrary()
            return
        case "sqlite":
            url = f"sqlite+aiosqlite:///{tmp_path}/new/news.db"
        case "sqlite in memory":
            url = "sqlite+aiosqlite://"
        case _:
            url = request.getfixturevalue("postgres_url")
    async with await open_library(url) as opened:
        yield opened


async def test_sheet_comes_back_as_it_was(library: Library) -> None:
    """Everything a sheet holds is the same after a round trip."""
    sheet = full_sheet()
    assert await library.save(sheet) is Saved.ADDED
    assert sheet == await library.sheet(sheet.article.id, None)


async def test_same_again_is_unchanged(library: Library) -> None:
    """Saving what is there already says so, for articles and briefings."""
    sheet = full_sheet()
    assert [await library.save(sheet), await library.save(full_sheet())] == [Saved.ADDED, Saved.UNCHANGED]
    brief = briefing_of(sheet)
    outcomes = [await library.save_briefing(brief), await library.save_briefing(brief)]
    assert outcomes == [Saved.ADDED, Saved.UNCHANGED]


async def test_changed_text_replaces(library: Library) -> None:
    """A changed text replaces the old one, all of it."""
    await library.save(full_sheet())
    changed = full_sheet(TEXT.replace("12 million", "15 million"))
    assert await library.save(changed) is Saved.REPLACED
    assert changed == await library.sheet(changed.article.id, None)
    assert len(await library.articles(None)) == 1


async def test_better_sheet_of_the_same_text_replaces(library: Library) -> None:
    """What a newer extractor finds in the same text takes the place of what an older one found."""
    sheet = full_sheet()
    await library.save(sheet)
    better = replace(sheet, claims=())
    assert await library.save(better) is Saved.REPLACED
    assert better == await library.sheet(sheet.article.id, None)


async def test_changed_briefing_replaces(library: Library) -> None:
    """A briefing edited in its file is the new one everywhere."""
    sheet = full_sheet()
    await library.save(sheet)
    await library.save_briefing(briefing_of(sheet))
    edited = replace(briefing_of(sheet), bullets=(Bullet(text="Norland pays nothing.", line=7),))
    assert await library.save_briefing(edited) is Saved.REPLACED
    assert (edited,) == await library.briefings(None)


async def test_unknown_things_are_nothing(library: Library) -> None:
    """An unknown article is None, an unknown briefing is forgotten without a word, an empty shelf is empty."""
    await library.remove_briefing("nowhere")
    assert await library.sheet(ArticleId("nowhere"), HERE) is None
    assert (await library.articles(HERE), await library.briefings(HERE)) == ((), ())


async def test_removed_briefing_is_gone_and_its_article_stays(library: Library) -> None:
    """A briefing whose file is gone is not shown; what its article says still is."""
    sheet = full_sheet()
    await library.save(sheet)
    await library.save_briefing(briefing_of(sheet))
    await library.remove_briefing("harbour-brief")
    assert await library.briefings(None) == ()
    assert await library.sheet(sheet.article.id, None) == sheet


async def test_newest_publication_first(library: Library) -> None:
    """Lists go from the newest publication to the oldest; what has no date comes last."""
    days: dict[str, date | datetime | None] = {
        "undated": None,
        "old": date(2025, 1, 1),
        "evening": datetime(2025, 3, 4, 20, tzinfo=UTC),
        "day": date(2025, 3, 4),
    }
    for ident, day in days.items():
        sheet = full_sheet(ident=ident)
        sheet = replace(sheet, article=replace(sheet.article, published=day))
        await library.save(sheet)
        await library.save_briefing(replace(briefing_of(sheet, ident), published=day))
    expected = ["evening", "day", "old", "undated"]
    assert expected == [filed.id for filed in await library.articles(None)]
    assert expected == [briefing.id for briefing in await library.briefings(None)]


@pytest.mark.parametrize("other", [None, THERE, LOOKALIKE], ids=["the public", "another server", "same number"])
async def test_wrong_tenant_sees_and_changes_nothing(library: Library, other: Tenant | None) -> None:
    """What one server added is not seen through any port by another, nor removed or replaced by it."""
    sheet = full_sheet()
    brief = briefing_of(sheet)
    await library.save(sheet, HERE)
    await library.save_briefing(brief, HERE)

    assert await library.sheet(sheet.article.id, other) is None
    assert await library.articles(other) == ()
    assert await library.briefings(other) == ()
    with pytest.raises(NotFound):
        await library.save_briefing(brief, other)
    await library.remove_briefing(brief.id, other)
    stranger = sheet_of("Another text altogether.", ident=sheet.article.id)
    assert await library.save(stranger, other) is Saved.ADDED

    assert await library.sheet(sheet.article.id, HERE) == sheet
    assert await library.briefings(HERE) == (brief,)


async def test_everybody_sees_what_is_public(library: Library) -> None:
    """A public article is visible to every tenant, and marked as public."""
    sheet = full_sheet()
    await library.save(sheet)
    await library.save_briefing(briefing_of(sheet))
    filed = Filed(id=sheet.article.id, title="Harbour fees", published=date(2025, 3, 4), url=None, private=False)
    for tenant in (None, HERE, THERE):
        assert await library.articles(tenant) == (filed,)
        assert await library.sheet(sheet.article.id, tenant) == sheet
        assert await library.briefings(tenant) == (briefing_of(sheet),)


@pytest.mark.parametrize("order", [(None, HERE), (HERE, None)], ids=["public first", "private first"])
async def test_public_and_private_copies_do_not_touch(library: Library, order: tuple[Tenant | None, ...]) -> None:
    """The same article saved publicly and privately: its owner sees its own copy once, the others the public one."""
    public, private = full_sheet(), full_sheet(TEXT.replace("12 million", "99 million"))
    for tenant in order:
        assert await library.save(private if tenant else public, tenant) is Saved.ADDED

    assert await library.sheet(public.article.id, HERE) == private
    assert await library.sheet(public.article.id, THERE) == public
    assert await library.sheet(public.article.id, None) == public
    assert [filed.private for filed in await library.articles(HERE)] == [True]
    assert [filed.private for filed in await library.articles(THERE)] == [False]


async def test_private_briefing_about_a_public_article(library: Library) -> None:
    """A server may add its own briefing about an article that everybody has."""
    sheet = full_sheet()
    await library.save(sheet)
    await library.save_briefing(briefing_of(sheet), HERE)
    assert await library.briefings(HERE) == (briefing_of(sheet),)
    assert await library.briefings(None) == ()
    await library.remove_briefing("harbour-brief", HERE)
    assert await library.briefings(HERE) == ()
