"""What something costs or is said to be worth."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

_MEASURES = "cost,price,bill,value,fee,damage,loss,worth,estimate"

KIND = Kind(
    name="cost",
    roles=roles("theme", "amount* money", "payer actor", "source actor", asks={"amount": "How much does it cost?"}),
    cues=(
        *verbs("cost", "subject:theme object:amount indirect:payer", needs="object"),
        *verbs("put estimate", "subject:source object:theme at:amount", needs=f"object~{_MEASURES} at"),
        *verbs("value", "subject:source object:theme at:amount", needs="object at"),
        *nouns("cost price fee bill", "of:theme,amount at:amount poss:theme", needs="of", confidence=0.6),
    ),
    says="{theme} costs {amount}",
    matches=("The repair will cost $3 million.", "The union put the cost at 5 million euros."),
    rejects=("The delay cost them the match.",),
)
