"""What a number measures, by the words around it: deaths, a fall, a magnitude, strikers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.facts.model import Amount, FactSheet, Measure, Span
from bot.facts.stems import stem

MONEY_LIKE = frozenset((Measure.MONEY, Measure.COUNT, Measure.MEASURE))
"""What a bare number beside it may be a number of: "by 4 billion euros", "less than 1 billion"."""

_TOPICS = {
    "dead": r"dead|killed|kills?|killing|died|deaths?|death toll|toll|fatalit(?:y|ies)|bodies|lives|corpses|drowned|"
    r"perished",
    "hurt": r"injur(?:y|ies|ed|ing)|wounded|wounding|hurt",
    "missing": r"missing|unaccounted",
    "down": r"declin(?:e[sd]?|ing)|falls?|fell|fallen|falling|drop(?:s|ped|ping)?|decreas(?:e[sd]?|ing)|shrink|shrank|"
    r"shrunk|shrinking|slump(?:s|ed|ing)?|plung(?:e[sd]?|ing)|contract(?:ed|ion)|reduc(?:e[sd]?|ing|tions?)|cuts?|"
    r"cutting|loss(?:es)?|lost|lose|losing|down|lower|tumbled?|slipp(?:ed|ing)|shortfall|sank|dip(?:ped)?",
    "up": r"ris(?:e[sn]?|ing)|rose|increas(?:e[sd]?|ing)|grow(?:n|th|s)?|grew|growing|gain(?:s|ed)?|jump(?:s|ed)?|"
    r"surg(?:e[sd]?|ing)|climb(?:s|ed)?|up|higher|soared?",
    "cost": r"costs?|costing|bill|price|price tag|expenses?",
    "damage": r"damages?|loss(?:es)?",
    "pay": r"payments?|paid|pays?|paying",
    "depth": r"depth|deep",
    "crowd": r"crowds?|turnout|attendance|attended|marched|marchers|rallied|gathered|protesters|demonstrators|"
    r"participants|took part|turned out|taken part|spectators|joined",
}
_FINDERS = {topic: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for topic, words in _TOPICS.items()}
_CHANGES = frozenset(("down", "up"))
_LEVEL = re.compile(r"\b(?:to|from)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
"""Before a number that is where something fell to, and not by how much."""
_POINTERS = frozenset("number figure total count sum tally amount size estimate".split())
_WORD = re.compile(r"[^\W\d_]+")
_SAYS_NOTHING = frozenset(
    "the a an of in and or its their his her that this has have had been was were is are be at as by to for from with "
    "on about around some than more less least most total overall actual true real number no not than also just only "
    "people percent per cent million billion thousand hundred".split()
)
_REPORTED = re.compile(
    r"^\s*(?:\w+\s+)?(?:reports?|complaints?|claims|cases|accounts|notifications)\s+of\s+", re.IGNORECASE
)
_BREAK = re.compile(r"[;:,.\d—–(]|\s(?:and|but|while|although)\s")
_NEAR, _FAR = 45, 90
"""How many characters around a number its words stand; and the verb of what rose or fell."""
_PARTS = {"half": "50", "third": "33", "quarter": "25", "fifth": "20", "tenth": "10", "thirds": "67", "quarters": "75"}
_PART = re.compile(
    r"\bby\s+(?:(?:about|around|nearly|almost|roughly|more than|over|some)\s+)?"
    r"(?P<part>(?:(?:an?|one|two|three)[\s-])?(?P<of>half|thirds?|quarters?|fifth|tenth))\b(?!\s+of\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Gauge:
    """What a number measures: topics of news, stems of the nouns around it; `pointing` where it is only "the number".

    `change`: whether it tells by how much something rose or fell.
    """

    topics: frozenset[str]
    nouns: frozenset[str]
    pointing: bool = False

    def fits(self, told: Gauge) -> bool:
        """Whether a number told of that is a number of this."""
        if self.topics:
            return bool(self.topics & told.topics)
        return self.pointing or bool(self.nouns & told.nouns)


def gauge_of(metric: str) -> Gauge:
    """What "the number of strikers", "the death toll", "the decline" measure."""
    head, _, behind = metric.lower().partition(" of ")
    words = [w for w in _WORD.findall(head) if w not in _SAYS_NOTHING] or _WORD.findall(head)[-1:]
    pointing = not words or words[-1] in _POINTERS | {"number"}
    named = behind if pointing else head
    topics = _topics(named) - (_CHANGES if pointing else frozenset())
    nouns = _nouns(named) if pointing else frozenset((stem(words[-1]),))
    return Gauge(topics, nouns, pointing=pointing and not topics and not nouns)


def told_of(text: str, at: Span, sentence: Span, *, counting: bool = False) -> Gauge | None:
    """What the words around a number say that it measures; of a number that is `counting`, the words behind it."""
    behind = text[at.end : min(sentence.end, at.end + _NEAR)]
    behind = behind[: found.start()] if (found := _BREAK.search(behind)) is not None else behind
    own = re.sub(r"^[^A-Za-z]+", "", text[at.start : at.end])
    if counting:
        things = _REPORTED.sub("", f"{own}{behind}")
        topics = _topics(things) - _CHANGES
        nouns = _nouns(" ".join(things.split()[:2]))
        return Gauge(topics, nouns, pointing=not topics and not nouns)
    clause = text[max(sentence.start, at.start - _FAR) : at.start]
    near = _last_piece(clause)[-_NEAR:]
    topics = (_topics(near) | _topics(f"{own}{behind}")) - _CHANGES
    if not _LEVEL.search(clause):
        topics |= _topics(_last_piece(clause)) & _CHANGES
    return Gauge(topics, _nouns(near) | _nouns(own) | _nouns(behind))


def _last_piece(before: str) -> str:
    """What stands before a number and behind the last stop or number."""
    ends = [found.end() for found in _BREAK.finditer(before)]
    return before[ends[-1] :] if ends else before


def _topics(words: str) -> frozenset[str]:
    return frozenset(topic for topic, finder in _FINDERS.items() if finder.search(words))


def _nouns(words: str) -> frozenset[str]:
    return frozenset(stem(w) for w in _WORD.findall(words.lower()) if w not in _SAYS_NOTHING and len(w) > 3)


def parts_of(sheet: FactSheet) -> Iterator[Amount]:
    """The fractions by which something changed, as about so many per cent: "fallen by a quarter"."""
    for found in _PART.finditer(sheet.article.text):
        part = found["of"].lower()
        yield Amount(
            span=Span(found.start("part"), found.end("part")),
            kind=Measure.PERCENT,
            value=_PARTS[part if part in _PARTS else part.removesuffix("s")],
            unit="%",
            approximate=True,
        )
