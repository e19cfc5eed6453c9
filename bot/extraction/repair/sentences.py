"""Sentences whose own verb, or its subject, the parser missed: reduced clauses taken for main ones, and the reverse.

Called by `words`, behind the clauses, in the order of `find_main_verb`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.repair.clauses import FINITE, SUBJECT, has_subject, take_over
from bot.extraction.repair.strays import bring_back
from bot.extraction.trees.noun_phrases import TIMES

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_NOUNS = ("NOUN", "PROPN")
_GIVING = frozenset("give award offer send tell pay show ask deny grant owe hand promise teach".split())
_NEVER_PASSIVE = frozenset(
    "struck died happened occurred collapsed erupted began fell rose arrived crashed exploded resigned came went "
    "appeared disappeared emerged remained survived vanished sank".split()
)
"""Past forms that describe nothing as participles would: "struck" is "stricken" there, or stands before "by"."""
_SAYING = frozenset("say add claim insist argue believe think".split())
"""Verbs whose object is never somebody: what looks like one is the subject of what is said."""


def find_main_verb(token: Token) -> None:
    """Put right what hangs on one word, in place."""
    _plea(token)
    _finite_read_as_participle(token)
    _first_of_two(token)
    _named_so(token)
    _behind_participle(token)
    _behind_infinitive(token)
    _garden_path(token)
    _second_subject(token)
    _that_behind_time(token)
    _subject_of_saying(token)
    bring_back(token)


def _plea(token: Token) -> None:
    """ "pleaded guilty to fraud": the offence behind "to" is a noun, and hangs on the plea's verb."""
    if token.lower_ not in ("guilty", "innocent") or token.i < 2:
        return
    before, driver = token.nbor(-1), token.nbor(-2)
    if before.lemma_ == "plead" and before.head == token and token.dep_ == "ROOT" and driver.pos_ in _NOUNS:
        take_over(token, before)
        for child in [c for c in before.children if c.i < driver.i and c.dep_ in ("det", "amod", "compound")]:
            child.head = driver
        driver.head, driver.dep_, before.tag_, before.pos_ = before, "nsubj", "VBD", "VERB"
        token.head = before
    if token.head.lemma_ != "plead":
        return
    verb = token.head
    for child in [c for c in (*token.children, *verb.children) if c.i > token.i and c.i < token.i + 4]:
        to = next((c for c in child.children if c.lower_ == "to" and c.i < child.i), None)
        if to is None:
            continue
        if child.tag_ == "VB" and not any(c.dep_ == "obj" for c in child.children):
            child.tag_, child.pos_, child.lemma_ = "NN", "NOUN", child.lower_
            for other in [c for c in child.children if c.dep_.startswith("obl")]:
                other.head = verb
        if child.pos_ in ("NOUN", "PROPN"):
            child.head, child.dep_ = verb, "obl"
            to.tag_, to.pos_, to.dep_ = "IN", "ADP", "case"
    token.dep_ = "obj"


def _finite_read_as_participle(token: Token) -> None:
    """ "Engineer Per Dahl called the plan a mess": in a sentence without another verb, what has an object is finite."""
    if token.dep_ != "acl" or token.tag_ not in ("VBD", "VBN"):
        return
    noun = token.head
    if noun.dep_ != "ROOT" or noun.pos_ not in _NOUNS:
        return
    if token.i < noun.i or token.lemma_ in _GIVING or any(c.dep_ in ("aux", "aux:pass") for c in token.children):
        return
    things = [c for c in token.children if c.dep_ in ("obj", "xcomp", "ccomp") and c.i > token.i]
    things += _called_for(token)
    second = {t for c in token.children if c.dep_ == "conj" and c.tag_ == "VBD" for t in c.subtree}
    finite = any(
        t.tag_ in FINITE and t != token and t not in second for t in noun.subtree if t.dep_ != "acl:relcl"
    )  # "called for talks and threatened a strike": the second says nothing against the first
    if (
        not (things or token.lower_ in _NEVER_PASSIVE)
        or finite
        or (token.nbor(-1).is_punct and not _behind_relative(noun, token))
        or any(c.dep_ == "cop" for c in noun.children)
    ):
        return
    take_over(noun, token)
    for child in [c for c in token.children if c.i < token.i and c.dep_ != "punct"]:
        child.head = noun
    noun.head, noun.dep_ = token, "nsubj"
    token.tag_ = "VBD"


def _first_of_two(token: Token) -> None:
    """ "The union of cooks called for talks, and threatened a strike": behind "and", the verb is the second of two."""
    if token.dep_ != "ROOT" or token.tag_ != "VBD" or token.i < 4 or token.nbor(-1).dep_ != "cc":
        return
    joint = token.nbor(-1)
    subject = next((c for c in token.children if c.dep_ in SUBJECT and c.i < joint.i), None)
    if joint.head != token or subject is None or any(c.dep_ == "conj" for c in subject.children):
        return
    verb = next((t for t in subject.subtree if t.dep_ == "acl" and t.tag_ in ("VBN", "VBD") and t.i > subject.i), None)
    if verb is None or verb.nbor(-1).is_punct or verb.right_edge.i < joint.i - 2 or verb.lemma_ in _GIVING:
        return
    things = [c for c in verb.children if c.dep_ in ("obj", "xcomp", "ccomp") and c.i > verb.i] + _called_for(verb)
    if not things or any(c.dep_ in ("aux", "aux:pass", "obl:agent") for c in verb.children):
        return
    behind = [c for c in token.children if c.i > joint.i or c == joint]
    take_over(token, verb)
    for child in behind:
        child.head = token
    token.head, token.dep_, verb.tag_ = verb, "conj", "VBD"


def _named_so(token: Token) -> None:
    """ "A man called Bo Lind was arrested": what a finite verb follows is a name, and the man is who was arrested."""
    if token.lower_ not in ("called", "named", "dubbed", "nicknamed", "known") or token.tag_ not in ("VBD", "VBN"):
        return
    clause = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp") and c.i > token.i), None)
    noun = next((c for c in token.children if c.dep_ in SUBJECT and c.i < token.i), None)
    if clause is None or noun is None or any(c.dep_ in ("aux", "aux:pass", "mark") for c in token.children):
        return
    name = next((c for c in clause.children if c.dep_ in SUBJECT and c.left_edge.i == token.i + 1), None)
    finite = clause.tag_ in FINITE or any(
        c.dep_ in ("aux", "aux:pass", "cop") and c.tag_ in FINITE for c in clause.children
    )
    if name is None or name.pos_ != "PROPN" or not finite or any(c.dep_ == "mark" for c in clause.children):
        return
    relation = name.dep_
    take_over(token, clause)
    name.head, name.dep_ = token, "xcomp"
    noun.head, noun.dep_ = clause, relation
    token.head, token.dep_, token.tag_ = noun, "acl", "VBN"


def _behind_relative(noun: Token, verb: Token) -> bool:
    """ "A man, who owns it, declined": the comma before the verb ends a relative clause that lies within its noun."""
    within = (t for t in noun.subtree if t.dep_ == "acl:relcl" and t.head.i < t.i < verb.i)
    return verb.nbor(-1).text == "," and any(t.right_edge.i in (verb.i - 1, verb.i - 2) for t in within)


def _called_for(verb: Token) -> list[Token]:
    """ "The party called for a recount"; but "a strike called for Monday" was called by somebody."""
    if verb.lemma_.lower() != "call":
        return []
    asked = [c for c in verb.children if c.dep_ == "obl" and any(g.lower_ == "for" for g in c.children)]
    return [c for c in asked if c.lower_ not in TIMES and c.pos_ == "NOUN"]


def _behind_participle(token: Token) -> None:
    """ "A ferry carrying 200 people capsized": in a sentence without another verb, the last participle is finite."""
    if token.dep_ not in ("acl", "amod") or token.tag_ not in ("VBN", "VBD"):
        return
    noun = token.sent.root
    if noun.pos_ not in _NOUNS or noun.i > token.i:
        return
    inner = next((c for c in noun.children if c.dep_ == "acl" and noun.i < c.i < token.i and c.tag_ == "VBG"), None)
    if inner is None or not inner.is_ancestor(token) or any(c.dep_.startswith("aux") for c in token.children):
        return
    behind = token.nbor()
    whole = list(token.sent)
    if behind.lower_ == "by" or whole[-1].text != "." or any(t.tag_ in FINITE and t != token for t in whole):
        return
    take_over(noun, token)
    for child in [c for c in token.children if c.i < token.i and c.dep_ != "punct"]:
        child.head = noun
    noun.head, noun.dep_, token.tag_ = token, "nsubj", "VBD"


def _behind_infinitive(token: Token) -> None:
    """ "A hearing to recover the money will be held": the money is recovered, and the hearing is held."""
    if token.dep_ != "ccomp":
        return
    verb = token.head
    noun = verb.head
    if verb.tag_ not in ("VB", "VBG") or verb.dep_ != "acl" or verb.i > token.i:
        return
    thing = next((c for c in token.children if c.dep_ in SUBJECT and verb.i < c.i < token.i), None)
    led = verb.tag_ == "VBG" or any(c.tag_ == "TO" for c in verb.children)
    others = [c for c in (*token.children, *verb.children) if c.tag_ != "TO"]
    if thing is None or not led or any(c.dep_ in ("mark", "obj") for c in others):
        return
    if noun.pos_ not in _NOUNS or any(c.dep_ in ("cop", "aux") for c in noun.children):
        return
    if noun.dep_ not in ("ROOT", "nsubj") or (noun.dep_ == "nsubj" and noun.head.i < token.i):
        return
    relation = thing.dep_
    thing.head, thing.dep_ = verb, "obj"
    if noun.dep_ == "ROOT":
        take_over(noun, token)
        for child in [c for c in token.children if c.i < verb.i and c.dep_ not in ("punct", "cc")]:
            child.head = noun
        verb.head = noun
        noun.head, noun.dep_ = token, relation


def _garden_path(token: Token) -> None:
    """ "People [who were] briefed on the plan said that ...": of two verbs without a break, the second is finite."""
    if token.tag_ not in ("VBD", "VBZ") or token.pos_ != "VERB" or token.i < 3:
        return
    if any(c.i < token.i and (c.dep_ in ("mark", "cc", "aux", "aux:pass") or c.text == ",") for c in token.children):
        return
    below = next((c for c in token.children if c.dep_ in ("ccomp", "advcl", "dep") and c.i < token.i), None)
    first = below if below is not None else token.head
    joined = below is not None or (token.dep_ in ("advcl", "ccomp", "conj", "parataxis", "dep") and first.i < token.i)
    if not joined or first.tag_ not in ("VBN", "VBD") or any(c.dep_.startswith("aux") for c in first.children):
        return
    subject = next((c for c in first.children if c.dep_ in SUBJECT and c.i < first.i), None)
    between = token.doc[first.i + 1 : token.i]
    if subject is None or subject.right_edge.i != first.i - 1 or any(t.is_punct or t.dep_ == "cc" for t in between):
        return
    led = len(between) > 1 and between[0].pos_ == "ADP"
    if not led or any(c.dep_ in ("obj", "ccomp", "xcomp") and c.i < token.i for c in first.children):
        return
    if any(c.dep_ in SUBJECT for c in token.children if c != subject) or any(t.tag_ in FINITE for t in between):
        return
    if below is None:
        take_over(first, token)
    else:
        first.head = subject
    subject.head, subject.dep_ = token, "nsubj"
    first.head, first.dep_, first.tag_ = subject, "acl", "VBN"
    for child in [c for c in token.children if first.i < c.i < token.i]:
        child.head = first


def _second_subject(token: Token) -> None:
    """ "would fight it, and the mayor called it wrong": a noun behind ", and" and before a verb is no second object."""
    if token.tag_ not in ("VBD", "VBZ", "MD") or token.i < 4:
        return
    verb = token.head if token.tag_ == "MD" and token.dep_ == "aux" else token
    if has_subject(verb) or verb.i < token.i or verb.pos_ not in ("VERB", "ADJ", "NOUN"):
        return
    if token.i < token.sent.start + 4:
        return
    before = token.nbor(-1)
    noun = before.head if before.dep_ in ("flat", "compound") and before.head.i < before.i else before
    if noun.dep_ not in ("conj", "appos") or noun.pos_ not in _NOUNS or noun.is_ancestor(verb) or noun.head.i > noun.i:
        return
    joint = next((c for c in noun.children if c.dep_ == "cc" and c.i < noun.i), None)
    if joint is None or joint.nbor(-1).text != "," or any(c.dep_ == "conj" for c in noun.head.children if c.i < noun.i):
        return
    joint.head = verb
    noun.head, noun.dep_ = verb, "nsubj"


def _that_behind_time(token: Token) -> None:
    """ "had said last week that talks would fail": "that" begins what was said, and tells nothing of the week."""
    if token.dep_ != "acl:relcl" or not token.head.dep_.startswith("obl") or token.head.head.lemma_ not in _SAYING:
        return
    that = next((c for c in token.children if c.lower_ == "that" and c.i < token.i), None)
    own = any(c.dep_ in SUBJECT and c != that for c in token.children)
    if that is None or not own:
        return
    that.tag_, that.pos_, that.dep_ = "IN", "SCONJ", "mark"
    token.head, token.dep_ = token.head.head, "ccomp"


def _subject_of_saying(token: Token) -> None:
    """ "They said the men, one of them armed, ran off": nobody "says" men; they are the subject of what is said."""
    if token.dep_ != "obj" or token.head.lemma_ not in _SAYING or token.pos_ not in _NOUNS:
        return
    said = token.head
    if token.left_edge.i != said.i + 1 or token.i + 1 >= len(token.doc) or token.nbor(1).text != ",":
        return
    verbs = [c for c in said.children if c.dep_ in ("conj", "parataxis") and c.tag_ in FINITE and not has_subject(c)]
    if verbs and verbs[0].i > token.right_edge.i:
        verbs[0].dep_ = "ccomp"
        token.head, token.dep_ = verbs[0], "nsubj"
