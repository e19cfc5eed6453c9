"""The tag of a quotation: the cue and the speaker before it, behind it, or above the words in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.extraction.speech.cues import ADDRESSED, HELD, NAMING, TOLD, WITH_PARTICLE, says
from bot.extraction.speech.quote_marks import Quoted
from bot.extraction.speech.sentence_tags import top_noun
from bot.extraction.speech.sources import noun_before, of_the_cue_before, preposition, speaker_of
from bot.extraction.trees.document import Document
from bot.extraction.trees.noun_phrases import TIMES
from bot.facts.model import Span

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_REACH = 40
"""How many tokens a cue may stand from its quotation: "...," said at last, behind an apposition."""
_CLOSE = 6
_DASH = "―—–"
_DASHES = ("-", "--", *_DASH)
_STOPS = (".", "?", "!", ";")
_NOMINAL = ("PROPN", "NOUN", "PRON")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


@dataclass(frozen=True, slots=True)
class Tag:
    """A cue with its speaker, and the words reported where they are more than what is in marks."""

    speaker: Token | None
    cue: Token | None
    content: Span | None = None


class Tags:
    """Finds the tags of the quotations of one article."""

    def __init__(self, document: Document, quoted: Sequence[Quoted]) -> None:
        self.document, self.quoted = document, quoted
        self._places = [document.tokens_in(q.span) for q in quoted]

    def inside(self, n: int) -> Sequence[Token]:
        """The words of quotation `n`."""
        return self._places[n]

    def beside(self, n: int) -> Tag | None:
        """The tag behind quotation `n`, else the one before it; a whole sentence first has the one straight before."""
        if not self._places[n]:
            return None
        before = self._before(n)
        if before is not None and before.cue is not None and self._ends_sentence(n):
            straight = self._places[n][0].i - before.cue.i <= 2
            if straight and says(before.cue):
                return before
        return self._behind(n) or before

    def _ends_sentence(self, n: int) -> bool:
        """Whether a full stop stands inside the marks: what follows them is a sentence of its own."""
        return self.quoted[n].inner.of(self.document.text).rstrip(" \0").endswith(".")

    # ------------------------------------------------------------ behind

    def _behind(self, n: int) -> Tag | None:
        """ "...," she said; "...," said the minister; "..." — Ann Smith."""
        last = self._places[n][-1]
        zone = self._zone(last, n)
        end = self.quoted[n].span.end
        if self.document.text[end : end + 3].lstrip()[:1] in tuple(_DASH) and (signed := _signed(zone)) is not None:
            return signed
        for token in zone:
            if token.text in _STOPS:
                return None
            if token.lower_ == "according":
                return _according(token)
            if says(token) and token.tag_ not in ("VB", "VBG", "NN"):
                own = self._ends_sentence(n) and any(c.dep_ == "ccomp" and c.i > token.i for c in token.children)
                return None if own else _tag(token, zone)  # "... awake." A spokeswoman said it was ready
            if token.tag_ in ("IN", "WDT", "WP", "WRB", "CC") and token is zone[0]:
                return None
        return None

    def _zone(self, last: Token, n: int) -> list[Token]:
        """What follows in the paragraph up to the next quotation; or the next paragraph, where it is a signature."""
        start, end = last.i + 1, last.i + 1 + _REACH
        following = next((k for k in range(n + 1, min(n + 4, len(self._places))) if not self._nickname(k)), None)
        if following is not None:
            end = min(end, self._places[following][0].i)
        tokens = self.document.tokens[start:end]
        paragraph = self.document.paragraph_of
        if tokens and tokens[0].text[0] in _DASH:
            return [t for t in tokens if paragraph[t.i] == paragraph[tokens[0].i]]
        return [t for t in tokens if paragraph[t.i] == paragraph[last.i]]

    def _nickname(self, n: int) -> bool:
        """A word or two in marks inside a name: Ann "Nan" Smith."""
        inside = self._places[n]
        around = inside[0].i > 0 and inside[-1].i + 1 < len(inside[0].doc)
        names = around and inside[0].nbor(-1).pos_ == "PROPN" and inside[-1].nbor(1).text[0].isupper()
        return names and len(inside) <= 4

    # ------------------------------------------------------------ before

    def _before(self, n: int) -> Tag | None:
        """She said, "..."; as he put it: "..."; according to her, "..."."""
        sentence = self.lead(n)
        if not sentence:
            return None
        gap = sentence[-1].text
        if gap in _DASHES and not any(says(t) for t in sentence[-2:]):
            return self._after_dash(sentence, n)
        for token in reversed(sentence):
            distance = sentence[-1].i - token.i
            if token.lower_ == "according" and gap == ",":
                return _according(token)
            if (says(token) or _puts_it(token)) and distance <= (_CLOSE if gap == ":" else _REACH):
                if gap not in (",", ":", "that") and distance > 1:
                    return None
                speaker = _in_front(token)
                return Tag(speaker, token, self._clause(token, sentence, n)) if speaker is not None else None
        if gap != ":":
            return None
        return self._announced(sentence) or self._label(sentence)

    def _label(self, sentence: list[Token]) -> Tag | None:
        """ "Ann Smith, engineer: “...”": a name at the beginning of a line or sentence, and no verb."""
        first = sentence[0]
        paragraph = self.document.paragraph_of
        begins = first.i == 0 or paragraph[first.i - 1] != paragraph[first.i] or first.nbor(-1).text in _STOPS
        named = first.pos_ == "PROPN" or any(t.pos_ == "PROPN" for t in sentence[1:4])
        return _signed(sentence[:-1]) if begins and named else None

    def _clause(self, cue: Token, sentence: list[Token], n: int) -> Span | None:
        """ "said on Friday that if ..., “...”": all that stands behind "that"; None without such a clause."""
        that = next((t for t in sentence if t.i > cue.i and t.lower_ == "that" and t.tag_ == "IN"), None)
        if that is None or that.i - cue.i > _CLOSE:
            return None
        first, last = that.i + 1, self._places[n][-1].i
        if cue.doc[first].text == ",":
            first += 1
        if cue.doc[last - 1].text not in (*_STOPS, ",") and last + 1 < len(cue.doc) and not cue.doc[last + 1].is_punct:
            clauses = [c.right_edge for c in cue.children if c.dep_ == "ccomp" and c.right_edge.i > last]
            last = max((t.i - t.is_punct for t in clauses), default=last)
        return self.document.span(first, last)

    def _after_dash(self, sentence: list[Token], n: int) -> Tag | None:
        """ "the former mayor, Ann Smith -- “...” -- and ...": the name; else, at the end, who speaks there."""
        last = self._places[n][-1]
        closed = last.i + 1 < len(last.doc) and last.nbor(1).text in _DASHES
        if closed and len(sentence) > 1 and sentence[-2].pos_ == "PROPN":
            return Tag(whole_name(sentence[-2]), None)
        if not self._ends_sentence(n):
            return None
        cue = next((t for t in reversed(sentence) if says(t) and t.dep_ != "ccomp"), None)
        speaker = _in_front(cue) if cue is not None else None
        return Tag(speaker, cue) if speaker is not None else None

    def lead(self, n: int) -> list[Token]:
        """The words of the sentence before the quotation, back to the quotation before it."""
        first = self._places[n][0]
        low = first.i - _REACH
        if n and self._places[n - 1]:
            low = max(low, self._places[n - 1][-1].i + 1)
        done: list[Token] = []
        for i in range(first.i - 1, max(low, 0) - 1, -1):
            token = self.document.tokens[i]
            same = self.document.paragraph_of[i] == self.document.paragraph_of[first.i]
            introduced = not done and token.text == ":"
            if (not same and not introduced and not done) or token.text in _STOPS:
                break
            done.append(token)
        return done[::-1]

    def _announced(self, sentence: list[Token]) -> Tag | None:
        """ "The mayor has a new slogan: ...": the subject of the sentence before the colon."""
        roots = [t for t in sentence if t.dep_.lower() == "root"]
        clauses = [t for t in sentence if t.dep_ == "parataxis" and t.head in roots and _has_subject(t)]
        root = next(iter([*clauses[-1:], *roots]), None)  # the parser joins a main clause to its own opening
        speaker = speaker_of(root) if root is not None else None
        return Tag(speaker, root) if speaker is not None else None

    # ------------------------------------------------------------ above

    def above(self, n: int) -> Tag | None:
        """The cue that governs words in marks inside a sentence: called him "a friend", said it was "a start"."""
        inside = self._places[n]
        outer = next((t for t in inside if not inside[0].i <= t.head.i <= inside[-1].i), None)
        if outer is None:
            return None
        below, token = outer, outer.head
        for _ in range(8):
            found = self._governs(token, below)
            if found is not None:
                return self._widened(found, inside)
            if token.head.i == token.i:
                return None
            below, token = token, token.head
        return None

    def _governs(self, cue: Token, below: Token) -> Tag | None:
        lemma = cue.lemma_.lower()
        if cue.pos_ != "VERB" or lemma not in TOLD | HELD | NAMING or (below.i < cue.i and below.dep_ != "ccomp"):
            return None
        speaker = speaker_of(cue)
        if speaker is None or speaker.i == below.i:
            return None
        clause = below.dep_ in ("ccomp", "parataxis") or (below.dep_ in ("xcomp", "advcl") and _told_that(below))
        if lemma in NAMING and (named := self._named(cue, below)):
            return Tag(speaker, cue, named)
        if lemma in HELD - TOLD and not clause:
            return None
        if clause or (below.dep_ in ("obj", "xcomp") and lemma not in ADDRESSED and lemma not in NAMING):
            return Tag(speaker, cue, self._span(below.left_edge.i, below.right_edge.i, cue))
        if (lemma, preposition(below)) in WITH_PARTICLE:
            return Tag(speaker, cue, self._span(below.left_edge.i, below.right_edge.i, cue))
        return None

    def _named(self, cue: Token, below: Token) -> Span | None:
        """ "the plan a disaster", "the plan as a disaster": both what is named and its name."""
        parts = [c for c in cue.children if c.i > cue.i and c.dep_ in ("obj", "iobj", "xcomp", "obl", "advcl", "ccomp")]
        parts = [c for c in parts if c.dep_ != "obl" or preposition(c) in ("as", "of", "to", "for", "on")]
        parts = [c for c in parts if c.dep_ != "advcl" or preposition(c) == "as"]
        if below.i not in {c.i for c in parts}:
            return None
        if len(parts) == 1 and (below.dep_ != "obj" or below.left_edge.i > cue.i + 1):
            return None
        if len(parts) == 1 and not below.dep_.startswith("obj"):
            return None
        last = max(_end(c) for c in parts)
        while last > parts[0].i + 1 and cue.doc[last].lower_ in TIMES:  # "a joke on Monday"
            last -= 2
        return self._span(parts[0].left_edge.i, last, cue)

    def _span(self, first: int, last: int, cue: Token) -> Span:
        """The tokens without the cue, "that" and punctuation at the edges."""
        doc = cue.doc
        first = max(first, cue.i + 1) if first <= cue.i <= last else first
        while first < last and (doc[first].text in ",;:.—–-" or doc[first].lower_ == "that"):
            first += 1
        while first < last and (doc[last].text in ",;:.—–-" or doc[last].dep_ == "cc"):
            last -= 1
        return self.document.span(first, last)

    def _widened(self, tag: Tag, inside: Sequence[Token]) -> Tag:
        """The content with all of the words in marks."""
        assert tag.content is not None
        marks = self.document.span(inside[0], inside[-1])
        wide = Span(min(tag.content.start, marks.start), max(tag.content.end, marks.end))
        return Tag(tag.speaker, tag.cue, wide)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ == "nsubj" for c in verb.children)


def whole_name(last: Token) -> Token:
    """The head of the name that ends here."""
    return last.head if last.dep_ in ("flat", "compound") and last.head.pos_ == "PROPN" else last


def _end(token: Token) -> int:
    """The last token of a phrase, without a clause that the parser joined to it by "and"."""
    clauses = [c for c in token.children if c.dep_ == "conj" and any(d.dep_ in ("ccomp", "nsubj") for d in c.children)]
    return clauses[0].left_edge.i - 1 if clauses else token.right_edge.i


def _told_that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("that", "whether") for c in clause.children)


def _puts_it(token: Token) -> bool:
    """ "as she put it", the commonest turn with a cue that is no verb of saying."""
    return token.lower_ in ("put", "puts") and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "it"


def _tag(cue: Token, zone: list[Token]) -> Tag | None:
    """The speaker of a tag behind: the subject in the tree, if it stands there; else the noun before, else behind."""
    places = {t.i for t in zone}
    speaker = speaker_of(cue)
    hearer = speaker is not None and speaker.i > cue.i and cue.lemma_.lower() in ADDRESSED
    if speaker is not None and speaker.i in places and not hearer:
        return Tag(speaker, cue)
    nouns = [t for t in zone if t.pos_ in _NOMINAL and t.lower_ not in TIMES]
    before = [t for t in nouns if t.i < cue.i]
    behind = [t for t in nouns if cue.i < t.i < cue.i + 7]
    chosen = before or behind
    return Tag(top_noun(chosen), cue) if chosen else None


def _in_front(cue: Token) -> Token | None:
    """The speaker of a cue before its quotation; of "footage of her saying" the name straight before."""
    before = cue.nbor(-1) if cue.i else None
    own = any(c.dep_.startswith("nsubj") for c in cue.children)
    if before is not None and before.pos_ == "PROPN" and before.lower_ not in TIMES and not own:
        return before
    return of_the_cue_before(cue) or speaker_of(cue) or noun_before(cue)


def _signed(zone: list[Token]) -> Tag | None:
    """A name behind a dash, and nothing else."""
    names = [t for t in zone if any(c.isalpha() for c in t.text)]
    if not names or len(names) > 12 or names[0].pos_ not in ("PROPN", "NOUN", "ADJ", "DET"):
        return None
    return None if any(t.tag_ in _FINITE for t in names) else Tag(top_noun(names), None)


def _according(token: Token) -> Tag | None:
    behind = [t for t in token.doc[token.i + 1 : token.i + 10] if t.pos_ in _NOMINAL]
    return Tag(top_noun(behind), token) if behind else None
