"""Reported speech and thought in dependency trees: a cue, whose words they are, and the clause or phrase reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.extraction.speech.according import phrase_end, source_of
from bot.extraction.speech.cues import (
    ACCORDING,
    ADDRESSED,
    HELD,
    NAMING,
    NOUNS,
    OF_DEEDS,
    OF_OBJECT,
    PARTICLED,
    PLAIN,
    STATED_OBJECT,
    TAKEN,
    TOLD,
    WILLED,
    WITH_PARTICLE,
    Manner,
    clausal,
)
from bot.extraction.speech.sentence_tags import sentence_tags
from bot.extraction.speech.sources import noun_before, of_the_cue_before, preposition, speaker_of
from bot.extraction.trees.control import BLAMING, HELD_AGAINST
from bot.extraction.trees.document import Document
from bot.extraction.trees.noun_phrases import TIMES

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_FORESEEING = frozenset("expect forecast predict project anticipate estimate reckon".split())
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
_SELF = frozenset(("i", "we", "you"))
_EDGES = frozenset(",;:.!?—–-()[]…")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_COUNTING = frozenset((("speak", "of"), ("talk", "of"), ("tell", "of")))
"""What tells a number: "the airline spoke of 37 dead"."""
_BEHIND = ("obj", "iobj", "obl", "xcomp", "compound:prt", "advcl")
_STEPS = 6
_ADDRESS = 12
"""How many words may stand between a cue and "that": "told reporters in the capital on Monday that"."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one cue reports: its content from token `first` to `last`, whose it is (the head of a phrase, or None).

    `voiced` says that the content is told as the speaker's own statement, so that claims in it are the speaker's; a
    wish or an opinion of something names no claim of its own. `named`: the tokens that name the speaker, where the
    order of words tells more than the tree.
    """

    cue: Token
    speaker: Token | None
    first: int
    last: int
    manner: Manner
    voiced: bool
    named: tuple[int, int] | None = None


def reports(document: Document) -> Iterator[Report]:
    """Every report of the document, sentence by sentence in the order of the cues."""
    for index in range(len(document.sentences)):
        tokens = document.sentence_tokens(index)
        tags = sentence_tags(tokens)
        for tag in tags:
            for a, b in tag.contents:
                yield Report(tag.cue, tag.speaker, *_trimmed(tag.cue, a, b), Manner.TOLD, True, tag.named)
        told = {tag.cue.i for tag in tags}
        for report in _in_trees(document, tokens):
            inside = any(tag.first <= report.first <= tag.last for tag in tags)
            if report.cue.i not in told and not inside:
                yield report
                told |= {report.cue.i} if report.manner is Manner.TOLD else set()
        yield from _in_order(tokens, told)


def _in_order(tokens: Sequence[Token], told: set[int]) -> Iterator[Report]:
    """ "The ministry said (that) nobody was hurt" where the tree shows no clause: what follows the verb."""
    for n, token in enumerate(tokens[:-2]):
        if (
            token.i in told
            or token.lemma_.lower() not in PLAIN
            or token.tag_ not in ("VBD", "VBZ", "VBP", "VBG", "VBN")
        ):
            continue
        rest = tokens[n + 1 :]
        that = next((k for k, t in enumerate(rest[:_ADDRESS]) if t.lower_ == "that" and t.tag_ in ("IN", "DT")), None)
        if that is None and token.lemma_.lower() in ADDRESSED:
            continue
        clause = rest[that + 1 if that is not None else 0 :]
        finite = next((k for k, t in enumerate(clause) if t.tag_ in ("VBD", "VBZ", "VBP", "MD")), None)
        begins = clause and clause[0].pos_ in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM") and clause[0].tag_ != "WP"
        speaker = speaker_of(token) or noun_before(token) or of_the_cue_before(token)
        if not begins or not finite or finite > _ADDRESS or speaker is None or speaker.i > token.i:
            continue
        first, last = _trimmed(token, clause[0].i, clause[-1].i)
        yield Report(token, speaker, first, last, Manner.TOLD, True)


def _in_trees(document: Document, tokens: Sequence[Token]) -> Iterator[Report]:
    for token in tokens:
        lemma = token.lemma_.lower()
        if token.lower_ in ACCORDING:
            yield from _according(document, token)
        elif token.pos_ == "VERB" or (token.pos_ == "AUX" and lemma in TOLD):
            yield from _of_verb(token, lemma)
        elif token.pos_ == "ADJ" and (verb := _mistaken(token)):
            yield from _of_verb(token, verb)
        elif token.pos_ == "NOUN" and lemma in NOUNS:
            yield from _of_noun(token, lemma)


# ---------------------------------------------------------------- verbs


def _of_verb(verb: Token, lemma: str) -> Iterator[Report]:
    manner = clausal(lemma)
    if manner is None and not (lemma in WILLED or lemma in OF_OBJECT or lemma in NAMING or lemma in PARTICLED):
        return
    finite = verb.tag_ in ("VBD", "VBZ", "VBP")
    speaker = speaker_of(verb) or (noun_before(verb) if finite else None) or of_the_cue_before(verb)
    if speaker is None and not _impersonal(verb):
        return
    if speaker is not None and speaker.lower_ in _SELF and (lemma not in TOLD or lemma in HELD):
        return  # "I think" inside a quotation adds nobody to those who speak
    found = False
    for child in verb.children:
        if manner and _content_clause(child, verb):
            found = True
            yield from _report(verb, speaker, child, manner, voiced=True)
        elif lemma in WILLED and child.dep_ in ("xcomp", "ccomp", "advcl") and _infinitive(child) and child.i > verb.i:
            found = True
            yield from _report(verb, speaker, child, Manner.WILLED, voiced=_foreseen(child, verb))
        elif lemma in OF_DEEDS and _deed(child, verb):
            found = True
            yield from _report(verb, speaker, child, Manner.TOLD, voiced=True)
        elif lemma in NAMING and child.i > verb.i and _held(child, verb, speaker):
            found = True
            yield _between(verb, speaker, child.left_edge.i, _before_aside(verb, child), voiced=True)
    if not found and speaker is not None:
        yield from _of_phrase(verb, lemma, speaker)


def _foreseen(child: Token, verb: Token) -> bool:
    """ "She expects the guns to arrive": what others will do is told in her name; what she will do is her plan."""
    others = any(c.dep_ == "obj" and verb.i < c.i < child.i for c in verb.children)
    return verb.lemma_ in _FORESEEING and (others or any(c.dep_ in _SUBJECTS for c in child.children))


def _deed(child: Token, verb: Token) -> bool:
    """ "denied sinking the boat", "admits having known": what somebody tells in a participle."""
    deed = child.tag_ == "VBG" or any(c.lower_ == "having" and c.dep_ == "aux" for c in child.children)
    led = any(c.dep_ == "mark" for c in child.children) and preposition(child) != "to"  # "confessed to killing her"
    comma = child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
    return child.dep_ in ("xcomp", "advcl", "ccomp") and child.i > verb.i and deed and not led and not comma


def _held(child: Token, verb: Token, speaker: Token | None) -> bool:
    """ "was accused of hiding it", "was accused by her of hiding it": by nobody in particular, or by the agent."""
    against = preposition(child) in HELD_AGAINST.get(verb.lemma_.lower(), ())
    return against and (speaker is None or (speaker.head == verb and preposition(speaker) == "by"))


def _mistaken(token: Token) -> str | None:
    """The lemma of a verb of saying with a clause that was taken for an adjective ("and detailed that ...")."""
    stems = (token.lower_[:-1], token.lower_[:-2]) if token.lower_.endswith("ed") else ()
    lemma = next((stem for stem in stems if stem in TOLD), None)
    return lemma if any(c.dep_ == "ccomp" and c.i > token.i for c in token.children) else None


def _impersonal(verb: Token) -> bool:
    """ "It was reported that", "is expected to": told by nobody in particular."""
    return any(c.dep_ in ("aux:pass", "nsubj:pass") for c in verb.children)


def _content_clause(child: Token, verb: Token) -> bool:
    """A clause that tells what was said: ccomp, or what the parser makes of one."""
    bare = child.tag_ == "VBN" and not any(c.dep_ in (*_SUBJECTS, "aux", "aux:pass") for c in child.children)
    if bare and child.i < verb.i:
        return False  # "Asked whether he would go, he said"
    if child.dep_ == "ccomp":
        return not _infinitive(child) or child.i < verb.i
    marked = any(c.dep_ == "mark" and c.lower_ in ("that", "whether") for c in child.children)
    if child.dep_ in ("advcl", "xcomp", "acl", "parataxis") and child.i > verb.i and marked:
        return True
    own = any(c.dep_ in _SUBJECTS for c in child.children)
    return child.dep_ == "parataxis" and child.i > verb.i and own and _after(verb, child, ":")


def _after(verb: Token, child: Token, mark: str) -> bool:
    edge = child.left_edge.i
    return any(verb.doc[i].text == mark for i in range(max(verb.i, edge - 2), edge + 1))


def _infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.children)


def _of_phrase(verb: Token, lemma: str, speaker: Token) -> Iterator[Report]:
    """What was said of something, or called for: the noun phrase behind the verb."""
    objects = [c for c in verb.children if c.dep_ in _BEHIND and c.i > verb.i]
    particles = {p.lower_ for c in objects for p in (c, *c.children) if p.dep_ in ("case", "compound:prt", "mark")}
    direct = next((c for c in objects if c.dep_ == "obj"), None)
    if lemma in NAMING and direct is not None:
        behind = [c for c in objects if c.i > direct.i]
        leads = ("as", "of", *HELD_AGAINST.get(lemma, ()), *BLAMING.get(lemma, ()))
        named = next((c for c in behind if c.dep_ == "xcomp" or preposition(c) in leads), None)
        if named is not None:
            yield _between(verb, speaker, direct.left_edge.i, _before_aside(verb, named), voiced=True)
            return
    followed = next((c for c in objects if (lemma, preposition(c)) in WITH_PARTICLE), None)
    if followed is None and any((lemma, p) in WITH_PARTICLE for p in particles):
        followed = direct
    if followed is not None and followed.lower_ not in TIMES:
        counted = (lemma, preposition(followed)) in _COUNTING and any(t.like_num for t in followed.subtree)
        yield _between(verb, speaker, followed.left_edge.i, followed.right_edge.i, voiced=counted)
    elif lemma in OF_OBJECT and direct is not None and _sayable(lemma, direct):
        yield _between(verb, speaker, direct.left_edge.i, direct.right_edge.i, voiced=lemma in STATED_OBJECT)


def _sayable(lemma: str, thing: Token) -> bool:
    """Not what is no statement: a pronoun, or what is won or lost where "claim" is no word of saying."""
    return thing.tag_ not in ("PRP", "WDT", "WP") and not (lemma == "claim" and thing.lower_ in TAKEN)


def _before_aside(verb: Token, held: Token) -> int:
    """The last token of what is held against somebody, without what the article adds behind a comma.

    "Accused the line of hiding faults in the ferry, [which sank on Saturday]": that it sank is nobody's accusation.
    """
    last = held.right_edge.i
    for token in verb.doc[verb.i + 1 : last]:
        if token.tag_ in ("WDT", "WP", "WRB") and token.nbor(-1).text == ",":
            above = (t for t in (token, *token.ancestors) if t.dep_ == "acl:relcl")
            clause = next(above, None)
            if clause is not None and clause.right_edge.i >= last - 1:
                return token.i - 2
    return last


def _between(verb: Token, speaker: Token | None, first: int, last: int, *, voiced: bool) -> Report:
    return Report(verb, speaker, *_trimmed(verb, first, last), Manner.TOLD if voiced else Manner.HELD, voiced)


def _report(verb: Token, speaker: Token | None, clause: Token, manner: Manner, *, voiced: bool) -> Iterator[Report]:
    first, last = clause.left_edge.i, clause.right_edge.i
    if first <= verb.i <= last:  # the clause around its own tag: "It is, she said, over"
        pieces = [(first, verb.left_edge.i - 1), (verb.right_edge.i + 1, last)]
        pieces = [(a, b) for a, b in pieces if a <= b and (a <= clause.i <= b or b - a > 2)]
    else:
        pieces = [(first, last)]
    for a, b in pieces:
        a, b = _trimmed(verb, a, b)
        if a <= b:
            yield Report(verb, speaker, a, b, manner, voiced)


def _trimmed(verb: Token, first: int, last: int) -> tuple[int, int]:
    """Without the conjunction and the punctuation at the edges, and without "according to ..." at the end."""
    doc = verb.doc
    if verb.lower_ != "according":  # whose words the whole is, is no part of what is agreed or said inside it
        last = next((i - 1 for i in range(first + 2, last) if doc[i].lower_ == "according"), last)
    while first < last and (doc[first].text in _EDGES or _conjunction(doc[first], verb)):
        first += 1
    while last > first and doc[last].text in _EDGES:
        last -= 1
    return first, last


def _conjunction(token: Token, verb: Token) -> bool:
    return token.lower_ == "that" and (token.dep_ == "mark" or token.i == verb.i + 1)


# ---------------------------------------------------------------- nouns, and "according to"


def _of_noun(noun: Token, lemma: str) -> Iterator[Report]:
    """ "her claim that ...", "the group's plan to ...": the noun with a possessor and a clause."""
    owner = next((c for c in noun.children if c.dep_ == "nmod:poss"), None)
    if owner is None:
        owner = next((c for c in noun.children if c.dep_ == "nmod" and preposition(c) in ("by", "from")), None)
    for child in noun.children:
        told = any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)
        if child.dep_ in ("acl", "ccomp", "acl:relcl") and child.i > noun.i and told and owner is not None:
            yield from _report(noun, owner, child, Manner.TOLD, voiced=True)
        elif child.dep_ == "acl" and _infinitive(child) and owner is not None:
            yield from _report(noun, owner, child, Manner.WILLED, voiced=False)


def _according(document: Document, token: Token) -> Iterator[Report]:
    """ "According to the ministry, ...": the sentence without this phrase."""
    source = source_of(token)
    if source is None:
        return
    first, last = min(token.i, source.left_edge.i), phrase_end(source)
    sentence = document.sentence_tokens(document.sentence_index(token))
    breaks = [t.i for t in sentence if t.text == ";"]  # what follows one is told by somebody else
    apart = [t.i for t in sentence if t.is_sent_start and t.i <= first]  # behind a dateline
    start = max((*apart, *(i + 1 for i in breaks if i < first)), default=sentence[0].i)
    end = min((i for i in breaks if i > last), default=sentence[-1].i)
    clause = _clause_of(source)
    closing = token.i > sentence[0].i and token.nbor(-1).text == "," and last + 1 >= sentence[-1].i
    inner = ("ccomp", "conj", "parataxis") if closing else ("ccomp", "conj", "acl:relcl", "parataxis")
    if clause is not None and clause.i < first and clause.dep_ in inner:
        start = max(start, clause.left_edge.i)
    for a, b in ((start, first - 1), (last + 1, end)):
        a, b = _trimmed(token, a, b) if a < b else (a, b)
        if b - a > 1 or any(t.tag_ in _FINITE for t in token.doc[a : b + 1]):
            yield Report(token, source, a, b, Manner.TOLD, True)


def _clause_of(source: Token) -> Token | None:
    token = source.head
    for _ in range(_STEPS):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            return token
        token = token.head
    return None
