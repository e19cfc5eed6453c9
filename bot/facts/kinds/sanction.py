"""Who bans, fines or taxes whom or what, at what rate, from when."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="sanction",
    roles=roles("by actor", "target", "measure", "rate percent money"),
    cues=(
        *verbs("sanction ban fine blacklist", "subject:by object:target from:measure for:measure"),
        *verbs(
            "impose levy lift waive",
            "subject:by object:measure on:target against:target",
            needs="object~sanction,tariff,ban,fine,duty,embargo,tax,restriction,quota,levy",
        ),
        *verbs(
            "lower raise cut reduce increase",
            "subject:by object:measure to:rate on:target by:rate",
            needs="object~tariff,duty,levy",
        ),
        *nouns(
            "sanction tariff embargo",
            "on:target against:target of:rate,by by:by poss:by compound:target from:by",
            confidence=0.6,
        ),
    ),
    says="{by} puts {measure} on {target}",
    matches=("The union imposed tariffs on steel.", "The regulator fined the bank."),
    first=2,
)
