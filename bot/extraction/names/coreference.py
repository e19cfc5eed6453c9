"""Who is "he", "the president", "the deal": later phrases joined with what they refer back to.

One pass from left to right; what stays open in the text stays open here. The rules of thumb for pronouns are those that
did best on the news of GUM: the same sentence, then the one before, subjects first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.extraction.names.apposition import join_appositions
from bot.extraction.names.definites import Definites
from bot.extraction.names.nominals import Nominal
from bot.extraction.names.offices import Offices
from bot.extraction.names.referents import Place, Referent, Register
from bot.extraction.names.runs import Scan
from bot.extraction.repair.tree import SAYING
from bot.extraction.trees.noun_phrases import conjuncts
from bot.facts.model import Form, Kind

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves".split())
_PERSONAL = dict.fromkeys(("he", "him", "his", "himself"), "he") | dict.fromkeys(
    ("she", "her", "hers", "herself"), "she"
)
_SINGULAR = frozenset("it its itself".split())
_PLURAL = frozenset("they them their theirs themselves".split())
_SUBJECT = frozenset(("nsubj", "nsubj:pass", "nsubj:outer"))
_ANSWERING = (Kind.GROUP, Kind.ORGANISATION, Kind.GOVERNMENT, Kind.MEDIA, Kind.COUNTRY, Kind.WORK)
"""What "it" may be that says something."""
_TALKING = (Kind.PERSON, *_ANSWERING)
_LIVING = (Kind.PERSON, Kind.GROUP)
_BODIES = (
    Kind.ORGANISATION,
    Kind.GOVERNMENT,
    Kind.COUNTRY,
    Kind.MEDIA,
    Kind.PRODUCT,
    Kind.EVENT,
    Kind.WORK,
    Kind.GROUP,
)
_GOING_ON = SAYING | frozenset("call accuse blame urge demand promise expect want plan hope".split())
_REACH = 3
"""How many sentences back "he" and "she" look."""


@dataclass(slots=True)
class Focus:
    """What was mentioned so far: token numbers and referents by sentence, and who spoke last."""

    by_sentence: dict[int, list[tuple[int, Referent]]] = field(default_factory=dict)
    speaker: Referent | None = None
    spoke_at: int = -1
    spoken: set[int] = field(default_factory=set)
    people: dict[int, tuple[int, Referent]] = field(default_factory=dict)

    def note(self, sentence: int, token: int, referent: Referent) -> None:
        """A mention goes by."""
        self.by_sentence.setdefault(sentence, []).append((token, referent))
        if referent.kind is Kind.PERSON:
            self.people.pop(id(referent), None)
            self.people[id(referent)] = sentence, referent

    def latest(self) -> Iterator[tuple[int, Referent]]:
        """Everybody mentioned so far, the latest first, each with the sentence where."""
        return ((where, person) for where, person in reversed(self.people.values()) if person.merged is None)

    def before(self, sentence: int, token: int) -> list[tuple[int, Referent]]:
        """The mentions of a sentence before a token, in order."""
        return [(i, r.self) for i, r in self.by_sentence.get(sentence, ()) if i < token]


def link(register: Register, found: Scan, phrases: list[tuple[Nominal, Referent]]) -> None:
    """Join appositions, offices, definite phrases and pronouns with what they refer back to."""
    join_appositions(register, found, phrases)
    Reader(register, found, {made.head: made for made, _ in phrases}).read()


@dataclass(slots=True)
class Reader:
    """One pass over a document."""

    register: Register
    found: Scan
    phrases: dict[int, Nominal]
    focus: Focus = field(default_factory=Focus)
    quoted: list[bool] = field(default_factory=list)

    def read(self) -> None:
        """Go through all tokens in order."""
        self.quoted = _quoted(self.found)
        definites = Definites(self.register, self.found)
        offices = Offices(self.register, self.found)
        for token in self.found.tokens:
            made = self.phrases.get(token.i)
            referent = self.register.heads.get(token.i)
            if made is not None and referent is not None and referent.merged is None and not referent.named:
                if made.form is Form.TITLE or (made.kind is Kind.PERSON and made.definite):
                    offices.resolve(made, referent, self.focus)
                if made.form is not Form.TITLE and referent.merged is None:
                    definites.resolve(made, referent)
            if referent is None:
                referent = self._pronoun(token)
            if referent is not None:
                self._note(token, referent.self)

    def _note(self, token: Token, referent: Referent) -> None:
        sentence = self.found.document.sentence_of[token.i]
        self.focus.note(sentence, token.i, referent)
        speaking = token.head.lemma_ in self.found.gazetteer.words.speaking
        if token.dep_ in _SUBJECT and speaking and referent.kind is Kind.PERSON:
            self.focus.speaker, self.focus.spoke_at = referent, token.i
            self.focus.spoken.add(id(referent))

    def _pronoun(self, token: Token) -> Referent | None:
        word = token.lower_
        antecedent = None
        if word in _PERSONAL:
            antecedent = self._person(token, _PERSONAL[word])
        elif token.tag_ in ("WP", "WP$", "WDT") or (word == "that" and token.dep_ in _SUBJECT | {"obj"}):
            antecedent = self._relative(token)
        elif word in _SINGULAR:
            antecedent = self._thing(token, plural=False)
        elif word in _PLURAL:
            antecedent = self._thing(token, plural=True)
        if antecedent is None:
            return None
        antecedent = antecedent.self
        if word in _PERSONAL and antecedent.gender is None:
            antecedent.gender = _PERSONAL[word]
        self.register.add(antecedent, Place(token.i, token.i, token.i, Form.PRONOUN), whole=False)
        return antecedent

    # ------------------------------------------------------------ he and she

    def _person(self, token: Token, gender: str) -> Referent | None:
        """The latest person who fits: the same sentence, then those before; subjects first."""
        sentence = self.found.document.sentence_of[token.i]
        for back in range(_REACH + 1):
            fitting = [
                (i, r) for i, r in self.focus.before(sentence - back, token.i) if self._fits(token, i, r, gender)
            ]
            subjects = [(i, r) for i, r in fitting if self.found.tokens[i].dep_ in _SUBJECT]
            chosen = subjects or fitting
            if chosen:
                return chosen[-1][1]
        return None

    def _fits(self, token: Token, i: int, referent: Referent, gender: str) -> bool:
        if referent.kind is not Kind.PERSON or referent.plural or referent.gender not in (None, gender):
            return False
        other = self.found.tokens[i]
        if self.quoted[token.i] and not self.quoted[i] and _speaks(self.found, other):
            return False
        reflexive = token.lower_.endswith("self") or token.dep_ == "nmod:poss"
        return reflexive or token.head.i != other.head.i or other.dep_ == "nmod:poss"

    # ------------------------------------------------------------ who, which, that

    def _relative(self, token: Token) -> Referent | None:
        """The noun phrase before a relative clause; "who" passes by what is no person, "which" what is one."""
        verb = token
        for _ in range(5):
            if verb.dep_ in ("acl:relcl", "acl", "advcl:relcl") or verb.head.i == verb.i:
                break
            verb = verb.head
        clause = verb.dep_ in ("acl:relcl", "acl", "advcl:relcl")
        before_comma = token.i > 0 and self.found.tokens[token.i - 1].text == ","
        if not clause and not (before_comma and token.lower_ in ("who", "which", "whose")):
            return None
        personal = token.lower_ in ("who", "whom", "whose")
        first = [verb.head.i] if clause and verb.head.i < token.i else []
        sentence = self.found.document.sentence_of[token.i]
        near = [i for i, _ in self.focus.before(sentence, token.i)][-3:]
        for i in [*first, *reversed(near)]:
            referent = self.register.at(i)
            if referent is not None and _relates(referent, personal, token.lower_ == "that"):
                return referent
        return None

    # ------------------------------------------------------------ it and they

    def _thing(self, token: Token, *, plural: bool) -> Referent | None:
        """Only where one candidate fits: a subject of the sentence, an object, a subject of the one before."""
        if not plural and _empty(token):
            return None
        joined = self._next_to(token) or self._still_speaking(token, plural)
        if joined is not None:
            return joined
        sentence = self.found.document.sentence_of[token.i]
        # "pays for it" seldom means a country: those are subjects and owners
        done_to = not plural and token.dep_ not in (*_SUBJECT, "nmod:poss")
        here = [
            (i, r)
            for i, r in self.focus.before(sentence, token.i)
            if self._agrees(r, plural) and not (done_to and r.kind is Kind.COUNTRY)
        ]
        if not plural and _told_to(token, self._others(sentence, token), self.found.gazetteer.words.speaking):
            return None
        before = [(i, r) for i, r in self.focus.before(sentence - 1, token.i) if self._agrees(r, plural)]
        coordinated = self._coordinated(token, sentence) if plural else None
        if coordinated is not None:
            return coordinated
        speaks = token.dep_ in _SUBJECT and token.head.lemma_ in self.found.gazetteer.words.speaking
        talkers = _TALKING if plural else _ANSWERING
        if speaks and (plural or any(r.kind in talkers for _, r in (*here, *before))):
            here = [(i, r) for i, r in here if r.kind in talkers and r.noun != "data"]
            before = [(i, r) for i, r in before if r.kind in talkers and r.noun != "data"]
        for mentions, relations in ((here, _SUBJECT), (here, ("obj",)), (before, _SUBJECT)):
            fitting = {id(r): r for i, r in mentions if self.found.tokens[i].dep_ in relations}
            if len(fitting) == 1:
                return next(iter(fitting.values()))
            if len(fitting) > 1:
                return None
        talking = {id(r): r for _, r in here if r.kind in talkers} if speaks else {}
        return next(iter(talking.values())) if len(talking) == 1 else None

    def _still_speaking(self, token: Token, plural: bool) -> Referent | None:
        """ "..., the council said. It added that": who spoke before goes on, where one body alone spoke there."""
        if token.dep_ not in _SUBJECT or token.head.lemma_ not in _GOING_ON or token.i != token.left_edge.i:
            return None
        sentence = self.found.document.sentence_of[token.i]
        if not self.found.tokens[token.i].is_sent_start or sentence == 0:
            return None
        spoke = {
            id(r): r
            for i, r in self.focus.before(sentence - 1, token.i)
            if self.found.tokens[i].dep_ in _SUBJECT
            and self.found.tokens[i].head.lemma_ in SAYING
            and r.kind is not Kind.PERSON
            and r.plural == plural
        }
        return next(iter(spoke.values())) if len(spoke) == 1 else None

    def _others(self, sentence: int, token: Token) -> list[int]:
        """The mentions before it of what is no person, known or not: a name of an unknown kind may be a country."""
        return [i for i, r in self.focus.before(sentence, token.i) if r.kind is not Kind.PERSON and r.named]

    def _agrees(self, referent: Referent, plural: bool) -> bool:
        if plural:
            return (referent.plural and referent.kind is not Kind.OTHER) or referent.kind is Kind.GROUP
        if referent.kind is Kind.OTHER and not referent.named:
            return False
        return referent.kind in (*_BODIES, Kind.OTHER) and not referent.plural

    def _next_to(self, token: Token) -> Referent | None:
        """ "the council or its committees": right behind the name and a conjunction."""
        if token.dep_ != "nmod:poss" or token.i < 2 or self.found.tokens[token.i - 1].lower_ not in ("and", "or"):
            return None
        referent = self.register.parts.get(token.i - 2)
        fits = referent is not None and referent.self.kind in _BODIES
        return referent.self if fits and referent is not None else None

    def _coordinated(self, token: Token, sentence: int) -> Referent | None:
        """ "A and B said they ...": both, as a group of two."""
        for i, _ in self.focus.before(sentence, token.i):
            subject = self.found.tokens[i]
            if subject.dep_ not in _SUBJECT:
                continue
            several = [self.register.at(t) for t in conjuncts(subject)]
            once = {id(r): r for r in several if r is not None and r.kind not in (Kind.PRODUCT, Kind.EVENT)}
            members = list(once.values())
            if len(members) < 2 or not all(r.named for r in members):
                continue
            name = " and ".join([", ".join(r.name for r in members[:-1]), members[-1].name])
            return Referent(Kind.GROUP, name, members=members, plural=True)
        return None


def _quoted(found: Scan) -> list[bool]:
    """For every token whether it stands between quotation marks of its paragraph."""
    inside, paragraph, done = False, -1, []
    for token in found.tokens:
        if found.document.paragraph_of[token.i] != paragraph:
            inside, paragraph = False, found.document.paragraph_of[token.i]
        if token.text in ("“", "«"):
            inside = True
        elif token.text in ("”", "»"):
            inside = False
        elif token.text == '"':
            inside = not inside
        done.append(inside)
    return done


def _told_to(token: Token, fitting: list[int], speaking: Collection[str]) -> bool:
    """ "A warned B that it": may be either, when B fits as well as A."""
    verb = token.head.head if token.dep_ in _SUBJECT and token.head.dep_ == "ccomp" else None
    if verb is None or verb.lemma_ not in speaking:
        return False
    return any(c.dep_ in ("obj", "iobj") and c.i in fitting and c.i < token.i for c in verb.children)


def _speaks(found: Scan, subject: Token) -> bool:
    """Whether it is the subject of a verb of saying."""
    return subject.dep_ in _SUBJECT and subject.head.lemma_ in found.gazetteer.words.speaking


def _relates(referent: Referent, personal: bool, either: bool) -> bool:
    living = referent.kind in _LIVING or (referent.kind is Kind.OTHER and referent.named)
    if either:
        return True
    if personal:
        return living
    return referent.kind is not Kind.PERSON


_STEPS = frozenset(
    "takeover merger deal agreement bid offer acquisition purchase sale compromise truce ceasefire strike attack "
    "mistake victory defeat step decision move plan day moment surprise success failure disaster scandal coup".split()
)
"""What no organisation is: an "it" that is one of these stands for what happened."""


def _empty(token: Token) -> bool:
    """Whether "it" stands for nothing, or for no body: "it is clear that", "it rains", "it is a fair takeover"."""
    if token.dep_ == "expl":
        return True
    head = token.head
    clausal = any(c.dep_ in ("csubj", "ccomp", "csubj:pass", "expl") for c in head.children)
    judged = head.lemma_.lower() in _STEPS and any(c.lower_ in ("a", "an", "no") for c in head.children)
    return token.dep_ in _SUBJECT and (clausal or judged) and any(c.dep_ == "cop" for c in head.children)
