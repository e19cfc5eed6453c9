"""Who gives, sends or hands over what to whom."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="transfer",
    roles=roles(
        "giver* actor", "recipient actor place", "goods", "quantity number", "via", asks={"giver": "Who sends it?"}
    ),
    cues=(
        *verbs(
            "send supply give donate deliver ship provide export transfer hand_over hand turn_over",
            "subject:giver object:goods indirect:recipient to:recipient via:via through:via for:recipient with:goods",
            needs="object",
            bars="particle~off,home,out object~cause,reason,detail,explanation,warning,notice,birth,evidence,interview,"
            "speech,statement,estimate,figure,date,boot,sack,life,chance,opportunity,permission,time,name,number,example,"
            "judgment,judgement,verdict,ruling,way,rise,consent,assurance,assurances,go-ahead",
        ),
        *verbs("provide supply", "subject:giver object:recipient with:goods", needs="object with"),
        *verbs("go", "subject:goods to:recipient", needs="subject to", confidence=0.7),
        *nouns(
            "shipment delivery transfer supply donation export consignment",
            "of:goods by:giver poss:giver from:giver to:recipient compound:goods",
        ),
    ),
    says="{giver} sends {goods} to {recipient}",
    matches=("Sweden sent blankets to the island.", "The shipment of grain to the island was delayed."),
    rejects=(
        "The forward was sent off.",
        "No cause was given.",
        "The talks went to the wire.",
    ),
)
