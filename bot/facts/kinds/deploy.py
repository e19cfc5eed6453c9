"""Who stations what, where."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="deploy",
    roles=roles("actor* actor", "theme", "place place", "quantity number"),
    cues=(
        *verbs(
            "deploy station", "subject:actor object:theme in:place at:place to:place on:place near:place along:place"
        ),
        *nouns("deployment", "of:theme by:actor poss:actor in:place to:place at:place compound:theme"),
    ),
    says="{actor} deploys {theme} in {place}",
    matches=("Two boats were stationed near the harbour.",),
)
