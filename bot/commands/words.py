"""Words of questions held against words of articles: stems, irregular verbs, synonyms from the lexicon."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz

from bot.facts.kinds import KINDS
from bot.facts.model import FactSheet, Sentence
from bot.facts.query import shown

ALIKE = 86
"""How alike (0 to 100) two longer words must be to be the same with a slip of the finger."""

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")

# English verbs whose past forms do not show their stem
_IRREGULAR = dict(
    pair.split("=")
    for pair in (
        "paid=pay bought=buy sold=sell sent=send gave=give given=give said=say told=tell met=meet held=hold "
        "took=take taken=take made=make went=go gone=go began=begin begun=begin came=come found=find left=leave "
        "lost=lose won=win led=lead fell=fall rose=rise risen=rise grew=grow grown=grow broke=break broken=break "
        "chose=choose chosen=choose drew=draw spoke=speak spoken=speak wrote=write written=write saw=see seen=see "
        "knew=know known=know thought=think built=build brought=bring kept=keep spent=spend stood=stand struck=strike "
        "sought=seek bore=bear borne=bear drove=drive shot=shoot fought=fight withheld=withhold became=become "
        "died=die dies=die dying=die people=person men=man women=woman children=child"
    ).split()
)

STOP = frozenset(
    """a an the this that these those there here it its they them their he him his she her hers we us our you your i
    me my
    one ones and or but nor so if then than as of in on at to from by for with without about into onto over under up
    out off through per via between among during against after before since until till within according
    is are was were be been being am do does did done has have had having will would shall should can could may might
    must not no yes any some all every each both more most much many few several other another such same own very
    just only also too already still yet ever exactly actually really again now exact precise
    who whom whose which what when where why how article story text report news piece tell show give please know mean
    thing things something anything someone anyone everybody anybody get go going come let want say s t d ll re ve
    involved involve happen happening happened concerning regarding mentioned mention mentions part""".split()
)
"""Words of a question that ask for nothing in particular."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, possessive endings taken off."""
    return tuple(re.sub(r"['’]s?$", "", match[0].casefold().replace("’", "'")) for match in _WORD.finditer(text))


@cache
def stem(word: str) -> str:
    """The word without its ending: `paying`, `paid` and `pays` give the same."""
    if word in _IRREGULAR:
        return _bare(_IRREGULAR[word])
    for ending, least in (("ies", 3), ("ying", 2), ("ing", 3), ("ied", 3), ("ed", 3), ("es", 3), ("s", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            root = word[: -len(ending)]
            if ending in ("ies", "ied", "ying"):
                return _bare(root + "y")
            return _bare(root)
    return _bare(word)


def _bare(root: str) -> str:
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiousl":
        root = root[:-1]
    return root[:-1] if root.endswith("e") and len(root) > 3 else root


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text, parts of hyphenated ones too."""
    found = words(text)
    parts = (part for word in found if "-" in word for part in word.split("-"))
    return frozenset(stem(word) for word in (*found, *parts))


def content_words(text: str) -> tuple[str, ...]:
    """The words of a question that ask for something in particular, each once."""
    return tuple(dict.fromkeys(word for word in words(text) if word not in STOP))


@cache
def predicates_of(word: str) -> frozenset[str]:
    """The predicates that the lexicon has this word, or a form of it, for."""
    asked = stem(word)
    return frozenset(
        kind.name
        for kind in KINDS.values()
        if stem(kind.name) == asked or any(stem(cue.lemma) == asked and not cue.particle for cue in kind.cues)
    )


def same_word(asked: str, there: frozenset[str]) -> bool:
    """Whether a word, or one with a slip in it, is among stems."""
    wanted = stem(asked)
    if wanted in there:
        return True
    return len(wanted) > 4 and any(
        len(each) > 4 and each[0] == wanted[0] and fuzz.ratio(wanted, each) >= ALIKE for each in there
    )


def tells_of(sheet: FactSheet, sentence: Sentence, asked: tuple[str, ...]) -> bool:
    """Whether a sentence has all of these words: as they are, as a name of what it mentions, or as a predicate."""
    there = stems(sheet.words(sentence.span))
    named: set[str] = set()
    for entity in sheet.entities:
        if any(sentence.span.covers(mention.span) for mention in entity.mentions):
            named |= stems(entity.name)
    told = {claim.predicate for claim in shown(sheet) if sentence.span.covers(claim.evidence)}
    known = there | named
    return all(same_word(word, known) or predicates_of(word) & told for word in asked)
