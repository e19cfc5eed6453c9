"""What `money` and `numbers` share: amounts with their owner, narrowed to what is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from bot.commands.paraphrases import may_mean
from bot.commands.spec import Opt
from bot.commands.story import SILENT, About, Answer
from bot.commands.words import ANYBODY, PEOPLE, content_words, deed_of, same_word, tells_of
from bot.facts.kinds import KINDS
from bot.facts.model import Conflict, FactSheet, Measure, Severity, Span
from bot.facts.query import claim_of, shown
from bot.facts.synonyms import same_meaning
from bot.facts.words import stem, stems
from bot.languages.words import say
from bot.replies.blocks import Bullets, Heading, Paragraph, line
from bot.replies.compose import conflict_heading
from bot.replies.figures import Figure, figure_lines, figures


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
    wanted = content_words(asked or "")
    kept = tuple(each for each in found if _of(sheet, each, wanted, sums))
    if not kept:
        return Answer((Paragraph(line(say(SILENT))),), empty=True)
    rivals = _rivals(sheet, kept, wanted) if wanted else ()
    kept = tuple(each for each in found if each in kept or any(_stands_in(sheet, each, rival) for rival in rivals))
    head = conflict_heading(sheet, rivals[0]) if rivals else title
    return Answer((Heading(head), Bullets(figure_lines(kept))))


def _rivals(sheet: FactSheet, kept: Sequence[Figure], wanted: Sequence[str]) -> tuple[Conflict, ...]:
    """The hard conflicts of numbers of which a side is shown: then all sides are, whatever words they are told in."""
    hard = (each for each in sheet.conflicts if each.severity is Severity.HARD and each.role not in (None, "when"))
    asked = (each for each in hard if _asks_for(each, wanted))
    return tuple(each for each in asked if any(_stands_in(sheet, figure, each) for figure in kept))


def _asks_for(conflict: Conflict, wanted: Sequence[str]) -> bool:
    """Whether it is what is asked for: of a deed that counts several things only the one that is named."""
    role = stems(conflict.role or "")
    return not _counts_several(conflict.predicate) or any(_names(word, role) for word in wanted)


def _stands_in(sheet: FactSheet, figure: Figure, conflict: Conflict) -> bool:
    """Whether a number is a position of the conflict."""
    words = sheet.words(figure.span)
    return any(
        words == position.value and any(sheet.claim(ident).evidence.covers(figure.span) for ident in position.claims)
        for position in conflict.positions
    )


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
    done = deed_of(claim) if claim is not None and not _counts_several(claim.predicate) else frozenset[str]()
    return sums or any(_names(word, counts) or any(may_mean(stem(word), each) for each in done) for word in wanted)


def _counted_as(sheet: FactSheet, span: Span) -> str:
    """What a number counts by its role in a deed that counts several things: "killing 37 and injuring 200"."""
    several = (claim for claim in shown(sheet) if _counts_several(claim.predicate))
    return " ".join({role.name for claim in several for role in claim.roles if role.span.covers(span)})


def _counts_several(predicate: str) -> bool:
    kind = KINDS.get(predicate)
    return kind is not None and sum(1 for role in kind.roles if role.asks) > 1


def _names(word: str, counts: frozenset[str]) -> bool:
    """Whether a word of the question is what is counted; people are counted as patients, children, drivers."""
    if same_word(word, counts) or (word in ANYBODY and bool(counts & PEOPLE)):
        return True
    return any(same_meaning(stem(word), each) for each in counts)
