"""Tags of saying in and behind what they report, hung where they belong: "..., the army said on Monday, and left".

The parser joins the speaker to the clause before (as one more item of a list, an apposition), makes the tag the main
verb with half of the clause as its subject, or hangs on the tag what goes on with the clause. The order of words tells
where the tag begins and ends.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from bot.extraction.repair.clauses import take_over
from bot.extraction.speech.sentence_tags import SentenceTag, sentence_tags

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Parsed, Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_SUBJECT = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
_STEPS = 4
_BEFORE_NOUN = {"ADP": "case", "DET": "det", "ADJ": "amod", "NUM": "nummod"}
_HELPERS = ("aux", "aux:pass", "cop")


def hang_tags(doc: Parsed) -> None:
    """Put right, in place, the tags of every sentence of a paragraph."""
    for sentence in list(doc.sents):
        tokens = list(sentence)
        for tag in sentence_tags(tokens):
            _hang(tokens, tag)


def _hang(tokens: Sequence[Token], tag: SentenceTag) -> None:
    doc = tag.cue.doc
    content = [doc[i] for a, b in tag.contents for i in range(a, b + 1)]
    inside = {*range(tag.named[0], tag.named[1] + 1), tag.cue.i}
    inside |= {i for i in range(tag.first, tag.last + 1) if doc[i].text != ","}
    verb = _main_verb(content, inside)
    if verb is None:
        return
    for _ in range(_STEPS):
        over = next((t for t in verb.ancestors if t.i in inside or _aside(t, tag)), None)
        if over is None:
            break
        _from_under(verb, over)
    if not _under(tag.cue, verb, "parataxis"):
        return
    if tag.cue.pos_ != "VERB":
        tag.cue.pos_, tag.cue.tag_ = "VERB", "VBP"
    _speaker(doc, tag)
    for token in content:
        outside = not any(a <= token.head.i <= b for a, b in tag.contents)
        if token.i > tag.last and token.tag_ in (*_FINITE, "VB", "VBN") and outside and token.head != verb:
            _under(token, verb, "conj")
    passive = any(c.dep_ == "aux:pass" for c in verb.children)
    own = any(c.dep_ in _SUBJECT and c.i not in inside for c in verb.children)
    _beside(tokens, tag, inside)
    for token in tokens:
        within, above = token.i in inside, token.head.i in inside
        if token.head == tag.cue and token.i > tag.last and token.tag_ == "VBG":
            continue
        if token == tag.cue or token.dep_ == "punct" or token == verb or (within == above and token.head != token):
            continue
        if within:
            _under(token, tag.cue, token.dep_ if token.dep_ != "ROOT" else "dep")
            continue
        if not above or not _under(token, verb, token.dep_):
            continue
        if not own and token.i < tag.first and token.pos_ in _NOMINAL and not _led(token):
            token.dep_, own = "nsubj:pass" if passive else "nsubj", True
        elif any(c.dep_ == "cc" for c in token.children):
            token.dep_ = "conj"
        elif token.dep_ in ("ccomp", "xcomp", "obj"):
            token.dep_ = "advcl" if token.pos_ in ("VERB", "AUX", "ADJ") else "obl"


def _aside(token: Token, tag: SentenceTag) -> bool:
    """ "..., he said, blaming the rain": a participle behind the tag, which is no part of what is told."""
    inside = any(a <= token.i <= b for a, b in tag.contents)
    return token.tag_ == "VBG" and tag.last <= token.i <= tag.last + 2 and not inside


def _beside(tokens: Sequence[Token], tag: SentenceTag, inside: set[int]) -> None:
    """ "..., he said, blaming the rain": what stands right behind the tag is done by who says so."""
    n = tag.last - tokens[0].i
    if tokens[n].text != "," and n + 1 < len(tokens):
        n += 1
    behind = tokens[n + 1] if n + 1 < len(tokens) else tag.cue
    if tokens[n].text == "," and behind.tag_ == "VBG" and behind.i not in inside and not _led(behind):
        _under(behind, tag.cue, "advcl")


def find_teller(token: Token, saying: Collection[str]) -> None:
    """Put right, in place, who tells and what is told where the words leave no doubt."""
    _it_says(token, saying)
    _two_subjects(token, saying)
    _behind_office(token)
    _broken_content(token, saying)
    _told_below(token, saying)


def _it_says(token: Token, saying: Collection[str]) -> None:
    """ "It added that prices would rise": somebody adds; only what "was added" or "seems" has an empty "it"."""
    verb = token.head
    tells = verb.lemma_ in saying and verb.tag_ in ("VBD", "VBZ") and token.i < verb.i
    if token.dep_ == "expl" and tells and not any(c.dep_ in (*_SUBJECT, *_HELPERS) for c in verb.children):
        token.dep_ = "nsubj"


def _two_subjects(token: Token, saying: Collection[str]) -> None:
    """ "The coordinator, Per Hall, warned": a name between commas is the coordinator's, and no second subject."""
    verb = token.head
    if token.dep_ != "nsubj" or token.pos_ != "PROPN" or verb.lemma_ not in saying or token.i > verb.i:
        return
    first = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < token.i), None)
    if first is None or first.pos_ != "NOUN":
        return
    words = [t.i for t in token.subtree if t.dep_ != "punct"]
    if token.doc[words[0] - 1].text == "," and token.doc[words[-1] + 1].text == ",":
        _under(token, first, "appos")


def _behind_office(token: Token) -> None:
    """ "The envoy, Norwegian diplomat Ann Smith, said": right behind the noun the name belongs to that noun."""
    if token.dep_ != "appos" or token.pos_ != "PROPN" or token.i < 2:
        return
    noun = token.nbor(-1)
    if noun.pos_ == "NOUN" and noun.dep_ == "appos" and noun.head == token.head and noun.head.i < noun.i:
        _under(token, noun, "flat")


def _broken_content(token: Token, saying: Collection[str]) -> None:
    """ "said a third of the sum, promised in May, had been paid": what the clause is about, and the clause, are one."""
    verb = token.head
    if token.dep_ != "ccomp" or token.pos_ not in _NOMINAL or verb.lemma_ not in saying or token.i < verb.i:
        return
    if any(c.dep_ in _HELPERS for c in token.children):
        return
    for clause in verb.children:
        finite = clause.tag_ in _FINITE or any(c.dep_ in _HELPERS for c in clause.children)
        if clause.i > token.i and clause.dep_ in ("parataxis", "conj", "ccomp", "dep", "advcl") and finite:
            if any(c.dep_ in _SUBJECT or c.dep_ in ("cc", "mark") for c in clause.children):
                return
            passive = any(c.dep_ == "aux:pass" for c in clause.children)
            clause.dep_ = "ccomp"
            _under(token, clause, "nsubj:pass" if passive else "nsubj")
            for child in [c for c in verb.children if token.i < c.i < clause.i and c.dep_.startswith("obl")]:
                child.head = clause
            return


def _told_below(token: Token, saying: Collection[str]) -> None:
    """ "is understood to have told colleagues, however, that it was over": what is told hangs on the telling."""
    if token.dep_ not in ("parataxis", "ccomp", "advcl") or not _that(token):
        return
    above = token.head
    telling = [
        c
        for c in above.children
        if c.dep_ in ("advcl", "xcomp") and above.i < c.i < token.i and c.lemma_ in saying and c.pos_ == "VERB"
    ]
    if telling and not any(c.dep_ in ("ccomp", "xcomp") for c in telling[-1].children):
        _under(token, telling[-1], "ccomp")


def _that(token: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children)


def _led(token: Token) -> bool:
    return any(c.dep_ in ("case", "mark") for c in token.children)


def _main_verb(content: Sequence[Token], inside: set[int]) -> Token | None:
    """The head of the clause that is reported: the first with a verb that hangs on nothing else in there."""
    here = {t.i for t in content}
    verbs = [t for t in content if t.tag_ in _FINITE[:3] or any(c.dep_ in _HELPERS for c in t.children)]
    verbs = [t for t in verbs if not any(c.dep_ == "mark" and c.i < t.i for c in t.children)]
    clauses = [t for t in verbs if t.head == t or t.head.i not in here]
    if not clauses:
        clauses = [t for t in verbs if t.dep_ == "conj" and t.head.pos_ in _NOMINAL][:1]
    with_subject = [t for t in clauses if any(c.dep_ in _SUBJECT and c.i not in inside for c in t.children)]
    return next(iter([*with_subject, *clauses]), None)


def _from_under(verb: Token, cue: Token) -> None:
    """Make the clause stand where the tag stood that it hung on, and leave to the tag what is its own."""
    own = list(cue.children)
    top = verb
    while top.head != cue:
        top = top.head
    take_over(cue, verb)
    for child in own:
        if child not in (verb, top):
            child.head = cue
    if top != verb:
        top.head = verb


def _speaker(doc: Parsed, tag: SentenceTag) -> None:
    """The noun is the subject of its verb; what else names the speaker hangs on the noun."""
    first, last = tag.named
    named = range(first, last + 1)
    speaker = tag.speaker
    if speaker.i not in named:
        return
    for child in list(tag.cue.children):
        if child.dep_ in _SUBJECT and child != speaker:
            _under(child, speaker, "appos")
    if speaker.head != tag.cue or speaker.dep_ not in _SUBJECT:
        _under(speaker, tag.cue, "nsubj")
    _name(doc, named, speaker)
    for i in named:
        token = doc[i]
        if token == speaker or token.head.i in named or token.dep_ == "punct":
            continue
        noun = next((doc[k] for k in range(i + 1, named.stop) if doc[k].pos_ in _NOMINAL), None)
        if token.pos_ in _BEFORE_NOUN and noun is not None and _under(token, noun, _BEFORE_NOUN[token.pos_]):
            continue
        if token.pos_ == "VERB" and token.i > speaker.i and _under(token, speaker, "acl"):
            token.tag_ = "VBN" if token.tag_ == "VBD" else token.tag_
            continue
        led = speaker.i < i and any(doc[k].pos_ == "ADP" for k in range(speaker.i, i))
        _under(token, speaker, ("nmod" if led else "appos") if token.pos_ in _NOMINAL else "dep")


def _under(token: Token, head: Token, relation: str) -> bool:
    """Hang the token on that head, unless the head hangs on the token; whether that was done."""
    if token == head or token.is_ancestor(head):
        return False
    token.head, token.dep_ = head, relation
    return True


def _name(doc: Parsed, named: range, speaker: Token) -> None:
    """ "the head of the union, Ann Smith, said": the name between the commas is that of the head."""
    comma = next((i for i in reversed(named) if doc[i].text == ","), None)
    if comma is None or speaker.i > comma or not all(doc[i].text[0].isupper() for i in range(comma + 1, named.stop)):
        return
    first = doc[comma + 1]
    for i in range(comma + 1, named.stop):
        token = doc[i]
        if token.pos_ != "PROPN":
            token.tag_, token.pos_ = "NNP", "PROPN"
        if token.head.i not in range(comma + 1, named.stop) or token.head == token:
            _under(token, *((speaker, "appos") if token == first else (first, "flat")))
