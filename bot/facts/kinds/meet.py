"""Who meets, calls or appears with whom, where."""

from bot.facts.kinds.frame import Kind, nouns, roles, verbs

KIND = Kind(
    name="meet",
    roles=roles("actor actor", "counterparty actor", "place place", "channel", "topic"),
    cues=(
        *verbs("meet", "subject:actor object:counterparty with:counterparty in:place at:place"),
        *verbs(
            "call phone telephone",
            "subject:actor object:counterparty",
            needs="object",
            bars="clause object~itself,himself,herself,themselves",
        ),
        *verbs("visit", "subject:actor object:counterparty,place"),
        *verbs("host receive", "subject:actor object:counterparty at:place in:place"),
        *verbs("speak talk", "subject:actor with:counterparty to:counterparty about:topic", needs="with"),
        *verbs("appear", "subject:actor with:counterparty alongside:counterparty at:place in:place", needs="with"),
        *nouns(
            "meeting appearance conversation call visit contact encounter",
            "poss:actor with:counterparty between:actor of:actor by:actor to:counterparty,place "
            "at:place in:place subject:actor",
            needs="with",
        ),
        *nouns("meeting", "poss:actor between:actor of:actor at:place in:place", needs="between"),
    ),
    says="{actor} meets {counterparty} at {place}",
    matches=("The minister met the envoy in Oslo.", "The mayor is in contact with three ports."),
    rejects=("The plan met with criticism.",),
)
