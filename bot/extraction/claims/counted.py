"""How much and how many a phrase is: whether it is money itself, and the number in front of what is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.extraction.claims.reading import Reading
from bot.extraction.trees.arguments import preposition
from bot.extraction.trees.unmarked import loose_particle
from bot.facts.kinds import Kind, Sort, role_named
from bot.facts.model import Role, Span

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_MONEY = frozenset(
    "money cash sum million billion trillion penny cent dime proceeds taxpayer-money dollar pound euro half third "
    "quarter two-third three-quarter fraction amount total".split()
)
"""What is money without a figure beside it; a part is one of something that was named before."""
_SUMS = frozenset(
    "grant loan fee price cost bill fine penalty compensation salary wage pay bonus payment payout prize bribe ransom "
    "deposit rent tax subsidy dividend premium equivalent average minimum maximum rate value worth aid package "
    "investment credit donation contribution support funding financing offer bid facility injection stipend pension "
    "allowance "
    "budget instalment installment tranche rebate refund settlement advance cheque check share assistance "
    "relief".split()
)
"""What is money where a figure stands with it: "a 3 million euro grant"."""
_COUNTERS = frozenset(
    "dozen score hundred thousand million billion tonne ton litre liter gallon barrel kilo kilogram pound gram pair "
    "batch "
    "number load truckload shipload box crate pallet bag sack container acre hectare megawatt gigawatt couple handful "
    "majority most rest remainder half third quarter".split()
)
"""Words for how many or how much of what follows with "of"."""


def is_money(reading: Reading, filler: Token, amount: Sort | None) -> bool:
    """Whether the phrase is a sum, not a thing with its price: "$3 million", "the money", not "a $3 million house".

    `amount`: the sort of the first amount in the whole phrase.
    """
    lemma = filler.lemma_.lower()
    if amount is Sort.MONEY:
        own = reading.document.span(filler)
        return reading.amounts.holds(own) or lemma in _SUMS or lemma in _MONEY or filler.pos_ in ("NUM", "SYM")
    return (lemma in _MONEY or filler.lower_ == "funds") and amount is not Sort.PERCENT and filler.pos_ != "PROPN"


def with_count(reading: Reading, kind: Kind, role: Role, filler: Token) -> tuple[Role, ...]:
    """The role, with how many of it there are where the kind has a role for that; a bare number is only how many."""
    name = kind.numbered.get(role.name)
    if name is None or reading.says_when(filler) or reading.amounts.holds(reading.document.span(filler)):
        return (role,)
    if filler.pos_ == "NUM" and _of(filler) is None:
        return (replace(role, name=name, entities=()),)
    measure = next((c for c in filler.children if c.dep_ in ("compound", "amod") and c.i < filler.i), None)
    within = reading.amounts.starting(reading.document.starts[measure.left_edge.i]) if measure is not None else None
    if within is not None:
        return role, Role(name=name, span=within)
    span = _number(reading, filler)
    return (role,) if span is None else (role, Role(name=name, span=span))


def counted_thing(filler: Token) -> Token:
    """What a number or a word for how many is of; of any other word itself."""
    inner = _of(filler) if filler.pos_ in ("NUM", "DET", "PRON") or filler.lemma_.lower() in _COUNTERS else None
    return inner if inner is not None else filler


def still_open(names: Sequence[str], roles: Sequence[Role]) -> list[str]:
    """Those of the roles that nothing fills as yet."""
    held = {role.name for role in roles}
    return [name for name in names if role_named(name) not in held]


def _number(reading: Reading, filler: Token) -> Span | None:
    """ "[About 24] jets", "[the first six of 18] guns", "[500 tonnes] of rice", "[dozens] of tents"."""
    document = reading.document
    number = next((c for c in filler.children if c.dep_ == "nummod" and c.i < filler.i), None)
    inner = _of(filler)
    if inner is None or not (filler.pos_ == "NUM" or filler.lemma_.lower() in _COUNTERS):
        return document.span(number.left_edge, number) if number is not None else None
    more = next((c for c in inner.children if c.dep_ == "nummod" and c.i < inner.i), None)
    first = filler.left_edge if filler.left_edge.dep_ != "case" else filler.left_edge.nbor(1)
    return document.span(first, more if more is not None and filler.pos_ == "NUM" else filler)


def _of(filler: Token) -> Token | None:
    return next((c for c in filler.children if c.dep_.startswith("nmod") and preposition(c) == "of"), None)


def shortened(
    reading: Reading, cue: Token, roles: Sequence[Role], heads: Sequence[tuple[Token, str, Role]]
) -> list[Role]:
    """The roles without the phrase behind them that is a role by itself: "[4 million pounds] [to the hospice]".

    Also without the particle of the verb: "paid out [14 million]". `heads`: the head, the place and the role as it was
    made, of each.
    """
    cut: dict[Span, int] = {}
    begun: dict[Span, int] = {}
    particle = loose_particle(cue)
    for filler, place, role in heads:
        if particle is not None and filler.left_edge == particle:
            begun[role.span] = reading.document.span(particle.nbor(1)).start
        for outer, _, whole in heads:
            own = preposition(filler) in (place, place.partition(".")[2])
            near = filler.head == outer or (filler.head.head == outer and preposition(filler.head) == "of")
            apart = own and near and whole.span.covers(role.span)
            if apart and filler.left_edge.i > outer.i:
                end = reading.document.span(outer.left_edge, filler.left_edge.nbor(-1)).end
                cut[whole.span] = min(end, cut.get(whole.span, end))
            elif filler.dep_ == "compound" and filler.head == outer and place == "indirect":
                begun[whole.span] = reading.document.span(filler.nbor(1)).start  # "docked the club [six points]"
    roles = [replace(r, span=Span(begun.get(r.span, r.span.start), r.span.end)) for r in roles]
    return [replace(r, span=Span(r.span.start, cut[r.span])) if r.span in cut else r for r in roles]
