"""What damaged or cut off what, at what cost."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="damage",
    roles=roles("cause", "theme", "cost* money", "extent"),
    cues=(
        *verbs("damage destroy wreck ruin flatten", "subject:cause object:theme in:cause"),
        *verbs(
            "devastate",
            "subject:cause object:theme in:cause",
            bars="object~family,relative,parent,mother,father,wife,husband,colleague,friend,fan,supporter,people,man,woman,"
            "i,we,he,she,they,you",
        ),
        *verbs("flood submerge", "subject:cause object:theme", needs="object", confidence=0.7),
        *nouns(
            "power electricity water gas", "subject:theme", needs="own_without subject", negated=True, confidence=0.8
        ),
        *verbs("lose", "subject:theme", needs="object=power,electricity"),
        *verbs(
            "lose",
            "object:theme in:cause to:cause during:cause",
            needs="object~home,house,roof,farm,crop,harvest,boat,livestock,belonging,possession,property "
            "in~flood,flooding,fire,blaze,storm,hurricane,cyclone,typhoon,tornado,earthquake,quake,landslide,explosion",
        ),
        *verbs(
            "lose", "object:theme", needs="object", bars="subject clause object~i,he,she,we,they,you", confidence=0.6
        ),
        *nouns("damage destruction", "to:theme of:cost,theme in:theme,cost by:cause from:cause poss:cause"),
    ),
    says="{cause} damages {theme}",
    matches=(
        "The storm destroyed forty houses.",
        "About 900 homes were without power.",
        "Mia Lind lost her house in the flood.",
    ),
    rejects=("The family was devastated by his death.",),
)
