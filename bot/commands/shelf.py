"""Which articles a question is about: by briefing, id, words of the title, day, or a name in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.commands.names import meant
from bot.commands.people import named_exactly
from bot.commands.spec import Call
from bot.errors import NotFound
from bot.facts.briefing import Briefing
from bot.facts.model import ArticleId, FactSheet
from bot.languages.words import say
from bot.ports import Filed

MOST = 5
"""How many articles one answer is about at most."""

SEARCHED = 60
"""In how many of the newest articles a name is looked for."""

ALL = "all"
"""What `about:` says to mean every article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The articles asked about with their briefings, newest first; `left` is how many more were meant."""

    articles: tuple[tuple[FactSheet, Briefing | None], ...]
    left: int


async def chosen_articles(about: str | None, call: Call, most: int = MOST) -> Chosen:
    """The articles asked about, at most so many; without words that of the newest briefing.

    Raises NotFound when none is stored, or none is known by these words.
    """
    tenant = call.place.tenant
    briefings = await call.library.briefings(tenant)
    filed = await call.library.articles(tenant)
    if not filed:
        raise NotFound(say("No article is stored yet."), hint=say("Add one, and ask again."))
    wanted = (about or "").strip()
    if not wanted:
        idents: tuple[ArticleId, ...] = (briefings[0].article if briefings else filed[0].id,)
    elif meant(wanted, (ALL,)):
        idents = tuple(each.id for each in filed)
    else:
        idents = await _all_meant(wanted, briefings, filed, call)
    found = [await call.library.sheet(ident, tenant) for ident in idents[:most]]
    sheets = [sheet for sheet in found if sheet is not None]
    if not sheets:
        raise NotFound(say("That article is not stored any more."))
    articles = tuple((sheet, _briefing_on(sheet, briefings)) for sheet in sheets)
    return Chosen(articles=articles, left=len(idents) - len(found))


async def _all_meant(
    wanted: str, briefings: tuple[Briefing, ...], filed: tuple[Filed, ...], call: Call
) -> tuple[ArticleId, ...]:
    """By briefing, id, day or story; else by title and, where the words are a whole name, all articles with that name.

    Raises NotFound.
    """
    certain = _meant(wanted.casefold(), briefings, filed, call.at.date()) or await of_story(wanted, call)
    if certain:
        return certain
    titled = tuple(dict.fromkeys(_titled(wanted.casefold(), briefings, filed)))
    naming = await _naming(wanted, filed, call, whole=bool(titled))
    if not titled and not naming:
        raise NotFound(
            say("No article is known as “{words}”.", words=wanted[:60]),
            hint=say("Leave out about: to ask about the newest one."),
        )
    return tuple(dict.fromkeys((*titled, *naming)))


async def of_story(wanted: str, call: Call) -> tuple[ArticleId, ...]:
    """The articles of the story of that name, the newest first; empty where there is none."""
    name = wanted.casefold().strip()
    named = [story for story in await call.library.stories(call.place.tenant) if story.name == name]
    own = sorted(named, key=lambda story: not story.private)
    return own[0].articles[::-1] if own else ()


def _briefing_on(sheet: FactSheet, briefings: tuple[Briefing, ...]) -> Briefing | None:
    return next((each for each in briefings if each.article == sheet.article.id), None)


def _meant(
    wanted: str, briefings: tuple[Briefing, ...], filed: tuple[Filed, ...], today: date
) -> tuple[ArticleId, ...]:
    """By the name of a briefing, the beginning of an id, or a day; empty when by none of these."""
    by_name = [b.article for b in briefings if b.id.casefold() == wanted]
    if by_name:
        return tuple(by_name[:1])
    by_id = [f.id for f in filed if len(wanted) >= 4 and f.id.casefold().startswith(wanted)]
    return tuple(by_id[:1]) or _on_day(wanted, filed, today)


def _on_day(wanted: str, filed: tuple[Filed, ...], today: date) -> tuple[ArticleId, ...]:
    """Every article of a day: `2025-03-10`, today, yesterday. Raises NotFound for a day without any."""
    try:
        known = {"today": today, "yesterday": today - timedelta(days=1)}
        day = known.get(meant(wanted, known) or "") or date.fromisoformat(wanted)
    except ValueError:
        return ()
    found = [f.id for f in filed if f.published is not None and f.published.isoformat()[:10] == str(day)]
    if not found:
        raise NotFound(say("No article of {day} is stored.", day=day))
    return tuple(found)


def _titled(wanted: str, briefings: tuple[Briefing, ...], filed: tuple[Filed, ...]) -> Iterator[ArticleId]:
    words = wanted.split()
    titles = [(b.title, b.article) for b in briefings] + [(f.title or "", f.id) for f in filed]
    for title, ident in titles:
        if title and all(word in title.casefold() for word in words):
            yield ident


async def _naming(about: str, filed: tuple[Filed, ...], call: Call, whole: bool) -> tuple[ArticleId, ...]:
    """The articles that name somebody or something so; with `whole`, where that is the whole name."""
    found = []
    for each in filed[:SEARCHED]:
        sheet = await call.library.sheet(each.id, call.place.tenant)
        if sheet is not None and named_exactly(sheet, about, whole=whole):
            found.append(each.id)
    return tuple(found)
