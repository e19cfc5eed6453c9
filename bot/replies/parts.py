"""The part somebody has in what an article says: buyer, recipient, in talks; and the lines that list it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.facts.allegations import doubt
from bot.facts.kinds import FALLBACK, KINDS, Sort
from bot.facts.model import Attribution, Claim, Entity, EntityId, FactSheet, Kind, Span, Status
from bot.facts.query import body_mentions, shown
from bot.languages.lists import listed
from bot.languages.words import mark, say, say_as
from bot.replies.blocks import Line, Text, line
from bot.replies.compose import cites, said_line
from bot.replies.wording import DASH, OWN_VOICE, chain_words, known_as, label, name_of

MOST_CITED = 6
"""How many sentences are cited for one name at most."""

SPEAKS, PASSES_ON = mark("speaks"), mark("passes on what others say")

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
        ("negotiate", "counterparty"): "in talks",
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
        ("acquire", "acquirer"): "buyer of a company",
        ("acquire", "target"): "to be taken over",
        ("appoint", "person"): "comes into office or leaves it",
        ("appoint", "org"): "where a post changes hands",
        ("appoint", "by"): "appoints",
        ("attack", "place"): "place of an attack",
        ("casualty", "source"): "gives a count of victims",
        ("charge", "suspect"): "accused",
        ("charge", "by"): "accuses",
        ("elect", "winner"): "leads or wins",
        ("elect", "loser"): "behind or beaten",
        ("elect", "by"): "elects",
        ("forecast", "holder"): "makes a forecast",
        ("launch", "actor"): "launches something",
        ("move", "person"): "changes sides",
        ("move", "from"): "is left",
        ("move", "to"): "is joined",
        ("occur", "participants"): "takes part",
        ("plan", "addressee"): "is told of a plan",
        ("raise", "org"): "raises money",
        ("raise", "investors"): "invests",
        ("report_figure", "org"): "reports figures",
        ("rule", "court"): "rules",
        ("rule", "for"): "wins a ruling",
        ("rule", "against"): "loses a ruling",
        ("sanction", "by"): "imposes measures",
        ("vote", "body"): "votes",
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


_ASKED = {("appoint", "person"): "is asked to take or leave office"}
"""Parts in what is only demanded, proposed, possible or foretold."""
_OPEN = frozenset((Status.PROPOSED, Status.REQUIRED, Status.POSSIBLE, Status.CONDITIONAL, Status.ASKED))


def part_names() -> tuple[str, ...]:
    """All that one may be called, in English, where it is not the role's own name."""
    return tuple(dict.fromkeys((*_PARTS.values(), *_ASKED.values())))


def part_name(predicate: str, role: str) -> str:
    """What one is called that fills the role."""
    known = _PARTS.get((predicate, role))
    return say_as("part", known) if known is not None else say_as("role", role).replace("_", " ")


def _is_played(predicate: str, role: str) -> bool:
    """Whether the role is for somebody or some place; the fallback, which names no deed, has no parts."""
    kind = KINDS.get(predicate)
    spec = kind.role(role) if kind is not None and predicate != FALLBACK else None
    return spec is not None and bool(_PLAYERS & set(spec.sorts))


def parts(sheet: FactSheet) -> tuple[PartOf, ...]:
    """Every part that somebody has in a shown claim; the members of a group have the group's part."""
    found = []
    for claim in (each for each in shown(sheet) if each.status is not Status.HYPOTHETICAL):
        for role in claim.roles:
            if role.implied or not _is_played(claim.predicate, role.name):
                continue
            for ident in dict.fromkeys(m for e in role.entities for m in (e, *sheet.entity(e).members)):
                asked = _ASKED.get((claim.predicate, role.name)) if claim.status in _OPEN else None
                name = say_as("part", asked) if asked else part_name(claim.predicate, role.name)
                found.append(PartOf(entity=ident, part=name, chain=claim.attribution, claim=claim))
    return tuple(found)


def named_in_body(sheet: FactSheet, kinds: Sequence[Kind]) -> tuple[Entity, ...]:
    """The entities of these kinds that the body names, in order of appearance."""
    found = [each for each in sheet.entities if each.kind in kinds and body_mentions(sheet, each)]
    return tuple(sorted(found, key=lambda each: body_mentions(sheet, each)[0].start))


def person_line(sheet: FactSheet, entity: Entity, held: Sequence[PartOf], voice: str) -> Line:
    """A name, what the article says it is, and its part by each account."""
    told = [say(voice)] if voice else []
    for each in held:
        said = _told(sheet, each)
        own = not each.chain or each.chain[-1].speaker == entity.id
        told.append(said if own else say("{part} (by {who})", part=said, who=chain_words(sheet, each.chain)))
    spans = (*body_mentions(sheet, entity), *(each.claim.evidence for each in held))
    state = "; ".join(dict.fromkeys(told)) or say("named only")
    what = f"{DASH}{entity.description}" if entity.description else ""
    return line(
        Text(name_of(sheet, entity.id) if entity.anonymous else known_as(sheet, entity), strong=True),
        what,
        DASH,
        state,
        " ",
        *cites(sheet, *spans)[:MOST_CITED],
    )


def _told(sheet: FactSheet, held: PartOf) -> str:
    """A part by itself: what is denied or only alleged is said to be so."""
    if held.claim.negated:
        return say("not {part}", part=held.part)
    if held.claim.predicate != "charge" and doubt(sheet, held.claim) is not None:
        state = label(sheet, held.claim)
        return f"{held.part} ({state[:1].lower()}{state[1:]})"
    return held.part


def grouped_lines(
    sheet: FactSheet, found: Sequence[Entity], same: Callable[[EntityId], EntityId] = lambda ident: ident
) -> tuple[Line, ...]:
    """A line for each account and those that have the same parts in it; last those that have none.

    `same` leads from an entity to the one that it is listed as (a government to its country).
    """
    wanted = {each.id: each for each in found}
    held: dict[tuple[object, ...], dict[EntityId, list[PartOf]]] = {}
    for each in parts(sheet):
        if same(each.entity) in wanted:
            who = tuple(link.speaker for link in each.chain)
            held.setdefault(who, {}).setdefault(same(each.entity), []).append(each)
    lines = [line for by_entity in held.values() for line in _account(sheet, by_entity, wanted)]
    placed = {ident for by_entity in held.values() for ident in by_entity}
    rest = tuple(each for each in found if each.id not in placed)
    if rest:
        spans = [body_mentions(sheet, each)[0] for each in rest]
        said = say("Also named: {names}", names=listed(tuple(each.name for each in rest)))
        lines.append(said_line(say(OWN_VOICE), said, "", cites(sheet, *spans)))
    return tuple(lines)


def _account(
    sheet: FactSheet, by_entity: Mapping[EntityId, Sequence[PartOf]], wanted: Mapping[EntityId, Entity]
) -> list[Line]:
    """The lines of one claimant: names that have the same parts stand together."""
    alike: dict[tuple[str, ...], list[EntityId]] = {}
    for ident, held in by_entity.items():
        alike.setdefault(tuple(dict.fromkeys(_part_and_status(sheet, each) for each in held)), []).append(ident)
    lines = []
    for told, idents in alike.items():
        some = [each for ident in idents for each in by_entity[ident]]
        said = f"{listed(tuple(wanted[ident].name for ident in idents))}: {'; '.join(told)}"
        spans: list[Span] = [each.claim.evidence for each in some]
        lines.append(said_line(chain_words(sheet, some[0].chain), said, "", cites(sheet, *spans)))
    return lines


def _part_and_status(sheet: FactSheet, held: PartOf) -> str:
    state = label(sheet, held.claim)
    return f"{held.part} ({state})" if state else held.part
