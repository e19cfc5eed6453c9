"""The days of an article as iCalendar (RFC 5545): an entry, from first to last day, for each time that is resolved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from bot.facts.allegations import doubt
from bot.facts.model import Claim, FactSheet, Status, When, digest
from bot.facts.query import chain_of, number
from bot.facts.timeline import Happening, Phase, timeline
from bot.languages.words import say
from bot.replies.content import content, state, tidy
from bot.replies.figures import around
from bot.replies.tables import speaker_of
from bot.replies.wording import DASH, chain_words, short, title_of

LONGEST = 160
"""Characters of an entry's title."""
_SURE = frozenset((Status.DONE, Status.ONGOING))


def as_calendar(sheet: FactSheet, at: datetime) -> tuple[bytes, int]:
    """The calendar, and how many entries it has.

    The same article always gives the same entries under the same UID, so that importing it again changes them in
    place. The stamp is the day of publication; `at`, the moment of exporting, where that is not known.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Newsdesk//Newsdesk//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(f"Newsdesk: {title_of(sheet.article)}"))
    entries = list(_entries(sheet, at))
    for entry in entries:
        calendar.add_component(entry)
    return calendar.to_ical(), len(entries)


def _entries(sheet: FactSheet, at: datetime) -> Iterator[Event]:
    seen: set[str] = set()
    for happening in timeline(sheet):
        if happening.phase not in (Phase.DATED, Phase.SAID):
            continue
        for when in happening.times:
            entry = _entry(sheet, happening, when, at)
            if entry is not None and str(entry["uid"]) not in seen:
                seen.add(str(entry["uid"]))
                yield entry


def _entry(sheet: FactSheet, happening: Happening, when: When, at: datetime) -> Event | None:
    """One entry; None where either end of the time is open."""
    if when.first is None or when.last is None:
        return None
    who, what, state = _told(sheet, happening)
    unsettled = say("! Not settled: the article gives another time too") if happening.disputed else ""
    quoted = sheet.sentence_at(happening.place)
    where = number(sheet, happening.place)
    entry = Event()
    entry.add("uid", f"{digest(sheet.article.id, _place(happening), f'{when.span.start}-{when.span.end}')}@newsdesk")
    entry.add("dtstamp", _stamp(sheet, at))
    entry.add("dtstart", _day(when.first))
    entry.add("dtend", _day(when.last) + timedelta(days=1))  # RFC 5545 3.6.1: the end is not part of it
    entry.add("summary", short(_plain(f"{'? ' if happening.disputed else ''}{who}{DASH}{what}"), LONGEST))
    told = (
        f"{who}{DASH}{what}",
        state,
        unsettled,
        f"“{sheet.words(when.span)}”",
        f"[{where}] {sheet.words(quoted.span)}" if quoted is not None else "",
        say("From: {title}", title=title_of(sheet.article)),
    )
    entry.add("description", "\n".join(_plain(each) for each in told if each))
    settled = happening.phase is Phase.SAID or (_is_sure(sheet, happening.claim) and not happening.disputed)
    entry.add("status", "CONFIRMED" if settled else "TENTATIVE")
    entry.add("transp", "TRANSPARENT")  # it blocks nobody's day
    if sheet.article.url:
        entry.add("url", sheet.article.url)
    return entry


def _is_sure(sheet: FactSheet, claim: Claim | None) -> bool:
    """Whether it is told as a fact: done or under way, not denied, and not only alleged."""
    told = claim is not None and claim.status in _SURE and not claim.negated
    return told and claim is not None and doubt(sheet, claim) is None


def _told(sheet: FactSheet, happening: Happening) -> tuple[str, str, str]:
    """Who tells it, what, and how far it has come."""
    claim, quotation = happening.claim, happening.quotation
    if claim is not None:
        return chain_words(sheet, claim.attribution), content(sheet, claim), state(sheet, claim)
    if quotation is None:
        return speaker_of(sheet, happening.place), around(sheet, happening.place), ""
    who = chain_words(sheet, chain_of(sheet, quotation))
    return who, tidy(quotation.content.of(sheet.article.text)), say("The day it was said, not when it happens")


def _place(happening: Happening) -> str:
    """What tells one entry from another: the words it rests on, and whether it is about saying them."""
    return f"{happening.phase.value} {happening.place.start}-{happening.place.end}"


def _stamp(sheet: FactSheet, at: datetime) -> datetime:
    published = sheet.article.published
    if isinstance(published, datetime):
        return published.astimezone(UTC)
    return datetime.combine(published, time(), UTC) if published is not None else at.astimezone(UTC)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _plain(text: str) -> str:
    """Text without control characters, which iCalendar cannot hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
