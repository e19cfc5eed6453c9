"""Which person moves from which club or firm to which, for what fee."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="move",
    roles=roles("person person", "from actor", "to actor", "fee* money", "contract", asks={"fee": "For what fee?"}),
    cues=(
        *verbs(
            "join rejoin", "subject:person object:to from:from for:fee as:contract on:contract", needs="subject object"
        ),
        *verbs(
            "sign",
            "subject:person,to object:person for:to,fee until:contract with:to from:from on:contract",
            bars="clause",
            confidence=0.7,
        ),
        *verbs("loan", "subject:from object:person to:to", needs="object"),
        *verbs("leave", "subject:person object:from for:to", needs="object for"),
        *verbs(
            "poach hire lure recruit prise", "subject:to object:person from:from for:fee", needs="subject object from"
        ),
        *verbs(
            "move switch transfer defect return",
            "subject:person to:to from:from for:fee on:contract",
            needs="subject to from",
        ),
        *verbs("swap", "subject:person object:from for:to", needs="subject object for"),
    ),
    says="{person} moves from {from} to {to}",
    matches=("Joao Terra will join Harwick Town from Real Sabinas.",),
    rejects=("The river joins the sea.", "The office moved to the harbour from the station."),
    first=2,
)
