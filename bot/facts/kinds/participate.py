"""Who takes part in an undertaking, is among its members, or is kept out."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="participate",
    roles=roles("event", "participants actor"),
    cues=(
        *verbs("include", "subject:event object:participants", needs="object"),
        *verbs("involve", "subject:event object:participants!", needs="object"),
        *verbs("join", "subject:participants object:event"),
        *verbs("take", "subject:participants in:event", needs="object=part"),
        *verbs("participate", "subject:participants in:event"),
        *nouns(
            "coordination cooperation collaboration partnership",
            "with:participants between:participants head:event",
            needs="with",
        ),
    ),
    says="{participants} takes part in {event}",
    matches=("The fleet includes Norway and Iceland.", "The talks do not involve the regulator."),
    first=1,
)
