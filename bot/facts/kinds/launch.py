"""What is launched or lands, by whom, from where, and how it ends."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="launch",
    roles=roles("actor actor", "theme", "site", "outcome"),
    cues=(
        *verbs("launch unveil release", "subject:actor object:theme from:site", needs="object", confidence=0.7),
        *verbs("lift_off blast_off", "subject:theme from:site"),
        *verbs("land", "subject:theme on:site at:site in:site"),
        *verbs("reach", "subject:theme object:outcome", needs="object~orbit,space,moon"),
        *nouns("launch liftoff lift-off", "of:theme by:actor from:site poss:actor compound:theme"),
    ),
    says="{theme} is launched from {site}",
    matches=("The rocket failed to reach orbit.", "The company launched a new engine."),
)
