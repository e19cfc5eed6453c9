"""Whether a verb points ahead or back: what tells "will meet on Monday" from "met on Monday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_AHEAD = {"will", "shall", "wo", "’ll", "'ll", "’d", "'d", "would"}
_MODALS = {"may", "might", "could", "can", "should", "must"}
# Their participle speaks of what is to come, whatever its own tense: "a vote planned for Monday"
_PLANNING = {
    "schedule",
    "plan",
    "due",
    "expect",
    "slate",
    "set",
    "forecast",
    "book",
    "pencil",
    "project",
    "bind",
    "poise",
}
# What these govern has happened, or has failed to: their own tense counts
_FACTUAL = {
    "fail", "manage", "begin", "start", "continue", "cease", "stop", "help", "come", "go", "happen", "seem", "appear",
    "prove", "decline", "refuse", "force", "cause", "lead", "use",
}  # fmt: skip
_PENDING = {"pending", "until", "till", "by", "ahead"}
_WAITING = frozenset("ahead before until till pending for by awaiting await".split())
_PAST = frozenset(
    "price close closing level figure report data attack blast explosion crash quake earthquake fire accident raid "
    "defeat win victory loss statement".split()
)
"""What is told of a weekday by these ("Friday's closing price") has been, whatever the verb of the sentence says."""
_FROM = frozenset(("from", "starting", "beginning", "effective", "commencing"))
_OPENING = frozenset("start begin commence take run last".split())
_ARRANGING = frozenset("agree announce approve declare order propose accept back adopt endorse offer sign pass".split())
"""What is arranged by these, and begins on a day told with it, begins afterwards."""
_STEPS = 12


def lies_ahead(token: Token) -> bool | None:
    """Whether the clause around the token (a time) speaks of the future; None where no verb tells."""
    if _possessed(token):
        return False
    if _arranged(token):
        return True
    for ancestor, below in _upwards(token):
        if any(child.lower_ in _PENDING and _introduces(child, ancestor, token) for child in ancestor.children):
            return True
        told = _tense(ancestor, below)
        if told is not None:
            return told
    return None


def _arranged(token: Token) -> bool:
    """ "Agreed to a truce starting on Sunday", "a ban from Monday was approved": what is arranged begins afterwards."""
    steps = _upwards(token)
    opens = any(c.lower_ in _FROM and c.i < token.i for c in token.children) or any(
        one.tag_ == "VBG" and one.lemma_.lower() in _OPENING for one, _ in steps
    )
    return opens and any(one.lemma_.lower() in _ARRANGING and one.pos_ == "VERB" for one, _ in steps)


def _possessed(token: Token) -> bool:
    """ "a premium over Friday's closing price"; but "ahead of Friday's report" is one to come."""
    noun = token.head
    if token.dep_ != "nmod:poss" or noun.lemma_.lower() not in _PAST:
        return False
    leading = [c for w in (noun, noun.head) for c in w.children if c.dep_ in ("case", "mark") and c.i < token.i]
    return not any(c.lower_ in _WAITING for c in (*leading, noun.head))


def _introduces(word: Token, over: Token, time: Token) -> bool:
    """ "By Friday", "pending a vote on Friday"; but "by four votes on Friday" is no limit."""
    return word.dep_ in ("case", "mark") and (word.lower_ != "by" or over.i == time.i)


def _upwards(token: Token) -> list[tuple[Token, Token]]:
    """The tokens above, nearest first, each with the one below it; the token itself where it heads a clause."""
    steps = [(token, token)]
    while token.head.i != token.i and len(steps) < _STEPS:
        steps.append((token.head, token))
        token = token.head
    return steps


def _tense(verb: Token, below: Token) -> bool | None:
    if _mistaken(verb):
        return True
    helpers = [c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")]
    words = {c.lower_ for c in helpers}
    perfect = any(c.lemma_.lower() == "have" for c in helpers)
    if verb.lemma_.lower() in _PLANNING and (verb.tag_ in ("VBN", "JJ") or words & _AHEAD):
        return True
    if words & _AHEAD:
        return not perfect
    if words & _MODALS:
        return None if perfect else True
    if perfect:
        return False
    return _finite(verb, below, helpers)


def _finite(verb: Token, below: Token, helpers: list[Token]) -> bool | None:
    tags = {c.tag_ for c in helpers}
    if verb.tag_ == "VBD" or "VBD" in tags:
        return False
    if verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children):
        return None if verb.head.lemma_.lower() in _FACTUAL or verb.dep_ not in ("xcomp", "acl") else True
    if verb.tag_ in ("VBP", "VBZ") or tags & {"VBP", "VBZ"}:
        # a time behind a clause's own end belongs to the report: "says the strike on Monday was a success"
        return None if below.dep_ in ("ccomp", "parataxis") or _reports(verb) else True
    return False if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") else None


def _mistaken(verb: Token) -> bool:
    """Whether a verb in the present was taken for a noun: English compounds have no plural in front."""
    before = verb.nbor(-1)
    return verb.tag_ == "NN" and verb.head.i == verb.i and before.tag_ in ("NNS", "NNPS") and before.head.i == verb.i


def _reports(verb: Token) -> bool:
    return verb.lemma_.lower() in ("say", "tell", "claim", "add", "warn", "write", "insist", "report")
