"""Who takes over or merges with whom, for how much, on which terms."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="acquire",
    roles=roles(
        "acquirer* organisation",
        "target organisation",
        "price* money",
        "stake percent",
        "terms",
        asks={"price": "For how much?"},
    ),
    cues=(
        *verbs(
            "buy acquire purchase", "subject:acquirer object:target for:price in:terms", needs="object", confidence=0.9
        ),
        *verbs("take_over", "subject:acquirer object:target for:price"),
        *verbs("merge", "subject:acquirer with:target object:target"),
        *nouns(
            "takeover merger acquisition", "of:target by:acquirer poss:acquirer with:target for:price between:acquirer"
        ),
    ),
    says="{acquirer} takes over {target} for {price}",
    implies={"pay.payer": "acquirer"},
    matches=("Calder Rail bought Tamsin Freight for $4.2 billion.",),
    rejects=("The town bought two buses.",),
    first=2,
)
