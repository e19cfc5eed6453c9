"""The forms of questions: which words at their beginning, and around names, settle what is asked for."""

from __future__ import annotations

import re

SAID = re.compile(
    r"\b(?:did|does|dose|do|has|have)\s+(?P<who>.+?)\s+(?:say|said|says|think|claim|claims|tell|told|announced?|state|stated)"
    r"\b(?P<more>.*)"
)
SAYS = re.compile(r"^(?:what|anything|everything)?\s*(?P<who>(?!who\b).+?)\s+(?:said|says)\b(?P<more>.*)")
WHO_IS = re.compile(
    r"^(?:and\s+)?(?:who|what)(?:\s+exactly)?(?:\s+is|\s+are|\s+was|\s+were|'s)(?:\s+exactly)?\s+(?P<who>.+)$"
)
ABOUT_WHOM = re.compile(
    r"^(?:and|what about|how about|tell me (?:more )?about|more (?:on|about)|what happen(?:s|ed) (?:to|with))"
    r"\s+(?P<who>.+)$"
)
NEWCOMER = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her) )?(?:new|next|future|incoming|former|previous|outgoing|old|acting)\b"
)
"""Who is the new one is told where somebody is named, and not by the card of the one who had the office."""
CONTENTS = re.compile(r"^what (?:is|was|are|were|will be) (?:in|inside|part of)\s+(?:the |this |that )?(?P<whole>.+)$")
NEXT_PART = re.compile(r"[?!.;]+\s+(?=\w)|,?\s+and\s+(?=(?:who|what|when|where|why|how|which)\b)", re.IGNORECASE)

WHERE = re.compile(r"^(?:and |so |but )?(?:where\b|(?:in|at) (?:which|what) (?:city|town|place|country)\b)")
SIZES = "long|often|large|big|high|old|far|fast|strong|heavy|tall|deep|wide|hot|cold"
MEASURED = re.compile(rf"\b(?:by )?how (?:much|expensive|{SIZES})\b")
HOW = re.compile(r"^(?:and |so |but )?how\b")
BY_HOW_MUCH = re.compile(r"\bby how much\b")
CHANGE = re.compile(
    r"\b(?:fall|fell|rise|rose|drop|dropped|increase|increased|decrease|decreased|grow|grew|shrink|shrank|gain|gained"
    r"|lead|leads|led|change|changed|go (?:up|down)|went (?:up|down))\b"
)
"""What is asked for with "by how much" is a number: in which words it changed, the article may say otherwise."""

SLIPS = {"when": "wen whn wehn", "where": "wher whre wheer", "what": "wat waht whta", "who": "woh whoo",
          "why": "wy whi wyh", "how": "hwo hw", "which": "wich whcih whihc"}  # fmt: skip
QUESTION_WORDS = {slip: word for word, slips in SLIPS.items() for slip in slips.split()}

WHO_DOES = re.compile(r"^(?:and |so |but )?who (?:will |would |did |has |had |is |are |was |were )?(?P<deed>\w+)")
THERE = re.compile(
    r"^(?:is|are|was|were|will|can|could|do|does|did) (?:there|it|they|anyone|anybody|somebody|someone)\b"
)
WHETHER = re.compile(r"^(?:and |so |but )?(?:is|are|was|were|do|does|did|has|have|will|can|could|would)\b")

# question words that settle which command answers, whatever else is asked about
LEADING = (
    (WHERE, "where"),
    (
        re.compile(
            r"(?<!by )\bhow (?:much (?:money|does|did|do|will|would|is|was|are|were)|expensive)\b|\bhow much\??$"
        ),
        "money",
    ),
    (re.compile(rf"\bhow (?:many|much|{SIZES})\b"), "numbers"),
    (
        re.compile(
            r"^(?:and |so |but )?(?:since |until |till |from |by )?when\b"
            r"|\b(?:what|which) (?:day|date|year|month|time)\b"
            r"|^what (?:happens|happened|will happen) (?:on|in|at|before|after|next|last|this)\b"
        ),
        "when",
    ),
    (
        re.compile(
            r"^(?:and |so |but )?why\b|\bwhat for\b"
            r"|\b(?:what|which) (?:is |was |are |were )?(?:the )?(?:reasons?|causes?|purpose)\b"
        ),
        "why",
    ),
)
