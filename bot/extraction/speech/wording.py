"""What words in marks are where no tag stands beside them: a work's name, or somebody's by other signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.extraction.speech.cues import NAMING, says
from bot.extraction.speech.sentence_tags import top_noun
from bot.extraction.speech.sources import speaker_of
from bot.extraction.speech.tags import Tag, whole_name
from bot.extraction.trees.document import Document
from bot.facts.model import Span

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_CLOSE = 6
_LONGEST_NAME = 24
_NOMINAL = ("PROPN", "NOUN", "PRON")
_SMALL = ("ADP", "DET", "CCONJ", "PART")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_WORKS = frozenset(
    "book novel memoir show series song album film movie documentary play poem essay commentary column op-ed article "
    "editorial podcast painting".split()
)
_LONGEST_TITLE = 8
_MAKING = frozenset("write publish sing record release read direct compose produce perform star watch open".split())
"""Verbs whose object in marks, with its capitals, is a work: "wrote “The Salt House”"."""
_TAKING_SIDES = frozenset(
    "rule refuse vow promise pledge apologise apologize criticise criticize condemn denounce praise hail welcome "
    "reject dismiss defend attack deny admit warn insist describe urge demand accuse blame mock deride thank "
    "congratulate threaten assure regret lament decry slam blast lambast lambaste ridicule salute applaud concede "
    "acknowledge oppose back support".split()
)
"""Verbs that tell what somebody thinks of it: words in marks beside them are that person's."""
_SO_CALLED = frozenset("so-called called known dubbed named titled entitled nicknamed labelled labeled branded".split())


def title(lead: Sequence[Token], inside: Sequence[Token]) -> bool:
    """A work by its name: "in her new novel, “The Long Way,” ..."; where no verb of saying stands in front."""
    if len(lead) < 3 or lead[-1].text != "," or lead[-2].lemma_.lower() not in _WORKS:
        return False
    owned = any(t.tag_ in ("POS", "PRP$") or t.text in ("'", "’") for t in lead[-_CLOSE:-2])
    words = [t.text for t in inside if t.is_alpha]
    return owned and len(words) <= _LONGEST_TITLE and not any(says(t) for t in lead)


def work(lead: Sequence[Token], inside: Sequence[Token]) -> bool:
    """A work that somebody makes or reads: "wrote “The Salt House”": capitals throughout, behind such a verb."""
    words = [t for t in inside if t.is_alpha]
    if not words or len(words) > _LONGEST_TITLE or not words[0].text[0].isupper():
        return False
    if not all(t.text[0].isupper() or t.pos_ in _SMALL for t in words):
        return False
    verb = next((t for t in reversed(lead) if t.pos_ == "VERB"), None)
    if verb is None or lead[-1].i - verb.i > _CLOSE or lead[-1].text in (",", ":"):
        return False
    return verb.lemma_.lower() in _MAKING


def worded(lead: Sequence[Token]) -> Tag | None:
    """ "in the words of its leader, Ann Smith, “...”", "in her words, “...”"."""
    at = next((k for k, t in enumerate(lead) if t.lower_ == "words" and len(lead) - k <= _LONGEST_NAME), None)
    if at is None or at < 2 or lead[at - 2].lower_ != "in":
        return None
    if lead[at - 1].tag_ == "PRP$":
        return Tag(lead[at - 1], None)
    if lead[at - 1].lower_ != "the" or at + 2 >= len(lead) or lead[at + 1].lower_ != "of":
        return None
    source = lead[at + 2 :]
    verb = next((k for k, t in enumerate(source) if t.tag_ in _FINITE), None)
    if verb is not None:  # "in the words of the mayor, the plan is “a disaster”"
        source = source[: next((k for k, t in enumerate(source) if t.text == ","), 0)]
    nouns = [t for t in source if t.pos_ in _NOMINAL]
    comma = next((t.i for t in source if t.text == ","), None)
    named = [t for t in nouns if t.pos_ == "PROPN" and comma is not None and t.i > comma]
    speaker = whole_name(named[-1]) if named else top_noun(nouns)
    return Tag(speaker, None) if speaker is not None else None


def position(document: Document, lead: Sequence[Token], inside: Sequence[Token]) -> Tag | None:
    """ "ruled out a cut unless prices fall “markedly”": the subject of the verb that takes a side."""
    if (relative := _naming_relative(lead)) is not None:
        return relative
    if lead and (lead[-1].lower_ in _SO_CALLED or any(t.lower_ in _SO_CALLED for t in lead[-3:])):
        return None
    if all(t.text[0].isupper() for t in inside if t.is_alpha):
        return None
    for verb in (inside[0], *inside[0].ancestors):
        if verb.i in range(inside[0].i, inside[-1].i + 1) or verb.pos_ != "VERB" or verb.i > inside[0].i:
            continue
        if verb.lemma_.lower() in _TAKING_SIDES and (speaker := speaker_of(verb)) is not None:
            return Tag(speaker, verb, _judged(document, verb, inside))
    return None


def _naming_relative(lead: Sequence[Token]) -> Tag | None:
    """ "a figure the union called “absurd”", "a condition which she described as “blackmail”": the subject."""
    verb = next((t for t in reversed(lead[-2:]) if t.lower_ != "as"), None)
    if verb is None or verb.lemma_.lower() not in NAMING or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None or verb.dep_ not in ("acl", "acl:relcl") or subject.tag_ in ("WDT", "WP"):
        return None
    return Tag(subject, verb)


def _judged(document: Document, verb: Token, inside: Sequence[Token]) -> Span | None:
    """ "condemned [the test as “reckless” and a “threat”]": what is judged with the judgement; None without it."""
    thing = next((c for c in verb.children if c.dep_ == "obj" and verb.i < c.i < inside[0].i), None)
    part = next((c for c in verb.children if c.i > verb.i and (c == inside[0] or c.is_ancestor(inside[0]))), None)
    if thing is None or part is None or part.dep_ not in ("obl", "xcomp", "advcl", "obj"):
        return None
    last = max(part.right_edge.i, inside[-1].i)
    while last > inside[-1].i and document.tokens[last].is_punct:
        last -= 1
    return document.span(thing.left_edge, last)
