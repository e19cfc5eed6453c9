"""Who or what in an article somebody means by a name, typed in full, in part, or with a slip."""

from __future__ import annotations

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from bot.facts.model import Entity, FactSheet, Form
from bot.facts.query import body_mentions
from bot.languages.words import say

ALIKE = 84
"""How alike (0 to 100) two names must be to count as the same with a slip."""


def find(sheet: FactSheet, typed: str) -> Entity | None:
    """The entity that is meant: by its whole name, by a name in the text, by one word of it, or with a slip."""
    wanted = " ".join(typed.casefold().strip(" ?!.,'\"").split())
    if not wanted:
        return None
    named = [(entity, _names(sheet, entity)) for entity in sheet.entities]
    for test in (_same, _word_of, _alike):
        found = [entity for entity, names in named if any(test(wanted, name) for name in names)]
        if found:
            return max(found, key=lambda entity: len(entity.mentions))
    return None


def unmentioned(sheet: FactSheet, typed: str) -> str:
    """That the article does not mention a name, and which of its own names may be meant."""
    told = say("The article does not mention {name}.", name=typed)
    own = [e.name for e in sheet.entities if any(m.form is Form.NAME for m in e.mentions) and body_mentions(sheet, e)]
    near = process.extractOne(
        typed[:60], own, scorer=fuzz.token_set_ratio, processor=default_process, score_cutoff=ALIKE
    )
    return " ".join((told, say("Did you mean {name}?", name=near[0]))) if near else told


def spelt_like(sheet: FactSheet, entity: Entity, typed: str) -> bool:
    """Whether a typed name is one of the entity's, with a slip or in another order."""
    wanted = " ".join(typed.casefold().strip(" ?!.,'\"").split())
    return any(_same(wanted, name) or _alike(wanted, name) for name in _names(sheet, entity))


def named_exactly(sheet: FactSheet, typed: str, whole: bool) -> bool:
    """Whether the article names somebody or something so: by the whole name, or (not `whole`) by a word of it."""
    wanted, test = " ".join(typed.casefold().split()), _same if whole else _word_of
    return any(test(wanted, name) for entity in sheet.entities for name in _names(sheet, entity))


def _names(sheet: FactSheet, entity: Entity) -> tuple[str, ...]:
    forms = (Form.NAME, Form.DEMONYM, Form.METONYM, Form.TITLE)
    mentions = [sheet.words(mention.span) for mention in entity.mentions if mention.form in forms]
    return tuple(dict.fromkeys(name.casefold() for name in (entity.name, *mentions)))


def _same(wanted: str, name: str) -> bool:
    return wanted == name


def _word_of(wanted: str, name: str) -> bool:
    return f" {wanted} " in f" {name} " or (" " in wanted and f" {name} " in f" {wanted} ")


def _alike(wanted: str, name: str) -> bool:
    if min(len(wanted), len(name)) < 4:
        return False
    return (
        max(
            fuzz.token_sort_ratio(wanted, name),
            fuzz.ratio(wanted, name),
            *(fuzz.ratio(wanted, word) for word in name.split() if len(word) > 3),
            0,
        )
        >= ALIKE
    )
