"""What `money` and `numbers` share: amounts with their owner, narrowed to what is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Opt
from bot.commands.story import SILENT, About, Answer
from bot.commands.words import ANYBODY, PEOPLE, content_words, predicates_of, same_word, tells_of
from bot.facts.kinds import KINDS
from bot.facts.model import Claim, FactSheet, Measure, Span
from bot.facts.query import claim_of, shown
from bot.facts.words import stems
from bot.languages.words import say
from bot.replies.blocks import Bullets, Heading, Paragraph, line
from bot.replies.figures import Figure, figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums(About):
    """Options of `money` and `numbers`."""

    of: Annotated[str | None, Opt("Only those of this thing", rest=True)] = None


def quantities(
    sheet: FactSheet, asked: str | None, kinds: Sequence[Measure], *, title: str, empty: str, counted: bool = False
) -> Answer:
    """The amounts of these kinds; `counted` adds durations and lists that can be counted."""
    found = figures(sheet, kinds, counted=counted)
    if not found:
        return Answer((Paragraph(line(empty)),), empty=True)
    sums = tuple(kinds) == (Measure.MONEY,)
    kept = tuple(each for each in found if _of(sheet, each, content_words(asked or ""), sums))
    if not kept:
        return Answer((Paragraph(line(say(SILENT))),), empty=True)
    return Answer((Heading(title), Bullets(tuple(each.line for each in kept))))


def _of(sheet: FactSheet, figure: Figure, wanted: tuple[str, ...], sums: bool) -> bool:
    """Whether it is a number of what is asked for: the sentence has all words, and one names what is counted.

    With `sums` the sentence is enough: what a sum of money is for rarely stands beside it.
    """
    if not wanted:
        return True
    sentence = sheet.sentence_at(figure.span)
    if sentence is None or not tells_of(sheet, sentence, wanted, also=stems(figure.counts)):
        return False
    claim = claim_of(sheet, figure.span)
    counts = stems(f"{figure.counts} {_counted_as(sheet, figure.span)}")
    # how many died is not how many were injured: a deed that counts several things names none of them
    done = frozenset((claim.predicate,)) if claim is not None and not _counts_several(claim) else frozenset()
    return sums or any(_names(word, counts) or predicates_of(word) & done for word in wanted)


def _counted_as(sheet: FactSheet, span: Span) -> str:
    """What a number counts by its role in a deed that counts several things: "killing 37 and injuring 200"."""
    several = (claim for claim in shown(sheet) if _counts_several(claim))
    return " ".join({role.name for claim in several for role in claim.roles if role.span.covers(span)})


def _counts_several(claim: Claim) -> bool:
    kind = KINDS.get(claim.predicate)
    return kind is not None and sum(1 for role in kind.roles if role.asks) > 1


def _names(word: str, counts: frozenset[str]) -> bool:
    """Whether a word of the question is what is counted; people are counted as patients, children, drivers."""
    return same_word(word, counts) or (word in ANYBODY and bool(counts & PEOPLE))
