"""A free question taken apart: what its question word asks for, and the words that it asks with, weighed."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.commands.question_forms import CONTENTS, HOW, NEXT_PART, SAID
from bot.commands.words import content_words
from bot.facts.model import FactSheet
from bot.facts.passages import Passage
from bot.facts.stems import MONTH_STEMS, WEEKDAY_STEMS
from bot.facts.words import stem, words

NAME, PLAIN, LIGHT = 1.6, 1.0, 0.3
"""Weights of a name, of another word, and of one that says little: "go", "current", "supposed"."""


class Wanted(StrEnum):
    """What a question word asks for."""

    WHO = "who"
    WHICH = "which"
    WHEN = "when"
    WHERE = "where"
    WHY = "why"
    LONG = "how long"
    MONEY = "how much"
    NUMBER = "how many"
    SCORE = "score"
    WHETHER = "whether"
    WHAT = "what"


_LEAD = r"^(?:and |so |but |then )?"
_FORMS = (
    (Wanted.SCORE, r"\b(?:what|which) (?:was|is|were) the (?:final )?(?:score|result)\b|\bby what score\b"),
    (Wanted.LONG, r"\b(?:for )?how (?:long|many (?:days|weeks|months|years|hours|minutes))\b"),
    (Wanted.MONEY, r"\bhow (?:much (?:money|does|did|do|will|would|is|was|are|were|has|have)|expensive)\b|"
                   r"\bhow much\??$"),
    (Wanted.NUMBER, r"\bhow (?:many|much|big|large|high|old|far|fast|strong|heavy|tall|deep|wide|often)\b|"
                    r"\bwhat (?:percentage|share|proportion|number|age)\b|"
                    r"\bwhat (?:\w+ ){0,3}(?:rate|yield|margin|level|price|growth|inflation|turnout)\b"),
    (Wanted.WHEN, r"(?:since |until |till |from |by )?when\b|\b(?:what|which) (?:day|date|year|month|time)\b"),
    (Wanted.WHERE, r"where\b|\b(?:in|at|to) (?:which|what) (?:city|town|place|country|village)\b"),
    (Wanted.WHY, r"why\b|what for\b|"
                 r"\b(?:what|which) (?:is |was |are |were )?(?:the )?(?:reasons?|causes?|caused|led to)\b"),
    (Wanted.WHO, r"(?:by |to |from |for |with )?(?:who|whom|whose)\b"),
    (Wanted.WHICH, r"(?:in |at |to |by |for )?which\b"),
    (Wanted.WHETHER, r"(?:is|are|was|were|do|does|did|has|have|had|will|can|could|would|should|may|must)\b"),
    (Wanted.WHAT, r"(?:what|how)\b"),
)  # fmt: skip
FORMS = tuple(
    (wanted, re.compile(pattern if pattern.startswith(r"\b") else _LEAD + pattern)) for wanted, pattern in _FORMS
)
_ASKING = frozenset(
    stem(word)
    for word in "long many much big large high old far fast score result day date year month time city town place "
    "country reason cause percentage share proportion number age".split()
)
"""Words that name what is asked for; the sentence need not say them."""
_SAYS_LITTLE = frozenset(
    stem(word)
    for word in "go suppose current currently now happen expect still play get make take put use plan likely exactly "
    "actually first finally today person people man woman thing way kind sort call name total amount change company "
    "firm organisation".split()
)
COURSE = frozenset(stem(word) for word in "start begin last end finish run take effect come".split())
"""Words that ask how something runs in time."""
_IDIOMS = (("found guilty", "convicted"), ("found not guilty", "acquitted"), ("laid off", "dismissed"),
           ("let go", "dismissed"), ("put to death", "executed"), ("set free", "released"))  # fmt: skip
"""Deeds of several words, and the one that says them."""
_SMALL = re.compile(r"\b[a-z][\w’'-]+")
_IDENTITY = re.compile(
    r"^(?:and |so |but )?who (?:exactly )?(?:is|are|was|were)(?: exactly)? "
    r"(?!(?:the )?(?:new|next|first)\b)(?!\w+(?:ed|ing)\b)"
)
"""Who somebody is tells a name or a description, and no sentence that only speaks of them."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that a question asks with: its stem, how much it weighs, and whether the whole article is about it."""

    word: str
    stem: str
    weight: float
    name: bool
    given: bool


def asks_enough(wanted: Wanted, asked: str, terms: Sequence[Term]) -> bool:
    """Whether a question has particulars to look for: more than a name, and more than one where the answer is a yes.

    What somebody said, and whether something was on a day, is not told by a sentence that has the words.
    """
    plain = [term for term in terms if not term.name and term.weight > LIGHT]
    if wanted is Wanted.WHETHER:
        return len(terms) > 1 and bool(plain) and not any(term.stem in MONTH_STEMS | WEEKDAY_STEMS for term in terms)
    least = (
        2 if wanted is Wanted.WHAT and HOW.match(asked) else 1
    )  # "how did they get in?": what they want does not tell
    return len(plain) >= least and not SAID.search(asked)


def terms_of(sheet: FactSheet, question: str, wanted: Wanted, found: Sequence[Passage]) -> tuple[Term, ...]:
    """The words of a question that ask for something in particular, weighed."""
    held = Counter(part for p in found for part in p.stems | p.names)
    names = frozenset(part for p in found for part in p.names)
    lead = (found[0].stems | found[0].names) if found else frozenset[str]()
    capitals = {stem(match) for match in re.findall(r"(?<!^)(?<![.?!] )\b[A-Z][\w’'-]+", question.strip())}
    done = []
    for word in content_words(question):
        root = stem(word)
        if wanted not in (Wanted.WHETHER, Wanted.WHAT, Wanted.WHICH) and root in _ASKING:
            continue
        name = root in capitals or (root in names and root not in _lower(sheet))
        dated = root in MONTH_STEMS | WEEKDAY_STEMS or root.isdigit()
        given = not dated and (root in lead or held.get(root, 0) >= max(2, math.ceil(len(found) / 3)))
        light = not name and (root in _SAYS_LITTLE or (wanted is Wanted.LONG and root in COURSE))
        done.append(Term(word, root, NAME if name else LIGHT if light else PLAIN, name or dated, given))
    return tuple(done)


def _lower(sheet: FactSheet) -> frozenset[str]:
    """The stems of all words that the article writes in small letters somewhere."""
    return frozenset(stem(part) for w in _SMALL.findall(sheet.article.text) for part in words(w))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: in plain small letters, and what its question word asks for."""

    question: str
    words: str
    wanted: Wanted


def taken_apart(question: str) -> Asked | None:
    """The question; None where it asks for several things, for what a thing consists of, or who somebody is."""
    asked = " ".join(question.casefold().replace("’", "'").strip(" ?!.").split())
    for idiom, word in _IDIOMS:
        question, asked = question.replace(idiom, word), asked.replace(idiom, word)
    wanted = next((sort for sort, pattern in FORMS if pattern.search(asked)), None)
    several = len([part for part in NEXT_PART.split(question) if content_words(part)]) > 1
    if wanted is None or several or CONTENTS.match(asked) or _IDENTITY.match(asked):
        return None
    return Asked(question, asked, wanted)
