"""Who negotiates with whom about what."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="negotiate",
    roles=roles("parties actor", "topic", "format"),
    cues=(
        *verbs(
            "negotiate bargain haggle",
            "subject:parties object:topic with:parties on:topic over:topic about:topic for:topic clause:topic",
        ),
        *verbs("discuss", "subject:parties object:topic with:parties"),
        *verbs(
            "hold open resume begin start continue enter",
            "subject:parties with:parties on:topic over:topic about:topic",
            needs="object=talk,negotiation,consultation,discussion",
            bars="clause",
        ),
        *nouns(
            "talks negotiation discussion consultation",
            "poss:parties with:parties between:parties on:topic over:topic about:topic "
            "of:parties clause:topic subject:parties amod:format",
        ),
    ),
    says="{parties} negotiate {topic}",
    matches=(
        "The town is in talks with the railway about the station.",
        "Talks between the union and the operator resume on Monday.",
    ),
    rejects=("She gave a talk on birds.",),
)
