"""What stands where, by status, and what is said to come next: one line for a sentence, status and speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.facts.model import Claim, EntityId, FactSheet, Precision, Span, Status, When
from bot.facts.query import innermost, number, shown, struck_down
from bot.facts.timeline import first_day
from bot.replies.alone import is_piece
from bot.replies.blocks import Line
from bot.replies.compose import cites, claim_line, said_line
from bot.replies.content import content, shown_within, unlabelled, verb_at
from bot.replies.figures import around
from bot.replies.gist import twins
from bot.replies.tables import sentence_line, speaker_of
from bot.replies.wording import NOT_SO, days, denied_deed, standing

ORDER = (
    *("Agreed", "Promised", "Under way", "Planned", "Proposed", "Obligation", "Conditional", "Possible", "Forecast"),
    *("Halted", "Not achieved", "Not so", "Alleged", "Only reported", "Done"),
)
"""The statuses as a board shows them: what is open first, what is over last."""

_STANDING = frozenset("describe hold_post include confirm aim cause participate endorse".split())
"""Predicates of what simply is: done or under way tells nothing of them."""

_AHEAD = re.compile(
    r"\b(?:forecast|outlook|guidance|(?:is|are) (?:due|scheduled|expected|to be)|pending|will|not yet|"
    r"still (?:has|have) to)\b"
)
"""Words of a sentence that tells of what is to come, though no claim holds it."""

_HAD = re.compile(
    r"\b(?:(?:had|was|were) (?:been )?(?:expected|expecting|forecast|predicted|estimated|projected|anticipated|hoped)"
    r"|(?:may|might|could|must) have (?:been )?\w+)\b"
)
"""What was looked forward to once, or may have happened: it does not come next."""

_PAST = re.compile(r"\bhad (?:\w+ly )?(?:been )?\w+(?:ed|en|ought|ade|old|ut)\b")
"""What an article tells of before its story, in its own voice: it was demanded, planned, sought then."""

_STOPPED = frozenset((Status.DONE, Status.ONGOING, Status.HALTED, Status.CANCELLED))

_COMING = frozenset(
    (
        Status.AGREED,
        Status.NEGOTIATING,
        Status.PLANNED,
        Status.INTENDED,
        Status.REQUIRED,
        Status.POSSIBLE,
        Status.PROPOSED,
        Status.CONDITIONAL,
        Status.FORECAST,
    )
)


def board(sheet: FactSheet) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """The lines under each status that occurs (in English), in ORDER; a claim of no known status is left out."""
    groups: dict[str, list[Claim]] = {name: [] for name in ORDER}
    for claim in shown(sheet):
        fits = _group(sheet, claim) in groups and _has_standing(sheet, claim) and not _in_thought(sheet, claim)
        stands = fits and not struck_down(sheet, claim)
        stands = stands and (claim.predicate == "halt" or _as_it_stands(sheet, claim) is claim)
        told = denied_deed(sheet, claim) or not is_piece(sheet, claim)
        if stands and not _is_telling(sheet, claim) and told:
            groups[_group(sheet, claim)].append(claim)
    kept = _once(sheet, [claim for claims in groups.values() for claim in _widest(sheet, claims)])
    alike = _alike(sheet, kept)
    led = {some[0]: some for some in alike}
    found = ((name, [led[claim] for claim in kept if claim in led and _group(sheet, claim) == name]) for name in ORDER)
    return tuple((name, _lines(sheet, some)) for name, some in found if some)


def _once(sheet: FactSheet, claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that show only a sentence around them which another one shows with how far it is."""
    labelled = {(content(sheet, each), innermost(each)) for each in claims if not unlabelled(sheet, each)}
    return [c for c in claims if not unlabelled(sheet, c) or (content(sheet, c), innermost(c)) not in labelled]


def _in_thought(sheet: FactSheet, claim: Claim) -> bool:
    """Whether a claim stands within what is only a thought: "if I were you, I would take talks more seriously"."""
    thoughts = (c for c in shown(sheet) if c.status is Status.HYPOTHETICAL and innermost(c) == innermost(claim))
    return any(each.evidence.covers(claim.evidence) for each in thoughts)


def _group(sheet: FactSheet, claim: Claim) -> str:
    """The name of the group that a claim's status belongs to."""
    name = standing(sheet, claim).split(":")[0]
    return NOT_SO[-1] if name in NOT_SO else name


def _alike(sheet: FactSheet, claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims of one speaker in one clause, together: that first whose verb leads it."""
    found: dict[tuple[Span, EntityId | None], list[Claim]] = {}
    for claim in claims:
        found.setdefault((claim.evidence, innermost(claim)), []).append(claim)
    return [_told(sorted(some, key=lambda claim: (_is_vague(claim), verb_at(sheet, claim)))) for some in found.values()]


def _told(claims: list[Claim]) -> list[Claim]:
    """The first of them with those whose status says more: a deed without a name tells only a condition besides."""
    return [each for each in claims if each is claims[0] or not _is_vague(each) or each.status is Status.CONDITIONAL]


def _is_vague(claim: Claim) -> bool:
    return claim.predicate in ("act", "describe")


def coming(sheet: FactSheet) -> tuple[Line, ...]:
    """What is agreed, planned, wanted, forecast or open, in the order of the text; then days that lie ahead."""
    ahead = [c for c in shown(sheet) if c.status in _COMING and not c.negated and not _over(sheet, c)]
    ahead = [c for c in ahead if c.attribution or not _PAST.search(sheet.words(c.evidence))]
    ahead = [c for c in ahead if not _HAD.search(sheet.words(c.evidence)) and not is_piece(sheet, c)]
    kept = tuple(_widest(sheet, [_as_it_stands(sheet, c) for c in ahead if not struck_down(sheet, c)]))
    told = [
        claim_line(sheet, claim, also=twins(sheet, claim))
        for claim in sorted(kept, key=lambda claim: claim.evidence.start)
    ]
    days_left = tuple(_days_ahead(sheet, kept))
    numbers = {number(sheet, claim.evidence) for claim in kept} | {number(sheet, when.span) for when in days_left}
    others = (s for s in sheet.body() if s.number not in numbers and _AHEAD.search(_HAD.sub("", sheet.words(s.span))))
    return (*told, *(_day_line(sheet, when) for when in days_left), *(sentence_line(sheet, s) for s in others))


def _as_it_stands(sheet: FactSheet, claim: Claim) -> Claim:
    """A plan that its own sentence says is on hold: told as that, with the plan's day."""
    stops = (c for c in shown(sheet) if c.predicate == "halt" and not c.negated and c.status in _STOPPED)
    for stop in stops:
        themes = [role.span for role in stop.all_roles("theme")]
        if stop.evidence.covers(claim.evidence) and any(claim.evidence.covers(theme) for theme in themes):
            return replace(stop, when=stop.when or claim.when)
    return claim


def dated(sheet: FactSheet) -> bool:
    """Whether the article gives any day after its publication, or that day for something still to come."""
    published = sheet.article.published_on
    today = (c.when for c in shown(sheet) if c.status in _COMING and c.when is not None)
    return published is not None and (
        any(_after(when, published) for when in sheet.times) or any(first_day(when) == published for when in today)
    )


def _is_telling(sheet: FactSheet, claim: Claim) -> bool:
    """Whether the claim only tells that somebody speaks: its verb is what leads words of theirs in."""
    own = {link.span for link in claim.attribution}  # "denied that it had paid" tells more than that somebody denies
    cues = [each.cue_span for each in sheet.quotations if each.cue_span is not None and each.cue_span not in own]
    speakers = [each.speaker_span for each in sheet.quotations if each.speaker_span is not None]
    leads_in = any(claim.evidence.covers(cue) for cue in cues)
    names = any(
        claim.evidence.start == who.start and any(0 <= cue.start - claim.evidence.end <= 1 for cue in cues)
        for who in speakers
    )
    return claim.predicate == "act" and (leads_in or names)


def _over(sheet: FactSheet, claim: Claim) -> bool:
    """Whether its time was past when the article came out."""
    published, when = sheet.article.published_on, claim.when
    if published is None or when is None or when.last is None or first_day(when) is None:
        return False
    return (when.last.date() if isinstance(when.last, datetime) else when.last) < published


def _has_standing(sheet: FactSheet, claim: Claim) -> bool:
    """Whether it can be said of the line how far it is: a sentence around what is not so is not what is not so."""
    if claim.negated and shown_within(sheet, claim):
        return denied_deed(sheet, claim)
    over = claim.status in (Status.DONE, Status.ONGOING) and (not claim.negated or shown_within(sheet, claim))
    return not (over and claim.predicate in _STANDING) and claim.status is not Status.HYPOTHETICAL


def _lines(sheet: FactSheet, groups: Iterable[list[Claim]]) -> tuple[Line, ...]:
    """A line for each claim with those that read alike: every one of their statuses stands in it."""
    kept = sorted(groups, key=lambda some: some[0].evidence.start)
    return tuple(claim_line(sheet, some[0], also=[*twins(sheet, some[0]), *some[1:]]) for some in kept)


def _widest(sheet: FactSheet, claims: Iterable[Claim]) -> Iterator[Claim]:
    """One claim for a sentence and speaker: a deed with a name before one without, then the widest clause."""
    best: dict[tuple[int, EntityId | None], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.predicate == "act", c.evidence.start - c.evidence.end)):
        taken = best.setdefault((number(sheet, claim.evidence), innermost(claim)), [])
        if not any(each.evidence.overlap(claim.evidence) for each in taken):
            taken.append(claim)
            yield claim


def _days_ahead(sheet: FactSheet, told: Iterable[Claim]) -> Iterator[When]:
    """The days after publication of which no line tells yet, each sentence once."""
    published = sheet.article.published_on
    over = [c.evidence for c in shown(sheet) if c.status in _STOPPED and c.when is not None]
    places = [*(claim.evidence for claim in told), *over]
    seen = set()
    for when in sheet.times:
        place = number(sheet, when.span)
        if published is None or not place or place in seen or any(each.covers(when.span) for each in places):
            continue
        if _after(when, published):
            seen.add(place)
            yield when


def _day_line(sheet: FactSheet, when: When) -> Line:
    told: Span = when.span
    return said_line(speaker_of(sheet, told), around(sheet, told), days(when), cites(sheet, told))


def _after(when: When, published: date) -> bool:
    first = first_day(when)
    return when.precision is not Precision.DURATION and first is not None and first > published
