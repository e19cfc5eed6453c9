"""Which claims are about one event: the same family of predicates, things and receivers that fit together.

Everything that Newsdesk says about rival claims rests on this link, so it is drawn from what the claims name and never
from how near they stand: two purchases of different things stay two events.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.facts.model import Claim, ClaimId, Entity, EntityId, Kind, Role, Status, digest
from bot.facts.sameness import POINTING, noun_of

_FAMILIES = {"pay": "provision", "buy": "provision", "transfer": "provision", "acquire": "takeover"}
THINGS = (
    "goods",
    "for",
    "theme",
    "topic",
    "content",
    "target",
    "event",
    "effect",
    "item",
    "case",
    "offence",
    "metric",
)
"""Roles that hold what a claim is about."""
_RECEIVERS = ("recipient", "beneficiary")
_DOERS = frozenset((Kind.PERSON, Kind.COUNTRY, Kind.GOVERNMENT))
_STOPPED = frozenset((Status.HALTED, Status.CANCELLED))


@dataclass(frozen=True, slots=True)
class _Matter:
    """What a claim is about, as far as it can be compared."""

    claim: Claim
    family: str
    things: frozenset[EntityId]
    words: frozenset[str]
    receivers: frozenset[EntityId]
    vague: bool


def link(
    claims: Sequence[Claim], text: str, entities: Mapping[EntityId, Entity], asides: Container[ClaimId] = ()
) -> tuple[Claim, ...]:
    """The same claims, each with the id of its event. Claims of one event share it; ids depend on the text alone.

    `asides` are claims of headings and captions, which stay alone: nothing points back to them.
    """
    matters = [_matter(c, text, entities) for c in claims]
    leader = list(range(len(claims)))
    by_family: dict[str, list[int]] = {}
    for i, matter in enumerate(matters):
        if matter.claim.id in asides:
            continue
        by_family.setdefault(matter.family, []).append(i)
    for members in by_family.values():
        _join(matters, members, leader)
    names: dict[int, str] = {}
    done = []
    for i, claim in enumerate(claims):
        top = _top(leader, i)
        names.setdefault(top, digest("event", claims[top].id))
        done.append(replace(claim, event=names[top]))
    return tuple(done)


def _join(matters: Sequence[_Matter], members: Sequence[int], leader: list[int]) -> None:
    """Join the members of one family: first what names the same things, then what only points back ("it")."""
    index: dict[str, int] = {}
    for i in members:
        if not matters[i].vague:
            for key in _keys(matters[i]):
                other = index.setdefault(key, i)
                if other != i and _fit(matters[i], matters[other]):
                    _union(leader, i, other)
                else:
                    index[key] = i
    for place, i in enumerate(members):
        if matters[i].vague:
            for j in (*reversed(members[:place]), *members[place + 1 :]):
                if _fit(matters[i], matters[j]):
                    _union(leader, i, j)
                    break


def _keys(matter: _Matter) -> Iterator[str]:
    yield from sorted(matter.things)
    yield from sorted(matter.words)


def _fit(one: _Matter, other: _Matter) -> bool:
    """Whether nothing keeps the two apart: other receivers, or a thing that was stopped and one that was not."""
    if one.receivers and other.receivers and not one.receivers & other.receivers:
        return False
    return one.family != "provision" or (one.claim.status in _STOPPED) == (other.claim.status in _STOPPED)


def _matter(claim: Claim, text: str, entities: Mapping[EntityId, Entity]) -> _Matter:
    about = [r for r in claim.roles if r.name in THINGS]
    things = frozenset(e for r in about for e in r.entities if entities[e].kind not in _DOERS)
    words = frozenset(stem for r in about if (stem := noun_of(r.span.of(text))))
    pointing = all(set(r.span.of(text).lower().split()) <= POINTING for r in about)
    receivers = frozenset(e for r in claim.roles if r.name in _RECEIVERS for e in _with_members(r, entities))
    family = _FAMILIES.get(claim.predicate, claim.predicate)
    return _Matter(claim, family, things, words, receivers, vague=pointing and family == "provision")


def _with_members(role: Role, entities: Mapping[EntityId, Entity]) -> Iterator[EntityId]:
    for ident in role.entities:
        yield ident
        yield from entities[ident].members


def _top(leader: list[int], i: int) -> int:
    while leader[i] != i:
        leader[i] = leader[leader[i]]
        i = leader[i]
    return i


def _union(leader: list[int], i: int, j: int) -> None:
    a, b = _top(leader, i), _top(leader, j)
    leader[max(a, b)] = min(a, b)


def events(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by event, in their order."""
    done: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.event is not None:
            done.setdefault(claim.event, []).append(claim)
    return done
