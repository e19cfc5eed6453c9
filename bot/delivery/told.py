"""What is said about digests: their times, how they went, and why one did not come."""

from __future__ import annotations

import re
from datetime import datetime
from typing import assert_never

from bot.delivery.digests import Digest
from bot.languages.dates import day, language_name, weekday
from bot.languages.words import mark, say, say_many
from bot.ports import Delivery, Length, Sending, Subscription
from bot.replies.blocks import Line, Moment, line

ALL_DAYS = frozenset(range(7))

NOTHING_NEW = mark("nothing new, so nothing was posted")
"""What the ledger notes in place of the id of a message, in whatever language the digest speaks."""

LANGUAGE_NAMES = {"de": "German", "en": "English", "es": "Spanish"}


def schedule_words(digest: Digest) -> str:
    """When it comes and what is in it, in one line."""
    parts = [say("{days} at {time} ({zone})", days=_days(digest), time=f"{digest.time:%H:%M}", zone=digest.zone.key)]
    parts.append(say("on {topics}", topics=", ".join(digest.topics)) if digest.topics else say("on every topic"))
    if digest.sources:
        parts.append(say("from {sources}", sources=", ".join(digest.sources)))
    parts.append(_length(digest))
    if digest.language:
        parts.append(say("in {language}", language=language_name(digest.language)))
    if digest.place.thread:
        parts.append(say("in a thread"))
    nothing = say("nothing is posted when nothing is new") if digest.quiet else say("also says that nothing is new")
    told = f"{', '.join(parts)}; {nothing}"
    if digest.silent:
        begins, ends = f"{digest.silent.begins:%H:%M}", f"{digest.silent.ends:%H:%M}"
        told += say("; never between {begins} and {ends}, however late it is", begins=begins, ends=ends)
    return told


def _days(digest: Digest) -> str:
    if digest.weekdays == ALL_DAYS:
        return say("every day")
    return ", ".join(weekday(number) for number in sorted(digest.weekdays))


def _length(digest: Digest) -> str:
    match digest.length:
        case Length.HEADLINES:
            return say_many("at most {count} headline", "at most {count} headlines", digest.items)
        case Length.BRIEF:
            return say_many("at most {count} bullet", "at most {count} bullets", digest.items)
        case Length.FULL:
            return say_many("at most {count} story, whole", "at most {count} stories, each whole", digest.items)
        case _:
            assert_never(digest.length)


def listed_line(digest: Digest, subscription: Subscription | None, next_at: datetime | None) -> Line:
    """A digest in a list. `subscription` None: it stands in digests.toml."""
    place = digest.place
    where = f"{place.platform} {place.workspace}/{place.channel}".replace(" /", " ")
    where += "" if subscription is not None else say(" (in digests.toml)")
    said = {"name": digest.name, "schedule": schedule_words(digest), "place": where}
    whom = _notified(digest, subscription)
    if subscription is not None and subscription.paused:
        return line(say("{name}: paused. {schedule}. To {place}", **said) + whom)
    told = say("{name}: {schedule}. To {place}", **said) + whom
    return line(told, say("; next "), Moment(next_at)) if next_at is not None else line(told)


def _notified(digest: Digest, subscription: Subscription | None) -> str:
    """Whom it notifies: by name where that is known, else (in digests.toml) by the platform's id."""
    group = subscription.notify if subscription is not None else None
    name = group.name if group is not None else digest.notify
    return say("; it notifies {name}", name=name) if name else ""


def delivery_line(delivery: Delivery) -> Line:
    """How one attempt went, in words."""
    attempt = re.search(r"#(\d+)$", delivery.digest)
    which = f"{day(delivery.day)}{say(', attempt {number}', number=attempt[1]) if attempt else ''}: "
    return line(which, *_went(delivery), " (", Moment(delivery.claimed), ")")


def named_line(delivery: Delivery) -> Line:
    """How an attempt went, with the name and the place of its digest."""
    place = delivery.place
    name = re.split("[@#]", delivery.digest)[0]
    where = f"{place.platform} {place.workspace}/{place.channel}".replace(" /", " ")
    return line(f"{name}, {where}, ", *delivery_line(delivery))


def _went(delivery: Delivery) -> Line:
    words, reason = delivery.message or "", (delivery.reason or delivery.message or "").rstrip(".")
    because = f": {reason}" if reason else ""
    tries = delivery.attempts
    tried = say_many(", tried {count} time", ", tried {count} times", tries) if tries > 1 else ""
    match delivery.state:
        case Sending.SENT if words == NOTHING_NEW:
            return line(say(NOTHING_NEW))
        case Sending.SENT:
            before = (delivery.reason or "").rstrip(".")
            note = say(" (before that: {reason})", reason=before) if before else ""
            return line(say("sent, message {ident}", ident=words) + tried + note if words else say("sent"))
        case Sending.DUE:
            again = (say(". It is tried again "), Moment(delivery.due)) if delivery.due and reason else ()
            return line(say("not sent yet") + tried + because, *again)
        case Sending.SENDING:
            return line(say("being sent now, or broken off while it was being sent"))
        case Sending.FAILED:
            return line(say("not sent") + tried + because)
        case Sending.UNCERTAIN if delivery.due is not None:
            return line(say("perhaps sent") + because, say(". It is looked for "), Moment(delivery.due))
        case Sending.UNCERTAIN:
            return line(say("perhaps sent, so it is not sent again; look in the channel") + because)
        case _:
            assert_never(delivery.state)
