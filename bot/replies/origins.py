"""Who stands behind what an article says: a line for each speaker, and one for its own voice."""

from __future__ import annotations

from dataclasses import dataclass

from bot.facts.model import Attribution, EntityId, FactSheet, Span
from bot.facts.query import SPEAKING, chain_of, is_speech, number, shown
from bot.languages.words import say, say_many
from bot.replies.blocks import Line, Text, line
from bot.replies.compose import cites
from bot.replies.wording import DASH, OWN_VOICE, chain_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The lines: speakers that are named, speakers that are not, and the article's own voice where it has one."""

    named: tuple[Line, ...]
    unnamed: tuple[Line, ...]
    own: Line | None


def origins(sheet: FactSheet) -> Origins:
    """Everybody to whom something is given, each through whom it came, with the sentences."""
    told: dict[tuple[EntityId | None, ...], list[Span]] = {}
    chains: dict[tuple[EntityId | None, ...], tuple[Attribution, ...]] = {}
    for chain, span in _attributed(sheet):
        key = tuple(link.speaker for link in chain)
        told.setdefault(key, []).append(span)
        chains.setdefault(key, chain)
    named: list[Line] = []
    unnamed: list[Line] = []
    for key, spans in told.items():
        count = len({number(sheet, span) for span in spans})
        amount = say_many("one sentence", "{count} sentences", count)
        row = line(Text(chain_words(sheet, chains[key]), strong=True), DASH, amount, " ", *cites(sheet, *spans))
        (named if _has_name(sheet, key[-1]) else unnamed).append(row)
    return Origins(named=tuple(named), unnamed=tuple(unnamed), own=_own(sheet))


def _attributed(sheet: FactSheet) -> list[tuple[tuple[Attribution, ...], Span]]:
    """Every chain of speakers with the place of what it says, in the order of the text."""
    found = [
        (chain_of(sheet, q), q.content) for q in sheet.quotations if number(sheet, q.content) and is_speech(sheet, q)
    ]
    heard = {tuple(link.speaker for link in chain): spans for chain, spans in found}
    for claim in shown(sheet):
        if claim.attribution:
            covered = any(
                span.overlap(claim.evidence) and chain[-1].speaker == claim.attribution[-1].speaker
                for chain, span in found
            )
            if not covered or tuple(link.speaker for link in claim.attribution) not in heard:
                found.append((claim.attribution, claim.evidence))
    return sorted(found, key=lambda pair: pair[1].start)


def _has_name(sheet: FactSheet, speaker: EntityId | None) -> bool:
    return speaker is not None and not sheet.entity(speaker).anonymous and sheet.entity(speaker).kind in SPEAKING


def _own(sheet: FactSheet) -> Line | None:
    """The sentences that the article says itself: with a claim of its own, or with nobody's words in them."""
    own = {number(sheet, claim.evidence) for claim in shown(sheet) if not claim.attribution}
    given = {number(sheet, claim.evidence) for claim in shown(sheet) if claim.attribution}
    spans = []
    for sentence in sheet.body():
        spoken = sentence.number in given or any(q.content.overlap(sentence.span) for q in sheet.quotations)
        if sentence.number in own or not spoken:
            spans.append(sentence.span)
    if not spans:
        return None
    return line(Text(say(OWN_VOICE), strong=True), DASH, say("without naming a source"), " ", *cites(sheet, *spans))
