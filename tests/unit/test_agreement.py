"""Two articles side by side: the same, told differently, told by one of them only."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.dispatch import FrontDesk
from bot.facts.agreement import compare
from bot.facts.model import ArticleId, FactSheet, Status
from bot.store.memory import MemoryLibrary
from tests.stories import CLOCK, ask, desk, ferries, fog, shown


def another(**changes: object) -> FactSheet:
    """The ferries as another paper tells them: without the talks, the agreement still open, the halt denied."""
    sheet = ferries()
    kept = []
    for claim in sheet.claims:
        if claim.predicate == "buy" and claim.status is Status.AGREED:
            kept.append(replace(claim, status=Status.PROPOSED))
        elif claim.predicate == "halt":
            kept.append(replace(claim, negated=True))
        elif claim.predicate != "negotiate":
            kept.append(claim)
    article = replace(sheet.article, id=ArticleId("b00b1e5b00b1"), title="Boats for the islands", **changes)  # type: ignore[arg-type]
    return replace(sheet, article=article, claims=tuple(kept))


def test_every_claim_has_one_place() -> None:
    """Nothing is lost and nothing stands twice: each claim is in a pair or alone."""
    one, other = ferries(), another()
    found = compare(one, other)
    assert len(one.shown) == len(found.pairs) + len(found.only_one)
    assert len(other.shown) == len(found.pairs) + len(found.only_other)


def test_an_article_agrees_with_itself() -> None:
    """Beside itself an article differs in nothing."""
    found = compare(ferries(), ferries())
    assert ([], (), ()) == ([p for p in found.pairs if p.differs], found.only_one, found.only_other)


def test_what_differs_is_named() -> None:
    """A denial and another firmness are differences; what only one of them tells stands alone."""
    found = compare(ferries(), another())
    differing = {(pair.one.predicate, pair.differs) for pair in found.pairs if pair.differs}
    assert ("buy", "how firm") in differing
    assert ("halt", "one says so, the other denies it") in differing
    assert ["negotiate"] == [claim.predicate for claim in found.only_one]


def test_strangers_have_nothing_in_common() -> None:
    """Articles on different things share no claim."""
    assert compare(ferries(), fog()).pairs == ()


async def test_compare_shows_both_sides() -> None:
    """The command puts the two sides under each other, with the sentence of each."""
    told = shown(await ask(await desk(ferries(), another()), "compare boats islands about:f3a91c07"))
    assert "# A “Ferries for Malta” and B “Boats for the islands”" in told
    assert "how firm – A: " in told
    assert "how firm – B: " in told
    assert "Only in A:" in told


async def test_several_articles_stay_apart() -> None:
    """A question about a name that two articles have is answered by each under its title; then where they agree."""
    library = MemoryLibrary()
    for sheet in (ferries(), another(), fog()):
        await library.save(sheet)
    front = FrontDesk((await desk()).commands, library, CLOCK)
    told = shown(await ask(front, "who-sends about:Malta")).splitlines()
    titles = [told.index("# “Ferries for Malta”"), told.index("# “Boats for the islands”")]
    assert all("[1]" in "".join(told[at : at + 4]) for at in titles)
    assert "# In both" in told
    assert any("“Ferries for Malta” and “Boats for the islands” agree" in line for line in told)
    assert not any("Fog" in line for line in told)


async def test_what_is_not_looked_at_is_counted() -> None:
    """Of more articles than an answer has room for, it says how many are not in it."""
    sheets = [
        replace(
            ferries(), article=replace(ferries().article, id=ArticleId(f"{number:012x}"), title=f"Ferries {number}")
        )
        for number in range(7)
    ]
    front = await desk(*sheets)
    assert "2 older articles on this are not looked at here." in shown(await ask(front, "who-sends about:all"))
    assert "2 older articles on this are not looked at here." in shown(await ask(front, "conflicts about:all"))
    assert "not looked at here" not in shown(await ask(await desk(*sheets[:5]), "who-sends about:all"))
