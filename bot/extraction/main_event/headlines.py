"""The verb of a headline, and what stands before it.

A headline leaves out auxiliaries and articles, so a tagger often reads its verb as a plural noun ("Storm batters
coast"); a verb is told here by what hangs on it, by where it stands, and by whether the article uses it as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import simplemma

from bot.facts.kinds import Carrier, cues_of

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

LONGEST = 30
"""How many words a headline may have."""

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
AUXILIARY = frozenset(("aux", "aux:pass", "cop", "advmod"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_PLURAL_MODIFIERS = frozenset(
    "arms sports sales jobs rights news drugs games savings earnings securities operations communications systems "
    "affairs elections customs forces services goods works parts plans years weeks days months hours".split()
)
_LISTED = frozenset("things ways reasons steps facts tips places plan bid deal talks move".split())

# verbs of headlines without an object, whose forms in -s a tagger takes for nouns
_HEADLINE_VERBS = frozenset(
    "arrive climb close collapse crash derail dip drop edge end erupt escape explode fall halve hover jump land lose "
    "narrow open overturn plummet plunge quit rally rebound reopen resign retire retreat return rise roar sail sink "
    "slide slip slow slump soar spike spread stall step sue surge survive topple tumble vanish walk widen win withdraw "
    "batter hit slam strike sweep die march protest vow warn urge seek eye mull weigh back".split()
)


WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def tells_time(word: Token) -> bool:
    """Whether a day or a time of day begins here: "on Monday", "Monday", "at about 7.30am"."""
    following = word.doc[word.i + 1 : word.i + 3]
    if word.lower_ in ("at", "about", "around"):
        return any(_CLOCK.match(t.lower_) for t in following)
    return word.lower_ in WEEKDAYS or (word.lower_ == "on" and any(t.lower_ in WEEKDAYS for t in following[:1]))


_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d|[ap]\.?m|[.:]\d\d[ap]\.?m)|midnight|noon|midday|dawn")


def base_of(token: Token) -> str:
    """The base form of a word, whatever the tagger took it for."""
    return str(simplemma.lemmatize(token.lower_, lang="en"))


def headline_verb(words: Sequence[Token], verbs: frozenset[str]) -> Token | None:
    """The verb of a headline: the first that is finite or used as one, else the first participle.

    The first, because what comes before it is the subject, and a later one belongs to a clause below it.
    """
    inner = [t for t in words[1:LONGEST] if not _subordinate(t, words) and not _addressed(t)]
    for choose in (_sure, _loose):
        found = next((t for t in inner if choose(t, verbs)), None)
        if found is not None:
            return found.head if found.dep_ == "cop" and found.head.i > found.i else found
    return None


def _sure(token: Token, verbs: frozenset[str]) -> bool:
    if token.tag_ == "VBD" and not any(c.dep_ in ("obj", "ccomp", "aux") for c in token.children):
        return False
    return _finite(token) or _hidden(token, verbs) or _future(token)


def _loose(token: Token, verbs: frozenset[str]) -> bool:
    return _finite(token) or _bare_participle(token)


def _future(token: Token) -> bool:
    """Whether the infinitive is the predicate: "Bank to cut jobs"."""
    if token.tag_ != "VB" or token.i < 2 or token.nbor(-1).tag_ != "TO":
        return False
    before = token.nbor(-2)
    return before.pos_ in _NOMINAL and before.lower_ not in _LISTED


def _addressed(token: Token) -> bool:
    """Whether the verb's subject is the reader, or nobody: "You knew it, but the side are champions"."""
    return any(c.dep_.startswith("nsubj") and c.lower_ in ("you", "it", "we", "i", "there") for c in token.children)


def _finite(token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "aux:pass", "acl:relcl", "amod"):
        return False
    helped = any(c.dep_ in ("aux", "aux:pass") for c in token.children)
    own = token.dep_ == "ROOT" or any(c.dep_.startswith("nsubj") for c in token.children)
    plain = token.tag_ == "VB" and own and not any(c.tag_ == "TO" for c in token.children)
    return token.tag_ in FINITE or helped or plain


def _hidden(token: Token, verbs: frozenset[str]) -> bool:
    before = token.nbor(-2 if token.nbor(-1).pos_ == "ADV" and token.i > 1 else -1)
    if token.tag_ not in ("NNS", "NNPS", "NN", "NNP", "VBN") or before.pos_ not in _NOMINAL:
        return False
    if any(c.dep_ in ("obj", "nsubj") for c in token.children):
        return True
    base = base_of(token)
    known = base in verbs or base in _HEADLINE_VERBS or any(True for _ in cues_of(Carrier.VERB, base))
    if base == token.lower_:
        return known and before.tag_ in ("NNS", "NNPS") and token.tag_ in ("NN", "NNP")
    if not token.lower_.endswith("s") or token.lower_ in _PLURAL_MODIFIERS:
        return False
    following = token.doc[token.i + 1 : token.i + 2]
    goes_on = any(t.pos_ in ("DET", "ADJ") or t.tag_ == "PRP$" for t in following)
    return known or goes_on or token.dep_ in ("compound", "amod")


def _bare_participle(token: Token) -> bool:
    before = token.nbor(-2 if token.nbor(-1).text == "," and token.i > 1 else -1)
    return token.tag_ in ("VBN", "VBD") and before.pos_ in (*_NOMINAL, "ADV", "ADJ")


def _subordinate(token: Token, words: Sequence[Token]) -> bool:
    """Whether a conjunction or a relative pronoun stands between the last mark of punctuation and the word."""
    for other in reversed([w for w in words if w.i < token.i]):
        if other.text in ",:;–—":
            return False
        if other.lower_ in _OPENERS or other.tag_ in ("WDT", "WP"):
            return True
        if other.tag_ == "TO" and other.i != token.i - 1:
            return True
    return False


_OPENERS = frozenset("as after because while when before if since until although though amid who which that".split())


def has_subject(head: Token) -> bool:
    """Whether the tree of a headline gives its verb a subject that stands right in front of it."""
    first = first_word(head)
    return any(c.dep_.startswith("nsubj") and c.right_edge.i == first - 1 for c in head.children)


def before_verb(words: Sequence[Token], head: Token) -> tuple[Token, ...]:
    """What stands before the verb of a headline, from the last colon on, without what comes between commas."""
    first = first_word(head)
    done: list[Token] = []
    for word in words:
        if word.i >= first:
            break
        done = [] if word.text in (":", "|", "–", "—") else [*done, word]
    inner = next((i for i, w in enumerate(done) if w.text == "," and i), None)
    return tuple(done[:inner] if inner and not _list(done) else done)


def _list(words: Sequence[Token]) -> bool:
    return any(w.lower_ == "and" for w in words)


def first_word(head: Token) -> int:
    """Where the predicate begins: at the auxiliary or adverb before the verb."""
    first = head.i
    for child in head.children:
        if child.tag_ == "TO" and child.i == first - 1:
            first = child.i
        if child.dep_ in AUXILIARY and child.i < head.i and child.i >= head.i - 4:
            between = head.doc[child.i + 1 : head.i]
            if all(t.dep_ in (*AUXILIARY, "amod", "det", "compound", "nmod:poss") or t.is_punct for t in between):
                first = min(first, child.i)
    return first
