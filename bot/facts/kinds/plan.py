"""Who plans what, for when."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs
from bot.facts.model import Status

KIND = Kind(
    name="plan",
    roles=roles("actor* actor", "content", "addressee actor"),
    cues=(
        *verbs("plan intend prepare", "subject:actor clause:content object:content for:content", status=Status.PLANNED),
        *verbs("schedule", "subject:actor object:content for:content", confidence=0.7, status=Status.PLANNED),
        *nouns(
            "plan",
            "poss:actor clause:content for:content of:actor by:actor",
            needs="clause",
            confidence=0.7,
            status=Status.PLANNED,
        ),
    ),
    says="{actor} plans {content}",
    matches=("The council plans to close two schools.",),
)
