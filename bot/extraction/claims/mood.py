"""How far what a clause tells has come, and whether it is denied: from auxiliaries, tense, and the words above it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.extraction.trees.arguments import preposition
from bot.facts.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Mood:
    """A status, whether it is denied, and the rule that decided, for the reader's tool."""

    status: Status
    negated: bool = False
    why: str = ""


def _lexicon(**lines: str) -> dict[str, tuple[Status, bool]]:
    """Word -> (status, negated), from lines named by a status, "not_" before it where the word denies."""
    done = {}
    for name, words in lines.items():
        negated = name.startswith("no_")
        for word in words.split():
            done[word] = (Status(name.removeprefix("no_")), negated)
    return done


_VERBS = _lexicon(
    agreed="agree pledge promise commit vow undertake consent",
    intended="want wish hope seek aim intend try attempt strive strain struggle long yearn volunteer",
    planned="plan prepare decide schedule set arrange vote announce determine choose opt earmark",
    required="need require oblige order force compel instruct owe bind command mandate",
    negotiating="negotiate discuss",
    proposed="propose offer ask urge demand request suggest recommend call invite press encourage advise appeal push",
    possible="consider weigh mull threaten contemplate allow permit enable let authorise authorize may might could can",
    forecast="expect forecast predict project anticipate estimate tip foresee",
    halted="halt suspend pause freeze postpone delay defer withhold block stop interrupt",
    cancelled="cancel scrap abandon overturn quash annul revoke rescind drop shelve",
    not_achieved="fail miss struggle neglect",
    no_intended="refuse decline",
    no_planned="rule_out exclude",
    no_done="deny reject dismiss forbid ban prevent avoid stop",
    hypothetical="imagine",
)
_NOUNS = _lexicon(
    agreed="agreement deal commitment promise pledge accord pact",
    intended="effort attempt willingness desire wish aim goal intention bid drive readiness hope campaign",
    planned="plan decision schedule preparation move step",
    required="obligation duty responsibility order requirement need",
    negotiating="talk negotiation discussion",
    proposed="proposal offer request demand call appeal suggestion",
    possible="right chance ability possibility option threat risk opportunity permission capacity",
    forecast="forecast expectation prediction",
    halted="halt pause suspension freeze delay postponement",
    cancelled="cancellation",
    not_achieved="failure inability lack absence",
    no_intended="refusal reluctance unwillingness",
    no_done="denial ban",
)
_ADJECTIVES = _lexicon(
    intended="willing ready keen eager prepared anxious",
    planned="set due scheduled poised slated bound planned",
    required="responsible obliged required necessary supposed liable accountable obligated",
    possible="able free likely possible potential capable",
    forecast="expected",
    proposed="proposed",
    no_intended="unwilling reluctant",
    not_achieved="unable",
    agreed="agreed",
    halted="suspended halted delayed postponed",
    cancelled="cancelled canceled abandoned",
    hypothetical="hypothetical",
)
_ASKED_FOR = frozenset((verb, "for") for verb in "call ask push plead appeal press campaign".split())
_CLAIMED = {
    **dict.fromkeys("demand urge recommend request propose insist ask suggest".split(), Status.PROPOSED),
    **dict.fromkeys(("require", "order"), Status.REQUIRED),
}  # "demanded that the state pay"
_PROOFS = frozenset("evidence sign proof indication suggestion hint".split())
_MUST = (Status.REQUIRED, False)  # "still have to approve"
_TRANSPARENT = frozenset(
    "begin start continue help manage go come keep proceed resume serve move act get be progress success step way "
    "work able".split()
)
_MODALS = {
    "will": Status.PLANNED, "'ll": Status.PLANNED, "’ll": Status.PLANNED, "wo": Status.PLANNED, "shall": Status.PLANNED,
    "must": Status.REQUIRED, "should": Status.REQUIRED, "ought": Status.REQUIRED,
    "may": Status.POSSIBLE, "might": Status.POSSIBLE, "could": Status.POSSIBLE, "can": Status.POSSIBLE,
    "ca": Status.POSSIBLE, "cannot": Status.POSSIBLE,
}  # fmt: skip
_NEGATIVE = frozenset(("not", "n't", "n’t", "never", "neither", "nor", "hardly", "nobody", "nothing", "none"))
_CONDITIONS = frozenset(("if", "unless", "once", "provided", "pending", "subject_to", "assuming", "until"))
_SETTING = frozenset(("during", "after", "following", "at", "upon"))
_DECIDED = frozenset(
    "halt suspend pause cancel stop freeze ban close approve reject postpone delay end withdraw".split()
)
_ACHIEVED = frozenset("achieve reach secure obtain win gain make".split())
_STRUGGLING = frozenset("come rally recover fight battle hold hang bounce return go rise".split())
_RESULTS = frozenset("beat win defeat take claim finish draw become reach secure clinch earn stun edge see".split())
_DEPTH = 8


OPERATORS = frozenset(_VERBS) | _TRANSPARENT
"""Verbs that only say how far what they govern has come: "decided to", "began to"."""


def mood_of(token: Token) -> Mood:
    """The mood of the clause or event noun that `token` heads."""
    return _mood(token, 0)


def _mood(token: Token, depth: int) -> Mood:
    own = _own(token)
    if depth < _DEPTH and own.status is Status.ONGOING and attends(token):
        own = replace(own, status=_mood(token.head, depth + 1).status, why=f"beside {token.head.lower_}")
    if _unproven(token):
        return Mood(Status.ASKED, why="no evidence")
    if depth < _DEPTH:
        above = _governed(token, depth)
        if above is not None:
            own = _under(above, own)
    if own.status in (Status.DONE, Status.ONGOING, Status.UNKNOWN, Status.PLANNED) and _question(token):
        return replace(own, status=Status.ASKED, why="question")
    return own


def _unproven(token: Token) -> bool:
    """ "no evidence that data had been stolen": whether it is so is left open."""
    noun = token.head
    if token.dep_ not in ("acl", "ccomp", "acl:relcl") or noun.lemma_.lower() not in _PROOFS or noun.i > token.i:
        return False
    passive = any(c.dep_ == "aux:pass" for c in token.children)
    led = ("mark", "obj") if passive else ("mark",)
    clause = any(c.dep_ in led and c.lower_ == "that" for c in token.children)
    return clause and (any(c.lower_ == "no" for c in noun.children) or _is_denied(noun.head))


def attends(token: Token) -> bool:
    """Whether a participle tells what goes with its main verb, when and as far as that: "collapsed, killing two"."""
    if token.tag_ == "VBG" and token.dep_ == "conj" and attends(token.head):
        return True  # "killing two and injuring six"
    if token.tag_ != "VBG" or token.dep_ != "advcl" or token.head.pos_ != "VERB" or _auxiliaries(token):
        return False
    subject = any(c.dep_.startswith("nsubj") for c in token.children)
    finite = token.head.tag_ in ("VBD", "VBZ", "VBP") or bool(_auxiliaries(token.head))
    return finite and not subject and preposition(token) in ("", "by", "after", "for", "thereby")


def condition_alone(token: Token) -> bool:
    """Whether the clause is a mere condition of the verb above: "if no deal is reached, they will strike"."""
    return token.dep_ == "advcl" and token.i < token.head.i and preposition(token) in ("if", "unless")


def _own(token: Token) -> Mood:
    """From the word's own auxiliaries, tense and adverbs."""
    negated = _is_denied(token)
    conditional = _condition(token)
    if token.lower_ == "pending":  # "pending a medical on Tuesday" is what the rest waits for
        return Mood(Status.CONDITIONAL, negated, "pending")
    if token.pos_ in ("NOUN", "PROPN", "ADJ") and not _verbal(token):
        return replace(_of_noun(token), negated=negated)
    helpers = _auxiliaries(token)
    for helper in helpers:
        word = helper.lower_
        if word in _MODALS:
            status = Status.CONDITIONAL if conditional and _MODALS[word] is not Status.REQUIRED else _MODALS[word]
            return Mood(status, negated, word)
        if word in ("would", "'d", "’d"):
            return Mood(_would(token, conditional), negated, "would")
        if helper.lemma_ in ("have", "be") and helper.dep_ == "aux" and _behind(token, helper):
            return Mood(Status.REQUIRED, negated, f"{word} to")
    if token.dep_ == "advcl" and preposition(token) in ("if", "unless", "once", "provided"):
        return Mood(Status.CONDITIONAL, negated, preposition(token))
    return Mood(_by_tense(token, helpers, conditional), negated, "tense")


def _behind(token: Token, helper: Token) -> bool:
    """ "has to leave", but not "is thought to have left"."""
    return any(c.tag_ == "TO" and c.i > helper.i for c in token.children)


def _auxiliaries(token: Token) -> list[Token]:
    """The auxiliaries and the copula, also those shared with the first of coordinated verbs."""
    own = [c for c in token.children if c.dep_ in ("aux", "aux:pass", "cop")]
    shared = token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
    if own or not shared or any(c.dep_.startswith("nsubj") for c in token.children):
        return own
    if token.tag_ in ("VBD", "VBZ", "VBP") or token.tag_ != token.head.tag_:
        return own
    return _auxiliaries(token.head)


def _by_tense(token: Token, helpers: list[Token], conditional: bool) -> Status:
    tags = {h.tag_ for h in helpers}
    words = {h.lower_ for h in helpers}
    future = Status.CONDITIONAL if conditional else Status.PLANNED
    if not helpers:
        match token.tag_:
            case "VBD":
                return Status.DONE
            case "VBN":
                return Status.DONE
            case "VBZ" | "VBP":
                return Status.CONDITIONAL if conditional else Status.ONGOING
            case "VBG":
                return Status.ONGOING
            case "VB":
                if any(c.tag_ == "TO" for c in token.children):
                    return Status.INTENDED
                told = any(c.dep_ in ("nsubj", "nsubj:pass") and c.i < token.i for c in token.children)
                return Status.ONGOING if told else Status.UNKNOWN  # "passengers face delays"
        return Status.UNKNOWN
    if any(c.tag_ == "TO" for c in token.children) and not tags & {"VBD", "VBZ", "VBP"}:
        return Status.DONE if token.tag_ == "VBN" and "have" in words else Status.INTENDED  # "is said to have left"
    if token.tag_ == "VBG" and "VBN" not in tags - {"VBN"} and words & {"is", "are", "am", "'s", "'re", "’s", "’re"}:
        return future if token.lemma_ == "go" and any(c.dep_ == "xcomp" for c in token.children) else Status.ONGOING
    if token.tag_ == "VBG":
        return Status.ONGOING if "VBD" not in tags else Status.DONE
    if token.tag_ == "VBN" and words & {"being"}:
        return Status.ONGOING
    if token.tag_ == "VBN":
        return Status.DONE
    return Status.DONE if tags & {"VBD", "VBN"} else Status.ONGOING


def _would(token: Token, conditional: bool) -> Status:
    """ "Would" is the future of the past behind a past verb of saying; elsewhere it waits for a condition."""
    if _counterfactual(token):
        return Status.HYPOTHETICAL
    relative = any(w.dep_ == "acl:relcl" for w in (token, *list(token.ancestors)[:2]))
    then = any(c.lower_ == "then" for c in token.children)
    if conditional or then:
        return Status.CONDITIONAL
    past = any(w.tag_ in ("VBD", "VBN") and w.pos_ == "VERB" for w in token.ancestors)
    if past or _said_after(token):
        return Status.PLANNED
    return Status.PLANNED if relative else Status.CONDITIONAL


def _said_after(token: Token) -> bool:
    """ "X would do it, she said": the saying hangs on the clause, or beside it."""
    return any(c.dep_ == "parataxis" and c.tag_ == "VBD" for c in token.children)


def _counterfactual(token: Token) -> bool:
    """An if-clause in the past beside a "would": "If I were you, I would ..."."""
    for clause in (token, *token.ancestors):
        for child in clause.children:
            if child.dep_ == "advcl" and any(c.lower_ == "if" and c.dep_ == "mark" for c in child.children):
                past = child.tag_ == "VBD" or any(c.tag_ == "VBD" for c in child.children if c.dep_ in ("cop", "aux"))
                if past:
                    return True
        if clause.dep_ in ("ccomp", "ROOT"):
            break
    return False


def _condition(token: Token) -> bool:
    """Whether a condition hangs on the clause, or the clause is one."""
    for child in token.children:
        if child.dep_ in ("advcl", "obl", "nmod") and preposition(child) in _CONDITIONS - {"until"}:
            return True
    return preposition(token) in ("if", "unless", "provided", "once") and token.dep_ == "advcl"


def _is_denied(token: Token) -> bool:
    for child in token.children:
        if child.lower_ in _NEGATIVE and child.dep_ in ("advmod", "neg", "det", "cc:preconj", "cc"):
            return True
        if child.dep_ in ("nsubj", "nsubj:pass", "obj") and _none(child):
            return True
        if child.dep_ in ("aux", "aux:pass", "cop") and any(c.lower_ in _NEGATIVE for c in child.children):
            return True  # "did not, however, raise it": the parser hung "not" on the auxiliary
        if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            return True
        if child.lower_ == "no" and child.dep_ == "det":
            return True
    return preposition(token) == "without"


def _none(token: Token) -> bool:
    return token.lower_ in _NEGATIVE or any(c.lower_ in ("no", "neither") and c.dep_ == "det" for c in token.children)


def _verbal(token: Token) -> bool:
    """A noun or adjective that is the predicate of a clause, with a copula."""
    return any(c.dep_ in ("cop", "aux") for c in token.children)


def _of_noun(token: Token) -> Mood:
    """An event noun: from the adjectives and participles beside it."""
    for child in token.children:
        if child.dep_ == "amod" and child.lower_ in _ADJECTIVES:
            status, _ = _ADJECTIVES[child.lower_]
            return Mood(status, why=child.lower_)
    return Mood(Status.UNKNOWN, why="noun")


def _governed(token: Token, depth: int) -> Mood | None:
    """What the words above make of it: "agreed to", "in talks to", "lack of progress in", "halted the"."""
    head = token.head
    if head == token:
        return None
    relation = token.dep_
    if relation == "conj" and head.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
        return _shared(token, depth)
    if relation.startswith("obl") and token.pos_ == "NOUN" and preposition(token) in _SETTING:
        return _mood(head, depth + 1)
    if relation in ("xcomp", "ccomp", "obj", "nsubj:pass", "acl", "advcl", "obl", "nmod", "nsubj", "csubj"):
        return _operator(token, head, depth)
    return None


def _shared(token: Token, depth: int) -> Mood | None:
    """Coordinated with another: what governs the first governs the second, unless it has a subject of its own."""
    if any(c.dep_.startswith("nsubj") for c in token.children) or token.tag_ in ("VBD", "VBZ", "VBP"):
        return None
    above = _governed(token.head, depth + 1)
    if above is None and token.tag_ == "VB" and _auxiliaries(token.head):
        return replace(_own(token.head), negated=False)
    return above


def _operator(token: Token, head: Token, depth: int) -> Mood | None:
    relation, word = token.dep_, head.lemma_.lower()
    event = token.pos_ in ("NOUN", "PROPN")
    infinitive = any(c.tag_ == "TO" for c in token.children)
    gerund = token.tag_ == "VBG"
    if head.pos_ in ("VERB", "AUX"):
        if relation == "ccomp" and word in _CLAIMED and _bare(token):
            return Mood(_CLAIMED[word], _mood(head, depth + 1).negated, f"{word} that")
        if (
            relation == "ccomp"
            and not infinitive
            and word not in ("expect", "forecast", "predict", "project", "propose")
        ):
            return None
        if relation == "advcl" and infinitive and word in _STRUGGLING and token.lemma_ in _RESULTS:
            return _mood(head, depth + 1)  # "came from behind to beat them" did beat them
        if relation == "obl" and event and (word, preposition(token)) in _ASKED_FOR:
            return replace(_mood(head, depth + 1), status=Status.PROPOSED, why=f"{head.lower_} for")
        if relation in ("advcl", "obl") and not (gerund and preposition(token) in ("from", "for", "to")):
            return None
        entry = _MUST if word == "have" and relation == "xcomp" and infinitive else _VERBS.get(word)
        if entry and event and relation not in ("obj", "nsubj:pass"):
            entry = None
        if entry and event and entry[0] in (Status.PROPOSED, Status.POSSIBLE) and entry[1]:
            entry = None
    elif head.pos_ == "ADJ" or head.tag_ == "VBN":
        entry = _ADJECTIVES.get(head.lower_) if infinitive or gerund else None
    else:
        entry = _NOUNS.get(word) if infinitive or gerund or relation == "nmod" else None
        if relation == "nmod" and entry and preposition(token) not in ("of", "in", "to", "on"):
            entry = None
    if entry is None:
        passes = head.lemma_ in _TRANSPARENT and (infinitive or gerund or relation == "acl")
        passes = passes or (event and relation == "obj" and head.lemma_ in _ACHIEVED)
        passes = passes or (event and relation == "nmod" and preposition(token) in ("in", "on", "towards", "toward"))
        return _mood(head, depth + 1) if passes else None
    if word == "decide" and token.lemma_ in _DECIDED:
        return _mood(head, depth + 1)  # what is decided so is done by deciding
    status, negated = entry
    mine = _mood(head, depth + 1)
    return Mood(status, negated != mine.negated, f"{head.lower_} + {token.lower_}") if not _stronger(mine) else mine


def _bare(token: Token) -> bool:
    """ "demanded that the state pay": a base form with a subject, and no helper."""
    single = any(c.dep_.startswith("nsubj") and c.tag_ in ("NN", "NNP") for c in token.children)
    base = token.tag_ == "VB" or (token.tag_ == "VBP" and single)
    return base and not any(c.dep_ in ("aux", "aux:pass") and c.lower_ != "be" for c in token.children)


def _stronger(above: Mood) -> bool:
    """A status above that outweighs an operator: a plan that failed, a promise that was called off."""
    return above.status in (
        Status.NOT_ACHIEVED, Status.HALTED, Status.CANCELLED, Status.HYPOTHETICAL, Status.CONDITIONAL,
    )  # fmt: skip


def _under(above: Mood, own: Mood) -> Mood:
    """The mood of a clause below an operator: the operator's status, unless the clause is denied by itself."""
    if above.status in (Status.DONE, Status.ONGOING) and own.status in (Status.INTENDED, Status.UNKNOWN):
        return Mood(above.status, own.negated != above.negated, above.why)  # "began to", "managed to"
    if above.status in (Status.DONE, Status.UNKNOWN):
        return replace(own, negated=own.negated != above.negated)
    return replace(above, negated=own.negated != above.negated)


def _question(token: Token) -> bool:
    """Whether the clause is the question itself, not something inside it."""
    top = token
    while top.head != top and top.dep_ in ("conj", "xcomp", "ccomp", "obj", "nmod", "obl"):
        top = top.head
    if top.head != top:
        return False
    sentence = top.sent
    last = sentence.end - 1
    while last >= sentence.start and (top.doc[last].is_space or top.doc[last].text in "\"”’»')"):
        last -= 1
    return last >= sentence.start and top.doc[last].text.startswith("?")
