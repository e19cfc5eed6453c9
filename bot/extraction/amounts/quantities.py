"""How much and how many: money, percentages, measures and counts, each with its unit as far as the text settles it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.extraction.amounts.currencies import Settled, nouns
from bot.extraction.amounts.numerals import GAP, plain
from bot.extraction.amounts.patterns import Figure, Found, figures
from bot.extraction.trees.document import Document
from bot.facts.model import Amount, Measure, Span

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

# What a number behind these only names: "Article 5", "page 3"
_NUMBERED = frozenset(
    "section sections article articles chapter page pages no number category phase type room route highway flight "
    "level stage grade division paragraph part volume step rule version channel line gate seed class group game round "
    "week day track table figure bill law act order resolution amendment proposition title model unit size age aged "
    "box".split()
)
_SCORED = frozenset(
    "win won beat beaten defeat defeated draw drew lose lost lead led leading victory score scored ruled vote voted "
    "decision triumph thrashing drubbing loss".split()
)
_FEES = frozenset(
    "fee cost price pay paid worth revenue sale sales profit loss deal debt budget salary fund funding investment "
    "income spend bid offer fine tax bill value turnover contract".split()
)
_MODIFIERS = ("JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "NNP", "DT", "PRP$")
_VAGUE_MONEY = re.compile(
    rf"\b(?:(?:millions|billions|trillions|thousands|hundreds{GAP}of{GAP}(?:millions|thousands)){GAP}(?:of|in){GAP}"
    rf"|multi-?(?:million|billion)-)(?P<noun>[a-z]{{3,12}})\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    rf"\b(?:(?:tens|hundreds|dozens|scores|thousands|millions|billions)(?:{GAP}of{GAP}(?:thousands|millions))?{GAP}of"
    rf"|several|numerous|a{GAP}(?:large{GAP}|small{GAP}|huge{GAP})?number{GAP}of|a{GAP}handful{GAP}of"
    rf"|(?:large|huge|vast|massive|small|substantial|significant|unspecified|undisclosed|unknown){GAP}"
    rf"(?:quantit(?:y|ies)|amounts?|numbers?|sums?)(?:{GAP}of)?)(?!\w)",
    re.IGNORECASE,
)
_PLUS = re.compile(
    rf"{GAP}?,?{GAP}?(?:plus|and|or|with|to|from){GAP}(?:another{GAP}|a{GAP}further{GAP})?", re.IGNORECASE
)
_OF_GOODS = re.compile(rf"{GAP}of{GAP}(?!debt|aid|damage|investment|funding|savings|cuts|tax|public)", re.IGNORECASE)


def find_amounts(document: Document) -> tuple[Amount, ...]:
    """Every amount of the article, in order; numbers in dates, durations, ages, scores and names are none."""
    finder = _Finder(document)
    found = [one for sentence in document.sentences for one in finder.inside(sentence.span)]
    told = [next(iter(f.money)) for one in found for f in one.figures[:1] if f.money and len(f.money) == 1]
    settled = Settled(document.text, told)
    amounts: list[Amount] = []
    for one in found:
        amount = finder.amount(one, settled, amounts[-1] if amounts else None)
        amounts += [amount] if amount is not None else []
    amounts += finder.vague(settled)
    return tuple(sorted(amounts, key=lambda a: (a.span.start, -a.span.end)))


class _Finder:
    """Finds the amounts of one article."""

    def __init__(self, document: Document) -> None:
        self.document, self.text = document, document.text
        self._times = [e.span for e in document.time_expressions]
        self._begins_at = [span.start for span in self._times]

    def inside(self, span: Span) -> Iterator[Found]:
        """The numbers of a sentence that are no part of a time or a name."""
        times = self._times[bisect_left(self._begins_at, span.start) : bisect_left(self._begins_at, span.end)]
        for found in figures(self.text, span):
            while times and times[0].end <= found.span.start:
                times.pop(0)
            if not (times and times[0].overlap(found.span)) and self._counts(found):
                yield found

    def _counts(self, found: Found) -> bool:
        """Whether the number says how much or how many, and not which."""
        figure = found.figures[0]
        if figure.money is not None or figure.unit is not None:
            return not (figure.value == 0 and figure.money is not None)
        before = self.text[max(0, found.span.start - 24) : found.span.start]
        behind = self.text[found.span.end : found.span.end + 16]
        word = re.findall(r"[\w.]+", before)[-1:] or [""]
        glued = before[-1:].strip() in ("", "(") or before[-1:] in "\"“‘'"
        if not glued or re.match(r"[-–/:]\w|\w|\.\d|,\d{3}", behind) or word[0].lower().rstrip(".") in _NUMBERED:
            return False
        return self._is_quantity(found, figure, word[0], behind)

    def _is_quantity(self, found: Found, figure: Figure, word: str, behind: str) -> bool:
        if found.spelt:
            return figure.value != 1  # "one of", "no one", "one day": an article or a pronoun
        aside = self.text[max(0, found.span.start - 2) : found.span.start].rstrip().endswith((",", "("))
        if aside and re.match(r"\s?[,)]", behind) and figure.value < 120 and not found.hedge:
            return False  # "Ann Smith, 62, said": an age
        name = word[:1].isupper() and not self._begins(found) and figure.value < 1_000 and not found.hedge
        return not (name and self._tagged(found.span.start, word))

    def _begins(self, found: Found) -> bool:
        return self.text[max(0, found.span.start - 2) : found.span.start].strip() in (".", ",", ";", ":")

    def _tagged(self, start: int, word: str) -> bool:
        """Whether the word before is part of a name to which the number belongs ("Heron 2")."""
        number = next(iter(self.document.tokens_in(Span(start, start + 1))), None)
        before = number.nbor(-1) if number is not None and number.i else None
        return before is not None and before.pos_ == "PROPN" and before.text == word

    def amount(self, found: Found, settled: Settled, before: Amount | None) -> Amount | None:
        """The amount that the number makes, or None for a score; `before` is the amount told last."""
        kind, unit, noun = self._unit(found, settled)
        if kind is None:
            return None
        if kind is Measure.MONEY and unit is None and before is not None and self._joined(before, found):
            unit = before.unit
        low, high, value = _bounds(found)
        return Amount(
            span=self._with_noun(found.span, noun),
            kind=kind,
            value=value,
            unit=unit,
            low=low,
            high=high,
            approximate=found.hedge == "about",
        )

    def _joined(self, before: Amount, found: Found) -> bool:
        """ "32 million pounds plus 6 million": the second has the currency of the first."""
        between = self.text[before.span.end : found.span.start]
        return before.kind is Measure.MONEY and bool(_PLUS.fullmatch(between))

    def _with_noun(self, span: Span, noun: Token | None) -> Span:
        """The number up to the noun that it counts, where nothing but modifiers stands between."""
        if noun is None or "," in self.text[span.end : self.document.ends[noun.i]]:
            return span
        return Span(span.start, max(span.end, self.document.ends[noun.i]))

    def _unit(self, found: Found, settled: Settled) -> tuple[Measure | None, str | None, Token | None]:
        """What the number measures, its unit, and the noun that it counts."""
        figure = found.figures[0]
        if figure.money is not None:
            weight = self._weighs(found, figure)
            return (Measure.MEASURE, "lb", None) if weight else (Measure.MONEY, settled.code(figure.money), None)
        if figure.unit is not None:
            return Measure.PERCENT if figure.unit == "%" else Measure.MEASURE, figure.unit, None
        noun = self._counted(found)
        if found.joint == "-" and (noun is None or noun.lemma_.lower() in _SCORED):
            return None, None, None
        if noun is None and figure.value >= 10**6 and self._about_money(found):
            return Measure.MONEY, None, None
        return Measure.COUNT, _name(noun), noun

    def _weighs(self, found: Found, figure: Figure) -> bool:
        """ "400 pounds of flour": pounds that are no money."""
        words = self.text[: found.span.end][-6:].lower()
        if figure.money != nouns()["pounds"] or not words.endswith(("pound", "pounds")):
            return False
        return bool(_OF_GOODS.match(self.text, found.span.end))

    def _counted(self, found: Found) -> Token | None:
        """The noun that says what is counted, or None."""
        tokens = self.document.tokens_in(found.span)
        if not tokens:
            return None
        last = tokens[-1]
        noun = last.head if last.dep_ == "nummod" and last.head.i > last.i else self._behind(last)
        while noun is not None and noun.i + 1 < len(noun.doc) and noun.nbor(1).tag_ in ("NN", "NNS"):
            noun = noun.nbor(1)  # "two weather satellites"
        return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN", "ADJ") else None

    def _behind(self, last: Token) -> Token | None:
        """The last noun of the phrase behind the number, where the tree does not tell."""
        noun = None
        start = last.i + 1
        words = self.document.tokens[start : start + 7]
        if words and words[0].lower_ == "of":
            words = words[1:]
        for token in words:
            if token.tag_ in ("NN", "NNS") or (noun is None and token.pos_ == "PROPN"):
                noun = token
            elif noun is not None or token.tag_ not in _MODIFIERS:
                break
        return noun

    def _about_money(self, found: Found) -> bool:
        """Whether a bare number of millions stands where a price is spoken of."""
        tokens = self.document.tokens_in(found.span)
        words = self.document.sentence_tokens(self.document.sentence_index(tokens[0])) if tokens else ()
        return any(t.lemma_.lower() in _FEES for t in words)

    def vague(self, settled: Settled) -> Iterator[Amount]:
        """ "millions of euros", "large quantities", "several ministers": amounts without a number."""
        money = [m for m in _VAGUE_MONEY.finditer(self.text) if m["noun"].lower() in nouns()]
        for m in money:
            unit = settled.code(nouns()[m["noun"].lower()])
            yield Amount(span=Span(*m.span()), kind=Measure.MONEY, value=None, unit=unit, approximate=True)
        starts = {m.start() for m in money}
        for m in _VAGUE.finditer(self.text):
            if m.start() not in starts:
                yield self._uncounted(Span(*m.span()))

    def _uncounted(self, span: Span) -> Amount:
        words = span.of(self.text).lower()
        money, open_ended = "sum" in words, words.endswith((" of", "several", "numerous"))
        tokens = self.document.tokens_in(span)
        noun = self._behind(tokens[-1]) if tokens and open_ended else None
        kind = Measure.MONEY if money else Measure.COUNT
        unit = None if money else _name(noun)
        return Amount(span=self._with_noun(span, noun), kind=kind, value=None, unit=unit, approximate=True)


def _bounds(found: Found) -> tuple[str | None, str | None, str | None]:
    """Least, most and plain value, as decimal digits."""
    figure = plain(found.figures[0].value)
    if len(found.figures) == 2:
        return figure, plain(found.figures[1].value), None
    match found.hedge:
        case "low":
            return figure, None, None
        case "high":
            return None, figure, None
        case _:
            return None, None, figure


def _name(noun: Token | None) -> str | None:
    """The noun as a unit: its lemma; "people" stay people."""
    if noun is None:
        return None
    return "people" if noun.lower_ == "people" else noun.lemma_.lower()
