"""What is said about digests: their times, how they went, and why one did not come."""

from __future__ import annotations

import re
from datetime import datetime
from typing import assert_never

from bot.delivery.digests import DAYS, Digest
from bot.languages.dates import day
from bot.ports import Delivery, Length, Sending, Subscription
from bot.replies.blocks import Line, Moment, line

ALL_DAYS = frozenset(range(7))
LANGUAGE_NAMES = {"de": "German", "en": "English", "es": "Spanish"}


def schedule_words(digest: Digest) -> str:
    """When it comes and what is in it, in one line."""
    days = (
        "every day" if digest.weekdays == ALL_DAYS else ", ".join(DAYS[n].capitalize() for n in sorted(digest.weekdays))
    )
    about = f"on {', '.join(digest.topics)}" if digest.topics else "on every topic"
    parts = [f"{days} at {digest.time:%H:%M} ({digest.zone.key})", about]
    if digest.sources:
        parts.append(f"from {', '.join(digest.sources)}")
    parts.append(_length(digest))
    if digest.language:
        parts.append(f"in {LANGUAGE_NAMES[digest.language]}")
    if digest.place.thread:
        parts.append("in a thread")
    nothing = "nothing is posted when nothing is new" if digest.quiet else "also says that nothing is new"
    if digest.silent:
        nothing += f"; never between {digest.silent.begins:%H:%M} and {digest.silent.ends:%H:%M}, however late it is"
    return f"{', '.join(parts)}; {nothing}"


def _length(digest: Digest) -> str:
    match digest.length:
        case Length.HEADLINES:
            return f"at most {digest.items} headlines"
        case Length.BRIEF:
            return f"at most {digest.items} bullets"
        case Length.FULL:
            return f"at most {digest.items} stories, each whole"
        case _:
            assert_never(digest.length)


def listed_line(digest: Digest, subscription: Subscription | None, next_at: datetime | None) -> Line:
    """A digest in a list. `subscription` None: it stands in digests.toml."""
    place = digest.place
    where = f"{place.platform} {place.workspace}/{place.channel}".replace(" /", " ")
    origin = "" if subscription is not None else " (in digests.toml)"
    if subscription is not None and subscription.paused:
        return line(f"{digest.name}: paused. {schedule_words(digest)}. To {where}{origin}")
    when = ("; next ", Moment(next_at)) if next_at is not None else ()
    return line(f"{digest.name}: {schedule_words(digest)}. To {where}{origin}", *when)


def delivery_line(delivery: Delivery) -> Line:
    """How one attempt went, in words."""
    attempt = re.search(r"#(\d+)$", delivery.digest)
    which = f"{day(delivery.day)}{f', attempt {attempt[1]}' if attempt else ''}: "
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
    tries = f", tried {delivery.attempts} times" if delivery.attempts > 1 else ""
    again = (". It is tried again ", Moment(delivery.due)) if delivery.due and reason else ()
    match delivery.state:
        case Sending.SENT if words.startswith("nothing new"):
            return line(words)
        case Sending.SENT:
            before = f" (before that: {delivery.reason.rstrip('.')})" if delivery.reason else ""
            return line(f"sent, message {words}{tries}{before}" if words else "sent")
        case Sending.DUE:
            return line(f"not sent yet{tries}{because}", *again)
        case Sending.SENDING:
            return line("being sent now, or broken off while it was being sent")
        case Sending.FAILED:
            return line(f"not sent{tries}{because}")
        case Sending.UNCERTAIN if delivery.due is not None:
            return line(f"perhaps sent{because}. It is looked for ", Moment(delivery.due))
        case Sending.UNCERTAIN:
            return line(f"perhaps sent, so it is not sent again; look in the channel{because}")
        case _:
            assert_never(delivery.state)
