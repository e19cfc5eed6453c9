"""Common noun phrases that speak of somebody or something: what class they are of, where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.extraction.gazetteers import Words
from bot.extraction.trees.noun_phrases import (
    PARTITIVES,
    TIMES,
    content_head,
    definite,
    phrase,
    possessor,
    preposition,
    texts,
)
from bot.facts.model import Form, Kind

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_MODIFIERS = frozenset("compound flat flat:name fixed goeswith amod nummod discourse nmod:unmarked".split())
_ROLES = frozenset("nsubj nsubj:pass obj iobj obl:agent".split())
_QUANTITY = frozenset("% $ € £ dollar euro pound yen percent cent km mile metre meter kilometre ton tonne".split())
_UNCOUNTED = TIMES | _QUANTITY
_EMPTY = frozenset(
    "way thing part lot kind sort case fact example reason time term order result end hand addition line favour "
    "favor step sense rate share level point number thanks behalf account course place view light turn return".split()
)


@dataclass(frozen=True, slots=True)
class Nominal:
    """A common noun phrase by token numbers; `inner` is what it is about ("missiles" of "a number of missiles")."""

    first: int
    last: int
    head: int
    inner: int
    kind: Kind
    noun: str
    form: Form = Form.NOUN
    line: str | None = None
    plural: bool = False
    definite: bool = False
    owned: bool = False
    source: bool = False


def nominal(head: Token, words: Words) -> Nominal | None:
    """The noun phrase of a common noun with its class; None for parts of other phrases, times and quantities."""
    if head.lower_ == "old":
        return _aged(head)
    if not _may_head(head, words):
        return None
    inner = content_head(head)
    if inner.tag_ not in ("NN", "NNS", "JJ"):
        inner = head
    first, last = phrase(head)
    kind, noun, line = _class(inner, head, words)
    if kind in (Kind.PERSON, Kind.GROUP) and _ascribed(head, first):
        return None
    source = first > 1 and head.doc[first - 2].lower_ == "according"
    if kind is Kind.OTHER and not source and (head.dep_ not in _ROLES or noun in _EMPTY or head.lower_ in PARTITIVES):
        return None
    title = kind is Kind.PERSON and inner.tag_ != "NNS" and noun in words.titles
    return Nominal(
        first=first,
        last=last,
        head=head.i,
        inner=inner.i,
        kind=kind,
        noun=noun,
        form=Form.TITLE if title else Form.NOUN,
        line=line,
        plural=inner.tag_ == "NNS" or head is not inner,
        definite=definite(head, first),
        owned=possessor(head) is not None,
        source=noun.split()[-1] in words.sources,
    )


def _may_head(head: Token, words: Words) -> bool:
    """Whether the token is a common noun of its own, no time and no unit of measure."""
    if head.tag_ not in ("NN", "NNS", "JJ") or head.dep_ in _MODIFIERS or not head.text[0].isalpha():
        return False
    if head.tag_ == "JJ" and not _adjective_title(head, words):
        return False
    return head.lower_ not in TIMES and head.lemma_.lower() not in _UNCOUNTED


def _aged(head: Token) -> Nominal | None:
    """ "the 62-year-old": an age that stands for a person."""
    before = texts(head.doc[max(0, head.i - 3) : head.i])
    if not (before.endswith("-year-") and (head.dep_ in _ROLES or head.dep_ == "nmod:poss")):
        return None
    # The parser hangs the years on "old" in several ways, and not all of them are of a noun phrase.
    article = next((child.i for child in head.children if child.dep_ == "det"), head.i)
    first = min(phrase(head)[0], article)
    pointed = definite(head, first)
    return Nominal(first, head.i, head.i, head.i, Kind.PERSON, "year-old", definite=pointed)


def _ascribed(head: Token, first: int) -> bool:
    """Whether the phrase says what somebody is or may become, and points to nobody: "is a leader", "for president"."""
    word = head.doc[first].lower_
    if word in ("no", "not", "any"):
        return True
    if definite(head, first) or possessor(head) is not None:
        return False
    predicate = any(c.dep_ == "cop" for c in head.children) or head.dep_ == "xcomp" or preposition(head) == "as"
    bare = first == head.i and head.tag_ == "NN" and head.text[0].islower() and head.dep_ not in _ROLES
    return predicate or bare


def _adjective_title(head: Token, words: Words) -> bool:
    """ "the secretary general", where the tagger takes the last word for an adjective."""
    return head.i > 0 and f"{head.nbor(-1).lower_} {head.lower_}" in words.titles


def _class(inner: Token, head: Token, words: Words) -> tuple[Kind, str, str | None]:
    """The kind, the noun that told it (two words where those are known together), the line of events."""
    for noun in _nouns(inner):
        found = _single(noun, inner, words)
        if found is not None:
            return found, noun, words.event(noun) if found is Kind.EVENT else None
    if head is not inner and head.lemma_.lower() == "group":
        return Kind.GROUP, inner.lemma_.lower(), None
    return Kind.OTHER, inner.lemma_.lower(), None


def _nouns(inner: Token) -> list[str]:
    """What to look up: with the word before it ("prime minister"), with the one behind it ("package of aid"), alone."""
    lemma = inner.lemma_.lower() if inner.tag_ == "NNS" else inner.lower_
    done = []
    for width in (2, 1):
        before = [inner.doc[i] for i in range(max(0, inner.i - width), inner.i)]
        if len(before) == width and all(t.pos_ in ("NOUN", "PROPN", "ADJ") for t in before):
            done.append(" ".join([*(t.lower_ for t in before), lemma]))
    of = next((c for c in inner.children if c.dep_ == "nmod" and any(k.lower_ == "of" for k in c.children)), None)
    if of is not None:
        done.append(f"{lemma} of {of.lemma_.lower()}")
    return [*done, lemma]


def _single(noun: str, inner: Token, words: Words) -> Kind | None:
    """The kind of one noun in this number; people in the plural are a group."""
    plural = inner.tag_ == "NNS"
    if noun in words.titles or words.person(noun):
        return Kind.GROUP if plural else Kind.PERSON
    if noun in words.governments:
        return Kind.GROUP if plural else Kind.GOVERNMENT
    if noun in words.media:
        return Kind.GROUP if plural else Kind.MEDIA
    if words.event(noun) is not None:
        return Kind.EVENT
    if noun in words.groups and (plural or noun not in words.organisations):
        return Kind.GROUP if plural or noun not in words.states else Kind.PLACE
    if noun in words.organisations:
        return Kind.ORGANISATION
    if noun in words.products:
        return Kind.PRODUCT
    if noun in words.places:
        return Kind.PLACE
    if noun in words.works:
        return Kind.WORK
    return None
