"""Who changes what, from what to what."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="change",
    roles=roles("actor* actor", "theme", "from", "to", "by number percent"),
    cues=(
        *verbs(
            "change reverse revise alter modify amend overhaul",
            "subject:actor object:theme from:from to:to",
            needs="object",
            bars="object~train,bus,clothes,mind,hand,seat,subject,place",
        ),
        *verbs(
            "raise cut lower reduce increase ease tighten shift",
            "subject:actor object:theme from:from to:to by:by",
            needs="object",
        ),
        *nouns("change shift reversal", "in:theme of:theme by:actor poss:actor from:from to:to"),
        *nouns("increase reduction cut", "in:theme of:theme,by by:actor poss:actor from:from to:to", confidence=0.6),
    ),
    says="{actor} changes {theme} from {from} to {to}",
    matches=("The bank changed its rules.", "The agency cut its forecast to 7% from 9%."),
    rejects=("She changed trains.",),
)
