"""How something is described, and by whom."""

from bot.facts.kinds.frame import Kind, roles, verbs

KIND = Kind(
    name="describe",
    roles=roles("theme", "value"),
    cues=(
        *verbs(
            "describe regard portray depict characterise characterize view brand frame cast paint treat class classify "
            "recognise recognize define rate rank perceive tout",
            "object:theme as:value",
            needs="object as",
        ),
        *verbs("liken compare", "object:theme to:value", needs="object to"),
        *verbs(
            "call label dub brand consider deem term pronounce declare judge rule think believe find nickname christen",
            "object:theme clause:value",
            needs="object clause",
            bars="clause~pay,leave,help,come,act,do,go,make,be,have,stop,start,continue,join,vote,work",
        ),
    ),
    says="{theme} is called {value}",
    matches=(
        "The lawyer described the ruling as a mistake.",
        "The union called the offer an insult.",
        "Engineers regard the bridge as unsafe.",
        "The coach likened the pitch to a swamp.",
    ),
    rejects=("They called her at home.",),
)
