"""The parse of a paragraph, with what misleads a small parser taken out of its way and put back afterwards.

Four things cost a parser trained on open treebanks whole clauses of news text: quotation marks around a fragment of
a sentence, bare time phrases in front of a verb ("who last Friday said"), a tag behind a quotation ("...," she said),
and people nobody has heard of. Marks and time phrases are hidden from the parser; quotation and tag are parsed apart
and joined again; for rare names common ones stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.extraction.trees.forms import Form, joined
from bot.extraction.trees.stand_ins import stand_ins
from bot.extraction.trees.tokens import Parsed, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_OPEN = {"“": "”", "«": "»", "„": "“", '"': '"'}
_CLOSE = frozenset('”»"')
_UNITS = frozenset(
    "second minute hour day night morning afternoon evening week weekend month quarter year decade summer autumn fall "
    "winter spring monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december".split()
)
_DEICTIC = frozenset(("last", "next", "this", "past", "earlier"))
_NUMBERS = frozenset(
    "a an one two three four five six seven eight nine ten eleven twelve several few couple many some dozen".split()
)
_TIMING = _DEICTIC | _NUMBERS
_BEHIND = frozenset(("ago", "earlier", "later", "before"))
_JOINING = frozenset(
    ("for", "to", "of", "in", "at", "on", "by", "with", "and", "or", "but", "that", "’s", "'s", "from")
)
_SHORTEST = 3
_LONGEST_DATELINE = 30
_CAPITALS = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][A-Za-z. ]{1,25})?"
_DAY = r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
_PLACE = r"[A-Z]\w+(?: [A-Z]\w+){0,2}(?:, [A-Z][\w. ]{1,25})?"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}{_DAY}(?: ?\([^()\n]{{2,40}}\))?|{_PLACE} \([A-Z][^()\n]{{1,40}}\)) ?(?:--|[-–—]) "
)
"""Where and by whom an agency's report was written, in front of its first sentence."""


@dataclass(slots=True)
class _Plan:
    """What is done to one paragraph: tokens hidden, places where a part begins that is parsed apart, tags to join.

    `names` are the words that stand in for rare names, by token.
    """

    doc: Sequence[Form]
    hidden: set[int] = field(default_factory=set)
    times: list[tuple[int, int]] = field(default_factory=list)
    tags: list[tuple[int, int]] = field(default_factory=list)
    parts: set[int] = field(default_factory=set)
    names: dict[int, str] = field(default_factory=dict)


def parse(nlp: Language, paragraphs: Sequence[Sequence[Form]]) -> list[Parsed]:
    """The paragraphs, with their certain sentence starts marked, as the pipeline reads them."""
    plans = [_plan(doc, names) for doc, names in zip(paragraphs, stand_ins(paragraphs), strict=True)]
    # base forms are looked up (`lemmas.py`)
    read = nlp.pipe([_reduced(plan, nlp.vocab) for plan in plans], batch_size=64, disable=["trainable_lemmatizer"])
    return [_restored(plan, reduced) for plan, reduced in zip(plans, read, strict=True)]


def _plan(doc: Sequence[Form], names: dict[int, str]) -> _Plan:
    plan = _Plan(doc, names=names)
    _find_quotations(plan)
    _find_times(plan)
    plan.parts = {t.i + 1 for t in doc[:-1] if t.text == ";" and t.whitespace_}
    plan.parts |= {begins for begins in (behind_dateline(doc),) if begins}
    return plan


def dateline(text: str) -> int:
    """How many characters the dateline at the beginning of the text has; 0 where there is none."""
    found = _DATELINE.match(text)
    return found.end() if found is not None else 0


def behind_dateline(doc: Sequence[Form]) -> int:
    """The number of the first token behind "PORT SALVO, Aug 20 (Newsline) - "; 0 where the text begins otherwise."""
    end = dateline(joined(doc[:_LONGEST_DATELINE]))
    return next((t.i for t in doc[: min(len(doc), _LONGEST_DATELINE)] if t.idx >= end), 0) if end else 0


def _find_quotations(plan: _Plan) -> None:
    """Fragments lose their marks; a quotation that is a clause of its own is parted from the tag beside it."""
    doc = plan.doc
    marks = [t.i for t in doc if t.text in _OPEN]
    i = -1
    for mark in marks:
        if mark < i:
            continue
        i = mark
        closing = _OPEN.get(doc[i].text)
        end = _closing(doc, i, closing) if closing else None
        if end is None:
            continue
        if _fragment(doc, i, end):
            plan.hidden |= {i, end}
        elif _tag_behind(doc, end):
            plan.tags.append((end + 1, _root_side(i, end)))
        i = end + 1


def _root_side(start: int, end: int) -> int:
    return start + 1 if start + 1 < end else start


def _closing(doc: Sequence[Form], start: int, mark: str | None) -> int | None:
    for j in range(start + 1, min(start + 200, len(doc))):
        if doc[j].text == mark:
            return j
        if doc[j].text in _OPEN and doc[j].text != mark:
            return None
    return None


def _fragment(doc: Sequence[Form], start: int, end: int) -> bool:
    """Marks inside a sentence, around words that belong to it: no capital, no stop, no comma or colon before."""
    if start == 0 or doc[start].begins or doc[start - 1].text in (",", ":", ".", "!", "?", "—", "–", "-"):
        return False
    return doc[start + 1].text[0].islower() or not _ends_clause(doc, end)


def _ends_clause(doc: Sequence[Form], end: int) -> bool:
    return doc[end - 1].text in (".", "!", "?", ",", "…", "—") and end - 1 > 0


def _tag_behind(doc: Sequence[Form], end: int) -> bool:
    """Whether a tag follows: the quotation ends in a comma, an exclamation or a question, and the sentence goes on."""
    if end + 2 >= len(doc) or doc[end - 1].text not in (",", "!", "?", "—"):
        return False
    following = doc[end + 1]
    return following.begins is not True and following.text not in (",", ".", ";", ":", "—", "–", "and")


def _find_times(plan: _Plan) -> None:
    doc = plan.doc
    i = 0
    while i < len(doc):
        length = _time_phrase(doc, i) if doc[i].lower_ in _TIMING or doc[i].is_digit else 0
        if length and _in_the_way(doc, i, i + length, plan.times):
            plan.times.append((i, i + length))
            plan.hidden |= set(range(i, i + length))
            after = i + length
            if after < len(doc) and doc[after].text == "," and _at_start(doc, i, plan.times):
                plan.hidden.add(after)
                length += 1
        i += max(length, 1)


def _time_phrase(doc: Sequence[Form], i: int) -> int:
    """How many tokens a bare time phrase at i has: "last week", "two weeks ago"; 0 where there is none."""
    word = doc[i].lower_
    if i and doc[i - 1].lower_ in _JOINING | {"over", "since", "until", "during", "the", "within", "after"}:
        return 0
    if word in _DEICTIC and i + 1 < len(doc) and doc[i + 1].lower_ in _UNITS:
        return 2
    if word in _NUMBERS or word.isdigit():
        for j in range(i + 1, min(i + 4, len(doc) - 1)):
            if doc[j].lower_.rstrip("s") in _UNITS and doc[j + 1].lower_ in _BEHIND:
                return j + 2 - i
    return 0


def _at_start(doc: Sequence[Form], i: int, times: Sequence[tuple[int, int]]) -> bool:
    """Whether only other time phrases stand between the phrase and the beginning of its sentence."""
    if i == 0 or doc[i].begins:
        return True
    before = i - 2 if doc[i - 1].text == "," else i - 1
    return any(b - 1 == before and _at_start(doc, a, ()) for a, b in times)


def _in_the_way(doc: Sequence[Form], start: int, end: int, times: Sequence[tuple[int, int]]) -> bool:
    """At the beginning of a sentence, or before a word that may be the verb; not at the end of a clause."""
    if _at_start(doc, start, times):
        return end < len(doc)
    following = doc[end] if end < len(doc) else None
    return following is not None and following.is_alpha and following.lower_ not in _JOINING


def _reduced(plan: _Plan, vocab: Vocab) -> Doc:
    """What the pipeline is given to read."""
    from spacy.tokens import Doc

    shown = [form for form in plan.doc if form.i not in plan.hidden]
    if len(shown) < _SHORTEST:
        plan.hidden.clear()
        plan.times.clear()
        shown = list(plan.doc)
    words = [plan.names.get(form.i, form.text) for form in shown]
    reduced = Doc(vocab, words=words, spaces=[form.whitespace_ != "" for form in shown])
    starts = {tag for tag, _ in plan.tags} | plan.parts
    for token, form in zip(reduced[1:], shown[1:], strict=True):
        hid_start = form.i - 1 in plan.hidden and any(f.begins for f in plan.doc[_before(plan, form.i) : form.i])
        token.is_sent_start = True if form.i in starts or hid_start else form.begins
    return reduced


def _before(plan: _Plan, i: int) -> int:
    """The first of the hidden tokens directly before i."""
    while i and i - 1 in plan.hidden:
        i -= 1
    return i


def _restored(plan: _Plan, read: Doc) -> Parsed:
    """The whole paragraph with the reading of its reduced form, the hidden tokens hung in, the tags joined."""
    parsed = Parsed.of(read, [form for form in plan.doc if form.i not in plan.hidden])
    if not plan.hidden and not plan.tags:
        return parsed
    shown = iter(parsed)
    tokens = [_unread(form) if form.i in plan.hidden else next(shown) for form in plan.doc]
    heads = dict(_times_hung(plan, tokens))
    timed = {j for a, b in plan.times for j in range(a, b)}
    heads.update((i, _neighbour(plan, i)) for i in sorted(plan.hidden - timed))
    heads.update(_tags_joined(plan, tokens))
    for i in sorted(plan.hidden, reverse=True):  # a name goes through what was hidden inside it
        before, behind = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
        if before is not None and behind is not None and behind.ent_iob_ == "I":
            tokens[i].ent_type_, tokens[i].ent_iob_ = behind.ent_type_, "I"
    done = Parsed(tokens)
    done.hang([heads.get(i, token.head.i) for i, token in enumerate(tokens)])
    return done


def _unread(form: Form) -> Token:
    return Token(form, _tag(form), _pos(form), "punct")


def _neighbour(plan: _Plan, i: int) -> int:
    """Where a mark is hung: on the next token that was read, or on the one before."""
    order: list[int] = [*range(i + 1, len(plan.doc)), *range(i - 1, -1, -1)]
    return next((j for j in order if j not in plan.hidden), i)


def _times_hung(plan: _Plan, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Each token of a time phrase with what it hangs on: a phrase on the verb behind it, or on the sentence's own verb.

    On the latter at the beginning of a sentence.
    """
    place = {token: i for i, token in enumerate(tokens) if i not in plan.hidden}
    for first, last in plan.times:
        target = next((j for j in range(last, len(tokens)) if j not in plan.hidden), _neighbour(plan, first))
        token = tokens[target]
        if plan.doc[first].begins or first == 0 or token.pos_ not in ("VERB", "AUX"):
            token = token.sent.root
        elif token.dep_.startswith("aux") or token.dep_ == "cop":
            token = token.head
        yield last - 1, place[token]
        tokens[last - 1].dep_ = "obl:unmarked"
        for j in range(first, last - 1):
            tokens[j].dep_ = "nummod" if tokens[j].lower_ in _NUMBERS or tokens[j].like_num else "amod"
            yield j, last - 1


def _tags_joined(plan: _Plan, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The quotation's last sentence becomes the content clause of the tag's verb."""
    place = {token: i for i, token in enumerate(tokens) if i not in plan.hidden}
    hung: set[Token] = set()
    for tag, inside in plan.tags:
        said = [i for i in range(inside, tag) if i not in plan.hidden]
        told = next((i for i in range(tag, len(tokens)) if i not in plan.hidden), None)
        if not said or told is None:
            continue
        root, verb = tokens[said[-1]].sent.root, tokens[told].sent.root
        if root is not verb and root not in hung:
            root.dep_ = "ccomp"
            hung.add(root)
            yield place[root], place[verb]


def _tag(token: Form) -> str:
    if token.lower_ in _NUMBERS or token.like_num:
        return "CD"
    if token.lower_.rstrip("s") in _UNITS:
        return "NN"
    return {"“": "``", "”": "''", '"': "''", ",": ",", "ago": "RB"}.get(token.lower_, "JJ")


def _pos(token: Form) -> str:
    return {"CD": "NUM", "NN": "NOUN", "RB": "ADV", "JJ": "ADJ"}.get(_tag(token), "PUNCT")
