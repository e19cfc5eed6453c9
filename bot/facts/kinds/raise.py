"""Which organisation raises how much money, from whom, at what value."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="raise",
    roles=roles("org actor", "amount money", "investors actor", "round", "valuation money"),
    cues=(
        *verbs(
            "raise borrow",
            "subject:org object:amount from:investors in:round at:valuation",
            needs="object",
            bars="subject~resident,neighbour,neighbor,friend,family,people,fan,supporter,pupil,student,villager,colleague,"
            "volunteer,parent,runner,campaigner,well-wisher",
        ),
        *verbs("float list", "subject:org object:round at:valuation", confidence=0.5),
    ),
    says="{org} raises {amount}",
    matches=("The start-up raised 30 million euros from two funds.",),
    rejects=("The council raised the issue.", "Residents raised 25,000 pounds for the family."),
    first=2,
)
