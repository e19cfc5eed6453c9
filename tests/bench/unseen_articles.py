"""How well facts are found in articles that no rule was written for: `python -m tests.bench.unseen_articles`.

Prints, over the invented articles of `unseen/` (or those of the files given), the share of the gold's facts that have a
claim of their predicate on their words, and of those the share with the right polarity, status, speaker and roles; then
names, quotations with their speakers, and conflicts. With -v it lists what is missed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId, Claim, Entity, FactSheet, Form, Kind, Span, Status

HERE = Path(__file__).parent / "unseen"
SAME = {"contain": "include", "contact": "meet"}
"""Predicates of the gold by their names in the lexicon."""
SORTS = {
    "people": {Kind.PERSON},
    "orgs": {Kind.ORGANISATION, Kind.MEDIA, Kind.GOVERNMENT, Kind.GROUP},
    "places": {Kind.PLACE, Kind.COUNTRY},
}
NEAR = {
    "done": {Status.ONGOING, Status.AGREED},
    "ongoing": {Status.NEGOTIATING, Status.DONE},
    "agreed": {Status.DONE, Status.PLANNED},
    "planned": {Status.INTENDED, Status.AGREED},
    "intended": {Status.PLANNED, Status.PROPOSED},
    "proposed": {Status.INTENDED, Status.ASKED},
    "possible": {Status.CONDITIONAL},
    "conditional": {Status.POSSIBLE},
    "halted": {Status.CANCELLED},
    "cancelled": {Status.HALTED},
}
"""Statuses that a reader would accept for one another."""
DATED = frozenset("date horizon period until start close_date".split())
SMALL = frozenset("the a an of in and its his her on at to".split())


@dataclass(frozen=True, slots=True)
class Told:
    """One article with its gold and what was found in it."""

    gold: dict[str, Any]
    text: str
    starts: dict[str, int]
    sheet: FactSheet

    def words(self, span: Span) -> str:
        """The article's words there."""
        return self.text[span.start : span.end]

    def place(self, words: str, start: int = 0) -> Span | None:
        """Where these words stand, from `start` on, else anywhere."""
        at = self.text.find(words, start)
        at = at if at >= 0 else self.text.find(words)
        return Span(at, at + len(words)) if at >= 0 else None


def tokens(text: str) -> set[str]:
    """The words that tell something, in small letters."""
    return set(re.findall(r"\w+", text.lower())) - SMALL


def shared(one: Span, other: Span) -> int:
    """How many characters two spans have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def covers(one: Span, other: Span) -> bool:
    """Whether half of the shorter span lies in the other."""
    return 2 * shared(one, other) >= min(one.end - one.start, other.end - other.start)


def read(files: Sequence[Path]) -> Iterator[Told]:
    """Every article of the files, extracted."""
    extractor = Extractor()
    for file in files:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        for gold in data.get("articles", [data]):
            text, starts, at = " ".join(gold["text"]), {}, 0
            for number, sentence in enumerate(gold["text"], 1):
                starts[f"S{number}"] = at
                at += len(sentence) + 1
            published: date = gold["published"]
            article = Article(id=ArticleId(gold["id"]), text=text, published=published)
            yield Told(gold, text, starts, extractor.annotate(article))


def matched(told: Told) -> Iterator[tuple[dict[str, Any], Claim | None]]:
    """Each fact of the gold with the claim that tells it; one claim tells one fact."""
    used: set[str] = set()
    for fact in told.gold["facts"]:
        where = told.place(fact["q"], told.starts[fact["s"]])
        assert where is not None, fact["q"]
        wanted = SAME.get(fact["pred"], fact["pred"])
        fitting = [
            c for c in told.sheet.claims if c.predicate == wanted and c.id not in used and covers(c.evidence, where)
        ]
        best = max(
            fitting, key=lambda c: (is_denied(c) == ("polarity" in fact), shared(c.evidence, where)), default=None
        )
        if best is not None:
            used.add(best.id)
        yield fact, best


def is_denied(claim: Claim) -> bool:
    """Whether the claim says that something is not so, or did not come about."""
    return claim.negated or claim.status in (Status.NOT_ACHIEVED, Status.CANCELLED)


def names_of(told: Told, entity: Entity) -> set[str]:
    """All words that name an entity or say what it is."""
    said = " ".join(told.words(m.span) for m in entity.mentions)
    return tokens(f"{entity.name} {entity.description or ''} {said}")


def faults(told: Told, fact: dict[str, Any], claim: Claim) -> Iterator[tuple[str, str]]:
    """What is wrong with the claim of a fact, by kind: polarity, status, speaker, role."""
    denied = fact.get("polarity") == "neg"
    if not fact.get("polarity_open") and is_denied(claim) != denied:
        yield "polarity", f"negated {claim.negated}"
    statuses = {*_several(fact.get("status")), *_several(fact.get("alt_status"))}
    if statuses and not any(claim.status.value == s or claim.status in NEAR.get(s, ()) for s in statuses):
        yield "status", f"{claim.status.value}, not {'/'.join(sorted(statuses))}"
    speakers = [fact.get("by") or "", *_several(fact.get("alt_by"))]
    links = [told.sheet.entity(a.speaker) for a in claim.attribution if a.speaker is not None]
    told_by = set().union(*(names_of(told, e) for e in links)) if links else set()
    if not any((told_by & tokens(by)) if by else not claim.attribution for by in speakers):
        yield "speaker", f"{[e.name for e in links]}, not {speakers[0]!r}"
    for name, words in (fact.get("roles") or {}).items():
        where = told.place(str(words), told.starts[fact["s"]])
        if where is not None and not _has_role(told, claim, name, where):
            yield "role", f"{name} {words!r}"


def _several(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _has_role(told: Told, claim: Claim, name: str, where: Span) -> bool:
    if name in DATED and claim.when is not None:
        return True
    for role in claim.all_roles(name):
        mentions = (m.span for e in role.entities for m in told.sheet.entity(e).mentions)
        if covers(role.span, where) or any(2 * shared(m, where) >= where.end - where.start for m in mentions):
            return True
    return False


def score(told: Told, counts: Counter[str]) -> Iterator[str]:
    """Adds an article's figures to `counts`; a line for each thing that is missed or wrong."""
    for fact, claim in matched(told):
        counts["facts"] += 1
        counts["roles"] += len(fact.get("roles") or {})
        if claim is None:
            yield f"missed: {fact['pred']} “{fact['q']}”"
            continue
        counts["found"] += 1
        wrong = list(faults(told, fact, claim))
        counts["roles right"] += len(fact.get("roles") or {}) - sum(kind == "role" for kind, _ in wrong)
        counts.update(kind for kind in {kind for kind, _ in wrong} if kind != "role")
        if wrong:
            yield f"{fact['pred']} “{fact['q'][:80]}”: " + "; ".join(f"{kind} {what}" for kind, what in wrong)
    yield from _names(told, counts)
    yield from _quotations(told, counts)
    yield from _conflicts(told, counts)


def _names(told: Told, counts: Counter[str]) -> Iterator[str]:
    called = [
        (e, tokens(" ".join((e.name, *(told.words(m.span) for m in e.mentions if m.form is Form.NAME)))))
        for e in told.sheet.entities
    ]
    for sort, kinds in SORTS.items():
        for name in told.gold.get(sort) or ():
            counts[sort] += 1
            if any(e.kind in kinds and tokens(name) <= words for e, words in called):
                counts[f"{sort} found"] += 1
            else:
                yield f"{sort}: {name}"
    known = tokens(" ".join(told.gold.get("people") or ()))
    for entity in told.sheet.entities:
        if (
            entity.kind is Kind.PERSON
            and any(m.form is Form.NAME for m in entity.mentions)
            and not tokens(entity.name) & known
        ):
            counts["people that are none"] += 1
            yield f"no person: {entity.name}"


def _quotations(told: Told, counts: Counter[str]) -> Iterator[str]:
    for quote in told.gold.get("quotes") or ():
        counts["quotations"] += 1
        where = told.place(quote["q"])
        fitting = [q for q in told.sheet.quotations if where and shared(q.content, where) >= 0.8 * len(quote["q"])]
        speakers = [told.sheet.entity(q.speaker) for q in fitting if q.speaker is not None]
        if any(names_of(told, e) & tokens(quote["by"]) for e in speakers):
            counts["quotations right"] += 1
        else:
            yield f"quotation: “{quote['q'][:60]}” by {quote['by']}"


def _conflicts(told: Told, counts: Counter[str]) -> Iterator[str]:
    evidence = {c.id: c.evidence for c in told.sheet.claims}
    right = set()
    for conflict in told.gold.get("conflicts") or ():
        counts["conflicts"] += 1
        places = [where for words in conflict["between"] if (where := told.place(words)) is not None]
        hits = {
            number
            for number, found in enumerate(told.sheet.conflicts)
            if all(any(shared(evidence[i], where) for p in found.positions for i in p.claims) for where in places)
        }
        right |= hits
        counts["conflicts found"] += bool(hits)
        if not hits:
            yield f"conflict: {conflict['between']}"
    for number, found in enumerate(told.sheet.conflicts):
        if number not in right:
            counts["conflicts that are none"] += 1
            yield f"no conflict: {found.question}: {[p.value for p in found.positions]}"


def report(counts: Counter[str]) -> str:
    """The figures, a line each."""

    def share(part: int, whole: str) -> str:
        return f"{part} of {counts[whole]} ({part / max(1, counts[whole]):.0%})"

    lines = [f"facts found with their predicate: {share(counts['found'], 'facts')}"]
    lines += [
        f"  of these, {kind} right: {share(counts['found'] - counts[kind], 'found')}"
        for kind in ("polarity", "status", "speaker")
    ]
    lines.append(f"roles of all facts right: {share(counts['roles right'], 'roles')}")
    lines += [f"{sort}: {share(counts[f'{sort} found'], sort)}" for sort in SORTS]
    lines.append(f"people that are none: {counts['people that are none']}")
    lines.append(f"quotations with their speaker: {share(counts['quotations right'], 'quotations')}")
    lines.append(f"conflicts: {share(counts['conflicts found'], 'conflicts')}")
    lines.append(f"conflicts that are none: {counts['conflicts that are none']}")
    return "\n".join(lines)


def main() -> None:
    """Score the articles of the files given, or all."""
    given = [Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    counts: Counter[str] = Counter()
    for told in read(given or sorted(HERE.glob("*/*.yaml"))):
        lines = list(score(told, counts))
        if "-v" in sys.argv:
            print(f"# {told.gold['id']}", *lines, sep="\n")
    print(report(counts))


if __name__ == "__main__":
    main()
