"""Verbs whose object is the doer of what follows: "asked them [to stay]", "fined the bank [for hiding it]"."""

from __future__ import annotations

ASKING = frozenset(
    "ask urge advise tell order command instruct request beg implore invite encourage persuade convince force compel "
    "oblige require warn remind allow permit enable summon authorise authorize entitle train teach".split()
)
"""Verbs by which somebody makes or asks or lets somebody do a thing."""

OBJECT_CONTROL = ASKING | frozenset("help want press push call let make have see expect get cause lead prompt".split())
"""The same with those whose infinitive may also be a purpose of the subject: "called the police to report a theft"."""

HELD_AGAINST = {
    **dict.fromkeys("accuse suspect convict acquit clear absolve exonerate".split(), ("of",)),
    "charge": ("with",),
    **dict.fromkeys(
        "blame criticise criticize condemn praise thank commend fine jail sentence arrest detain punish "
        "sue prosecute sack fire dismiss forgive rebuke censure fault slam".split(), ("for", "over"),
    ),
    "ban": ("for", "over", "from"), "suspend": ("for", "over", "from"),
    **dict.fromkeys("stop prevent block keep bar discourage dissuade deter prohibit".split(), ("from",)),
}  # fmt: skip
"""What may be held against somebody, or kept from: the verb, with the prepositions before what they did."""

BLAMING = {"blame": ("on",), "blamed": ("on",), "pin": ("on",), "attribute": ("to",), "ascribe": ("to",),
           "credit": ("with", "for")}  # fmt: skip
"""What somebody gives as the cause: the verb, with the prepositions before the cause of its object."""
