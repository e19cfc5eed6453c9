"""What happens or goes on, where, for how long."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="occur",
    roles=roles("event", "place place", "duration", "participants actor"),
    cues=(
        *verbs("go_on last continue", "subject:event for:duration in:place", bars="object clause"),
        *verbs("happen occur", "subject:event in:place at:place"),
        *verbs("take", "subject:event in:place at:place", needs="object=place"),
        *verbs("rage drag_on", "subject:event for:duration in:place"),
    ),
    says="{event} takes place in {place}",
    matches=("The fire has been going on for three weeks.", "The vote took place in Bern."),
)
