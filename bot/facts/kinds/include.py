"""What a whole consists of."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="include",
    roles=roles("whole", "parts", "emphasis"),
    cues=(
        *verbs("include contain comprise feature", "subject:whole object:parts with:emphasis", needs="object"),
        *verbs("consist", "subject:whole of:parts"),
    ),
    says="{whole} includes {parts}",
    matches=("The package includes tents and blankets.",),
)
