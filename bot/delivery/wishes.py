"""What somebody asks of a digest, as it was typed, made a subscription, or a refusal in words. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo, available_timezones

from bot.delivery.digests import DAYS, MOST_ITEMS, NAME, meant, quiet_hours, time_of_day, weekday
from bot.delivery.told import ALL_DAYS, LANGUAGE_NAMES
from bot.errors import BadInput
from bot.languages.words import LANGUAGES, say
from bot.ports import Length, Place, QuietHours, Subscription, Wish

_GROUPS = {"daily": ALL_DAYS, "every day": ALL_DAYS, "weekdays": frozenset(range(5)), "weekends": frozenset((5, 6))}


def wished(wish: Wish, place: Place, by: str, old: Subscription | None, zone: ZoneInfo) -> Subscription:
    """The wish as a subscription; what it leaves out is as it was, or as is usual. Raises BadInput."""
    name = wish.name.strip().lower()
    if not NAME.fullmatch(name):
        raise BadInput(
            say("{name} is no name of a digest: small letters, digits, - and _, 40 at most.", name=repr(name))
        )
    target = _target(wish, place, old)
    before = replace(old or Subscription(name=name, place=place, time=time(8), zone=zone.key), place=target)
    items = before.items if wish.items is None else wish.items
    if not 1 <= items <= MOST_ITEMS:
        raise BadInput(say("items must be from 1 to {most}, not {number}.", most=MOST_ITEMS, number=items))
    at, kept = _time(wish.time), before.zone if wish.zone is None else _zone(wish.zone)
    return replace(
        before,
        time=at,
        zone=kept,
        weekdays=before.weekdays if wish.weekdays is None else _weekdays(wish.weekdays),
        topics=before.topics if wish.topics is None else _listed(wish.topics),
        sources=before.sources if wish.sources is None else _listed(wish.sources),
        items=items,
        quiet=before.quiet if wish.quiet is None else wish.quiet,
        length=before.length if wish.length is None else _length(wish.length),
        language=before.language if wish.language is None else _language(wish.language),
        notify=before.notify if wish.notify is None else (wish.notify if wish.notify.id else None),
        silent=_silent(wish.silent, before.silent, at, ZoneInfo(kept)),
        by=by,
    )


def _target(wish: Wish, place: Place, old: Subscription | None) -> Place:
    """The channel, or the thread in it; a digest that is changed stays where it is unless something else is said."""
    if wish.thread and place.thread is None:
        raise BadInput(say("This is no thread."), hint=say("Ask in the thread, or leave thread: out."))
    if wish.thread is None and old is not None:
        return old.place
    return place if wish.thread else replace(place, thread=None)


def _length(text: str) -> Length:
    word = text.strip().lower()
    if word not in tuple(Length):
        hint = meant(word, Length) or say("It is {names}.", names=", ".join(Length))
        raise BadInput(say("There is no length {name}.", name=text[:40]), hint=hint)
    return Length(word)


def _language(text: str) -> str:
    """The code of a language, by it or by its name; "" for that of the channel."""
    word = text.strip().lower()
    if word in ("any", "default"):
        return ""
    named = {name.lower(): code for code, name in LANGUAGE_NAMES.items()} | {code: code for code in LANGUAGES}
    if word not in named:
        names = ", ".join(f"{code} ({LANGUAGE_NAMES[code]})" for code in LANGUAGES)
        raise BadInput(
            say("There are no digests in {language}.", language=text[:40]), hint=say("There are {names}.", names=names)
        )
    return named[word]


def _silent(text: str | None, before: QuietHours | None, at: time, zone: ZoneInfo) -> QuietHours | None:
    """The quiet hours that were asked for, else those of before, held against the time as it is now."""
    if text is None:
        text = "none" if before is None else f"{before.begins:%H:%M}-{before.ends:%H:%M}"
    return None if text.strip().lower() in ("none", "no", "off") else quiet_hours(text, at, zone)


def _time(text: str) -> time:
    found = time_of_day(text)
    if found is None:
        raise BadInput(say("{typed} is no time of day.", typed=text[:40]), hint=say("Write it as 08:00 or 17:30."))
    return found


def _zone(text: str) -> str:
    """The zone of that name, however its letters are; Raises BadInput with the nearest."""
    wanted = text.strip().replace(" ", "_")
    zones = available_timezones()
    found = wanted if wanted in zones else next((z for z in zones if z.lower() == wanted.lower()), None)
    if found is None:
        hint = meant(wanted, zones) or say("Such as Europe/Berlin.")
        raise BadInput(say("There is no time zone {name}.", name=text[:40]), hint=hint)
    return found


def _weekdays(text: str) -> frozenset[int]:
    """The days of a list such as `mon, wed`, or of daily, weekdays, weekends. Raises BadInput."""
    text = " ".join(text.lower().split())
    if text in _GROUPS:
        return _GROUPS[text]
    days: set[int] = set()
    for word in re.split(r"[,; ]+(?:and )?", text):
        found = weekday(word)
        if found is None:
            hint = say("Write {days}, daily or weekdays.", days=", ".join(DAYS))
            raise BadInput(say("There is no weekday {name}.", name=word[:40]), hint=hint)
        days.add(found)
    return frozenset(days)


def _listed(text: str) -> tuple[str, ...]:
    """Topics or sources between commas; `all` for every one."""
    found = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    return () if found in (("all",), ("every",)) else found
