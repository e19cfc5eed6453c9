"""Who plans what, for when."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="plan",
    roles=roles("actor* actor", "content", "addressee actor"),
    cues=(
        *verbs("plan intend prepare", "subject:actor clause:content object:content for:content"),
        *verbs("schedule", "subject:actor object:content for:content", confidence=0.7),
        *nouns("plan", "poss:actor clause:content for:content of:actor by:actor", needs="clause", confidence=0.7),
        *verbs("decide", "subject:actor clause:content", needs="clause"),
    ),
    says="{actor} plans {content}",
    matches=("The council plans to close two schools.",),
)
