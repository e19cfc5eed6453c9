"""Sentences whose verb the parser missed, and phrases behind a verb that it hung on the noun: put right in the tree.

As in `tree`, each rule needs signs that the words themselves give: a modal, "and" before a name, a closing mark.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

# past tenses that look like the noun: "The company cut jobs"
_UNCHANGED = frozenset("cut hit set shut put quit beat split bid cast cost hurt let spread read bet shed".split())
# acts that look like their noun: "Talks resume on Wednesday"
_ACTS = frozenset(
    "resume strike protest march rally return continue vote meet start begin end open close rise fall drop climb jump "
    "surge slump plunge tumble gather clash face demand target back block halt support fear plan hope claim seek join "
    "visit move cut hit win lose walk pay sign launch raise lift delay".split()
)
# what is made with somebody: "an agreement with Chile"
_MADE_WITH = frozenset(
    "agreement deal accord pact treaty contract truce ceasefire partnership alliance talks talk negotiation meeting "
    "dispute contact tie relation relationship conversation interview summit".split()
)
_MODIFIES = frozenset(("amod", "compound", "nmod", "nmod:desc", "flat", "dep"))
_SUBJECTS = ("nsubj", "csubj", "expl")
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_SETTING = frozenset("on in at during after before".split())
_TELLING = frozenset("tell inform remind warn assure convince notify".split())
_TALES = frozenset("story tale joke lie truth thing fact secret news something".split())
_DESCRIBING = frozenset(
    "describe dismiss denounce condemn hail brand label portray characterise characterize regard view praise".split()
)
_CLOSING = frozenset("\"”»’'")
_OPENING = frozenset("\"“«‘'")


def find_verbs(token: Token) -> None:
    """Give the sentence of the token the verb that the token is, where the parser took it for something else."""
    _behind_modal(token)
    _past_read_as_noun(token)
    _conjunct_of_subject(token)
    _behind_adjective(token)
    _behind_plural(token)


def _behind_modal(token: Token) -> None:
    """ "The accord will lower tariffs": what stands between a modal and its noun is the verb, the noun its object."""
    if token.tag_ not in ("JJ", "JJR", "NN", "VB") or token.dep_ not in _MODIFIES or not token.i:
        return
    noun, before = token.head, token.nbor(-1)
    if before.tag_ != "MD" or token.i == token.sent.start:
        return
    if before.head not in (noun, token) or noun.i < token.i or any(c.dep_ == "cop" for c in noun.children):
        return
    _turn_round(token, noun, "VB")


def _past_read_as_noun(token: Token) -> None:
    """ "The company cut jobs": in a sentence without a verb, a word that may be a past tense between two nouns."""
    if token.lower_ not in _UNCHANGED or token.dep_ not in _MODIFIES:
        return
    noun, sent = token.head, token.sent
    if noun.dep_ != "ROOT" or noun.i < token.i:
        return
    if sent[-1].text != "." or any(t.pos_ in ("VERB", "AUX") for t in sent) or token.i == sent.start:
        return
    subject = token.nbor(-1)
    if subject.pos_ not in ("NOUN", "PROPN") or subject.head not in (noun, token):
        return
    _turn_round(token, noun, "VBD")
    subject.head, subject.dep_ = token, "nsubj"
    for child in list(token.children):
        if child.i < subject.i and child.dep_ in ("det", "nmod:poss", "nummod", *_MODIFIES):
            child.head = subject


def _turn_round(verb: Token, noun: Token, tag: str) -> None:
    """Make the verb the head of the noun that it modified: the noun is its object, what stood before it is its own."""
    before = [c for c in noun.children if c.i < verb.i or c.dep_ == "punct"]
    root = noun.dep_ == "ROOT"
    verb.head, verb.dep_ = (verb, "ROOT") if root else (noun.head, noun.dep_)
    verb.tag_, verb.pos_ = tag, "VERB"
    verb.lemma_ = verb.lower_
    noun.head, noun.dep_ = verb, "obj"
    for child in before:
        child.head = verb


def _conjunct_of_subject(token: Token) -> None:
    """ "A and B said": a verb joined with A by the "and" that joins A and B; both are its subjects."""
    first = token.head
    if token.dep_ != "conj" or token.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or first.pos_ not in ("PROPN", "NOUN"):
        return
    second = next((c for c in token.children if c.dep_.startswith("nsubj") and first.i < c.i < token.i), None)
    joint = next((c for c in token.children if c.dep_ == "cc" and c.i < token.i), None)
    if second is None or joint is None or not first.i < joint.i < second.i or second.pos_ not in _NOMINAL:
        return
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in first.subtree if t.i < joint.i):
        return
    root = first.dep_ == "ROOT"
    token.head, token.dep_ = (token, "ROOT") if root else (first.head, first.dep_)
    first.head, first.dep_ = token, second.dep_
    second.head, second.dep_ = first, "conj"
    joint.head = second
    for child in list(first.children):
        if child.i > token.i or (child.dep_ == "punct" and root):
            child.head = token


def _behind_plural(token: Token) -> None:
    """ "Talks resume on Wednesday": in a sentence without a verb, a word for an act right behind a first plural.

    A plural does not stand before a noun that it belongs to, but for a few ("sports day"), which no phrase follows so.
    """
    if token.tag_ != "NN" or token.dep_ != "ROOT" or token.lower_ not in _ACTS:
        return
    sent = token.sent
    if sent[-1].text != ".":
        return
    subject = token.nbor(-1) if token.i > sent.start else token
    behind = token.nbor(1) if token.i + 1 < sent.end else token
    if subject.tag_ != "NNS" or subject.head != token or behind.pos_ not in ("ADP", "PUNCT", "DET", "NUM", "ADV"):
        return
    if any(t.pos_ in ("VERB", "AUX") for t in sent):
        return
    token.tag_, token.pos_, token.lemma_ = "VBP", "VERB", token.lower_
    subject.dep_ = "nsubj"
    for child in list(token.children):
        if child.i < subject.i:
            child.head = subject
        elif child.dep_.startswith("nmod"):
            child.dep_ = "obl"


def _behind_adjective(token: Token) -> None:
    """ "Officials aware of the plan told ...": not the adjective without "to be" is the predicate, but the verb."""
    if token.tag_ not in ("VBD", "VBZ") or token.dep_ not in ("advcl", "conj", "parataxis", "ccomp"):
        return
    adjective = token.head
    if adjective.dep_ != "ROOT" or adjective.pos_ != "ADJ" or token.i < adjective.i:
        return
    if any(c.dep_.startswith((*_SUBJECTS, "mark", "cc")) for c in token.children):
        return
    noun = next((c for c in adjective.children if c.dep_ == "nsubj" and c.i == adjective.i - 1), None)
    if noun is None or any(c.dep_ in ("cop", "aux") for c in adjective.children):
        return
    for child in list(adjective.children):
        if child.i > token.i or child.dep_ == "punct":
            child.head = token
    token.head, token.dep_ = token, "ROOT"
    noun.head, noun.dep_ = token, "nsubj"
    adjective.head, adjective.dep_ = noun, "amod"


def find_speaker(token: Token, saying: Collection[str]) -> None:
    """ "It would close, two people familiar with it said.": what stands between the comma and the verb is the speaker.

    The parser sets such a noun beside the clause, and the verb as an adverbial clause behind it.
    """
    if token.lemma_ not in saying or token.tag_ not in ("VBD", "VBZ", "VBP") or token.i - token.sent.start < 4:
        return
    if token.dep_ not in ("advcl", "acl", "acl:relcl", "conj", "dep", "parataxis", "appos"):
        return
    if any(c.dep_.startswith((*_SUBJECTS, "obj", "ccomp", "mark", "aux")) for c in token.children):
        return
    for noun in token.doc[token.sent.start : token.i]:
        if noun.pos_ in _NOMINAL and noun.dep_ in ("parataxis", "appos", "dep", "conj") and noun.head.i < noun.i:
            words = [t for t in noun.subtree if t.dep_ != "punct" and t.i < token.i]
            begins = min(t.i for t in words) if words else 0
            between = {t.i for t in words} >= set(range(begins, token.i))
            if between and token.doc[begins - 1].text == "," and not any(c.dep_ == "case" for c in noun.children):
                _said_by(token, noun)
                return
    _briefed(token)


def _briefed(verb: Token) -> None:
    """ "It will close, officials [who were] briefed on it said.": the participle goes with the noun before it."""
    participle = verb.head
    if participle.tag_ not in ("VBD", "VBN") or participle.dep_ == "ROOT" or participle.i > verb.i:
        return
    noun = next((c for c in participle.children if c.dep_.startswith("nsubj") and c.i == participle.i - 1), None)
    begins = min((t.i for t in noun.subtree if t.dep_ != "punct"), default=0) if noun is not None else 0
    clear = not any(c.dep_.startswith(("obj", "aux", "ccomp", "mark")) for c in participle.children)
    if noun is None or not clear or begins <= verb.sent.start or verb.doc[begins - 1].text != ",":
        return
    verb.head, verb.dep_ = participle.head, "parataxis"
    noun.head, noun.dep_ = verb, "nsubj"
    participle.head, participle.dep_, participle.tag_ = noun, "acl", "VBN"


def _said_by(verb: Token, noun: Token) -> None:
    said = noun.head
    if verb.is_ancestor(said) or said == verb:
        return
    verb.head, verb.dep_ = said, "parataxis"
    noun.head, noun.dep_ = verb, "nsubj"


def attach(token: Token) -> None:
    """Hang a phrase with a preposition where it belongs, when the words tell: by the noun before it, or the verb."""
    _made_with(token)
    _described_as(token)
    _behind_marks(token)
    _content_of_telling(token)


def _made_with(token: Token) -> None:
    """ "reached an agreement with Chile": right behind such a noun, "with" tells with whom it is."""
    if token.dep_ != "obl":
        return
    case = next((c for c in token.children if c.dep_ == "case" and c.i < token.i), None)
    if case is None or case.lower_ != "with" or case.i == token.sent.start:
        return
    noun = case.nbor(-1)
    if noun.lemma_.lower() in _MADE_WITH and noun.pos_ == "NOUN" and noun.head == token.head and noun.dep_ == "obj":
        token.head, token.dep_ = noun, "nmod"


def _described_as(token: Token) -> None:
    """ "described the vote as a farce": what it is called is said by the verb, it is no part of the vote."""
    if token.dep_ != "nmod" or token.head.dep_ != "obj":
        return
    noun = token.head
    verb = noun.head
    if verb.lemma_ not in _DESCRIBING or not verb.i < noun.i < token.i:
        return
    if any(c.dep_ == "case" and c.lower_ == "as" for c in token.children):
        token.head, token.dep_ = verb, "obl"


def _behind_marks(token: Token) -> None:
    """ "called it “a joke” on Monday": behind the closing mark the sentence goes on that was there before the words."""
    if token.dep_ != "nmod":
        return
    case = next((c for c in token.children if c.dep_ == "case" and c.i < token.i), None)
    if case is None or case.lower_ not in _SETTING or case.i == token.sent.start:
        return
    verb = next((t for t in token.ancestors if t.pos_ == "VERB" and t.i < token.i), None)
    if case.nbor(-1).text not in _CLOSING or verb is None:
        return
    if token.head.i < case.i and any(t.text in _OPENING for t in token.doc[verb.i : case.i - 1]):
        token.head, token.dep_ = verb, "obl"


def _content_of_telling(token: Token) -> None:
    """ "told reporters that it was dead": what is told is no relative clause of those who hear it."""
    if not token.dep_.startswith("acl"):
        return
    hearer = token.head
    verb = hearer.head
    if hearer.dep_ not in ("obj", "iobj") or verb.lemma_ not in _TELLING:
        return
    mark = next((c for c in token.children if c.lower_ == "that" and c.i < token.i), None)
    if mark is None or not verb.i < hearer.i < mark.i or hearer.lemma_.lower() in _TALES:
        return
    subject = next((c for c in token.children if c.dep_.startswith("nsubj") and c.i > mark.i), None)
    if mark.dep_ == "mark" or subject is not None:  # "a rally that wages had fallen": no relative, as "wages" fell
        token.head, token.dep_ = verb, "ccomp"
        mark.dep_, mark.tag_, mark.pos_ = "mark", "IN", "SCONJ"
