"""Questions to a fact sheet: which claims fit a filter, what is quoted, what is told where. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.facts.kinds import Carrier, cues_of
from bot.facts.model import (
    Amount,
    Attribution,
    Claim,
    Entity,
    EntityId,
    FactSheet,
    Kind,
    Part,
    Quotation,
    Role,
    Span,
    Status,
)
from bot.facts.words import has_words, stem, stems, words

_MARKED = re.compile(r"“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|\"([^\"\n]+)\"")


SPEAKING = frozenset((Kind.PERSON, Kind.COUNTRY, Kind.GOVERNMENT, Kind.ORGANISATION, Kind.MEDIA, Kind.GROUP, Kind.WORK))
"""Who can stand behind a statement with a name; "a statement" itself cannot."""

_ON = re.compile(r" (?:to|for|from|in|at) .+")
"""What follows a name when the same thing is named again with where it goes: "shells to the front"."""

_ON_END = re.compile(r" (?:to|for|from|in|at|of|with) .+$")

_PLAIN = re.compile(
    r"^(?:(?:a|an|the|still|also|late|later|new|old|first|second|third|last|more|other|further|such|these|those|this|that"
    r"|some|many|several)\s+)+",
    re.IGNORECASE,
)
"""Words before a name that tell no kind: what is left is the thing itself."""

_DEEDS = frozenset(("agree", "plan"))
"""Predicates whose cues are deeds, though they take a clause as speaking does."""


_STRIKING = frozenset("overturn quash annul void reverse set_aside strike_down throw_out vacate rescind".split())
"""Verbs of rulings by which what was ordered before is ordered no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a claim must be like; what is None or empty is not asked for.

    `lemmas` are words that may carry it; `attributed` tells whether somebody must be said to say it, or nobody; `about`
    are words and phrases of which its clause must have one.
    `implied` marks that the role answers by implication only (who buys is taken to pay), which an answer says.
    """

    predicate: str | None = None
    role: str | None = None
    statuses: tuple[Status, ...] = ()
    negated: bool | None = None
    entity: EntityId | None = None
    implied: bool = False
    lemmas: tuple[str, ...] = ()
    attributed: bool | None = None
    about: tuple[str, ...] = ()


def fits(sheet: FactSheet, claim: Claim, asked: Filter) -> bool:
    """Whether the claim is like that."""
    return (
        (asked.predicate is None or claim.predicate == asked.predicate)
        and (asked.role is None or claim.role(asked.role) is not None)
        and (not asked.statuses or claim.status in asked.statuses)
        and (asked.negated is None or claim.negated == asked.negated)
        and (not asked.lemmas or claim.lemma in asked.lemmas)
        and (asked.attributed is None or bool(claim.attribution) == asked.attributed)
        and (asked.entity is None or asked.entity in entities_of(claim))
        and (not asked.about or has_words(sheet.words(claim.evidence), asked.about))
    )


def shown(sheet: FactSheet) -> tuple[Claim, ...]:
    """The claims that answers may use: sure enough, and resting on a body sentence; in the order of the text."""
    return sheet.shown


def select(sheet: FactSheet, filters: Iterable[Filter]) -> tuple[Claim, ...]:
    """The claims that fit at least one of the filters, in the order of the text."""
    asked = tuple(filters)
    return tuple(claim for claim in shown(sheet) if any(fits(sheet, claim, each) for each in asked))


def entities_of(claim: Claim) -> frozenset[EntityId]:
    """Everybody in a role of the claim."""
    return frozenset(ident for role in claim.roles for ident in role.entities)


def innermost(claim: Claim) -> EntityId | None:
    """Whose claim it is: the innermost speaker; None in the article's own voice, or when nobody can be named."""
    return claim.attribution[-1].speaker if claim.attribution else None


def voices(claims: Iterable[Claim]) -> tuple[EntityId, ...]:
    """Whose claims they are, each once, in order; the article's own voice and whoever is not named are left out."""
    return tuple(dict.fromkeys(who for claim in claims if (who := innermost(claim)) is not None))


def body_mentions(sheet: FactSheet, entity: Entity) -> tuple[Span, ...]:
    """Where the body names the entity; headings and captions left out."""
    spans = (mention.span for mention in entity.mentions)
    return tuple(span for span in spans if number(sheet, span))


def number(sheet: FactSheet, span: Span) -> int:
    """The number of the body sentence in which a span begins; 0 outside the body."""
    sentence = sheet.sentence_at(span)
    return sentence.number if sentence is not None and sentence.part is Part.BODY else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words in quotation marks, without the marks, and the chain of who says them, outermost first."""

    span: Span
    chain: tuple[Attribution, ...]

    @property
    def speaker(self) -> EntityId | None:
        """Whose words they are."""
        return self.chain[-1].speaker


def marked(sheet: FactSheet) -> tuple[Marked, ...]:
    """Every direct quotation of the body, one for each pair of quotation marks, in order.

    Marks that nobody's speech fills (a nickname, a title) are no quotation.
    """
    direct = [each for each in sheet.quotations if each.direct]
    found: dict[Span, Marked] = {}
    for span in _pairs(sheet):
        fitting = [each for each in direct if each.content.overlap(span)]
        if fitting and number(sheet, span):
            best = max(fitting, key=lambda each: (each.content.overlap(span), each.content.end - each.content.start))
            found[span] = Marked(span=span, chain=chain_of(sheet, best))
    for each in direct:
        if number(sheet, each.content) and not any(span.overlap(each.content) for span in found):
            found[each.content] = Marked(span=each.content, chain=chain_of(sheet, each))
    return tuple(found[span] for span in sorted(found))


def _pairs(sheet: FactSheet) -> Iterator[Span]:
    for match in _MARKED.finditer(sheet.article.text):
        group = next(index for index in range(1, 5) if match[index] is not None)
        yield Span(*match.span(group))


def chain_of(sheet: FactSheet, quotation: Quotation) -> tuple[Attribution, ...]:
    """The speakers of a quotation, outermost first.

    Who is quoted inside another's words is told by that other; an agency that passes words on is known by the claims.
    """
    told = [
        claim.attribution
        for claim in sheet.claims
        if claim.attribution
        and claim.attribution[-1].speaker == quotation.speaker
        and quotation.content.covers(claim.evidence)
    ]
    if told:
        return max(told, key=len)
    outer = [
        each
        for each in sheet.quotations
        if each.content != quotation.content
        and each.content.covers(quotation.content)
        and each.speaker != quotation.speaker
    ]
    outer.sort(key=lambda each: each.content.start - each.content.end)
    return tuple(
        Attribution(speaker=each.speaker, cue=each.cue, span=each.cue_span, direct=each.direct)
        for each in (*outer, quotation)
    )


def is_speech(sheet: FactSheet, quotation: Quotation) -> bool:
    """Whether somebody speaks: who agrees to something is not its source, nor is a statement, nor nobody at all."""
    if quotation.speaker is None:
        return not any(q is not quotation and q.content.covers(quotation.content) for q in sheet.quotations)
    agreed = any(kind.name in _DEEDS for kind, _ in cues_of(Carrier.VERB, quotation.cue or ""))
    return sheet.entity(quotation.speaker).kind in SPEAKING and not agreed


def amounts_in(sheet: FactSheet, span: Span) -> tuple[Amount, ...]:
    """The amounts that lie inside a span."""
    return tuple(amount for amount in sheet.amounts if span.covers(amount.span))


def claim_of(sheet: FactSheet, span: Span) -> Claim | None:
    """The claim that says the words of a span: the one with the narrowest role over it, else the narrowest evidence.

    Who agrees to buy for a price agrees to all of it; the price itself is the purchase's.
    """

    def width(claim: Claim) -> tuple[bool, int, int]:
        over = [role.span.end - role.span.start for role in claim.roles if role.span.covers(span)]
        return (not over, min(over, default=0), claim.evidence.end - claim.evidence.start)

    return min((claim for claim in shown(sheet) if claim.evidence.covers(span)), key=width, default=None)


def word_of(sheet: FactSheet, claim: Claim) -> Span | None:
    """Where the word stands that carries the claim; None where it is not in its clause."""
    lemma = stem(claim.lemma.split("_")[0])
    for match in re.finditer(r"[^\W_]+", claim.evidence.of(sheet.article.text)):
        if words(match[0]) and stem(match[0].casefold()) == lemma:
            return Span(claim.evidence.start + match.start(), claim.evidence.start + match.end())
    return None


def missing(claims: Iterable[Claim], roles: Iterable[str]) -> bool:
    """Whether none of the claims fills any of the roles."""
    asked = tuple(roles)
    return not any(claim.role(name) is not None for claim in claims for name in asked)


def fillers(sheet: FactSheet, roles: tuple[Role, ...]) -> frozenset[EntityId]:
    """The entities that fill roles, members of groups included."""
    direct = [ident for role in roles for ident in role.entities]
    return frozenset((*direct, *(member for ident in direct for member in sheet.entity(ident).members)))


def named_in(sheet: FactSheet, kinds: Iterable[Kind], named: Iterable[str]) -> tuple[Entity, ...]:
    """The entities of these kinds that the body names, in order of appearance; of one name only the first.

    With `named` only those whose name has one of these words, or all words of one of these phrases.
    """
    wanted = frozenset(kinds)
    known = [stems(each.replace("-", " ")) for each in named]
    first: dict[str, Entity] = {}
    for each in sorted(sheet.entities, key=lambda each: min((m.span for m in each.mentions), default=Span(0, 1))):
        own = stems(each.name.split(" with ")[0])
        meant = each.kind in wanted and (not known or any(some <= own for some in known))
        if meant and body_mentions(sheet, each):
            first.setdefault(each.name.casefold(), each)
    found = {n: e for n, e in first.items() if not any(_ON.fullmatch(n.removeprefix(other)) for other in first)}
    return tuple(each for name, each in found.items() if not _is_again(sheet, each, name, tuple(found)))


def _is_again(sheet: FactSheet, entity: Entity, name: str, names: tuple[str, ...]) -> bool:
    """Whether a name ("the late shell") only names again, without a number, what another says more of."""
    bare = _PLAIN.sub("", name)
    counted = any(amount.span.overlap(each.span) for amount in sheet.amounts for each in entity.mentions)
    if bare == name or " " in bare or counted:
        return False
    before = names[: names.index(name)]
    heads = {
        stem(_ON_END.sub("", other).split()[-1]) for other in names if other != name and _PLAIN.sub("", other) == other
    }
    return stem(bare) in heads | {stem(_PLAIN.sub("", other)) for other in before}


def undone(sheet: FactSheet, predicates: frozenset[str]) -> tuple[Claim, ...]:
    """The rulings that strike down an order to do what these predicates are for."""
    ordered = [claim for claim in shown(sheet) if claim.predicate in predicates]
    return tuple(
        claim
        for claim in shown(sheet)
        if claim.predicate == "rule" and claim.lemma in _STRIKING and not claim.negated
        if any(role.span.covers(each.evidence) for role in claim.all_roles("case") for each in ordered)
        or any(claim.evidence.covers(each.evidence) for each in ordered)
    )


def struck_down(sheet: FactSheet, claim: Claim) -> bool:
    """Whether what the claim tells was ordered by what a later ruling overturned: it is not to come any more."""
    return claim.predicate != "rule" and any(
        role.span.covers(claim.evidence)
        for ruling in undone(sheet, frozenset((claim.predicate,)))
        for role in ruling.all_roles("case")
    )
