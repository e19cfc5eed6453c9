"""Who strikes, marches or protests, against or for what, how many."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="protest",
    roles=roles(
        "participants*", "target", "demand", "place place", "period", asks={"participants": "How many took part?"}
    ),
    cues=(
        *verbs(
            "protest demonstrate rally march", "subject:participants against:target for:demand over:demand in:place"
        ),
        *verbs("walk_out", "subject:participants over:demand in:period at:place"),
        *verbs(
            "strike",
            "subject:participants over:demand for:demand",
            bars="object subject~quake,earthquake,tremor,storm,hurricane,cyclone,tornado,lightning,wave,tsunami,"
            "asteroid,missile,rocket,drone,car,truck,lorry,van,bus,train,ship,disaster,tragedy,virus,gunman,attacker",
            confidence=0.7,
        ),
        *verbs("take", "subject:participants in:period", needs="object=part", confidence=0.5),
        *nouns(
            "protest demonstration walkout",
            "by:participants against:target over:demand of:participants poss:participants in:place",
        ),
        *nouns("strike", "by:participants over:demand poss:participants of:participants", confidence=0.6),
    ),
    says="{participants} protest over {demand}",
    matches=("About 300 nurses walked out over pay.",),
)
