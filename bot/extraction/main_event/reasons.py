"""Why and how the main event came about: reasons, aims, occasions and means, as the first sentences tell them.

A reason that is called one ("because of", "in response to", "blamed it on") comes before an occasion ("after the dam
broke"), an occasion before an aim ("to save fuel"). The means is what "by doing" or "with a" name; where there is
none, the occasion in few words, because that is how news tells what happened ("after a ferry overturned").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.extraction.main_event.actors import short_predicate
from bot.extraction.main_event.clauses import Lead
from bot.extraction.main_event.headlines import base_of, tells_time
from bot.extraction.repair.tree import SAYING
from bot.extraction.trees.arguments import preposition
from bot.extraction.trees.document import Document
from bot.facts.kinds import Carrier, cues_of
from bot.facts.model import Span

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_BECAUSE = (
    "because of", "because", "due to", "owing to", "thanks to", "as a result of", "on account of", "down to",
    "in response to", "in protest at", "in protest against", "in the wake of",
    "in retaliation for", "retaliation for", "in revenge for", "revenge for", "in reprisal for", "reprisal for",
    "on suspicion of", "stem from", "stems from", "stemmed from", "caused by", "prompted by", "triggered by",
    "sparked by", "driven by", "resulted from", "resulting from", "amid fears of", "amid concerns over",
)  # fmt: skip
_AIMS = (
    "in an effort to", "in an attempt to", "in a bid to", "in bid to", "in effort to", "in attempt to", "in move to",
    "in order to", "so as to", "aimed at", "so that",
)  # fmt: skip
_OCCASIONS = ("after", "following", "amid")
_CIRCUMSTANCES = ("when", "while")
_FEELINGS = frozenset(
    "anger angry outrage outraged fury furious criticism criticise criticize row dispute strike protest concern fear "
    "fears concerns worry worried pissed upset backlash complain complaint sue sued fined arrested resign resigned "
    "quit sacked fired clash clashed split divided march rally theft charged detained jailed suspended".split()
)
_STOPS = frozenset((",", ";", ":", ".", "--", "–", "—", "(", ")", "!", "?", "|"))
_INNER = frozenset("after as because while when amid before despite during following until who which since".split())
_LONGEST = 10
_TAIL = 4
_FAR = 3
_NEAR = 2
_ORDINALS = frozenset("first second third fourth fifth a one two three four five six seven eight nine ten".split())
_WITH_CONTENT = frozenset(
    "thing decision plan ability right attempt effort bid offer threat refusal deal agreement chance way need "
    "permission pledge promise vow order call request proposal time power failure".split()
)
_MAKING = frozenset(
    "ask tell order urge force allow want expect help persuade require invite warn advise encourage enable call push "
    "press lead get cause believe find prove teach train remind permit lobby compel instruct convince".split()
)
_SHORTEST = 4


_Cue: TypeAlias = tuple[tuple[str, ...], float]


def _by_first_word() -> dict[str, tuple[_Cue, ...]]:
    """The cues with their weights, longest first, by the word they begin with."""
    cues: dict[str, list[_Cue]] = {}
    for weight, phrases in ((3.0, _BECAUSE), (2.6, _AIMS), (2.2, _OCCASIONS)):
        for phrase in phrases:
            words = tuple(phrase.split())
            cues.setdefault(words[0], []).append((words, weight))
    return {first: tuple(sorted(some, key=lambda cue: -len(cue[0]))) for first, some in cues.items()}


_CUES = _by_first_word()


@dataclass(frozen=True, slots=True)
class _Found:
    weight: float
    span: Span


def _best(found: Iterator[_Found]) -> Span | None:
    """The weightiest, of equals the first in the text."""
    best = max(found, key=lambda one: (one.weight, -one.span.start), default=None)
    return best.span if best else None


def find_why(lead: Lead) -> Span | None:
    """A reason that is called one, else what came before, else what it is for; the nearest to the beginning."""
    return _best(_reasons(lead))


def _reasons(lead: Lead) -> Iterator[_Found]:
    for rank, words in lead.ranked():
        early = -0.2 * rank
        for i, word in enumerate(words):
            if word.lower_ in _CUES:
                yield from _told(lead.document, words, i, early)
            elif word.lemma_ == "blame":
                yield from _blamed(lead.document, words, i, 3.0 + early)
            elif (weight := _weaker(word, rank)) is not None:
                yield from _behind(lead.document, words, i + 1, weight + early)


def _weaker(word: Token, rank: int) -> float | None:
    """How much a word counts that opens a reason only in some places; None where it does not."""
    match word.lower_:
        case "over" if _concerning(word) or (rank == 0 and any(t.lower_ in _FEELINGS for t in word.sent)):
            return 2.4
        case "when" if word.head.pos_ == "VERB":
            return 1.7
        case "for" if _following(word).tag_ == "VBG":
            return 2.3
        case "for" if rank == 0 and _following(word).lower_ not in _ORDINALS:
            return 1.6
        case "to" if rank <= _NEAR and word.tag_ == "TO" and _is_aim(word):
            return 1.9 if rank else 2.3
        case _:
            return None


def _following(word: Token) -> Token:
    return word.nbor()


def _concerning(word: Token) -> bool:
    """Whether "over" says what a feeling, a quarrel, or a measure is about."""
    return (word.i > 0 and word.nbor(-1).lower_ in _FEELINGS) or word.head.head.lower_ in _FEELINGS


def _is_aim(word: Token) -> bool:
    """Whether "to" with a verb says what something is for, not what a plan or a decision is about."""
    verb = word.head
    if verb.dep_ == "xcomp":
        held = [c for c in verb.head.children if c.dep_ == "obj" and verb.head.i < c.i < word.i]
        return bool(held) and verb.head.lemma_ not in _MAKING
    if verb.dep_ not in ("advcl", "acl") or (word.i and word.nbor(-1).lower_ == "not"):
        return False
    if verb.dep_ == "acl" and all(c.tag_ == "TO" or preposition(c) == "to" for c in verb.children):
        return False
    return not (verb.dep_ == "acl" and verb.head.lemma_.lower() in _WITH_CONTENT)


def _told(document: Document, words: Sequence[Token], i: int, early: float) -> Iterator[_Found]:
    """What is behind a cue that begins at word i; "hours after" tells the time, and an occasion fades sooner."""
    if i and words[i - 1].lemma_.lower() in _UNITS:
        return
    for cue, weight in _CUES[words[i].lower_]:
        if tuple(w.lower_ for w in words[i : i + len(cue)]) == cue:
            fading = 1.5 if cue[0] in _OCCASIONS else 1.0
            yield from _behind(document, words, i + len(cue), weight + fading * early)
            return


def _blamed(document: Document, words: Sequence[Token], place: int, weight: float) -> Iterator[_Found]:
    """Who or what is blamed: behind "blames it on", else the object of "blames her for it"."""
    for i in range(place + 1, min(place + _LONGEST, len(words))):
        if words[i].lower_ == "on":
            yield from _behind(document, words, i + 1, weight + 0.1)
            return
        if words[i].lower_ == "for":
            yield from _behind(document, words[:i], place + 1, weight)
            return


def _behind(document: Document, words: Sequence[Token], i: int, weight: float) -> Iterator[_Found]:
    """The phrase or clause that begins at word i, up to the next mark or conjunction; not a length of time."""
    end = next((j for j in range(i, min(len(words), i + _LONGEST)) if _stops(words[j], j - i)), None)
    if end is None:
        end = min(len(words), i + _LONGEST)
        tail = [j for j in range(max(i + 1, end - _TAIL), end) if words[j].pos_ in ("ADP", "SCONJ")]
        end = tail[0] if tail and end < len(words) else end
    last = end - 1
    while last >= i and _dangles(words[last]):
        last -= 1
    if last >= i and not _duration(words[i : last + 1]):
        yield _Found(weight, document.span(words[i], words[last]))


def _stops(word: Token, place: int) -> bool:
    return word.text in _STOPS or (place > 0 and word.lower_ in _INNER) or (place > 1 and _placing(word))


def _dangles(word: Token) -> bool:
    return (word.is_punct and word.text != "%") or word.pos_ in ("ADP", "DET", "CCONJ", "PART")


def _placing(word: Token) -> bool:
    """Whether a preposition opens the name of a place, or a day: that is told by "where" and "when"."""
    if tells_time(word):
        return True
    following = next((t for t in word.doc[word.i + 1 : word.i + 4] if t.pos_ not in ("DET", "ADJ")), word)
    return word.lower_ in ("in", "at", "near", "outside") and word.pos_ == "ADP" and following.pos_ == "PROPN"


_UNITS = frozenset("second minute hour day week month year decade century time".split())


def _duration(words: Sequence[Token]) -> bool:
    """Whether the words only name a stretch of time: "after 12 years"."""
    return words[-1].lemma_.lower() in _UNITS and all(w.pos_ in ("NUM", "DET", "ADJ", "NOUN", "ADP") for w in words)


# ---------------------------------------------------------------- how


def find_how(lead: Lead) -> Span | None:
    """The means, else the occasion in few words, else the action as the first sentence tells it again."""
    return _best(_means(lead)) or _action(lead)


def _means(lead: Lead) -> Iterator[_Found]:
    document = lead.document
    for rank, words in lead.ranked():
        if rank > _FAR:
            return
        early = -0.3 * rank
        for i, word in enumerate(words[:-1]):
            if word.lower_ == "by" and words[i + 1].tag_ == "VBG":
                yield from _behind(document, words, i + 1, 3.0 + early)
            if word.lower_ == "with" and _weapon(word):
                yield from _behind(document, words, i + 1, 2.5 + early)
            if _opens_occasion(word):
                yield from _occasion(document, words, i + 1, 2.4 + early)


def _opens_occasion(word: Token) -> bool:
    """Whether what follows tells the occasion; "hours after" tells the time."""
    if word.i and word.nbor(-1).lemma_.lower() in _UNITS:
        return False
    return word.lower_ in _OCCASIONS or (word.lower_ in _CIRCUMSTANCES and word.head.pos_ == "VERB")


def _weapon(word: Token) -> bool:
    """Whether "with" names what somebody is attacked with."""
    verb = word.head.head
    return word.head.dep_ == "obl" and any(kind.name == "attack" for kind, _ in cues_of(Carrier.VERB, base_of(verb)))


def _occasion(document: Document, words: Sequence[Token], i: int, weight: float) -> Iterator[_Found]:
    """The clause behind "after" or "when": its subject and its verb with what it needs."""
    verb = next((w for w in words[i : i + _LONGEST] if _tells_occasion(w, words[i])), None)
    if verb is None:
        yield from _behind(document, words, i, weight - 0.8)
        return
    if any(w.text in (*_STOPS, "-") for w in words[i : verb.i - words[0].i]):
        return
    span = short_predicate(document, words[i].i, verb)
    yield _Found(weight, span)


def _tells_occasion(word: Token, first: Token) -> bool:
    """Whether the word is the clause's verb; a gerund only where the clause begins with it."""
    return word.pos_ == "VERB" and word.dep_ not in ("amod", "acl") and (word.tag_ != "VBG" or word == first)


def _action(lead: Lead) -> Span | None:
    """What is done, as the first sentence tells it, where that adds to the headline; else None."""
    first = next(iter(lead.clauses), None)
    again = next((c for c in lead.clauses if c.rank), None)
    if first is None or again is None or first.rank or again.head.lemma_ in SAYING:
        return None
    known = {base_of(w) for w in lead.document.sentence_tokens(lead.headline[-1])}
    span = short_predicate(lead.document, again.head.i, again.head, _SHORTEST)
    told = [w for w in lead.document.tokens_in(span) if w.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")]
    fresh = base_of(again.head) not in known and sum(base_of(w) not in known for w in told) > 1
    return span if fresh and again.head.pos_ == "VERB" else None
