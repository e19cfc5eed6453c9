"""What is said of changes: altered, not told any more, new; with the words of the earlier version, and notices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from bot.facts import differences
from bot.facts.changes import Change, Move, Told
from bot.facts.differences import Difference
from bot.facts.model import FactSheet, Status
from bot.facts.notices import Notice, NoticeKind, notices
from bot.facts.turns import Turn
from bot.facts.versions import tokens
from bot.languages.words import say
from bot.replies.blocks import Block, Bullets, Cite, Line, Link, Paragraph, Text, line
from bot.replies.compose import cites, claim_line, claimant
from bot.replies.content import content, tidy
from bot.replies.wording import DASH, role_name, short, status_label, title_of

LONGEST = 400
"""The most characters of a notice that are shown."""


def new_notices(before: FactSheet | None, after: FactSheet) -> tuple[Notice, ...]:
    """The notices that the later version has and the earlier one has not."""
    text = before.article.text if before is not None else ""
    known = {tokens(notice.span.of(text)) for notice in notices(text)}
    now = after.article.text
    return tuple(notice for notice in notices(now) if tokens(notice.span.of(now)) not in known)


def notice_line(sheet: FactSheet, notice: Notice) -> Line:
    """A notice in the article's own words."""
    head = say("Withdrawn: ") if notice.kind is NoticeKind.WITHDRAWN else say("Corrected: ")
    words = short(sheet.words(notice.span), LONGEST)
    return line(Text(head, strong=True), f"“{words}” ", *cites(sheet, notice.span))


def change_blocks(
    before: FactSheet, after: FactSheet, found: Sequence[Change], *, most: int = 8, current: bool = True
) -> tuple[Block, ...]:
    """What changed, by kind, at most so many lines. Only the current version is cited: [n] leads to what is there."""
    heads = {Move.ALTERED: say("! Told otherwise:"), Move.WITHDRAWN: say("Not told any more:"), Move.ADDED: say("New:")}
    blocks: list[Block] = []
    shown = tuple(found[:most])
    for move, head in heads.items():
        lines = tuple(change_line(before, after, change) for change in shown if change.move is move)
        if lines:
            blocks.append(Paragraph(line(Text(head, strong=True))))
            blocks.append(Bullets(lines if current else tuple(map(_uncited, lines))))
    if len(found) > most:
        blocks.append(Paragraph(line(say("and {count} more", count=len(found) - most))))
    return tuple(blocks)


def change_line(before: FactSheet, after: FactSheet, change: Change) -> Line:
    """One change: what is said now with what it was, or what was said."""
    match change.move:
        case Move.ALTERED if change.after is not None:
            return _altered(after, change.after, change.differences)
        case Move.WITHDRAWN if change.before is not None:
            return _gone(before, change.before)
        case Move.ADDED if change.after is not None and change.after.claim is not None:
            return claim_line(after, change.after.claim)
        case Move.ADDED | Move.WITHDRAWN | Move.ALTERED:
            raise ValueError("a change has the side it is about")
        case _:
            assert_never(change.move)


def _altered(after: FactSheet, told: Told, found: Sequence[Difference]) -> Line:
    was = ", ".join(map(_was, found))
    if told.claim is not None:
        return claim_line(after, told.claim, tag=was)
    return line(f"“{after.words(told.span)}”", DASH, was, " ", *cites(after, told.span))


def _was(difference: Difference) -> str:
    """What it was before, in words."""
    match difference.about:
        case differences.NUMBER | differences.TIME:
            return say("before: “{words}”", words=difference.before)
        case differences.STATUS:
            label = status_label(Status(difference.before))
            return say("before: {status}", status=say(label) if label else difference.before)
        case differences.DENIAL:
            return say("before, it was denied") if difference.before == "not so" else say("before, it was not denied")
        case differences.SPEAKER:
            if not difference.before:
                return say("before, in the article's own voice")
            return say("before, according to {name}", name=difference.before)
        case role:
            return say("{role} before: “{words}”", role=role_name(role), words=difference.before)


def _gone(before: FactSheet, told: Told) -> Line:
    if told.claim is None:
        return line(f"“{before.words(told.span)}”")
    who = claimant(before, told.claim.attribution, told.claim.evidence)
    return line(Text(who, strong=True), DASH, f"“{tidy(content(before, told.claim))}”")


def _uncited(parts: Line) -> Line:
    return tuple(part for part in parts if not isinstance(part, Cite))


def turn_lines(sheets: Sequence[FactSheet], turn: Turn) -> tuple[Line, Line]:
    """What was said before and what is said now, each with its article."""
    earlier, later = sheets[turn.earlier], sheets[turn.later]
    return (
        line(Text(say("Before: "), strong=True), *claim_line(earlier, turn.pair.one), " ", *_named(earlier)),
        line(Text(say("Now: "), strong=True), *claim_line(later, turn.pair.other), " ", *_named(later)),
    )


def _named(sheet: FactSheet) -> Line:
    title = title_of(sheet.article)
    return line("(", Link(title, sheet.article.url) if sheet.article.url else title, ")")
