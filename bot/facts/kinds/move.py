"""Which person moves from which club or firm to which, for what fee."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="move",
    roles=roles("person person", "from actor", "to actor", "fee* money", "contract", asks={"fee": "For what fee?"}),
    cues=(
        *verbs("join", "subject:person object:to from:from for:fee as:contract", needs="subject object"),
        *verbs(
            "sign",
            "subject:person,to object:person for:to,fee until:contract with:to from:from",
            bars="clause",
            confidence=0.7,
        ),
        *verbs("loan", "subject:from object:person to:to", needs="object"),
        *verbs("leave", "subject:person object:from for:to", needs="object for"),
    ),
    says="{person} moves from {from} to {to}",
    matches=("Joao Terra will join Harwick Town from Real Sabinas.",),
    rejects=("The river joins the sea.",),
    first=2,
)
