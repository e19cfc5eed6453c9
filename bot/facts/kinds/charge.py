"""Who is suspected, arrested, sued or sentenced, for what, by whom."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="charge",
    roles=roles("suspect actor", "offence", "by actor", "plea", "sentence"),
    cues=(
        *verbs("arrest detain", "subject:by object:suspect on:offence for:offence over:offence"),
        *verbs(
            "charge indict convict",
            "subject:by object:suspect with:offence of:offence on:offence for:offence",
            needs="object",
        ),
        *verbs("accuse", "subject:by object:suspect of:offence", needs="object"),
        *verbs("sentence jail imprison", "subject:by object:suspect to:sentence for:offence,sentence", needs="object"),
        *verbs("sue", "subject:by object:suspect for:offence over:offence"),
        *verbs("plead", "subject:suspect to:offence object:plea clause:plea", needs="object~guilty,innocent"),
    ),
    says="{suspect} is accused of {offence} by {by}",
    matches=(
        "The driver pleaded guilty to fraud.",
        "Police arrested two men on suspicion of fraud.",
        "The mayor was charged with bribery.",
    ),
)
