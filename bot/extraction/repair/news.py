"""Phrases of news prose that the parser splits: "rival Solenne SA", "an 11% pay rise", "A magnitude 6.4 earthquake".

Called by `words`, before the clauses are put right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.repair.clauses import FINITE, SUBJECT, take_over

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_PERCENT = frozenset(("%", "percent"))
_NAMING = frozenset("call name dub style term brand label describe denounce".split())
_TELLING = frozenset("say claim argue insist maintain add warn believe".split())
_HELPERS = ("aux", "aux:pass", "cop")
_OPENED = '"“‘«'
_SPEAKING = frozenset(("NNP", "NNPS", "PRP"))


def respell(token: Token) -> None:
    """Put right what hangs on one word, in place."""
    _name_behind_noun(token)
    _name_cut_off(token)
    _named_behind(token)
    _share_before_day(token)
    _tag_with_relative(token)
    _participle_read_as_past(token)
    _past_read_as_participle(token)
    _share_before_compound(token)
    _measure_before_noun(token)
    _verb_behind_relative(token)
    _verb_beside_subject(token)
    _called_by_the_speaker(token)


def _name_behind_noun(token: Token) -> None:
    """ "buy smaller rival Tamsin Freight", "co-leader Ann Roe said": noun and name behind it are one, and no two."""
    if token.tag_ != "NN" or token.dep_ not in ("obj", "nsubj") or token.i + 1 >= len(token.doc):
        return
    name = token.nbor(1)
    if name.head.i > name.i and name.dep_ in ("compound", "amod", "nmod:desc"):
        name = name.head
    same = name.head == token.head and name.dep_ == token.dep_ and (token.head.i > name.i or token.head.i < token.i)
    if name.tag_ not in ("NNP", "NNPS") or not same or name.left_edge.i != token.i + 1 or token.right_edge.i != token.i:
        return
    if not all(t.is_title or t.is_upper for t in token.doc[token.i + 1 : name.i + 1]):
        return
    for child in list(token.children):
        child.head = name
    token.head, token.dep_ = name, "compound" if token.dep_ == "obj" else "nmod:desc"


def _named_behind(token: Token) -> None:
    """ "bought boats through a new body, the Larn Fund": behind the comma stands its name, and no second object."""
    if token.dep_ != "obj" or token.tag_ not in ("NNP", "NNPS"):
        return
    first = min(t.i for t in token.subtree if t.dep_ != "punct")
    if first < 2 or token.doc[first - 1].text != "," or token.doc[first].lower_ != "the":
        return
    noun, verb = token.doc[first - 2], token.head
    if noun.tag_ != "NN" or not verb.is_ancestor(noun) or not any(c.lower_ in ("a", "an") for c in noun.children):
        return
    if any(c.dep_ == "obj" and c.i < noun.i for c in verb.children):
        token.head, token.dep_ = noun, "appos"


def _name_cut_off(token: Token) -> None:
    """ "has agreed to buy French rival Solenne SA for 4 billion, they said": no sentence ends before a bare name."""
    if token.dep_ not in ("ROOT", "dep") or token.tag_ != "NNP" or token.i < 2 or token.left_edge.i != token.i:
        return
    noun = token.nbor(-1)
    verb = noun.head
    if noun.tag_ != "NN" or noun.dep_ != "obj" or verb.i > noun.i or noun.right_edge.i != noun.i or noun.is_title:
        return
    if any(c.dep_ not in ("flat", "punct") for c in token.children):
        return
    for child in list(noun.children):
        child.head = token
    token.head, token.dep_ = verb, "obj"
    noun.head, noun.dep_ = token, "compound"
    after = token.right_edge.i + 1
    rest = token.doc[after].head if after < len(token.doc) and token.doc[after].dep_ == "case" else token
    tag = rest.head
    told = tag.lemma_ in _TELLING and rest.i < tag.i and "," in [t.text for t in token.doc[rest.i : tag.i]]
    if told or tag == verb.head:
        rest.head = verb  # "for 4 billion" is no part of the tag


def _share_before_day(token: Token) -> None:
    """ "offered 6% last Thursday": the share is what was offered, and no part of the day."""
    if token.lower_ not in _PERCENT:
        return
    which = token.head
    if which.lower_ not in ("last", "this", "next") or which.dep_ != "amod":
        return
    verb = which.head.head
    if verb.pos_ == "VERB" and verb.i == token.left_edge.i - 1 and not any(c.dep_ == "obj" for c in verb.children):
        token.head, token.dep_ = verb, "obj"


def _tag_with_relative(token: Token) -> None:
    """ "She will go, an aide who asked not to be named said": a tag is one also with a clause about its speaker."""
    if token.dep_ != "parataxis" or token.lemma_ not in _TELLING or token.tag_ != "VBD":
        return
    said = token.head
    speaker = next((c for c in token.children if c.dep_ == "nsubj" and c.i < token.i), None)
    begins = min((t.i for t in speaker.subtree if t.dep_ != "punct"), default=0) if speaker is not None else 0
    if speaker is None or said.dep_ != "ROOT" or not said.i < begins or token.doc[begins - 1].text != ",":
        return
    content = any(c.dep_ in ("obj", "ccomp") for c in token.children)
    if content or not any(c.dep_ == "acl:relcl" for c in speaker.children):
        return
    token.head, token.dep_ = token, "ROOT"
    for child in [c for c in said.children if c.i >= begins and c != token]:
        child.head = token
    said.head, said.dep_ = token, "ccomp"


def _participle_read_as_past(token: Token) -> None:
    """ "80% of ballots counted": what describes a noun, without a subject or a helper of its own, is a participle."""
    if token.tag_ != "VBD" or token.dep_ != "acl" or token.head.i > token.i:
        return
    if not any(c.dep_ in (*SUBJECT, *_HELPERS, "mark", "obj") for c in token.children):
        token.tag_ = "VBN"


def _past_read_as_participle(token: Token) -> None:
    """ "A quake struck the valley, they said": what has a subject and no helper is a past, no participle."""
    if token.tag_ != "VBN" or token.pos_ != "VERB" or token.dep_ not in ("ROOT", "ccomp", "parataxis"):
        return
    acting = any(c.dep_ == "nsubj" and c.i < token.i for c in token.children)
    if acting and not any(c.dep_ in _HELPERS for c in token.children):
        token.tag_ = "VBD"


def _share_before_compound(token: Token) -> None:
    """ "demands an 11% pay rise": a bare verb between a share with an article and a noun is a part of that noun."""
    if token.tag_ not in ("VBP", "VB") or token.dep_ not in ("advcl", "parataxis", "ccomp"):
        return
    verb = token.head
    if verb.i > token.i:
        return
    share, noun = token.nbor(-1), next((c for c in token.children if c.dep_ == "obj" and c.i == token.i + 1), None)
    single = share.lower_ in _PERCENT and any(c.lower_ in ("a", "an") for c in share.children)  # no plural subject
    if noun is None or not single or share.head not in (token, verb) or share.left_edge.i != verb.i + 1:
        return
    if any(c.dep_ in (*SUBJECT, *_HELPERS, "mark") for c in token.children if c != share):
        return
    for child in [c for c in token.children if c not in (noun, share)]:
        child.head = noun if child.i < noun.i or child.dep_ != "punct" else verb
        child.dep_ = "nmod" if child.dep_.startswith("obl") else child.dep_
    for child in [c for c in share.children if c.dep_ == "det"]:
        child.head = noun
    noun.head, noun.dep_ = verb, "obj"
    share.head, share.dep_ = noun, "compound"
    token.head, token.dep_, token.tag_, token.pos_, token.lemma_ = noun, "compound", "NN", "NOUN", token.lower_


def _measure_before_noun(token: Token) -> None:
    """ "A magnitude 6.4 earthquake struck": measure, number and noun are one subject, and no two."""
    if token.lower_ not in ("magnitude", "category", "grade", "size") or token.dep_ not in SUBJECT:
        return
    if token.i + 2 >= len(token.doc) or not token.nbor(1).like_num or token.nbor(2).pos_ != "NOUN":
        return
    noun, number = token.nbor(2), token.nbor(1)
    if number.head != noun or noun.head != token.head or noun.i > token.head.i:
        return
    for child in [c for c in token.children if c.i < token.i]:
        child.head = noun
    noun.dep_ = token.dep_
    token.head, token.dep_ = noun, "compound"
    number.head, number.dep_ = token, "nummod"


def _verb_behind_relative(token: Token) -> None:
    """ "The party, which won 8%, alleged fraud": behind the comma that ends "which ..." stands the sentence's verb."""
    if token.tag_ not in ("VBN", "VBD") or token.dep_ != "amod" or not token.i or token.nbor(-1).text != ",":
        return
    noun, root = token.head, token.sent.root
    relative = next((c for c in root.children if c.dep_ == "acl:relcl"), None)
    if root.pos_ not in ("NOUN", "PROPN") or relative is None or not root.i < relative.i < token.i - 1:
        return
    if noun.i < token.i or any(c.dep_ in ("det", "cop") for c in noun.children):
        return
    if any(t.tag_ in FINITE and not relative.is_ancestor(t) and t != relative for t in root.subtree):
        return
    take_over(root, token)
    token.tag_, token.pos_ = "VBD", "VERB"
    for child in [c for c in token.children if c.i < root.i or c == relative]:
        child.head = root
    root.head, root.dep_ = token, "nsubj"
    noun.head, noun.dep_ = token, "obj"
    for later in [c for c in (*noun.children, *relative.children) if c.dep_ == "conj" and c.tag_ == "VBD"]:
        if later.i > token.i:
            later.head = token


def _verb_beside_subject(token: Token) -> None:
    """ "The party alleged fraud": between its subject and a bare noun, what looks like a past is one."""
    if token.tag_ not in ("VBN", "VBD") or token.dep_ != "amod":
        return
    noun = token.head
    if noun.tag_ not in ("NN", "NNS"):
        return
    subject = next((c for c in noun.children if c.dep_ == "nsubj" and c.i < token.i), None)
    if subject is None or subject.right_edge.i != token.i - 1 or noun.dep_ not in ("ROOT", "ccomp"):
        return
    if any(c.dep_ in ("det", *_HELPERS) for c in noun.children):
        return
    take_over(noun, token)
    token.tag_, token.pos_ = "VBD", "VERB"
    noun.head, noun.dep_ = token, "obj"
    for child in [c for c in token.children if c.dep_ in ("amod", "compound") and c.i < noun.i]:
        child.head = noun
    for child in [c for c in token.children if c.dep_ == "nmod"]:
        child.head = noun


def _called_by_the_speaker(token: Token) -> None:
    """ "The union said jobs were at risk and called it "a shame"": things call nothing so, but who spoke does."""
    if token.dep_ != "conj" or token.lemma_ not in _NAMING:
        return
    said = token.head.head
    if token.head.dep_ != "ccomp" or said.lemma_ not in _TELLING:
        return
    if token.tag_ != said.tag_ or any(c.dep_ in (*SUBJECT, *_HELPERS, "mark") for c in (*token.children,)):
        return
    inner = next((c for c in token.head.children if c.dep_ in SUBJECT), None)
    marked = any(c.dep_ == "mark" for c in token.head.children)
    quoted = any(t.text in _OPENED for t in token.subtree if t.i > token.i)
    if inner is not None and inner.tag_ not in _SPEAKING and quoted and not marked:
        token.head = said
