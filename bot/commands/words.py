"""Words of questions held against words of articles: what asks for something, synonyms, slips of the finger."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.commands.paraphrases import may_mean
from bot.facts.model import Claim, Entity, FactSheet, Form, Sentence, Span
from bot.facts.query import shown
from bot.facts.synonyms import same_meaning
from bot.facts.words import stem, stems, words
from bot.replies.blocks import Cite, Line

ALIKE = 86
"""How alike (0 to 100) two longer words must be to be the same with a slip of the finger."""

STOP = frozenset(
    """a an the this that these those there here it its they them their he him his she her hers we us our you your i
    me my
    one ones and or but nor so if then than as of in on at to from by for with without about into onto over under up
    out off through per via between among during against after before since until till within according
    is are was were be been being am do does did done has have had having will would shall should can could may might
    must not no yes any some all every each both more most much many few several other another such same own very
    just only also too already still yet ever exactly actually really again now exact precise
    who whom whose which what when where why how article story text report news piece tell show give please know mean
    thing things something anything someone anyone everybody anybody get go going come let want say says said
    saying s t d ll re ve
    take took taken new current latest
    involved involve happen happening happened concerning regarding mentioned mention mentions part""".split()
)
"""Words of a question that ask for nothing in particular."""


ANYBODY = frozenset(("people", "persons", "humans", "human"))
PEOPLE = stems(
    """people person patient child children man men woman women worker driver soldier member employee student resident
    customer user voter passenger civilian miner teacher doctor nurse officer fan refugee prisoner player crew
    troop victim survivor tourist fighter household family"""
)
"""What people are counted as: who asks how many people is told how many patients."""


def content_words(text: str) -> tuple[str, ...]:
    """The words of a question that ask for something in particular, each once."""
    return tuple(dict.fromkeys(word for word in words(text) if word not in STOP))


def same_word(asked: str, there: frozenset[str]) -> bool:
    """Whether a word, or one with a slip in it, is among stems."""
    wanted = stem(asked)
    return wanted in there or any(alike(wanted, each) for each in there)


def alike(one: str, other: str) -> bool:
    """Whether two stems are the same, or long enough to be the same with a slip in one."""
    if one == other:
        return True
    least = min(len(one), len(other))
    if least < 4 or one[0] != other[0]:
        return False
    turned = sorted(one) == sorted(other) and OSA.distance(one, other) == 1
    return turned or (least > 4 and fuzz.ratio(one, other) >= ALIKE)


def telling(sheet: FactSheet, claims: Iterable[Claim], asked: str | None) -> tuple[Claim, ...]:
    """The claims whose sentence tells of all that is asked for; all of them when nothing in particular is."""
    wanted = content_words(asked or "")
    if not wanted:
        return tuple(claims)
    return tuple(c for c in claims if (s := sheet.sentence_at(c.evidence)) is not None and tells_of(sheet, s, wanted))


def telling_lines(sheet: FactSheet, lines: tuple[Line, ...], asked: str | None) -> tuple[Line, ...]:
    """The lines that cite a sentence which tells of all that is asked for; all when nothing is."""
    wanted = content_words(asked or "")

    def tells(told: Line) -> bool:
        cited = (sheet.sentence(part.number) for part in told if isinstance(part, Cite))
        return any(sentence is not None and tells_of(sheet, sentence, wanted) for sentence in cited)

    return tuple(each for each in lines if not wanted or tells(each))


def tells_of(sheet: FactSheet, sentence: Sentence, asked: tuple[str, ...], also: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence has all of these words: as they are, as a name of what it mentions, or as a predicate.

    `also` are stems that count as told besides.
    """
    return span_tells(sheet, sentence.span, asked, also)


def claim_tells(sheet: FactSheet, claim: Claim, asked: tuple[str, ...]) -> bool:
    """Whether a claim's own clause has all of these words, whoever fills its roles counted in."""
    names = [sheet.entity(ident).name for role in claim.roles for ident in role.entities]
    return span_tells(sheet, claim.evidence, asked, stems(" ".join(names)))


def span_tells(sheet: FactSheet, span: Span, asked: tuple[str, ...], also: frozenset[str] = frozenset()) -> bool:
    """Whether the words under a span have all of these: as they are, as a name, or as a predicate."""
    there = stems(sheet.words(span)) | also
    left = [word for word in asked if not same_word(word, there) and not (word in ANYBODY and there & PEOPLE)]
    left = [word for word in left if not any(same_meaning(stem(word), each) for each in there)]
    if left:
        told = frozenset(part for claim in shown(sheet) if span.covers(claim.evidence) for part in deed_of(claim))
        left = [word for word in left if not any(may_mean(stem(word), each) for each in told)]
    return not left or all(same_word(word, _named(sheet, span)) for word in left)


def deed_of(claim: Claim) -> frozenset[str]:
    """The stems of what a claim says is done: the word that carries it, and the name of its predicate."""
    return stems(f"{claim.predicate} {claim.lemma}".replace("_", " "))


def _named(sheet: FactSheet, span: Span) -> frozenset[str]:
    """The stems of the names of all that is mentioned under a span, members of groups too."""
    inside = (each for each in sheet.entities if any(span.covers(mention.span) for mention in each.mentions))
    names = (name for each in inside for name in (*_called(sheet, each), *(sheet.entity(m).name for m in each.members)))
    return stems(" ".join(names))


def _called(sheet: FactSheet, entity: Entity) -> tuple[str, ...]:
    """Everything that the article calls somebody: names, titles, what it says they are."""
    forms = (Form.NAME, Form.TITLE, Form.NOUN)
    said = (sheet.words(mention.span) for mention in entity.mentions if mention.form in forms)
    return (entity.name, entity.description or "", *dict.fromkeys(said))
