"""Suggestions for a half-typed option, drawn from the stored articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from bot.commands.groups import NOBODY
from bot.commands.names import shown_names
from bot.commands.spec import Call, Completes
from bot.commands.story import open_stories, open_story
from bot.exports.formats import Format
from bot.facts.model import FactSheet, Part
from bot.languages.words import LANGUAGES
from bot.ports import Length
from bot.replies.wording import short

MOST, LONGEST = 25, 100
DIGESTING = ("show", "next", "why", "pause", "resume", "send", "remove")
"""What can be done with one digest."""


async def suggestions(kind: Completes, typed: str, call: Call, about: str | None = None) -> tuple[str, ...]:
    """At most 25 values of at most 100 characters that fit what was typed, best first.

    Names and sentences are those of the articles that `about` means, as in an answer; without it of the newest one.
    Raises NotFound.
    """
    match kind:
        case Completes.COMMANDS:
            return fitting(typed, shown_names(call.commands))
        case Completes.FORMATS:
            return fitting(typed, tuple(each.value for each in Format))
        case Completes.BRIEFINGS:
            return fitting(typed, await _titles(call))
        case Completes.FOLLOWING:
            names = tuple(story.name for story in await call.library.stories(call.place.tenant))
            return fitting(typed, (*names, *await _of_articles(entities, about, call)))
        case Completes.FOLLOWED:
            return fitting(typed, (*await _followed(call), "all"))
        case Completes.SPEAKERS:
            return fitting(typed, await _of_articles(speakers, about, call))
        case Completes.ENTITIES:
            return fitting(typed, await _of_articles(entities, about, call))
        case Completes.SENTENCES:
            return fitting(typed, sentences((await open_story(about, call)).sheet))
        case Completes.ZONES:
            return fitting(typed.replace(" ", "_"), tuple(sorted(available_timezones())))
        case Completes.DIGESTS:
            return fitting(typed, await _digests(call))
        case Completes.DIGESTING:
            named = tuple(f"{action} {name}" for name in await _digests(call) for action in DIGESTING)
            return fitting(typed, ("list", *named))
        case Completes.LENGTHS:
            return fitting(typed, tuple(Length))
        case Completes.LANGUAGES:
            return fitting(typed, LANGUAGES)
        case Completes.TOPICS:
            return listing(typed, await _topics(call))
        case Completes.SOURCES:
            return listing(typed, await _sources(call))
        case Completes.FORGETTABLE:
            return fitting(typed, ("me", "workspace") if call.manager else ("me",))
        case Completes.GROUPS:
            groups = await call.groups() if call.groups is not None and call.manager else ()
            return fitting(typed.lstrip("@"), (*(group.name for group in groups), NOBODY))
        case _:
            assert_never(kind)


def listing(typed: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Suggestions for a list between commas: what was typed before the last comma stays, the rest is completed."""
    before, comma, last = typed.rpartition(",")
    kept = f"{before}, " if comma else ""
    named = {part.strip().casefold() for part in before.split(",")}
    found = fitting(last, tuple(value for value in values if value.casefold() not in named))
    return tuple(whole for value in found if len(whole := kept + value) <= LONGEST)


def fitting(typed: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """The values that what was typed may mean: those that hold it first, then those that are alike."""
    known = tuple(dict.fromkeys(value for value in values if value and len(value) <= LONGEST))
    wanted = typed.strip().casefold()
    if not wanted:
        return known[:MOST]
    holding = [value for value in known if wanted in value.casefold()]
    alike = process.extract(wanted, known, scorer=fuzz.WRatio, processor=str.casefold, limit=MOST, score_cutoff=60)
    return tuple(dict.fromkeys((*holding, *(hit[0] for hit in alike))))[:MOST]


def speakers(sheet: FactSheet) -> tuple[str, ...]:
    """Everybody to whom words are given, in order of appearance."""
    found = [quotation.speaker for quotation in sheet.quotations if quotation.speaker is not None]
    found += [link.speaker for claim in sheet.claims for link in claim.attribution if link.speaker is not None]
    return tuple(dict.fromkeys(sheet.entity(ident).name for ident in found))


def entities(sheet: FactSheet) -> tuple[str, ...]:
    """Every name, in order of appearance."""
    return tuple(dict.fromkeys(entity.name for entity in sheet.entities))


def sentences(sheet: FactSheet) -> tuple[str, ...]:
    """Every body sentence, as its number and its beginning."""
    return tuple(short(f"{s.number} {sheet.words(s.span)}", LONGEST) for s in sheet.sentences if s.part is Part.BODY)


async def _of_articles(names: Callable[[FactSheet], tuple[str, ...]], about: str | None, call: Call) -> tuple[str, ...]:
    """The names of every article that is asked about."""
    return tuple(name for story in await open_stories(about, call) for name in names(story.sheet))


async def _digests(call: Call) -> tuple[str, ...]:
    """The names of the digests of this place, for those who may touch them."""
    return await call.digests().names(call.place.tenant) if call.digests is not None and call.manager else ()


async def _followed(call: Call) -> tuple[str, ...]:
    """What the channel calls the things that it follows, for those who may change it."""
    if call.follows is None or not call.manager:
        return ()
    return tuple(follow.label for follow in await call.follows.follows(call.place))


async def _topics(call: Call) -> tuple[str, ...]:
    """The topics of the briefings there are."""
    found = (topic for each in await call.library.briefings(call.place.tenant) for topic in each.topics)
    return (*dict.fromkeys(found), "all")


async def _sources(call: Call) -> tuple[str, ...]:
    """The names of the sources of this place, then of everybody's."""
    if call.sources is None:
        return ()
    found = [each for shelf in (call.place.tenant, None) for each in await call.sources().listed(shelf)]
    return (*dict.fromkeys(source.name for source, *_ in found), "all")


async def _titles(call: Call) -> tuple[str, ...]:
    """Whatever `about:` takes: briefings, stories, titles, days, and the names in the newest article."""
    tenant = call.place.tenant
    briefings = [briefing.id for briefing in await call.library.briefings(tenant)]
    filed = await call.library.articles(tenant)
    titles = [each.title[:LONGEST] for each in filed if each.title]
    days = [each.published.isoformat()[:10] for each in filed if each.published is not None]
    names = entities((await open_story(None, call)).sheet) if filed else ()
    stories = [story.name for story in await call.library.stories(tenant)]
    return (*briefings, *stories, *titles, *days, *names)
