"""Who gives what to whom, as arrows: one for each side of a question, with who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from bot.facts.model import Claim, ClaimId, FactSheet, Role, Severity
from bot.languages.lists import listed
from bot.languages.words import say
from bot.replies.compose import Stand
from bot.replies.content import tidy
from bot.replies.pictures import Flow, FlowSketch, Party
from bot.replies.wording import chain_words, label, name_of, role_name

MOST = 8

_GIVERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "pay": frozenset(("payer",)),
        "buy": frozenset(("buyer",)),
        "acquire": frozenset(("acquirer",)),
        "transfer": frozenset(("giver",)),
    }
)
"""The roles from which something goes."""

# where it goes, best first: somebody, else the thing that is paid for
_RECEIVERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pay": ("payee", "for", "beneficiary"),
        "buy": ("seller", "counterparty", "goods"),
        "acquire": ("target",),
        "transfer": ("recipient",),
    }
)
_THINGS = frozenset(("for", "goods", "target"))
_POINTING = frozenset("it its them they this that these those which".split())
_GOODS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pay": ("amount",),
        "buy": ("price",),
        "acquire": ("price", "stake"),
        "transfer": ("quantity", "goods"),
    }
)


def flow_picture(sheet: FactSheet, title: str, sides: Sequence[Stand]) -> FlowSketch | None:
    """The sides of a question as flows; None where the question is not about giving, or no receiver is known."""
    given = [side for side in sides if side.role.name in _GIVERS.get(side.claims[0].predicate, ())]
    if not given or len(given) != len(sides):
        return None
    rival = _rivals(sheet, [claim for side in given for claim in side.claims])
    flows = tuple(dict.fromkeys(_flow(sheet, side, rival) for side in given))
    if not any(flow.receiver for flow in flows):
        return None
    return FlowSketch(title=title, flows=flows[:MOST], more=max(0, len(flows) - MOST))


def _flow(sheet: FactSheet, side: Stand, rival: frozenset[ClaimId]) -> Flow:
    first = side.claims[0]
    told = tuple(dict.fromkeys(filter(None, (label(sheet, claim) for claim in side.claims if not claim.negated))))
    return Flow(
        giver=_party(sheet, side.role),
        receiver=next((_receiver(sheet, role) for role in _roles(sheet, side, _RECEIVERS)), None),
        what=next((_party(sheet, role).words for role in _roles(sheet, side, _GOODS)), ""),
        who=chain_words(sheet, side.chain),
        tags=(*told, *((say("as {role}", role=role_name(side.role.name)),) if side.implied else ())),
        disputed=any(claim.id in rival for claim in side.claims),
        denied=first.negated,
    )


def _roles(sheet: FactSheet, side: Stand, asked: Mapping[str, tuple[str, ...]]) -> Iterator[Role]:
    """The roles of the claims that are asked for, best first; a pronoun that stands for nobody known is left out."""
    for name in asked[side.claims[0].predicate]:
        for claim in side.claims:
            role = claim.role(name)
            if role is not None and role.span != side.role.span and not _points(sheet, role):
                yield role


def _points(sheet: FactSheet, role: Role) -> bool:
    return not role.entities and sheet.words(role.span).casefold() in _POINTING


def _receiver(sheet: FactSheet, role: Role) -> Party:
    """Who receives; of a thing that is paid for the article's words, and that it is paid for."""
    if role.name not in _THINGS:
        return _party(sheet, role)
    if sheet.words(role.span).casefold() in _POINTING:
        return Party(name=say("for {thing}", thing=_party(sheet, role).name), paid_for=True)
    words = tidy(role.span.of(sheet.article.text))
    first, _, rest = words.partition(" ")
    thing = f"{first.lower()} {rest}" if first in ("A", "An", "The") else words
    return Party(name=say("for {thing}", thing=thing), paid_for=True)


def _party(sheet: FactSheet, role: Role) -> Party:
    """The names in a role, with those that a group is said to hold; its words where nobody is named."""
    if not role.entities:
        return Party(name=tidy(role.span.of(sheet.article.text)))
    members = dict.fromkeys(member for ident in role.entities for member in sheet.entity(ident).members)
    return Party(
        name=listed(tuple(name_of(sheet, ident) for ident in role.entities)),
        members=listed(tuple(sheet.entity(ident).name for ident in members)),
    )


def _rivals(sheet: FactSheet, claims: Sequence[Claim]) -> frozenset[ClaimId]:
    """Those of the claims that hard conflicts set against others of them."""
    asked = {claim.id for claim in claims}
    found: set[ClaimId] = set()
    for conflict in sheet.conflicts:
        sides = [asked & set(position.claims) for position in conflict.positions]
        if conflict.severity is Severity.HARD and sum(map(bool, sides)) > 1:
            found |= set().union(*sides)
    return frozenset(found)
