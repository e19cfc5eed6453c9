"""Whom "the president" or "the finance minister" means: who bore that office before, or whoever is speaking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from bot.extraction.names.nominals import Nominal
from bot.extraction.names.referents import Referent, Register, country_in, narrowed
from bot.extraction.names.runs import Scan
from bot.extraction.trees.noun_phrases import possessor
from bot.facts.model import Form, Kind

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_HIGHER = frozenset(("prime minister", "first minister", "chief minister"))
_RANKS = frozenset("assistant deputy vice associate acting interim former junior under".split())
_SUBJECT = frozenset(("nsubj", "nsubj:pass", "nsubj:outer"))


class Attention(Protocol):
    """Who was mentioned and who spoke last."""

    speaker: Referent | None
    spoke_at: int
    spoken: set[int]

    def latest(self) -> Iterator[tuple[int, Referent]]:
        """Everybody mentioned so far, the latest first, each with the sentence where."""
        ...

    def before(self, sentence: int, token: int) -> list[tuple[int, Referent]]:
        """The mentions of a sentence before a token, in order."""
        ...


class Offices:
    """Resolves one office after the other, in the order of the text."""

    def __init__(self, register: Register, found: Scan) -> None:
        self.register = register
        self.found = found

    def resolve(self, made: Nominal, referent: Referent, attention: Attention) -> None:
        """Merge the referent of a title without a name into the person it means, where the text settles whom."""
        if not (made.definite or made.owned or self._bare(made)):
            referent.anonymous = True
            return
        if made.form is Form.TITLE:
            person = self._speaker(made, attention) or self._bearer(made, attention)
            person = person or self._newly_named(made, attention)
        else:
            person = self._latest(made, attention) if made.noun == "year-old" else self._bearer(made, attention)
        if person is not None and person.self is not referent:
            self.register.merge(referent, person)
        elif made.noun in self.found.gazetteer.words.sources:
            referent.anonymous = True

    def _latest(self, made: Nominal, attention: Attention) -> Referent | None:
        """ "the 62-year-old": the named person spoken of just now, or whom the sentence before begins with."""
        here = self.found.document.sentence_of[made.head]
        just_now = reversed(attention.before(here, made.head))
        for _, person in (*just_now, *attention.before(here - 1, made.head)):
            if person.named and person.kind is Kind.PERSON:
                return person
        return None

    def _bare(self, made: Nominal) -> bool:
        """ "President" or "Russian president" without an article, as headlines have it."""
        return made.first == made.head and self.found.tokens[made.head].text[0].isupper()

    def _narrowed(self, made: Nominal) -> set[str]:
        return narrowed(self.register, made.first, made.last, made.noun)

    def _bearer(self, made: Nominal, attention: Attention) -> Referent | None:
        """The latest person who was called so; another country's or another's office does not count."""
        wanted = self._narrowed(made)
        here = self.found.document.sentence_of[made.head]
        for sentence, person in attention.latest():
            if not any(_same_office(made.noun, title) for title in person.titles) or (made.owned and not person.named):
                continue
            own = {word for title, word in person.posts if _same_office(made.noun, title)}
            if wanted <= own or (not own and here - sentence <= 1 and all(word.isupper() for word in wanted)):
                return person
        return None

    def _speaker(self, made: Nominal, attention: Attention) -> Referent | None:
        """ "..., the president explained" right after somebody announced something: the announcer goes on.

        Only when nobody without a country bears the title, the announcer bears no other one, and those who were called
        so were so only in passing and have not spoken.
        """
        head = self.found.tokens[made.head]
        if self._narrowed(made) or made.owned or not self._tells(head):
            return None
        speaker = attention.speaker.self if attention.speaker is not None else None
        if speaker is None or not speaker.named or not self._goes_on(made, attention):
            return None
        if any(not _same_office(made.noun, title) for title in speaker.titles):
            return None
        for _, person in attention.latest():
            bears = any(_same_office(made.noun, title) for title in person.titles)
            narrow = any(_same_office(made.noun, title) for title, _ in person.posts)
            passing = narrow and id(person) not in attention.spoken
            if bears and not passing and person is not speaker:
                return None
        return speaker

    def _tells(self, head: Token) -> bool:
        return head.head.lemma_ in _GOING_ON and (head.dep_ in _SUBJECT or head.i > head.head.i)

    def _goes_on(self, made: Nominal, attention: Attention) -> bool:
        """Whether the last speaker spoke in this sentence or one of the two before."""
        here = self.found.document.sentence_of
        return attention.spoke_at >= 0 and here[made.head] - here[attention.spoke_at] <= 2

    def _newly_named(self, made: Nominal, attention: Attention) -> Referent | None:
        """ "He spoke of X, referring to the French president": the one person near who bears no title yet."""
        country = country_in(self.register, made.first, made.last)
        sentence = self.found.document.sentence_of[made.head]
        if country is None and possessor(self.found.tokens[made.head]) is None:
            return None
        subject = self._subject(self.found.tokens[made.head])
        near = [*attention.before(sentence - 1, made.head), *attention.before(sentence, made.head)]
        fitting: dict[int, Referent] = {}
        for _, person in near:
            if person.kind is Kind.PERSON and person.named and not person.titles and person is not subject:
                fitting.setdefault(id(person), person)
        here = {id(p) for _, p in attention.before(sentence, made.head)}
        inside = [p for key, p in fitting.items() if key in here]
        return inside[0] if len(inside) == 1 else None

    def _subject(self, token: Token) -> Referent | None:
        """The subject of the clause that the token stands in."""
        for _ in range(12):
            for child in token.children:
                if child.dep_ in _SUBJECT:
                    return self.register.at(child)
            if token.head.i == token.i:
                return None
            token = token.head
        return None


_GOING_ON = frozenset(
    "add explain continue note conclude stress elaborate clarify specify underline emphasise emphasize reiterate "
    "recall remark detail".split()
)
"""Verbs by which somebody who spoke goes on; "warned the mayor" may be anybody's first word."""


def _same_office(noun: str, title: str) -> bool:
    """ "the minister" is the foreign minister; "the prime minister" is not."""
    noun, title = noun.replace("-", " "), title.replace("-", " ")
    if noun == title:
        return True
    rank = title.removesuffix(f" {noun}") if title.endswith(f" {noun}") else ""
    return bool(rank) and noun != "president" and title not in _HIGHER and rank.split()[-1] not in _RANKS
