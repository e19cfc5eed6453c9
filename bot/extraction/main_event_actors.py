"""Who does what: subject and predicate of the clause that tells the main event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.extraction.document import Document
from bot.extraction.main_event_clauses import Clause, Lead
from bot.facts.model import Entity, FactSheet, Form, Kind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTING = frozenset(
    (Kind.PERSON, Kind.ORGANISATION, Kind.GOVERNMENT, Kind.COUNTRY, Kind.GROUP, Kind.MEDIA, Kind.PRODUCT)
)
_HAPPENINGS = frozenset(
    "shooting attack crash accident toll death blast explosion bombing strike raid fire blaze meeting march protest "
    "rally election decision move change plan deal agreement talks investigation inquiry announcement report review "
    "victory defeat win loss storm earthquake flood verdict ruling sentence trial vote poll survey study raid incident "
    "collapse derailment clash battle fight war conflict demonstration riot debate summit visit brilliance mystery "
    "performance".split()
)
_WEIGHTS = (3.0, 2.0, 1.4, 1.0)
_LONGEST_NAME = 9
_LONGEST = 9
_CUTS = frozenset(
    "after as because while when amid before despite during following until where who which since".split()
)
_TRAILING = frozenset("in at near on outside for with by to over from following".split())
_BREAKS = frozenset((",", ":", ";", "--", "–", "—", "(", "-", "|"))


def find_who(lead: Lead, sheet: FactSheet) -> Span | None:
    """The one who acts, or to whom it happens: a name before a thing, the headline before the sentences."""
    named = _Named(sheet)
    best: tuple[float, Span] | None = None
    for clause in lead.clauses[:4]:
        span = _who(lead.document, clause, named)
        if span is None:
            continue
        weight = _WEIGHTS[min(clause.rank, 3)] + _agency(clause, span, named)
        if best is None or weight > best[0]:
            best = weight, span
    return best[1] if best else None


def find_what(lead: Lead) -> Span | None:
    """What is done: the verb with what it needs, without time, place, reason and what is set beside it."""
    clause = next(iter(lead.clauses), None)
    if clause is None:
        return None
    return short_predicate(lead.document, clause.first, clause.head)


class _Named:
    """The entities under a stretch of text."""

    def __init__(self, sheet: FactSheet) -> None:
        self.sheet = sheet
        self.mentions = sorted(((m.span, m.form, e) for e in sheet.entities for m in e.mentions), key=lambda x: x[0])

    def inside(self, span: Span) -> list[tuple[Span, Form, Entity]]:
        """The mentions that lie wholly in the span."""
        return [(s, form, e) for s, form, e in self.mentions if span.covers(s)]

    def first_name(self, entity: Entity) -> Span | None:
        """Where the entity is named first."""
        return next((m.span for m in entity.mentions if m.form is Form.NAME), None)


def _who(document: Document, clause: Clause, named: _Named) -> Span | None:
    words = _core(clause.subject)
    if not words:
        return None
    span = document.around(words)
    if len(words) == 1 and words[0].pos_ == "PRON":
        meant = [e for _, _, e in named.inside(span)]
        return named.first_name(meant[0]) if meant else None
    return span


def _core(words: Sequence[Token]) -> list[Token]:
    """The noun phrase without relative clauses and what stands between commas, unless it is a list."""
    done: list[Token] = []
    listed = any(w.lower_ in ("and", "or") for w in words)
    for word in words:
        if done and (word.lower_ in _CUTS or word.tag_ in ("WDT", "WP", "WP$") or word.text in ("(", "–", "—", ":")):
            break
        if word.text == "," and not listed:
            break
        done.append(word)
    while done and (done[-1].is_punct or done[-1].tag_ == "CC"):
        done.pop()
    return done


def _agency(clause: Clause, span: Span, named: _Named) -> float:
    """How much a subject looks like somebody: names of persons and organisations more than events."""
    head = next((t for t in clause.subject if t.dep_.startswith("nsubj")), clause.subject[-1])
    kinds = {e.kind for _, _, e in named.inside(span)}
    weight = 0.8 if kinds & _ACTING else 0.0
    words = {t.lower_ for t in clause.subject[-4:]} | {head.lemma_.lower()}
    if words & _HAPPENINGS:
        weight -= 1.5
    if head.pos_ == "PRON" and head.lower_ not in ("people", "everyone"):
        weight -= 0.8
    return weight


def short_predicate(document: Document, first: int, head: Token, longest: int = _LONGEST) -> Span:
    """The predicate from its first word on, cut before what tells when, where and why, or when it grows too long."""
    tokens = document.tokens
    last = head.i
    complete = False
    i = head.i + 1
    while i < len(tokens) and tokens[i].sent == head.sent and i - first < longest:
        word = tokens[i]
        if word.text in _BREAKS and word.dep_ == "punct" and tokens[i].whitespace_:
            break
        if (word.lower_ in _CUTS and i > head.i + 1) or word.tag_ in ("WDT", "WP"):
            break
        if complete and (word.lower_ in _TRAILING and _beside(word)):
            break
        if word.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "PRON") and word.dep_ != "compound":
            complete = True
        last = i
        i += 1
    while last > head.i and (tokens[last].is_punct or tokens[last].pos_ in ("ADP", "DET", "CCONJ", "PART", "SCONJ")):
        last -= 1
    return document.span(first, last)


def _beside(word: Token) -> bool:
    """Whether a preposition opens something that the predicate does not need."""
    return word.pos_ in ("ADP", "PART", "SCONJ", "ADV")
