"""What changed between two versions of an article: claims added, withdrawn or altered, never mere wording. Pure.

Sentences that stand in both versions are left alone, however differently they were understood. Of the others, claims
are matched by what they tell; what has no fellow counts only where its words, and what they mean, are gone as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.facts.briefing import Bullet, Verdict
from bot.facts.differences import Difference, amounts_differ, claims_differ, same_deed, times_differ
from bot.facts.grounding import check_all
from bot.facts.model import Claim, FactSheet, Sentence, Span
from bot.facts.query import shown
from bot.facts.versions import Laid, Words, lay

CHECKED = 24
"""So many claims of one version are looked for in other words in the other; with more gone, it was written anew."""

BUDGET = 1_500
"""Of claims times sentences: fewer are looked for in a very long article."""


class Move(StrEnum):
    """What became of a claim."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Where a version says it; `claim` None where only a number of the sentence is known."""

    span: Span
    claim: Claim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: `before` is None for what was added, `after` for what was withdrawn; `differences` if altered."""

    move: Move
    before: Told | None = None
    after: Told | None = None
    differences: tuple[Difference, ...] = ()


def changes(before: FactSheet, after: FactSheet) -> tuple[Change, ...]:
    """What `after` tells otherwise than `before`: alterations in the order of the text, then withdrawn, then added."""
    laid = lay(before, after)
    found = _Found(before, after, laid)
    altered = [change for pair in laid.pairs if (change := found.altered(*pair)) is not None]
    altered += found.moved()
    return (*altered, *found.withdrawn(), *found.added())


class _Found:
    """The claims of differing sentences that have no fellow yet."""

    def __init__(self, before: FactSheet, after: FactSheet, laid: Laid) -> None:
        self._before, self._after = before, after
        self._old = _told_in(before, [a for a, _ in laid.pairs] + list(laid.only_before))
        self._new = _told_in(after, [b for _, b in laid.pairs] + list(laid.only_after))

    def altered(self, old: Sentence, new: Sentence) -> Change | None:
        """What two edited sentences tell differently, in one; None where it is the wording only."""
        numbers = (
            *amounts_differ(self._before, old.span, self._after, new.span),
            *times_differ(self._before, old.span, self._after, new.span),
        )
        found = [
            (one, other, claims_differ(self._before, one, self._after, other))
            for one, other in self._matched(_inside(self._old, old), _inside(self._new, new))
        ]
        told = [d for _, _, some in found for d in some if not _by_number(d, numbers)]
        differences = tuple(dict.fromkeys((*numbers, *told)))
        if not differences:
            return None
        # the claim that tells most of it; of equal ones the one with most words
        best = max(found, key=lambda f: (_tells(self._after, f[1], f[2], numbers), _width(f[1])), default=None)
        return Change(
            move=Move.ALTERED,
            before=Told(span=best[0].evidence, claim=best[0]) if best else Told(span=old.span),
            after=Told(span=best[1].evidence, claim=best[1]) if best else Told(span=new.span),
            differences=differences,
        )

    def moved(self) -> list[Change]:
        """What one sentence told and now another does, differently."""
        done = []
        for one, other in self._matched(tuple(self._old), tuple(self._new)):
            differences = claims_differ(self._before, one, self._after, other)
            if differences:
                told = Told(span=one.evidence, claim=one), Told(span=other.evidence, claim=other)
                done.append(Change(move=Move.ALTERED, before=told[0], after=told[1], differences=differences))
        return done

    def withdrawn(self) -> Iterator[Change]:
        """What is told nowhere any more."""
        for claim in _gone(self._before, self._old, self._after):
            yield Change(move=Move.WITHDRAWN, before=Told(span=claim.evidence, claim=claim))

    def added(self) -> Iterator[Change]:
        """What was told nowhere before."""
        for claim in _gone(self._after, self._new, self._before):
            yield Change(move=Move.ADDED, after=Told(span=claim.evidence, claim=claim))

    def _matched(self, old: Sequence[Claim], new: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
        """Claims of both on one deed, the most alike first; each has one fellow, and is done with."""
        ranked = [
            (likeness, one, other)
            for one in old
            for other in new
            if (likeness := same_deed(self._before, one, self._after, other)) > 0
        ]
        pairs = []
        for _, one, other in sorted(ranked, key=lambda each: -each[0]):
            if one in self._old and other in self._new:
                self._old.remove(one)
                self._new.remove(other)
                pairs.append((one, other))
        return pairs


def _told_in(sheet: FactSheet, sentences: Sequence[Sentence]) -> list[Claim]:
    return [claim for claim in shown(sheet) if any(s.span.covers(claim.evidence) for s in sentences)]


def _inside(claims: Sequence[Claim], sentence: Sentence) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if sentence.span.covers(claim.evidence))


def _by_number(difference: Difference, numbers: Sequence[Difference]) -> bool:
    """Whether a difference of a role is that of a number which is told already: "twelve ferries", "nine ferries"."""
    return any(n.before in difference.before and n.after in difference.after for n in numbers)


def _tells(sheet: FactSheet, claim: Claim, own: Sequence[Difference], numbers: Sequence[Difference]) -> int:
    said = sheet.words(claim.evidence)
    return len(own) + sum(number.after in said for number in numbers)


def _width(claim: Claim) -> int:
    return claim.evidence.end - claim.evidence.start


def _gone(here: FactSheet, claims: Sequence[Claim], there: FactSheet) -> Iterator[Claim]:
    """The claims that the other version does not tell in any words, one of several for the same characters."""
    words = Words(there)
    left = [claim for claim in claims if not words.hold(here.words(claim.evidence))]
    left = [claim for claim in left if not any(_same(here, claim, there, other) for other in shown(there))]
    left.sort(key=lambda claim: claim.predicate == "act")
    most = min(CHECKED, BUDGET // max(1, sum(1 for _ in there.body())))
    bullets = tuple(Bullet(line=at, text=_bare(here, claim)) for at, claim in enumerate(left[:most], start=1))
    still = {at for at, done in enumerate(check_all(bullets, there)) if done.verdict is Verdict.SUPPORTED}
    taken: list[Span] = []
    for at, claim in enumerate(left):
        if at not in still and not any(span.overlap(claim.evidence) for span in taken):
            taken.append(claim.evidence)
    left.sort(key=lambda claim: claim.evidence)
    yield from (claim for claim in left if claim.evidence in taken and _first(claim, left))


def _first(claim: Claim, among: Sequence[Claim]) -> bool:
    """Whether it is the one to show of those that rest on the same characters: rather a known predicate than none."""
    same = [each for each in among if each.evidence == claim.evidence]
    return claim is min(same, key=lambda each: (each.predicate == "act", same.index(each)))


def _same(here: FactSheet, claim: Claim, there: FactSheet, other: Claim) -> bool:
    alike = same_deed(here, claim, there, other) >= 1.5
    return alike and not claims_differ(here, claim, there, other) and not _numbers_differ(here, claim, there, other)


def _numbers_differ(here: FactSheet, claim: Claim, there: FactSheet, other: Claim) -> bool:
    return bool(amounts_differ(here, claim.evidence, there, other.evidence))


def _bare(sheet: FactSheet, claim: Claim) -> str:
    said = sheet.words(claim.evidence)
    return f"{said[:1].upper()}{said[1:]}."
