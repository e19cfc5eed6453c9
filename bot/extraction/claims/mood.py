"""How far what a clause tells has come, and whether it is denied: what the words above make of its own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.extraction.claims.clause_mood import Mood, auxiliaries, is_denied, own_mood, told_deed, waits
from bot.extraction.claims.operators import (
    ACHIEVED,
    ADJECTIVES,
    ASKED_FOR,
    CLAIMED,
    DECIDED,
    FAILING,
    MUST,
    NOUNS,
    PROOFS,
    RESULTLESS,
    RESULTS,
    SETTING,
    STRUGGLING,
    TOLD_BESIDE,
    TRANSPARENT,
    VERBS,
    WITHOUT_RESULT,
)
from bot.extraction.trees.arguments import preposition
from bot.facts.model import Status

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_DEPTH = 8
_MAKING = frozenset("sign ink seal strike reach clinch make announce unveil present table submit win secure".split())
_OPEN = (Status.PLANNED, Status.INTENDED, Status.AGREED, Status.PROPOSED, Status.POSSIBLE, Status.FORECAST)
"""What a condition that hangs on it makes conditional."""


_STAYING = frozenset(("stay", "remain", "keep"))


def mood_of(token: Token) -> Mood:
    """The mood of the clause or event noun that `token` heads."""
    return _mood(token, 0)


def _mood(token: Token, depth: int) -> Mood:
    if token.dep_ == "xcomp" and token.tag_ == "VBN" and token.head.lemma_ in _STAYING and depth < _DEPTH:
        return _mood(token.head, depth + 1)  # "schools would stay closed"
    own = own_mood(token)
    if depth < _DEPTH and own.status is Status.ONGOING and attends(token):
        status = Status.DONE if token.lemma_ in TOLD_BESIDE else _mood(token.head, depth + 1).status
        own = replace(own, status=status, why=f"beside {token.head.lower_}")
    if _unproven(token):
        return Mood(Status.ASKED, why="no evidence")
    if depth < _DEPTH:
        above = _governed(token, depth)
        if above is not None:
            own = _under(above, own)
    if own.status in (Status.DONE, Status.ONGOING, Status.UNKNOWN, Status.PLANNED) and _question(token):
        return replace(own, status=Status.ASKED, why="question")
    return own


def _unproven(token: Token) -> bool:
    """ "no evidence that data had been stolen": whether it is so is left open."""
    noun = token.head
    if token.dep_ not in ("acl", "ccomp", "acl:relcl") or noun.lemma_.lower() not in PROOFS or noun.i > token.i:
        return False
    passive = any(c.dep_ == "aux:pass" for c in token.children)
    led = ("mark", "obj") if passive else ("mark",)
    clause = any(c.dep_ in led and c.lower_ == "that" for c in token.children)
    return clause and (any(c.lower_ == "no" for c in noun.children) or is_denied(noun.head))


def attends(token: Token) -> bool:
    """Whether a participle tells what goes with its main verb, when and as far as that: "collapsed, killing two"."""
    if token.tag_ == "VBG" and token.dep_ == "conj" and attends(token.head):
        return True  # "killing two and injuring six"
    if token.tag_ != "VBG" or token.dep_ != "advcl" or token.head.pos_ != "VERB" or auxiliaries(token):
        return False
    subject = any(c.dep_.startswith("nsubj") for c in token.children)
    finite = token.head.tag_ in ("VBD", "VBZ", "VBP") or bool(auxiliaries(token.head)) or told_deed(token.head)
    return finite and not subject and preposition(token) in ("", "by", "after", "for", "thereby")


def condition_alone(token: Token) -> bool:
    """Whether the clause is a mere condition of the verb above: "if no deal is reached, they will strike"."""
    return token.dep_ == "advcl" and token.i < token.head.i and preposition(token) in ("if", "unless")


def _governed(token: Token, depth: int) -> Mood | None:
    """What the words above make of it: "agreed to", "in talks to", "lack of progress in", "halted the"."""
    head = token.head
    if head == token:
        return None
    relation = token.dep_
    if relation == "conj" and head.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
        return _shared(token, depth)
    if relation.startswith("obl") and token.pos_ == "NOUN" and preposition(token) in SETTING:
        return _mood(head, depth + 1)
    if relation in ("xcomp", "ccomp", "obj", "nsubj:pass", "acl", "advcl", "obl", "nmod", "nsubj", "csubj"):
        return _operator(token, head, depth)
    return None


def _shared(token: Token, depth: int) -> Mood | None:
    """Coordinated with another: what governs the first governs the second, unless it has a subject of its own."""
    if any(c.dep_.startswith("nsubj") for c in token.children) or token.tag_ in ("VBD", "VBZ", "VBP"):
        return None
    above = _governed(token.head, depth + 1)
    if above is None and token.tag_ == "VB" and auxiliaries(token.head):
        return replace(own_mood(token.head), negated=False)
    return above


def _operator(token: Token, head: Token, depth: int) -> Mood | None:
    relation, word = token.dep_, _word(head)
    event = token.pos_ in ("NOUN", "PROPN")
    infinitive = any(c.tag_ == "TO" for c in token.children)
    gerund = token.tag_ == "VBG"
    if head.pos_ in ("VERB", "AUX"):
        if relation == "ccomp" and word in CLAIMED and _bare(token):
            return Mood(CLAIMED[word], _mood(head, depth + 1).negated, f"{word} that")
        if (
            relation == "ccomp"
            and not infinitive
            and word not in ("expect", "forecast", "predict", "project", "propose")
        ):
            return None
        if relation == "advcl" and infinitive and word in STRUGGLING and token.lemma_ in RESULTS:
            return _mood(head, depth + 1)  # "came from behind to beat them" did beat them
        if relation == "obl" and event and (word, preposition(token)) in ASKED_FOR:
            return replace(_mood(head, depth + 1), status=Status.PROPOSED, why=f"{head.lower_} for")
        if told_deed(token):  # "denied sinking it" is turned round by `as_told`
            return None
        if relation in ("nsubj", "nsubj:pass", "nsubj:outer") and event:
            return _failed(head, word, depth)
        if relation == "advcl" and infinitive and (signed := _of_object(head)) is not None:
            return Mood(signed, _mood(head, depth + 1).negated, f"{word} to")
        if relation in ("advcl", "obl") and not (gerund and preposition(token) in ("from", "for", "to", "at")):
            return None
        entry = MUST if word == "have" and relation == "xcomp" and infinitive else VERBS.get(word)
        if entry and event and relation not in ("obj", "nsubj:pass"):
            entry = None
        if entry and event and entry[0] in (Status.PROPOSED, Status.POSSIBLE) and entry[1]:
            entry = None
    elif head.pos_ == "ADJ" or head.tag_ == "VBN":
        entry = ADJECTIVES.get(head.lower_) if infinitive or gerund else None
    else:
        entry = NOUNS.get(word) if infinitive or gerund or relation == "nmod" else None
        if relation == "nmod" and entry and preposition(token) not in ("of", "in", "to", "on"):
            entry = None
    if entry is None:
        passes = head.lemma_ in TRANSPARENT and (infinitive or gerund or relation == "acl")
        passes = passes or (event and relation == "obj" and head.lemma_ in ACHIEVED)
        passes = passes or (event and relation == "nmod" and preposition(token) in ("in", "on", "towards", "toward"))
        return _mood(head, depth + 1) if passes else None
    if word == "decide" and token.lemma_ in DECIDED:
        return _mood(head, depth + 1)  # what is decided so is done by deciding
    status, negated = entry
    mine = _mood(head, depth + 1)
    if mine.status is Status.DONE and status in _OPEN and waits(head):
        return Mood(Status.CONDITIONAL, negated != mine.negated, f"{head.lower_} if")
    if word == "have" and any(c.lower_ == "yet" and c.i < token.i for c in head.children):
        return Mood(Status.DONE, not mine.negated, "has yet to")
    return Mood(status, negated != mine.negated, f"{head.lower_} + {token.lower_}") if not _stronger(mine) else mine


def _of_object(verb: Token) -> Status | None:
    """ "signed a contract on Monday to buy 12 trains": what its object makes of what the parser took for a purpose."""
    if verb.lemma_ not in _MAKING:
        return None
    things = (NOUNS.get(c.lemma_.lower()) for c in verb.children if c.dep_ == "obj")
    return next((entry[0] for entry in things if entry is not None and not entry[1]), None)


def _word(head: Token) -> str:
    """The verb above, with its particle where the two are one word here: "called off", "ruled out"."""
    word = head.lemma_.lower()
    particles = (f"{word}_{c.lower_}" for c in head.children if c.dep_ in ("compound:prt", "advmod") and c.i > head.i)
    return next((joined for joined in particles if joined in VERBS or joined in FAILING), word)


def _failed(verb: Token, word: str, depth: int) -> Mood | None:
    """ "The talks broke down": what becomes of what the subject names; None for any other verb."""
    status = FAILING.get(word)
    if status is None or verb.pos_ != "VERB" or any(c.dep_ == "obj" for c in verb.children):
        return None
    ends = [c for c in verb.children if c.dep_ == "obl" and preposition(c) in WITHOUT_RESULT]
    if word == "end" and not any(c.lemma_.lower() in RESULTLESS for c in ends):
        return None
    above = _mood(verb, depth + 1)
    done = above.status in (Status.DONE, Status.ONGOING, Status.UNKNOWN) and not above.negated
    return Mood(status, why=f"{word} behind it") if done else None


def _bare(token: Token) -> bool:
    """ "demanded that the state pay": a base form with a subject, and no helper."""
    single = any(c.dep_.startswith("nsubj") and c.tag_ in ("NN", "NNP") for c in token.children)
    base = token.tag_ == "VB" or (token.tag_ == "VBP" and single)
    return base and not any(c.dep_ in ("aux", "aux:pass") and c.lower_ != "be" for c in token.children)


def _stronger(above: Mood) -> bool:
    """A status above that outweighs an operator: a plan that failed, a promise that was called off."""
    return above.status in (
        Status.NOT_ACHIEVED, Status.HALTED, Status.CANCELLED, Status.HYPOTHETICAL, Status.CONDITIONAL,
    )  # fmt: skip


def _under(above: Mood, own: Mood) -> Mood:
    """The mood of a clause below an operator: the operator's status, unless the clause is denied by itself."""
    if above.status in (Status.DONE, Status.ONGOING) and own.status in (Status.INTENDED, Status.UNKNOWN):
        return Mood(above.status, own.negated != above.negated, above.why)  # "began to", "managed to"
    if own.status is Status.CONDITIONAL and above.status in _OPEN:
        return replace(own, negated=own.negated != above.negated)  # "plans to send aid if the road is open"
    if above.status in (Status.DONE, Status.UNKNOWN):
        return replace(own, negated=own.negated != above.negated)
    return replace(above, negated=own.negated != above.negated)


def _question(token: Token) -> bool:
    """Whether the clause is the question itself, not something inside it."""
    top = token
    while top.head != top and top.dep_ in ("conj", "xcomp", "ccomp", "obj", "nmod", "obl"):
        top = top.head
    if top.head != top:
        return False
    sentence = top.sent
    last = sentence.end - 1
    while last >= sentence.start and (top.doc[last].text.isspace() or top.doc[last].text in "\"”’»')"):
        last -= 1
    return last >= sentence.start and top.doc[last].text.startswith("?")
