"""A ceasefire or armistice: between whom, on what terms."""

from bot.facts.kinds.frame import Kind, nouns, roles

KIND = Kind(
    name="truce",
    roles=roles("parties actor", "terms"),
    cues=(
        *nouns(
            "ceasefire cease-fire truce armistice",
            "between:parties with:parties in:terms of:terms for:terms poss:parties subject:parties",
        ),
    ),
    says="{parties} observe a truce",
    matches=("A truce between the two clans was reached.",),
)
