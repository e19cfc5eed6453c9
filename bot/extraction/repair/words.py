"""Words that the parser takes for another kind of word or hangs on the wrong one: nouns for verbs, items for objects.

Called by `tree`, in the order of `reread`, before clauses are looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import simplemma

from bot.extraction.repair.borders import part
from bot.extraction.repair.clauses import rehang, take_over
from bot.extraction.repair.measures import measure
from bot.extraction.repair.news import respell
from bot.extraction.repair.objects import sort_objects
from bot.extraction.repair.openings import read_opening
from bot.extraction.repair.sentences import find_main_verb

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_FORETELLING = frozenset("forecast expected predicted projected tipped estimated".split())
_ALIKE = frozenset("beat hit cut put set shut cost hurt let quit split spread burst bid cast".split())
_AMOUNTS = frozenset("more less better higher lower fair full free enough".split())
_SINGLE = frozenset(("he", "she", "it"))
_ACTED = frozenset(
    "votes meets closes opens starts begins ends returns plays faces visits leaves moves rules decides talks works "
    "plans hopes fears claims reports offers demands needs calls tours shows reveals wins lands launches files sues "
    "delays halts cuts raises drops falls rises expires resumes".split()
)
"""Forms in -s that are verbs as well as plurals."""

_PRESENTS_ONLY = frozenset("denies admits enjoys avoids risks considers suggests recommends".split())
_PASTS_ONLY = frozenset("slid shrank sank crept leapt swung fled stemmed dwindled slumped plunged".split())


def reread(token: Token) -> None:
    """Put right what hangs on one word, in place."""
    read_opening(token)
    respell(token)
    _noun_read_for_verb(token)
    _predicate_read_as_noun(token)
    _past_without_ending(token)
    _perfect(token)
    _perfect_read_as_noun(token)
    _past_read_as_noun(token)
    _present_read_as_noun(token)
    _predicate_before_infinitive(token)
    _verb_read_as_noun(token)
    _object_with_preposition(token)
    _split_compound(token)
    _pending(token)
    _hidden_subject(token)
    _second_in_list(token)
    _noun_read_as_verb(token)
    _infinitive_read_as_place(token)
    _foretold(token)
    _number_as_subject(token)
    measure(token)
    sort_objects(token)
    part(token)
    rehang(token)
    find_main_verb(token)


def _past_without_ending(token: Token) -> None:
    """ "The team beat them": a base form of a finite clause, where past and present look alike, is the past."""
    if token.lower_ not in _ALIKE or token.tag_ not in ("VB", "VBP") or token.pos_ != "VERB":
        return
    if any(c.dep_ in ("aux", "mark") or c.tag_ in ("TO", "MD") for c in token.children):
        return
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubj:outer") and c.i < token.i), None)
    if subject is None and token.dep_ == "conj" and token.head.tag_ == "VBD" and token.head.pos_ == "VERB":
        token.tag_ = "VBD"  # "killed 17 people and cut power"
    if subject is not None and subject.tag_ == "WDT" and token.dep_ == "acl:relcl":
        subject = token.head  # "an attack that shut down the port"
    if subject is not None and (token.tag_ == "VB" or subject.tag_ in ("NN", "NNP") or subject.lower_ in _SINGLE):
        token.tag_ = "VBD"


def _noun_read_for_verb(token: Token) -> None:
    """ "Parliament votes on the bill": without another verb, a plural straight behind a bare singular is one."""
    if token.tag_ != "NNS" or token.dep_ != "ROOT" or token.i == token.sent.start or token.lower_ not in _ACTED:
        return
    noun = token.nbor(-1)
    if noun.tag_ not in ("NN", "NNP") or noun.head != token or noun.dep_ not in ("compound", "amod", "nmod"):
        return
    sentence = list(token.sent)
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t != token for t in sentence)
    if finite or sentence[-1].text not in (".", ".”", "”"):
        return
    for child in [
        c for c in token.children if c.i < noun.i and c.dep_ in ("det", "amod", "compound", "nmod:poss", "case")
    ]:
        child.head = noun
    noun.dep_ = "nsubj"
    for child in token.children:
        if child.dep_.startswith("nmod") and child.i > token.i:
            child.dep_ = "obl"
    token.tag_, token.pos_ = "VBZ", "VERB"


def _predicate_read_as_noun(token: Token) -> None:
    """ "Sales rose": a noun with a subject and without a copula is a verb."""
    term = token.dep_ == "acl:relcl" and token.tag_ == "NNS" and token.text.islower()
    if not token.children or not (term or token.pos_ in ("NOUN", "PROPN")):
        return
    if not any(c.dep_ in ("nsubj", "nsubj:pass") for c in token.children):
        return
    if any(c.dep_ in ("cop", "aux", "aux:pass", "case") for c in token.children):
        return
    if term:
        token.pos_, token.tag_ = "VERB", "VBZ"  # "the mayor, whose term ends in June"
        token.lemma_ = simplemma.lemmatize(token.lower_, lang="en")
    if token.pos_ not in ("NOUN", "PROPN"):
        return
    if token.tag_.startswith("VB") or (token.dep_ == "ROOT" and token.i > token.sent.start):
        past = token.tag_ in ("VBD", "VBN") or token.lemma_.lower() != token.lower_
        token.pos_, token.tag_ = "VERB", "VBD" if past else "VBP"
        for child in token.children:
            if child.dep_ == "nsubj:pass":
                child.dep_ = "nsubj"


def _past_read_as_noun(token: Token) -> None:
    """ "Net income slid 31%": a form that is nothing but a past, with its subject hung on it like a first part."""
    if token.lower_ not in _PASTS_ONLY or token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.i == token.sent.start:
        return
    noun = token.nbor(-1)
    if noun.head != token or noun.pos_ not in ("NOUN", "PROPN"):
        return
    token.pos_, token.tag_ = "VERB", "VBD"
    token.lemma_ = simplemma.lemmatize(token.lower_, lang="en")
    noun.dep_ = "nsubj"
    for child in token.children:
        if child.i < noun.i and child.dep_ in ("amod", "det", "compound", "nmod:poss", "nummod"):
            child.head = noun


def _present_read_as_noun(token: Token) -> None:
    """ "Tekle denies taking it": a form that is no noun, taken for the subject of what it governs."""
    gerund = token.head
    if token.lower_ not in _PRESENTS_ONLY or token.tag_ != "NNS" or token.dep_ != "nsubj" or gerund.tag_ != "VBG":
        return
    noun = token.nbor(-1) if token.i > token.sent.start else token
    if noun.head != token or noun.pos_ not in ("NOUN", "PROPN"):
        return
    token.pos_, token.tag_, token.lemma_ = "VERB", "VBZ", simplemma.lemmatize(token.lower_, lang="en")
    token.dep_ = gerund.dep_
    token.head = token if gerund.head == gerund else gerund.head
    gerund.head, gerund.dep_, noun.dep_ = token, "xcomp", "nsubj"


def _perfect_read_as_noun(token: Token) -> None:
    """ "Arrivals have nonetheless risen": what has "have" as its auxiliary is no noun."""
    if token.tag_ not in ("NN", "JJ") or not token.children:
        return
    have = next((c for c in token.children if c.dep_ == "aux" and c.lemma_ == "have" and c.i < token.i), None)
    verb = next((c for c in token.children if have is not None and c.tag_ == "VBN" and have.i < c.i < token.i), None)
    if verb is not None and verb.dep_ == "amod" and token.tag_ == "NN":  # "has postponed delivery of it"
        take_over(token, verb)
        for child in [c for c in verb.children if (c.dep_ == "nmod" and c.i > token.i) or verb.i < c.i < token.i]:
            child.head = token
        verb.pos_, token.head, token.dep_ = "VERB", verb, "obj"
        return
    perfect = have is not None
    if perfect and not any(c.dep_ in ("cop", "det") for c in token.children):
        token.pos_, token.tag_ = "VERB", "VBN"
        token.lemma_ = simplemma.lemmatize(token.lower_, lang="en")


def _perfect(token: Token) -> None:
    """ "They have stolen records", "have risen to 9": a participle behind "have" is the verb of a perfect."""
    if token.lemma_ != "have" or token.tag_ not in ("VBP", "VBZ", "VBD") or token.dep_.startswith("aux"):
        return
    thing = next((c for c in token.children if c.dep_ == "obj" and c.i > token.i), None)
    if thing is None:
        return
    itself = thing.tag_ == "VBN" and thing.i == token.i + 1
    verb = thing if itself else next((c for c in thing.children if c.dep_ == "amod" and c.tag_ == "VBN"), None)
    if verb is None or verb.i != token.i + 1:
        return
    children = [c for c in token.children if c not in (thing, verb)]
    verb.head, verb.dep_ = (verb, "ROOT") if token.dep_ == "ROOT" else (token.head, token.dep_)
    verb.pos_ = "VERB"
    token.head = verb
    if not itself:
        thing.head = verb
    token.pos_, token.dep_ = "AUX", "aux"
    for child in children:
        child.head = verb


def _predicate_before_infinitive(token: Token) -> None:
    """ "They are in talks to buy it": the talks are the predicate, and the infinitive hangs on them."""
    first = token.children[0] if token.children else token
    if first.i >= token.i or not any(c.tag_ == "TO" and c.i < token.i for c in token.children):
        return
    for noun in token.children:
        if noun.dep_ == "nsubj" and any(c.dep_ == "cop" for c in noun.children):
            above, relation = token.head, token.dep_
            noun.head, noun.dep_ = (noun, "ROOT") if above == token else (above, relation)
            token.head, token.dep_ = noun, "acl"
            return


_ASKS = frozenset("refuse decline decide vow pledge threaten fail manage intend want hope hesitate promise".split())
"""Verbs behind which "to" leads in an infinitive and never a noun."""


def _verb_read_as_noun(token: Token) -> None:
    """ "decided to halt the work", "refused to concede": a noun behind "to" that has an object, or behind "refuse"."""
    named = token.tag_ == "NNP" and token.text.islower()
    if not (token.tag_ == "NN" or named) or not token.i or token.nbor(-1).lower_ != "to":
        return
    to = next((c for c in token.children if c.dep_ in ("case", "mark") and c.i == token.i - 1), None)
    asked = token.head.lemma_ in _ASKS and token.dep_ in ("obl", "xcomp", "obj")
    bare = all(c.dep_ in ("case", "mark", "conj", "cc", "punct", "obl", "advmod") for c in token.children)
    if to is None or not ((asked and bare) or any(c.dep_ == "obj" and c.i > token.i for c in token.children)):
        return
    token.tag_, token.pos_, token.dep_ = "VB", "VERB", "xcomp" if asked or token.dep_ == "obl" else "acl"
    token.lemma_ = token.lower_
    to.tag_, to.pos_, to.dep_ = "TO", "PART", "mark"


def _object_with_preposition(token: Token) -> None:
    """ "send to the coast": what has a preposition is no object."""
    if token.dep_ in ("obj", "iobj") and any(
        c.dep_ == "case" and c.i < token.i and c.tag_ == "IN" for c in token.children
    ):
        token.dep_ = "obl"


def _split_compound(token: Token) -> None:
    """ "buy [U.S.] [weapons]": of two objects side by side, the name is a part of the noun behind it."""
    if token.dep_ != "obj" or token.pos_ != "PROPN" or token.i + 1 >= len(token.doc):
        return
    following = token.nbor(1)
    if following.dep_ == "obj" and following.head == token.head and following.pos_ in ("NOUN", "PROPN"):
        token.head, token.dep_ = following, "compound"


def _pending(token: Token) -> None:
    """ "is on hold pending an inquiry": "pending" is a preposition, and what stands before it is the predicate."""
    if token.lower_ != "pending" or token.dep_ != "ROOT" or token.i == token.sent.start:
        return
    predicate = token.nbor(-1)
    fixed = predicate.dep_ == "fixed" and predicate.head.head == token
    if not (fixed or predicate.head == token) or predicate.pos_ not in ("NOUN", "ADJ", "VERB"):
        return
    preposition = predicate.head
    predicate.head, predicate.dep_ = predicate, "ROOT"
    if fixed:  # "on hold" is a noun behind its preposition
        preposition.head, preposition.dep_ = predicate, "case"
    for child in list(token.children):
        if child.i < token.i and child != predicate:
            child.head = predicate
            child.dep_ = child.dep_.removesuffix(":outer")
    token.head, token.dep_ = predicate, "advcl"


def _hidden_subject(token: Token) -> None:
    """ "During a visit to A, B said": B is no second item beside A, but what the sentence is about."""
    if token.dep_ != "ROOT" or token.tag_ not in ("VBD", "VBZ", "VBP") or token.i - token.sent.start < 4:
        return
    if any(c.dep_.startswith(("nsubj", "csubj", "expl")) for c in token.children):
        return
    noun = token.nbor(-1)
    while noun.dep_ in ("flat", "compound") and noun.head.i < noun.i:
        noun = noun.head
    alone = noun.dep_ in ("conj", "appos", "nmod", "dep") and not any(c.dep_ in ("cc", "case") for c in noun.children)
    first = _begins(noun)
    if alone and noun.pos_ in _NOMINAL and first > token.sent.start and token.doc[first - 1].text == ",":
        noun.head, noun.dep_ = token, "nsubj"


def _second_in_list(token: Token) -> None:
    """ "include A, the B, C and D": of two bare objects between commas, the second is a further item of the list."""
    if token.dep_ != "obj" or token.pos_ != "PROPN":
        return
    before = _begins(token) - 1
    if before <= token.sent.start or token.doc[before].text != ",":
        return
    for other in token.head.children:
        if other.dep_ == "obj" and other.pos_ == "PROPN" and other.i < before <= other.right_edge.i + 1:
            token.head, token.dep_ = other, "conj"
            return


def _noun_read_as_verb(token: Token) -> None:
    """ "a strike over pay": a bare verb straight behind a preposition other than "to" is a noun."""
    if token.tag_ != "VB" or any(c.dep_ in ("obj", "aux", "mark") for c in token.children):
        return
    if token.dep_ == "xcomp" and any(c.i == token.i - 1 and c.lower_ in _AMOUNTS for c in token.children):
        token.tag_, token.pos_, token.lemma_, token.dep_ = "NN", "NOUN", token.lower_, "obj"  # "want more pay"
        return
    if token.dep_ not in ("obl", "nmod"):
        return
    if any(c.dep_ == "case" and c.i == token.i - 1 and c.lower_ != "to" for c in token.children):
        token.tag_, token.pos_, token.lemma_ = "NN", "NOUN", token.lower_


def _infinitive_read_as_place(token: Token) -> None:
    """ "refused to concede and ...": a verb behind the "to" of an infinitive is what was refused, not where to."""
    if token.pos_ != "VERB" or token.dep_ != "obl" or token.head.pos_ != "VERB":
        return
    to = next((c for c in token.children if c.tag_ == "TO" and c.dep_ == "case" and c.i == token.i - 1), None)
    if to is not None:
        token.tag_, token.dep_, to.dep_ = "VB", "xcomp", "mark"


def _foretold(token: Token) -> None:
    """ "is forecast to reach the coast": the infinitive is what is forecast, not what it is forecast for."""
    if token.dep_ != "advcl" or token.head.lower_ not in _FORETELLING:
        return
    to = next((c for c in token.children if c.tag_ == "TO" and c.i < token.i), None)
    if to is not None and token.head.i == to.i - 1:
        token.dep_ = "xcomp"


def _number_as_subject(token: Token) -> None:
    """ "and one abstained": a number straight before a finite verb that lacks a subject is its subject."""
    if token.dep_ != "nummod":
        return
    verb = token.head
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or token.i != verb.i - 1:
        return
    if not any(c.dep_.startswith(("nsubj", "csubj", "expl")) for c in verb.children):
        token.dep_ = "nsubj"


def _begins(token: Token) -> int:
    """Where the phrase begins, the comma before it left out."""
    return min((t.i for t in token.subtree if t.dep_ != "punct"), default=token.i)
