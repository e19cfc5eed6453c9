"""Tags of saying in and behind what they report, hung where they belong: "..., the army said on Monday, and left".

The parser joins the speaker to the clause before (as one more item of a list, an apposition), makes the tag the main
verb with half of the clause as its subject, or hangs on the tag what goes on with the clause. The order of words tells
where the tag begins and ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.extraction.repair.clauses import take_over
from bot.extraction.speech.sentence_tags import SentenceTag, sentence_tags

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_SUBJECT = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
_HELPERS = ("aux", "aux:pass", "cop")


def hang_tags(doc: Doc) -> None:
    """Put right, in place, the tags of every sentence of a paragraph."""
    for sentence in list(doc.sents):
        tokens = list(sentence)
        for tag in sentence_tags(tokens):
            _hang(tokens, tag)


def _hang(tokens: Sequence[Token], tag: SentenceTag) -> None:
    doc = tag.cue.doc
    content = [doc[i] for a, b in tag.contents for i in range(a, b + 1)]
    inside = {*range(tag.named[0], tag.named[1] + 1), tag.cue.i}
    inside |= {i for i in range(tag.first, tag.last + 1) if doc[i].text != ","}
    verb = _main_verb(content, inside)
    if verb is None:
        return
    if tag.cue == verb.head or tag.cue.is_ancestor(verb):
        _from_under(verb, tag.cue)
    tag.cue.head, tag.cue.dep_ = verb, "parataxis"
    _speaker(doc, tag)
    passive = any(c.dep_ == "aux:pass" for c in verb.children)
    own = any(c.dep_ in _SUBJECT and c.i not in inside for c in verb.children)
    for token in tokens:
        within, above = token.i in inside, token.head.i in inside
        if token == tag.cue or token.dep_ == "punct" or within == above or token == verb:
            continue
        if within:
            token.head = tag.cue
            continue
        token.head = verb
        if not own and token.i < tag.first and token.pos_ in _NOMINAL and not _led(token):
            token.dep_, own = "nsubj:pass" if passive else "nsubj", True
        elif any(c.dep_ == "cc" for c in token.children):
            token.dep_ = "conj"
        elif token.dep_ in ("ccomp", "xcomp", "obj"):
            token.dep_ = "advcl" if token.pos_ in ("VERB", "AUX", "ADJ") else "obl"


def _led(token: Token) -> bool:
    return any(c.dep_ in ("case", "mark") for c in token.children)


def _main_verb(content: Sequence[Token], inside: set[int]) -> Token | None:
    """The head of the clause that is reported: the first with a verb that hangs on nothing else in there."""
    here = {t.i for t in content}
    tops = [t for t in content if t.head == t or t.head.i not in here]
    clauses = [t for t in tops if t.tag_ in _FINITE or any(c.dep_ in _HELPERS for c in t.children)]
    clauses = [t for t in clauses if not any(c.dep_ == "mark" and c.i < t.i for c in t.children)]
    with_subject = [t for t in clauses if any(c.dep_ in _SUBJECT and c.i not in inside for c in t.children)]
    return next(iter([*with_subject, *clauses]), None)


def _from_under(verb: Token, cue: Token) -> None:
    """Make the clause stand where the tag stood that it hung on, and leave to the tag what is its own."""
    own = list(cue.children)
    top = verb
    while top.head != cue:
        top = top.head
    take_over(cue, verb)
    for child in own:
        if child not in (verb, top):
            child.head = cue
    if top != verb:
        top.head = verb


def _speaker(doc: Doc, tag: SentenceTag) -> None:
    """The noun is the subject of its verb; what else names the speaker hangs on the noun."""
    first, last = tag.named
    named = range(first, last + 1)
    speaker = tag.speaker
    if speaker.i not in named:
        return
    for child in tag.cue.children:
        if child.dep_ in _SUBJECT and child != speaker:
            child.head, child.dep_ = speaker, "appos"
    if speaker.head != tag.cue or speaker.dep_ not in _SUBJECT:
        speaker.head, speaker.dep_ = tag.cue, "nsubj"
    for i in named:
        token = doc[i]
        if token != speaker and token.head.i not in named and token.dep_ != "punct":
            token.head, token.dep_ = speaker, "appos" if token.pos_ in _NOMINAL else "dep"
