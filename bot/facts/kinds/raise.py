"""Which organisation raises how much money, from whom, at what value."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="raise",
    roles=roles("org actor", "amount money", "investors actor", "round", "valuation money"),
    cues=(
        *verbs("raise borrow", "subject:org object:amount from:investors in:round at:valuation", needs="object"),
        *verbs("float list", "subject:org object:round at:valuation", confidence=0.5),
    ),
    says="{org} raises {amount}",
    matches=("The start-up raised 30 million euros from two funds.",),
    rejects=("The council raised the issue.",),
    first=2,
)
