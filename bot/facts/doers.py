"""Who does what in a line, read from the order of its words: beside the claims, and for bullets the only way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.facts.kinds import KINDS
from bot.facts.model import Entity, EntityId, FactSheet, Form, Span
from bot.facts.stems import stem
from bot.facts.synonyms import predicates_of
from bot.facts.wording import Line, Word

_BETWEEN = frozenset(
    "will would shall should can could may might must is are was were be been being has have had do does did to not "
    "also now already soon still then both all each itself themselves himself herself only together jointly alone "
    "agreed agrees agree going set due expected ready forced obliged".split()
)
"""Words that may stand between a verb and the one who does it."""

_BE = frozenset("is are was were be been being gets got".split())
_OF = re.compile(r"(?:the )?([A-Z]\w+) of (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)")
"""The Department of State is the State Department too."""

_PARTICIPLE = re.compile(r"(?:ed|paid|bought|sent|sold|made|given|built|held|met)$")
_PREPOSITION = re.compile(
    r"\b(?:of|in|from|for|with|at|on|to|against|near|between|over|about|into|than|as|by) (?:the |its |his |her )?$",
    re.IGNORECASE,
)
"""Before a name: somebody else's company, place or aim, and not who does it."""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A place in a line where an entity of the article is named."""

    start: int
    end: int
    entity: EntityId


@dataclass(frozen=True, slots=True)
class Doing:
    """A verb of a line with those who do it."""

    word: Word
    names: tuple[Name, ...]

    @property
    def entities(self) -> frozenset[EntityId]:
        """Who they are."""
        return frozenset(name.entity for name in self.names)

    def words(self, text: str) -> str:
        """Who they are, as the line says it."""
        return text[self.names[0].start : self.names[-1].end]


class Names:
    """The names of an article's entities, ready to be looked for in lines, of the article or not."""

    def __init__(self, sheet: FactSheet) -> None:
        """Takes every form that begins with a capital; a form of two entities is the first one's."""
        self._forms: dict[str, EntityId] = {}
        for entity in sheet.entities:
            for form in _forms(entity, sheet):
                self._forms.setdefault(form, entity.id)
        longest_first = sorted(self._forms, key=lambda form: (-len(form), form))
        self._pattern = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)") if longest_first else None
        )

    def find(self, text: str) -> tuple[Name, ...]:
        """Where they stand in a line; of names that begin at one place the longest."""
        found = self._pattern.finditer(text) if self._pattern else ()
        return tuple(Name(match.start(), match.end(), self._forms[match[0]]) for match in found)


def pronouns_in(sentence: Span, sheet: FactSheet) -> tuple[Name, ...]:
    """Where a sentence of the article names an entity by a pronoun, counted from the sentence's beginning."""
    return tuple(
        Name(mention.span.start - sentence.start, mention.span.end - sentence.start, entity.id)
        for entity in sheet.entities
        for mention in entity.mentions
        if mention.form is Form.PRONOUN and sentence.covers(mention.span)
    )


def _forms(entity: Entity, sheet: FactSheet) -> set[str]:
    kinds = (Form.NAME, Form.METONYM, Form.DEMONYM, Form.TITLE)
    forms = {entity.name} | {sheet.words(m.span) for m in entity.mentions if m.form in kinds}
    turned = {f"{found[2]} {found[1]}" for form in forms if (found := _OF.fullmatch(form))}
    return {form for form in forms | turned if form[:1].isupper() and len(form) > 1}


def doings(line: Line, names: Sequence[Name]) -> Iterator[Doing]:
    """The verbs of a line whose doers stand right before them, or after their "by"."""
    for word in line.words:
        inside = any(name.start <= word.start and word.end <= name.end for name in names)
        if not inside and predicates_of(word.stem):
            doers = _doers(word, line.text, names)
            if doers:
                yield Doing(word, doers)


def _doers(word: Word, text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    by = next((n for n in names if n.start > word.end and _led_by(text[word.end : n.start])), None)
    before = [name for name in names if name.end <= word.start]
    gap = re.findall(r"[\w’']+|[^\w\s]", text[before[-1].end : word.start].lower()) if before else []
    passive = bool(set(gap) & _BE) and bool(_PARTICIPLE.search(word.text))
    if by is not None and (passive or not before or not _close(gap)):
        return (by,)
    if passive or not before or not _close(gap):
        return ()
    doers = _joined(before, text)
    return () if _PREPOSITION.search(text[: doers[0].start]) else doers


def _led_by(between: str) -> bool:
    return re.fullmatch(r" (?:\w+ ){0,3}by (?:the )?", between) is not None


def _close(gap: Sequence[str]) -> bool:
    return all(word in _BETWEEN or word.endswith("ly") for word in gap)


def _joined(names: Sequence[Name], text: str) -> tuple[Name, ...]:
    """The last name and those listed with it: "Poland, Latvia and Sweden"."""
    chosen = [names[-1]]
    for name in reversed(names[:-1]):
        if not re.fullmatch(r",? (?:and |or )?(?:the )?|, ", text[name.end : chosen[0].start]):
            break
        chosen.insert(0, name)
    return tuple(chosen)


def single_role(predicate: str, verb: str) -> str | None:
    """The single-valued role that the subject of this verb (a stem) fills in that family; None where there is none."""
    kind = KINDS.get(predicate)
    for cue in kind.cues if kind else ():
        role = kind.role(cue.slots.get("subject", ("",))[0]) if kind else None
        if stem(cue.lemma) == verb and role is not None and role.single:
            return role.name
    return None


def related(ours: frozenset[EntityId], theirs: frozenset[EntityId], sheet: FactSheet) -> bool:
    """Whether somebody is in both: the same one, or a group and its member."""
    return bool(_with_members(ours, sheet) & _with_members(theirs, sheet))


def _with_members(ids: frozenset[EntityId], sheet: FactSheet) -> frozenset[EntityId]:
    return ids | {member for entity in sheet.entities if entity.id in ids for member in entity.members}
