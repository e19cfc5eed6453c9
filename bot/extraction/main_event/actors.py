"""Who does what: subject and predicate of the clause that tells the main event."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from bot.extraction.main_event.clauses import Clause, Lead
from bot.extraction.main_event.headlines import FINITE, tells_time
from bot.extraction.repair.tree import SAYING
from bot.extraction.trees.document import Document
from bot.facts.model import Entity, FactSheet, Form, Kind, Span

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

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
_NATURAL = frozenset("storm earthquake flood fire blaze cyclone tornado eruption avalanche landslide".split())
_WEIGHTS = (3.0, 2.0, 1.4, 1.0)
_NAMING = frozenset(("name", "named", "identify", "identified"))
_NEAR = 3
_DAYS = frozenset(
    "on monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow".split()
)
_LONGEST = 9
_LONGEST_TOLD = 14
_SHORT = 6
_CUTS = frozenset(
    "after as because while when amid before despite during following until where who which since due".split()
)
_TRAILING = frozenset("in at near on outside for with by to over from following".split())
_AS_VERBS = frozenset(
    "name identify appoint elect describe hail see regard treat quit resign pick choose serve".split()
)
_MEASURES = frozenset("$£€")
_OPENING = frozenset("“«")
_CLOSING = frozenset("”»")
_UNFINISHED = frozenset(("amod", "compound", "det", "nummod"))
_DANGLING = frozenset(("ADP", "DET", "CCONJ", "PART", "SCONJ", "AUX"))
_OPENING_PHRASES = frozenset(("ADP", "PART", "SCONJ", "ADV"))
_LATE = frozenset(("late", "early", "just", "only"))
_BREAKS = frozenset((",", ":", ";", "--", "–", "—", "(", "-", "|"))


def find_who(lead: Lead, sheet: FactSheet) -> Span | None:
    """The one who acts, or to whom it happens: a name before a thing, the headline before the sentences."""
    named = _Named(sheet)
    best: tuple[float, Span] | None = None
    for clause, weight in zip(lead.clauses, _WEIGHTS, strict=False):
        span = _who(lead.document, clause, named)
        if span is None:
            continue
        weight += _agency(lead.document, clause, span, named)
        if best is None or weight > best[0]:
            best = weight, span
    if best and (told := _identified(lead, best[1], named)):
        return told
    return best[1] if best else None


def _identified(lead: Lead, who: Span, named: _Named) -> Span | None:
    """The names, where the news is who somebody is: "the victims have been named as A and B"."""
    naming = [c for c in lead.clauses[:3] if c.head.lemma_.lower() in _NAMING or c.head.lower_ in _NAMING]
    if not naming or named.has_name(who):
        return None
    for rank, words in lead.ranked():
        behind = max((c.head.i for c in naming if c.rank == rank), default=-1)
        names = [s for s in named.persons if lead.document.span(words[0], words[-1]).covers(s)]
        names = [s for s in names if behind < 0 or s.start > lead.document.starts[behind]]
        if names and rank <= _NEAR:
            return Span(names[0].start, names[-1].end)
    return None


def find_what(lead: Lead) -> Span | None:
    """What is done: the verb with what it needs, without time, place, reason and what is set beside it.

    A verb that stands alone takes its subject with it: "Ferry sinks".
    """
    clause = next(iter(lead.clauses), None)
    if clause is None:
        return None
    document = lead.document
    longest = _LONGEST_TOLD if clause.head.lemma_ in SAYING else _LONGEST
    span = short_predicate(document, clause.first, clause.head, longest)
    words = [word for word in _core(clause.subject) if word.i < clause.first]
    bare = span == document.span(clause.head)
    return Span(document.starts[words[0].i], span.end) if bare and 0 < len(words) <= _SHORT else span


class _Named:
    """The entities under a stretch of text."""

    def __init__(self, sheet: FactSheet) -> None:
        self.sheet = sheet
        self.mentions = sorted(((m.span, m.form, e) for e in sheet.entities for m in e.mentions), key=lambda x: x[0])

    def inside(self, span: Span) -> list[tuple[Span, Form, Entity]]:
        """The mentions that lie wholly in the span."""
        return [(s, form, e) for s, form, e in self.mentions if span.covers(s)]

    def whole(self, span: Span) -> Span:
        """The span up to the end of a name that it cuts."""
        cut = [s.end for s, form, _ in self.mentions if form is Form.NAME and s.start < span.end < s.end]
        return Span(span.start, max(cut)) if cut else span

    @cached_property
    def persons(self) -> list[Span]:
        """Where persons are named, in order."""
        return [s for s, form, e in self.mentions if form is Form.NAME and e.kind is Kind.PERSON]

    def has_name(self, span: Span) -> bool:
        """Whether a person is named in the span."""
        return any(span.overlap(s) for s in self.persons)

    def is_name(self, span: Span) -> bool:
        """Whether the span is part of somebody's or something's name."""
        return any(s.covers(span) for s, form, e in self.mentions if form is Form.NAME and e.kind in _ACTING)

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
    whole = named.whole(span)
    begins = document.starts[clause.first]
    return Span(whole.start, span.end) if span.end <= begins < whole.end else whole


def _core(words: Sequence[Token]) -> list[Token]:
    """The noun phrase without relative clauses, times, and what stands between commas, unless it is a list."""
    done: list[Token] = []
    words = _without_credit(words)
    listed = any(w.lower_ in ("and", "or") for w in words)
    for word in words:
        if done and (word.lower_ in _CUTS or word.tag_ in ("WDT", "WP", "WP$") or word.text in ("(", "–", "—", ":")):
            break
        if done and ((word.text == "," and not listed) or word.lower_ in _DAYS or word.tag_ in FINITE):
            break
        if done or not (word.is_punct or word.pos_ == "SCONJ"):
            done.append(word)
    while done and (done[-1].is_punct or done[-1].pos_ in ("CCONJ", "ADP", "DET")):
        done.pop()
    return done


def _without_credit(words: Sequence[Token]) -> Sequence[Token]:
    """The subject without a picture's credit or the place and agency that a report begins with."""
    closing = [i for i, w in enumerate(words) if w.text in ("--", "—", "–") or (w.text == ")" and words[0].text == "(")]
    return words[closing[-1] + 1 :] if closing and closing[-1] + 1 < len(words) else words


def _noun(words: Sequence[Token]) -> Token:
    """The last noun before the first preposition: what the phrase is."""
    head = words[0]
    for word in words:
        if word.pos_ == "ADP" and word.i > words[0].i and head.pos_ in ("NOUN", "PROPN", "NUM"):
            break
        if word.pos_ in ("NOUN", "PROPN", "NUM") or word == words[0] or word.lower_ in _HAPPENINGS:
            head = word
    return head


def _agency(document: Document, clause: Clause, span: Span, named: _Named) -> float:
    """How much a subject looks like somebody: persons and organisations before things, things before happenings."""
    words = _core(clause.subject)
    head = _noun(words)
    if head.pos_ == "PRON":
        return -0.8
    if {head.lemma_.lower(), head.lower_} & _HAPPENINGS and not named.is_name(document.span(head)):
        return -0.5 if head.lower_ in _NATURAL else -1.5
    own = document.span(head)
    kinds = {e.kind for s, _, e in named.inside(span) if s.covers(own)}
    return 0.8 if kinds & _ACTING else 0.3 if head.pos_ == "PROPN" else 0.0


def short_predicate(document: Document, first: int, head: Token, longest: int = _LONGEST) -> Span:
    """The predicate from its first word on, cut before what tells when, where and why, or when it grows too long."""
    tokens = document.tokens
    last = head.i
    complete = any(c.dep_ in ("aux:pass", "cop") and c.i < head.i for c in head.children)
    opened = False
    for i in range(head.i + 1, min(first + longest, len(tokens))):
        word = tokens[i]
        if word.sent != head.sent or _ends(word, i > head.i + 1, complete) or (word.text in _CLOSING and not opened):
            break
        opened = word.text in _OPENING or (opened and word.text not in _CLOSING)
        if word.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "PRON") and word.dep_ != "compound":
            complete = True
        last = i
    while last + 1 < len(tokens) and tokens[last].dep_ in _UNFINISHED and tokens[last].head.i > last:
        last += 1
    while last > head.i and _dangles(tokens[last]):
        last -= 1
    return document.span(first, last)


def _dangles(word: Token) -> bool:
    """Whether a predicate cannot end with this word: a mark, a preposition that has lost its noun, a lone "late"."""
    if word.text == "%" or (word.pos_ == "ADP" and word.dep_ in ("compound:prt", "advmod")):
        return False
    return word.is_punct or word.pos_ in _DANGLING or word.lower_ in _LATE


def _ends(word: Token, inner: bool, complete: bool) -> bool:
    """Whether the predicate ends before this word: `complete` when it has its object, `inner` behind its first word."""
    if word.text in _BREAKS and word.dep_ == "punct":
        return bool(word.whitespace_)
    if word.lower_ in _CUTS:
        return inner or word.lower_ != "as" or not _takes_as(word)
    if word.tag_ in ("WDT", "WP"):
        return True
    if inner and tells_time(word):
        return word.head.lemma_ not in SAYING
    return complete and word.lower_ in _TRAILING and word.pos_ in _OPENING_PHRASES and not _belongs(word, inner)


def _belongs(word: Token, inner: bool) -> bool:
    """Whether a preposition opens what the verb needs: "set to join", "rates at 4.5%", "up to 300"."""
    if word.lower_ == "to" and word.tag_ == "TO":
        return not inner or word.head.dep_ == "xcomp"
    following = word.nbor()
    return word.lower_ in ("to", "at") and (following.like_num or following.text in _MEASURES)


def _takes_as(word: Token) -> bool:
    """Whether "as" says what somebody is called or taken for: "named as the winner"."""
    return word.head.pos_ not in ("VERB", "AUX") and word.nbor(-1).lemma_.lower() in _AS_VERBS
