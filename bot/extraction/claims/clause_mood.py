"""How far a clause has come by its own words: auxiliaries, tense, adverbs, a condition that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.extraction.claims.operators import ADJECTIVES
from bot.extraction.speech.cues import OF_DEEDS
from bot.extraction.trees.arguments import preposition
from bot.extraction.trees.control import HELD_AGAINST
from bot.facts.model import Status

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token


@dataclass(frozen=True, slots=True)
class Mood:
    """A status, whether it is denied, and the rule that decided, for the reader's tool."""

    status: Status
    negated: bool = False
    why: str = ""


_MODALS = {
    "will": Status.PLANNED, "'ll": Status.PLANNED, "’ll": Status.PLANNED, "wo": Status.PLANNED, "shall": Status.PLANNED,
    "must": Status.REQUIRED, "should": Status.REQUIRED, "ought": Status.REQUIRED,
    "may": Status.POSSIBLE, "might": Status.POSSIBLE, "could": Status.POSSIBLE, "can": Status.POSSIBLE,
    "ca": Status.POSSIBLE, "cannot": Status.POSSIBLE,
}  # fmt: skip
_NEGATIVE = frozenset(("not", "n't", "n’t", "never", "neither", "nor", "hardly", "nobody", "nothing", "none"))
_CONDITIONS = frozenset(
    "if unless once provided pending subject_to assuming until provided_that providing providing_that "
    "assuming_that".split()
)
_CONDITIONAL = _CONDITIONS - {"pending", "subject_to", "until"}
"""What begins a clause that is a condition."""
_MEANT = frozenset("aim intend mean suppose design earmark".split())
"""What is only meant, as a participle with "to be": "the measures are aimed at"."""


def own_mood(token: Token) -> Mood:
    """From the word's own auxiliaries, tense and adverbs."""
    negated = is_denied(token)
    conditional = waits(token)
    if token.lower_ == "pending":  # "pending a medical on Tuesday" is what the rest waits for
        return Mood(Status.CONDITIONAL, negated, "pending")
    if token.pos_ in ("NOUN", "PROPN", "ADJ") and not _verbal(token):
        return replace(_of_noun(token), negated=negated)
    helpers = auxiliaries(token)
    for helper in helpers:
        word = helper.lower_
        if word in _MODALS:
            status = Status.CONDITIONAL if conditional and _MODALS[word] is not Status.REQUIRED else _MODALS[word]
            return Mood(status, negated, word)
        if word in ("would", "'d", "’d"):
            return Mood(_would(token, conditional), negated, "would")
        if helper.lemma_ in ("have", "be") and helper.dep_ in ("aux", "aux:pass", "cop") and _behind(helper):
            return _with_to(token, helper, helpers, negated, conditional)
    if token.tag_ in ("VB", "VBN") and any(c.lower_ == "due" and c.dep_ == "mark" for c in token.children):
        return Mood(Status.CONDITIONAL if conditional else Status.PLANNED, negated, "due to")
    if told_deed(token):
        return Mood(Status.DONE, negated, f"{token.head.lower_} doing")
    if token.dep_ == "advcl" and preposition(token) in _CONDITIONAL:
        return Mood(Status.CONDITIONAL, negated, preposition(token))
    return Mood(_by_tense(token, helpers, conditional), negated, "tense")


def told_deed(token: Token) -> bool:
    """ "accused of shelling a town", "denied sinking it": what is held against somebody or owned up to, as done."""
    if token.tag_ not in ("VBG", "VBN") or token.dep_ not in ("advcl", "xcomp", "ccomp"):
        return False
    before, verb = preposition(token), token.head.lemma_
    return (before not in ("", "from") and before in HELD_AGAINST.get(verb, ())) or (not before and verb in OF_DEEDS)


def _behind(helper: Token) -> bool:
    """ "has to leave", but not "is thought to have left": "to" stands right behind, but for an adverb."""
    behind = (c for c in helper.head.children if c.tag_ == "TO" and c.i > helper.i)
    to = next(behind, None)
    return to is not None and all(t.pos_ == "ADV" or t.lower_ == "not" for t in helper.doc[helper.i + 1 : to.i])


def _with_to(token: Token, helper: Token, helpers: list[Token], negated: bool, conditional: bool) -> Mood:
    """ "has to leave", "has yet to leave", "is to leave", "was to have left"."""
    word = helper.lower_
    if helper.lemma_ == "have":
        if any(t.lower_ == "yet" for t in helper.doc[helper.i + 1 : token.i]):
            return Mood(Status.DONE, not negated, f"{word} yet to")
        return Mood(Status.REQUIRED, negated, f"{word} to")
    if token.lemma_ == "blame":  # "is to blame"
        return Mood(Status.ONGOING if helper.tag_ != "VBD" else Status.DONE, negated, f"{word} to blame")
    if any(h.lemma_ == "have" for h in helpers if h != helper):
        return Mood(Status.NOT_ACHIEVED, negated, f"{word} to have")
    return Mood(Status.CONDITIONAL if conditional else Status.PLANNED, negated, f"{word} to")


def auxiliaries(token: Token) -> list[Token]:
    """The auxiliaries and the copula, also those shared with the first of coordinated verbs."""
    own = [c for c in token.children if c.dep_ in ("aux", "aux:pass", "cop")]
    shared = token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
    if shared and own and all(c.lower_ == "be" for c in own):  # "will cost 2 million and be paid for by the state"
        return [*(c for c in auxiliaries(token.head) if c.tag_ == "MD"), *own]
    if own or not shared or any(c.dep_.startswith("nsubj") for c in token.children):
        return own
    if token.tag_ in ("VBD", "VBZ", "VBP") or token.tag_ != token.head.tag_:
        return own
    return auxiliaries(token.head)


def _by_tense(token: Token, helpers: list[Token], conditional: bool) -> Status:
    tags = {h.tag_ for h in helpers}
    words = {h.lower_ for h in helpers}
    future = Status.CONDITIONAL if conditional else Status.PLANNED
    if not helpers:
        match token.tag_:
            case "VBD":
                return Status.DONE
            case "VBN":
                return Status.DONE
            case "VBZ" | "VBP":
                return Status.CONDITIONAL if conditional else Status.ONGOING
            case "VBG":
                return Status.ONGOING
            case "VB":
                if any(c.tag_ == "TO" for c in token.children):
                    return Status.CONDITIONAL if conditional else Status.INTENDED
                told = any(c.dep_ in ("nsubj", "nsubj:pass") and c.i < token.i for c in token.children)
                return Status.ONGOING if told else Status.UNKNOWN  # "passengers face delays"
        return Status.UNKNOWN
    if any(c.tag_ == "TO" for c in token.children) and not tags & {"VBD", "VBZ", "VBP"}:
        return Status.DONE if token.tag_ == "VBN" and "have" in words else Status.INTENDED  # "is said to have left"
    if token.tag_ == "VBG" and "VBN" not in tags - {"VBN"} and words & {"is", "are", "am", "'s", "'re", "’s", "’re"}:
        return future if token.lemma_ == "go" and any(c.dep_ == "xcomp" for c in token.children) else Status.ONGOING
    if token.tag_ == "VBG":
        return Status.ONGOING if "VBD" not in tags else Status.DONE
    if token.tag_ == "VBN" and words & {"being"}:
        return Status.ONGOING
    if token.tag_ == "VBN":
        meant = token.lemma_ in _MEANT and "have" not in words
        return Status.INTENDED if meant else Status.DONE
    return Status.DONE if tags & {"VBD", "VBN"} else Status.ONGOING


def _would(token: Token, conditional: bool) -> Status:
    """ "Would" is the future of the past behind a past verb of saying; elsewhere it waits for a condition."""
    if _counterfactual(token) or _would_have(token):
        return Status.HYPOTHETICAL
    relative = any(w.dep_ == "acl:relcl" for w in (token, *list(token.ancestors)[:2]))
    then = any(c.lower_ == "then" for c in token.children)
    if conditional or then:
        return Status.CONDITIONAL
    past = any(w.tag_ in ("VBD", "VBN") and w.pos_ == "VERB" for w in token.ancestors)
    if past or _said_after(token):
        return Status.PLANNED
    return Status.PLANNED if relative else Status.CONDITIONAL


def _would_have(token: Token) -> bool:
    """ "The law would have capped rents": it did not come to that."""
    return token.tag_ == "VBN" and any(h.lower_ == "have" and h.dep_ == "aux" for h in auxiliaries(token))


def _said_after(token: Token) -> bool:
    """ "X would do it, she said": the saying hangs on the clause, or beside it."""
    return any(c.dep_ == "parataxis" and c.tag_ == "VBD" for c in token.children)


def _counterfactual(token: Token) -> bool:
    """An if-clause in the past beside a "would": "If I were you, I would ..."."""
    for clause in (token, *token.ancestors):
        for child in clause.children:
            if child.dep_ == "advcl" and any(c.lower_ == "if" and c.dep_ == "mark" for c in child.children):
                past = child.tag_ == "VBD" or any(c.tag_ == "VBD" for c in child.children if c.dep_ in ("cop", "aux"))
                if past:
                    return True
        if clause.dep_ in ("ccomp", "ROOT"):
            break
    return False


def waits(token: Token) -> bool:
    """Whether a condition hangs on the clause, or the clause is one."""
    for child in token.children:
        if child.dep_ in ("advcl", "obl", "nmod") and preposition(child) in _CONDITIONS - {"until"}:
            return True
    return preposition(token) in _CONDITIONAL and token.dep_ == "advcl"


def is_denied(token: Token) -> bool:
    for child in token.children:
        if child.lower_ in _NEGATIVE and child.dep_ in ("advmod", "neg", "det", "cc:preconj", "cc"):
            return True
        if child.dep_ in ("nsubj", "nsubj:pass", "obj") and _none(child):
            return True
        if child.dep_ in ("aux", "aux:pass", "cop") and any(c.lower_ in _NEGATIVE for c in child.children):
            return True  # "did not, however, raise it": the parser hung "not" on the auxiliary
        if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            return True
        if child.lower_ == "no" and child.dep_ == "det":
            return True
    return preposition(token) == "without"


def _none(token: Token) -> bool:
    return token.lower_ in _NEGATIVE or any(c.lower_ in ("no", "neither") and c.dep_ == "det" for c in token.children)


def _verbal(token: Token) -> bool:
    """A noun or adjective that is the predicate of a clause, with a copula."""
    return any(c.dep_ in ("cop", "aux") for c in token.children)


def _of_noun(token: Token) -> Mood:
    """An event noun: from the adjectives and participles beside it."""
    for child in token.children:
        if child.dep_ == "amod" and child.lower_ in ADJECTIVES:
            status, _ = ADJECTIVES[child.lower_]
            return Mood(status, why=child.lower_)
    return Mood(Status.UNKNOWN, why="noun")
