"""Words that say how far what they govern has come, or that it is denied: "agreed to", "a plan to", "unable to"."""

from __future__ import annotations

from bot.facts.model import Status


def _lexicon(**lines: str) -> dict[str, tuple[Status, bool]]:
    """Word -> (status, negated), from lines named by a status, "not_" before it where the word denies."""
    done = {}
    for name, words in lines.items():
        negated = name.startswith("no_")
        for word in words.split():
            done[word] = (Status(name.removeprefix("no_")), negated)
    return done


VERBS = _lexicon(
    agreed="agree pledge promise commit vow undertake consent",
    intended="want wish hope seek aim intend try attempt strive strain struggle long yearn volunteer",
    planned="plan prepare decide schedule set arrange vote announce determine choose opt earmark",
    required="need require oblige order force compel instruct owe bind command mandate tell",
    negotiating="negotiate discuss",
    proposed="propose offer ask urge demand request suggest recommend call invite press encourage advise appeal push "
    "beg implore plead exhort petition lobby warn remind",
    possible="consider weigh mull threaten contemplate allow permit enable let authorise authorize may might could can",
    forecast="expect forecast predict project anticipate estimate tip foresee",
    halted="halt suspend pause freeze postpone delay defer withhold block stop interrupt break_off put_off hold_up",
    cancelled="cancel scrap abandon overturn quash annul revoke rescind drop shelve call_off give_up ditch axe",
    not_achieved="fail miss struggle neglect",
    no_intended="refuse decline",
    no_planned="rule_out exclude",
    no_done="deny reject dismiss forbid ban prevent avoid stop",
    hypothetical="imagine",
)
NOUNS = _lexicon(
    agreed="agreement deal commitment promise pledge accord pact contract treaty memorandum vow",
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
ADJECTIVES = _lexicon(
    intended="willing ready keen eager prepared anxious",
    planned="set due scheduled poised slated bound planned",
    required="responsible obliged required necessary supposed liable accountable obligated",
    possible="able free possible potential capable",
    forecast="expected likely certain sure tipped forecast predicted projected",
    proposed="proposed",
    no_intended="unwilling reluctant",
    not_achieved="unable",
    agreed="agreed",
    halted="suspended halted delayed postponed",
    cancelled="cancelled canceled abandoned",
    hypothetical="hypothetical",
)
ASKED_FOR = frozenset((verb, "for") for verb in "call ask push plead appeal press campaign".split())
CLAIMED = {
    **dict.fromkeys("demand urge recommend request propose insist ask suggest".split(), Status.PROPOSED),
    **dict.fromkeys(("require", "order"), Status.REQUIRED),
}  # "demanded that the state pay"
PROOFS = frozenset("evidence sign proof indication suggestion hint".split())
MUST = (Status.REQUIRED, False)  # "still have to approve"
TRANSPARENT = frozenset(
    "begin start continue help manage go come keep proceed resume serve move act get be progress success step way "
    "work able end wind".split()
)

SETTING = frozenset(("during", "after", "following", "at", "upon"))
DECIDED = frozenset(
    "halt suspend pause cancel stop freeze ban close approve reject postpone delay end withdraw".split()
)
ACHIEVED = frozenset("achieve reach secure obtain win gain make".split())
STRUGGLING = frozenset("come rally recover fight battle hold hang bounce return go rise".split())
RESULTS = frozenset("beat win defeat take claim finish draw become reach secure clinch earn stun edge see".split())

FAILING = {
    **dict.fromkeys(
        "collapse fail founder unravel break_down fall_through fall_apart break_up implode flop fizzle_out end".split(),
        Status.NOT_ACHIEVED,
    ),
    **dict.fromkeys("stall falter pause freeze grind".split(), Status.HALTED),
}  # fmt: skip
"""What becomes of talks, a deal or an attempt that is the subject: "the talks broke down"."""
WITHOUT_RESULT = frozenset("without in".split())
RESULTLESS = frozenset(
    "agreement deal result breakthrough accord progress deadlock failure stalemate disarray conclusion settlement "
    "outcome compromise success".split()
)
"""How talks end that come to nothing: "ended without a deal", "ended in deadlock"."""

OPERATORS = frozenset(VERBS) | TRANSPARENT
"""Verbs that only say how far what they govern has come: "decided to", "began to"."""

TOLD_BESIDE = frozenset("blame cite attribute accuse call say add warn argue claim insist quote".split())
"""Participles that tell now what goes with a plan: "would cut 900 jobs, blaming a slump"."""
