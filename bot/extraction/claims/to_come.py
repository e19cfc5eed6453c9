"""What is still to come of a deed that no predicate names: somebody's plan, or what is forecast to befall a thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.extraction.claims.mood import mood_of
from bot.extraction.claims.reading import Reading
from bot.extraction.claims.roles import role_of
from bot.extraction.trees import phrases
from bot.extraction.trees.arguments import Places, fillers
from bot.extraction.trees.subjects import is_passive
from bot.facts.kinds import KINDS, Kind
from bot.facts.model import Role, Span, Status

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_PLAN, _FORECAST = KINDS["plan"], KINDS["forecast"]
_DUE = frozenset(("due", "set"))
_SCHEDULED = frozenset("start begin open reopen close resume end finish continue follow return launch".split())
_MODALS = frozenset("will 'll ’ll wo shall would could may might".split())
_BEFALLING = frozenset(
    "lose miss suffer struggle die face need fail collapse weaken worsen improve benefit starve drown freeze burn "
    "crash vanish disappear survive expire wane wither falter flounder shortfall overshoot exhaust outlast "
    "deplete overwhelm swamp submerge inundate affect hit delay cripple strand".split()
)
"""What happens to one, and is done by nobody."""


def to_come(reading: Reading, token: Token, found: Places, roles: Sequence[Role]) -> tuple[Kind, list[Role]] | None:
    """What somebody "will" do is a plan of theirs; what will or may befall a thing that wills nothing is a forecast."""
    modal = any(
        (c.dep_ == "aux" and c.lower_ in _MODALS) or (c.dep_ == "mark" and c.lower_ in _DUE) for c in token.children
    )
    status = mood_of(token).status if modal else Status.UNKNOWN
    befalls, passive = token.lemma_.lower() in _BEFALLING, is_passive(token)
    name = "theme" if passive else "actor"
    who = next((role for role in roles if role.name == name), None)
    if status not in (Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL) or who is None or (passive and not befalls):
        return None
    if has_count(reading, fillers(found, "object")) and not passive:
        return None  # how much it is, is told by itself
    subject = fillers(found, "object" if passive else "subject")[:1]
    acts = role_of(reading, _PLAN, ("actor",), subject[0], "object") if subject else None
    if acts is None and status is not Status.POSSIBLE and token.lemma_.lower() in _SCHEDULED:
        return _PLAN, [replace(who, name="content")]
    if (acts is not None and not befalls and status is not Status.PLANNED) or (acts is None and who.entities == ()):
        return None
    clause = phrases.clause(reading.document, token)
    begin = reading.document.starts[token.i]
    if clause.end <= begin:
        return None
    told = Role(
        name="value", span=Span(begin, clause.end), entities=tuple(e for r in roles if r != who for e in r.entities)
    )
    if acts is not None and not befalls:
        return _PLAN, [replace(who, name="actor"), replace(told, name="content")]
    return _FORECAST, [replace(who, name="metric"), told]


def has_count(reading: Reading, things: Sequence[Token]) -> bool:
    """Whether it is said how much or how many there are: "the school has 300 pupils"."""
    return any(reading.amounts.sort_at(phrases.noun_phrase(reading.document, thing)) is not None for thing in things)
