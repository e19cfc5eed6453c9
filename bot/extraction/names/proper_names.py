"""The proper names of a document: runs of proper nouns cut at titles and places, with what is said before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import simplemma

from bot.extraction.gazetteers import Known, Place, Words
from bot.extraction.names.proper import CALENDAR, STATE_ORGANS, institution, surely_proper
from bot.extraction.names.runs import Scan, runs

_QUALITIES = frozenset(("VBN", "VBG", "JJ", "JJR", "JJS"))
_HIGH = frozenset(("col", "st", "gen", "cap", "capt"))
_MISTER = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir".split())


@dataclass(slots=True, eq=False)
class Name:
    """A proper name at one place, by token numbers, both inclusive.

    `title` are the words before it that say who it is ("Prime Minister"), `noun` is the lemma of their last word.
    `honorific` is "mr", "dr" and the like. `known` is set when the gazetteer holds exactly this name. `land` is set for
    what stands in the name of its own bank or army.
    """

    first: int
    last: int
    text: str
    known: Known | None = None
    title: tuple[int, int] | None = None
    noun: str | None = None
    honorific: str | None = None
    land: bool = False

    @property
    def words(self) -> list[str]:
        """The words of the name, marks of punctuation left out."""
        return [word for word in self.text.replace("-", " ").split() if word[0].isalnum()]


def names(found: Scan) -> list[Name]:
    """Every proper name, in order, with the title before it; nationalities and countries among them."""
    done: list[Name] = []
    taken: set[int] = set()
    for first, last in runs(found):
        for name in _split(found, first, last):
            done.append(name)
            taken.update(range(name.first, name.last + 1))
    for name in _dateline(found):
        done = [name, *(other for other in done if other.first > name.last)]
        taken.update(range(name.first, name.last + 1))
    done.extend(_seats(found, done))
    for first, (last, known) in found.places.items():
        if not taken & set(range(first, last + 1)):
            done.append(Name(first, last, found.words(first, last), known))
    done.extend(_at_sentence_start(found, done, taken))
    times = Counter(word for name in done for word in set(name.words))
    kept = [name for name in done if not _mere_capital(found, name, times)]
    return sorted(kept, key=lambda name: (name.first, name.last))


def _dateline(found: Scan) -> Iterator[Name]:
    """The place in capitals before the first sentence, under its usual spelling: "PRAGUE, May 7 - "."""
    last = -1
    for token in found.tokens[:4]:
        if not (token.text.isupper() and token.is_alpha and len(token) > 1):
            break
        last = token.i
    mark = found.tokens[last + 1 : last + 2]
    if last < 0 or not mark or mark[0].text not in (",", "(", "-", "–", "—", "--") or not _dashed(found, last + 1):
        return
    text = found.words(0, last).title()
    known = found.gazetteer.get(text)
    if known is not None and not known.national:
        known = replace(known, what=Place.CITY)  # a capital at the head of a report is no government
    if len(text) > 3:
        yield Name(0, last, text, known)


def _dashed(found: Scan, i: int) -> bool:
    """Whether a dash with spaces around it follows soon."""
    for token in found.tokens[i : i + 9]:
        if token.text in ("-", "–", "—", "--"):
            return bool(found.tokens[token.i - 1].whitespace_) and bool(token.whitespace_)
        if token.tag_.startswith("VB") and token.text.islower():
            break
    return False


_OF_A_LAND = frozenset("bank republic parliament government army court assembly senate ministry kingdom church".split())


def _seats(found: Scan, done: list[Name]) -> list[Name]:
    """The land in the name of what is its own: "Valmora" in "the Central Bank of Valmora"."""
    inner = []
    for name in done:
        of = next((i for i in range(name.first + 1, name.last) if found.tokens[i].lower_ == "of"), None)
        if of is None or name.last - of > 2 or found.tokens[of - 1].lower_ not in _OF_A_LAND:
            continue
        first = of + 2 if found.tokens[of + 1].lower_ == "the" else of + 1
        if surely_proper(found, first) and surely_proper(found, name.last) and first not in found.place_over:
            inner.append(Name(first, name.last, found.words(first, name.last), land=True))
    return inner


def _at_sentence_start(found: Scan, known: list[Name], taken: set[int]) -> Iterator[Name]:
    """A short name that the tagger took for a common noun because a sentence begins with it."""
    parts = {word for name in known if name.known is None for word in name.words if word[0].isupper()}
    for token in found.tokens:
        if token.i in taken or token.text not in parts or token.tag_ not in ("NN", "NNS", "JJ", "VB", "VBZ", "UH"):
            continue
        generic = any(token.lower_ in words for words in found.gazetteer.words.suffixes.values())
        if not found.same_sentence(token.i - 1, token.i) and not generic and token.i not in found.title_over:
            yield Name(token.i, token.i, token.text)


def _mere_capital(found: Scan, name: Name, times: Counter[str]) -> bool:
    """A single word at the start of a sentence that nothing else shows to be a name."""
    token = found.tokens[name.first]
    if len(name.text) == 1 or _half(found, name):
        return True
    if name.first != name.last or name.known is not None or name.title or name.honorific:
        return False
    if token.ent_type_ and token.tag_ not in _QUALITIES:
        return False
    starts = not found.same_sentence(name.first - 1, name.first)
    if not starts or token.text.isupper() or times[token.text] >= 2:
        return False
    return token.tag_ != "NNP" or simplemma.is_known(token.lower_, lang="en")  # what English does not know is a name


def _half(found: Scan, name: Name) -> bool:
    """The first word of "the Republic of Tamarind", cut from what follows."""
    word = found.tokens[name.first].lower_
    of = name.first == name.last and found.same_sentence(name.last, name.last + 2)
    return of and word in _FORMS and found.tokens[name.last + 1].lower_ == "of" and surely_proper(found, name.last + 2)


_FORMS = frozenset("republic kingdom state city town province region county district".split())


def _split(found: Scan, first: int, last: int) -> Iterator[Name]:
    """The names in one run: before a title, and the person behind it."""
    for i in range(first, last + 1):
        title = found.title_over.get(i) or _role_at(found, i, first, last)
        if title is None or (title[1] < last and institution(found, last)):
            continue
        if i > first:
            yield from _split_place(found, first, i - 1)
        if title[1] < last:
            yield _person(found, title[1] + 1, last, title)
        return
    for i in range(first + 1, last):
        if found.tokens[i].lower_ in _MISTER:
            yield from _split_place(found, first, i - 1)
            first = i
    yield from _split_place(found, first, last)


_TRADES = frozenset(
    "rival carmaker automaker chipmaker drugmaker planemaker brewer retailer lender insurer reinsurer supplier startup "
    "regulator watchdog broadcaster airline grocer housebuilder bookmaker steelmaker shipbuilder start-up charity "
    "newcomer campaigner defender striker midfielder goalkeeper singer actor actress novelist climber runner "
    "rider".split()
)
"""Nouns that a sentence begins with before a name, and that begin no name themselves: "Rival Veltra has closed"."""


def _role_at(found: Scan, i: int, first: int, last: int) -> tuple[int, int] | None:
    """A person's noun that is written like a name, with a forename behind it: "Midfielder Joao Terra"."""
    words = found.gazetteer.words
    if i == first < last and found.tokens[i].lower_ in _TRADES and not found.same_sentence(i - 1, i):
        return i, i
    if last - i < 2 or not words.person(found.tokens[i].lower_):
        return None
    begins = i == first and not found.same_sentence(i - 1, i)
    return (i, i) if begins or words.forename(found.tokens[i + 1].text) else None


def _person(found: Scan, first: int, last: int, title: tuple[int, int]) -> Name:
    first, honorific = _honorific(found, first, last)
    start = _leftmost(found, title[0])
    noun = found.words(*title).lower()
    return Name(first, last, found.words(first, last), None, (start, title[1]), noun, honorific)


def _honorific(found: Scan, first: int, last: int) -> tuple[int, str | None]:
    word = found.tokens[first].lower_
    place = word in _HIGH and first < last and found.tokens[first + 1].text[0].islower()  # "Col de Brame"
    if first < last and not place and word in found.gazetteer.words.honorifics:
        return first + 1, word.rstrip(".")
    return first, None


def _split_place(found: Scan, first: int, last: int) -> Iterator[Name]:
    """A run without a title: whole, or a country and the state organ behind it."""
    first, honorific = _honorific(found, first, last)
    if first in found.place_over:
        first = found.place_over[first]
    place = found.places.get(first)
    if place is not None and place[0] >= last:
        yield Name(first, place[0], found.words(first, place[0]), place[1])
        return
    if place is not None:
        organ = found.tokens[last].lower_
        person = last - place[0] in (2, 3) and found.gazetteer.words.forename(found.tokens[place[0] + 1].text)
        of_state = organ in STATE_ORGANS or organ in found.gazetteer.words.suffixes["government"]
        if person or (place[1].national and of_state):
            yield Name(first, place[0], found.words(first, place[0]), place[1])
        first = place[0] + 1 if person else first
    name = Name(first, last, found.words(first, last), None, honorific=honorific)
    _describe(found, name)
    yield name


def _describe(found: Scan, name: Name) -> None:
    """The words right before the name that say what it is: "rescue chief", "midfielder", "drugmaker"."""
    before = name.first - 1
    if name.honorific:
        before -= 1
    if not found.same_sentence(before, name.first):
        return
    words, token = found.gazetteer.words, found.tokens[before]
    if before > 1 and token.lower_ in ("up", "off") and found.tokens[before - 1].text == "-":  # "the start-up X"
        name.title, name.noun = (
            (_leftmost(found, before - 2), before),
            f"{found.tokens[before - 2].lower_}-{token.lower_}",
        )
        return
    start = next((s for s in range(max(0, before - 5), before + 1) if found.titles.get(s) == before), None)
    lemma = token.lemma_.lower() if token.tag_ == "NN" else token.lower_
    double = f"{found.tokens[before - 1].lower_} {lemma}" if before > 0 else lemma
    lemma = double if double in words.media or double in words.organisations else lemma
    if start is None and not (token.tag_ in ("NN", "NNP") and _class_noun(lemma, words)):
        return
    name.title = (_leftmost(found, before if start is None else start), before)
    name.noun = lemma if start is None else found.words(start, before).lower()


def _class_noun(lemma: str, words: Words) -> bool:
    return (
        words.person(lemma)
        or lemma in words.organisations
        or lemma in words.media
        or lemma in words.governments
        or lemma in words.products
    )


def _leftmost(found: Scan, start: int) -> int:
    """Where the describing phrase begins: over adjectives, nouns and names, not over determiners or commas."""
    first = start
    while first > 0 and start - first < 8 and found.same_sentence(first - 1, start):
        token = found.tokens[first - 1]
        hyphen = token.text == "-" and not token.whitespace_
        if not hyphen and (token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.lower_ in CALENDAR):
            break
        first -= 1
    return first
