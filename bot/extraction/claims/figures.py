"""The figures beside a word, each with how it stands there: "fell [62%] to [148 million] from [a year earlier]".

Read from the words in their order, not from the tree: of all phrases those with numbers are parsed worst, while what a
figure is (how far, to what, from what) is told by the one word in front of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.extraction.claims.reading import Reading
from bot.extraction.trees.arguments import Places, preposition
from bot.extraction.trees.document import Document
from bot.extraction.trees.subjects import subjects
from bot.facts.kinds import Carrier
from bot.facts.model import Role, Span

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_FAR = 40
"""How many words behind the cue are looked at."""
_NEAR = 5
"""How many words may stand between a preposition and its figure: "to a new record high of"."""
_LED = {
    "to": "to", "into": "to", "from": "from", "by": "by", "at": "at", "of": "of", "against": "against", "in": "in",
    "versus": "against", "vs": "against", "than": "than", "as": "as", "above": "at", "below": "at", "with": "with",
    "up": "up", "down": "up", "on": "on", "over": "over", "for": "for", "per": "per", "under": "at", "past": "at",
}  # fmt: skip
"""The word in front of a figure, and the place it makes; any other preposition makes a place nobody asks for."""
_COMPARED = frozenset("compared compare against versus vs".split())
_DIRECTIONS = frozenset(
    "higher lower up down more less fewer stronger weaker better worse faster slower cheaper dearer bigger smaller "
    "longer shorter".split()
)
_ENDS = frozenset(
    "while as because although though when but amid despite since until unless if whereas which who that where whose "
    "whom following so".split()
)
_PARTS = frozenset("half third quarter fifth tenth thirds quarters fifths tenths twofold threefold fourfold".split())
_COUNTS = frozenset("a an one two three four nine".split())
_EXTREMES = frozenset("high low peak record lows highs zero nil trough".split())
_EACH = frozenset("a an per each every".split())
_SPANS = frozenset("a the last year month quarter previous same".split())
_STOPS = frozenset(";:—–(")
_BASES = frozenset(("from", "than", "on", "over", "against"))
_SKIPPED = ("DET", "ADJ", "ADV", "NUM", "SYM", "PRON", "PART")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure and its place: bare, to, from, by, at, of, up, against, than, base (a time compared with), period.

    `begins`: where the preposition in front of it stands; `first` and `last`: its first word and its number's last.
    """

    place: str
    span: Span
    begins: int
    first: Token
    last: Token


def figures(reading: Reading, cue: Token, carrier: Carrier) -> tuple[Figure, ...]:
    """The figures of the cue's own clause, the first for each place, in their order; those before a noun as "up"."""
    found: dict[str, Figure] = {}
    for figure in _of_subject(reading, cue, carrier):
        found.setdefault(figure.place, figure)
    if carrier is not Carrier.VERB:
        for figure in _before(reading, cue):
            found.setdefault(figure.place, figure)
    for figure in _behind(reading, cue):
        found.setdefault(figure.place, figure)
    return tuple(found.values())


def _of_subject(reading: Reading, cue: Token, carrier: Carrier) -> Iterator[Figure]:
    """ "[40 millimetres] of rain fell": the subject is how much there is of something."""
    for head in subjects(cue)[:1] if carrier is Carrier.VERB else ():
        first, last = head.left_edge, head
        while first.i < head.i and reading.amounts.starting(reading.document.starts[first.i]) is None:
            first = first.nbor(1)
        span = reading.amounts.starting(reading.document.starts[first.i])
        if span is not None and span.end >= reading.document.span(last).end and _measured(last) is not None:
            yield Figure(place="subject", span=span, begins=span.start, first=first, last=last)


def _measured(unit: Token) -> Token | None:
    """What there is so much of: "millimetres of [rain]"."""
    return next((c for c in unit.children if c.dep_ in ("nmod", "obl") and preposition(c) == "of"), None)


def _behind(reading: Reading, cue: Token) -> Iterator[Figure]:
    sentence, doc = cue.sent, cue.doc
    i, some = cue.i + 1, False
    last = min(sentence.end, cue.i + _FAR)
    while i < last:
        token = doc[i]
        end = _ends_at(reading, token, last)
        if end is None and _over(token, cue, some):
            return
        if end is None:
            rival = _rival(reading, token) if some and token.lower_ in ("against", "versus") else None
            if rival is not None:
                yield rival
            i += 1
            continue
        made = _figure(reading, cue, token, doc[end])
        if made is not None:
            some = True
            yield made
            end = max(end, next(iter(reading.document.tokens_in(Span(made.span.end - 1, made.span.end)))).i)
        i = end + 1


def _rival(reading: Reading, led: Token) -> Figure | None:
    """What without a number a figure is set against: "0.4% against [the euro]"."""
    doc, i = led.doc, led.i + 1
    while i < led.sent.end and doc[i].pos_ in ("DET", "ADJ", "NOUN", "PROPN"):
        i += 1
    if i == led.i + 1 or doc[i - 1].pos_ not in ("NOUN", "PROPN"):
        return None
    span = reading.document.span(doc[led.i + 1], doc[i - 1])
    return Figure(
        place="against", span=span, begins=reading.document.starts[led.i], first=doc[led.i + 1], last=doc[i - 1]
    )


def _before(reading: Reading, noun: Token) -> Iterator[Figure]:
    """ "A 5% rise", "a quarter-point cut": the figure that stands before the noun and belongs to it."""
    first = max(noun.sent.start, noun.i - _NEAR)
    for i in range(noun.i - 1, first - 1, -1):
        token = noun.doc[i]
        if token.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PUNCT") and token.text != "-":
            return
        end = _ends_at(reading, token, noun.i)
        if end is not None and not reading.says_when(token):
            start = reading.document.starts[token.i]
            last = noun if noun.lower_ in _DIRECTIONS else noun.doc[end]
            span = Span(start, reading.document.starts[last.i] + len(last.text))
            yield Figure(place="up", span=span, begins=start, first=token, last=noun.doc[end])
            return


def _ends_at(reading: Reading, token: Token, last: int) -> int | None:
    """The last word of the amount, fraction, extreme or time that begins with this word; None where none begins."""
    start = reading.document.starts[token.i]
    part = _fraction(token, last)
    if part is not None and (token.nbor(-1).lower_ in ("by", "than") or not reading.says_when(token)):
        return part
    span = reading.amounts.starting(start) or reading.time_at(start)
    if span is not None:
        within = reading.document.tokens_in(span)
        return within[-1].i if within and within[-1].i < last else None
    if token.lower_ in _EXTREMES and token.pos_ == "NOUN" and _led(token, token)[0] in ("to", "at", "from"):
        return token.i
    return None


def _fraction(token: Token, last: int) -> int | None:
    """ "A quarter", "two-thirds", "half a percentage point", "a quarter-point"."""
    doc, i = token.doc, token.i
    while i < last and (doc[i].lower_ in _COUNTS or doc[i].text == "-") and i < token.i + 3:
        i += 1
    if i >= last or doc[i].lower_.partition("-")[0] not in _PARTS or (i > token.i and token.text == "-"):
        return None
    tail = ("of", "a", "percentage", "point", "-", "points")
    j = i + 1
    while j < last and doc[j].lower_ in tail:
        j += 1
    whole = any(doc[k].lower_.startswith("point") for k in range(i + 1, j))
    return j - 1 if whole else i


def _over(token: Token, cue: Token, some: bool) -> bool:
    """Whether the clause of the cue ends in front of this word."""
    word, before = token.lower_, token.nbor(-1)
    goes_on = (word == "as" and token.nbor(1).lower_ in ("much", "many")) or (
        word == "so" and token.nbor(1).lower_ == "far"
    )
    if token.text in _STOPS or (word in _ENDS and not goes_on):
        return True
    if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP") or (token.tag_ == "VB" and not _completes(token, cue)):
        return True
    if word in ("after", "before"):
        return token.i + 1 < len(token.doc) and token.nbor(1).lower_ not in ("tax", "taxes", "interest")
    if token.tag_ in ("VBG", "VBN"):
        aside = before.text == "," or (token.dep_ in ("acl", "advcl", "conj") and token.pos_ == "VERB")
        return aside and word not in _COMPARED and word not in ("unchanged", "estimated", "averaging", "forecast")
    return word == "and" and some


def _completes(token: Token, cue: Token) -> bool:
    """Whether the infinitive belongs to the cue: "is expected to [return] to 2%"."""
    return token.dep_ == "xcomp" and token.head == cue


def _figure(reading: Reading, cue: Token, first: Token, last: Token) -> Figure | None:
    document = reading.document
    start, end = document.starts[first.i], document.starts[last.i] + len(last.text)
    place, begins, opens = _led_to(document, first, cue)
    if _fraction(first, last.i + 1) != last.i and reading.time_at(start) is not None:
        place = "base" if place in _BASES and _is_base(first, cue) else "period"
        end = _with_time(reading, end, (" to ", " to the ")) if place == "period" else end
        return Figure(place=place, span=Span(start, end), begins=begins, first=first, last=last)
    after = last.nbor()
    if after.lower_ in _EACH and place != "up":
        end = _with_time(reading, end, (" ",))
    if after.lower_ in _DIRECTIONS and place not in ("to", "from", "at"):
        place, end = "up", document.starts[after.i] + len(after.text)
    elif after.lower_ == "per" and after.i + 1 < len(after.doc):
        unit = after.nbor(1)
        end = document.starts[unit.i] + len(unit.text)
    if first.i == cue.i + 1 and first.lower_ == "up" and first.nbor(1).lower_ == "to":  # "crept [up to] 6.1%"
        place, begins = "to", start
        start = opens = document.starts[first.i + 2]
    if place == "up" and first.nbor(-1).lower_ in ("up", "down"):
        opens = min(opens, document.starts[first.i - 1])
    if place in ("from", "against", "than"):
        end = _with_time(reading, end)
    return Figure(place=place, span=Span(min(opens, start), end), begins=begins, first=first, last=last)


def _led_to(document: Document, first: Token, cue: Token) -> tuple[str, int, int]:
    """The place of the figure, where its preposition stands, and where its phrase begins."""
    place, at = _led(first, cue)
    start = document.starts[first.i]
    if at is None:
        return place, start, start
    if place == "of":  # "from a peak of 9%", "to a record high of 40"
        noun = at.nbor(-1)
        while noun.i - 1 > cue.i and noun.nbor(-1).pos_ in ("NOUN", "PROPN") and noun.pos_ in ("NOUN", "PROPN"):
            noun = noun.nbor(-1)
        if noun.i > cue.i and noun.pos_ in ("NOUN", "PROPN"):
            outer, above = _led(noun, cue)
            if above is not None and outer in ("to", "from", "at", "by"):
                return outer, document.starts[above.i], document.starts[above.i + 1]
            if outer != "bare":
                return "none", document.starts[at.i], start
    return place, document.starts[at.i], start


def _led(first: Token, cue: Token) -> tuple[str, Token | None]:
    """The place that the nearest preposition in front makes: "bare" without one, up to the cue itself."""
    for back in range(1, _NEAR + 1):
        i = first.i - back
        if i <= cue.i and cue != first:
            return "bare", None
        if i < first.sent.start:
            return "bare", None
        token = first.doc[i]
        word = token.lower_
        if token.pos_ in ("ADP", "SCONJ") or token.dep_ in ("case", "mark") or word in ("up", "down", "than"):
            if word == "with" and token.nbor(-1).lower_ in _COMPARED:
                return "against", token.nbor(-1)
            if word == "to" and token.nbor(-1).lower_ in _COMPARED:
                return "against", token.nbor(-1)
            return _LED.get(word, "none"), token
        if token.tag_ == "HYPH":
            continue
        if token.text in (",", "or"):
            return ("bare" if back == 1 else "none"), None
        if token.pos_ not in _SKIPPED and token.lower_ not in ("record", "total"):
            plain = cue.i < i and token.pos_ in ("NOUN", "PROPN")
            return ("object" if plain else "bare"), None
    return "none", None


def _is_base(first: Token, cue: Token) -> bool:
    """Whether the time is what is compared with: "6% from a year earlier", "up on last year"; not "from January"."""
    led = first.nbor(-1).lower_
    before = first.nbor(-2) if first.i - 2 > cue.i else first.nbor(-1)
    measured = before.lower_ in ("%", "percent", "cent", "up", "down") or before.pos_ in ("NUM", "SYM")
    return first.lower_ in _SPANS and (measured or led not in ("on", "over"))


def _with_time(reading: Reading, end: int, gaps: Sequence[str] = (" in ", " for ", " ", " on ", " at ")) -> int:
    """The end of the figure with the time right behind it: "from [2.6% in March]"."""
    text = reading.document.text
    for gap in gaps:
        if text.startswith(gap, end) and (span := reading.time_at(end + len(gap))) is not None:
            return span.end
    return end


def stand_in(found: Places, numbers: Sequence[Figure], reading: Reading, cue: Token) -> Places:
    """The places with those of the figures: "figure" for any, "figure_to" and so on, "figure_money" by its sort.

    A figure that the tree took for who acts is none: "was shortened by 22 km", "had fallen by a quarter".
    """
    if not numbers:
        return found
    spans = [Span(min(f.begins, f.span.start), f.span.end) for f in numbers]
    starts = reading.document.starts
    acting = [t for t in found.get("subject", ()) if not any(s.start <= starts[t.i] < s.end for s in spans)]
    counted = [thing for f in numbers if f.place == "subject" and (thing := _measured(f.last)) is not None]
    done = {place: some for place, some in found.items() if place != "subject"}
    if counted or acting:
        done["subject"] = counted or acting
    fallen = any(f.place == "by" for f in numbers) and not any(c.dep_ == "aux:pass" for c in cue.children)
    if fallen and cue.tag_ == "VBN" and "subject" not in done and "object" in done and not _objects(cue):
        done["subject"] = done.pop("object")
    for figure in numbers:
        places = [f"figure_{figure.place}"]
        if figure.place not in ("base", "period"):
            sort = reading.amounts.sort_at(figure.span)
            done.setdefault("figure_unit", []).append(figure.last)
            places += ["figure", *([f"figure_{sort.value}"] if sort is not None else [])]
        for place in places:
            done.setdefault(place, []).append(figure.first)
    return done


def _objects(cue: Token) -> list[Token]:
    return [c for c in cue.children if c.dep_ in ("obj", "nsubj:pass") and c.i > cue.i]


def apart(roles: Sequence[Role], numbers: Sequence[Figure], names: frozenset[str], text: str) -> list[Role]:
    """The roles with what the tree mixed up parted again: "its target [to 19 euros]" ends where the figure begins.

    `names`: the roles that figures fill. What lies inside a figure fills no other role.
    """
    return [
        replace(role, span=_until(role.span, numbers, text))
        for role in roles
        if role.name not in names
        and not any(f.begins <= role.span.start and role.span.end <= f.span.end for f in numbers)
    ]


def _until(span: Span, numbers: Sequence[Figure], text: str) -> Span:
    """The phrase up to the first of the figures inside it."""
    begin = min(
        (f.begins for f in numbers if f.place != "period" and span.start < f.begins < span.end), default=span.end
    )
    return Span(span.start, span.start + len(text[span.start : begin].rstrip(" ,")))
