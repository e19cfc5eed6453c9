"""Words for the values of a fact sheet: statuses, days, speakers, the article itself."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime
from itertools import zip_longest
from typing import assert_never

from bot.facts.allegations import Doubt, doubt
from bot.facts.model import (
    Article,
    Attribution,
    Claim,
    Entity,
    EntityId,
    FactSheet,
    Precision,
    Status,
    When,
)
from bot.facts.passing import through
from bot.facts.query import word_of
from bot.facts.words import short as short
from bot.languages.dates import day, month
from bot.languages.words import mark, say, say_as
from bot.replies.blocks import Inline, Line, Link, Moment, Text, line

DASH = " – "
"""What stands between claimant, content and status."""

LONGEST_TITLE = 200
"""The most characters of a title; a line without a space or an end would fill a screen otherwise."""

UNSETTLED = mark("! Not settled")
"""How an answer begins that the article does not settle."""

HOLE = "\ue000"
"""Stands in a message for a part that is no text; a character that no text of an article is shown with."""

OWN_VOICE = mark("The article")
"""The claimant where the article speaks in its own voice."""


_OWNERS = frozenset("its his her their".split())

NOT_SO = ("Denied", "Did not happen", "Not planned", "Not agreed", "Not promised", "Not expected", "Not so")
"""The labels of negated claims; a board shows them together under the last."""

DENYING = frozenset(("deny", "dispute", "refute", "rebut", "reject", "disavow", "contradict"))

_LASTING = frozenset(("cause", "aim", "confirm", "describe", "endorse", "hold_post"))
"""Predicates of what simply is: whether they are done or under way tells nothing."""

_PROMISING = frozenset("promise pledge vow commit".split())
"""Verbs of one side alone: what is promised is not agreed."""
_PROMISED = re.compile(r"\b(?:promis|pledg|vow)(?:e[sd]?|ing|ed|s)?\b", re.IGNORECASE)

_NEAR = 40
_DENIED_DEED = re.compile(
    r"(?<!not )(?<!n[’']t )\bden(?:y|ies|ied|ying)\s+(?:ever\s+)?"
    r"(?P<having>having\s+(?:\w+ly\s+|ever\s+|been\s+)?|being\s+)?$"
)
"""What stands right before a deed that somebody denies."""

_STATES = frozenset(
    "be have own know believe think contain include involve exist belong remain stay need want like mean concern "
    "affect matter depend deserve lack possess seem appear live understand".split()
)
"""Verbs of what is so or is not, and does not happen."""


def status_label(status: Status) -> str:
    """The label of a status, in English, to be said with `label`; empty where the status cannot be told."""
    match status:
        case Status.DONE:
            return mark("Done")
        case Status.ONGOING:
            return mark("Under way")
        case Status.NEGOTIATING:
            return mark("Under way: in talks")
        case Status.AGREED:
            return mark("Agreed")
        case Status.PLANNED | Status.INTENDED:
            return mark("Planned") if status is Status.PLANNED else mark("Planned: wanted")
        case Status.REQUIRED:
            return mark("Obligation")
        case Status.POSSIBLE:
            return mark("Possible")
        case Status.PROPOSED:
            return mark("Proposed")
        case Status.CONDITIONAL | Status.HYPOTHETICAL:
            return mark("Conditional") if status is Status.CONDITIONAL else mark("Conditional: a thought only")
        case Status.HALTED | Status.CANCELLED:
            return mark("Halted") if status is Status.HALTED else mark("Halted: cancelled")
        case Status.NOT_ACHIEVED:
            return mark("Not achieved")
        case Status.FORECAST:
            return mark("Forecast")
        case Status.ASKED:
            return mark("Asked, not told")
        case Status.UNKNOWN:
            return ""
        case _:
            assert_never(status)


def label(sheet: FactSheet, claim: Claim) -> str:
    """The label of a claim's status for people; of a negated one, in which way it is not so."""
    return say(standing(sheet, claim))


def standing(sheet: FactSheet, claim: Claim) -> str:
    """The same label in English, whatever language is spoken: what claims are grouped by.

    What is only alleged or reported is called so, never done.
    """
    if claim.negated and claim.status is not Status.ASKED:
        return _denied(sheet, claim)
    if _is_denied_deed(sheet, claim):
        return mark("Denied")
    only = doubt(sheet, claim)
    if only is not None:
        return mark("Alleged") if only is Doubt.ALLEGED else mark("Only reported")
    if claim.predicate in _LASTING and claim.status in (Status.DONE, Status.ONGOING):
        return ""
    if _is_promise(sheet, claim):
        return mark("Promised")
    if claim.predicate == "agree" and claim.status is Status.DONE:
        return status_label(Status.AGREED)
    return status_label(claim.status)


def _is_promise(sheet: FactSheet, claim: Claim) -> bool:
    """Whether one side alone has said that it will: by the verb, or by the one before it ("promised to pay")."""
    if claim.lemma in _PROMISING:
        return claim.status in (Status.DONE, Status.AGREED)
    return claim.status is Status.AGREED and _PROMISED.search(sheet.words(claim.evidence)) is not None


def _is_denied_deed(sheet: FactSheet, claim: Claim) -> bool:
    """Whether it is what somebody "denied taking" or "denies having taken": told, but not as done."""
    word = word_of(sheet, claim)
    if word is None:
        return False
    before = sheet.article.text[max(0, word.start - _NEAR) : word.start]
    found = _DENIED_DEED.search(before)
    return found is not None and (bool(found["having"]) or sheet.words(word).endswith("ing"))


def denied_deed(sheet: FactSheet, claim: Claim) -> bool:
    """Whether a clause is led in by its own denial ("denies having sold it"): what is shown around it says so too."""
    cue = claim.attribution[-1] if claim.attribution else None
    return (
        claim.negated and cue is not None and cue.cue in DENYING and bool(cue.span and claim.evidence.covers(cue.span))
    )


def _denies(sheet: FactSheet, claim: Claim) -> bool:
    """Whether the claim is itself that somebody denies it, and not that nobody does."""
    word = word_of(sheet, claim)
    before = sheet.article.text[: word.start] if word is not None else ""
    return claim.lemma in DENYING and not re.search(r"(?:\bnot|n[’']t|\bnever)\s+$", before[-_NEAR:])


def _denied(sheet: FactSheet, claim: Claim) -> str:
    """How a negated claim is called, one of NOT_SO."""
    if _denies(sheet, claim) or (claim.attribution and claim.attribution[-1].cue in DENYING):
        return mark("Denied")
    match claim.status:
        case Status.DONE if claim.predicate in _LASTING or claim.lemma in _STATES:
            return mark("Not so")
        case Status.DONE | Status.NOT_ACHIEVED:
            return mark("Did not happen")
        case Status.PLANNED | Status.INTENDED:
            return mark("Not planned")
        case Status.AGREED:
            return mark("Not promised") if claim.lemma in _PROMISING else mark("Not agreed")
        case Status.FORECAST:
            return mark("Not expected")
        case _:
            return mark("Not so")


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
        return say("from {day}", day=shown) if first else say("until {day}", day=shown)
    if when.precision is Precision.MONTH:
        return month(first)
    if when.precision is Precision.YEAR:
        return f"{first:%Y}"
    if str(first)[:10] == str(last)[:10]:
        return day(first)
    return say("{first} to {last}", first=day(first), last=day(last))


def role_name(role: str) -> str:
    """What a role of a claim is called for people, such as "buyer"."""
    return say_as("role", role)


def name_of(sheet: FactSheet, ident: EntityId | None, tellers: Collection[EntityId | None] = ()) -> str:
    """A speaker's name; who is not named is said to be so, with who heard it unless that is one of the tellers."""
    if ident is None:
        return say("Somebody unnamed")
    entity = sheet.entity(ident)
    name = known_as(sheet, entity)
    name = name[:1].upper() + name[1:]
    if not entity.anonymous:
        return name
    heard = through(sheet, entity.id)
    if heard is None or heard in tellers:
        return say("{name} (unnamed)", name=name)
    return say("{name} (unnamed, through {teller})", name=name, teller=sheet.entity(heard).name)


def known_as(sheet: FactSheet, entity: Entity) -> str:
    """The name as a reader can take it alone: `its agencies` are those of whoever that pronoun means."""
    first, _, rest = entity.name.partition(" ")
    if first.casefold() not in _OWNERS or not rest:
        return entity.name
    starts = {mention.span.start for mention in entity.mentions}
    owner = next((e for e in sheet.entities if e.id != entity.id and _said_at(sheet, e, first, starts)), None)
    return say("{owner}’s {thing}", owner=owner.name, thing=rest) if owner is not None else rest


def _said_at(sheet: FactSheet, entity: Entity, pronoun: str, starts: set[int]) -> bool:
    """Whether one of these places begins with the pronoun, said of the entity."""
    spans = (mention.span for mention in entity.mentions if mention.span.start in starts)
    return any(sheet.words(span).casefold() == pronoun.casefold() for span in spans)


def chain_words(sheet: FactSheet, chain: tuple[Attribution, ...]) -> str:
    """Who says it: the innermost speaker first, then whoever tells of it; the article where nobody else does."""
    speakers: list[EntityId | None] = []
    for link in reversed(chain):
        if not speakers or speakers[-1] != link.speaker:
            speakers.append(link.speaker)
    if not speakers:
        return say(OWN_VOICE)
    told = name_of(sheet, speakers[0], speakers)
    for speaker in speakers[1:]:
        teller = name_of(sheet, speaker) if speaker is not None else say("somebody unnamed")
        told = say("{speaker}, as told by {teller}", speaker=told, teller=teller)
    return told


def title_of(article: Article) -> str:
    """The article's title in quotation marks; without one its headline, the first line, or how that begins.

    What is longer than LONGEST_TITLE characters is cut.
    """
    if article.title:
        return f"“{short(' '.join(article.title.split()), LONGEST_TITLE)}”"
    first, _, rest = article.text.strip().lstrip("# ").partition("\n")
    words = first.split()
    most = _HEADLINE if not rest.partition("\n")[0].strip() else _BEGINNING  # a blank line sets a headline apart
    if len(words) > most:
        return f"“{short(' '.join(words[:_BEGINNING]), LONGEST_TITLE)} …”"
    return f"“{short(' '.join(words), LONGEST_TITLE)}”"


_BEGINNING, _HEADLINE = 8, 16
"""Words of a text that stand for it, and of a headline at most."""


def about_line(article: Article) -> Line:
    """What names the article under an answer: title, publisher, date; what is not known is left out."""
    title = title_of(article)
    linked = Link(title, article.url) if article.url else Text(title)
    source = f", {article.source}" if article.source else ""
    if article.published is None:
        return line(say("About: "), linked, source, ", ", say("no date of publication known"))
    return line(
        say("About: "), linked, source, ", ", *woven(say("published {day}", day=HOLE), moment(article.published))
    )


def moment(at: date | datetime) -> str | Moment:
    """A day as words; an exact moment as what each platform shows in the reader's own zone."""
    return Moment(at) if isinstance(at, datetime) and at.tzinfo is not None else day(at)


def woven(message: str, *parts: str | Inline) -> tuple[str | Inline, ...]:
    """A message with a part put in for each HOLE: for what is no plain text, wherever a language has it."""
    found: list[str | Inline] = []
    for text, part in zip_longest(message.split(HOLE), parts, fillvalue=""):
        found += [text, part]
    return tuple(each for each in found if each != "")
