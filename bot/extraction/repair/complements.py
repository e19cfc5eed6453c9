"""What a verb says of somebody, hung on the verb: "accused them [of hiding it]", "urged them [to stay]", "due to open".

The parser gives such a complement to the noun before it, where it would be a mere description of that noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.repair.clauses import take_over
from bot.extraction.trees.control import ASKING, BLAMING, HELD_AGAINST, OBJECT_CONTROL
from bot.extraction.trees.lemmas import lemma_of

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_NOUNS_IN_ING = frozenset(
    "banking trading housing training voting racing doping smuggling trafficking shipping fishing cycling betting "
    "gambling funding accounting lending spending mining drinking driving farming building parking sporting marketing "
    "insider hunting wedding meeting bombing shooting stabbing hacking shoplifting tax money".split()
)
_AHEAD = frozenset(
    "resume begin open meet speak arrive appear testify publish announce sign go expire become receive deliver join "
    "complete retire decide undergo fly sail enter reopen close come hold host take reach compete perform start".split()
)
_PRESENT_IN_ED = frozenset(
    "need feed speed breed proceed succeed exceed heed seed bleed embed shed concede weed speed precede".split()
)
_CALLING = frozenset("call brand label deem consider declare find think judge rule pronounce".split())
_RALLYING = frozenset(
    "protest demand oppose denounce condemn mark celebrate commemorate honour honor mourn show express support "
    "highlight avenge press pressure draw raise".split()
)
"""What people gather, march, block and occupy for."""
_QUANTITIES = frozenset("dozens scores hundreds thousands tens several many others millions".split())
_OPENED = frozenset('"“‘«')
_NO_VERB = frozenset("limited mixed united armed added renewed continued repeated sustained combined".split())
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


def complete(token: Token) -> None:
    """Put right what hangs on one word, in place."""
    _past_read_as_present(token)
    _gerund_read_as_noun(token)
    _second_gerund(token)
    _held_against(token)
    _asked(token)
    _blamed_on(token)
    _called_so(token)
    _rally_purpose(token)
    _due_to(token)
    _provided(token)
    _would_have(token)


def _past_read_as_present(token: Token) -> None:
    """ "The mayor blamed the rain": a form in "-ed" behind its subject is a past tense."""
    if token.tag_ not in ("VBP", "VB") or not token.lower_.endswith("ed") or token.lower_ in _PRESENT_IN_ED:
        return
    if any(c.dep_ == "nsubj" and c.i < token.i for c in token.children) and len(token.text) > 4:
        token.tag_ = "VBD"
        token.lemma_ = lemma_of(token)


def _gerund_read_as_noun(token: Token) -> None:
    """ "was accused of hiding losses": what stands right behind the preposition is the deed, the noun its object."""
    if token.dep_ not in ("compound", "amod") or not token.lower_.endswith("ing") or token.i < 2:
        return
    noun, case = token.head, token.nbor(-1)
    verb = noun.head if noun.dep_.startswith(("obl", "nmod")) else noun
    if verb.pos_ in _NOMINAL and verb.dep_ == "obj":
        verb = verb.head
    led = case.dep_ in ("case", "mark") and case.lower_ in HELD_AGAINST.get(verb.lemma_.lower(), ())
    if not led or token.lower_ in _NOUNS_IN_ING or noun.i < token.i or not noun.dep_.startswith(("obl", "nmod")):
        return
    for child in list(noun.children):
        if child.i < token.i:
            child.head = token
    token.head, token.dep_, token.tag_, token.pos_ = verb, "advcl", "VBG", "VERB"
    noun.head, noun.dep_ = token, "obj" if noun.pos_ in _NOMINAL and noun.lower_ != "asleep" else "xcomp"
    case.head, case.dep_ = token, "mark"


def _second_gerund(token: Token) -> None:
    """ "killing 11 people and injuring dozens": what a number hangs behind is a second deed, no kind of people."""
    if token.dep_ != "amod" or not token.lower_.endswith("ing") or token.i < 2 or token.nbor(-1).dep_ != "cc":
        return
    noun, joint = token.head, token.nbor(-1)
    first = noun.head
    verb = first.head
    counted = noun.lower_ in _QUANTITIES or noun.pos_ == "NUM" or any(c.dep_ == "nummod" for c in noun.children)
    if noun.dep_ != "conj" or first.dep_ != "obj" or verb.tag_ != "VBG" or not verb.i < first.i < token.i < noun.i:
        return
    if counted:
        token.head, token.dep_, token.tag_, token.pos_ = verb, "conj", "VBG", "VERB"
        token.lemma_ = lemma_of(token)
        noun.head, noun.dep_ = token, "obj"
        joint.head = token


def _held_against(token: Token) -> None:
    """ "accused the rebels of shelling a town": no description of the rebels, but what they are accused of."""
    if token.dep_ not in ("acl", "nmod"):
        return
    noun = token.head
    verb = noun.head
    told_by = noun.dep_ == "obl:agent" and token.tag_ == "VBG"  # "accused by the ministry of shelling a town"
    if not (noun.dep_ in ("obj", "nsubj:pass") or told_by) or not verb.i < noun.i < token.i:
        return
    led = next((c for c in token.children if c.dep_ in ("mark", "case") and c.i < token.i), None)
    if led is None or led.lower_ not in HELD_AGAINST.get(verb.lemma_.lower(), ()):
        return
    token.head, token.dep_ = verb, "advcl" if token.tag_ == "VBG" or token.dep_ == "acl" else "obl"


def _asked(token: Token) -> None:
    """ "advised banks to hold more": what somebody is asked to do is no description of them, and no purpose."""
    if token.dep_ not in ("acl", "advcl") or token.tag_ != "VB":
        return
    mark = next((c for c in token.children if c.tag_ == "TO" and c.i < token.i), None)
    if mark is None:
        return
    noun = token.head if token.dep_ == "acl" else None
    verb = noun.head if noun is not None else token.head
    lemma = verb.lemma_.lower()
    if lemma not in OBJECT_CONTROL or verb.pos_ != "VERB" or verb.i > token.i:
        return
    if noun is not None:
        if noun.dep_ in ("obj", "iobj") and noun.right_edge.i >= token.i and verb.i < noun.i:
            token.head, token.dep_ = verb, "xcomp"
        return
    asked = [c for c in verb.children if c.dep_ in ("obj", "iobj", "nsubj:pass") and c.i < token.i]
    if asked and lemma in ASKING and not any(c.dep_ in ("xcomp", "ccomp") for c in verb.children):
        token.dep_ = "xcomp"


def _blamed_on(token: Token) -> None:
    """ "blamed the crash on poor maintenance": the cause belongs to the blaming, not to the crash."""
    if token.dep_ != "nmod":
        return
    noun = token.head
    while noun.dep_ == "nmod" and noun.head.i < noun.i:
        noun = noun.head
    verb = noun.head
    if noun.dep_ != "obj" or verb.lemma_.lower() not in BLAMING or not verb.i < noun.i < token.i:
        return
    case = next((c for c in token.children if c.dep_ == "case" and c.i < token.i), None)
    taken = any(c.dep_ == "obl" and c.i > noun.i and c.i < token.i for c in verb.children)
    if case is not None and case.lower_ in BLAMING[verb.lemma_.lower()] and not taken:
        token.head, token.dep_ = verb, "obl"


def _called_so(token: Token) -> None:
    """ "called the ruling “wrong”", "“far too low”": an adjective behind the noun is what the noun is called."""
    if token.pos_ != "ADJ" and not (token.tag_ == "VBG" and token.i and token.nbor(-1).text in _OPENED):
        return
    noun = token.head
    if token.dep_ == "advmod":
        noun = next((c for c in token.head.children if c.dep_ == "obj" and c.i < token.i), token)
    elif token.dep_ not in ("amod", "acl") or noun.dep_ != "obj":
        return
    verb = noun.head
    if verb.lemma_.lower() not in _CALLING or not verb.i < noun.i < token.i:
        return
    if any(c.dep_ in ("xcomp", "ccomp") for c in verb.children):
        return
    between = token.doc[noun.right_edge.i + 1 if token.head == verb else noun.i + 1 : token.left_edge.i]
    own = [c for c in token.children if c.dep_ in ("cop", "aux", "mark", "case", "obj")]
    if not own and all(t.is_punct and t.text != "," for t in between):
        token.head, token.dep_ = verb, "xcomp"


def _rally_purpose(token: Token) -> None:
    """ "occupied the square to protest": why they did so, and nothing that the square was made to do."""
    verb = token.head
    if token.dep_ != "xcomp" or token.lemma_ not in _RALLYING or verb.lemma_.lower() in OBJECT_CONTROL:
        return
    thing = any(c.dep_ == "obj" and verb.i < c.i < token.i for c in verb.children)
    if thing and any(c.tag_ == "TO" and c.i < token.i for c in token.children):
        token.dep_ = "advcl"


def _due_to(token: Token) -> None:
    """ "is due to resume service", "talks, due to resume on Friday,": what is due to be done, and no cause."""
    helpers = token.children if token.tag_ == "VBN" else ()
    be = next((c for c in helpers if c.lower_ == "be" and c.dep_ == "aux:pass"), None)
    if be is not None and be.i > 1 and be.nbor(-2).lower_ == "due":
        _as_mark(token, be.nbor(-2), be.nbor(-1))
        return
    _due_to_noun(token)
    if token.lower_ not in _AHEAD or token.i < 2 or token.nbor(-1).lower_ != "to" or token.nbor(-2).lower_ != "due":
        return
    due, to = token.nbor(-2), token.nbor(-1)
    if due.dep_ not in ("case", "mark") or token.tag_ == "VB":
        return
    noun = token.head
    if token.dep_ in ("compound", "amod") and noun.i > token.i:
        take_over(noun, token)
        noun.head, noun.dep_ = token, "obj"
    elif token.dep_ == "nmod" and token.i > noun.i:
        token.dep_ = "acl"
    elif not any(c.dep_.startswith("nsubj") for c in token.children):
        return
    token.tag_, token.pos_, token.lemma_ = "VB", "VERB", token.lower_
    _as_mark(token, due, to)
    for child in token.children:
        if child.dep_ == "nmod":
            child.dep_ = "obl"


def _due_to_noun(token: Token) -> None:
    """ "is due to engine failure": what no verb of this use is, right before a bare noun, is a part of that noun."""
    if token.tag_ != "VB" or token.lower_ in _AHEAD or token.i < 2 or token.nbor(-2).lower_ != "due":
        return
    noun = next((c for c in token.children if c.dep_ == "obj" and c.left_edge.i == token.i + 1 == c.i), None)
    to = token.nbor(-1)
    if noun is None or noun.pos_ != "NOUN" or to.lower_ != "to" or to.tag_ != "IN":
        return
    take_over(token, noun)
    token.head, token.dep_, token.tag_, token.pos_ = noun, "compound", "NN", "NOUN"
    due = to.nbor(-1)
    due.head, due.dep_ = noun, "case"
    to.head, to.dep_ = due, "fixed"


def _as_mark(verb: Token, due: Token, to: Token) -> None:
    for word in (due, to):
        word.head, word.dep_ = verb, "mark"
    to.tag_, to.pos_ = "TO", "PART"


def _provided(token: Token) -> None:
    """ "will start in July, provided that parliament agrees": a condition, and nothing that somebody provided."""
    if token.lower_ not in ("provided", "providing", "assuming") or token.i < 2 or token.nbor(-1).text != ",":
        return
    clause = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)
    main = next((c for c in token.children if c.dep_ in ("ccomp", "parataxis") and c.i < token.i), None)
    if token.dep_ == "ROOT" and main is not None and clause is not None:
        take_over(token, main)
        token.head, token.dep_ = main, "parataxis"
        clause.head = token
    verb = token.head
    subject = any(c.dep_.startswith("nsubj") for c in token.children)
    if clause is None or subject or verb == token or token.dep_ not in ("parataxis", "advcl", "acl", "conj", "dep"):
        return
    clause.head, clause.dep_ = verb if verb.pos_ in ("VERB", "AUX", "ADJ") else verb.head, "advcl"
    for child in list(token.children):
        child.head = clause
    for child in clause.children:
        if child.lower_ == "that" and child.dep_ == "mark":
            child.head, child.dep_ = token, "fixed"
    token.head, token.dep_, token.tag_, token.pos_ = clause, "mark", "IN", "SCONJ"


def _would_have(token: Token) -> None:
    """ "would have capped rents": between "would have" and its noun stands the verb, and nothing is had."""
    if token.dep_ != "amod" or token.tag_ not in ("VBN", "JJ", "VBD") or token.lower_ in _NO_VERB:
        return
    noun = token.head
    have = noun.head
    if noun.dep_ != "obj" or have.lemma_ != "have" or not have.i < token.i < noun.i:
        return
    modal = [c for c in have.children if c.tag_ == "MD" and c.i < have.i]
    between = have.doc[have.i + 1 : token.i]
    determined = any(c.dep_ in ("det", "nmod:poss") and c.i < token.i for c in noun.children)
    if not modal or determined or any(t.pos_ != "ADV" for t in between) or not token.lower_.endswith(("ed", "en")):
        return
    if modal[0].lower_ not in ("would", "could", "might", "should", "may"):
        return
    take_over(have, token)
    token.tag_, token.pos_ = "VBN", "VERB"
    noun.head, noun.dep_ = token, "obj"
    have.head, have.dep_, have.pos_ = token, "aux", "AUX"
    for child in noun.children:
        if child.dep_ == "nmod" and child.i > noun.i:
            child.head, child.dep_ = token, "obl"
