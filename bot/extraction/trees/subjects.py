"""Who or what a predicate is said of: its own subject, or the one that it shares, is controlled by or modifies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.trees import loose, unmarked
from bot.extraction.trees.control import HELD_AGAINST, OBJECT_CONTROL
from bot.extraction.trees.loose import infinitive, preposition
from bot.extraction.trees.shapes import is_margin

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_RELATIVE = frozenset(("who", "whom", "which", "that", "whose", "where"))
_INTRANSITIVE = frozenset(
    "die perish collapse explode erupt flare capsize crash derail collide fall rise occur happen arrive depart vanish "
    "disappear emerge clash protest march rally fail succeed resign retire abstain resume soar plunge plummet "
    "tumble slump "
    "surge jump climb dip expire lapse flee drown sink escape survive go come burst falter stall".split()
)
"""Verbs that, without an auxiliary of the passive, have no passive form: the parser reads "a ferry capsized" as one."""
_FOUND_SO = frozenset("appear find leave remain lie stay sit stand feel keep be".split())
"""Verbs whose participle tells what was done to their subject or object."""
_DEPTH = 6


def subjects(token: Token, depth: int = 0) -> list[Token]:
    """Who or what the predicate is said of, on the surface: in a passive clause the one acted on."""
    own = [c for c in token.children if c.dep_.startswith(("nsubj", "csubj"))]
    if own:
        return [antecedent(c, token) for c in own[:1]]
    if depth >= _DEPTH:
        return []
    if token.dep_ in ("ROOT", "ccomp", "parataxis") and (first := unmarked.first_noun(token)) is not None:
        return [first]
    if told := loose.set_apart(token):
        return [told]
    if token.dep_ == "conj":
        return subjects(token.head, depth + 1)
    if token.dep_ in ("xcomp", "ccomp", "advcl", "obl", "parataxis", "dep") and token.head != token:
        return _controller(token, depth)
    if token.dep_ == "acl:relcl":
        return [token.head]
    if token.dep_ == "acl":
        return _of_modified(token, depth)
    return []


def is_passive(token: Token) -> bool:
    """Whether the verb is passive: by its auxiliary, its subject, or as a bare past participle behind a noun."""
    if any(c.dep_ == "aux:pass" for c in token.children):
        return True
    if token.lemma_ in _INTRANSITIVE:
        return False
    own = [c.dep_ for c in token.children if c.i > token.i]
    if "obj" in own and "obl:agent" not in own and any(c.dep_ == "nsubj:pass" for c in token.children):
        return False  # "each side handed over 106 men": without "were" what gets an object acts
    if any(c.dep_ == "nsubj:pass" or (c.dep_ == "obl:agent" and not is_margin(c)) for c in token.children):
        return True
    bare = token.tag_ == "VBN" and not any(c.dep_.startswith("aux") for c in token.children)
    if token.dep_ == "conj" and bare and not any(c.dep_.startswith("nsubj") for c in token.children):
        return is_passive(token.head) and token.head.tag_ == "VBN"
    if token.dep_ == "xcomp":  # "had his licence revoked"
        caused = token.head.lemma_ in ("have", "get", "see") and any(c.dep_ == "obj" for c in token.head.children)
        past = token.tag_ == "VBD" and not any(c.dep_.startswith(("aux", "obj")) for c in token.children)
        return (bare and caused) or ((bare or past) and token.head.lemma_ in _FOUND_SO)  # "appeared charged with arson"
    active = any(c.dep_ == "nsubj" for c in token.children)  # "inflation quickened to 3%, it reported"
    return bare and not active and token.dep_ in ("acl", "advcl", "amod")


def passive_beside(token: Token) -> bool:
    """Whether a past form beside a passive may be passive as well: "was fined and banned from the city"."""
    own = any(c.dep_.startswith(("nsubj", "obj", "aux")) for c in token.children)
    past = token.dep_ == "conj" and token.tag_ in ("VBD", "VBN") and not own
    return past and any(c.dep_ == "aux:pass" for c in token.head.children)


def _controller(token: Token, depth: int) -> list[Token]:
    governor = token.head
    acted = token.dep_ == "advcl" and preposition(token) in HELD_AGAINST.get(governor.lemma_, ())
    if (token.dep_ == "xcomp" and governor.lemma_ in OBJECT_CONTROL) or acted:
        told = [c for c in governor.children if c.dep_ in ("obj", "iobj")]
        if told:
            return [antecedent(told[0], governor)]
    found = subjects(governor, depth + 1)
    if token.dep_ == "advcl" and is_passive(governor) and infinitive(token):
        return [c for c in governor.children if c.dep_ == "obl:agent"] or found
    if token.dep_ == "advcl" and infinitive(token) and is_passive(token) and not is_passive(governor):
        return [c for c in governor.children if c.dep_ == "obj"] or found  # "ordered 24 guns, to be delivered in May"
    if token.dep_ == "advcl" and token.tag_ == "VBG" and preposition(token) == "by" and is_passive(governor):
        return []  # "the repairs are to be paid by selling land": the repairs sell nothing
    return found


def _of_modified(token: Token, depth: int) -> list[Token]:
    """The understood subject of a clause behind a noun: the noun of a participle, the holder of "a plan to ..."."""
    noun = token.head
    if not infinitive(token):
        return [noun]
    holder = [c for c in noun.children if c.dep_ == "nmod:poss"]
    if holder:
        return holder
    for above in (noun, *noun.ancestors):
        if above.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in above.children):
            agent = [c for c in above.children if c.dep_ == "obl:agent"]
            return agent or subjects(above, depth + 1)
    return []


def antecedent(token: Token, verb: Token) -> Token:
    """What a relative pronoun stands for; any other word stands for itself."""
    if token.lower_ not in _RELATIVE or token.pos_ not in ("PRON", "DET", "SCONJ", "ADV"):
        return token
    clause: Token | None = verb
    for _ in range(_DEPTH):
        if clause is None or clause.dep_ == "acl:relcl":
            break
        clause = clause.head if clause.head != clause else None
    if clause is None or clause.dep_ != "acl:relcl":
        return token
    return clause.head
