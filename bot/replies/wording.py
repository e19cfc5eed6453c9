"""Words for the values of a fact sheet: statuses, days, speakers, the article itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import assert_never

from bot.facts.model import (
    Article,
    Attribution,
    Claim,
    EntityId,
    FactSheet,
    Precision,
    Status,
    When,
)
from bot.replies.blocks import Line, Link, Text, line

DASH = " – "
"""What stands between claimant, content and status."""

UNSETTLED = "! Not settled"
"""How an answer begins that the article does not settle."""

OWN_VOICE = "The article"
"""The claimant where the article speaks in its own voice."""


_LASTING = frozenset(("cause", "aim", "confirm", "describe", "endorse", "hold_post"))
"""Predicates of what simply is: whether they are done or under way tells nothing."""


def status_label(status: Status) -> str:
    """The label of a status for people; empty where the status cannot be told."""
    match status:
        case Status.DONE:
            return "Done"
        case Status.ONGOING:
            return "Under way"
        case Status.NEGOTIATING:
            return "Under way: in talks"
        case Status.AGREED:
            return "Agreed"
        case Status.PLANNED | Status.INTENDED:
            return "Planned" if status is Status.PLANNED else "Planned: wanted"
        case Status.REQUIRED:
            return "Obligation"
        case Status.POSSIBLE:
            return "Possible"
        case Status.PROPOSED:
            return "Proposed"
        case Status.CONDITIONAL | Status.HYPOTHETICAL:
            return "Conditional" if status is Status.CONDITIONAL else "Conditional: a thought only"
        case Status.HALTED | Status.CANCELLED:
            return "Halted" if status is Status.HALTED else "Halted: cancelled"
        case Status.NOT_ACHIEVED:
            return "Not achieved"
        case Status.FORECAST:
            return "Forecast"
        case Status.ASKED:
            return "Asked, not told"
        case Status.UNKNOWN:
            return ""
        case _:
            assert_never(status)


def label(claim: Claim) -> str:
    """The label of a claim's status; a negated one is Negative, however far it has come."""
    if claim.negated:
        return "Negative"
    if claim.predicate in _LASTING and claim.status in (Status.DONE, Status.ONGOING):
        return ""
    return status_label(claim.status)


def day(moment: date | datetime) -> str:
    """A day as `Mon 14 Jul 2025`."""
    return f"{moment:%a} {moment.day} {moment:%b %Y}"


def when_words(sheet: FactSheet, when: When) -> str:
    """A time as resolved, with the article's words; the words alone where it is not resolved."""
    words = f"“{sheet.words(when.span)}”"
    if when.first is None and when.last is None:
        return words
    return f"{days(when)} ({words})"


def days(when: When) -> str:
    """The resolved days of a time: one day, a month, a year, or from one to another."""
    first, last = when.first, when.last
    if first is None or last is None:
        known = first or last
        if known is None:
            return ""
        shown = f"{known:%Y}" if when.precision is Precision.YEAR else day(known)
        return f"{'from' if first else 'until'} {shown}"
    if when.precision is Precision.MONTH:
        return f"{first:%B %Y}"
    if when.precision is Precision.YEAR:
        return f"{first:%Y}"
    if str(first)[:10] == str(last)[:10]:
        return day(first)
    return f"{day(first)} to {day(last)}"


def name_of(sheet: FactSheet, ident: EntityId | None) -> str:
    """A speaker's name; who is not named is said to be unnamed."""
    if ident is None:
        return "Somebody unnamed"
    entity = sheet.entity(ident)
    name = entity.name[:1].upper() + entity.name[1:]
    return f"{name} (unnamed)" if entity.anonymous else name


def chain_words(sheet: FactSheet, chain: tuple[Attribution, ...]) -> str:
    """Who says it: the innermost speaker first, then whoever tells of it; the article where nobody else does."""
    speakers: list[EntityId | None] = []
    for link in reversed(chain):
        if not speakers or speakers[-1] != link.speaker:
            speakers.append(link.speaker)
    if not speakers:
        return OWN_VOICE
    names = [name_of(sheet, speaker) for speaker in speakers]
    told = [name if speaker is not None else "somebody unnamed" for name, speaker in zip(names, speakers, strict=True)]
    return ", as told by ".join([names[0], *told[1:]])


def title_of(article: Article) -> str:
    """The article's title in quotation marks; without one, how it begins."""
    if article.title:
        return f"“{' '.join(article.title.split())}”"
    words = article.text.split()
    return f"“{' '.join(words[:8])} …”" if len(words) > 8 else f"“{' '.join(words)}”"


def about_line(article: Article) -> Line:
    """What names the article under an answer: title, publisher, date; what is not known is left out."""
    title = title_of(article)
    linked = Link(title, article.url) if article.url else Text(title)
    published = f"published {day(article.published)}" if article.published else "no date of publication known"
    return line("About: ", linked, "".join(f", {part}" for part in (article.source, published) if part))


def short(text: str, most: int) -> str:
    """The text, cut at a word with an ellipsis when it is longer than `most` characters."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
