"""Misreadings of the parser that come again and again, put right in the tree before anything else looks at it.

Each rule needs signs that the text itself gives (a "that", a "who", a tag without a subject), never a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.repair.complements import complete
from bot.extraction.repair.joints import rejoin
from bot.extraction.repair.lists import gather
from bot.extraction.repair.tags import find_teller, hang_tags
from bot.extraction.repair.verbs import attach, find_speaker, find_verbs
from bot.extraction.repair.words import reread
from bot.extraction.trees.lemmas import lemma_of

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Parsed, Token

SAYING = frozenset(
    "say tell state add explain warn declare announce claim argue insist note stress confirm deny report write tweet "
    "detail reveal reply respond answer admit acknowledge believe think suggest indicate maintain assert promise vow "
    "predict repeat recall remark observe comment joke shout ask estimate conclude find show know hope fear expect "
    "emphasise emphasize underline reiterate caution complain concede contend testify disclose mention point".split()
)
_RELATIVES = frozenset(("who", "which", "whose", "whom"))
_TAKES_IN = frozenset("progress success failure difficulty role interest delay experience breakthrough".split())
_TAKES_TO = frozenset(
    "effort plan attempt bid decision agreement deal proposal promise pledge willingness offer campaign ability "
    "failure refusal move order chance opportunity drive initiative desire commitment right duty obligation request "
    "demand readiness intention threat pressure call step talks talk negotiation".split()
)
_GOVERN = frozenset(
    "agree decide plan refuse offer promise pledge vow want fail threaten try hope expect decline intend prepare begin "
    "start continue manage seek attempt choose opt volunteer undertake aim wish struggle need".split()
)
_ABSTRACT = ("ment", "tion", "sion", "ness", "ship", "ity", "ance", "ence", "word", "words", "speech", "plan", "idea")
_SPOKEN = frozenset(
    "spokesman spokeswoman spokesperson official executive lawyer officer analyst minister president leader director "
    "employee worker member chairman head chief".split()
)
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_HOLLOW = frozenset("responsibility blame credit suspicion fear doubt evidence news word site scene wake".split())
"""Nouns that a relative clause seldom tells of, where another noun stands between."""
_NEVER_MISREAD = frozenset(("PUNCT", "DET", "SPACE", "CCONJ"))
_CLOSED = frozenset("TO MD POS PRP$ WP$ EX PDT WRB".split())
"""Tags of the smallest closed classes, which the tagger does not miss; what stands beside them may be misread."""


def repair(doc: Parsed) -> None:
    """Put the tree of one paragraph right, in place, and give every word its base form."""
    for token in doc:
        token.lemma_ = lemma_of(token)
    tokens = [t for t in doc if t.pos_ not in _NEVER_MISREAD and t.tag_ not in _CLOSED]
    for token in tokens:
        find_verbs(token)
    for token in tokens:
        reread(token)
    for token in doc:
        rejoin(token)
    hang_tags(doc)
    for token in tokens:
        complete(token)
        gather(token)
    for token in tokens:
        _headless(token)
        _reduced_relative(token)
    for token in tokens:
        find_teller(token, SAYING)
        _content_clause(token)
    for token in tokens:
        _second_content_clause(token)
        _inner_purpose(token)
        _governed_infinitive(token)
        _complement_of_noun(token)
        _relative_clause(token)
        _speaker_behind(token)
        _tag_behind(token)
        find_speaker(token, SAYING)
        attach(token)


def _headless(token: Token) -> None:
    """ "The minister [who] confirmed that ...": a verb of saying with its content is no mere attribute of the root."""
    if (
        token.dep_ != "acl"
        or token.tag_ not in ("VBN", "VBD")
        or token.lemma_ not in SAYING
        or token.head.dep_ != "ROOT"
    ):
        return
    said = any(c.dep_ in ("ccomp", "advcl") and _marked(c) for c in token.children)
    noun = token.head
    if said and noun.pos_ in _NOMINAL and not any(c.dep_.startswith("aux") for c in token.children):
        token.head, token.dep_ = token, "ROOT"
        noun.head, noun.dep_ = token, "nsubj"
        for child in list(noun.children):
            if child.i > token.i or child.dep_ == "punct":
                child.head = token


def _reduced_relative(token: Token) -> None:
    """ "Officials [who were] asked by the paper said that ...": the second verb is the sentence's, not the first."""
    if (
        token.dep_ != "ROOT"
        or token.tag_ not in ("VBN", "VBD")
        or any(c.dep_.startswith("aux") for c in token.children)
    ):
        return
    children = list(token.children)
    subject = next((c for c in children if c.dep_.startswith("nsubj")), None)
    agent = next((c for c in children if c.dep_.startswith("obl") and c.i > token.i and _by(c)), None)
    later = [c for c in children if c.tag_ in ("VBD", "VBN") and c.lemma_ in SAYING and agent and c.i > agent.i]
    if subject is None or not later or not any(c.dep_ in ("ccomp", "advcl") for c in later[0].children):
        return
    verb = later[0]
    verb.head, verb.dep_ = verb, "ROOT"
    subject.head, subject.dep_ = verb, "nsubj"
    token.head, token.dep_ = subject, "acl"
    for child in children:
        if child.i > verb.i or child.dep_ == "punct":
            child.head = verb


def _by(token: Token) -> bool:
    return any(c.lower_ == "by" and c.dep_ == "case" for c in token.children)


def _content_clause(token: Token) -> None:
    """An adverbial clause with "that" under a verb of saying is what was said."""
    if token.dep_ == "advcl" and token.head.lemma_ in SAYING and _marked(token):
        token.dep_ = "ccomp"


def _second_content_clause(token: Token) -> None:
    """ "... told me that A, but that B": B goes on from A, not from the telling."""
    if token.dep_ != "conj" or not _marked(token) or _marked(token.head):
        return
    first = next(
        (t for t in reversed(list(token.doc[token.sent.start : token.i])) if t.dep_ == "ccomp" and _marked(t)), None
    )
    if first is not None and first.head.i < token.i and not token.is_ancestor(first):
        token.head = first


def _governed_infinitive(token: Token) -> None:
    """ "agreed on Tuesday to buy it": behind a verb that asks for an infinitive, it is one, and no purpose."""
    if token.dep_ != "advcl" or token.head.lemma_ not in _GOVERN or token.i < token.head.i:
        return
    bare = not any(c.dep_ in ("obj", "xcomp", "ccomp") for c in token.head.children)
    if bare and any(c.tag_ == "TO" for c in token.children):
        token.dep_ = "xcomp"


def _inner_purpose(token: Token) -> None:
    """ "They said that A would talk to do B": the purpose is that of the talking, not of the saying."""
    if token.dep_ not in ("advcl", "xcomp") or token.head.lemma_ not in SAYING:
        return
    said = [c for c in token.head.children if c.dep_ == "ccomp" and c.i < token.i]
    if said and token.i > token.head.i and any(c.tag_ == "TO" for c in token.children):
        talks = said[-1].pos_ == "NOUN" and said[-1].lemma_.lower() in _TAKES_TO
        token.head, token.dep_ = said[-1], "acl" if talks else "advcl"


def _complement_of_noun(token: Token) -> None:
    """ "progress ... in reaching it", "an effort to help": a clause belongs to the noun that asks for it."""
    if token.dep_ != "advcl":
        return
    mark = next((c for c in token.children if c.tag_ == "TO" and c.i < token.i), None)
    if mark is not None and mark.i > token.sent.start:
        noun = mark.nbor(-1)
        if noun.lemma_.lower() in _TAKES_TO and noun.pos_ == "NOUN" and not token.is_ancestor(noun):
            token.head, token.dep_ = noun, "acl"
        return
    if token.tag_ != "VBG" or not any(c.lower_ == "in" for c in token.children):
        return
    nouns = [t for t in token.doc[token.sent.start : token.i] if t.lemma_.lower() in _TAKES_IN]
    if nouns and not token.is_ancestor(nouns[-1]) and nouns[-1].i > token.head.i:
        token.head = nouns[-1]
        token.dep_ = "acl"


def _marked(token: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in token.children)


def _relative_clause(token: Token) -> None:
    """A clause with "who" or "which" as its subject behind a comma belongs to the noun phrase before the comma."""
    if token.dep_ not in ("conj", "ccomp", "parataxis", "advcl", "acl:relcl"):
        return
    pronoun = next((c for c in token.children if c.dep_.startswith("nsubj") and c.lower_ in _RELATIVES), None)
    if pronoun is None or pronoun.i == token.sent.start or token.doc[pronoun.i - 1].text != ",":
        return
    nouns = _nouns_before(token, pronoun)
    if not nouns:
        return
    spoken = pronoun.lower_ == "which" and nouns[-1].lemma_.lower() in _SPOKEN  # no person is "which"
    hollow = nouns[-1].lemma_.lower() in _HOLLOW  # "responsibility for the blast, which killed nine"
    noun = nouns[0] if pronoun.lower_ == "who" or spoken or hollow else nouns[-1]
    fits = not (spoken and token.head == nouns[-1])
    fits = fits and (pronoun.lower_ != "which" or token.head.lemma_.lower() not in _HOLLOW or token.head == nouns[0])
    fits = fits and (pronoun.lower_ != "who" or not token.head.lower_.endswith(_ABSTRACT))
    if token.dep_ == "acl:relcl" and token.head in nouns and fits:
        return
    if not token.is_ancestor(noun):
        token.head = noun
        token.dep_ = "acl:relcl"


def _nouns_before(token: Token, pronoun: Token) -> list[Token]:
    """The nouns of the phrase before the comma, the nearest first: "packages" and "help" of "packages of help".

    For "who" the list begins with a name, also one in the possessive, where the phrase has one.
    """
    doc = token.doc
    near = [t for t in reversed(list(doc[token.sent.start : pronoun.i - 1])) if t.pos_ in _NOMINAL]
    near = [t for t in near if t.dep_ not in ("compound", "flat", "nummod")]
    if not near:
        return []
    chain = [near[0]]
    while (above := _within_phrase(chain[-1])) is not None:
        chain.append(above)
    if pronoun.lower_ == "who":
        named = [t for t in near if t.pos_ == "PROPN" and (t in chain or t.head in chain)]
        return [*named[:1], *chain]
    return chain


def _within_phrase(noun: Token) -> Token | None:
    """The noun that this one is a complement of, through "of", "in" or a participle ("packages designed with it")."""
    head = noun.head
    if noun.dep_ == "nmod" and head.pos_ in _NOMINAL and head.i < noun.i:
        return head
    participle = head.dep_ == "acl" and head.tag_ in ("VBN", "VBG") and head.i < noun.i
    return head.head if noun.dep_.startswith("obl") and participle else None


def _tag_behind(token: Token) -> None:
    """ "It will open, its head, A. Lind, said on Friday": the name before the verb said what stands before the name."""
    if token.lemma_ not in SAYING or token.tag_ not in ("VBD", "VBZ") or token.dep_ not in ("conj", "dep", "acl"):
        return
    if any(c.dep_.startswith(("nsubj", "obj", "ccomp")) for c in token.children) or token.i - token.sent.start < 4:
        return
    before = token.nbor(-1) if token.nbor(-1).text != "," else token.nbor(-2)
    name = before.head if before.dep_ in ("flat", "compound") and before.head.i < token.i else before
    if before.pos_ not in ("PROPN", "NOUN") or name.is_ancestor(token) or name.i < token.sent.start:
        return
    said = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX") and t.i < name.i), None)
    if said is None or token.is_ancestor(said):
        return
    token.head, token.dep_ = said, "parataxis"
    name.head, name.dep_ = token, "nsubj"


def _speaker_behind(token: Token) -> None:
    """Behind a quotation, in `"...," warned the mayor`, the noun after a verb without a subject is the speaker."""
    if token.lemma_ not in SAYING or token.pos_ != "VERB" or token.i == 0:
        return
    if any(c.dep_.startswith("nsubj") for c in token.children) or token.doc[token.i - 1].text not in "”\"»’'":
        return
    behind = [c for c in token.children if c.i > token.i and c.pos_ in _NOMINAL]
    for child in behind:
        if child.dep_ in ("obj", "xcomp", "obl", "ccomp"):
            if not any(c.dep_ in ("case", "mark", "cop") for c in child.children):
                child.dep_ = "nsubj"
            return
