"""The part somebody has in what an article says: buyer, recipient, in talks; and the lines that list it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.facts.kinds import FALLBACK, KINDS, Sort
from bot.facts.model import Attribution, Claim, Entity, EntityId, FactSheet, Kind, Span
from bot.facts.query import body_mentions, shown
from bot.replies.blocks import Line, Text, line
from bot.replies.compose import cites, said_line
from bot.replies.content import listed
from bot.replies.wording import DASH, OWN_VOICE, chain_words, label

MOST_CITED = 6
"""How many sentences are cited for one name at most."""

SPEAKS, PASSES_ON = "speaks", "passes on what others say"
NAMED = "Also named"

# what one is called that fills a role; other roles are called by their own name
_PARTS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("transfer", "recipient"): "recipient",
        ("transfer", "giver"): "sender",
        ("buy", "buyer"): "buyer",
        ("buy", "seller"): "seller",
        ("buy", "counterparty"): "the other side of a purchase",
        ("buy", "beneficiary"): "beneficiary",
        ("pay", "payer"): "payer",
        ("pay", "payee"): "is paid",
        ("negotiate", "parties"): "in talks",
        ("agree", "parties"): "party to an agreement",
        ("agree", "counterparty"): "party to an agreement",
        ("participate", "participants"): "takes part",
        ("want", "holder"): "wants something",
        ("want", "addressee"): "is asked for something",
        ("plan", "actor"): "plans",
        ("halt", "actor"): "stops something",
        ("change", "actor"): "changes something",
        ("meet", "actor"): "meets or calls somebody",
        ("meet", "counterparty"): "is met or called",
        ("deploy", "actor"): "deploys",
        ("deploy", "place"): "place of deployment",
        ("endorse", "holder"): "takes a stand",
        ("endorse", "target"): "is supported or opposed",
        ("cause", "affected"): "affected",
        ("aim", "beneficiary"): "to benefit",
        ("aim", "against"): "aimed against",
        ("truce", "parties"): "party to a truce",
        ("attack", "actor"): "attacks",
        ("attack", "target"): "is attacked",
        ("hold_post", "person"): "holds a post",
        ("hold_post", "org"): "is led",
    }
)

_PLAYERS = frozenset((Sort.ACTOR, Sort.PERSON, Sort.PLACE))
"""What a role must take for who fills it to have a part; whoever is only named within a thing has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf:
    """Somebody's part by one account: what they are in it, by whom, in which claims."""

    entity: EntityId
    part: str
    chain: tuple[Attribution, ...]
    claim: Claim


def part_name(predicate: str, role: str) -> str:
    """What one is called that fills the role."""
    return _PARTS.get((predicate, role), role.replace("_", " "))


def _is_played(predicate: str, role: str) -> bool:
    """Whether the role is for somebody or some place; the fallback, which names no deed, has no parts."""
    kind = KINDS.get(predicate)
    spec = kind.role(role) if kind is not None and predicate != FALLBACK else None
    return spec is not None and bool(_PLAYERS & set(spec.sorts))


def parts(sheet: FactSheet) -> tuple[PartOf, ...]:
    """Every part that somebody has in a shown claim; the members of a group have the group's part."""
    found = []
    for claim in shown(sheet):
        for role in claim.roles:
            if not _is_played(claim.predicate, role.name):
                continue
            for ident in dict.fromkeys(m for e in role.entities for m in (e, *sheet.entity(e).members)):
                name = part_name(claim.predicate, role.name)
                found.append(PartOf(entity=ident, part=name, chain=claim.attribution, claim=claim))
    return tuple(found)


def named_in_body(sheet: FactSheet, kinds: Sequence[Kind]) -> tuple[Entity, ...]:
    """The entities of these kinds that the body names, in order of appearance."""
    found = [each for each in sheet.entities if each.kind in kinds and body_mentions(sheet, each)]
    return tuple(sorted(found, key=lambda each: body_mentions(sheet, each)[0].start))


def person_line(sheet: FactSheet, entity: Entity, held: Sequence[PartOf], voice: str) -> Line:
    """A name, what the article says it is, and its part by each account."""
    told = [voice] if voice else []
    for each in held:
        by = chain_words(sheet, each.chain)
        said = f"not {each.part}" if each.claim.negated else each.part
        told.append(said if by == OWN_VOICE or each.claim.attribution == () else f"{said} (by {by})")
    spans = (*body_mentions(sheet, entity), *(each.claim.evidence for each in held))
    state = "; ".join(dict.fromkeys(told)) or "named only"
    what = f"{DASH}{entity.description}" if entity.description else ""
    return line(Text(entity.name, strong=True), what, DASH, state, " ", *cites(sheet, *spans)[:MOST_CITED])


def grouped_lines(
    sheet: FactSheet, found: Sequence[Entity], same: Callable[[EntityId], EntityId] = lambda ident: ident
) -> tuple[Line, ...]:
    """A line for each part and account, with all that have it; last those that have none.

    `same` leads from an entity to the one that it is listed as (a government to its country).
    """
    wanted = {each.id: each for each in found}
    groups: dict[tuple[object, ...], list[PartOf]] = {}
    for each in parts(sheet):
        if same(each.entity) in wanted:
            who = tuple(link.speaker for link in each.chain)
            groups.setdefault((who, each.part, label(each.claim)), []).append(each)
    lines = [_group_line(sheet, some, wanted, same) for some in groups.values()]
    placed = {same(each.entity) for some in groups.values() for each in some}
    rest = tuple(each for each in found if each.id not in placed)
    if rest:
        spans = [body_mentions(sheet, each)[0] for each in rest]
        said = f"{NAMED}: {listed(tuple(each.name for each in rest))}"
        lines.append(said_line(sheet, OWN_VOICE, said, "", cites(sheet, *spans)))
    return tuple(lines)


def _group_line(
    sheet: FactSheet,
    some: Sequence[PartOf],
    wanted: Mapping[EntityId, Entity],
    same: Callable[[EntityId], EntityId],
) -> Line:
    first = some[0]
    members = tuple(dict.fromkeys(wanted[same(each.entity)].name for each in some))
    spans: list[Span] = [each.claim.evidence for each in some]
    said = f"{first.part[:1].upper()}{first.part[1:]}: {listed(members)}"
    return said_line(sheet, chain_words(sheet, first.chain), said, label(first.claim), cites(sheet, *spans))
