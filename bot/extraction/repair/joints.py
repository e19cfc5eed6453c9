"""Where one clause joins another and the parser takes the joint for something else: "that", "who", "before", "at".

Called by `tree` behind `words`; each rule needs a sign in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_SUBJECT = ("nsubj", "nsubj:pass", "csubj", "expl")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_TIMES = frozenset(("before", "after", "until", "since"))
_NUMBERS = frozenset("number figure count total tally toll".split())
_TELLING = frozenset("write warn say state announce note argue complain report tell inform advise notify add".split())
_URGING = frozenset("recommend urge demand propose suggest request".split())
_PEOPLE = ("PROPN", "PRON")
_ASKED = frozenset(
    "ask wonder know see check doubt determine decide consider say tell question inquire enquire examine learn find "
    "discover assess test discuss debate establish clarify explain confirm disclose specify comment reveal care mind "
    "unclear uncertain unsure clear unknown sure unlikely".split()
)
"""Behind these "if" leads in what is asked, and no condition."""
_AT_SEA = frozenset(
    "sink capsize strike hit drift anchor explode crash ditch founder burn collide run go happen occur begin end find "
    "rescue fish sail patrol moor lie stand see spot sight drown die".split()
)
"""What happens off a coast, and what has no particle "off" of its own."""
_FAR = 14
"""How many words may stand between a verb of telling and its "that"."""


def rejoin(token: Token) -> None:
    """Put right how one word joins its clause to another, in place."""
    match token.lower_:
        case "that":
            _that_of_telling(token)
        case "who" | "which":
            _main_verb_before(token)
        case "before" | "after" | "until" | "since":
            _time_clause(token)
        case "if" | "unless" | "because" | "although":
            _circumstance(token)
        case "at":
            _put_at(token)
        case "off":
            _off_the_coast(token)
        case "missing":
            _are_missing(token)
        case "estimates" | "reports" | "claims" | "forecasts" | "reckons":
            _closing_tag(token)
        case _:
            _common(token)
    if token.lemma_ in _URGING:
        _goes_on(token)


def _common(token: Token) -> None:
    """ "the interior ministry": a word in small letters behind a small one is a common noun."""
    if token.tag_ not in ("NNP", "NNPS") or not token.text.islower() or token.i == 0 or len(token.text) < 4:
        return
    behind = token.nbor()
    if token.nbor(-1).text[0].isupper() or (behind.tag_ == "NNP" and behind.text[0].isupper()):
        return  # "Ann van Dijk", "al Jazeera"
    token.tag_, token.pos_ = ("NNS" if token.tag_ == "NNPS" else "NN"), "NOUN"


def _are_missing(token: Token) -> None:
    """ "Forty people are missing": how they are, not what they do."""
    helped = any(c.dep_ in ("aux", "cop") and c.lemma_ == "be" for c in token.children)
    if helped and token.tag_ in ("VBG", "VBN") and not any(c.dep_ in ("obj", "xcomp") for c in token.children):
        token.tag_, token.pos_, token.lemma_ = "JJ", "ADJ", "missing"
    if helped and token.tag_ == "JJ":
        token.pos_ = "ADJ"
        for child in [c for c in token.children if c.lemma_ == "be"]:
            child.dep_ = "cop"


def _closing_tag(token: Token) -> None:
    """ "..., the United Nations estimates.": what ends a sentence behind a name is a verb of saying."""
    last = token.i + 1 >= len(token.doc) or token.nbor(1).text == "."
    if token.tag_ != "NNS" or not last or token.i < 4 or token.nbor(-1).pos_ != "PROPN":
        return
    start = token.i - 1
    while start > token.sent.start and token.doc[start].text != "," and token.i - start < 8:
        start -= 1
    inside = token.doc[start + 1 : token.i]
    above = next((t for t in token.doc[token.sent.start : start] if t.dep_ == "ROOT"), None)
    if token.doc[start].text != "," or above is None or any(t.pos_ not in ("DET", "PROPN", "ADJ") for t in inside):
        return
    name = token.nbor(-1)
    for part in inside[:-1]:
        part.head, part.dep_ = name, "det" if part.pos_ == "DET" else "compound"
    token.tag_, token.pos_, token.lemma_, token.head, token.dep_ = "VBZ", "VERB", token.lower_[:-1], above, "parataxis"
    name.head, name.dep_ = token, "nsubj"


def _that_of_telling(token: Token) -> None:
    """ "wrote to the mayor in May that water had risen": a clause of its own, told, and about no noun before it."""
    if token.tag_ not in ("WDT", "IN") or token.i < 2:
        return
    clause = _clause_behind(token)
    if token.tag_ == "IN" and (clause is None or clause.dep_ not in ("acl", "advcl")):
        return
    cue = next((t for t in reversed(token.doc[max(0, token.i - _FAR) : token.i]) if t.lemma_ in _TELLING), None)
    if clause is None or cue is None or cue.tag_ not in _FINITE or cue.sent != token.sent or cue == token.nbor(-1):
        return
    if token.nbor(-1).pos_ not in _PEOPLE or any(c.dep_ == "obj" and cue.lemma_ == "write" for c in cue.children):
        return  # "wrote a letter to Ann that she kept"
    token.tag_, token.pos_, token.head, token.dep_ = "IN", "SCONJ", clause, "mark"
    if not clause.is_ancestor(cue):
        clause.head, clause.dep_ = cue, "ccomp"


def _clause_behind(token: Token) -> Token | None:
    """The verb of the clause behind "that", where it has a subject of its own between the two."""
    for verb in token.doc[token.i + 1 : token.i + 1 + _FAR]:
        if verb.sent != token.sent:
            return None
        if verb.pos_ in ("VERB", "AUX") and verb.dep_ not in ("aux", "aux:pass", "cop"):
            own = any(c.dep_ in _SUBJECT and c.i > token.i for c in verb.children)
            finite = verb.tag_ in _FINITE or any(c.tag_ in _FINITE and c.i > token.i for c in verb.children)
            return verb if own and finite else None
    return None


def _main_verb_before(token: Token) -> None:
    """ "The party called for the exit of Ann Roe, who has refused": the verb before the comma is the sentence's."""
    behind = token.head.head if token.head.dep_.startswith("aux") else token.head
    if behind.dep_ != "ROOT" or behind.i < token.i or token.i < 3 or token.nbor(-1).text != ",":
        return
    if any(t.tag_ in _FINITE for t in token.doc[behind.left_edge.i : token.i]):
        return
    subject = next((c for c in behind.children if c.dep_ in _SUBJECT and c.i < token.i and c != token), None)
    named = (subject, *(c for c in subject.children if c.dep_ == "appos")) if subject is not None else ()
    verbs = [c for n in named for c in n.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i < token.i]
    nouns = [t for t in token.doc[token.sent.start : token.i - 1] if t.pos_ in ("NOUN", "PROPN")]
    if subject is None or not verbs or any(c.dep_ == "obl:agent" for c in verbs[0].children) or not nouns:
        return
    verb, noun = verbs[0], nouns[-1]
    while noun.dep_ in ("flat", "compound", "appos") and noun.head.i > verb.i:
        noun = noun.head
    if noun.i <= verb.i:
        return
    verb.tag_, verb.head, verb.dep_ = "VBD", verb, "ROOT"
    subject.head, subject.dep_ = verb, "nsubj"
    behind.head, behind.dep_ = noun, "acl:relcl"
    token.head, token.dep_ = behind, "nsubj"
    for child in [c for c in behind.children if c.i < token.i]:
        child.head = verb


def _time_clause(token: Token) -> None:
    """ "was told of it months before the wall gave way": the clause says when, and not what was told."""
    if token.i + 2 >= len(token.doc):
        return
    if token.dep_ == "case":
        _subject_read_as_time(token)
        return
    if token.dep_ == "mark":
        return
    verb = token.head
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.left_edge.i == token.i + 1), None)
    if clause is None or not any(c.dep_ in _SUBJECT for c in clause.children):
        return
    clause.dep_ = "advcl"
    for measure in [c for c in token.children if c.i < token.i]:
        measure.head, measure.dep_ = verb, "obl:unmarked"  # "four months" count from the verb above
    token.head, token.dep_, token.tag_, token.pos_ = clause, "mark", "IN", "SCONJ"


def _subject_read_as_time(token: Token) -> None:
    """ "recalled it after glass was found in two jars": straight before a verb that lacks a subject, the noun is it."""
    noun = token.head
    verb = noun.head
    behind = noun.nbor()
    second = behind.head if behind.dep_ in ("aux", "aux:pass", "cop") else behind
    if (
        noun.dep_ != "obl"
        or not verb.i < token.i < noun.i
        or second.head != verb
        or second.dep_ not in ("conj", "advcl")
    ):
        return
    if behind.tag_ not in _FINITE or any(c.dep_ in (*_SUBJECT, "cc", "mark") for c in second.children):
        return
    passive = any(c.dep_ == "aux:pass" for c in second.children)
    second.dep_ = "advcl"
    noun.head, noun.dep_ = second, "nsubj:pass" if passive else "nsubj"
    token.head, token.dep_ = second, "mark"


def _circumstance(token: Token) -> None:
    """ "Troops will leave if the siege is lifted": under what doing a clause with "if" says when, and not what."""
    clause = token.head
    noun = clause.head
    if token.dep_ == "mark" and clause.dep_ == "acl" and token.lower_ in ("if", "unless") and noun.head.pos_ == "VERB":
        clause.head, clause.dep_ = noun.head, "advcl"  # "threatened a strike unless it is opened"
        return
    if token.dep_ != "mark" or clause.dep_ != "ccomp" or clause.i < token.i:
        return
    asked = token.lower_ == "if" and clause.head.lemma_.lower() in _ASKED
    if not asked and clause.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        clause.dep_ = "advcl"


def _off_the_coast(token: Token) -> None:
    """ "sank off Port Alder": near a place on a coast, and nothing that is called off, paid off or cut off."""
    verb = token.head
    place = next((c for c in verb.children if c.dep_ == "obj" and c.left_edge.i == token.i + 1), None)
    if token.dep_ not in ("compound:prt", "advmod") or place is None or verb.lemma_ not in _AT_SEA:
        return
    if place.pos_ == "PROPN" or place.lemma_ in ("coast", "shore", "island", "cape", "peninsula", "harbour", "harbor"):
        token.head, token.dep_, token.tag_, token.pos_ = place, "case", "IN", "ADP"
        place.dep_ = "obl"


def _put_at(token: Token) -> None:
    """ "put the number of missing at 57": what it is put at belongs to the verb."""
    value = token.head
    if token.dep_ != "case" or value.i < token.i or value.dep_ not in ("nmod", "obl") or value.head.pos_ == "VERB":
        return
    noun = value.head
    while noun.lemma_ not in _NUMBERS and noun.dep_ in ("nmod", "acl", "amod") and noun.head.i < noun.i:
        noun = noun.head
    if noun.lemma_ in _NUMBERS and noun.dep_ == "obj" and noun.head.lemma_ in ("put", "place", "set", "estimate"):
        value.head, value.dep_ = noun.head, "obl"


def _goes_on(token: Token) -> None:
    """ "wrote that water had risen and recommended a check": things recommend nothing, whoever wrote does."""
    if token.dep_ != "conj" or token.tag_ not in ("VBD", "VBN") or any(c.dep_ in _SUBJECT for c in token.children):
        return
    clause = token.head
    past = any(c.lemma_ == "have" and c.tag_ == "VBD" for c in clause.children)
    subject = next((c for c in clause.children if c.dep_ in _SUBJECT), None)
    if clause.dep_ == "ccomp" and past and subject is not None and subject.tag_ in ("NN", "NNS"):
        above = clause.head
        if above.pos_ == "VERB" and above.tag_ == "VBD" and any(c.lower_ == "that" for c in clause.children):
            token.head, token.tag_ = above, "VBD"
