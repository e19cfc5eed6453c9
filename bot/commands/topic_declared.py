"""A topic as its file declares it: a question that is a query over claims, and how its answer is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.facts.model import Kind, Measure
from bot.facts.query import Filter

WHEN, WITHIN = "when", "within"
"""Among the roles of a slot: the time of the claim, and any time that its sentence tells."""


class View(StrEnum):
    """How a topic's claims are shown.

    POSITIONS: who fills the role, by whom, side by side. CLAIMS: a line for each claim. TABLE: a line for each claim
    with the roles of its columns. ENTITIES: a line for each thing of a kind and class, and what is said of them.
    """

    POSITIONS = "positions"
    CLAIMS = "claims"
    TABLE = "table"
    ENTITIES = "entities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What an answer reports as not stated: none of its claims has one of the roles, or such an amount beside it.

    The role WHEN stands for the claim's own time, WITHIN for any in its sentence but the day of saying it. Where the
    body has one of the words or phrases `unless`, or a sentence of the claims fits the regular expression `pattern`,
    nothing is reported: the article may say it in a way that no claim holds. A `counted` slot is reported only beside
    a number: of one who died in bed nobody asks how many are missing.
    """

    roles: tuple[str, ...]
    says: str
    measure: Measure | None = None
    unless: tuple[str, ...] = ()
    pattern: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One table of a topic file. `parts` are, for each filter of the query, the words that ask for it alone."""

    name: str
    pack: str
    ask: str
    view: View
    query: tuple[Filter, ...]
    empty: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    besides: tuple[Filter, ...] = ()
    against: tuple[Filter, ...] = ()
    sharing: tuple[Filter, ...] = ()
    missing: tuple[Slot, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    columns: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    named: tuple[str, ...] = ()
    touching: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    undone: str = ""
    near: tuple[str, ...] = ()
    also_in: tuple[str, ...] = ()
