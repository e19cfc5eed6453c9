"""Who supports, welcomes, rejects or criticises what."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="endorse",
    roles=roles("holder actor", "target", "stance"),
    cues=(
        *verbs("support back welcome endorse praise applaud hail", "subject:holder object:target"),
        *verbs("reject criticise criticize oppose condemn denounce slam", "subject:holder object:target"),
        *verbs("make", "subject:target", needs="object=sense"),
        *verbs(
            "take adopt",
            "subject:holder object:stance in:target on:target towards:target",
            needs="object~stance,position,line,side",
        ),
        *nouns(
            "support backing opposition criticism",
            "poss:holder for:target of:target to:target from:holder by:holder",
            confidence=0.55,
        ),
    ),
    says="{holder} {stance} {target}",
    matches=("The mayor welcomed the ruling.",),
)
