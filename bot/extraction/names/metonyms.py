"""Whether a capital or a residence means the place or those who govern there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.gazetteers import Known, Place, Words
from bot.extraction.trees.noun_phrases import preposition

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_THERE = frozenset("in near outside around across throughout inside at from into through off onto over under".split())
_WITH = frozenset("with between against by toward towards for among via without".split())
_GIVEN = frozenset("give send sell offer donate supply transfer deliver lend pay provide grant hand say".split())
_BEING = frozenset("be lie have host see stand become remain sit wake experience".split())
_ADDRESSED = frozenset(
    "accuse urge press pressure blame criticise criticize condemn support back help arm punish thank warn tell ask "
    "convince persuade allow force push join anger please provoke defy embarrass irritate consult inform lobby".split()
)


def governs(known: Known, head: Token, after: Token | None, words: Words) -> bool:
    """Whether the name at `head` acts or is dealt with as a government; `after` is the token behind the name."""
    if known.what not in (Place.CAPITAL, Place.SEAT):
        return False
    if after is not None and after.lower_ in (",", "state", "city") and _continues(after):
        return False
    head = _first_of_list(head)
    where = preposition(head)
    if where in _THERE:
        return False
    if head.dep_ == "nmod:poss":
        owned = head.head.lemma_.lower()
        return head.head.pos_ != "PROPN" and owned not in words.inside and owned not in words.places
    if head.dep_ in ("nsubj", "nsubj:pass", "csubj"):
        return _acts(head, known)
    if where in _WITH or head.dep_ == "obl:agent":
        return True
    if where == "to":
        return head.head.lemma_ in _GIVEN
    if head.dep_ in ("obj", "iobj") and not where:
        return head.head.lemma_ in _ADDRESSED
    return known.what is Place.SEAT and not where and head.dep_ not in ("compound", "amod")


def _continues(after: Token) -> bool:
    """ "Washington, D.C.", "Washington state": the name of a place goes on."""
    if after.lower_ != ",":
        return True
    following = after.doc[after.i + 1] if after.i + 1 < len(after.doc) else None
    return following is not None and following.text in ("D.C.", "DC")


def _first_of_list(head: Token) -> Token:
    for _ in range(20):
        if head.dep_ != "conj" or preposition(head) != preposition(head.head):
            return head
        head = head.head
    return head


def _acts(head: Token, known: Known) -> bool:
    verb = head.head
    if verb.pos_ in ("VERB", "AUX") and verb.lemma_ not in _BEING:
        return True
    if known.what is Place.SEAT:
        return True
    return any(child.dep_ in ("xcomp", "ccomp", "advcl") for child in verb.children)
