"""Which court decides what, for or against whom, by which majority."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="rule",
    roles=roles("court* actor", "case", "holding clause", "for actor", "against actor", "split score"),
    cues=(
        *verbs(
            "rule",
            "subject:court clause:holding for:for against:against on:case in:case",
            bars="particle~out object",
        ),
        *verbs("rule", "subject:court clause:holding object:split", needs="object", bars="particle~out"),
        *verbs("overturn quash uphold strike_down annul", "subject:court object:case"),
        *verbs(
            "reject dismiss allow grant refuse deny throw_out hear",
            "subject:court object:case",
            needs="object~appeal,petition,motion,lawsuit,suit,injunction,challenge,bail,application,objection",
        ),
        *verbs("order", "subject:court object:against clause:holding", needs="clause"),
        *verbs("dissent", "subject:court from:holding!"),
        *nouns(
            "ruling verdict judgment judgement",
            "by:court of:court poss:court against:against for:for in:case on:case",
            confidence=0.6,
        ),
    ),
    says="{court} rules {holding}",
    matches=(
        "The court overturned the fine.",
        "The judges ruled that the claims were late.",
        "Judges rejected an appeal by the firm.",
    ),
    rejects=("The company ruled out an offer.",),
    first=1,
)
