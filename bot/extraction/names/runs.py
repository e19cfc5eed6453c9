"""Runs of proper nouns, glued over "of" and "&" where it fits; known places and titles among the tokens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import simplemma

from bot.extraction.gazetteers import Gazetteer, Known, Place
from bot.extraction.names.proper import institution, proper
from bot.extraction.trees.document import Document

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_COMPANY = frozenset("plc inc inc. ltd ltd. corp corp. llc llp ag nv se gmbh co. s.a. n.v. spa".split())
_PARTICLES = frozenset("de da del della di do dos du la le van von der den bin ibn al el ter ten zu y".split())
_RANKS = frozenset(("Assistant", "Deputy", "Associate", "Acting", "Interim", "Senior", "Vice", "Former"))
_PORTFOLIOS = frozenset(("ministry", "department", "minister", "secretary", "committee", "office"))
_PREFIXES = frozenset("anti pro ex non post pre mid then trans".split())
_ON = frozenset("committee commission conference council convention panel institute centre center agreement".split())
"""Words of a body that "on" may follow in its name."""
_UNITS = frozenset("state city town village province county region district republic people".split())


@dataclass(slots=True)
class Scan:
    """One reading of a document for names: its tokens, its text with straight apostrophes, and what was found."""

    document: Document
    gazetteer: Gazetteer
    tokens: tuple[Token, ...] = ()
    text: str = ""
    ends: frozenset[int] = frozenset()
    token_at_end: dict[int, int] = field(default_factory=dict)
    places: dict[int, tuple[int, Known]] = field(default_factory=dict)
    place_over: dict[int, int] = field(default_factory=dict)
    titles: dict[int, int] = field(default_factory=dict)
    title_over: dict[int, tuple[int, int]] = field(default_factory=dict)

    def words(self, first: int, last: int) -> str:
        """The text from one token to another."""
        end = self.tokens[last]
        return self.text[self.tokens[first].idx : end.idx + len(end)]

    def same_sentence(self, a: int, b: int) -> bool:
        """Whether two tokens stand in one sentence."""
        return a >= 0 and b < len(self.tokens) and self.document.sentence_of[a] == self.document.sentence_of[b]


def scan(document: Document, gazetteer: Gazetteer) -> Scan:
    """Known places and titles, with the number of their last token by that of their first one."""
    tokens = tuple(document.tokens)
    text = document.doc.text.replace("’", "'") if document.doc is not None else ""
    at_end = {token.idx + len(token): token.i for token in tokens}
    found = Scan(document, gazetteer, tokens, text, frozenset(at_end), at_end)
    _find_places(found)
    _find_titles(found)
    return found


def _find_places(found: Scan) -> None:
    i = 0
    while i < len(found.tokens):
        token = found.tokens[i]
        match = None
        if token.text[0].isupper() or token.text[0].isdigit() or token.text == "the":
            match = found.gazetteer.longest_at(found.text, token.idx, found.ends)
        last = found.token_at_end[match[0]] if match else i
        if match and found.same_sentence(i, last) and _is_place(found, i, last, match[1]):
            found.places[i] = (last, match[1])
            found.place_over.update(dict.fromkeys(range(i, last + 1), i))
            i = last
        i += 1


_ALSO_WORDS = frozenset(("Turkey", "Chad", "Jordan", "Georgia", "China", "Guinea", "Jersey", "Cuba", "Mali", "Polish"))


def _is_place(found: Scan, first: int, last: int, known: Known) -> bool:
    tokens = found.tokens[first : last + 1]
    proper = any(t.tag_ in ("NNP", "NNPS") or t.ent_type_ for t in tokens)
    if known.what in (Place.DEMONYM, Place.PEOPLE, Place.REGIONAL):
        return all(t.pos_ in ("ADJ", "PROPN", "NOUN") for t in tokens if t.text[0].isalpha())
    if known.what in (Place.COUNTRY, Place.ALIAS):
        return proper or (tokens[-1].text not in _ALSO_WORDS and tokens[-1].pos_ in ("NOUN", "ADJ", "X", "INTJ"))
    return proper


def _find_titles(found: Scan) -> None:
    """Offices, in any case, as long as their last word is a noun."""
    words = found.gazetteer.words.titles
    starts = {title.split()[0].split("-")[0].rstrip(".") for title in words}
    i = 0
    while i < len(found.tokens):
        last = _title_at(found, i, words) if found.tokens[i].lower_ in starts else None
        while last is not None and (more := _title_behind(found, last, words)) is not None:
            last = more
        if last is not None:
            first = i - 1 if i and found.tokens[i - 1].text in _RANKS and found.same_sentence(i - 1, i) else i
            found.titles[first] = last
            found.title_over.update(dict.fromkeys(range(first, last + 1), (first, last)))
            i = last
        i += 1


def _title_behind(found: Scan, last: int, words: frozenset[str]) -> int | None:
    """ "Chief Constable": a second title right behind the first, both written like names."""
    behind = last + 1
    if not found.same_sentence(last, behind) or not found.tokens[last].text[0].isupper():
        return None
    return _title_at(found, behind, words) if found.tokens[behind].text[0].isupper() else None


def _title_at(found: Scan, first: int, words: frozenset[str]) -> int | None:
    for last in range(min(first + 6, len(found.tokens)) - 1, first - 1, -1):
        token = found.tokens[last]
        if not found.same_sentence(first, last) or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            continue
        if found.words(first, last).lower() in words:
            return last if token.pos_ != "ADJ" or last > first else None
    return None


def runs(found: Scan) -> list[tuple[int, int]]:
    """First and last token of every run of proper nouns, in order, glued over "of", "&" and the like where it fits."""
    done: list[tuple[int, int]] = []
    i = 0
    while i < len(found.tokens):
        if not proper(found, i):
            i += 1
            continue
        last = i
        while (further := _further(found, i, last)) is not None:
            last = further
        done.append((i, last))
        i = last + 1
    return done


def _further(found: Scan, first: int, last: int) -> int | None:
    """The next token of the run that ends at `last`, over a piece of glue if need be."""
    after = last + 1
    if after >= len(found.tokens) or not found.same_sentence(last, after):
        return None
    token = found.tokens[after]
    if proper(found, after):
        return after
    if token.lower_ in _COMPANY or (token.text == "," and _next_is(found, after, _COMPANY)):
        return after if token.text != "," else after + 1
    if token.like_num and token.text.isdigit() and _numbered(found, last, after):
        return after
    if (hyphened := _hyphened(found, last)) is not None:
        return hyphened
    if not found.same_sentence(last, after + 1) or not _glued(found, first, last, after):
        return None
    beyond = after + 1
    if found.tokens[beyond].lower_ == "the" and token.lower_ in ("of", "for") and found.same_sentence(last, beyond + 1):
        beyond += 1
    return beyond if _capital(found, beyond) and beyond not in found.titles else None


def _capital(found: Scan, i: int) -> bool:
    """A proper noun, or a noun or an adjective that is written with a capital behind a piece of glue."""
    token = found.tokens[i]
    return proper(found, i) or (token.text[0].isupper() and token.tag_ in ("NN", "NNS", "JJ") and len(token) > 1)


def _hyphened(found: Scan, last: int) -> int | None:
    """ "Stratford-upon-Avon", "Jae-won": what follows hyphens without spaces and is of the name."""
    part = last + 2
    if found.same_sentence(last, part) and found.tokens[last + 1].text == "-" and found.tokens[part].text.isalpha():
        glued = not (found.tokens[last].whitespace_ or found.tokens[last + 1].whitespace_)
        person = found.tokens[last].ent_type_ == found.tokens[part].ent_type_ == "PER"
        if glued and person and found.tokens[part].tag_ in ("NNP", "NN"):
            return part
    end = last + 4
    if not found.same_sentence(last, end) or found.tokens[last + 1].text != "-" or found.tokens[last + 3].text != "-":
        return None
    tight = not any(found.tokens[i].whitespace_ for i in range(last, end))
    return end if tight and found.tokens[last + 2].text.islower() and found.tokens[end].text[0].isupper() else None


def _next_is(found: Scan, i: int, words: frozenset[str]) -> bool:
    return found.same_sentence(i, i + 1) and found.tokens[i + 1].lower_ in words


def _numbered(found: Scan, last: int, number: int) -> bool:
    """ "Apollo 11", "the Falcon 9 rocket": a number that belongs to the name before."""
    after = found.tokens[number + 1].text if number + 1 < len(found.tokens) else ""
    if after in ("-", "–", ":"):
        return False
    if found.tokens[number].head.i == last:
        return True
    return found.same_sentence(number, number + 1) and found.tokens[number + 1].lemma_ in found.gazetteer.words.products


def _glued(found: Scan, first: int, last: int, glue: int) -> bool:
    token, before = found.tokens[glue], found.tokens[last]
    if token.text in ("-", "–", "&", "/"):
        apart = before.whitespace_ or token.whitespace_ or len(before) == 1 or before.lower_ in _PREFIXES
        return token.text == "&" or not apart
    if token.lower_ in _PARTICLES and before.pos_ == "PROPN":
        return True
    entity = before.ent_type_ and token.ent_type_ == before.ent_type_ and token.ent_iob_ == "I"
    if token.lower_ in ("of", "for", "and"):
        if last == first and before.lower_ in _UNITS:
            return False
        if token.lower_ == "and":
            return _one_name(found, first, last, glue) or bool(entity and first not in found.places)
        if entity and first not in found.places:
            return True
        heads = any(_has_of(found, found.tokens[i].lower_) for i in range(first, last + 1))
        return heads and (_has_of(found, before.lower_) or last > first) and last not in found.titles.values()
    if token.lower_ == "on" and before.lower_ not in _ON:
        return False
    return bool(entity and token.tag_ in ("POS", "IN", "DT", "CC"))


def _one_name(found: Scan, first: int, last: int, glue: int) -> bool:
    """ "Air and Space Museum": what follows "and" ends in an institution's word, what goes before does not."""
    if found.tokens[first].lower_ in _PORTFOLIOS and first < last:
        after = found.tokens[glue + 1]
        return _capital(found, glue + 1) and not after.text.isupper() and glue + 1 not in found.places
    if first == last and not simplemma.is_known(found.tokens[first].lower_, lang="en"):
        return False  # "Nordair and Calder Rail" are two
    if last - first > 3 or last in found.places or any(_has_of(found, found.tokens[i].lower_) for i in (first, last)):
        return False
    end = glue + 1
    while found.same_sentence(glue, end + 1) and proper(found, end + 1):
        end += 1
    follows = found.same_sentence(glue, end) and end > glue + 1 and proper(found, glue + 1)
    return follows and glue + 1 not in found.places and institution(found, end)


def _has_of(found: Scan, word: str) -> bool:
    """Whether a name goes on with "of" behind this word: Bank of, Ministry of, Gulf of."""
    words = found.gazetteer.words
    kinds = ("organisation", "government", "place", "event", "work")
    return any(word in words.prefixes.get(kind, ()) or word in words.suffixes.get(kind, ()) for kind in kinds)
