"""Whose words a cue reports: the subject, the agent, the noun in front, or the speaker of the cue before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.speech.cues import says
from bot.extraction.trees.noun_phrases import TIMES

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_EMPTY = frozenset(("there", "this", "that", "these"))
_STEPS = 6


def speaker_of(verb: Token) -> Token | None:
    """The head of the phrase that names who says, thinks or wants; None where the sentence does not tell."""
    token = verb
    below: Token | None = None
    for _ in range(_STEPS):
        agents = [c for c in token.children if c.dep_ in ("obl:agent", "obl") and preposition(c) == "by"]
        agent = next(iter(agents), None)
        passive = any(c.dep_ in ("aux:pass", "nsubj:pass") for c in token.children) or token.tag_ == "VBN"
        subject = next((c for c in token.children if c.dep_ in _SUBJECTS), None)
        if passive and not _active(token):
            raised = below is not None and any(c.tag_ == "TO" for c in below.children)
            if raised and subject is not None:  # "she is understood to have told", "he was forced to admit"
                return _antecedent(subject, token)
            return agent if agent is not None and agent.pos_ in ("NOUN", "PROPN", "PRON") else None
        if subject is not None:
            return _antecedent(subject, token)
        compared = _as_subject(token)
        if compared is not None:
            return compared
        above = _governor(token)
        if above is None:
            return _inverted(verb)
        if above.pos_ in ("NOUN", "PROPN"):
            return above
        below, token = token, above
    return None


def _active(token: Token) -> bool:
    return any(c.dep_ == "nsubj" for c in token.children) or any(c.lemma_ == "have" for c in token.children)


def _antecedent(subject: Token, verb: Token) -> Token | None:
    if subject.lower_ in _RELATIVE and verb.dep_ in ("acl:relcl", "acl"):
        return verb.head
    return None if subject.lower_ in _EMPTY | TIMES or subject.dep_ == "csubj" else subject


def _as_subject(verb: Token) -> Token | None:
    """ "as the Herald called them": the parser takes "as" for a preposition."""
    before = [c for c in verb.children if c.dep_ == "obl" and preposition(c) == "as" and c.right_edge.i == verb.i - 1]
    return before[0] if before and verb.tag_ in ("VBD", "VBZ", "VBP") else None


def _governor(token: Token) -> Token | None:
    """What the subject of a verb without one is taken from: the verb it is joined to, or the noun it modifies."""
    if token.dep_ in ("conj", "xcomp", "advcl") and token.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        return token.head
    if token.dep_ in ("acl", "acl:relcl") and token.tag_ in ("VBG", "VB"):
        return token.head
    return None


def _inverted(verb: Token) -> Token | None:
    """ "..., warned the minister": what the parser takes for the object is the speaker."""
    later = [c for c in verb.children if c.dep_ in ("obj", "xcomp", "obl:unmarked") and 0 < c.left_edge.i - verb.i <= 1]
    nominal = [c for c in later if c.pos_ in ("PROPN", "NOUN", "PRON") and c.lower_ not in TIMES]
    return nominal[0] if nominal and verb.i and verb.nbor(-1).is_punct else None


def noun_before(verb: Token) -> Token | None:
    """The noun straight before a verb that the parser gave no subject: "Ann Smith then pointed out"."""
    if any(c.dep_ in _SUBJECTS for c in verb.children):
        return None
    i, doc = verb.i - 1, verb.doc
    while i > 0 and doc[i].pos_ == "ADV":
        i -= 1
    if i > 1 and doc[i].text == ",":  # "Ann Smith, the mayor, said"
        comma = next((k for k in range(i - 1, max(i - 16, 0), -1) if doc[k].text == ","), None)
        i = comma - 1 if comma is not None else i
    token = doc[i] if i >= 0 else verb
    if token.pos_ not in ("NOUN", "PROPN", "PRON") or token.lower_ in TIMES | _EMPTY or token.tag_ in ("WDT", "WP"):
        return None
    return token.head if token.dep_ in ("compound", "flat") and token.head.i < verb.i else token


def of_the_cue_before(verb: Token) -> Token | None:
    """ "..., she said, adding that": the speaker of the verb of saying before a participle."""
    if verb.tag_ != "VBG" or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    for i in range(verb.i - 2, max(verb.i - 40, -1), -1):
        token = verb.doc[i]
        if token.is_sent_start and i < verb.i - 2 and not says(token):
            return None
        if says(token) and token.tag_ in ("VBD", "VBZ", "VBP"):
            aside = token.dep_ == "acl:relcl"  # "..., paying a builder who said no, saying": not the builder
            return speaker_of(_main_verb(token) if aside else token)
    return None


def _main_verb(token: Token) -> Token:
    """What the sentence of a token hangs on."""
    while token.head.i != token.i:
        token = token.head
    return token


def preposition(token: Token) -> str:
    """The preposition or conjunction in front of a phrase or clause, or ""."""
    return next((c.lower_ for c in token.children if c.dep_ in ("case", "mark") and c.i < token.i), "")
