"""Tags that stand beside what they report without quotation marks: "The strike is over, the union said on Monday."

Read from the order of words, because the parser hangs such tags in many places.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.extraction.speech.cues import NAMING, TELLING, says
from bot.extraction.trees.noun_phrases import TIMES

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_NOMINAL = ("PROPN", "NOUN", "PRON")
_IN_PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "PART", "SYM"))
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_OPENERS = frozenset(
    "and but or who which that as when while if because although though after before since until so where whom whose "
    "according in on at by for with to from of during despite amid below above beyond against versus than".split()
)
_NO_TAG = frozenset("that how what whether why nothing little so no if as : “ \" ‘ '' ``".split())
_OBJECTS = frozenset(("it", "him", "them", "me", "us"))
_NAMED = NAMING - TELLING
_RECKONING = frozenset("estimate estimates estimated calculates calculated reckons reckoned show shows".split())
_BREAKS = (";", ":", "?", "!", "—", "–", "―", "--")
_BEFORE = (",", "—", "–", "--", "”", '"', "''", "»")
_RELATED = ("VBG", "VBN", "WP", "WDT", "WRB", "IN", "CC")
_LONGEST = 14
"""How many tokens the speaker's phrase, or what follows the cue, may have."""
_MODIFIED = 20
"""The same of a phrase with a participle or a relative clause: "two people who asked not to be named"."""
_DOCUMENTS = frozenset(
    "paper report study document filing statement prospectus article memo ruling contract letter complaint lawsuit "
    "indictment audit survey text note notice".split()
)
_SHOWN = frozenset("states shows says notes finds claims suggests indicates reveals adds warns concludes".split())
_HAVING = frozenset(("has", "have", "had"))


@dataclass(frozen=True, slots=True)
class SentenceTag:
    """A cue and its speaker; the first and last token of the tag, of the words that name the speaker, and of what is
    reported, in one stretch or two."""

    cue: Token
    speaker: Token
    first: int
    last: int
    named: tuple[int, int]
    contents: tuple[tuple[int, int], ...]


def sentence_tags(tokens: Sequence[Token]) -> list[SentenceTag]:
    """The tags of one sentence."""
    done: list[SentenceTag] = []
    for n, token in enumerate(tokens):
        cue = says(token) and token.tag_ in ("VBD", "VBZ", "VBP", "VBN")
        if n > 0 and (cue or _reckons(tokens, n)):
            found = _subject_first(tokens, n) or _verb_first(tokens, n)
            if found is not None:
                done.append(found)
    return done


def _reckons(tokens: Sequence[Token], n: int) -> bool:
    """ "..., the agency estimates.", "..., data show.": such cues at the end are often taken for nouns."""
    ends = n + 1 == len(tokens) or tokens[n + 1].is_punct
    if ends and tokens[n].lower_ in _SHOWN and tokens[n].text.islower():
        return tokens[n - 1].lemma_.lower() in _DOCUMENTS
    return ends and tokens[n].lower_ in _RECKONING and tokens[n - 1].pos_ in _NOMINAL


def _subject_first(tokens: Sequence[Token], n: int) -> SentenceTag | None:
    """ "..., the minister said", "..., its developer has admitted"."""
    end = n - 1
    while end >= 0 and tokens[end].pos_ == "ADV" and tokens[end].lower_ not in _OPENERS and not _capital(tokens[end]):
        end -= 1
    having = end > 1 and tokens[n].tag_ == "VBN" and tokens[end].lower_ in _HAVING
    end -= having
    if tokens[n].tag_ == "VBN" and not having and tokens[end].pos_ not in (*_NOMINAL, "PUNCT"):
        return None  # "two years later than last promised"
    named = end > 1 and tokens[end].text == "," and (tokens[end - 1].pos_ == "PROPN" or _capital(tokens[end - 1]))
    end -= named
    start = _phrase_start(tokens, end)
    if start is None or start < 2:
        return None
    office = _office_before(tokens, start)
    if named and office is None:
        return None
    if any(t.lower_ == "than" for t in tokens[start : end + 1]):
        return None
    alone = all(t.pos_ != "VERB" for t in tokens[start:end])  # not "officials who saw it"
    if tokens[end].lower_ in ("it", "he", "she", "they") and end > start and alone:
        return None  # "..., a charge it denied"
    start = office if named and office is not None else _before_apposition(tokens, start)
    return _tag(tokens, n, start, n, tokens[start : end + 1])


def _phrase_start(tokens: Sequence[Token], end: int) -> int | None:
    """Where the noun phrase that ends here begins, if a comma stands before it."""
    i = end
    while i >= 0 and end - i < _LONGEST and _in_phrase(tokens[i]):
        i -= 1
    if i >= 0 and tokens[i].text not in _BEFORE:
        i = _before_modifier(tokens, i, end)
    if i < 0 or i == end or tokens[i].text not in _BEFORE or tokens[i + 1].lower_ in _OPENERS:
        return None
    return i + 1 if any(t.pos_ in _NOMINAL and t.lower_ not in TIMES for t in tokens[i + 1 : end + 1]) else None


def _before_modifier(tokens: Sequence[Token], i: int, end: int) -> int:
    """Where the comma stands before "two people briefed on the plans", "an official who asked not to be named"; or -1.

    A finite verb stands in such a phrase only behind its "who".
    """
    start = next((k for k in range(i, max(-1, end - _MODIFIED), -1) if tokens[k].text in _BEFORE), -1)
    phrase = tokens[start + 1 : end + 1]
    head = next((k for k, t in enumerate(phrase) if t.pos_ in ("NOUN", "PROPN") or _capital(t)), None)
    verbs = (k for k, t in enumerate(phrase) if t.pos_ in ("VERB", "AUX") or t.tag_ in _FINITE)
    verb = next((k for k in verbs if not _capital(phrase[k])), len(phrase))
    if start < 0 or head is None or verb < head or any(t.pos_ in ("CCONJ", "PUNCT") and t.text != "-" for t in phrase):
        return -1
    if phrase[0].pos_ not in ("DET", "NUM", "ADJ", "NOUN", "PROPN") and phrase[0].tag_ != "PRP$":
        return -1
    who = next((k for k, t in enumerate(phrase) if t.lower_ in ("who", "which", "that")), len(phrase))
    finite = next((k for k, t in enumerate(phrase) if t.tag_ in _FINITE and not _reduced(phrase, k)), len(phrase))
    participle = verb < len(phrase) and (phrase[verb].tag_ in ("VBN", "VBG") or _reduced(phrase, verb))
    modified = participle or (verb < len(phrase) and head < who < verb)
    return start if modified and (finite == len(phrase) or who < finite) else -1


def _reduced(phrase: Sequence[Token], k: int) -> bool:
    """ "officials briefed on the plan said": of two verbs without "and" the first, before a preposition, is no past."""
    behind = phrase[k + 1] if k + 1 < len(phrase) else phrase[k]
    return phrase[k].tag_ == "VBD" and k > 0 and phrase[k - 1].pos_ in _NOMINAL and behind.pos_ == "ADP"


def _in_phrase(token: Token) -> bool:
    return token.pos_ in _IN_PHRASE or token.tag_ in ("NNP", "NNPS") or token.text in ("-", "(", ")") or _capital(token)


def _capital(token: Token) -> bool:
    """A name that the tagger took for another word: a capital inside the sentence."""
    return token.text[:1].isupper() and token.text[1:].islower() and not token.is_sent_start and token.i > 0


def _office_before(tokens: Sequence[Token], start: int) -> int | None:
    """ "..., its director, Ann Smith, said": where the noun phrase begins that stands before the name's comma."""
    i = start - 2
    while i > 0 and start - i < _LONGEST and _in_phrase(tokens[i]):
        i -= 1
    office = tokens[i + 1 : start - 1]
    known = bool(office) and tokens[i].text in _BEFORE and (office[0].pos_ == "DET" or office[0].tag_ == "PRP$")
    return i + 1 if known else None


def _before_apposition(tokens: Sequence[Token], start: int) -> int:
    """ "..., Ann Smith, the mayor, said": the phrase begins with the name."""
    i = start - 2
    while i > 0 and start - i < _LONGEST and _in_phrase(tokens[i]):
        i -= 1
    named = start - 2 > i and tokens[i].text in _BEFORE and tokens[start - 2].pos_ == "PROPN" and i > 1
    return i + 1 if named and all(t.pos_ in ("PROPN", "NOUN", "ADJ") for t in tokens[i + 1 : start - 1]) else start


def _verb_first(tokens: Sequence[Token], n: int) -> SentenceTag | None:
    """ "..., said the minister"."""
    if tokens[n - 1].text != "," or n < 3:
        return None
    i = n + 1
    while i < len(tokens) and i - n < _LONGEST and _in_phrase(tokens[i]):
        i += 1
    phrase = tokens[n + 1 : i]
    if (
        not phrase
        or phrase[0].pos_ == "ADP"
        or phrase[0].lower_ in TIMES | _OBJECTS
        or not any(t.pos_ in _NOMINAL for t in phrase)
        or any(t.tag_ == "TO" for t in phrase)  # "the ministry, which has offices here, urged people to leave"
    ):
        return None
    return _tag(tokens, n, n, i - 1, phrase)


def _tag(tokens: Sequence[Token], n: int, first: int, last: int, phrase: Sequence[Token]) -> SentenceTag | None:
    end = next((i for i in range(last + 1, len(tokens)) if tokens[i].text in (";", "?", "!")), len(tokens))
    end = next((i for i in range(last + 1, end) if _new_clause(tokens, i)), end)
    rest = tokens[last + 1 : end]
    if rest and tokens[n].lemma_.lower() in _NAMED and rest[0].tag_ in ("PRP", "DT", "PRP$", "NNP", "NN", "NNS"):
        return None  # "critics, led by Ann Smith, called it too small": what follows is what was called so
    while rest and rest[-1].is_punct:
        rest = rest[:-1]
    if rest and rest[0].pos_ == "ADP" and (len(rest) == 1 or rest[1].is_punct):
        return None  # "the 3 million euros that they had asked for"
    middle = bool(rest) and rest[0].text == "," and last == n
    left = _left(tokens, first, goes_on=middle and len(rest) > 1 and rest[1].tag_ in _FINITE)
    if left is None or not (middle or _adjunct(rest)):
        return None
    contents = [left]
    again = _goes_on(rest)
    if again is not None:
        contents.append((rest[again].i, rest[-1].i))
    elif middle and len(rest) > 2 and rest[1].tag_ not in _RELATED:
        contents.append((rest[1].i, rest[-1].i))
        again = 1
    comma = next((k for k, t in enumerate(rest) if t.text == ","), len(rest))
    closing = last + 1 if middle else last + comma + (comma < len(rest))
    speaker = _subject(tokens[n], phrase) or top_noun(
        [t for t in phrase if t.pos_ in _NOMINAL and t.lower_ not in TIMES]
    )
    if speaker is None:
        return None
    end = tokens[min(closing, len(tokens) - 1)].i
    named = (phrase[0].i, phrase[-1].i)
    return SentenceTag(tokens[n], speaker, tokens[first].i, end, named, tuple(contents))


def _goes_on(rest: Sequence[Token]) -> int | None:
    """ "..., the army said on Monday, and wounded two": where the clause goes on that stood before the tag.

    Not behind another clause ("..., she said, as the rain fell, and left"), nor with a subject of its own.
    """
    for k, token in enumerate(rest[:-2]):
        if token.tag_ in _FINITE:
            return None
        if token.text == "," and rest[k + 1].lower_ in ("and", "but", "or", "nor"):
            verb = k + 2
            while verb + 1 < len(rest) and rest[verb].pos_ == "ADV":
                verb += 1
            return k + 2 if rest[verb].tag_ in (*_FINITE, "VBN") else None
    return None


def _new_clause(tokens: Sequence[Token], i: int) -> bool:
    """ "..., she said, but the rebels denied it": a joined clause with a subject and a verb of its own."""
    if tokens[i].text != "," or i + 3 >= len(tokens) or tokens[i + 1].lower_ not in ("but", "while", "whereas"):
        return False
    verb = next((t for t in tokens[i + 2 :] if t.tag_ in _FINITE), None)
    return verb is not None and tokens[i + 2].pos_ in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM")


def _subject(cue: Token, phrase: Sequence[Token]) -> Token | None:
    """What the tagger took for an adjective: "an official close to the talks said". None where a noun stands there."""
    before = phrase[: next((k for k, t in enumerate(phrase) if t.pos_ == "ADP"), len(phrase))]
    if any(t.pos_ in _NOMINAL for t in before):
        return None
    named = (t for t, after in itertools.pairwise(before) if t.pos_ == "DET" and after.pos_ == "ADJ")
    determiner = next(named, None)
    return determiner.nbor() if determiner is not None and cue.i > determiner.i else None


def _breaks(token: Token) -> bool:
    """A mark behind which something new begins; a hyphen only between spaces, as behind a dateline."""
    between = token.text == "-" and bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)
    return between or token.text in _BREAKS


def _left(tokens: Sequence[Token], first: int, *, goes_on: bool) -> tuple[int, int] | None:
    """The clause in front of the tag, back to the last break; None where it is no whole one and does not go on."""
    start = next((i + 1 for i in range(first - 2, -1, -1) if _breaks(tokens[i])), 0)
    clause = tokens[start : first - 1]
    while clause and clause[0].pos_ in ("PUNCT", "CCONJ"):
        clause = clause[1:]
    if goes_on and len(clause) > 1:
        return clause[0].i, clause[-1].i
    finite = any(t.tag_ in _FINITE for t in clause[1:])
    whole = (len(clause) > 1 and finite) or (len(clause) > 5 and any(t.pos_ == "VERB" for t in clause))
    subordinate = clause and clause[0].lower_ in ("if", "when", "while", "although", "though", "because", "as", "asked")
    return (clause[0].i, clause[-1].i) if whole and not (subordinate and "," not in [t.text for t in clause]) else None


def _adjunct(rest: Sequence[Token]) -> bool:
    """Whether what follows a cue only says when, where or to whom."""
    if rest and rest[0].lower_ in _NO_TAG:
        return False
    if rest and rest[0].text == ",":
        return True
    short = rest[: next((i for i, t in enumerate(rest) if t.text == ","), len(rest))]
    return len(short) <= _LONGEST and not any(t.tag_ in (*_FINITE, "TO") for t in short)


def top_noun(tokens: Sequence[Token]) -> Token | None:
    """The head of the first noun phrase among the nouns, or None where there are none."""
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    token = tokens[0]
    for _ in range(8):
        joined = token.dep_ in ("compound", "flat", "nmod:poss", "amod", "nmod:desc")
        if token.head.i not in inside or token.head.i == token.i or not joined:
            break
        token = token.head
    return token
