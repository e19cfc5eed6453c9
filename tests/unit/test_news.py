"""What digests can tell: every briefing, and of a story that nobody wrote about its newest article."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.briefings.news import MOST, chosen, unwritten
from bot.facts.briefing import Briefing, Bullet
from bot.facts.model import ArticleId
from bot.ports import Filed, Story

EARLY, LATE = datetime(2025, 3, 10, 6, tzinfo=UTC), datetime(2025, 3, 10, 18, tzinfo=UTC)


def filed(ident: str, published: date | datetime | None = EARLY) -> Filed:
    """An article on the shelf."""
    return Filed(id=ArticleId(ident), title=f"About {ident}", published=published, url=None, private=False)


def story(*articles: str) -> Story:
    """A story of these articles."""
    members = tuple(ArticleId(each) for each in articles)
    return Story(id="s", name="ferries", title="Ferries", private=False, articles=members, began=EARLY, last=LATE)


def briefing(article: str, published: date | datetime | None = EARLY) -> Briefing:
    """What somebody wrote on an article."""
    bullets = (Bullet(text="The ferries sail again.", line=1),)
    return Briefing(
        id=f"on-{article}", title=f"On {article}", article=ArticleId(article), bullets=bullets, published=published
    )


def test_an_article_that_nobody_wrote_about_is_told_itself() -> None:
    """One with a briefing is told by that, and by nothing else; the newest comes first."""
    told = chosen((briefing("a"),), (filed("a"), filed("b", LATE)), ())
    assert told == (unwritten(filed("b", LATE)), briefing("a"))


def test_a_story_is_told_once_by_its_newest_article() -> None:
    """Three papers on one event make one item of a digest."""
    told = chosen((), (filed("a"), filed("b", date(2025, 3, 12)), filed("c", LATE)), (story("a", "b", "c"),))
    assert told == (unwritten(filed("b", date(2025, 3, 12))),)


def test_a_briefing_on_the_story_is_enough_until_something_newer_comes() -> None:
    """Of one day what somebody wrote is told; a later article of the story is news, and the briefing stays."""
    both = story("a", "b")
    assert chosen((briefing("a"),), (filed("a"), filed("b", LATE)), (both,)) == (briefing("a"),)
    later = filed("b", date(2025, 3, 12))
    assert chosen((briefing("a"),), (filed("a"), later), (both,)) == (unwritten(later), briefing("a"))


def test_what_has_no_title_or_is_one_too_many_is_not_told() -> None:
    """A digest needs something to call it by, and a shelf may hold very many."""
    nameless = Filed(id=ArticleId("x"), title=None, published=LATE, url=None, private=False)
    many = tuple(filed(f"a{number}") for number in range(MOST + 50))
    told = chosen((), (nameless, *many), ())
    assert len(told) == MOST
    assert nameless.id not in {each.article for each in told}
