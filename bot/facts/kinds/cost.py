"""What something costs, fetches or is said to be worth."""

from bot.facts.kinds.frame import Kind, adjectives, nouns, roles, verbs

_MEASURES = "cost,price,bill,value,fee,damage,loss,worth,estimate,budget,saving,overrun,spending,expense"

KIND = Kind(
    name="cost",
    roles=roles("theme", "amount* money", "payer actor", "source actor", asks={"amount": "How much does it cost?"}),
    cues=(
        *verbs("cost set_back", "subject:theme object:amount indirect:payer", needs="object"),
        *verbs("put estimate place peg", "subject:source object:theme at:amount", needs=f"object~{_MEASURES} at"),
        *verbs("estimate", "subject:source object:theme at:amount to:amount", needs="object at"),
        *verbs("value appraise price", "subject:source object:theme at:amount", needs="object at"),
        *verbs("total reach exceed top", "subject:theme object:amount", needs=f"subject~{_MEASURES} object"),
        *verbs(
            "come_to run_to amount_to come run amount",
            "subject:theme figure_to:amount",
            needs=f"subject~{_MEASURES} figure_money",
            bars="object~end",
        ),
        *verbs("stand", "subject:theme figure_at:amount", needs=f"subject~{_MEASURES} figure_money"),
        *verbs("fetch", "subject:theme object:amount", needs="object"),
        *verbs("sell retail go", "subject:theme for:amount at:amount", needs="for", bars="object", confidence=0.7),
        *adjectives("worth", "subject:theme object:amount", needs="subject object", confidence=0.7),
        *nouns("cost price fee bill", "of:amount poss:theme", needs="of", confidence=0.6),
    ),
    says="{theme} costs {amount}",
    matches=(
        "The repair will cost $3 million.",
        "The union put the cost at 5 million euros.",
        "The painting fetched $9 million.",
        "The bill came to 3 million euros.",
    ),
    rejects=("The delay cost them the match.", "The exhibit is worth a visit."),
    first=2,
)
